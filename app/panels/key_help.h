// Every key of the window, once: the key handler, the help card and the handbook read the same table.
#pragma once

#include <string_view>
#include <vector>

#include "app/phrases/phrases.h"

namespace asynchio::panels {

struct KeyHelp {
    std::string_view group;  // "Time", the same for neighbours
    std::string_view keys;   // "Ctrl+Enter"; several are parted by two spaces
    std::string_view words;  // what it does
};

std::vector<KeyHelp> key_help(const Phrases& say);

}  // namespace asynchio::panels
