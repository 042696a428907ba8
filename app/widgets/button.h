// Buttons and key caps.
#pragma once

#include <string_view>

#include "app/widgets/icons.h"
#include "app/widgets/ui.h"

namespace asynchio::ui {

enum class ButtonKind {
    primary,  // filled with the accent: one on the screen, the next action
    quiet,    // outlined
    plain,    // nothing but the word or icon until it is hovered
};

struct ButtonLook {
    ButtonKind kind = ButtonKind::quiet;
    icon::Icon icon = {};
    std::string_view key = {};      // shown as a key cap at the right end
    std::string_view tooltip = {};  // the word, for buttons that show an icon only
    bool enabled = true;
    bool chosen = false;  // a switch that is on
    Type type = Type::label;
};

// True when it was clicked, or activated by Space or Enter. An empty label makes an icon button.
bool button(Ui& ui, std::string_view id, const Rect& rect, std::string_view label,
            const ButtonLook& look = {});

// The width such a button wants, in pixels.
float button_width(Ui& ui, std::string_view label, const ButtonLook& look = {});

// A key cap, 24 high at 100 %, its left edge at x, centred on the middle of `line`. Returns its width.
float draw_key_cap(Ui& ui, float x, const Rect& line, std::string_view key);
float key_cap_width(Ui& ui, std::string_view key);

}  // namespace asynchio::ui
