// Everything that the window says, in the language of whoever reads it. Panels say it through `ui.say`, the model through
// `SceneInputs::say`:
//
//     ui.say.top_lessons()                                      a phrase as it stands
//     ui.say.slot_from({.owner = name, .time = "1.00"})         one with {places}
//
// To add a phrase: put a line `key = text` into assets/ui.en.txt and its translation into assets/ui.de.txt (the format is in
// phrase_file.h), build, and call it by its key. The build makes a function of every key of the English file, so a wrong key
// or a forgotten place does not compile; a phrase that another language lacks is said in English, and phrases_tests
// complains. No words that a reader sees are written in app/panels or app/model: that is tested, too.
//
// In English the words of a run (states, waits) are those of core/trace; app/model/state_phrases.h has them in the others.
// What a program prints, its errors and the names in it stay as they are.
#pragma once

#include "app/phrases/generated_phrases.h"
#include "app/phrases/locale.h"
