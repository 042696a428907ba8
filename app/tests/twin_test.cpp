// Every lesson prints what python3 prints, at its default and at 20 random slider settings; and its twin in C++ does the
// same things in the same order as its Python program.
#include <gtest/gtest.h>

#include <algorithm>
#include <fstream>
#include <nlohmann/json.hpp>
#include <regex>

#include "app/model/subject.h"
#include "app/tests/runner_fixture.h"
#include "core/tests/source_root.h"
#include "core/trace/text.h"
#include "lessons/reader/compare.h"
#include "lessons/reader/course.h"

namespace asynchio {
namespace {

const std::filesystem::path kLessons = source_root() / "lessons";

nlohmann::json recorded(const std::string& lesson) {
    std::ifstream file(kLessons / "tests" / "expected" / (lesson + ".json"));
    return nlohmann::json::parse(file);
}

Settings settings_of(const nlohmann::json& record) {
    Settings settings;
    for (const auto& [name, value] : record.at("settings").items()) settings.push_back(Setting{name, value.get<std::string>()});
    return settings;
}

std::string shown(const Settings& settings) {
    std::string text;
    for (const Setting& setting : settings) text += setting.name + "=" + setting.value + " ";
    return text;
}

// How a run ends that python3 ended with this status; "stuck" if python3 waited for ever.
RunOutcome outcome_of(const nlohmann::json& exit_code) {
    if (exit_code == "stuck") return RunOutcome::stuck;
    return exit_code == 0 ? RunOutcome::finished : RunOutcome::raised;
}

std::vector<std::string> lesson_names(bool with_cpp) {
    std::vector<std::string> names;
    const Result<Course> course = read_course(kLessons);
    for (const CourseEntry& entry : course->entries)
        if (!with_cpp || std::filesystem::exists(kLessons / entry.lesson.name / "program.cpp")) names.push_back(entry.lesson.name);
    return names;
}

class Twin : public ::testing::TestWithParam<std::string> {};
class TwinInCpp : public ::testing::TestWithParam<std::string> {};

TEST_P(Twin, PrintsWhatPythonPrints) {
    RunClient client(testing::built_runner());
    const Result<Subject> subject = load_subject(kLessons, GetParam());
    ASSERT_TRUE(subject) << subject.why();
    int records = 0;
    const nlohmann::json file = recorded(GetParam());
    for (const auto& record : file) {
        const Settings settings = settings_of(record);
        const Result<RunRequest> request = make_request(*subject, settings, subject->machine);
        ASSERT_TRUE(request) << request.why();
        const testing::Outcome outcome = testing::run(client, *request);
        const auto difference = compare_output(record.at("stdout").get<std::string>(), outcome.out);
        EXPECT_FALSE(difference) << shown(settings) << ": " << *difference << "\n" << outcome.err;
        EXPECT_EQ(outcome.end.end.outcome, outcome_of(record.at("exit_code"))) << shown(settings) << outcome.message;
        ++records;
    }
    EXPECT_EQ(records, 21) << "the default and 20 random settings";
    EXPECT_EQ(client.processes_started(), 1) << "one warm runner serves them all";
}

// How a run ends is the same in both languages, but not the place in the file, nor the traceback.
std::string without_places(std::string run_ended) {
    run_ended.erase(std::min(run_ended.size(), run_ended.rfind(" line=", run_ended.find(" detail="))));
    return std::regex_replace(run_ended, std::regex(R"( \(line \d+\))"), "");
}

// What both languages must do alike: everything but lines, variables and coroutine objects, which only Python shows; values, which look
// different; what goes to standard error; and the numbers of decisions, of which Python has more between two bytecodes.
std::vector<std::string> common_events(const Trace& trace) {
    std::vector<std::string> events;
    for (std::istringstream text(trace_to_text(trace)); true;) {
        std::string line;
        if (!std::getline(text, line)) break;
        const auto is = [&](const char* word) { return line.find(word) != line.npos; };
        if (is(" frame_") || is(" line_") || is(" local_") || is(" variable_") || is(" coroutine_") || is(" run_started ") ||
            is(" choice_made ") || is(" log_written ") || is(" stream=err "))
            continue;
        if (const std::size_t value = line.find(" value="); value != line.npos) line.erase(value);
        events.push_back(is(" run_ended ") ? without_places(line) : line);
    }
    return events;
}

std::string first_difference_of(const std::vector<std::string>& a, const std::vector<std::string>& b) {
    const auto [left, right] = std::ranges::mismatch(a, b);
    if (left == a.end() && right == b.end()) return "";
    return "Python: " + (left == a.end() ? "nothing more" : *left) + "\nC++:    " + (right == b.end() ? "nothing more" : *right);
}

TEST_P(TwinInCpp, DoesTheSame) {
    RunClient python(testing::built_runner()), cpp(testing::built_runner());
    const Result<Subject> subject = load_subject(kLessons, GetParam());
    ASSERT_TRUE(subject) << subject.why();
    const nlohmann::json file = recorded(GetParam());
    for (const auto& record : file) {
        const Settings settings = settings_of(record);
        testing::run(python, *make_request(*subject, settings, subject->machine));
        const Result<RunRequest> request = make_request(*subject, settings, subject->machine, Language::cpp);
        ASSERT_TRUE(request) << request.why();
        testing::run(cpp, *request);
        const std::vector<std::string> expected = common_events(python.trace());
        EXPECT_GT(expected.size(), 10u);
        EXPECT_EQ(first_difference_of(expected, common_events(cpp.trace())), "") << shown(settings);
    }
}

INSTANTIATE_TEST_SUITE_P(Lessons, Twin, ::testing::ValuesIn(lesson_names(false)),
                         [](const auto& lesson) { return lesson.param.substr(0, 2); });
INSTANTIATE_TEST_SUITE_P(Lessons, TwinInCpp, ::testing::ValuesIn(lesson_names(true)),
                         [](const auto& lesson) { return lesson.param.substr(0, 2); });

TEST(Twins, AreMissedWithASentence) {
    const Result<Subject> file = load_subject(kLessons, (source_root() / "lessons/05-gather/program.py").string());
    ASSERT_TRUE(file);
    const Result<RunRequest> request = make_request(*file, {}, {}, Language::cpp);
    ASSERT_FALSE(request);
    EXPECT_NE(request.why().find("only lessons have a program in C++"), std::string::npos) << request.why();
    RunClient client(testing::built_runner());
    RunRequest unknown;
    unknown.compiled = "99-none";
    EXPECT_EQ(testing::run(client, unknown).end.end.outcome, RunOutcome::refused);
    EXPECT_EQ(testing::run(client, "print(1)\n").out, "1\n") << "the runner goes on";
}

TEST(Twins, AnotherTextThanTheCompiledOneDoesNotSeemToRun) {
    Result<Subject> subject = load_subject(kLessons, "5");
    ASSERT_TRUE(subject);
    ASSERT_TRUE(make_request(*subject, {}, {}, Language::cpp));
    *subject->cpp += "\n";
    EXPECT_FALSE(runs_as_compiled(*subject));
    const Result<RunRequest> request = make_request(*subject, {}, {}, Language::cpp);
    ASSERT_FALSE(request);
    EXPECT_NE(request.why().find("is not the program.cpp of 05-gather that was compiled"), std::string::npos) << request.why();
    EXPECT_TRUE(make_request(*subject, {}, {})) << "in Python it runs";
    subject->lesson->name = "05-mine";
    EXPECT_NE(make_request(*subject, {}, {}, Language::cpp).why().find("is not compiled into asynchio-runner"), std::string::npos);
}

TEST(Twins, CoverTheCourse) {
    EXPECT_EQ(lesson_names(false).size(), 18u);
    std::vector<std::string> only_in_python = lesson_names(false);
    for (const std::string& twin : lesson_names(true)) std::erase(only_in_python, twin);
    EXPECT_EQ(only_in_python, std::vector<std::string>{"10-four-ways"}) << "the README and the lesson say which, and why";
}

}  // namespace
}  // namespace asynchio
