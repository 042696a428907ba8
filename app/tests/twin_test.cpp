// Every lesson prints what python3 prints, at its default and at 20 random slider settings.
#include <gtest/gtest.h>

#include <fstream>
#include <nlohmann/json.hpp>

#include "app/model/subject.h"
#include "app/tests/runner_fixture.h"
#include "lessons/reader/compare.h"
#include "lessons/reader/course.h"

namespace asynchio {
namespace {

const std::filesystem::path kLessons = std::filesystem::path(ASYNCHIO_SOURCE_DIR) / "lessons";

nlohmann::json recorded(const std::string& lesson) {
    std::ifstream file(kLessons / "tests" / "expected" / (lesson + ".json"));
    return nlohmann::json::parse(file);
}

class Twin : public ::testing::TestWithParam<std::string> {};

TEST_P(Twin, PrintsWhatPythonPrints) {
    RunClient client(testing::built_runner());
    const Result<Subject> subject = load_subject(kLessons, GetParam());
    ASSERT_TRUE(subject) << subject.why();
    int records = 0;
    const nlohmann::json file = recorded(GetParam());
    for (const auto& record : file) {
        Settings settings;
        std::string shown;
        for (const auto& [name, value] : record.at("settings").items()) {
            settings.push_back(Setting{name, value.get<std::string>()});
            shown += name + "=" + value.get<std::string>() + " ";
        }
        const Result<RunRequest> request = make_request(*subject, settings, subject->machine);
        ASSERT_TRUE(request) << request.why();
        const testing::Outcome outcome = testing::run(client, *request);
        const auto difference = compare_output(record.at("stdout").get<std::string>(), outcome.out);
        EXPECT_FALSE(difference) << shown << ": " << *difference << "\n" << outcome.err;
        EXPECT_EQ(outcome.end.end.outcome, RunOutcome::finished) << shown << outcome.message;
        ++records;
    }
    EXPECT_EQ(records, 21) << "the default and 20 random settings";
    EXPECT_EQ(client.processes_started(), 1) << "one warm runner serves them all";
}

INSTANTIATE_TEST_SUITE_P(Lessons, Twin,
                         ::testing::Values("01-wait-together", "05-gather", "08-blocked-loop", "09-worker",
                                           "11-lost-update"),
                         [](const auto& lesson) { return lesson.param.substr(0, 2); });

TEST(Twins, CoverEveryLessonOfTheCourse) {
    const Result<Course> course = read_course(kLessons);
    ASSERT_TRUE(course);
    EXPECT_EQ(course->entries.size(), 5u) << "add the new lesson to the list above";
}

}  // namespace
}  // namespace asynchio
