// `asynchio run` with programs that do not end well: the exit status that scripts rely on, a sentence for people.
#include <gtest/gtest.h>

#include <random>

#include "app/cli/options.h"
#include "app/tests/command.h"
#include "app/tests/hostile_programs.h"
#include "app/tests/processes.h"

namespace asynchio {
namespace {

using testing::CommandResult;
using testing::HostileProgram;
using testing::run_command_line;
using testing::TemporaryFolder;

int status_of(const std::string& words) {
    const std::string outcome = words.substr(0, words.find(' '));
    if (outcome == "finished") return static_cast<int>(ExitStatus::ended);
    if (outcome == "raised" || outcome == "exited") return static_cast<int>(ExitStatus::raised);
    if (outcome == "stuck") return static_cast<int>(ExitStatus::stuck);
    if (outcome == "out_of_budget") return static_cast<int>(ExitStatus::out_of_budget);
    return static_cast<int>(ExitStatus::crashed);
}

void check_command(const HostileProgram& program) {
    const CommandResult result = run_command_line({"run", program.path.string()});
    const bool expected = std::ranges::any_of(program.ends, [&](const auto& end) { return status_of(end) == result.status; });
    EXPECT_TRUE(expected) << "exit status " << result.status << "\n" << result.err.substr(0, 2000);
    EXPECT_NE(result.err.find(program.says), std::string::npos) << result.err.substr(0, 2000);
    EXPECT_NE(result.out.find(program.prints), std::string::npos) << result.out.substr(0, 2000);
    EXPECT_TRUE(result.status <= 1 || result.err.find("asynchio: ") != std::string::npos) << result.err.substr(0, 2000);
}

class HostileCommand : public ::testing::TestWithParam<std::string> {};

TEST_P(HostileCommand, ExitsWithTheStatusThatScriptsRelyOn) {
    for (const HostileProgram& program : testing::hostile_programs(GetParam())) {
        if (program.slow) continue;
        SCOPED_TRACE(program.name());
        check_command(program);
    }
    EXPECT_TRUE(testing::child_processes().empty());
}

// The others differ from these only in what goes on inside the runner.
INSTANTIATE_TEST_SUITE_P(Families, HostileCommand,
                         ::testing::Values("clocks", "crash", "exits", "outside", "raises", "stuck"),
                         [](const auto& family) { return family.param; });

TEST(HostileCommand, SaysWhichBudgetWasUsedUp) {
    for (const char* name : {"endless/pass", "endless/print", "memory/string_doubling", "threads/bomb",
                             "tasks/ticker_for_ever", "endless/regex"}) {
        SCOPED_TRACE(name);
        check_command(testing::read_hostile_program(testing::hostile_folder() / (std::string(name) + ".py")));
    }
}

TEST(HostileCommand, ReportsUnreadableInput) {
    const TemporaryFolder folder;
    std::filesystem::create_directory(folder.path() / "folder.py");
    const auto complaint = [&](const std::string& subject) {
        const CommandResult result = run_command_line({"run", subject});
        EXPECT_EQ(result.status, 2) << subject << result.out << result.err;
        EXPECT_TRUE(result.err.starts_with("asynchio: ")) << result.err;
        EXPECT_EQ(result.out, "");
        return result.err;
    };
    EXPECT_NE(complaint(folder.path() / "missing.py").find("no such file"), std::string::npos);
    complaint(folder.path() / "folder.py");
    complaint(folder.path());
    complaint("no-such-lesson");
    complaint("");
    complaint(folder.write("latin.py", "print('\xe4')\n"));
    complaint(folder.write("utf16.py", std::string("\xff\xfep\0r\0i\0n\0t\0", 12)));
    complaint(folder.write("large.py", std::string(3 << 20, '#')));
    const auto secret = folder.write("secret.py", "print(1)\n");
    std::filesystem::permissions(secret, std::filesystem::perms::none);
    if (::access(secret.c_str(), R_OK) != 0) complaint(secret);
}

TEST(HostileCommand, ReportsWrongUse) {
    const TemporaryFolder folder;
    const std::string program = folder.write("program.py", "X = 1  #: 0..5\nprint(X)\n");
    const std::vector<std::vector<std::string>> uses = {
        {"run"},
        {"run", program, "--show", "nonsense"},
        {"run", program, "--set", "Y=1"},
        {"run", program, "--set", "X=99"},
        {"run", program, "--set", "X"},
        {"run", program, "--machine", "cores=0"},
        {"run", program, "--machine", "colour=red"},
        {"run", program, "--preempt", "sometimes"},
        {"run", program, "--schedule", "v2 any x"},
        {"run", program, "--schedule", "v1 any 0000000000000000 1:1"},
        {"run", program, "--seed", "-1"},
        {"run", program, "--seed", "x"},
        {"run", program, "-o", (folder.path() / "no/such/folder/out").string()},
        {"run", program, "--no-such-option"},
        {"run", program, "another.py"},
        {"--no-such-option"},
    };
    for (const auto& use : uses) {
        const CommandResult result = run_command_line(use);
        std::string shown;
        for (const std::string& word : use) shown += word + " ";
        EXPECT_EQ(result.status, 2) << shown << "\n" << result.out << result.err;
        EXPECT_NE(result.err, "") << shown;
    }
    EXPECT_EQ(run_command_line({"run", program, "--set", "X=5"}).out, "5\n");
}

TEST(HostileCommand, RunsAnyBytesWithoutHarm) {
    const TemporaryFolder folder;
    std::mt19937 dice(7);
    for (int i = 0; i < 25; ++i) {
        std::string text;
        const bool printable = i % 2 == 0;
        for (std::size_t length = dice() % 400; length > 0; --length)
            text += static_cast<char>(printable ? 32 + dice() % 95 : dice() % 256);
        const CommandResult result = run_command_line({"run", folder.write("random.py", text)});
        EXPECT_TRUE(result.status >= 0 && result.status <= 2) << result.status << result.err;
        EXPECT_TRUE(result.status == 0 || !result.err.empty());
    }
    const CommandResult nul = run_command_line({"run", folder.write("nul.py", std::string("print(1)\n\0print(2)\n", 19))});
    EXPECT_TRUE(nul.status == 1 || nul.status == 2) << nul.status;
    EXPECT_NE(nul.err.find("line 2"), std::string::npos) << nul.err;
}

}  // namespace
}  // namespace asynchio
