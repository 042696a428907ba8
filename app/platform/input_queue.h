// Everything that was typed, clicked and moved, in its order. Window callbacks and scripted input put events
// in; each frame takes out as many as ImGui can tell apart: one press or release, never a button together
// with a move. So a key that goes down and up between two frames is seen, and ctrl+c is never c without ctrl.
#pragma once

#include <imgui.h>

#include <array>
#include <deque>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "app/widgets/compat/keys.h"

namespace asynchio::platform {

struct Modifiers {
    bool ctrl = false;
    bool shift = false;
    bool alt = false;
};

struct MouseMoved {
    float x = 0;  // pixels of the frame, from its upper left corner
    float y = 0;
};
struct MouseButton {
    int button = 0;  // 0 left, 1 right, 2 middle
    bool down = false;
    Modifiers modifiers;
};
struct MouseWheel {
    float dx = 0;
    float dy = 0;  // positive is up
    Modifiers modifiers;
};
struct KeyChanged {
    Key key = Key::none;
    bool down = false;
    bool repeat = false;
    Modifiers modifiers;
};
struct CharacterTyped {
    char32_t character = 0;
};
struct FilesDropped {
    std::vector<std::string> paths;
};
struct FocusLost {};  // keys and buttons that are down will never tell that they came up

using InputEvent = std::variant<MouseMoved, MouseButton, MouseWheel, KeyChanged, CharacterTyped, FilesDropped, FocusLost>;

class InputQueue {
  public:
    void push(InputEvent event);

    // For scripts and tests: press and release, with the characters that a keyboard would have typed.
    void press(Key key, Modifiers modifiers = {});
    void type(std::string_view utf8);
    void move(float x, float y) { push(MouseMoved{x, y}); }
    void click(float x, float y, int button = 0);
    void drag(float x0, float y0, float x1, float y1);

    // Moves the next events into ImGui's state. Call before ImGui::NewFrame, once for each frame.
    FrameInput next_frame(ImGuiIO& io);

    // More is waiting: draw another frame at once.
    bool waiting() const { return !events_.empty(); }

  private:
    struct Taken {
        bool moved = false;
        bool transition = false;
        bool wheel = false;
        bool typed = false;
    };

    bool take(ImGuiIO& io, FrameInput& frame, Taken& taken, const InputEvent& event);
    bool take_key(ImGuiIO& io, FrameInput& frame, Taken& taken, const KeyChanged& key);
    void release_all(ImGuiIO& io);

    std::deque<InputEvent> events_;
    std::array<bool, static_cast<std::size_t>(Key::count)> keys_down_{};
    std::array<bool, 3> buttons_down_{};
};

}  // namespace asynchio::platform
