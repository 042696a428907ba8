// lessons/coverage.md says where a learner meets what the articles say; lessons/plans say how long it takes.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <charconv>
#include <map>
#include <optional>

#include "lessons/reader/course.h"
#include "lessons/tests/lesson_files.h"

namespace asynchio {
namespace {

using testing::Contains;
using testing::HasSubstr;
using testing::SizeIs;
using testing::StartsWith;

// What is written in the articles, by kind: S1 to S18 are systems, ... W1 to W35 are wrong.
struct Section {
    std::string_view letters;
    int rows;
};
constexpr Section kSections[] = {{"S", 18}, {"C", 29}, {"L", 15}, {"A", 18},  {"T", 9},  {"B", 12}, {"Q", 7}, {"P", 22},
                                 {"G", 13}, {"F", 11}, {"BP", 13}, {"M", 10}, {"E", 24}, {"X", 8},  {"W", 35}};

std::vector<std::string> wanted_ids() {
    std::vector<std::string> ids;
    for (const Section& section : kSections)
        for (int row = 1; row <= section.rows; ++row) ids.push_back(std::string(section.letters) + std::to_string(row));
    return ids;
}

// The cells of the table rows in a Markdown text, headings and rules included.
std::vector<std::vector<std::string>> table_rows(std::string_view text) {
    std::vector<std::vector<std::string>> rows;
    for (std::string_view line : split_lines(text)) {
        if (!line.starts_with("| ")) continue;
        std::vector<std::string> cells;
        line.remove_prefix(1);
        for (std::size_t bar = line.find('|'); bar != line.npos; bar = line.find('|')) {
            cells.emplace_back(trim(line.substr(0, bar)));
            line.remove_prefix(bar + 1);
        }
        rows.push_back(std::move(cells));
    }
    return rows;
}

// The words that stand behind 'claim' in quotes.
std::vector<std::string> claims_named(std::string_view where) {
    std::vector<std::string> claims;
    constexpr std::string_view kWord = "claim \"";
    for (std::size_t at = where.find(kWord); at != where.npos; at = where.find(kWord, at)) {
        at += kWord.size();
        claims.emplace_back(where.substr(at, where.find('"', at) - at));
    }
    return claims;
}

std::optional<int> number_in(std::string_view text) {
    int value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    return error == std::errc() && end == text.data() + text.size() ? std::optional(value) : std::nullopt;
}

class Coverage : public testing::Test {
  protected:
    void SetUp() override {
        Result<Course> course = read_course(lessons_dir());
        ASSERT_TRUE(course);
        for (CourseEntry& entry : course->entries) lessons_.emplace(entry.lesson.name, std::move(entry.lesson));
    }
    const Lesson* lesson(const std::string& name) const {
        const auto found = lessons_.find(name);
        return found == lessons_.end() ? nullptr : &found->second;
    }
    bool has_claim(const std::string& name, const std::string& words) const {
        const Lesson* const found = lesson(name);
        const auto says = [&](const Claim& claim) { return claim.quote.find(words) != claim.quote.npos; };
        return found != nullptr && std::ranges::any_of(found->parts.claims, says);
    }
    void check_row(const std::string& id, const std::string& name, const std::string& where) const {
        if (name == "-") {
            EXPECT_THAT(where, StartsWith("not in the course: ")) << id;
        } else {
            EXPECT_NE(lesson(name), nullptr) << id << ": the course has no " << name;
        }
        const std::vector<std::string> claims = claims_named(where);
        for (const std::string& words : claims)
            EXPECT_TRUE(has_claim(name, words)) << id << ": " << name << " has no claim of \"" << words << "\"";
        EXPECT_FALSE(id.starts_with('W') && claims.empty()) << id << " is wrong; it needs a claim";
    }
    std::map<std::string, Lesson> lessons_;
};

TEST_F(Coverage, EverythingTheArticlesSayHasOnePlaceOrAReason) {
    std::map<std::string, int> count;
    for (const auto& cells : table_rows(text_of_file(lessons_dir() / "coverage.md"))) {
        if (cells[0] == "id") continue;
        ASSERT_THAT(cells, SizeIs(4)) << cells[0];
        ++count[cells[0]];
        EXPECT_FALSE(cells[1].empty() || cells[3].empty()) << cells[0];
        check_row(cells[0], cells[2], cells[3]);
    }
    const std::vector<std::string> ids = wanted_ids();
    for (const std::string& id : ids) EXPECT_EQ(count[id], 1) << id;
    EXPECT_EQ(count.size(), ids.size());
}

TEST_F(Coverage, EveryClaimIsJudgedByARun) {
    for (const auto& [name, lesson] : lessons_)
        for (const Claim& claim : lesson.parts.claims)
            EXPECT_TRUE(claim.test) << name << ", line " << claim.line;
}

// How a plan says it, in each language.
struct PlanWords {
    std::string_view heading, before, after;
};
constexpr PlanWords kEnglish{"lesson", "In all ", " minutes"}, kGerman{"Lektion", "Zusammen ", " Minuten"};

TEST_F(Coverage, ThePlansTakeTheMinutesOfTheLessons) {
    int english = 0, german = 0;
    for (const auto& file : std::filesystem::directory_iterator(lessons_dir() / "plans")) {
        const bool translated = file.path().string().ends_with(".de.md");
        ++(translated ? german : english);
        const PlanWords& say = translated ? kGerman : kEnglish;
        int in_class = 0;
        const std::string text = text_of_file(file.path());
        for (const auto& cells : table_rows(text)) {
            if (cells[0] == say.heading) continue;
            ASSERT_THAT(cells, SizeIs(4)) << file.path();
            const auto minutes = number_in(cells[1]), here = number_in(cells[2]);
            ASSERT_TRUE(here) << file.path() << ": " << cells[0];
            in_class += *here;
            if (cells[1] == "-") continue;  // no lesson: the poster, the end
            ASSERT_NE(lesson(cells[0]), nullptr) << file.path() << ": " << cells[0];
            EXPECT_EQ(minutes, lesson(cells[0])->minutes) << file.path() << ": " << cells[0];
        }
        const std::string total = std::string(say.before) + std::to_string(in_class) + std::string(say.after);
        EXPECT_THAT(text, HasSubstr(total)) << file.path();
    }
    EXPECT_EQ(english, 4);
    EXPECT_EQ(german, 4);
}

TEST_F(Coverage, TheGlossaryNamesLessonsThatAreThere) {
    std::map<std::string, int> count;
    std::vector<std::string> places;
    for (const auto& cells : table_rows(text_of_file(lessons_dir() / "glossary.md"))) {
        if (cells[0] == "word") continue;
        ASSERT_THAT(cells, SizeIs(3)) << cells[0];
        EXPECT_EQ(++count[cells[0]], 1) << cells[0] << " has two meanings";
        EXPECT_NE(lesson(cells[2]), nullptr) << cells[0];
        places.push_back(cells[2]);
    }
    EXPECT_THAT(count, Contains(testing::Key("turn")));

    std::map<std::string, int> german;
    std::vector<std::string> german_places;
    for (const auto& cells : table_rows(text_of_file(lessons_dir() / "glossary.de.md"))) {
        if (cells[0] == "Wort") continue;
        ASSERT_THAT(cells, SizeIs(3)) << cells[0];
        EXPECT_EQ(++german[cells[0]], 1) << cells[0] << " has two meanings";
        german_places.push_back(cells[2]);
    }
    EXPECT_EQ(german_places, places) << "each word has its row, in the same order";
}

}  // namespace
}  // namespace asynchio
