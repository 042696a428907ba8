// Other keys for commands: which may be chosen, what stands in the way, and what a press means then. Everybody behind this
// knows the usual keys only: a chosen press is turned into the usual one before anything is drawn.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "app/panels/commands.h"
#include "app/widgets/key_names.h"
#include "app/widgets/ui.h"

namespace asynchio::panels {

// In the reader's language: "Strg+Umschalt+P".
std::string key_words(const Phrases& say, const KeyPress& press);

// Whether the command's key may be another one. Keys that only make sense themselves, and those of a clicker, stay.
bool may_have_other_key(const Command& command);

// Why this key cannot stand for the command, in a sentence; "" if it can.
std::string why_not(const Phrases& say, const KeyChoices& keys, const Command& command, const KeyPress& wanted);

// The usual key again: the choice, or a sentence why another command stands in the way.
Action usual_key(const Phrases& say, const UiState& ui, const Command& command);

// Choices that hold. Those that name no command or no key, or a key that is taken, do not.
KeyChoices valid_choices(const KeyChoices& keys);
// A sentence about each of the others.
std::vector<std::string> problems_of_keys(const Phrases& say, const KeyChoices& keys);

// What was pressed while a key is asked for: a choice, a sentence why it is none, or nothing at all.
Action answer_key(const Phrases& say, const UiState& ui, const KeyPress& press);

// What the keys mean. `typing`: somebody types, so only keys that type nothing are turned; `answering`: letters are answers.
void turn_keys(std::vector<KeyPress>& presses, const KeyChoices& keys, bool typing, bool answering);
// For tooltips and key caps of buttons.
std::vector<ui::KeyName> renamed_keys(const Phrases& say, const KeyChoices& keys);

}  // namespace asynchio::panels
