// The card of settings: theme, size, motion, speed, language. Ctrl+, opens it.
#pragma once

#include <array>
#include <string_view>

#include "app/model/action.h"
#include "app/model/scene.h"
#include "app/widgets/ui.h"

namespace asynchio::panels {

// `area` is the whole window. Draws nothing unless UiState::card is this one.
void draw_settings_card(ui::Ui& ui, const ui::Rect& area, const Scene& scene, const UiState& ui_state, Actions& actions);

// "Light", ...: of kThemes, in their order.
std::array<std::string_view, kThemes.size()> theme_names(const Phrases& say);

}  // namespace asynchio::panels
