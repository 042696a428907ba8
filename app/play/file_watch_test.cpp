// Files that change, with real files: whatever an editor does when it saves.
#include "app/play/file_watch.h"

#include <gtest/gtest.h>

#include <fstream>

#include "lessons/tests/lesson_files.h"

namespace asynchio {
namespace {

class FileWatchTest : public testing::Test {
  protected:
    void SetUp() override {
        folder.write("a", "one");
        folder.write("b", "two");
        watch.watch({folder.path() / "a", folder.path() / "b", folder.path() / "later"});
    }
    // Looks until nothing moves; whether it was told of a change, and that it was told once.
    bool told() {
        int times = 0;
        for (int look = 0; look < 8; ++look) times += watch.changed();
        EXPECT_LE(times, 1);
        return times > 0;
    }

    const TemporaryFolder folder;
    FileWatch watch;
};

TEST_F(FileWatchTest, NothingIsToldWhileNothingChanges) { EXPECT_FALSE(told()); }

TEST_F(FileWatchTest, WritingIntoTheFile) {
    folder.write("a", "other");
    EXPECT_TRUE(told());
    EXPECT_FALSE(told());
    std::ofstream(folder.path() / "b", std::ios::app) << "!";
    EXPECT_TRUE(told());
}

TEST_F(FileWatchTest, TheSameSizeAtAnotherTime) {
    const auto time = std::filesystem::last_write_time(folder.path() / "a");
    folder.write("a", "uno");
    std::filesystem::last_write_time(folder.path() / "a", time + std::chrono::milliseconds(1));
    EXPECT_TRUE(told());
}

TEST_F(FileWatchTest, SavingByRename) {
    const auto time = std::filesystem::last_write_time(folder.path() / "a");
    folder.write("a.new", "uno");
    std::filesystem::last_write_time(folder.path() / "a.new", time);
    std::filesystem::rename(folder.path() / "a.new", folder.path() / "a");
    EXPECT_TRUE(told()) << "even with the size and the time of before";
}

TEST_F(FileWatchTest, AFileThatGoesAndOneThatComes) {
    std::filesystem::remove(folder.path() / "a");
    EXPECT_TRUE(told());
    folder.write("a", "again");
    EXPECT_TRUE(told());
    folder.write("later", "");
    EXPECT_TRUE(told());
}

TEST_F(FileWatchTest, AFolderInWhichSomethingAppears) {
    watch.watch({folder.path()});
    std::filesystem::create_directory(folder.path() / "new");
    EXPECT_TRUE(told());
}

TEST_F(FileWatchTest, WhatIsBeingWrittenIsLeftAloneUntilItIsThere) {
    folder.write("a", "");
    EXPECT_FALSE(watch.changed());
    folder.write("a", "half");
    EXPECT_FALSE(watch.changed());
    folder.write("a", "half and half");
    EXPECT_FALSE(watch.changed());
    EXPECT_TRUE(watch.changed());
}

TEST_F(FileWatchTest, WhatIsWrittenAllTheTimeIsReadAllTheSame) {
    int looks = 0;
    do folder.write("a", std::string(static_cast<std::size_t>(++looks), 'x'));
    while (!watch.changed() && looks < 20);
    EXPECT_LT(looks, 10);
}

TEST_F(FileWatchTest, AChangeThatIsTakenBackIsNone) {
    const auto time = std::filesystem::last_write_time(folder.path() / "a");
    std::filesystem::last_write_time(folder.path() / "a", time + std::chrono::seconds(1));
    EXPECT_FALSE(watch.changed());
    std::filesystem::last_write_time(folder.path() / "a", time);
    EXPECT_FALSE(told());
}

}  // namespace
}  // namespace asynchio
