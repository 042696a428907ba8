#include "app/platform/window_keys.h"

#define GLFW_INCLUDE_NONE
#include <GLFW/glfw3.h>

namespace asynchio::platform {
namespace {

Key in_row(Key first, int offset) {
    return static_cast<Key>(static_cast<int>(first) + offset);
}

// The layout decides what a key means, where it prints a letter we know: Z is Z on a German keyboard.
Key key_from_name(const char* name) {
    if (name == nullptr || name[0] == '\0' || name[1] != '\0') return Key::none;
    const char c = name[0];
    if (c >= 'a' && c <= 'z') return in_row(Key::a, c - 'a');
    if (c >= 'A' && c <= 'Z') return in_row(Key::a, c - 'A');
    if (c == '=') return Key::plus;  // unshifted plus of many layouts
    return key_of_character(static_cast<unsigned char>(c)).value_or(Key::none);
}

Key key_that_moves(int key) {
    switch (key) {
        case GLFW_KEY_SPACE: return Key::space;
        case GLFW_KEY_ENTER:
        case GLFW_KEY_KP_ENTER: return Key::enter;
        case GLFW_KEY_TAB: return Key::tab;
        case GLFW_KEY_BACKSPACE: return Key::backspace;
        case GLFW_KEY_DELETE: return Key::del;
        case GLFW_KEY_INSERT: return Key::insert;
        case GLFW_KEY_ESCAPE: return Key::escape;
        case GLFW_KEY_LEFT: return Key::left;
        case GLFW_KEY_RIGHT: return Key::right;
        case GLFW_KEY_UP: return Key::up;
        case GLFW_KEY_DOWN: return Key::down;
        case GLFW_KEY_PAGE_UP: return Key::page_up;
        case GLFW_KEY_PAGE_DOWN: return Key::page_down;
        case GLFW_KEY_HOME: return Key::home;
        case GLFW_KEY_END: return Key::end;
        case GLFW_KEY_KP_ADD: return Key::plus;
        case GLFW_KEY_KP_SUBTRACT: return Key::minus;
        default: return Key::none;
    }
}

}  // namespace

Key key_from_glfw(int key, const char* name) {
    if (key >= GLFW_KEY_F1 && key <= GLFW_KEY_F12) return in_row(Key::f1, key - GLFW_KEY_F1);
    if (key >= GLFW_KEY_KP_0 && key <= GLFW_KEY_KP_9) return in_row(Key::digit_0, key - GLFW_KEY_KP_0);
    if (const Key moving = key_that_moves(key); moving != Key::none) return moving;
    if (const Key named = key_from_name(name); named != Key::none) return named;
    if (key >= GLFW_KEY_A && key <= GLFW_KEY_Z) return in_row(Key::a, key - GLFW_KEY_A);
    if (key >= GLFW_KEY_0 && key <= GLFW_KEY_9) return in_row(Key::digit_0, key - GLFW_KEY_0);
    return Key::none;
}

}  // namespace asynchio::platform
