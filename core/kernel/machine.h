// The machine a run pretends to have. Code costs no virtual time except `time.sleep` and explicit computing
// (`lessonlib.burn`), so cores and the GIL matter only to threads that compute.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "core/base/result.h"
#include "core/base/time.h"
#include "core/trace/words.h"

namespace asynchio {

struct Machine {
    std::uint32_t cores = 4;
    bool gil = true;
    Duration switch_interval = 5 * kMillisecond;
    Duration process_start = 0;  // how long a new process takes until it runs the program's code
    std::uint32_t seed = 1;
    PreemptModel preempt = PreemptModel::cpython;

    friend bool operator==(const Machine&, const Machine&) = default;
};

inline constexpr std::uint32_t kMaxCores = 64;
inline constexpr Duration kMinSwitchInterval = 100 * kMicrosecond;
inline constexpr Duration kMaxSwitchInterval = kSecond;
inline constexpr Duration kMaxProcessStart = 10 * kSecond;

// Reads "cores=4,gil=on,switch=5ms,start=50ms,seed=1,preempt=any" on top of `base`; any subset, in any order. The failure
// says which part was not understood and what it may be.
Result<Machine> parse_machine(std::string_view text, Machine base = {});
// The parts that differ from Machine{}; empty for the default machine.
std::string format_machine(const Machine& machine);

}  // namespace asynchio
