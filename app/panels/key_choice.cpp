#include "app/panels/key_choice.h"

#include <algorithm>
#include <utility>

namespace asynchio::panels {
namespace {

constexpr bool is_between(Key key, Key first, Key last) { return key >= first && key <= last; }
constexpr bool is_letter(Key key) { return is_between(key, Key::a, Key::z); }
constexpr bool is_digit(Key key) { return is_between(key, Key::digit_0, Key::digit_9); }
constexpr bool is_function(Key key) { return is_between(key, Key::f1, Key::f12); }

bool same(const KeyPress& a, const KeyPress& b) { return a.key == b.key && a.ctrl == b.ctrl && a.shift == b.shift && a.alt == b.alt; }
bool has_modifier(const KeyPress& press) { return press.ctrl || press.shift || press.alt; }
// Types nothing into a text.
bool types_nothing(const KeyPress& press) { return press.ctrl || press.alt || is_function(press.key); }

// A projector's clicker has no more than these, and somebody else may hold it.
bool is_clickers(const KeyPress& press) {
    constexpr Key kClicker[] = {Key::page_up, Key::page_down, Key::space, Key::escape, Key::period, Key::b, Key::f5};
    return !has_modifier(press) && std::ranges::find(kClicker, press.key) != std::end(kClicker);
}

// Mark all, copy, paste and cut in any field.
bool is_texts(const KeyPress& press) {
    constexpr Key kText[] = {Key::a, Key::c, Key::v, Key::x};
    return press.ctrl && !press.shift && !press.alt && std::ranges::find(kText, press.key) != std::end(kText);
}

// Lists, fields, questions and buttons need these themselves.
bool is_widgets(const KeyPress& press) {
    if (press.key == Key::f1 || is_between(press.key, Key::space, Key::end)) return true;
    if (is_digit(press.key) && !types_nothing(press)) return true;
    return is_texts(press);
}

// Whether both can be given in the same moment.
bool meet(When a, When b) {
    if (a == When::always || b == When::always || a == When::by_hand || b == When::by_hand) return true;
    if (a == When::editing || b == When::editing) return a == b || a == When::projecting || b == When::projecting;
    return !((a == When::at_desk && b == When::projecting) || (a == When::projecting && b == When::at_desk));
}

std::string choice_of(const KeyChoices& keys, const std::string& usual) {
    const auto choice = std::ranges::find(keys, usual, &KeyChoice::usual);
    return choice == keys.end() ? usual : choice->chosen;
}

// The command that has this key already; null if there is none.
const Command* holder(const std::vector<Command>& all, const KeyChoices& keys, const Command& command, const std::string& wanted) {
    const std::string own = key_name(command.press);
    for (const Command& other : all) {
        const std::string usual = key_name(other.press);
        if (usual == own && !own.empty()) continue;
        // A few have no press: their keys are words, the mouse does the rest.
        const std::string has = other.press.key == Key::none ? std::string(other.keys) : choice_of(keys, usual);
        if (has == wanted && meet(command.when, other.when)) return &other;
    }
    return nullptr;
}

const Command* command_of(const std::vector<Command>& all, const std::string& usual) {
    const auto found = std::ranges::find_if(all, [&](const Command& command) { return may_have_other_key(command) && key_name(command.press) == usual; });
    return found == all.end() ? nullptr : &*found;
}

std::string why_not_in(const Phrases& say, const std::vector<Command>& all, const KeyChoices& keys, const Command& command, const KeyPress& wanted) {
    const std::string words = key_words(say, wanted);
    if (is_clickers(wanted)) return say.key_is_clickers({.key = words});
    if (is_widgets(wanted)) return say.key_is_widgets({.key = words});
    const Command* other = holder(all, keys, command, key_name(wanted));
    return other == nullptr ? "" : say.key_is_taken({.key = words, .command = other->words});
}

// Calls bad(choice, sentence) for each that does not hold, and returns those that do.
template <class Bad>
KeyChoices sort_out(const Phrases& say, KeyChoices keys, const Bad& bad) {
    const std::vector<Command> all = commands(say);
    for (std::size_t i = 0; i < keys.size();) {
        const Command* command = command_of(all, keys[i].usual);
        const auto wanted = key_named(keys[i].chosen);
        std::string why;
        if (command == nullptr) why = say.key_of_nothing({.key = keys[i].usual});
        else if (!wanted) why = say.key_is_none({.key = keys[i].chosen});
        else why = why_not_in(say, all, keys, *command, *wanted);
        if (why.empty()) {
            ++i;
            continue;
        }
        bad(why);
        keys.erase(keys.begin() + static_cast<std::ptrdiff_t>(i));
        i = 0;  // whoever gets a usual key back may stand in another's way
    }
    return keys;
}

}  // namespace

std::string key_words(const Phrases& say, const KeyPress& press) {
    std::string words;
    if (press.ctrl) words += std::string(say.key_with_ctrl()) + "+";
    if (press.shift) words += std::string(say.key_with_shift()) + "+";
    if (press.alt) words += std::string(say.key_with_alt()) + "+";
    switch (press.key) {
        case Key::space: return words + std::string(say.key_space());
        case Key::page_up: return words + std::string(say.key_page_up());
        case Key::page_down: return words + std::string(say.key_page_down());
        case Key::home: return words + std::string(say.key_home());
        case Key::end: return words + std::string(say.key_end());
        case Key::left: return words + "←";
        case Key::right: return words + "→";
        case Key::up: return words + "↑";
        case Key::down: return words + "↓";
        default: return words + key_name({press.key, false, false, false, false});
    }
}

bool may_have_other_key(const Command& command) {
    constexpr Key kCursor[] = {Key::left, Key::right, Key::home, Key::end};
    const bool moves = !has_modifier(command.press) && std::ranges::find(kCursor, command.press.key) != std::end(kCursor);
    return command.when != When::by_hand && command.press.key != Key::none && !is_clickers(command.press) && !moves && !is_texts(command.press);
}

std::string why_not(const Phrases& say, const KeyChoices& keys, const Command& command, const KeyPress& wanted) {
    return why_not_in(say, commands(say), valid_choices(keys), command, wanted);
}

KeyChoices valid_choices(const KeyChoices& keys) {
    if (keys.empty()) return {};
    return sort_out(phrases_in(Locale::en), keys, [](const std::string&) {});
}

std::vector<std::string> problems_of_keys(const Phrases& say, const KeyChoices& keys) {
    std::vector<std::string> problems;
    sort_out(say, keys, [&](const std::string& why) { problems.push_back(why); });
    return problems;
}

Action answer_key(const Phrases& say, const UiState& ui, const KeyPress& press) {
    if (press.key == Key::escape && !has_modifier(press)) return AskKey{};
    const std::vector<Command> all = commands(say);
    const Command* command = command_of(all, ui.asked_key);
    if (command == nullptr) return AskKey{};
    if (same(press, command->press)) return usual_key(say, ui, *command);
    if (std::string why = why_not(say, ui.keys, *command, press); !why.empty()) return AskKey{"", std::move(why)};
    return ChooseKey{ui.asked_key, key_name(press)};
}

Action usual_key(const Phrases& say, const UiState& ui, const Command& command) {
    const std::string usual = key_name(command.press);
    const std::vector<Command> all = commands(say);
    const Command* other = holder(all, valid_choices(ui.keys), command, usual);
    if (other == nullptr) return ChooseKey{usual, ""};
    return AskKey{"", say.key_is_taken({.key = key_words(say, command.press), .command = other->words})};
}

void turn_keys(std::vector<KeyPress>& presses, const KeyChoices& keys, bool typing, bool answering) {
    if (keys.empty() || presses.empty()) return;
    const KeyChoices valid = valid_choices(keys);
    const auto left_alone = [&](const KeyPress& press) { return (typing && !types_nothing(press)) || (answering && is_letter(press.key) && !has_modifier(press)); };
    std::vector<KeyPress> turned;
    for (const KeyPress& press : presses) {
        const std::string name = key_name(press);
        const auto chosen = std::ranges::find(valid, name, &KeyChoice::chosen);
        KeyPress usual = chosen == valid.end() ? KeyPress{} : key_named(chosen->usual).value_or(KeyPress{});
        usual.repeat = press.repeat;
        const bool is_chosen = usual.key != Key::none;
        if (left_alone(press) || (is_chosen && left_alone(usual))) {
            turned.push_back(press);
        } else if (is_chosen) {
            turned.push_back(usual);
        } else if (std::ranges::find(valid, name, &KeyChoice::usual) == valid.end()) {
            turned.push_back(press);
        }
    }
    presses = std::move(turned);
}

std::vector<ui::KeyName> renamed_keys(const Phrases& say, const KeyChoices& keys) {
    std::vector<ui::KeyName> names;
    for (const KeyChoice& choice : valid_choices(keys)) {
        const auto usual = key_named(choice.usual), now = key_named(choice.chosen);
        names.push_back({key_words(say, *usual), key_words(say, *now)});
    }
    return names;
}

}  // namespace asynchio::panels
