#include "app/platform/paths.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <fstream>
#include <map>

#include "app/platform/pacing.h"

namespace asynchio::platform {
namespace {

namespace fs = std::filesystem;
using testing::AllOf;
using testing::HasSubstr;

class Resources : public testing::Test {
  protected:
    fs::path root =
        fs::path(testing::TempDir()) /
        ("asynchio_paths_" + std::string(testing::UnitTest::GetInstance()->current_test_info()->name()));
    void SetUp() override { fs::remove_all(root); }
    void TearDown() override { fs::remove_all(root); }
    fs::path make(const fs::path& path) {
        fs::create_directories(root / path);
        return root / path;
    }
};

TEST_F(Resources, AreFoundInTheSourceTreeFromTheBuildTree) {
    const Places places{make("build/bin"), make("source"), root / "build"};
    make("source/lessons"), make("source/assets/themes"), make("build/bin/fonts");
    EXPECT_EQ(*find_resource(places, "lessons"), root / "source/lessons");
    EXPECT_EQ(*find_resource(places, "themes"), root / "source/assets/themes");
    EXPECT_EQ(*find_resource(places, "fonts"), root / "build/bin/fonts");
}

TEST_F(Resources, AreFoundBelowShareInAnInstallation) {
    const Places places{make("usr/bin"), make("source"), root / "build"};
    make("source/lessons");
    make("usr/share/asynchio/lessons");
    EXPECT_EQ(*find_resource(places, "lessons"), root / "usr/share/asynchio/lessons")
        << "an installed program never uses the source tree";
}

TEST_F(Resources, AMissingOneNamesEveryPlaceThatWasTried) {
    const Places places{make("build/bin"), root / "source", root / "build"};
    const Result<fs::path> found = find_resource(places, "themes");
    ASSERT_FALSE(found);
    EXPECT_THAT(found.why(),
                AllOf(HasSubstr("'themes'"), HasSubstr("build/bin/themes"), HasSubstr("source/assets/themes"),
                      HasSubstr("build/share/asynchio/themes")));
    EXPECT_FALSE(find_resource({}, "themes"));
}

TEST_F(Resources, AFileOfThatNameIsNoDirectory) {
    const Places places{make("usr/bin"), {}, {}};
    std::ofstream(root / "usr/bin/themes") << "no";
    EXPECT_FALSE(find_resource(places, "themes"));
}

TEST(OwnPlaces, FindTheThemesOfThisBuild) {
    EXPECT_FALSE(own_places().executable_dir.empty());
    const Result<fs::path> themes = find_resource(own_places(), "themes");
    ASSERT_TRUE(themes) << themes.why();
    EXPECT_TRUE(fs::exists(*themes / "light.toml"));
}

class UserDirs : public testing::Test {
  protected:
    std::map<std::string, std::string> variables;
    Result<fs::path> dir(UserDir which) {
        return user_dir(which, [this](const std::string& name) -> std::optional<std::string> {
            const auto found = variables.find(name);
            if (found == variables.end()) return std::nullopt;
            return found->second;
        });
    }
};

TEST_F(UserDirs, FollowTheEnvironment) {
    variables = {{"HOME", "/home/ada"}, {"XDG_CONFIG_HOME", "/etc/ada"}, {"XDG_STATE_HOME", ""}};
    EXPECT_EQ(*dir(UserDir::config), "/etc/ada/asynchio");
    EXPECT_EQ(*dir(UserDir::data), "/home/ada/.local/share/asynchio");
    EXPECT_EQ(*dir(UserDir::state), "/home/ada/.local/state/asynchio");
}

TEST_F(UserDirs, IgnoreRelativePaths) {
    variables = {{"HOME", "/home/ada"}, {"XDG_DATA_HOME", "data"}};
    EXPECT_EQ(*dir(UserDir::data), "/home/ada/.local/share/asynchio");
}

TEST_F(UserDirs, SayWhatToSetWhenThereIsNoHome) {
    variables = {{"HOME", "somewhere"}};
    const Result<fs::path> config = dir(UserDir::config);
    ASSERT_FALSE(config);
    EXPECT_THAT(config.why(), AllOf(HasSubstr("XDG_CONFIG_HOME"), HasSubstr("HOME")));
}

TEST(Pacing, SleepsWhenNothingMoves) {
    EXPECT_EQ(seconds_to_wait({}), kForever);
    EXPECT_EQ(seconds_to_wait({.input_waiting = true}), 0);
    EXPECT_EQ(seconds_to_wait({.redraw_in = 0.4}), 0.4);
}

TEST(Pacing, AnimatesAtTheScreensRate) {
    EXPECT_NEAR(seconds_to_wait({.redraw_in = 0}), 0.016, 1e-9);
    EXPECT_NEAR(seconds_to_wait({.redraw_in = 0, .frame_cost = 0.010}), 0.006, 1e-9);
    EXPECT_EQ(seconds_to_wait({.redraw_in = 0, .frame_cost = 0.2}), 0);
    EXPECT_NEAR(seconds_to_wait({.new_content = true}), 0.016, 1e-9);
}

}  // namespace
}  // namespace asynchio::platform
