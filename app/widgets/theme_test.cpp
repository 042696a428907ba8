#include "app/widgets/theme.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <filesystem>
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

std::vector<std::string> theme_files() {
    std::vector<std::string> names;
    for (const auto& entry : std::filesystem::directory_iterator(ASYNCHIO_SOURCE_DIR "/assets/themes"))
        names.push_back(entry.path().stem().string());
    std::ranges::sort(names);
    return names;
}

// What text and graphics need. Whoever asks for high contrast gets more.
struct Needs {
    double text = 4.5, graphics = 3;
};
Needs needs_of(const std::string& theme) {
    return theme == "contrast" ? Needs{7, 4.5} : Needs{};
}

constexpr std::array kGrounds = {Role::surface, Role::background, Role::sunken, Role::not_yet, Role::accent_wash};

// Every theme file of assets/themes.
class EveryTheme : public testing::TestWithParam<std::string> {
  protected:
    Theme theme = built_in_theme(GetParam());
    Needs needs = needs_of(GetParam());
    double between(Role a, Role b) const { return contrast(theme[a], theme[b]); }
    Color veiled(Role ground) const { return blend(theme[ground], theme[Role::veil]); }
    Color selected(Role ground) const { return blend(theme[ground], faded(theme[Role::accent], 0.25f)); }
};

TEST_P(EveryTheme, TextCanBeRead) {
    for (Role ground : kGrounds)
        for (Role ink : {Role::text, Role::muted, Role::accent, Role::trouble, Role::agreed})
            EXPECT_GE(between(ink, ground), needs.text) << role_name(ink) << " on " << role_name(ground);
    EXPECT_GE(between(Role::on_accent, Role::accent), needs.text);
    EXPECT_GE(between(Role::caption_text, Role::caption_ground), needs.text);
    EXPECT_GE(between(Role::caption_muted, Role::caption_ground), needs.text);
    EXPECT_GE(contrast(kWordsOnFill, theme.print ? rgb(0xFFFFFF) : theme.fill(Look::waiting_lock)), 4.5) << "words on a lock tag";
}

TEST_P(EveryTheme, TextUnderTheVeilAndInASelectionCanBeRead) {
    for (Role ground : {Role::surface, Role::not_yet})
        for (Role ink : {Role::text, Role::muted})
            EXPECT_GE(contrast(theme[ink], veiled(ground)), 4.5) << role_name(ink) << " on " << role_name(ground);
    for (Role ground : {Role::surface, Role::accent_wash})
        EXPECT_GE(contrast(theme[Role::text], selected(ground)), 4.5) << role_name(ground);
}

TEST_P(EveryTheme, GraphicsCanBeSeen) {
    // Fields, ghosts, rings, scrollbars; bars; the focus ring, playhead and selection; what blocks the loop.
    for (Role line : {Role::outline, Role::bar_outline, Role::accent, Role::blocking_edge})
        for (Role ground : kGrounds)
            EXPECT_GE(between(line, ground), needs.graphics) << role_name(line) << " on " << role_name(ground);
}

TEST_P(EveryTheme, EveryFillStandsOutFromSurfaceOrOutline) {
    for (std::size_t i = 0; i < kLookCount; ++i) {
        const Color fill = theme.fill(static_cast<Look>(i));
        if (fill == 0) continue;
        for (Role ground : {Role::surface, Role::not_yet, Role::accent_wash}) {
            const double best = std::max(contrast(fill, theme[ground]), contrast(fill, theme[Role::bar_outline]));
            EXPECT_GE(best, 3) << i << " on " << role_name(ground);
        }
    }
}

// The pattern is the second carrier of a state: it must be seen on its fill.
TEST_P(EveryTheme, EveryPatternCanBeSeenOnItsFill) {
    for (std::size_t i = 0; i < kLookCount; ++i) {
        const Look look = static_cast<Look>(i);
        const Pattern& pattern = state_look(look).pattern;
        if (pattern.kind == PatternKind::none) continue;
        EXPECT_GE(contrast(blend(theme.fill(look), theme.pattern_color(pattern)), theme.fill(look)), 3) << i;
    }
}

TEST_P(EveryTheme, IsTheSameFromItsFileAndFromTheProgram) {
    ASSERT_THAT(built_in_theme_names(), testing::Contains(GetParam())) << "app/widgets/CMakeLists.txt names the themes";
    const Result<Theme> loaded =
        load_theme(std::string(ASYNCHIO_SOURCE_DIR) + "/assets/themes/" + GetParam() + ".toml");
    ASSERT_TRUE(loaded) << loaded.why();
    EXPECT_EQ(loaded->colors, theme.colors);
    EXPECT_EQ(loaded->fills, theme.fills);
    EXPECT_EQ(loaded->name, theme.name);
    EXPECT_EQ(loaded->bar_outline_width, theme.bar_outline_width);
    EXPECT_EQ(loaded->print, theme.print);
}

INSTANTIATE_TEST_SUITE_P(Themes, EveryTheme, testing::ValuesIn(theme_files()), [](const auto& one) {
    std::string name = one.param;
    std::erase(name, '-');
    return name;
});

// --- eyes that see fewer colours ---

using Light = std::array<double, 3>;  // linear red, green and blue, 0 to 1

Light light_of(Color color) {
    Light light;
    for (int i = 0; i < 3; ++i) {
        const double v = ((color >> (8 * i)) & 0xFFu) / 255.0;
        light[static_cast<std::size_t>(i)] = v <= 0.04045 ? v / 12.92 : std::pow((v + 0.055) / 1.055, 2.4);
    }
    return light;
}

// What such an eye makes of it (Machado, Oliveira and Fernandes 2009; the last one is grey).
struct Eye {
    const char* name;
    std::array<Light, 3> sees;
};
constexpr Eye kEyes[] = {
    {"all colours", {{{1, 0, 0}, {0, 1, 0}, {0, 0, 1}}}},
    {"no red", {{{0.152286, 1.052583, -0.204868}, {0.114503, 0.786281, 0.099216}, {-0.003882, -0.048116, 1.051998}}}},
    {"no green", {{{0.367322, 0.860646, -0.227968}, {0.280085, 0.672501, 0.047413}, {-0.011820, 0.042940, 0.968881}}}},
    {"no blue", {{{1.255528, -0.076749, -0.178779}, {-0.078411, 0.930809, 0.147602}, {0.004733, 0.691367, 0.303900}}}},
    {"grey", {{{0.2126, 0.7152, 0.0722}, {0.2126, 0.7152, 0.0722}, {0.2126, 0.7152, 0.0722}}}}};

double sum_of(const Light& part, const Light& light) {
    return part[0] * light[0] + part[1] * light[1] + part[2] * light[2];
}

// Distance in OKLab, where equal distances look equal; black to white is 1.
double difference(const Eye& eye, Color a, Color b) {
    const auto seen = [&](Color color) {
        Light light, cone;
        for (std::size_t i = 0; i < 3; ++i) light[i] = std::clamp(sum_of(eye.sees[i], light_of(color)), 0.0, 1.0);
        constexpr std::array<Light, 3> kCones = {{{0.4122214708, 0.5363325363, 0.0514459929},
                                                  {0.2119034982, 0.6806995451, 0.1073969566},
                                                  {0.0883024619, 0.2817188376, 0.6299787005}}};
        for (std::size_t i = 0; i < 3; ++i) cone[i] = std::cbrt(sum_of(kCones[i], light));
        constexpr std::array<Light, 3> kLab = {{{0.2104542553, 0.7936177850, -0.0040720468},
                                                {1.9779984951, -2.4285922050, 0.4505937099},
                                                {0.0259040371, 0.7827717662, -0.8086757660}}};
        return Light{sum_of(kLab[0], cone), sum_of(kLab[1], cone), sum_of(kLab[2], cone)};
    };
    const Light x = seen(a), y = seen(b);
    return std::hypot(x[0] - y[0], x[1] - y[1], x[2] - y[2]);
}

// The least difference of two fills of a theme, for this eye.
double least_difference(const Theme& theme, const Eye& eye) {
    constexpr std::array kStates = {Look::ready,      Look::running,   Look::waiting_timer, Look::waiting_lock,
                                    Look::in_worker, Look::blocking, Look::wants_gil};
    double least = 1;
    for (std::size_t i = 0; i < kStates.size(); ++i)
        for (std::size_t k = 0; k < i; ++k) least = std::min(least, difference(eye, theme.fill(kStates[i]), theme.fill(kStates[k])));
    return least;
}

TEST(Theme, BlueAndOrangeDiffersForEveryEyeMoreThanTheUsualFillsDo) {
    const Theme own = built_in_theme("blue-orange"), usual = built_in_theme("light");
    for (const Eye& eye : kEyes) {
        EXPECT_GE(least_difference(own, eye), 0.08) << eye.name;
        const bool usual_is_good = std::string_view(eye.name) == "all colours" || std::string_view(eye.name) == "no blue";
        if (usual_is_good) continue;
        EXPECT_GT(least_difference(own, eye), least_difference(usual, eye)) << eye.name;
    }
}

TEST(Theme, GivesAllStatesAFillOrNone) {
    const std::string whole = file_text("blue-orange");
    const Result<Theme> theme = parse_theme(whole, "t");
    ASSERT_TRUE(theme) << theme.why();
    EXPECT_EQ(theme->fill(Look::waiting_timer), rgb(0xA2DBFD));
    EXPECT_EQ(theme->fill(Look::waiting_queue), rgb(0xA2DBFD));
    EXPECT_EQ(theme->fill(Look::created), 0u);
    EXPECT_EQ(built_in_theme("dark").fill(Look::ready), rgb(0xF0E442));
    EXPECT_THAT(parse_theme(replaced(whole, "gil = \"#BDB5A8\"\n", ""), "my.toml").why(),
                AllOf(HasSubstr("my.toml"), HasSubstr("[states] gil is missing")));
    EXPECT_THAT(parse_theme(replaced(whole, "gil =", "gill ="), "my.toml").why(), AllOf(HasSubstr("my.toml, line"), HasSubstr("gill")));
    EXPECT_THAT(parse_theme(replaced(whole, "#BDB5A8", "#BDB5A880"), "my.toml").why(), HasSubstr("opaque"));
    EXPECT_THAT(parse_theme(replaced(whole, "#BDB5A8", "grey"), "my.toml").why(), HasSubstr("grey"));
}

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
