// Every key of the window, once: the key handler, the help card and the handbook read the same table.
#pragma once

#include <span>
#include <string_view>

namespace asynchio::panels {

struct KeyHelp {
    std::string_view group;  // "Time", the same for neighbours
    std::string_view keys;   // "Ctrl+Enter"; alternatives are parted by two spaces
    std::string_view words;  // what it does
};

std::span<const KeyHelp> key_help();

}  // namespace asynchio::panels
