// Other keys for commands: what may be chosen, what is refused with which sentence, and what a press means then.
#include "app/panels/key_choice.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <set>
#include <stdexcept>

#include "app/model/reduce.h"
#include "app/panels/key_help.h"
#include "app/panels/keys_card.h"
#include "app/panels/only.h"
#include "app/widgets/places.h"
#include "app/widgets/test_screen.h"

namespace asynchio::panels {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

const Phrases& english() { return phrases_in(Locale::en); }

const Command& command_with(const std::vector<Command>& all, const std::string& key) {
    for (const Command& command : all)
        if (key_name(command.press) == key) return command;
    throw std::runtime_error("no command has " + key);
}

// Asks for another key and presses it, as the window does.
void choose(UiState& ui, const std::string& usual, const std::string& pressed) {
    reduce(ui, RunData(), AskKey{usual});
    reduce(ui, RunData(), answer_key(english(), ui, *key_named(pressed)));
}

std::string meaning(const KeyChoices& keys, const std::string& pressed, bool typing = false, bool answering = false) {
    std::vector<KeyPress> presses = {*key_named(pressed)};
    turn_keys(presses, keys, typing, answering);
    return presses.empty() ? "" : key_name(presses.front());
}

TEST(KeyChoice, EveryKeyHasOneNameAndIsReadBack) {
    std::set<std::string> names;
    for (int i = 1; i < static_cast<int>(Key::count); ++i)
        for (const bool ctrl : {false, true})
            for (const bool shift : {false, true})
                for (const bool alt : {false, true}) {
                    const KeyPress press{static_cast<Key>(i), ctrl, shift, alt, false};
                    const std::string name = key_name(press);
                    EXPECT_TRUE(names.insert(name).second) << name;
                    const auto back = key_named(name);
                    ASSERT_TRUE(back) << name;
                    EXPECT_EQ(key_name(*back), name);
                }
    for (const char* wrong : {"", "Ctrl", "Ctrl+", "Strg+R", "ctrl+r", "r", "F13", "Ctrl+Ctrl+R", "Shift+Ctrl+R", "Ö"}) EXPECT_FALSE(key_named(wrong)) << wrong;
}

// In the table the keys are words of each language; here they are made of presses.
TEST(KeyChoice, TheWordsOfAKeyAreThoseOfTheTable) {
    for (const Locale locale : kLocales)
        for (const Command& command : commands(phrases_in(locale)))
            if (command.press.key != Key::none) {
                // Another key may stand behind the first.
                EXPECT_TRUE(command.keys.starts_with(key_words(phrases_in(locale), command.press))) << command.keys;
            }
}

TEST(KeyChoice, ACommandGetsAnotherKeyAndTheUsualOneIsFree) {
    UiState ui;
    choose(ui, "T", "Ctrl+Shift+T");
    EXPECT_THAT(ui.keys, ElementsAre(KeyChoice{"T", "Ctrl+Shift+T"}));
    EXPECT_EQ(ui.key_note, "");
    EXPECT_EQ(ui.asked_key, "");
    EXPECT_EQ(meaning(ui.keys, "Ctrl+Shift+T"), "T");
    EXPECT_EQ(meaning(ui.keys, "T"), "") << "it does nothing any more";
    EXPECT_EQ(meaning(ui.keys, "F"), "F");
    choose(ui, "F", "T");
    EXPECT_EQ(meaning(ui.keys, "T"), "F");
    EXPECT_EQ(meaning(ui.keys, "F"), "");
}

TEST(KeyChoice, AKeyThatIsTakenIsASentenceAndChangesNothing) {
    UiState ui;
    choose(ui, "T", "L");
    EXPECT_THAT(ui.keys, IsEmpty());
    EXPECT_THAT(ui.key_note, HasSubstr("L is for “lessons” already"));
    choose(ui, "L", "Ctrl+L");
    choose(ui, "T", "Ctrl+L");
    EXPECT_THAT(ui.key_note, HasSubstr("“lessons”")) << "also by a choice";
    choose(ui, "T", "L");
    EXPECT_EQ(ui.key_note, "");
    choose(ui, "L", "L");
    EXPECT_THAT(ui.key_note, HasSubstr("L is for “ruler")) << "its usual key has gone to somebody else";
    EXPECT_EQ(meaning(ui.keys, "Ctrl+L"), "L");
    choose(ui, "T", "J");
    EXPECT_THAT(ui.key_note, HasSubstr("lane under the pointer on top")) << "also where the mouse points";
}

TEST(KeyChoice, WhatAClickerHasAndWhatFieldsNeedStays) {
    for (const char* key : {"PageUp", "PageDown", "Space", "Esc", ".", "B", "F5"}) {
        UiState ui;
        choose(ui, "T", key);
        EXPECT_THAT(ui.keys, IsEmpty()) << key;
        EXPECT_EQ(ui.key_note.empty(), std::string(key) == "Esc") << key << ": Esc only leaves";
    }
    for (const char* key : {"Enter", "Tab", "Left", "Alt+Right", "3", "Ctrl+A", "Ctrl+V", "F1"}) {
        UiState ui;
        choose(ui, "T", key);
        EXPECT_THAT(ui.keys, IsEmpty()) << key;
        EXPECT_THAT(ui.key_note, HasSubstr("stays as it is")) << key;
    }
    const auto all = commands(english());
    for (const char* key : {"Space", "PageUp", "PageDown", "F5", "B", ".", "Left", "Home", "Ctrl+C", "Ctrl+V", "Ctrl+Shift+P"})
        EXPECT_FALSE(may_have_other_key(command_with(all, key))) << key;
    for (const char* key : {"T", "Ctrl+R", "F9", "Shift+N", "Ctrl+Enter", "?", "Alt+Left"}) EXPECT_TRUE(may_have_other_key(command_with(all, key))) << key;
}

TEST(KeyChoice, WhoeverTypesOrAnswersTypesLetters) {
    const KeyChoices keys = {{"A", "F7"}, {"Ctrl+R", "F6"}, {"L", "Y"}, {"T", "A"}};
    EXPECT_EQ(meaning(keys, "A"), "T");
    EXPECT_EQ(meaning(keys, "Y"), "L");
    EXPECT_EQ(meaning(keys, "Y", true), "Y");
    EXPECT_EQ(meaning(keys, "L", true), "L");
    EXPECT_EQ(meaning(keys, "F6", true), "Ctrl+R");
    EXPECT_EQ(meaning(keys, "Ctrl+R", true), "");
    EXPECT_EQ(meaning(keys, "A", false, true), "A") << "the first answer";
    EXPECT_EQ(meaning(keys, "F6", false, true), "Ctrl+R");
}

TEST(KeyChoice, WhatMakesNoSenseInTheSettingsIsASentenceEachAndTheRestHolds) {
    const KeyChoices keys = {{"Ctrl+R", "F6"}, {"F", "Space"}, {"L", "Ctrl+Ö"}, {"Nonsense", "F7"}, {"T", "G"}};
    EXPECT_THAT(valid_choices(keys), ElementsAre(KeyChoice{"Ctrl+R", "F6"}));
    EXPECT_THAT(problems_of_keys(english(), keys),
                ElementsAre(HasSubstr("clickers"), HasSubstr("“Ctrl+Ö” is no key"), HasSubstr("“Nonsense”"), HasSubstr("G is for")));
    EXPECT_THAT(valid_choices({{"L", "T"}, {"T", "L"}}), ElementsAre(KeyChoice{"L", "T"}, KeyChoice{"T", "L"})) << "two may change places";
    EXPECT_EQ(valid_choices({{"L", "F7"}, {"T", "F7"}}).size(), 1u);
}

TEST(KeyChoice, CardPaletteAndTipsShowIt) {
    const KeyChoices keys = {{"Ctrl+R", "Ctrl+Shift+F6"}};
    bool found = false;
    for (const KeyHelp& row : key_help(english(), keys)) found |= row.keys == "Ctrl+Shift+F6" && row.words == "run again";
    EXPECT_TRUE(found);
    EXPECT_EQ(command_with(commands(phrases_in(Locale::de), keys), "Ctrl+R").keys_now(), "Strg+Umschalt+F6");
    const auto renamed = renamed_keys(english(), keys);
    ASSERT_EQ(renamed.size(), 1u);
    EXPECT_EQ(renamed[0].usual, "Ctrl+R");
    EXPECT_EQ(renamed[0].now, "Ctrl+Shift+F6");
}

class KeysCard : public ::testing::Test {
  protected:
    KeysCard() { state.card = Card::keys; }
    Actions settle() {
        Actions all;
        screen.settle([&](ui::Ui& ui) {
            places.begin_frame();
            Actions actions;
            draw_keys_card(ui, {0, 0, 1366, 768}, state, actions);
            for (const Action& action : actions) reduce(state, RunData(), action);
            all.insert(all.end(), actions.begin(), actions.end());
        });
        return all;
    }
    Actions click(const std::string& name) {
        settle();
        for (const ui::Place& place : places.all())
            if (place.name == name) {
                screen.input().click(place.rect.centre().x, place.rect.centre().y);
                return settle();
            }
        ADD_FAILURE() << "there is no " << name;
        return {};
    }
    ui::TestScreen screen{1366, 768};
    ui::Places places;
    UiState state;
};

TEST_F(KeysCard, AClickAsksForAKeyAndAnotherClickDoesNot) {
    click("change key");
    EXPECT_EQ(state.asked_key, "Ctrl+R") << "the first that may change";
    click("change key");
    EXPECT_EQ(state.asked_key, "");
}

TEST_F(KeysCard, TheUsualKeysComeBackOneByOneAndAllAtOnce) {
    state.keys = {{"Ctrl+R", "F6"}, {"T", "F7"}};
    click("usual key");
    EXPECT_THAT(state.keys, ElementsAre(KeyChoice{"T", "F7"}));
    click("usual keys");
    EXPECT_THAT(state.keys, IsEmpty());
    settle();
    for (const ui::Place& place : places.all()) EXPECT_NE(place.name, "usual keys") << "there is nothing to take back";
}

TEST(KeysCardInRooms, NoWordIsCutOff) {
    struct Room { int width, height; float scale; };
    UiState state;
    state.card = Card::keys;
    state.keys = {{"Ctrl+R", "Ctrl+Shift+Alt+F11"}};
    state.key_note = english().key_is_taken({.key = "Ctrl+Shift+F11", .command = "lane under the pointer up, down; or drag its name"});
    for (const Room room : {Room{1366, 768, 1}, Room{1366, 768, 2}, Room{640, 480, 0.75f}})
        for (const Locale locale : kLocales) {
            ui::TestScreen other(room.width, room.height, room.scale);
            other.set_locale(locale);
            Actions actions;
            for (int i = 0; i < 3; ++i)
                other.frame([&](ui::Ui& ui) { draw_keys_card(ui, {0, 0, static_cast<float>(room.width), static_cast<float>(room.height)}, state, actions); });
            EXPECT_EQ(other.memory().cut, std::vector<std::string>()) << room.width << " at " << room.scale << ", " << code(locale);
            EXPECT_TRUE(actions.empty());
        }
}

}  // namespace
}  // namespace asynchio::panels
