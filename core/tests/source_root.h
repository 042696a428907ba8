// Where the tests find what was recorded for them.
#pragma once

#include <cstdlib>
#include <filesystem>

namespace asynchio {

// The root of the sources; for mutation_test.py, a copy that it has damaged.
inline std::filesystem::path source_root() {
    const char* const other = std::getenv("ASYNCHIO_SOURCE_ROOT");
    return other != nullptr ? other : ASYNCHIO_SOURCE_DIR;
}

}  // namespace asynchio
