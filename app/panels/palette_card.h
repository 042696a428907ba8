// The command palette: every command, lesson, page and program that was opened before, found by its words and run by
// Enter. Ctrl+Shift+P opens it.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "app/model/action.h"
#include "app/model/scene.h"
#include "app/phrases/phrases.h"
#include "app/widgets/compat/keys.h"
#include "app/widgets/ui.h"

namespace asynchio::panels {

struct PaletteRow {
    std::string words;
    std::string keys;              // "Ctrl+R"; "" for what has no key
    std::string note;              // what it is, where it has no key: "lesson 5"
    KeyPress press = {};           // does the same as this key
    std::optional<Action> action;  // or this
};

// What can be done now and has every word that was typed, in any order.
std::vector<PaletteRow> palette_rows(const Phrases& say, const Scene& scene, const UiState& ui_state);

// `area` is the whole window. Draws nothing unless UiState::card is this one.
void draw_palette_card(ui::Ui& ui, const ui::Rect& area, const Scene& scene, const UiState& ui_state, Actions& actions);

}  // namespace asynchio::panels
