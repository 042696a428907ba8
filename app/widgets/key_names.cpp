#include "app/widgets/key_names.h"

#include <algorithm>
#include <iterator>

namespace asynchio {
namespace {

struct Named {
    Key key;
    std::string_view name;
};
constexpr Named kNames[] = {
    {Key::space, "Space"},    {Key::enter, "Enter"},     {Key::tab, "Tab"},        {Key::backspace, "Backspace"}, {Key::del, "Delete"},
    {Key::insert, "Insert"},  {Key::escape, "Esc"},      {Key::left, "Left"},      {Key::right, "Right"},         {Key::up, "Up"},
    {Key::down, "Down"},      {Key::page_up, "PageUp"},  {Key::page_down, "PageDown"}, {Key::home, "Home"},       {Key::end, "End"},
    {Key::period, "."},       {Key::comma, ","},         {Key::slash, "/"},        {Key::question, "?"},          {Key::left_bracket, "["},
    {Key::right_bracket, "]"}, {Key::plus, "+"},         {Key::minus, "-"},
};

constexpr bool is_between(Key key, Key first, Key last) { return key >= first && key <= last; }

std::string bare_name(Key key) {
    const auto from = [key](Key first) { return static_cast<int>(key) - static_cast<int>(first); };
    if (is_between(key, Key::a, Key::z)) return std::string(1, static_cast<char>('A' + from(Key::a)));
    if (is_between(key, Key::digit_0, Key::digit_9)) return std::string(1, static_cast<char>('0' + from(Key::digit_0)));
    if (is_between(key, Key::f1, Key::f12)) return "F" + std::to_string(1 + from(Key::f1));
    const auto* named = std::ranges::find(kNames, key, &Named::key);
    return named == std::end(kNames) ? "" : std::string(named->name);
}

}  // namespace

std::string key_name(const KeyPress& press) {
    if (press.key == Key::none) return "";
    return std::string(press.ctrl ? "Ctrl+" : "") + (press.shift ? "Shift+" : "") + (press.alt ? "Alt+" : "") + bare_name(press.key);
}

std::optional<KeyPress> key_named(std::string_view name) {
    KeyPress press;
    const auto take = [&](std::string_view word) {
        if (!name.starts_with(word) || name.size() == word.size()) return false;
        name.remove_prefix(word.size());
        return true;
    };
    press.ctrl = take("Ctrl+");
    press.shift = take("Shift+");
    press.alt = take("Alt+");
    for (int i = 1; i < static_cast<int>(Key::count); ++i)
        if (bare_name(static_cast<Key>(i)) == name) press.key = static_cast<Key>(i);
    return press.key == Key::none ? std::nullopt : std::optional(press);
}

}  // namespace asynchio
