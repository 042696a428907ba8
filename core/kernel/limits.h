// Counted limits of a run. They are counted, not timed, so that a run that reaches one ends at the same event on
// every machine.
#pragma once

#include <cstdint>
#include <string>

#include "core/base/time.h"
#include "core/trace/words.h"

namespace asynchio {

struct Limits {
    std::uint64_t steps = 5'000'000;
    std::uint64_t memory_bytes = 512ull << 20;
    std::uint32_t threads = 200;
    std::uint64_t output_bytes = 1 << 20;
    std::uint64_t events = 1'000'000;
    Duration virtual_time = 3600 * kSecond;

    friend bool operator==(const Limits&, const Limits&) = default;
};

// What a learner should read when the limit is reached: what happened and what to try.
std::string out_of_budget_sentence(Budget budget, const Limits& limits);

}  // namespace asynchio
