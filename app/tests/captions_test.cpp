// Every caption of every lesson belongs to one moment of its run, and stays there: app/tests/golden/captions.txt says
// where. Record anew with ASYNCHIO_RECORD_GOLDEN=1 and look at the difference.
#include <gtest/gtest.h>

#include <cstdlib>
#include <fstream>

#include "app/model/run_data.h"
#include "app/model/subject.h"
#include "app/tests/hostile_programs.h"
#include "app/tests/runner_fixture.h"
#include "core/tests/source_root.h"
#include "core/trace/text.h"
#include "lessons/narration/moments.h"
#include "lessons/reader/course.h"

namespace asynchio {
namespace {

const std::filesystem::path kLessons = source_root() / "lessons";

std::string line_of(const Trace& trace, const Moment& moment, const RunData& run) {
    if (!moment.happened) return "does not happen: " + moment.why_not;
    const State state = run.at(moment.event + 1);
    std::string text = format_seconds(moment.time) + " s, turn " + std::to_string(state.turn);
    if (moment.who) text += ", " + actor_name(trace, run.end(), moment.who);
    return text + ": " + event_to_text(trace, trace[moment.event]);
}

// All captions of a lesson in the runs they belong to.
std::string captions_of(const Lesson& lesson, RunClient& client) {
    const Result<Subject> subject = subject_of_lesson(lesson);
    std::string text;
    std::size_t number = 0;
    for (const LessonCaption& caption : lesson.parts.captions) {
        RunRequest request = *make_request_with(*subject, subject->machine, caption.with);
        testing::run(client, request);
        RunData run;
        run.read(client.trace());
        const MomentFinder finder(run.trace(), run.lanes(), run.end());
        Settings settings = machine_settings(request.machine);
        const Narration narration = narrate(lesson.parts.captions, settings_of_run(parse_program(request.program), settings), finder);
        const auto is_this = [&](const CaptionPlace& place) { return place.caption == number; };
        EXPECT_TRUE(std::ranges::any_of(narration.places, is_this)) << lesson.name << ": " << caption.anchor_text;
        const Moment moment = caption.anchor ? finder.find(*caption.anchor) : Moment{};
        text += lesson.name + " " + caption.anchor_text;
        for (const Setting& setting : caption.with) text += " " + setting.name + "=" + setting.value;
        text += "\n    " + line_of(run.trace(), moment, run) + "\n";
        ++number;
    }
    return text;
}

TEST(Captions, BelongToTheMomentsThatAreRecorded) {
    RunClient client(testing::built_runner());
    const Result<Course> course = read_course(kLessons);
    ASSERT_TRUE(course);
    std::string text;
    for (const CourseEntry& entry : course->entries) text += captions_of(entry.lesson, client);
    const std::filesystem::path path = source_root() / "app/tests/golden/captions.txt";
    if (std::getenv("ASYNCHIO_RECORD_GOLDEN") != nullptr) std::ofstream(path, std::ios::binary) << text;
    EXPECT_EQ(testing::read_file(path), text);
}

}  // namespace
}  // namespace asynchio
