// For tests: a screen without a window. Put input in, draw frames, look at answers and vertices.
#pragma once

#include <functional>
#include <utility>

#include "app/platform/null_frames.h"
#include "app/widgets/ui.h"

namespace asynchio::ui {

class TestScreen {
  public:
    using Draw = std::function<void(Ui&)>;

    explicit TestScreen(int width = 800, int height = 600, float scale = 1)
        : frames_(width, height), fonts_(find_font_files({})), scale_(scale) {}

    platform::InputQueue& input() { return frames_.input(); }
    Memory& memory() { return memory_; }
    Fonts& fonts() { return fonts_; }
    Theme& theme() { return theme_; }
    void set_reduced_motion(bool on) { reduced_motion_ = on; }
    void set_projector(bool on) { projector_ = on; }
    void set_locale(Locale locale) { locale_ = locale; }

    // One frame. Returns the key presses that no widget took.
    std::vector<KeyPress> frame(const Draw& draw) {
        fonts_.refresh(*ImGui::GetIO().Fonts, scale_);
        Keys keys(frames_.begin());
        {
            Ui ui{theme_, fonts_, memory_, keys, scale_, reduced_motion_, projector_, phrases_in(locale_)};
            const Frame frame(ui);
            draw(ui);
        }
        drawn_ = &frames_.end();
        return keys.left();
    }

    // Frames until all input has arrived, and two more. Returns what no widget took in all of them.
    std::vector<KeyPress> settle(const Draw& draw) {
        std::vector<KeyPress> left;
        const auto step = [&] {
            const std::vector<KeyPress> some = frame(draw);
            left.insert(left.end(), some.begin(), some.end());
        };
        do step();
        while (input().waiting());
        step(), step();
        return left;
    }

    // Frames for so much time.
    void pass(double seconds, const Draw& draw) {
        for (int i = 0; i < static_cast<int>(seconds * 60) + 1; ++i) frame(draw);
    }

    // The next frame comes so much later.
    void sleep(float seconds) { frames_.sleep(seconds); }

    const ImDrawData& drawn() const { return *drawn_; }
    // Vertices and triangles of all lists of the last frame.
    int vertex_count() const { return drawn_->TotalVtxCount; }

  private:
    platform::NullFrames frames_;
    Theme theme_ = built_in_theme("light");
    Fonts fonts_;
    Memory memory_;
    const ImDrawData* drawn_ = nullptr;
    float scale_;
    bool reduced_motion_ = false;
    bool projector_ = false;
    Locale locale_ = Locale::en;
};

}  // namespace asynchio::ui
