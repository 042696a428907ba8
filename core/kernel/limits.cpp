#include "core/kernel/limits.h"

namespace asynchio {
namespace {

// 5000000 -> "5 000 000"
std::string grouped(std::uint64_t number) {
    std::string text = std::to_string(number);
    for (int at = static_cast<int>(text.size()) - 3; at > 0; at -= 3) text.insert(static_cast<std::size_t>(at), " ");
    return text;
}

}  // namespace

std::string out_of_budget_sentence(Budget budget, const Limits& limits) {
    switch (budget) {
        case Budget::none: return "";
        case Budget::steps:
            return "The program did not end within " + grouped(limits.steps) +
                   " steps. Does a loop never end, or never await?";
        case Budget::memory:
            return "The program asked for more than " + grouped(limits.memory_bytes >> 20) +
                   " MB of memory. Does a list or string keep growing?";
        case Budget::threads:
            return "The program started more than " + grouped(limits.threads) +
                   " threads. A pool with a few workers does the same with less.";
        case Budget::output:
            return "The program printed more than " + grouped(limits.output_bytes >> 10) +
                   " kB. Does a loop print for ever?";
        case Budget::events:
            return "The run has more than " + grouped(limits.events) +
                   " events, more than a picture can show. Try fewer tasks or rounds.";
        case Budget::virtual_time:
            return "The program did not end within " + format_seconds(limits.virtual_time, 0) +
                   " s of virtual time. Does a task repeat for ever?";
        case Budget::wall_time:
            return "One call took too long and was stopped. Calls into C (a huge sum, a slow regular expression) "
                   "cannot be interrupted.";
    }
    return "";
}

}  // namespace asynchio
