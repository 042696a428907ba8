// Policies for every nondeterministic decision of a run. The kernel numbers the decisions; a policy answers each
// with an option from 0 to options-1, where 0 is always "as a quiet machine would": first come, first served,
// and nobody is pushed aside.
#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <memory>
#include <string>
#include <string_view>

#include "core/base/result.h"
#include "core/trace/words.h"

namespace asynchio {

class Schedule {
  public:
    virtual ~Schedule() = default;
    virtual std::size_t choose(std::uint32_t step, ChoiceKind kind, std::size_t options) = 0;
};

// Always the default.
std::unique_ptr<Schedule> make_fair_schedule();
// Seeded: any waiting thread may be next, and a running one is pushed aside at about one point in sixteen.
std::unique_ptr<Schedule> make_random_schedule(std::uint32_t seed);
// The recorded choices; the default everywhere else. A choice that does not exist (the program changed) falls
// back to the default.
std::unique_ptr<Schedule> make_replay_schedule(std::map<std::uint32_t, std::uint32_t> choices);

// What `--schedule` says: "" or "fair", "random", or the replay text
//   v1 <model> <program hash, or - for any program> <step>:<chosen>,<step>:<chosen>,...
struct ScheduleText {
    enum class Policy : std::uint8_t { fair, random, replay };
    Policy policy = Policy::fair;
    PreemptModel model = PreemptModel::cpython;  // replay only
    std::string program_hash;                    // replay only
    std::map<std::uint32_t, std::uint32_t> choices;

    friend bool operator==(const ScheduleText&, const ScheduleText&) = default;
};
Result<ScheduleText> parse_schedule(std::string_view text);
std::string format_schedule(const ScheduleText& schedule);
std::unique_ptr<Schedule> make_schedule(const ScheduleText& schedule, std::uint32_t seed);

// Names the program a schedule belongs to: 16 hexadecimal digits of its text.
std::string program_hash(std::string_view program);

}  // namespace asynchio
