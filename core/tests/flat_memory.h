// Whether work done again and again keeps memory: the growth in each of four quarters of it.
//
// A leak grows in every quarter. The interpreter's own tables do not: the one of interned strings (Objects/unicodeobject.c) is made
// anew when its places are used up, 200 kB larger at once, and when that happens depends on how many strings the machine's paths and
// modules have put into it. So growth in one quarter of the four is theirs, in two it is ours.
#pragma once

#include <cstdint>
#include <string>

#include "core/python/interpreter.h"

namespace asynchio::testing {

inline constexpr int kQuarters = 4;

struct Growth {
    int times = 0;  // quarters that grew by more than `most` bytes
    std::string text;

    void note(std::int64_t bytes, std::int64_t most) {
        if (bytes > most) ++times;
        text += " " + std::to_string(bytes);
    }
    bool is_flat() const { return times <= 1; }
};

// What the interpreter keeps only to be faster goes before: garbage in cycles, its lists of free objects, and the cache of looked-up
// attributes (Objects/typeobject.c), which keeps the names of up to 4096 of them alive, in places that depend on addresses. It fills
// through thousands of runs, and a little in each quarter. With the GIL.
inline std::int64_t python_memory() {
    PyType_ClearCache();
    PyGC_Collect();
    return python::Interpreter::get().memory.in_use();
}

}  // namespace asynchio::testing
