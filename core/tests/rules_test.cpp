// Each rule of semantics.md has a program in core/tests/rules whose output is what CPython 3.11.7 printed. A first line
// `# ends: stuck` says that the program does not finish here.
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <sstream>

#include "core/tests/python_run.h"
#include "core/tests/source_root.h"
#include "lessons/reader/compare.h"

namespace asynchio {
namespace {

constexpr int kRules = 223;

const std::filesystem::path& folder() {
    static const std::filesystem::path path = source_root() / "core/tests/rules";
    return path;
}

std::string read(const std::filesystem::path& path) {
    std::ifstream file(path, std::ios::binary);
    EXPECT_TRUE(file) << path;
    std::stringstream text;
    text << file.rdbuf();
    return text.str();
}

// "R066" for 66.
std::string file_name(int rule) {
    std::string digits = std::to_string(rule);
    return "R" + std::string(3 - digits.size(), '0') + digits;
}

std::vector<std::string> tested_rules() {
    std::vector<std::string> names;
    for (int rule = 1; rule <= kRules; ++rule)
        if (std::filesystem::exists(folder() / (file_name(rule) + ".py"))) names.push_back(file_name(rule));
    return names;
}

class Rule : public ::testing::TestWithParam<std::string> {};

TEST_P(Rule, PrintsWhatPythonPrints) {
    RunRequest request;
    request.program = read(folder() / (GetParam() + ".py"));
    request.filename = GetParam() + ".py";
    const bool gets_stuck = request.program.find("\n# ends: stuck\n") != std::string::npos;
    const testing::PythonRun run = testing::run_python(request);
    const auto difference = compare_output(read(folder() / (GetParam() + ".out")), run.out);
    EXPECT_FALSE(difference) << *difference << "\n" << run.out << run.err << run.message();
    EXPECT_EQ(run.outcome(), gets_stuck ? RunOutcome::stuck : RunOutcome::finished) << run.message() << run.err;
    EXPECT_FALSE(run.dirty);
}

INSTANTIATE_TEST_SUITE_P(OfSemantics, Rule, ::testing::ValuesIn(tested_rules()),
                         [](const auto& rule) { return rule.param; });

TEST(Rules, AreAllTested) {
    for (int rule = 1; rule <= kRules; ++rule)
        for (const char* suffix : {".py", ".out"})
            EXPECT_TRUE(std::filesystem::exists(folder() / (file_name(rule) + suffix))) << "R" << rule << suffix;
}

}  // namespace
}  // namespace asynchio
