// Keys that somebody has chosen instead of the usual ones, by their names in English: "Ctrl+R" is usual, "F6" is chosen.
// What a name means is app/panels/key_choice.h's to say; here they are words, as they stand in the settings.
#pragma once

#include <algorithm>
#include <string>
#include <vector>

namespace asynchio {

struct KeyChoice {
    std::string usual, chosen;
    friend bool operator==(const KeyChoice&, const KeyChoice&) = default;
};

using KeyChoices = std::vector<KeyChoice>;  // by their usual keys, each once

// From now on `chosen` does what `usual` did; the usual one itself, or none, takes the choice back.
inline void choose_key(KeyChoices& keys, const std::string& usual, const std::string& chosen) {
    std::erase_if(keys, [&](const KeyChoice& choice) { return choice.usual == usual; });
    if (chosen.empty() || chosen == usual) return;
    keys.insert(std::ranges::lower_bound(keys, usual, {}, &KeyChoice::usual), KeyChoice{usual, chosen});
}

}  // namespace asynchio
