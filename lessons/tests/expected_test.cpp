// The records of what python3 prints, made by record_expected.py: complete, and of the settings that C++
// draws too.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "lessons/reader/compare.h"
#include "lessons/reader/lesson.h"
#include "lessons/reader/random_settings.h"
#include "lessons/tests/lesson_files.h"

namespace asynchio {
namespace {

constexpr std::uint64_t kRecordSeed = 1;  // SEED of record_expected.py
constexpr std::size_t kRecords = 21;      // the program as it stands, and RUNS random settings

nlohmann::ordered_json records_of(std::string_view lesson) {
    const auto path = lessons_dir() / "tests" / "expected" / (std::string(lesson) + ".json");
    return nlohmann::ordered_json::parse(text_of_file(path), nullptr, false);
}

Settings settings_in(const nlohmann::ordered_json& record) {
    Settings settings;
    for (const auto& [name, value] : record.at("settings").items())
        settings.push_back({name, value.get<std::string>()});
    return settings;
}

TEST(SplitMix64, GivesThePublishedNumbers) {
    SplitMix64 generator(0);
    EXPECT_EQ(generator.next(), 0xE220A8397B1DCDAFull);
    EXPECT_EQ(generator.next(), 0x6E789E6AA1B965F4ull);
    EXPECT_EQ(generator.next(), 0x06C45D188009454Full);
}

TEST(RandomSettings, LongerListsBeginWithShorterOnes) {
    const Program program =
        parse_program("A = 1.0 #: 0.5..5.0 step 0.5\nHOW = 0 #: choice 0=\"a\" 1=\"b\"\n");
    const auto some = random_settings(program, 7, 5);
    const auto more = random_settings(program, 7, 50);
    ASSERT_EQ(some.size(), 5u);
    EXPECT_TRUE(std::equal(some.begin(), some.end(), more.begin()));
    EXPECT_NE(random_settings(program, 8, 5), some);
    for (const Settings& settings : more) EXPECT_TRUE(apply_settings(program, settings));
}

TEST(Expected, EveryLessonHasRecordsOfTheSettingsDrawnHere) {
    for (const std::string_view name : kLessonNames) {
        const Program program = parse_program(text_of_file(lessons_dir() / name / "program.py"));
        const auto records = records_of(name);
        ASSERT_TRUE(records.is_array()) << name;
        ASSERT_EQ(records.size(), kRecords) << name;
        EXPECT_EQ(records[0].at("draw"), -1) << name;
        EXPECT_TRUE(records[0].at("settings").empty()) << name;
        const int draws = records.back().at("draw").get<int>() + 1;
        const std::vector<Settings> drawn = random_settings(program, kRecordSeed, draws);
        for (std::size_t i = 1; i < records.size(); ++i) {
            const auto draw = records[i].at("draw").get<std::size_t>();
            EXPECT_EQ(settings_in(records[i]), drawn.at(draw)) << name << ", draw " << draw;
            EXPECT_TRUE(apply_settings(program, settings_in(records[i]))) << name << ", draw " << draw;
        }
    }
}

TEST(Expected, EveryRecordHasOutputAndAnEnd) {
    std::size_t count = 0;
    for (const std::string_view name : kLessonNames) {
        for (const auto& record : records_of(name)) {
            const auto output = record.at("stdout").get<std::string>();
            const nlohmann::json exit_code = record.at("exit_code");
            EXPECT_TRUE(output.empty() || output.ends_with('\n')) << name;
            EXPECT_TRUE(exit_code == 0 || exit_code == 1 || exit_code == "stuck") << name << ": " << exit_code;
            EXPECT_EQ(compare_output(output, output), std::nullopt);
            ++count;
        }
    }
    EXPECT_EQ(count, std::size(kLessonNames) * kRecords);
}

}  // namespace
}  // namespace asynchio
