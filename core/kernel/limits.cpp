#include "core/kernel/limits.h"

#include "core/kernel/limit_words.h"

namespace asynchio {
namespace {

// 5000000 -> "5 000 000"
std::string grouped(std::uint64_t number) {
    std::string text = std::to_string(number);
    for (int at = static_cast<int>(text.size()) - 3; at > 0; at -= 3) text.insert(static_cast<std::size_t>(at), " ");
    return text;
}

}  // namespace

std::string limit_words(Budget budget, const Limits& limits) {
    switch (budget) {
        case Budget::steps: return grouped(limits.steps);
        case Budget::memory: return grouped(limits.memory_bytes >> 20);
        case Budget::threads: return grouped(limits.threads);
        case Budget::output: return grouped(limits.output_bytes >> 10);
        case Budget::events: return grouped(limits.events);
        case Budget::virtual_time: return format_seconds(limits.virtual_time, 0);
        case Budget::none:
        case Budget::wall_time: return "";
    }
    return "";
}

std::string out_of_budget_sentence(Budget budget, const Limits& limits) {
    const std::string limit = limit_words(budget, limits);
    switch (budget) {
        case Budget::none: return "";
        case Budget::steps:
            return "The program did not end within " + limit +
                   " steps. Does a loop never end, or never await?";
        case Budget::memory:
            return "The program asked for more than " + limit +
                   " MB of memory. Does a list or string keep growing?";
        case Budget::threads:
            return "The program started more than " + limit +
                   " threads. A pool with a few workers does the same with less.";
        case Budget::output:
            return "The program printed more than " + limit +
                   " kB. Does a loop print for ever?";
        case Budget::events:
            return "The run has more than " + limit +
                   " events, more than a picture can show. Does a loop never end? Else try fewer tasks or rounds.";
        case Budget::virtual_time:
            return "The program did not end within " + limit +
                   " s of virtual time. Does a task repeat for ever?";
        case Budget::wall_time:
            return "One call took too long and was stopped. Calls into C (a huge sum, a slow regular expression) "
                   "cannot be interrupted.";
    }
    return "";
}

}  // namespace asynchio
