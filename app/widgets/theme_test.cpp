#include "app/widgets/theme.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <fstream>
#include <iterator>

#include "app/widgets/state_look.h"

namespace asynchio::ui {
namespace {

using testing::AllOf;
using testing::HasSubstr;

std::string file_text(const std::string& name) {
    std::ifstream file(std::string(ASYNCHIO_SOURCE_DIR) + "/assets/themes/" + name + ".toml");
    return {std::istreambuf_iterator<char>(file), {}};
}

std::string replaced(std::string text, const std::string& from, const std::string& to) {
    const auto at = text.find(from);
    EXPECT_NE(at, std::string::npos) << from;
    return text.replace(at, from.size(), to);
}

class EveryTheme : public testing::TestWithParam<std::string> {
  protected:
    Theme theme = built_in_theme(GetParam());
    double between(Role a, Role b) const { return contrast(theme[a], theme[b]); }
};

TEST_P(EveryTheme, TextCanBeRead) {
    for (Role ground : {Role::surface, Role::background, Role::sunken, Role::not_yet, Role::accent_wash})
        for (Role ink : {Role::text, Role::muted}) {
            if (ground == Role::accent_wash && ink == Role::muted)
                continue;  // captions of current rows: below
            EXPECT_GE(between(ink, ground), 4.5) << role_name(ink) << " on " << role_name(ground);
        }
    EXPECT_GE(between(Role::muted, Role::accent_wash), 4.5);
    for (Role ink : {Role::accent, Role::trouble, Role::agreed})
        for (Role ground : {Role::surface, Role::background, Role::accent_wash})
            EXPECT_GE(between(ink, ground), 4.5) << role_name(ink) << " on " << role_name(ground);
    EXPECT_GE(between(Role::on_accent, Role::accent), 4.5);
    EXPECT_GE(between(Role::caption_text, Role::caption_ground), 4.5);
    EXPECT_GE(between(Role::caption_muted, Role::caption_ground), 4.5);
    EXPECT_GE(contrast(kWordsOnFill, state_look(Look::waiting_lock).fill), 4.5) << "words on a lock tag";
}

TEST_P(EveryTheme, GraphicsCanBeSeen) {
    EXPECT_GE(between(Role::outline, Role::surface), 3.0);
    EXPECT_GE(between(Role::bar_outline, Role::surface), 3.0);
    EXPECT_GE(between(Role::accent, Role::surface), 3.0);
    EXPECT_GE(between(Role::blocking_edge, Role::surface), 3.0);
}

TEST_P(EveryTheme, EveryFillStandsOutFromSurfaceOrOutline) {
    for (std::size_t i = 0; i < kLookCount; ++i) {
        const StateLook& look = state_look(static_cast<Look>(i));
        if (look.fill == 0) continue;
        const double best = std::max(contrast(look.fill, theme[Role::surface]),
                                     contrast(look.fill, theme[Role::bar_outline]));
        EXPECT_GE(best, 3.0) << i;
    }
}

TEST_P(EveryTheme, IsTheSameFromItsFileAndFromTheProgram) {
    const Result<Theme> loaded =
        load_theme(std::string(ASYNCHIO_SOURCE_DIR) + "/assets/themes/" + GetParam() + ".toml");
    ASSERT_TRUE(loaded) << loaded.why();
    EXPECT_EQ(loaded->colors, theme.colors);
    EXPECT_EQ(loaded->name, theme.name);
    EXPECT_EQ(loaded->bar_outline_width, theme.bar_outline_width);
    EXPECT_EQ(loaded->print, theme.print);
}

INSTANTIATE_TEST_SUITE_P(Themes, EveryTheme, testing::Values("light", "dark", "projector", "print"),
                         [](const auto& one) { return one.param; });

TEST(Theme, HasTheNumbersOfTheVisualBrief) {
    const Theme light = built_in_theme("light");
    EXPECT_NEAR(contrast(light[Role::text], light[Role::surface]), 16.0, 0.05);
    EXPECT_NEAR(contrast(light[Role::muted], light[Role::background]), 5.6, 0.05);
    EXPECT_NEAR(contrast(light[Role::accent], light[Role::surface]), 7.9, 0.05);
    const Theme dark = built_in_theme("dark");
    EXPECT_NEAR(contrast(dark[Role::outline], dark[Role::surface]), 4.3, 0.05);
    EXPECT_EQ(built_in_theme("projector").bar_outline_width, 3);
    EXPECT_TRUE(built_in_theme("print").print);
    EXPECT_EQ(built_in_theme("no such theme").name, "Light");
}

TEST(Theme, NamesTheMissingRole) {
    const Result<Theme> theme =
        parse_theme(replaced(file_text("light"), "muted = \"#566072\"\n", ""), "my.toml");
    ASSERT_FALSE(theme);
    EXPECT_THAT(theme.why(), AllOf(HasSubstr("my.toml"), HasSubstr("muted"), HasSubstr("missing")));
}

TEST(Theme, NamesTheUnknownRoleAndItsLine) {
    const Result<Theme> theme =
        parse_theme("name = \"x\"\n[colours]\ntext = \"#000000\"\ncolour_of_B = \"#FF0000\"\n", "t");
    ASSERT_FALSE(theme);
    EXPECT_THAT(theme.why(),
                AllOf(HasSubstr("t, line 4"), HasSubstr("colour_of_B"), HasSubstr("accent_wash")));
}

TEST(Theme, NamesTheBadColour) {
    for (const std::string bad : {"\"red\"", "\"#12345\"", "\"#12345G\"", "12", "\"123456#\""}) {
        const Result<Theme> theme =
            parse_theme(replaced(file_text("light"), "\"#4338CA\"", bad), "light.toml");
        ASSERT_FALSE(theme) << bad;
        EXPECT_THAT(theme.why(),
                    AllOf(HasSubstr("light.toml, line 16"), HasSubstr("accent"), HasSubstr("#4338CA")));
    }
}

TEST(Theme, NamesOtherMistakes) {
    EXPECT_THAT(parse_theme("name = \"x\"\nfont = \"Arial\"\n", "t").why(),
                AllOf(HasSubstr("line 2"), HasSubstr("font")));
    EXPECT_THAT(parse_theme("name = ", "t").why(), HasSubstr("t, line 1"));
    EXPECT_THAT(parse_theme("", "t").why(), HasSubstr("name"));
    EXPECT_THAT(parse_theme(replaced(file_text("light"), "= 1.5", "= 0"), "t").why(),
                HasSubstr("bar_outline_width"));
    EXPECT_THAT(load_theme("/nowhere/blue.toml").why(),
                AllOf(HasSubstr("/nowhere/blue.toml"), HasSubstr("read")));
}

TEST(Color, ReadsAndMixes) {
    EXPECT_EQ(parse_color("#010203"), rgb(0x010203));
    EXPECT_EQ(parse_color("#01020380"), rgb(0x010203, 0x80));
    EXPECT_EQ(blend(rgb(0x000000), rgb(0xFFFFFF, 128)), rgb(0x808080));
    EXPECT_EQ(faded(rgb(0x102030), 0.5f), rgb(0x102030, 128));
    EXPECT_NEAR(contrast(rgb(0), rgb(0xFFFFFF)), 21, 1e-9);
    EXPECT_NEAR(contrast(rgb(0x777777), rgb(0x777777)), 1, 1e-9);
}

}  // namespace
}  // namespace asynchio::ui
