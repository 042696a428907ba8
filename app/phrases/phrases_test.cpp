// The phrase files: their format, what the build makes of them, and that every language says everything.
#include "app/phrases/phrases.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>
#include <regex>

#include "app/phrases/phrase_file.h"

namespace asynchio {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;

std::string contents(const std::filesystem::path& path) {
    std::ifstream file(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), {}};
}

PhraseFile file_of(Locale locale) {
    return parse_phrases(contents(std::filesystem::path(ASYNCHIO_SOURCE_DIR) / "assets" / ("ui." + std::string(code(locale)) + ".txt")));
}

// --- the format ---

TEST(PhraseFiles, AreReadLineByLine) {
    const PhraseFile file = parse_phrases("# Top\nlessons [12] = Lessons\n\n# Boxes\nslot = from {owner}, {time} s = {owner}\n");
    EXPECT_TRUE(file.problems.empty());
    ASSERT_EQ(file.phrases.size(), 2u);
    EXPECT_EQ(file.phrases[0].key, "lessons");
    EXPECT_EQ(file.phrases[0].most, 12u);
    EXPECT_EQ(file.phrases[0].heading, "Top");
    EXPECT_EQ(file.phrases[1].text(), "from {owner}, {time} s = {owner}");
    EXPECT_THAT(file.phrases[1].places, ElementsAre("owner", "time"));
    EXPECT_EQ(file.phrases[1].line, 5);
}

TEST(PhraseFiles, SayInWhichLineAMistakeIs) {
    const PhraseFile file = parse_phrases(
        "Foo = x\nno text\nempty =\na = {A}\nb = {open\nc = one | two\nd = {count} | {count} | {count}\ne [x] = y\nf = 1\nf = 2\ng = good\n");
    ASSERT_EQ(file.problems.size(), 9u);
    for (int line = 1; line <= 8; ++line) EXPECT_THAT(file.problems[static_cast<std::size_t>(line) - 1], ::testing::StartsWith("line " + std::to_string(line) + ": "));
    EXPECT_THAT(file.problems[8], ::testing::StartsWith("line 10: 'f' is there a second time"));
    EXPECT_NE(file.find("g"), nullptr) << "the lines behind a mistake are read";
}

TEST(PhraseTables, FillPlacesInAnyOrderAndChooseTheForm) {
    struct Table : PhraseTable {
        using PhraseTable::PhraseTable;
        std::string jobs(int count) const { return fill(0, {{"count", count}, {"who", "A"}}); }
        std::string_view plain() const { return text(1); }
    };
    static constexpr std::array<std::string_view, 2> kNames = {"jobs", "plain"};
    const std::string english = "jobs = {who}: {count} job | {who}: {count} jobs\nplain = Plain\n";
    const Table german(kNames, "jobs = {count} Auftrag von {who} | {count} Aufträge von {who}\n", english);
    EXPECT_EQ(german.jobs(1), "1 Auftrag von A");
    EXPECT_EQ(german.jobs(0), "0 Aufträge von A");
    EXPECT_EQ(german.jobs(11), "11 Aufträge von A");
    EXPECT_EQ(german.plain(), "Plain") << "what a language lacks is said in English";
    const Table wrong(kNames, "jobs = {zahl} Aufträge\n", english);
    EXPECT_EQ(wrong.jobs(2), "A: 2 jobs") << "and so is what has other places";
}

TEST(Phrases, AreSaidInTheLanguageAskedFor) {
    EXPECT_EQ(phrases_in(Locale::en).top_lessons(), "Lessons");
    EXPECT_EQ(phrases_in(Locale::de).top_lessons(), "Lektionen");
    EXPECT_EQ(phrases_in(Locale::en).output_lines({.count = 1}), "1 line");
    EXPECT_EQ(phrases_in(Locale::de).output_lines({.count = 2}), "2 Zeilen");
}

// --- which language ---

TEST(Locales, FollowTheEnvironment) {
    const auto locale = [](const std::map<std::string, std::string>& variables) {
        return locale_of([&](const std::string& name) -> std::optional<std::string> {
            const auto found = variables.find(name);
            return found == variables.end() ? std::nullopt : std::optional(found->second);
        });
    };
    EXPECT_EQ(locale({}), Locale::en);
    EXPECT_EQ(locale({{"LANG", "de_AT.UTF-8"}}), Locale::de);
    EXPECT_EQ(locale({{"LANG", "de"}}), Locale::de);
    EXPECT_EQ(locale({{"LANG", "der_XX"}}), Locale::en);
    EXPECT_EQ(locale({{"LANG", "fr_FR.UTF-8"}}), Locale::en);
    EXPECT_EQ(locale({{"LANG", "de_DE.UTF-8"}, {"LC_ALL", "C"}}), Locale::en);
    EXPECT_EQ(locale({{"LANG", "C"}, {"LC_MESSAGES", "de_DE"}, {"LC_ALL", ""}}), Locale::de);
}

TEST(Locales, HaveTheirCodes) {
    for (const Locale locale : kLocales) EXPECT_EQ(parse_locale(code(locale)), locale);
    EXPECT_FALSE(parse_locale("xx"));
}

// --- the files themselves ---

TEST(German, SaysEverythingAndNothingElse) {
    const PhraseFile english = file_of(Locale::en), german = file_of(Locale::de);
    EXPECT_THAT(english.problems, ElementsAre());
    EXPECT_THAT(german.problems, ElementsAre());
    ASSERT_GT(english.phrases.size(), 300u);
    for (const PhraseLine& phrase : english.phrases)
        EXPECT_NE(german.find(phrase.key), nullptr) << "ui.de.txt lacks '" << phrase.key << "': " << phrase.text();
    for (const PhraseLine& phrase : german.phrases)
        EXPECT_NE(english.find(phrase.key), nullptr) << "ui.de.txt, line " << phrase.line << ": nobody says '" << phrase.key << "'";
}

TEST(German, HasTheSamePlacesFormsAndLimits) {
    const PhraseFile english = file_of(Locale::en), german = file_of(Locale::de);
    for (const PhraseLine& phrase : english.phrases) {
        const PhraseLine* said = german.find(phrase.key);
        if (said == nullptr) continue;
        EXPECT_THAT(said->places, ::testing::UnorderedElementsAreArray(phrase.places)) << phrase.key;
        EXPECT_EQ(said->forms.size(), phrase.forms.size()) << phrase.key << ": one form for one thing, one for others";
        EXPECT_EQ(said->most, 0u) << phrase.key << ": limits stand in the English file";
        for (const PhraseLine* line : {&phrase, said}) {
            const std::size_t length = characters(line->text());
            if (phrase.most != 0) EXPECT_LE(length, phrase.most) << phrase.key << ": " << line->text();
            else EXPECT_LE(length, characters(phrase.text()) * 3 / 2 + 14) << phrase.key << ": " << line->text();
        }
    }
}

}  // namespace
}  // namespace asynchio
