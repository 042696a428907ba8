// Programs as learners and teachers write them, in core/tests/corpus: each must print what CPython 3.11.7 printed
// (record_corpus.py) and end as it did there.
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <optional>
#include <sstream>

#include "core/tests/python_run.h"
#include "core/tests/source_root.h"
#include "core/trace/words.h"
#include "lessons/reader/compare.h"

namespace asynchio {
namespace {

const std::filesystem::path& folder() {
    static const std::filesystem::path path = source_root() / "core/tests/corpus";
    return path;
}

std::string read(const std::filesystem::path& path) {
    std::ifstream file(path, std::ios::binary);
    std::stringstream text;
    text << file.rdbuf();
    return text.str();
}

// Those that fork have a folder of their own: record_corpus.py asks no virtual clock about them.
std::filesystem::path path_of(const std::string& name, const char* suffix) {
    for (const char* part : {"", "processes/"})
        if (std::filesystem::exists(folder() / (part + name + ".py"))) return folder() / (part + name + suffix);
    return folder() / (name + suffix);
}

// "threads_join" for core/tests/corpus/threads_join.py.
std::vector<std::string> all_programs() {
    std::vector<std::string> names;
    for (const char* part : {"", "processes"})
        for (const auto& entry : std::filesystem::directory_iterator(folder() / part))
            if (entry.path().extension() == ".py" && entry.path().stem() != "lessonlib")
                names.push_back(entry.path().stem());
    std::ranges::sort(names);
    return names;
}

// What follows `mark` in the lines of a program that begin with it: "# input: " gives its lines of input.
std::vector<std::string> directives(const std::string& program, std::string_view mark) {
    std::vector<std::string> found;
    std::istringstream lines(program);
    for (std::string line; std::getline(lines, line);)
        if (line.starts_with(mark)) found.push_back(line.substr(mark.size()));
    return found;
}

// Without the frames of the standard library: a line `File "/usr/lib/python3.11/...` and its indented source.
std::string without_library_frames(const std::string& text) {
    std::string kept;
    std::istringstream lines(text);
    std::size_t hidden_indent = std::string::npos;
    for (std::string line; std::getline(lines, line);) {
        const std::size_t indent = line.find_first_not_of(" |");
        if (line.find("/lib/python3") != std::string::npos && line.find("File \"") != std::string::npos)
            hidden_indent = indent;
        else if (hidden_indent != std::string::npos && (indent == std::string::npos || indent <= hidden_indent))
            hidden_indent = std::string::npos;
        if (hidden_indent == std::string::npos) kept += line + "\n";
    }
    return kept;
}

std::string outcome_word(RunOutcome outcome) { return std::string(word(outcome)); }

// What is wrong with the run of a program here; nothing when it does what it did in CPython.
std::optional<std::string> difference(const std::string& name) {
    const auto path = [&](const char* suffix) { return path_of(name, suffix); };
    RunRequest request;
    request.program = read(path(".py"));
    request.filename = name + ".py";
    request.inputs = directives(request.program, "# input: ");
    for (const std::string& time : directives(request.program, "# interrupt: "))
        request.interrupt_at = from_seconds(std::stod(time));
    const testing::PythonRun run = testing::run_python(request);
    const std::string told = "\n" + run.out + run.err + run.message();
    if (const auto found = compare_output(read(path(".out")), run.out)) return *found + told;
    if (std::filesystem::exists(path(".err")))
        if (const auto found = compare_output(read(path(".err")), without_library_frames(run.err)))
            return "standard error: " + *found + told;
    const bool stuck = request.program.find("\n# ends: stuck\n") != std::string::npos;
    if ((run.outcome() == RunOutcome::stuck) != stuck) return "it is " + outcome_word(run.outcome()) + told;
    const std::string exit = read(path(".exit"));
    const unsigned status = exit.empty() ? 0 : static_cast<unsigned>(std::stoi(exit));
    if (!stuck && run.end.end.exit_code != status)
        return "the exit status is " + std::to_string(run.end.end.exit_code) + told;
    if (run.dirty) return "it leaves the process dirty" + told;
    return std::nullopt;
}

class Corpus : public ::testing::TestWithParam<std::string> {};

TEST_P(Corpus, DoesWhatItDoesInPython) {
    ASSERT_TRUE(std::filesystem::exists(path_of(GetParam(), ".out"))) << "record it with record_corpus.py";
    const auto found = difference(GetParam());
    EXPECT_FALSE(found) << *found;
}

const auto kName = [](const auto& info) { return info.param; };
INSTANTIATE_TEST_SUITE_P(Programs, Corpus, ::testing::ValuesIn(all_programs()), kName);

}  // namespace
}  // namespace asynchio
