// One frame of the app on whatever surface: fonts and theme, the panels, the keys that are left. The window, pictures
// and tests all draw through here, so they show the same.
#pragma once

#include <optional>
#include <span>
#include <string>

#include "app/panels/window_layout.h"
#include "app/play/playground.h"
#include "app/widgets/font_files.h"
#include "app/widgets/fonts.h"
#include "app/widgets/memory.h"
#include "app/widgets/places.h"
#include "app/widgets/theme.h"

namespace asynchio {

// The projected layout is designed for 1920 x 1080 pixels and fills any other surface in proportion.
float projected_scale(int width, int height);

// Those that the build has put beside the program, or what stands in for them.
ui::FontFiles fonts_beside_program();

class Screen {
  public:
    // `reduced_motion`: nothing slides, whatever the settings say; pictures are always made so.
    explicit Screen(bool reduced_motion);

    // Between frames: the glyphs that the next frame needs. `scale`: pixels for one pixel of the design.
    void build_fonts(float scale);
    bool wants_fonts() const { return fonts_.wants_refresh(); }
    // Draws the playground and lets it act on what the user did. `sentences`: with what it has to say for a few seconds.
    void draw(FrameInput input, float scale, Playground& playground, bool sentences = true);

    ImU32 background() const { return theme_[ui::Role::background]; }
    // From now on the places of what can be pressed are remembered, for tests.
    void keep_places() { places_.emplace(); }
    std::span<const ui::Place> places() const { return places_ ? std::span(places_->all()) : std::span<const ui::Place>(); }
    // Seconds until something on the screen moves by itself.
    double redraw_in() const { return memory_.redraw_in; }

  private:
    void use_theme(const UiState& ui);
    void turn(FrameInput& input, Playground& playground, Actions& actions) const;
    void draw_toast(ui::Ui& ui, const ui::Rect& area, const Playground& playground);

    ui::Theme theme_;
    std::string theme_name_;
    ui::Fonts fonts_;
    ui::Memory memory_;
    std::optional<ui::Places> places_;
    const bool reduced_motion_;
    int toast_shown_ = 0;
    double toast_until_ = 0;
};

}  // namespace asynchio
