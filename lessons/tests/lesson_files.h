// Where the tests find the real lessons, and a folder for made-up ones.
#pragma once

#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <string>
#include <string_view>
#include <vector>

#include "core/tests/source_root.h"
#include "lessons/reader/problem.h"
#include "lessons/reader/text.h"

namespace asynchio {

inline std::filesystem::path lessons_dir() {
    return source_root() / "lessons";
}

inline constexpr std::string_view kLessonNames[] = {
    "01-wait-together", "02-recipe", "03-await", "04-ready-queue", "05-gather", "06-first-come",
    "07-future", "08-blocked-loop", "09-worker", "10-four-ways", "11-lost-update", "12-one-thread-race", "13-deadlock",
    "14-border", "15-errors", "16-stop", "17-crawler", "18-load"};

inline std::string text_of_file(const std::filesystem::path& path) {
    Result<std::string> text = read_text_file(path);
    EXPECT_TRUE(text) << (text ? "" : text.why());
    return text ? *text : "";
}

// All problems as one text, one per line; "" when there are none.
inline std::string all_problems(const std::vector<Problem>& problems) {
    std::string text;
    for (const Problem& problem : problems) text += describe(problem) + "\n";
    return text;
}

// A new empty folder; removed with everything in it at the end of the test.
class TemporaryFolder {
  public:
    TemporaryFolder() {
        const auto* test = ::testing::UnitTest::GetInstance()->current_test_info();
        std::string name = std::string("asynchio-") + test->test_suite_name() + "-" + test->name();
        std::replace(name.begin(), name.end(), '/', '-');  // of a test with a parameter
        path_ = std::filesystem::temp_directory_path() / name;
        std::filesystem::remove_all(path_);
        std::filesystem::create_directories(path_);
    }
    ~TemporaryFolder() { std::filesystem::remove_all(path_); }
    TemporaryFolder(const TemporaryFolder&) = delete;
    TemporaryFolder& operator=(const TemporaryFolder&) = delete;

    const std::filesystem::path& path() const { return path_; }
    void write(const std::filesystem::path& name, std::string_view text) const {
        std::filesystem::create_directories((path_ / name).parent_path());
        std::ofstream(path_ / name, std::ios::binary) << text;
    }

  private:
    std::filesystem::path path_;
};

}  // namespace asynchio
