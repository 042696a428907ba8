// The list of commands and the keys of the window are the same: nothing is missing in either.
#include <gtest/gtest.h>

#include <algorithm>
#include <set>

#include "app/panels/commands.h"
#include "app/shell/key_map.h"
#include "app/widgets/test_screen.h"

namespace asynchio {
namespace {

using panels::Command;
using panels::When;

// A state of the window in which a command can be given.
UiState state_for(When when) {
    UiState ui;
    ui.editing = when == When::editing;
    ui.project = when == When::projecting;
    return ui;
}

// Some keys ask the clipboard, which is ImGui's.
class Commands : public ::testing::Test {
    ui::TestScreen screen_;
};

Actions actions_of(const KeyPress& press, const UiState& ui) {
    Actions actions;
    act_on_keys({&press, 1}, ui, actions);
    return actions;
}

// The timeline and the editor take these themselves; the tests of the window press them.
bool belongs_to_a_panel(const Command& command) {
    constexpr Key kTimeline[] = {Key::w, Key::s, Key::a, Key::d, Key::left_bracket, Key::right_bracket, Key::comma, Key::period};
    const bool timeline = !command.press.ctrl && std::ranges::find(kTimeline, command.press.key) != std::end(kTimeline);
    return timeline || command.when == When::editing;
}

TEST_F(Commands, EachDoesSomethingByItsKey) {
    for (const Command& command : panels::commands(phrases_in(Locale::en))) {
        if (command.when == When::by_hand && command.press.key == Key::none) continue;
        if (command.action) {
            EXPECT_TRUE(command.keys.empty()) << command.words;
            continue;
        }
        ASSERT_NE(command.press.key, Key::none) << command.words;
        const bool acts = !actions_of(command.press, state_for(command.when)).empty();
        EXPECT_NE(acts, belongs_to_a_panel(command)) << command.words;
    }
}

TEST_F(Commands, ActOnNothingBehindACard) {
    UiState ui;
    ui.card = Card::settings;
    for (const Key key : {Key::t, Key::k, Key::home, Key::e, Key::l, Key::right, Key::space, Key::question})
        EXPECT_TRUE(actions_of({.key = key}, ui).empty()) << static_cast<int>(key);
    for (const Key key : {Key::z, Key::c, Key::r, Key::enter, Key::f, Key::v})
        EXPECT_TRUE(actions_of({.key = key, .ctrl = true}, ui).empty()) << static_cast<int>(key);
    EXPECT_FALSE(actions_of({.key = Key::comma, .ctrl = true}, ui).empty());
    EXPECT_FALSE(actions_of({.key = Key::escape}, ui).empty());
    ui.card = Card::told;
    EXPECT_TRUE(actions_of({.key = Key::t}, ui).empty());
    EXPECT_FALSE(actions_of({.key = Key::right}, ui).empty()) << "the run as text follows the playhead";
    ui = {};
    ui.show_lessons = true;
    EXPECT_FALSE(actions_of({.key = Key::l}, ui).empty()) << "what opened it closes it";
    EXPECT_TRUE(actions_of({.key = Key::g}, ui).empty());
}

bool is_listed(const KeyPress& press) {
    const auto all = panels::commands(phrases_in(Locale::en));
    return std::ranges::any_of(all, [&](const Command& command) {
        return command.press.key == press.key && command.press.ctrl == press.ctrl && command.press.shift == press.shift && command.press.alt == press.alt;
    });
}

// Shift changes nothing for most letters; where it does, the list must have both.
TEST_F(Commands, EveryKeyOfTheWindowIsListed) {
    for (const bool project : {false, true})
        for (int i = 1; i < static_cast<int>(Key::count); ++i)
            for (const bool ctrl : {false, true})
                for (const bool shift : {false, true}) {
                    const Key key = static_cast<Key>(i);
                    UiState ui;
                    ui.project = project;
                    const Actions acts = actions_of({key, ctrl, shift, false, false}, ui);
                    if (acts.empty() || key == Key::escape) continue;
                    const Actions plain = actions_of({key, ctrl, false, false, false}, ui);
                    const bool same = shift && !plain.empty() && acts.front().index() == plain.front().index();
                    if (same && !is_listed({key, ctrl, true, false, false})) continue;
                    // While projecting, a full stop is the clicker's other key for B.
                    if (project && key == Key::period) continue;
                    EXPECT_TRUE(is_listed({key, ctrl, shift, false, false})) << "key " << i << (ctrl ? " with Ctrl" : "") << (shift ? " with Shift" : "");
                }
}

TEST_F(Commands, NoTwoHaveTheSameKeyAtTheSameTime) {
    const auto all = panels::commands(phrases_in(Locale::en));
    for (const When when : {When::reading, When::editing, When::projecting}) {
        std::set<std::tuple<Key, bool, bool, bool>> seen;
        for (const Command& command : all)
            if (command.press.key != Key::none && is_available(command, state_for(when))) {
                EXPECT_TRUE(seen.insert({command.press.key, command.press.ctrl, command.press.shift, command.press.alt}).second) << command.words;
            }
    }
}

}  // namespace
}  // namespace asynchio
