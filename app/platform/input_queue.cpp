#include "app/platform/input_queue.h"

#include <algorithm>
#include <utility>

#include "app/widgets/compat/imgui_compat.h"

namespace asynchio::platform {
namespace {

// The character that a key types on its own, for scripts.
char32_t character_of(Key key, bool shift) {
    if (key >= Key::a && key <= Key::z)
        return (shift ? U'A' : U'a') + static_cast<char32_t>(key) - static_cast<char32_t>(Key::a);
    if (key == Key::space) return U' ';
    for (char32_t c = U' '; c < 0x7F; ++c)
        if (key_of_character(c) == key) return c;
    return 0;
}

Key key_of(char32_t c) {
    if (c >= U'a' && c <= U'z') return static_cast<Key>(static_cast<char32_t>(Key::a) + (c - U'a'));
    if (c >= U'A' && c <= U'Z') return static_cast<Key>(static_cast<char32_t>(Key::a) + (c - U'A'));
    if (c == U' ') return Key::space;
    return key_of_character(c).value_or(Key::none);
}

// One character of UTF-8 that is known to be well formed (our own scripts); what is not is taken byte by
// byte.
char32_t next_character(std::string_view& text) {
    const auto first = static_cast<unsigned char>(text.front());
    const std::size_t length = first < 0x80 ? 1 : first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4;
    char32_t c = length == 1 ? first : first & (0x7Fu >> length);
    for (std::size_t i = 1; i < length && i < text.size(); ++i)
        c = (c << 6) | (static_cast<unsigned char>(text[i]) & 0x3Fu);
    text.remove_prefix(std::min(length, text.size()));
    return c;
}

}  // namespace

void InputQueue::push(InputEvent event) {
    // Only the last of several moves matters.
    if (std::holds_alternative<MouseMoved>(event) && !events_.empty() &&
        std::holds_alternative<MouseMoved>(events_.back()))
        events_.back() = event;
    else
        events_.push_back(event);
}

void InputQueue::press(Key key, Modifiers modifiers) {
    push(KeyChanged{key, true, false, modifiers});
    const char32_t c = character_of(key, modifiers.shift);
    if (c != 0 && !modifiers.ctrl && !modifiers.alt) push(CharacterTyped{c});
    push(KeyChanged{key, false, false, modifiers});
    if (modifiers.ctrl || modifiers.shift || modifiers.alt) push(KeyChanged{});  // they come up too
}

void InputQueue::type(std::string_view utf8) {
    while (!utf8.empty()) {
        const char32_t c = next_character(utf8);
        const Modifiers modifiers{.shift = c >= U'A' && c <= U'Z'};
        const Key key = key_of(c);
        if (key != Key::none) push(KeyChanged{key, true, false, modifiers});
        push(CharacterTyped{c});
        if (key != Key::none) push(KeyChanged{key, false, false, modifiers});
    }
}

void InputQueue::click(float x, float y, int button) {
    push(MouseMoved{x, y});
    push(MouseButton{button, true, {}});
    push(MouseButton{button, false, {}});
}

void InputQueue::drag(float x0, float y0, float x1, float y1) {
    push(MouseMoved{x0, y0});
    push(MouseButton{0, true, {}});
    // A press with no frame in between would swallow the way there.
    constexpr int kSteps = 4;
    for (int i = 1; i <= kSteps; ++i) {
        const float part = static_cast<float>(i) / kSteps;
        events_.push_back(MouseMoved{x0 + (x1 - x0) * part, y0 + (y1 - y0) * part});
    }
    push(MouseButton{0, false, {}});
}

FrameInput InputQueue::next_frame(ImGuiIO& io) {
    FrameInput frame;
    Taken taken;
    while (!events_.empty() && take(io, frame, taken, events_.front())) events_.pop_front();
    return frame;
}

// Applies one event; false when it has to wait for the next frame.
bool InputQueue::take(ImGuiIO& io, FrameInput& frame, Taken& taken, const InputEvent& event) {
    if (const auto* moved = std::get_if<MouseMoved>(&event)) {
        if (taken.transition || taken.wheel || taken.moved) return false;
        compat::set_mouse_position(io, {moved->x, moved->y});
        return taken.moved = true;
    }
    if (const auto* button = std::get_if<MouseButton>(&event)) {
        if (taken.moved || taken.transition) return false;
        compat::set_modifiers(io, button->modifiers.ctrl, button->modifiers.shift, button->modifiers.alt);
        if (button->button >= 0 && button->button < static_cast<int>(buttons_down_.size())) {
            compat::set_mouse_button(io, button->button, button->down);
            buttons_down_[static_cast<std::size_t>(button->button)] = button->down;
        }
        return taken.transition = true;
    }
    if (const auto* wheel = std::get_if<MouseWheel>(&event)) {
        compat::set_modifiers(io, wheel->modifiers.ctrl, wheel->modifiers.shift, wheel->modifiers.alt);
        compat::add_wheel(io, wheel->dx, wheel->dy);
        return taken.wheel = true;
    }
    if (const auto* key = std::get_if<KeyChanged>(&event)) return take_key(io, frame, taken, *key);
    if (const auto* typed = std::get_if<CharacterTyped>(&event)) {
        io.AddInputCharacter(typed->character);
        frame.text += typed->character;
        if (const auto key = key_of_character(typed->character)) frame.keys.push_back({.key = *key});
        return taken.typed = true;
    }
    if (const auto* dropped = std::get_if<FilesDropped>(&event)) {
        frame.files.insert(frame.files.end(), dropped->paths.begin(), dropped->paths.end());
        return true;
    }
    if (taken.transition || taken.moved) return false;
    release_all(io);
    return taken.transition = true;
}

bool InputQueue::take_key(ImGuiIO& io, FrameInput& frame, Taken& taken, const KeyChanged& key) {
    if (taken.transition || taken.typed) return false;
    const Modifiers& with = key.modifiers;
    compat::set_modifiers(io, with.ctrl, with.shift, with.alt);
    compat::set_key(io, key.key, key.down);
    keys_down_[static_cast<std::size_t>(key.key)] = key.down;
    // Without ctrl or alt, punctuation and digits are pressed when their character arrives.
    const bool by_character = is_character_key(key.key) && !with.ctrl && !with.alt;
    if (key.down && key.key != Key::none && !by_character)
        frame.keys.push_back({key.key, with.ctrl, with.shift, with.alt, key.repeat});
    return taken.transition = true;
}

void InputQueue::release_all(ImGuiIO& io) {
    for (std::size_t i = 0; i < keys_down_.size(); ++i)
        if (std::exchange(keys_down_[i], false)) compat::set_key(io, static_cast<Key>(i), false);
    for (std::size_t i = 0; i < buttons_down_.size(); ++i)
        if (std::exchange(buttons_down_[i], false)) compat::set_mouse_button(io, static_cast<int>(i), false);
    compat::set_modifiers(io, false, false, false);
}

}  // namespace asynchio::platform
