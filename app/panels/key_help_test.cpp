// The handbook's table of keys is the help card's.
#include <gtest/gtest.h>

#include <fstream>
#include <sstream>

#include "app/panels/key_help.h"

namespace asynchio::panels {
namespace {

TEST(KeyHelp, TheReadmeListsTheSameKeys) {
    std::ifstream file(ASYNCHIO_SOURCE_DIR "/README.md");
    std::stringstream text;
    text << file.rdbuf();
    std::string table = "| Key | What it does |\n|---|---|\n";
    for (const KeyHelp& key : key_help(phrases_in(Locale::en)))
        table += "| " + std::string(key.keys) + " | " + std::string(key.words) + " |\n";
    EXPECT_NE(text.str().find(table), std::string::npos) << "README.md should have:\n" << table;
}

}  // namespace
}  // namespace asynchio::panels
