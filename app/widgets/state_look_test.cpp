#include "app/widgets/state_look.h"

#include <gtest/gtest.h>

#include <iterator>
#include <set>
#include <tuple>
#include <vector>

namespace asynchio::ui {
namespace {

std::vector<Look> all_looks() {
    std::vector<Look> looks;
    for (std::size_t i = 0; i < kLookCount; ++i) looks.push_back(static_cast<Look>(i));
    return looks;
}

TEST(StateLook, EveryStateHasItsOwnSign) {
    std::set<std::string_view> signs;
    for (Look look : all_looks()) {
        EXPECT_FALSE(state_look(look).sign.empty());
        EXPECT_TRUE(signs.insert(state_look(look).sign).second) << static_cast<int>(look);
    }
}

// Without colour, pattern and height must still tell the states apart; the two that share both (timer and
// network are both "diagonal, 35 %") differ in sign and word.
TEST(StateLook, PatternAndHeightTellStatesApartWithoutColour) {
    std::set<std::tuple<PatternKind, float, float>> seen;
    for (Look look : all_looks()) {
        if (look == Look::waiting_network) continue;
        const StateLook& state = state_look(look);
        const float hollow = state.fill == 0 ? -1.0f : state.pattern.pitch;
        EXPECT_TRUE(seen.insert({state.pattern.kind, hollow, state.height}).second) << static_cast<int>(look);
    }
}

TEST(StateLook, HasTheValuesOfTheVisualBrief) {
    EXPECT_EQ(state_look(Look::ready).fill, rgb(0xF0E442));
    EXPECT_EQ(state_look(Look::waiting_timer).height, 0.35f);
    EXPECT_EQ(state_look(Look::waiting_timer).pattern.stroke, 2.6f);
    EXPECT_EQ(state_look(Look::blocking).height, 1.3f);
    EXPECT_EQ(state_look(Look::blocking).edge, 3);
    EXPECT_EQ(state_look(Look::blocking).pattern.brick, 18);
    EXPECT_TRUE(state_look(Look::in_worker).pattern.white_ink);
    EXPECT_EQ(state_look(Look::created).fill, 0u);
    EXPECT_EQ(end_cap_sign(EndCap::cancelled), icon::ban);
}

TEST(StateLook, EveryIconIsListedOnce) {
    std::set<std::string_view> icons(std::begin(icon::all), std::end(icon::all));
    EXPECT_EQ(icons.size(), std::size(icon::all));
    for (Look look : all_looks()) EXPECT_TRUE(icons.contains(state_look(look).sign));
}

}  // namespace
}  // namespace asynchio::ui
