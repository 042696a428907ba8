// The keys of the window as the help card and the handbook list them: the rows of app/panels/commands.h that have a key.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "app/model/key_choices.h"
#include "app/phrases/phrases.h"

namespace asynchio::panels {

struct KeyHelp {
    std::string_view group;  // "Time", the same for neighbours
    std::string keys;        // "Ctrl+Enter"; several are parted by two spaces
    std::string words;       // what it does
};

std::vector<KeyHelp> key_help(const Phrases& say, const KeyChoices& keys = {});

}  // namespace asynchio::panels
