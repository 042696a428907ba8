// What is kept between sittings.
#include "app/play/window_settings.h"

#include <gtest/gtest.h>
#include <unistd.h>

#include <algorithm>
#include <fstream>

namespace asynchio {
namespace {

class WindowSettingsTest : public ::testing::Test {
  protected:
    WindowSettingsTest() : folder_(std::filesystem::temp_directory_path() / ("asynchio-settings-" + std::to_string(::getpid()))) {}
    ~WindowSettingsTest() override { std::filesystem::remove_all(folder_); }
    std::filesystem::path file() const { return folder_ / "asynchio" / "settings.toml"; }
    void write(const std::string& text) const {
        std::filesystem::create_directories(file().parent_path());
        std::ofstream(file()) << text;
    }
    const std::filesystem::path folder_;
};

TEST_F(WindowSettingsTest, AreThereInTheNextSitting) {
    EXPECT_FALSE(SettingsFile(file()).settings().locale);
    EXPECT_TRUE(SettingsFile(file()).change([](WindowSettings& s) { s.locale = Locale::de; }));
    EXPECT_EQ(SettingsFile(file()).settings().locale, Locale::de);
    WindowSettings all{Locale::en, "contrast", 1.5, true, 2, 512, 300, true, {"/tmp/a \"quoted\" \\ one.py", "/home/ann/b\n.py"}, {{"Ctrl+R", "F6"}, {"T", "a \"key\""}}};
    EXPECT_TRUE(SettingsFile(file()).change([&](WindowSettings& s) { s = all; }));
    EXPECT_EQ(SettingsFile(file()).settings(), all);
}

TEST_F(WindowSettingsTest, ADamagedFileIsSetAside) {
    write("language = \"de");
    const SettingsFile settings(file());
    EXPECT_TRUE(settings.damaged());
    EXPECT_FALSE(settings.settings().locale);
    EXPECT_TRUE(std::filesystem::exists(file().string() + ".damaged"));
    EXPECT_FALSE(std::filesystem::exists(file()));
}

TEST_F(WindowSettingsTest, ALanguageThatNobodySpeaksIsNoChoice) {
    for (const char* text : {"language = \"xx\"\n", "language = 3\n", "", "speed = 2\n"}) {
        write(text);
        const SettingsFile settings(file());
        EXPECT_FALSE(settings.damaged()) << text;
        EXPECT_FALSE(settings.settings().locale) << text;
    }
}

TEST_F(WindowSettingsTest, AValueThatMakesNoSenseIsNone) {
    for (const char* text : {"size = 0", "size = 1e9", "size = nan", "size = \"big\"", "speed = -1", "speed = inf", "theme = \"pink\"",
                             "theme = [1]", "theme = \"projector\"", "left_column = -3", "left_column = 1e300", "reduced_motion = \"no\"",
                             "tour_seen = 1.5", "recent = \"/a\"", "recent = [1, \"not/absolute\"]", "[size]\nx = 1"}) {
        write(text);
        const SettingsFile settings(file());
        EXPECT_FALSE(settings.damaged()) << text;
        EXPECT_EQ(settings.settings(), WindowSettings{}) << text;
    }
}

TEST_F(WindowSettingsTest, TwoWindowsKeepEachOthersChoices) {
    SettingsFile one(file()), other(file());
    EXPECT_TRUE(one.change([](WindowSettings& s) { s.theme = "dark"; }));
    EXPECT_TRUE(other.change([](WindowSettings& s) { s.zoom = 2; }));
    const SettingsFile later(file());
    EXPECT_EQ(later.settings().theme, "dark");
    EXPECT_EQ(later.settings().zoom, 2);
}

TEST_F(WindowSettingsTest, AFileThatCannotBeWrittenIsSaidAndTheChoiceHolds) {
    std::ofstream(folder_) << "a file where the folder should be";
    SettingsFile settings(file());
    EXPECT_FALSE(settings.change([](WindowSettings& s) { s.theme = "dark"; }));
    EXPECT_EQ(settings.settings().theme, "dark");
    EXPECT_FALSE(settings.change([](WindowSettings& s) { s.theme = "dark"; })) << "it is still not kept";
}

TEST_F(WindowSettingsTest, WhatDoesNotChangeIsNotWritten) {
    SettingsFile settings(file());
    EXPECT_TRUE(settings.change([](WindowSettings&) {}));
    EXPECT_FALSE(std::filesystem::exists(file()));
}

TEST_F(WindowSettingsTest, TheLatestPathsAreKept) {
    WindowSettings settings;
    for (int i = 0; i < 20; ++i) add_recent_path(settings, "/p" + std::to_string(i));
    add_recent_path(settings, "/p15");
    ASSERT_EQ(settings.recent.size(), kMostRecent);
    EXPECT_EQ(settings.recent[0], "/p15");
    EXPECT_EQ(settings.recent[1], "/p19");
    EXPECT_EQ(std::ranges::count(settings.recent, "/p15"), 1);
}

TEST_F(WindowSettingsTest, OfNobodyAreForgotten) {
    SettingsFile settings;
    EXPECT_TRUE(settings.change([](WindowSettings& s) { s.locale = Locale::de; }));
    EXPECT_EQ(settings.settings().locale, Locale::de);
}

}  // namespace
}  // namespace asynchio
