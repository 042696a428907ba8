// What stands above the text while it is edited: what is searched for, and the name of a lesson to be. Plain data.
#pragma once

#include <string>

namespace asynchio {

struct FindState {
    std::string needle, replacement;
    bool match_case = false;
    bool replaces = false;       // the second row is open
    int asked = 0;               // how often it was asked for: the field takes the keyboard each time
    friend bool operator==(const FindState&, const FindState&) = default;
};

}  // namespace asynchio
