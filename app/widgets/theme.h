// Colour themes: one colour for each role, read from a file of assets/themes. No widget names a colour
// itself.
//
// A theme file is TOML: `name`, `bar_outline_width`, `print` and a table [colours] with one "#RRGGBB" or
// "#RRGGBBAA" for every role of this list, no more and no fewer. A table [states] may give the states fills of its
// own: all seven, or none, and then those of state_look.cpp hold.
#pragma once

#include <array>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "app/widgets/color.h"
#include "app/widgets/state_look.h"
#include "core/base/result.h"

namespace asynchio::ui {

enum class Role {
    background,  // behind the cards
    surface,     // cards
    sunken,      // fields, pool queue
    not_yet,     // time that has not happened
    hairline,    // decoration only
    edge,        // of cards and quiet buttons
    outline,     // of fields, ghosts, rings
    text,
    muted,           // text of less weight
    accent,          // next action, playhead, selection, focus
    accent_wash,     // behind the current line, the lit rule
    on_accent,       // text on accent
    trouble,         // words only
    agreed,          // result, done
    caption_ground,  // the one inverted surface
    caption_text,
    caption_muted,
    bar_outline,
    pattern_ink,  // patterns, and text on a fill
    blocking_edge,
    shadow,  // the rectangle behind a raised card
    veil,    // over the lanes when the run is stuck
    count
};

inline constexpr std::size_t kRoleCount = static_cast<std::size_t>(Role::count);

struct Theme {
    std::string name;
    std::array<Color, kRoleCount> colors{};
    std::array<Color, kLookCount> fills = usual_fills();  // of the states; 0: none
    float bar_outline_width = 1.5f;  // pixels at 100 %
    bool print = false;              // fills are white, patterns black

    Color operator[](Role role) const { return colors[static_cast<std::size_t>(role)]; }
    // Of a bar in this state, as it is drawn: white and black when printed.
    Color fill(Look look) const;
    // Of its pattern, opacity included.
    Color pattern_color(const Pattern& pattern) const;

    static std::array<Color, kLookCount> usual_fills();
};

// "accent_wash"
std::string_view role_name(Role role);

// `source` names the text in messages: "light.toml, line 9: accent is 'red'; expected a colour like
// "#4338CA"".
Result<Theme> parse_theme(std::string_view text, std::string_view source);
Result<Theme> load_theme(const std::filesystem::path& path);

// The themes that are part of the program, so that it can start when their files are gone: "light", "dark",
// "contrast", "blue-orange", "print", "projector". Any other name is the light one.
Theme built_in_theme(std::string_view name);
std::vector<std::string_view> built_in_theme_names();

// A colour for a drawing call: a role of the theme or a fixed colour (state fills), possibly faded.
class Ink {
  public:
    Ink(Role role) : role_(role) {}  // NOLINT(google-explicit-constructor)
    explicit Ink(Color color) : role_(Role::count), color_(color) {}

    Ink fade(float alpha) const {
        Ink ink = *this;
        ink.alpha_ *= alpha;
        return ink;
    }
    Color in(const Theme& theme) const {
        const Color color = role_ == Role::count ? color_ : theme[role_];
        return alpha_ == 1 ? color : faded(color, alpha_);
    }

  private:
    Role role_;
    Color color_ = 0;
    float alpha_ = 1;
};

}  // namespace asynchio::ui
