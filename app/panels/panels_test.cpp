// The panels as a person uses them: mouse and keys go in, actions come out; and nothing is ever placed
// outside of the window.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <set>

#include "app/panels/code_panel.h"
#include "app/panels/code_text.h"
#include "app/panels/editor_panel.h"
#include "app/panels/key_help.h"
#include "app/panels/lesson_list.h"
#include "app/panels/only.h"
#include "app/panels/output_panel.h"
#include "app/panels/sliders_panel.h"
#include "app/panels/variable_view.h"
#include "app/panels/window_layout.h"
#include "app/panels/window_plan.h"
#include "app/widgets/test_screen.h"

namespace asynchio::panels {
namespace {

using platform::Modifiers;
using testing::ElementsAre;


Scene sample_scene() {
    Scene scene;
    scene.number = 5, scene.title = "One tray, three cups", scene.filename = "program.py";
    scene.goal = "You can predict the order of the results.";
    scene.story = parse_markdown("Three drinks, one barista, `asyncio.gather`. **Watch** the tray.");
    for (int i = 1; i <= 12; ++i) {
        CodeLineView line;
        line.number = i, line.text = "    await asyncio.sleep(s)  # step aside";
        scene.code.push_back(line);
    }
    CodeLineView& value = scene.code[1];
    value.text = "A = 3.0", value.parameter = 0, value.value_begin = 4, value.value_end = 7, value.unit = "s";
    scene.code[4].current = true;
    for (int i = 0; i < 6; ++i)
        scene.code[4].pills.push_back(
            {"task" + std::to_string(i), Activity::waiting_timer, false, Outcome::done});
    ParameterView parameter;
    parameter.name = "A", parameter.unit = "s", parameter.minimum = 0.5, parameter.maximum = 5;
    parameter.step = 0.5, parameter.value = parameter.usual = 3, parameter.decimals = 1;
    scene.parameters.push_back(parameter);
    for (int i = 0; i < 4; ++i)
        scene.lessons.emplace_back(), scene.lessons.back().act = "One cook", scene.lessons.back().title = "Lesson",
            scene.lessons.back().detail = "12 min", scene.lessons.back().number = i + 1, scene.lessons.back().current = i == 1;
    for (std::size_t i = 0; i < 40; ++i)
        scene.output.push_back({"1.00", "A", "ready", 3, 100 + i, i == 39, false});
    scene.boxes.push_back(
        {"gather of main", {{"slot 1", "'A'", "from A", true}, {"slot 2", "", "for B", false}}, ""});
    scene.variables.locks.push_back(
        {"lock", "T2", true, {}, {"T0"}, {{"counter", "2", {{"1 → 2", "T1", "0.20", false}}}}});
    scene.variables.copies.push_back({"T0", "seen", "0", "wrote 1", true, false, false});
    scene.shows_variables = true;
    scene.explain = ExplainView{"WHY?", "It waited.", {{1, "W2", "finished", 9, 77, Activity::running, {}}}};
    scene.banner = BannerView{BannerView::Kind::stuck, "Stuck at 0.60 s.", "ann and bob wait for each other.",
                              3, "Go there"};
    scene.transport.time = "1.000 s", scene.transport.turn = "5";
    return scene;
}

class Panels : public testing::Test {
  protected:
    ui::TestScreen screen{800, 600};
    Scene scene = sample_scene();
    UiState ui_state;
    Actions actions;
    static constexpr ui::Rect kWhole{0, 0, 800, 600};

    ui::TestScreen::Draw sliders = [this](ui::Ui& ui) {
        draw_sliders_panel(ui, kWhole, scene, ui_state, actions);
    };
    ui::TestScreen::Draw code = [this](ui::Ui& ui) { draw_code_panel(ui, kWhole, scene, ui_state, actions); };
};

TEST_F(Panels, ASlidersPlusAsksForTheNextValue) {
    // The row ends with plus, a gap and the field of 84.
    screen.input().click(800 - 14 - 84 - 12 - 16, 6 + 34 + 20);
    screen.settle(sliders);
    const auto asked = only<SetParameter>(actions);
    ASSERT_FALSE(asked.empty());
    EXPECT_EQ(asked[0].name, "A");
    EXPECT_EQ(asked[0].value, "3.5");
    EXPECT_FALSE(asked[0].dragging);
}

TEST_F(Panels, DraggingASliderSaysSo) {
    screen.input().drag(300, 60, 520, 60);
    screen.settle([this](ui::Ui& ui) {
        sliders(ui);
        const auto asked = only<SetParameter>(actions);
        if (!asked.empty()) scene.parameters[0].value = std::stod(asked.back().value);
    });
    const auto asked = only<SetParameter>(actions);
    ASSERT_GE(asked.size(), 2u);
    EXPECT_TRUE(asked.front().dragging);
    EXPECT_FALSE(asked.back().dragging);
}

TEST_F(Panels, AChipsMinusAsksForTheValueBefore) {
    scene.code.resize(2);
    float x = 0;
    screen.settle([&](ui::Ui& ui) {
        const CodeFace face = code_face(ui, 800, 500, 2, 7);
        x = face.gutter + 4 * face.advance + 10;
        code(ui);
    });
    screen.input().click(x, 42 + 28 + 14);
    screen.settle(code);
    const auto asked = only<SetParameter>(actions);
    ASSERT_FALSE(asked.empty());
    EXPECT_EQ(asked[0].value, "2.5");
}

TEST_F(Panels, ADoubleClickOnALineEditsThere) {
    screen.input().click(300, 42 + 28 * 2 + 14);
    screen.input().click(300, 42 + 28 * 2 + 14);
    screen.settle(code);
    const auto asked = only<StartEditing>(actions);
    ASSERT_EQ(asked.size(), 1u);
    EXPECT_EQ(asked[0].line, 3);
}

TEST_F(Panels, TheMachineOpensAndChanges) {
    scene.parameters.clear();
    screen.input().click(100, 24);
    screen.settle(sliders);
    EXPECT_EQ(only<ShowMachine>(actions).size(), 1u);
    ui_state.show_machine = true;
    screen.input().click(800 - 14 - 84 - 12 - 16, 6 + 36 + 20);
    screen.settle(sliders);
    const auto asked = only<SetMachine>(actions);
    ASSERT_FALSE(asked.empty());
    EXPECT_EQ(asked[0].machine.cores, 5u);
}

TEST_F(Panels, ALessonRowOpensTheLessonAndTheListCloses) {
    ui_state.show_lessons = true;
    const auto draw = [this](ui::Ui& ui) { draw_lesson_list(ui, kWhole, scene, ui_state, actions); };
    screen.settle(draw);
    screen.input().click(200, 4 + 12 + 46 + 40 + 62 * 2 + 30);
    screen.settle(draw);
    const auto opened = only<OpenLesson>(actions);
    ASSERT_EQ(opened.size(), 1u);
    EXPECT_EQ(opened[0].index, 2u);
    EXPECT_FALSE(only<ShowLessons>(actions).empty());
}

TEST_F(Panels, TheOutputStandsAtTheNewestLineAndAClickGoesThere) {
    const auto draw = [this](ui::Ui& ui) { draw_output_panel(ui, kWhole, scene, ui_state, actions); };
    screen.settle(draw);
    screen.input().click(300, 600 - 27);  // in the last whole row
    screen.settle(draw);
    const auto went = only<GoToPosition>(actions);
    ASSERT_EQ(went.size(), 1u);
    EXPECT_EQ(went[0].position, 139u);
}

TEST_F(Panels, WhatPythonComplainsAboutDoesNotHideTheLastPrintedLine) {
    constexpr ui::Rect kSmall{0, 0, 300, 240};
    const auto draw = [&](ui::Ui& ui) { draw_output_panel(ui, kSmall, scene, ui_state, actions); };
    // The positions of the lines that are seen.
    scene.banner.reset();
    const auto seen = [&](int printed, const std::string& complaint) {
        scene.output.clear();
        const auto add = [&](std::string text, bool error) {
            OutputView line{"0.10", "main", std::move(text)};
            line.position = scene.output.size(), line.error = error;
            scene.output.push_back(line);
        };
        for (int i = 0; i < printed; ++i) add("line", false);
        add(complaint, true);
        for (int i = 0; i < 4; ++i) add("coroutine 'cook' was never awaited, and this is a long line about that", true);
        actions.clear();
        for (int y = 40; y < 240; y += 8) {
            screen.input().click(120, static_cast<float>(y));
            screen.settle(draw);
        }
        std::set<std::size_t> positions;
        for (const GoToPosition& went : only<GoToPosition>(actions)) positions.insert(went.position);
        return positions;
    };
    scene.transport.at_end = true;
    EXPECT_TRUE(seen(12, "program.py:24: RuntimeWarning: so it is").contains(11));
    scene.transport.at_end = false;
    EXPECT_TRUE(seen(16, "WARNING:root:so it is").contains(20)) << "while it runs, the newest line";
    scene.transport.at_end = true;
    scene.banner.emplace();
    EXPECT_TRUE(seen(20, "Traceback (most recent call last):").contains(24)) << "how it ended";
}

TEST_F(Panels, ALineForInputIsTypedBelowTheOutput) {
    const auto draw = [this](ui::Ui& ui) {
        for (const TypeInput& typed : only<TypeInput>(actions)) ui_state.input_line = typed.line;
        draw_output_panel(ui, kWhole, scene, ui_state, actions);
    };
    scene.input = InputView{true, "name? ", {}};
    screen.settle(draw);
    screen.input().click(300, 600 - 8 - 17);
    screen.settle(draw);
    screen.input().type("Ann");
    screen.settle(draw);
    screen.input().press(Key::enter);
    screen.settle(draw);
    const auto given = only<GiveInput>(actions);
    ASSERT_EQ(given.size(), 1u);
    EXPECT_EQ(given[0].line, "Ann");
    actions.clear();
    ui_state.input_line.clear();
    screen.input().type("7");
    screen.settle(draw);
    screen.input().press(Key::enter);
    screen.settle(draw);
    ASSERT_EQ(only<GiveInput>(actions).size(), 1u);
    EXPECT_EQ(only<GiveInput>(actions)[0].line, "7") << "the field is empty again, and has the keys";
    scene.input = InputView{false, "", {"Ann", "7"}};
    screen.settle(draw);
    screen.input().click(800 - 6 - 12 - 20, 600 - 8 - 17);
    screen.settle(draw);
    EXPECT_EQ(only<TakeBackInput>(actions).size(), 1u);
}

TEST_F(Panels, TheOutputStandsAtTheLineThatTheAnswerWasReadFrom) {
    const auto draw = [this](ui::Ui& ui) { draw_output_panel(ui, kWhole, scene, ui_state, actions); };
    screen.settle(draw);
    const auto seen = [&](std::size_t position) {
        actions.clear();
        for (int y = 36; y < 600; y += 8) {
            screen.input().click(300, static_cast<float>(y));
            screen.settle(draw);
        }
        return std::ranges::count(only<GoToPosition>(actions), position, &GoToPosition::position) > 0;
    };
    EXPECT_FALSE(seen(102));
    scene.output[2].answers = true;
    EXPECT_TRUE(seen(102));
    EXPECT_FALSE(seen(139)) << "the end gives way";
    scene.output[2].answers = false, scene.output[39].answers = true;
    EXPECT_TRUE(seen(139));
}

TEST_F(Panels, APrintedLineThatFitsStandsInOneRow) {
    const auto draw = [this](ui::Ui& ui) { draw_output_panel(ui, {0, 0, 240, 300}, scene, ui_state, actions); };
    // How far down the second line begins.
    const auto second = [&](const std::string& first) {
        OutputView one{"0.10", "m", first}, two{"0.10", "m", "x"};
        one.position = 1, two.position = 2;
        scene.output = {one, two};
        for (int y = 40; y < 200; y += 4) {
            actions.clear();
            screen.input().click(120, static_cast<float>(y));
            screen.settle(draw);
            for (const GoToPosition& went : only<GoToPosition>(actions))
                if (went.position == 2) return y;
        }
        return 0;
    };
    EXPECT_GT(second("x"), 0);
    EXPECT_EQ(second("counter 1of4"), second("x")) << "it fills its row, and there is no scrollbar";
    EXPECT_GT(second("counter 1 of 4 and more"), second("x"));
}

TEST_F(Panels, TheNewestWriteIsWholeBesideItsVariable) {
    screen.frame([](ui::Ui& ui) {
        const VariableView coins{"coins", "40", {{"100 → 40", "ann", "0.50", false}}};
        const float value = ui::text_width(ui, ui::Type::big_value, "40") + 20;
        const float write = ui::runs_width(ui, {{ui::Type::code_bold, ui::Role::text, "100 → 40"}, {ui::Type::small_strong, ui::Role::text, "ann, 0.50", 14}});
        EXPECT_GE(variable_width(ui, coins), value + write) << "the newest one is bold";
    });
}

class Editing : public Panels {
  protected:
    TextEditor editor{"import asyncio\n\nasync def main():\n    await asyncio.sleep(1)\n"};
    std::string clipboard;

    Editing() { ui_state.editing = true; }
    // As the app does: what the text was asked for is done before the next frame.
    ui::TestScreen::Draw draw = [this](ui::Ui& ui) {
        Actions now;
        draw_editor_panel(ui, kWhole, scene, ui_state, editor, now);
        for (const Action& action : now) {
            if (const auto* edit = std::get_if<EditText>(&action)) editor.apply(edit->command);
            actions.push_back(action);
        }
    };
};

TEST_F(Editing, TypingAsksForText) {
    screen.settle(draw);
    screen.input().type("x = 1");
    EXPECT_TRUE(screen.settle(draw).empty()) << "no key of the editor reaches anybody else";
    EXPECT_EQ(editor.document().line(0), "x = 1import asyncio");
    EXPECT_FALSE(only<EditText>(actions).empty());
}

TEST_F(Editing, TabIndentsAndShiftTabTakesItBack) {
    screen.settle(draw);
    screen.input().press(Key::tab);
    screen.settle(draw);
    EXPECT_EQ(editor.document().line(0), "    import asyncio");
    screen.input().press(Key::tab, {.shift = true});
    screen.settle(draw);
    EXPECT_EQ(editor.document().line(0), "import asyncio");
    screen.input().type("#");
    screen.settle(draw);
    EXPECT_EQ(editor.document().line(0), "#import asyncio") << "the keyboard stays here";
}

TEST_F(Editing, ADragSelects) {
    screen.settle(draw);
    screen.input().drag(44 + 2, 42 + 10, 300, 42 + 28 * 2 + 14);
    screen.settle(draw);
    EXPECT_FALSE(editor.selection().empty());
    EXPECT_EQ(editor.selection().start(), (TextPosition{0, 0}));
    EXPECT_EQ(editor.caret().line, 2u);
}

TEST_F(Editing, ADoubleClickSelectsTheWord) {
    screen.settle(draw);
    screen.input().click(44 + 30, 42 + 14);
    screen.input().click(44 + 30, 42 + 14);
    screen.settle(draw);
    EXPECT_EQ(editor.selected_text(), "import");
}

TEST_F(Editing, KeysRunCopyPasteAndLeave) {
    screen.settle(draw);
    ImGui::SetClipboardText("# pasted ");
    screen.input().press(Key::v, {.ctrl = true});
    screen.input().press(Key::c, {.ctrl = true});
    screen.input().press(Key::enter, {.ctrl = true});
    screen.input().press(Key::escape);
    screen.settle(draw);
    EXPECT_EQ(editor.document().line(0), "# pasted import asyncio");
    EXPECT_EQ(only<CopyText>(actions).size(), 1u);
    EXPECT_EQ(only<RunEdited>(actions).size(), 1u);
    EXPECT_EQ(only<LeaveEditing>(actions).size(), 1u);
}

TEST_F(Editing, FollowsTheCaretThroughALongText) {
    std::string text;
    for (int i = 0; i < 2000; ++i) text += "value = await asyncio.gather(*[brew(name) for name in names])\n";
    editor = TextEditor(text);
    screen.settle(draw);
    const int vertices = screen.vertex_count();
    screen.input().press(Key::end, {.ctrl = true});
    screen.settle(draw);
    screen.input().click(100, 560);
    screen.settle(draw);
    EXPECT_GT(editor.caret().line, 1900u);
    EXPECT_LT(vertices, 60'000) << "only what is visible is drawn";
}

TEST(CodeRows, NeverLoseAByteAndHang) {
    const std::string line =
        "    threads = [threading.Thread(target=update, args=(name,)) for name in names]";
    const std::vector<CodeRow> rows = wrap_code(line, 40);
    ASSERT_GE(rows.size(), 2u);
    std::size_t at = 0;
    for (const CodeRow& row : rows) {
        EXPECT_EQ(row.begin, at);
        EXPECT_LE(row.end - row.begin + row.indent, 40u);
        at = row.end;
    }
    EXPECT_EQ(at, line.size());
    EXPECT_EQ(rows[1].indent, 8u);
    EXPECT_EQ(count_rows(line, 40), rows.size());
}

struct Screen {
    int width, height;
    float scale;
};
class Layouts : public testing::TestWithParam<Screen> {};

TEST_P(Layouts, StayInTheWindowAndDraw) {
    const Screen size = GetParam();
    ui::TestScreen screen(size.width, size.height, size.scale);
    const Scene scene = sample_scene();
    TextEditor editor("x = 1\n");
    for (int page = 0; page < 12; ++page) {
        UiState ui_state;
        ui_state.compact_page = static_cast<CompactPage>(page % 4);
        ui_state.editing = page % 2 == 1;
        ui_state.show_machine = page >= 3 && page < 6;
        ui_state.left_width = page >= 9 ? 760 : 0;
        Actions actions;
        screen.settle([&](ui::Ui& ui) {
            const ui::Rect area{0, 0, static_cast<float>(size.width), static_cast<float>(size.height)};
            const WindowPlan plan = plan_window(ui, area, scene, ui_state);
            for (const ui::Rect& rect :
                 {plan.top_bar, plan.page_switch, plan.left, plan.story, plan.program, plan.sliders,
                  plan.banner, plan.strip, plan.timeline, plan.bottom, plan.third, plan.transport}) {
                EXPECT_NEAR(ui::intersection(rect, area).w, rect.w, 0.01f) << rect.x;
                EXPECT_NEAR(ui::intersection(rect, area).h, rect.h, 0.01f) << rect.y;
            }
            EXPECT_TRUE(ui::intersection(plan.program, plan.sliders).empty());
            EXPECT_TRUE(ui::intersection(plan.timeline, plan.bottom).empty());
            EXPECT_TRUE(ui::intersection(plan.left, plan.timeline).empty());
            draw_window(ui, area, scene, ui_state, editor, actions);
        });
        EXPECT_TRUE(actions.empty()) << "drawing alone asks for nothing";
    }
}

TEST(Layout, StaysWhileTheAnswerToANewValueIsNotKnownYet) {
    ui::TestScreen screen(1366, 768, 1);
    Scene scene = sample_scene();
    scene.flow.on = true;
    scene.flow.stage = Stage::challenge;
    ChallengeView& challenge = scene.flow.challenge.emplace();
    challenge.heading = "CHALLENGE";
    challenge.measured = "turns: 11 in this run, wanted exactly 18";
    const UiState ui_state;
    const auto top_of_the_program = [&] {
        float y = 0;
        screen.settle([&](ui::Ui& ui) { y = plan_window(ui, {0, 0, 1366, 768}, scene, ui_state).program.y; });
        return y;
    };
    const float before = top_of_the_program();
    challenge.pending = true;
    challenge.measured.clear();
    EXPECT_EQ(top_of_the_program(), before) << "what is dragged there would slip away";
    challenge.hint = "one more line";
    challenge.measured = "turns: 12 in this run, wanted exactly 18";
    EXPECT_GT(top_of_the_program(), before);
    challenge.index = 1;
    challenge.hint.clear();
    EXPECT_EQ(top_of_the_program(), before) << "another challenge has its own room";
}

INSTANTIATE_TEST_SUITE_P(Sizes, Layouts,
                         testing::Values(Screen{1366, 768, 1}, Screen{1920, 1080, 1}, Screen{1100, 700, 1},
                                         Screen{683, 768, 1}, Screen{1366, 768, 2}, Screen{3840, 2160, 2},
                                         Screen{2560, 1440, 1}, Screen{400, 300, 1}, Screen{1920, 1080, 3}));

TEST(Projecting, DrawsWithCodeBlankAndHelp) {
    ui::TestScreen screen(1280, 720, 0.75f);
    screen.set_projector(true);
    for (int i = 0; i < 4; ++i) {
        UiState ui_state;
        ui_state.show_code = i == 1, ui_state.blank = i == 2, ui_state.show_help = i == 3;
        Actions actions;
        const Scene scene = sample_scene();
        screen.settle([&](ui::Ui& ui) {
            draw_project_window(ui, {0, 0, 1280, 720}, scene, ui_state, actions);
        });
        EXPECT_TRUE(actions.empty());
    }
}

TEST(KeyTable, HasGroupsTogetherAndNoKeyTwiceInAGroup) {
    std::vector<std::string> seen;
    std::string_view group;
    for (const KeyHelp& entry : key_help(phrases_in(Locale::en))) {
        if (entry.group != group) {
            EXPECT_EQ(std::count(seen.begin(), seen.end(), std::string(entry.group)), 0);
            seen.emplace_back(entry.group);
            group = entry.group;
        }
        const std::string key = std::string(entry.group) + entry.keys.data();
        EXPECT_EQ(std::count(seen.begin(), seen.end(), key), 0) << key;
        seen.push_back(key);
        EXPECT_FALSE(entry.words.empty());
    }
}

}  // namespace
}  // namespace asynchio::panels
