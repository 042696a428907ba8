#include "app/play/progress.h"

#include <gtest/gtest.h>
#include <unistd.h>

#include <fstream>
#include <sstream>

namespace asynchio {
namespace {

class ProgressTest : public ::testing::Test {
  protected:
    ProgressTest() : folder_(std::filesystem::temp_directory_path() / ("asynchio_progress_" + std::to_string(::getpid()))) {
        std::filesystem::remove_all(folder_);
    }
    ~ProgressTest() override { std::filesystem::remove_all(folder_); }
    std::filesystem::path file() const { return folder_ / "deep" / "progress.json"; }
    static FlowState somewhere() {
        FlowState flow;
        flow.stage = Stage::explain;
        flow.furthest = Stage::challenge;
        flow.solved = true;
        flow.predictions = {Prediction{"3.0 “three”", {}, true}, Prediction{"", {"A", "B\n"}, false}};
        return flow;
    }
    const std::filesystem::path folder_;
};

TEST_F(ProgressTest, SurvivesTheProcess) {
    Progress first(file());
    EXPECT_FALSE(first.of("05-gather"));
    ASSERT_TRUE(first.keep("05-gather", somewhere()));
    ASSERT_TRUE(first.keep("08-blocked-loop", FlowState{}));
    const Progress second(file());
    EXPECT_EQ(second.problem(), "");
    EXPECT_EQ(second.of("05-gather"), somewhere());
    EXPECT_EQ(second.of("08-blocked-loop"), FlowState{});
    EXPECT_EQ(std::distance(std::filesystem::directory_iterator(file().parent_path()), {}), 1) << "nothing else is left";
}

TEST_F(ProgressTest, SetsADamagedFileAside) {
    std::filesystem::create_directories(file().parent_path());
    for (const char* damage : {"", "{", "[]", R"({"version":1,"lessons":{"05":{"stage":7}}})", "\xff\xfe"}) {
        std::ofstream(file()) << damage;
        Progress progress(file());
        EXPECT_FALSE(progress.of("05")) << damage;
        EXPECT_NE(progress.problem().find(file().string()), std::string::npos) << damage;
        EXPECT_TRUE(progress.keep("05", somewhere())) << damage;
        EXPECT_EQ(Progress(file()).of("05"), somewhere()) << damage;
    }
    EXPECT_TRUE(std::filesystem::exists(file().string() + ".damaged"));
}

TEST_F(ProgressTest, SaysOnceThatItCannotBeKept) {
    std::filesystem::create_directories(folder_);
    std::ofstream(folder_ / "deep") << "a file where a folder should be";
    Progress progress(file());
    const auto kept = progress.keep("05", somewhere());
    ASSERT_FALSE(kept);
    EXPECT_NE(kept.why().find(file().string()), std::string::npos) << kept.why();
    EXPECT_TRUE(progress.keep("05", somewhere())) << "once is enough";
    EXPECT_EQ(progress.of("05"), somewhere()) << "it is remembered while the window is open";
}

}  // namespace
}  // namespace asynchio
