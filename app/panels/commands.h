// Everything that a key does, once: the card of keys, the handbook's table and the command palette are made of this
// list, and tests hold it against the key handler. Some commands have no key.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "app/model/action.h"
#include "app/phrases/phrases.h"
#include "app/widgets/compat/keys.h"

namespace asynchio::panels {

// When a command can be given. The palette leaves out what cannot be done now.
enum class When : std::uint8_t {
    always,
    reading,     // the program text does not have the keyboard
    editing,     // it has
    at_desk,     // reading, and not projecting
    projecting,
    by_hand,     // only the key itself makes sense: Tab, Esc, digits
};

struct Command {
    std::string_view group;          // "Time", the same for neighbours
    std::string_view keys;           // "Ctrl+Enter"; "" for a command without a key
    std::string_view words;          // what it does
    When when = When::always;
    KeyPress press = {};             // the usual key, which the palette presses; none: it has an action
    std::optional<Action> action = std::nullopt;
    bool same_row = false;           // the card of keys shows it in the row of the one before
    std::string other_keys = {};     // that somebody has chosen instead

    std::string_view keys_now() const { return other_keys.empty() ? keys : other_keys; }
};

// With the keys that were chosen instead of the usual ones.
std::vector<Command> commands(const Phrases& say, const KeyChoices& keys = {});

// Whether it can be given now.
bool is_available(const Command& command, const UiState& ui);

}  // namespace asynchio::panels
