// What sentences about a limit say of it.
#pragma once

#include <string>

#include "core/kernel/limits.h"

namespace asynchio {

// The limit as a number, in the unit in which sentences say it: steps, megabytes, threads, kilobytes, events or seconds;
// "" for what is not counted.
std::string limit_words(Budget budget, const Limits& limits);

}  // namespace asynchio
