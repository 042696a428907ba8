// Keys as the app knows them, independent of window library and ImGui version. Punctuation and digits mean
// the character that was typed (so `?` is `?` on every keyboard layout), letters the letter of the user's
// layout.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace asynchio {

// clang-format off
enum class Key : std::uint8_t {
    none,
    a, b, c, d, e, f, g, h, i, j, k, l, m, n, o, p, q, r, s, t, u, v, w, x, y, z,
    digit_0, digit_1, digit_2, digit_3, digit_4, digit_5, digit_6, digit_7, digit_8, digit_9,
    f1, f2, f3, f4, f5, f6, f7, f8, f9, f10, f11, f12,
    space, enter, tab, backspace, del, insert, escape,
    left, right, up, down, page_up, page_down, home, end,
    period, comma, slash, question, left_bracket, right_bracket, plus, minus,
    count
};
// clang-format on

struct KeyPress {
    Key key = Key::none;
    bool ctrl = false;
    bool shift = false;
    bool alt = false;
    bool repeat = false;  // the key was already down; the system repeats it
};

// What arrived since the last frame: presses in their order, and the text they typed.
struct FrameInput {
    std::vector<KeyPress> keys;
    std::u32string text;
    std::vector<std::string> files;  // paths of what was dropped on the window
};

// The punctuation or digit key that a typed character stands for.
inline std::optional<Key> key_of_character(char32_t character) {
    if (character >= U'0' && character <= U'9')
        return static_cast<Key>(static_cast<int>(Key::digit_0) + static_cast<int>(character - U'0'));
    switch (character) {
        case U'.': return Key::period;
        case U',': return Key::comma;
        case U'/': return Key::slash;
        case U'?': return Key::question;
        case U'[': return Key::left_bracket;
        case U']': return Key::right_bracket;
        case U'+': return Key::plus;
        case U'-': return Key::minus;
        default: return std::nullopt;
    }
}

// True for keys that key_of_character speaks for: they count as pressed when their character is typed.
inline bool is_character_key(Key key) {
    return (key >= Key::digit_0 && key <= Key::digit_9) || (key >= Key::period && key <= Key::minus);
}

}  // namespace asynchio
