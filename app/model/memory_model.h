// What the things a run makes take of memory. A model: numbers that core/bench/memory.py measured with CPython 3.11.7 on
// Linux (x86-64), times how many there are. What a program keeps in its variables is not counted.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>

#include "core/trace/state.h"

namespace asynchio {

inline constexpr std::int64_t kTaskBytes = 1'750;          // a task that sleeps, two coroutines deep
inline constexpr std::int64_t kThreadBytes = 14'000;       // a thread that waits; 8 MB of addresses are reserved for its stack
inline constexpr std::int64_t kProcessBytes = 1'900'000;   // what a process of a pool does not share with its parent

// Beside what every program has: its first thread, its process.
struct Made {
    std::size_t tasks = 0, threads = 0, processes = 0;

    std::int64_t bytes() const {
        return static_cast<std::int64_t>(tasks) * kTaskBytes + static_cast<std::int64_t>(threads) * kThreadBytes +
               static_cast<std::int64_t>(processes) * kProcessBytes;
    }
    friend bool operator==(const Made&, const Made&) = default;
};

// Those that a state knows; `ended` ones, too, or only those that live.
Made made_in(const State& state, bool ended);

// "7 kB", "1.9 MB"
std::string memory_words(std::int64_t bytes);

}  // namespace asynchio
