// The same request is the same trace, byte for byte: in every process, after any other program, in every environment,
// and as the recorded files in app/tests/golden say, in every build.
//
// When a change of the runtime is meant to change the traces, record them anew and look at the difference:
//   ASYNCHIO_RECORD_GOLDEN=1 runs_tests --gtest_filter='*Golden*'
#include <gtest/gtest.h>

#include <cstdlib>
#include <fstream>
#include <map>
#include <optional>

#include "app/model/subject.h"
#include "app/tests/hostile_programs.h"
#include "app/tests/runner_fixture.h"
#include "core/tests/programs.h"
#include "core/tests/source_root.h"
#include "core/trace/text.h"
#include "lessons/reader/course.h"
#include "lessons/reader/random_settings.h"

namespace asynchio {
namespace {

const std::filesystem::path& lessons_folder() {
    static const std::filesystem::path folder = source_root() / "lessons";
    return folder;
}

std::vector<std::string> lesson_names() {
    std::vector<std::string> names;
    const Result<Course> course = read_course(lessons_folder());
    for (const CourseEntry& entry : course->entries) names.push_back(entry.lesson.name);
    return names;
}

RunRequest request_for(const std::string& lesson, const Settings& settings) {
    const Result<Subject> subject = load_subject(lessons_folder(), lesson);
    EXPECT_TRUE(subject) << subject.why();
    const Result<RunRequest> request = make_request(*subject, settings, subject->machine);
    EXPECT_TRUE(request) << request.why();
    return *request;
}

std::string trace_of(RunClient& client, const RunRequest& request) {
    testing::run(client, request);
    return trace_to_text(client.trace());
}

// A sentence with both lines, or nothing.
std::string difference(const std::string& expected, const std::string& actual) {
    if (expected == actual) return "";
    const Result<Trace> a = parse_trace_text(expected), b = parse_trace_text(actual);
    if (!a || !b) return "a trace cannot be read: " + (a ? b.why() : a.why());
    return first_difference(*a, *b);
}

// All lessons at several settings, and all varied programs.
std::vector<RunRequest> requests() {
    std::vector<RunRequest> all;
    for (const std::string& lesson : lesson_names()) {
        const Result<Subject> subject = load_subject(lessons_folder(), lesson);
        all.push_back(request_for(lesson, {}));
        for (const Settings& settings : random_settings(subject->program, 1, 4))
            all.push_back(request_for(lesson, settings));
    }
    for (const auto& [name, text] : testing::varied_programs()) {
        RunRequest request;
        request.program = text;
        request.limits.memory_bytes = 64u << 20;
        all.push_back(std::move(request));
    }
    return all;
}

class Golden : public ::testing::TestWithParam<std::string> {};

TEST_P(Golden, TraceIsAsRecorded) {
    const std::filesystem::path path =
        source_root() / "app/tests/golden" / (GetParam() + ".trace");
    RunClient client(testing::built_runner());
    const std::string trace = trace_of(client, request_for(GetParam(), {}));
    if (std::getenv("ASYNCHIO_RECORD_GOLDEN") != nullptr) std::ofstream(path, std::ios::binary) << trace;
    EXPECT_EQ(difference(testing::read_file(path), trace), "");
}

INSTANTIATE_TEST_SUITE_P(Lessons, Golden, ::testing::ValuesIn(lesson_names()),
                         [](const auto& lesson) { return lesson.param.substr(0, 2); });

TEST(SameBytesEverywhere, InEveryProcess) {
    RunClient warm(testing::built_runner());
    for (const RunRequest& request : requests()) {
        RunClient fresh(testing::built_runner());
        const std::string expected = trace_of(fresh, request);
        EXPECT_EQ(difference(expected, trace_of(warm, request)), "") << request.program.substr(0, 300);
        EXPECT_EQ(difference(expected, trace_of(warm, request)), "") << request.program.substr(0, 300);
    }
    EXPECT_EQ(warm.processes_started(), 1) << "the varied programs leave their process clean";
}

TEST(SameBytesEverywhere, AfterHostilePrograms) {
    RunClient client(testing::built_runner());
    std::vector<std::string> expected;
    for (const RunRequest& request : requests()) expected.push_back(trace_of(client, request));
    for (const char* family : {"patches", "raises", "stuck", "threads"})
        for (const testing::HostileProgram& program : testing::hostile_programs(family)) testing::run(client, program.text);
    std::size_t i = 0;
    for (const RunRequest& request : requests())
        EXPECT_EQ(difference(expected[i++], trace_of(client, request)), "") << request.program.substr(0, 300);
}

// Python's collector would run after so many allocations, those of earlier runs included, and end a task that nobody has
// any more at another place in each run.
TEST(SameBytesEverywhere, WhereGarbageIsCollected) {
    RunRequest request;
    request.program = R"(import asyncio
async def never(): pass
try:
    asyncio.run(asyncio.gather(never()))
except ValueError as error:
    print(error)
kept = [[i] for i in range(20000)]
print(len(kept))
)";
    RunClient client(testing::built_runner());
    const std::string expected = trace_of(client, request);
    EXPECT_NE(expected.find(" task_created "), expected.npos) << expected;
    for (int i = 0; i < 3; ++i) EXPECT_EQ(difference(expected, trace_of(client, request)), "");
}

// Sets environment variables for as long as it lives.
class Environment {
  public:
    explicit Environment(const std::map<std::string, std::string>& variables) {
        for (const auto& [name, value] : variables) {
            const char* const old = std::getenv(name.c_str());
            old_[name] = old != nullptr ? std::optional<std::string>(old) : std::nullopt;
            setenv(name.c_str(), value.c_str(), 1);
        }
    }
    ~Environment() {
        for (const auto& [name, value] : old_) {
            if (value) setenv(name.c_str(), value->c_str(), 1);
            else unsetenv(name.c_str());
        }
    }
    Environment(const Environment&) = delete;
    Environment& operator=(const Environment&) = delete;

  private:
    std::map<std::string, std::optional<std::string>> old_;
};

TEST(SameBytesEverywhere, InEveryEnvironment) {
    RunClient usual(testing::built_runner());
    std::vector<std::string> expected;
    for (const RunRequest& request : requests()) expected.push_back(trace_of(usual, request));

    // A folder with modules that would be found, and a program of the same name, were it not for the isolation.
    const auto here = std::filesystem::current_path();
    const auto folder = std::filesystem::temp_directory_path() / "asynchio-other-folder";
    std::filesystem::create_directories(folder);
    for (const char* name : {"random.py", "json.py", "program.py", "sitecustomize.py", "lessonlib.py"})
        std::ofstream(folder / name) << "raise SystemExit('the wrong file')\n";
    std::filesystem::current_path(folder);
    {
        const Environment environment({{"PYTHONHASHSEED", "77"}, {"PYTHONPATH", folder.string()}, {"PYTHONHOME", "/nowhere"},
                                       {"PYTHONSTARTUP", "/nowhere"}, {"PYTHONMALLOC", "debug"}, {"PYTHONASYNCIODEBUG", "1"},
                                       {"PYTHONDONTWRITEBYTECODE", "1"}, {"PYTHONWARNINGS", "error"}, {"PYTHONUTF8", "0"},
                                       {"PYTHONIOENCODING", "latin-1"}, {"PATH", folder.string()}, {"LC_ALL", "C"},
                                       {"LANG", "de_DE.ISO-8859-1"}, {"TZ", "Asia/Tokyo"}, {"HOME", "/nowhere"},
                                       {"MALLOC_PERTURB_", "85"}});
        RunClient other(testing::built_runner());
        std::size_t i = 0;
        for (const RunRequest& request : requests())
            EXPECT_EQ(difference(expected[i++], trace_of(other, request)), "") << request.program.substr(0, 300);
    }
    std::filesystem::current_path(here);
    std::filesystem::remove_all(folder);
}

}  // namespace
}  // namespace asynchio
