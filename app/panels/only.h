// For tests: the actions of one kind among those that panels asked for.
#pragma once

#include <variant>
#include <vector>

#include "app/panels/panel.h"

namespace asynchio::panels {

template <class Wanted>
std::vector<Wanted> only(const Actions& actions) {
    std::vector<Wanted> found;
    for (const Action& action : actions)
        if (const auto* wanted = std::get_if<Wanted>(&action)) found.push_back(*wanted);
    return found;
}

}  // namespace asynchio::panels
