// Whoever adds words to the window adds them to the phrase files: no panel and no scene has words of its own, and no phrase
// is there that nobody says.
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <iterator>
#include <regex>
#include <set>
#include <string>
#include <vector>

#include "app/phrases/phrases.h"
#include "core/tests/source_root.h"

namespace asynchio {
namespace {

std::string contents(const std::filesystem::path& path) {
    std::ifstream file(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), {}};
}

bool is_source(const std::filesystem::path& path) {
    const std::string name = path.filename().string();
    return (name.ends_with(".cpp") || name.ends_with(".h")) && !name.ends_with("_test.cpp");
}

// Words that are the same in every language: names, units, keys; and what no reader sees.
const std::set<std::string> kNames = {"EOFError", "Python", "C++", "program.cpp", ".py", "Enter", "t = ", "t =", "F5", "F11", " s", " ms", "ms", "W  S", "A  D", "C  B", "000/000", "00.000 s", "total", "turns", "longest_hold()", "not known yet", ", in ", "line ", "awaits", "coroutines", "waitfor", "boxes", "queue", "metrics", "log", "None", "main", "word:", "word", "lesson", "course.md", "plans/", "Backspace", " \\u00b7 cores ", " \\u00b7 no GIL"};

// The literals of a line that somebody may read: not those behind an include, in a comment, or that only name a widget.
std::vector<std::string> words_in(std::string line) {
    std::vector<std::string> words;
    if (line.starts_with("#include")) return words;
    // A comment, unless the slashes stand in a literal.
    bool quoted = false;
    for (std::size_t i = 0; i + 1 < line.size(); ++i) {
        if (line[i] == '\\') ++i;
        else if (line[i] == '"') quoted = !quoted;
        else if (!quoted && line.compare(i, 2, "//") == 0) line.resize(i);
    }
    static const std::regex literal(R"re("((?:[^"\\]|\\.)*)")re");
    static const std::regex id(R"((?:\bui_?, |_since\(|widget_id\(|PushID\(|GetID\(|key\(|tools\.(?:icon|word)\(|arrow\(|press\(|\bbutton\(|choices\(|has_panel\()$)");
    for (std::sregex_iterator found(line.begin(), line.end(), literal), end; found != end; ++found) {
        const std::string text = (*found)[1].str(), before = line.substr(0, static_cast<std::size_t>(found->position()));
        const std::string plain = std::regex_replace(text, std::regex(R"(\{[^}]*\}|\\u[0-9a-f]{4}|\\.)"), "");
        const bool reads = std::regex_search(plain, std::regex("[A-Za-z]{2,}"));
        if (reads && !std::regex_search(before, id) && !kNames.contains(text)) words.push_back(text);
    }
    return words;
}

TEST(SpokenWords, AreFoundByTheScan) {
    EXPECT_EQ(words_in(R"(    draw_text(ui, rect, type, Role::text, "Nothing yet");)"), std::vector<std::string>{"Nothing yet"});
    EXPECT_EQ(words_in(R"(    const std::string words = "turn " + std::to_string(turn);)"), std::vector<std::string>{"turn "});
    EXPECT_EQ(words_in(R"(    if (ui::button(ui, "reset", place, "Reset", look)))"), std::vector<std::string>{"Reset"});
    EXPECT_EQ(words_in(R"re(    x = fmt::format("line {}", n);  // "a comment")re"), std::vector<std::string>{"line {}"});
    EXPECT_TRUE(words_in(R"(#include "app/panels/panel.h")").empty());
    EXPECT_TRUE(words_in(R"(    const ui::ScrollArea area(ui, "program", rect, height);)").empty());
    EXPECT_TRUE(words_in(R"(    x = fmt::format("{:.1f} s {}", n, n);)").empty());
}

TEST(SpokenWords, StandInThePhraseFilesOnly) {
    std::size_t files = 0;
    for (const char* folder : {"app/panels", "app/model", "app/play"}) {
        for (const auto& entry : std::filesystem::directory_iterator(source_root() / folder)) {
            const std::string name = entry.path().filename().string();
            const bool model = std::string_view(folder) == "app/model";
            const bool scenes = name.starts_with("scene") || name == "make_scene.cpp" || name == "state_phrases.cpp" || name == "rules.cpp";
            const bool play = std::string_view(folder) == "app/play";
            if (!is_source(entry.path()) || (model && !scenes) || (play && !name.starts_with("playground"))) continue;
            ++files;
            std::istringstream text(contents(entry.path()));
            int number = 0;
            for (std::string line; std::getline(text, line); ++number)
                for (const std::string& words : words_in(line))
                    ADD_FAILURE() << folder << "/" << name << ", line " << number + 1 << ": \"" << words
                                  << "\" belongs into assets/ui.en.txt and ui.de.txt (see app/phrases/phrases.h)";
        }
    }
    EXPECT_GT(files, 50u);
}

TEST(SpokenWords, AreSaidBySomebody) {
    std::string sources;
    for (const auto& entry : std::filesystem::recursive_directory_iterator(source_root() / "app"))
        if (entry.is_regular_file() && is_source(entry.path())) sources += contents(entry.path());
    for (const std::string_view key : kPhraseKeys) {
        const std::string call = "." + std::string(key) + "(", pointer = "Phrases::" + std::string(key);
        const bool said = sources.find(call) != sources.npos || sources.find(pointer) != sources.npos || sources.find("->" + std::string(key) + "(") != sources.npos;
        EXPECT_TRUE(said) << "assets/ui.en.txt: nobody says '" << key << "'; take it out";
    }
}

}  // namespace
}  // namespace asynchio
