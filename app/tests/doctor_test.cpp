// The lesson doctor finds every lesson of the course well.
#include <gtest/gtest.h>

#include "app/model/subject.h"
#include "app/tests/runner_fixture.h"
#include "lessons/doctor/doctor.h"
#include "lessons/reader/course.h"

namespace asynchio {
namespace {

TEST(Doctor, FindsEveryLessonOfTheCourseWell) {
    RunClient client(testing::built_runner());
    const Result<Course> course = read_course(std::filesystem::path(ASYNCHIO_SOURCE_DIR) / "lessons");
    ASSERT_TRUE(course);
    for (const CourseEntry& entry : course->entries) {
        const Result<Subject> subject = subject_of_lesson(entry.lesson);
        ASSERT_TRUE(subject) << subject.why();
        const auto examine = [&](const Settings& settings, const std::vector<std::string>& questions,
                                 const Decisions& decisions) -> Result<ExaminedRun> {
            Result<RunRequest> request = make_request_with(*subject, subject->machine, settings);
            if (!request) return request.failure();
            request->questions = questions;
            request->schedule.policy = ScheduleText::Policy::replay;
            request->schedule.program_hash = program_hash(request->program);
            request->schedule.choices = decisions;
            testing::run(client, *request);
            return ExaminedRun{client.trace(), client.answers()};
        };
        for (const Problem& problem : examine_lesson(entry.lesson, examine)) ADD_FAILURE() << describe(problem);
    }
    EXPECT_EQ(client.processes_started(), 1);
}

}  // namespace
}  // namespace asynchio
