// Every caption of every lesson belongs to one moment of its run, and stays there: app/tests/golden/captions.txt says
// where, and what is drawn there. Record anew with ASYNCHIO_RECORD_GOLDEN=1 and look at the difference.
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

std::string names_of(const RunData& run, const std::vector<TaskId>& tasks) {
    std::string names;
    for (const TaskId task : tasks) names += " " + actor_name(run.trace(), run.end(), Actor::of(task));
    return names.empty() ? " nobody" : names;
}

// What is drawn there, as far as captions speak of it.
std::string picture_of(const RunData& run, std::size_t position) {
    const State state = run.at(position);
    std::vector<TaskId> runs, ready;
    for (const ThreadState& thread : state.threads)
        if (thread.task) runs.push_back(thread.task);
    std::size_t timers = 0;
    for (const LoopState& loop : state.loops) {
        timers += loop.timers.size();
        for (const HandleId id : loop.ready)
            if (const HandleState* handle = state.find(id); handle != nullptr && handle->task) ready.push_back(handle->task);
    }
    std::string text = "runs:" + names_of(run, runs) + "; ready:" + names_of(run, ready) + "; timers: " + std::to_string(timers) +
                       "; printed: " + std::to_string(state.output.size());
    if (state.output.empty()) return text;
    std::string last(run.trace().text(state.output.back().text));
    while (last.ends_with('\n')) last.pop_back();
    return text + ", last \"" + last + "\"";
}

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
        const auto place = std::ranges::find(narration.places, number, &CaptionPlace::caption);
        EXPECT_NE(place, narration.places.end()) << lesson.name << ": " << caption.anchor_text;
        const Moment moment = place != narration.places.end() ? place->moment : Moment{};
        text += lesson.name + " " + caption.anchor_text;
        for (const Setting& setting : caption.with) text += " " + setting.name + "=" + setting.value;
        text += "\n    " + line_of(run.trace(), moment, run) + "\n";
        if (moment.happened) text += "    " + picture_of(run, moment.event + 1) + "\n";
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
