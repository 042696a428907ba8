// The lessons' programs in C++, compiled into whatever links this.
#pragma once

#include <string_view>

#include "core/program/program.h"

namespace asynchio {

// The program of the lesson in this folder, as "05-gather"; null if it has none.
program::EntryPoint find_twin(std::string_view lesson);

}  // namespace asynchio
