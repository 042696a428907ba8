#include "app/widgets/slider_value.h"

#include <gtest/gtest.h>

#include <cmath>

namespace asynchio::ui {
namespace {

constexpr SliderRange kTenths{0, 2, 0.1, 0.8, 1};
constexpr SliderRange kWhole{1, 20, 1, 1, 0};
constexpr SliderRange kOdd{0, 1, 0.3, 0, 1};

TEST(SliderValue, ThreeTenthsAreExactlyThreeTenths) {
    double value = 0;
    for (int i = 0; i < 3; ++i) value = stepped(kTenths, value, 1);
    EXPECT_EQ(value, 0.3);
    EXPECT_EQ(format_value(kTenths, value), "0.3");
}

TEST(SliderValue, TwentyStepsUpAndDownComeBack) {
    double value = 0;
    for (int i = 0; i < 20; ++i) value = stepped(kTenths, value, 1);
    EXPECT_EQ(value, 2.0);
    for (int i = 0; i < 20; ++i) value = stepped(kTenths, value, -1);
    EXPECT_EQ(value, 0.0);
    EXPECT_FALSE(std::signbit(value));
}

TEST(SliderValue, StopsAtTheLimits) {
    EXPECT_EQ(stepped(kWhole, 15, 10), 20);
    EXPECT_EQ(stepped(kWhole, 3, -10), 1);
    EXPECT_EQ(on_grid(kWhole, 1e300), 20);
    EXPECT_EQ(on_grid(kWhole, -1e300), 1);
    EXPECT_EQ(on_grid(kWhole, std::nan("")), 1);
}

TEST(SliderValue, AMaximumOffTheGridIsNotReached) {
    EXPECT_EQ(on_grid(kOdd, 1), 0.9);
    EXPECT_EQ(stepped(kOdd, 0.9, 1), 0.9);
}

TEST(SliderValue, ValuesOffTheGridAreBroughtOntoIt) {
    EXPECT_EQ(on_grid(kTenths, 0.849999), 0.8);
    EXPECT_EQ(stepped(kTenths, 0.84, 1), 0.9);
}

TEST(SliderValue, EveryPlaceOnTheTrackIsAValueOfTheGridAndComesBack) {
    for (int i = 0; i <= 20; ++i) {
        const double value = at_fraction(kTenths, i / 20.0);
        EXPECT_EQ(value, on_grid(kTenths, i * 0.1)) << i;
        EXPECT_EQ(at_fraction(kTenths, fraction_of(kTenths, value)), value) << i;
    }
    EXPECT_EQ(at_fraction(kTenths, -3), 0);
    EXPECT_EQ(at_fraction(kTenths, 7), 2);
    EXPECT_EQ(fraction_of({5, 5, 1, 5, 0}, 5), 0);
}

TEST(SliderValue, ReadsWhatPeopleType) {
    EXPECT_EQ(parse_value(kTenths, "1.5"), 1.5);
    EXPECT_EQ(parse_value(kTenths, " 1,5 "), 1.5);
    EXPECT_EQ(parse_value(kTenths, "+.7"), 0.7);
    EXPECT_EQ(parse_value(kTenths, "99"), 2.0);
    EXPECT_EQ(parse_value(kTenths, "-1"), 0.0);
    EXPECT_EQ(parse_value(kTenths, "0.37"), 0.4);
    for (const char* wrong : {"", "  ", "abc", "1.5s", "0x10", "1e3", "1.2.3", "--1", "nan", "inf", "1 2"})
        EXPECT_EQ(parse_value(kTenths, wrong), std::nullopt) << wrong;
}

TEST(SliderValue, KnowsHowManyDecimalsAStepNeeds) {
    EXPECT_EQ(decimals_of(1), 0);
    EXPECT_EQ(decimals_of(0.1), 1);
    EXPECT_EQ(decimals_of(0.25), 2);
    EXPECT_EQ(decimals_of(0.005), 3);
    EXPECT_EQ(decimals_of(1.0 / 3), 6);
}

}  // namespace
}  // namespace asynchio::ui
