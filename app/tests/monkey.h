// Somebody who presses, clicks, drags, types and resizes without any sense. The same seed does the same, as long as the
// screen answers the same.
#pragma once

#include <array>
#include <random>
#include <span>
#include <string_view>

#include "app/platform/null_frames.h"
#include "app/widgets/places.h"

namespace asynchio::testing {

class Monkey {
  public:
    explicit Monkey(unsigned seed) : dice_(seed) {}

    // Any number from 0 to `count` - 1.
    std::size_t any(std::size_t count) { return dice_() % count; }
    bool once_in(std::size_t times) { return any(times) == 0; }

    // One input, or one that belongs together. `places`: what can be pressed now, which it likes better than walls.
    void act(platform::NullFrames& frames, std::span<const ui::Place> places) {
        platform::InputQueue& input = frames.input();
        switch (any(12)) {
            case 0: case 1: case 2: click(input, places, once_in(8) ? 1 + static_cast<int>(any(2)) : 0); break;
            case 3: drag(input, places); break;
            case 4: wheel(input, places); break;
            case 5: move(input, places); break;
            case 6: case 7: case 8: press(input); break;
            case 9: type(input); break;
            case 10: half_an_input(input); break;
            default:
                if (once_in(40)) resize(frames);
                else press(input);
        }
    }

  private:
    struct Point {
        float x, y;
    };

    float up_to(float most) { return static_cast<float>(dice_() % 4096) / 4096 * most; }

    Point point(std::span<const ui::Place> places) {
        if (places.empty() || once_in(4)) return {up_to(2000) - 40, up_to(1250) - 40};
        const ui::Rect& rect = places[any(places.size())].rect;
        return {rect.x + up_to(rect.w), rect.y + up_to(rect.h)};
    }

    void move(platform::InputQueue& input, std::span<const ui::Place> places) {
        const Point to = point(places);
        input.move(to.x, to.y);
    }

    void click(platform::InputQueue& input, std::span<const ui::Place> places, int button) {
        const Point at = point(places);
        input.click(at.x, at.y, button);
        if (once_in(10)) input.click(at.x, at.y, button);  // a double click
    }

    void drag(platform::InputQueue& input, std::span<const ui::Place> places) {
        const Point from = point(places), to = once_in(2) ? point(places) : Point{from.x + up_to(300) - 150, from.y + up_to(60) - 30};
        input.drag(from.x, from.y, to.x, to.y);
    }

    void wheel(platform::InputQueue& input, std::span<const ui::Place> places) {
        move(input, places);
        input.push(platform::MouseWheel{up_to(6) - 3, up_to(6) - 3, modifiers()});
    }

    platform::Modifiers modifiers() { return {once_in(4), once_in(4), once_in(10)}; }

    void press(platform::InputQueue& input) {
        input.press(static_cast<Key>(1 + any(static_cast<std::size_t>(Key::count) - 1)), modifiers());
    }

    void type(platform::InputQueue& input) {
        static constexpr std::array<std::string_view, 14> kTexts = {
            "await ", "asyncio.sleep(0)", "\"\"\"", "(((", "if True:", "import os", "\xC3\xA9\xC3\xBC", "\xE2\x86\x92\xF0\x9F\x8D\xB5",
            "0.5", "-1e99", "999999999999999999999", "while True: pass", "'", "# "};
        input.type(kTexts[any(kTexts.size())]);
    }

    // A key or a button that goes down and never comes up, or comes up and never went down; a window that loses focus.
    void half_an_input(platform::InputQueue& input) {
        switch (any(3)) {
            case 0: input.push(platform::MouseButton{static_cast<int>(any(3)), once_in(2), modifiers()}); break;
            case 1:
                input.push(platform::KeyChanged{static_cast<Key>(1 + any(static_cast<std::size_t>(Key::count) - 1)), once_in(2),
                                                once_in(2), modifiers()});
                break;
            default: input.push(platform::FocusLost{});
        }
    }

    void resize(platform::NullFrames& frames) {
        static constexpr std::array<std::array<int, 2>, 7> kSizes = {
            {{1366, 768}, {1920, 1080}, {900, 700}, {640, 480}, {320, 200}, {2400, 1200}, {1, 1}}};
        const auto& [width, height] = kSizes[any(kSizes.size())];
        frames.resize(width, height);
        size_ = {width, height};
    }

  public:
    std::array<int, 2> size() const { return size_; }

  private:
    std::mt19937 dice_;
    std::array<int, 2> size_ = {1366, 768};
};

}  // namespace asynchio::testing
