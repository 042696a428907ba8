// The text of a schedule reads back as what it was written from.
#include "core/kernel/schedule.h"

#include <gtest/gtest.h>

namespace asynchio {
namespace {

ScheduleText replay(const std::string& hash, std::map<std::uint32_t, std::uint32_t> choices) {
    ScheduleText schedule;
    schedule.policy = ScheduleText::Policy::replay;
    schedule.program_hash = hash;
    schedule.choices = std::move(choices);
    return schedule;
}

TEST(ScheduleTexts, ReadBackAsTheyWereWritten) {
    ScheduleText random;
    random.policy = ScheduleText::Policy::random;
    ScheduleText any = replay(program_hash("print(1)\n"), {{3, 1}, {12, 2}});
    any.model = PreemptModel::any;
    for (const ScheduleText& schedule :
         {ScheduleText{}, random, any, replay(program_hash(""), {}), replay("", {{12, 1}, {13, 2}}), replay("", {})}) {
        const Result<ScheduleText> read = parse_schedule(format_schedule(schedule));
        ASSERT_TRUE(read) << format_schedule(schedule) << ": " << read.why();
        EXPECT_EQ(*read, schedule) << format_schedule(schedule);
    }
    EXPECT_EQ(format_schedule(replay("", {{12, 1}})), "v1 cpython - 12:1");
}

TEST(ScheduleTexts, AForgottenHashIsASentence) {
    const Result<ScheduleText> read = parse_schedule("v1 cpython 12:1");
    ASSERT_FALSE(read);
    EXPECT_EQ(read.why(), "schedule: before '12:1' comes the program's hash, or '-' for any program");
}

}  // namespace
}  // namespace asynchio
