// Programs written by random_programs.py, which also says what CPython prints for them under a clock that jumps. Each
// runs here in virtual time and must print the same lines and end the same way; and its trace must tell the truth.
#include <gtest/gtest.h>

#include <array>
#include <cstdio>
#include <cstdlib>
#include <memory>
#include <nlohmann/json.hpp>

#include "core/tests/python_truth.h"
#include "core/trace/words.h"
#include "lessons/reader/compare.h"

namespace asynchio {
namespace {

// What the command prints.
std::string output_of(const std::string& command) {
    const std::unique_ptr<std::FILE, int (*)(std::FILE*)> pipe(popen(command.c_str(), "r"), pclose);
    std::string text;
    std::array<char, 65536> piece;
    while (const std::size_t size = std::fread(piece.data(), 1, piece.size(), pipe.get())) text.append(piece.data(), size);
    return text;
}

// Seeds "0-300", or those of the environment variable ASYNCHIO_SEEDS to look further.
nlohmann::json programs(const std::string& options, const char* seeds) {
    const char* const wanted = std::getenv("ASYNCHIO_SEEDS");
    return nlohmann::json::parse(output_of("PYTHONDONTWRITEBYTECODE=1 '" ASYNCHIO_PYTHON3 "' '" ASYNCHIO_SOURCE_DIR
                                           "/core/tests/random_programs.py' --json " +
                                           options + " --seeds " + (wanted != nullptr ? wanted : seeds)));
}

void expect_same(const nlohmann::json& programs) {
    for (const nlohmann::json& entry : programs) {
        RunRequest request;
        request.program = entry["program"].get<std::string>();
        testing::PythonTruth truth;
        const testing::PythonRun run = testing::run_python(std::move(request), &truth);
        EXPECT_EQ(truth.differences(), "") << "seed " << entry["seed"];
        const std::string end = run.outcome() == RunOutcome::raised ? run.message() : std::string(word(run.outcome()));
        const auto difference = compare_output(entry["out"].get<std::string>(), run.out);
        EXPECT_FALSE(difference) << "seed " << entry["seed"] << ": " << *difference;
        EXPECT_EQ(entry["end"].get<std::string>(), end) << "seed " << entry["seed"] << "\n" << run.err;
        EXPECT_FALSE(run.dirty) << "seed " << entry["seed"];
    }
}

TEST(RandomPrograms, OfTasksPrintWhatPythonPrints) {
    const nlohmann::json all = programs("--features=" ASYNCHIO_RANDOM_FEATURES, "0-300");
    ASSERT_FALSE(all.empty());
    expect_same(all);
}

TEST(RandomPrograms, OfThreadsPrintWhatPythonPrints) {
    const nlohmann::json all = programs("--threads", "0-40");
    ASSERT_FALSE(all.empty());
    expect_same(all);
}

}  // namespace
}  // namespace asynchio
