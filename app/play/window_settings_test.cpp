// What is kept between sittings.
#include "app/play/window_settings.h"

#include <gtest/gtest.h>
#include <unistd.h>

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
    EXPECT_TRUE(SettingsFile(file()).keep({Locale::de}));
    EXPECT_EQ(SettingsFile(file()).settings().locale, Locale::de);
    EXPECT_TRUE(SettingsFile(file()).keep({Locale::en}));
    EXPECT_EQ(SettingsFile(file()).settings().locale, Locale::en);
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

TEST_F(WindowSettingsTest, OfNobodyAreForgotten) {
    SettingsFile settings;
    EXPECT_TRUE(settings.keep({Locale::de}));
    EXPECT_EQ(settings.settings().locale, Locale::de);
}

}  // namespace
}  // namespace asynchio
