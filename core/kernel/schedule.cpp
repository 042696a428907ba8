#include "core/kernel/schedule.h"

#include <charconv>
#include <cstdio>

namespace asynchio {
namespace {

class FairSchedule final : public Schedule {
  public:
    std::size_t choose(std::uint32_t, ChoiceKind, std::size_t) override { return 0; }
};

class RandomSchedule final : public Schedule {
  public:
    explicit RandomSchedule(std::uint32_t seed) : state_(seed) {}
    std::size_t choose(std::uint32_t, ChoiceKind kind, std::size_t options) override {
        // Being pushed aside at every point would hide the interesting orders; one in sixteen finds them.
        if (kind == ChoiceKind::preempt && next() % 16 != 0) return 0;
        return next() % options;
    }

  private:
    // splitmix64: the same numbers on every machine.
    std::uint64_t next() {
        std::uint64_t z = state_ += 0x9e3779b97f4a7c15ULL;
        z = (z ^ z >> 30) * 0xbf58476d1ce4e5b9ULL;
        z = (z ^ z >> 27) * 0x94d049bb133111ebULL;
        return z ^ z >> 31;
    }
    std::uint64_t state_;
};

class ReplaySchedule final : public Schedule {
  public:
    explicit ReplaySchedule(std::map<std::uint32_t, std::uint32_t> choices) : choices_(std::move(choices)) {}
    std::size_t choose(std::uint32_t step, ChoiceKind, std::size_t options) override {
        const auto found = choices_.find(step);
        return found != choices_.end() && found->second < options ? found->second : 0;
    }

  private:
    std::map<std::uint32_t, std::uint32_t> choices_;
};

constexpr std::string_view kNoHash = "-";

std::string_view take_word(std::string_view& text) {
    while (text.starts_with(' ')) text.remove_prefix(1);
    const std::string_view word = text.substr(0, text.find(' '));
    text.remove_prefix(word.size());
    return word;
}

bool parse_choice(std::string_view part, std::map<std::uint32_t, std::uint32_t>& choices) {
    std::uint32_t step = 0, chosen = 0;
    const char* const end = part.data() + part.size();
    auto [colon, bad_step] = std::from_chars(part.data(), end, step);
    if (bad_step != std::errc() || colon == end || *colon != ':') return false;
    auto [rest, bad_choice] = std::from_chars(colon + 1, end, chosen);
    if (bad_choice != std::errc() || rest != end) return false;
    choices[step] = chosen;
    return true;
}

}  // namespace

std::unique_ptr<Schedule> make_fair_schedule() { return std::make_unique<FairSchedule>(); }
std::unique_ptr<Schedule> make_random_schedule(std::uint32_t seed) { return std::make_unique<RandomSchedule>(seed); }
std::unique_ptr<Schedule> make_replay_schedule(std::map<std::uint32_t, std::uint32_t> choices) {
    return std::make_unique<ReplaySchedule>(std::move(choices));
}

Result<ScheduleText> parse_schedule(std::string_view text) {
    ScheduleText schedule;
    const std::string_view first = take_word(text);
    if (first.empty() || first == "fair") return schedule;
    if (first == "random") {
        schedule.policy = ScheduleText::Policy::random;
        return schedule;
    }
    if (first != "v1")
        return Failure{"a schedule is 'fair', 'random' or begins with 'v1', not '" + std::string(first) + "'"};
    schedule.policy = ScheduleText::Policy::replay;
    const std::string_view model = take_word(text);
    const auto parsed = parse_word<PreemptModel>(model);
    if (!parsed)
        return Failure{"schedule: after 'v1' comes 'cpython' or 'any', not '" + std::string(model) + "'"};
    schedule.model = *parsed;
    const std::string_view hash = take_word(text);
    if (hash.find(':') != hash.npos)
        return Failure{"schedule: before '" + std::string(hash) + "' comes the program's hash, or '-' for any program"};
    if (hash != kNoHash) schedule.program_hash = hash;
    std::string_view choices = take_word(text);
    while (!choices.empty()) {
        const std::string_view part = choices.substr(0, choices.find(','));
        choices.remove_prefix(std::min(choices.size(), part.size() + 1));
        if (!parse_choice(part, schedule.choices))
            return Failure{"schedule: '" + std::string(part) + "' is not <step>:<chosen>, for example 12:1"};
    }
    return schedule;
}

std::string format_schedule(const ScheduleText& schedule) {
    if (schedule.policy == ScheduleText::Policy::fair) return "fair";
    if (schedule.policy == ScheduleText::Policy::random) return "random";
    std::string text = "v1 " + std::string(word(schedule.model)) + ' ';
    text += schedule.program_hash.empty() ? kNoHash : schedule.program_hash;
    char separator = ' ';
    for (const auto& [step, chosen] : schedule.choices) {
        (text += separator) += std::to_string(step) + ':' + std::to_string(chosen);
        separator = ',';
    }
    return text;
}

std::unique_ptr<Schedule> make_schedule(const ScheduleText& schedule, std::uint32_t seed) {
    switch (schedule.policy) {
        case ScheduleText::Policy::fair: return make_fair_schedule();
        case ScheduleText::Policy::random: return make_random_schedule(seed);
        case ScheduleText::Policy::replay: return make_replay_schedule(schedule.choices);
    }
    return make_fair_schedule();
}

std::string program_hash(std::string_view program) {
    std::uint64_t hash = 14695981039346656037ULL;
    for (const char c : program) hash = (hash ^ static_cast<unsigned char>(c)) * 1099511628211ULL;
    char text[17];
    std::snprintf(text, sizeof text, "%016llx", static_cast<unsigned long long>(hash));
    return text;
}

}  // namespace asynchio
