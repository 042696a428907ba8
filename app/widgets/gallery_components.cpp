#include <array>

#include "app/widgets/button.h"
#include "app/widgets/card.h"
#include "app/widgets/chip.h"
#include "app/widgets/field.h"
#include "app/widgets/gallery.h"
#include "app/widgets/list.h"
#include "app/widgets/segmented.h"
#include "app/widgets/slider.h"
#include "app/widgets/splitter.h"
#include "app/widgets/token.h"

namespace asynchio::ui::gallery {
namespace {

constexpr std::array<std::string_view, 2> kDebug = {"debug off", "debug on"};
constexpr std::array<std::string_view, 2> kHow = {"direct call", "to_thread"};
constexpr SliderRange kBlock{0, 2, 0.1, 0.8, 1};
constexpr SliderRange kPieces{1, 20, 1, 1, 0};

void keep(ValueEdit edit, double& value, GalleryState& state) {
    value = edit.value;
    if (edit.committed) ++state.committed;
}

// One line of the little program: number, ground of the current line, words.
Rect code_line(Ui& ui, Rect& rest, int number, bool current) {
    Rect line = cut_top(rest, ui.px(27));
    if (current) {
        fill_rect(ui, line, Role::accent_wash);
        fill_rect(ui, {line.x, line.y, ui.px(4), line.h}, Role::accent);
    }
    const std::array<char, 2> digit = {static_cast<char>('0' + number), 0};
    draw_text(ui, cut_left(line, ui.px(32), ui.px(12)), current ? Type::code_bold : Type::smallest_mono,
              current ? Role::accent : Role::muted, digit.data(), Align::right);
    return line;
}

void pill_at_end(Ui& ui, Rect& line, Look look, std::string_view name) {
    const Rect place = cut_right(line, task_pill_width(ui, name), ui.px(4));
    draw_task_pill(ui, rect_around(place.centre(), place.w, ui.px(22)), look, name);
}

}  // namespace

void lessons(Ui& ui, const Rect& rect, GalleryState& state) {
    draw_card(ui, rect);
    Rect rest = rect.inset(ui.px(6), ui.px(10));
    draw_heading(ui, cut_top(rest, ui.px(20)).inset(ui.px(10), 0), "ACT 1", "ONE COOK, MANY WAITS");
    cut_top(rest, ui.px(8));
    constexpr std::array<std::array<std::string_view, 2>, 4> kLessons = {{
        {"Await stops me, not the world", "12 min, done"},
        {"Wait your turn", "stage 2 of 6, Predict"},
        {"Results in the order you asked", "10 min"},
        {"First come, first served", "12 min"},
    }};
    for (int i = 0; i < 4; ++i) {
        const auto& [title, detail] = kLessons[static_cast<std::size_t>(i)];
        const RowState row = i < 1 ? RowState::done : i == state.lesson ? RowState::current : RowState::open;
        ImGui::PushID(i);
        if (lesson_row(ui, "lesson", cut_top(rest, ui.px(62)), {i + 3, title, detail, row})) state.lesson = i;
        ImGui::PopID();
    }
}

void question(Ui& ui, const Rect& rect, GalleryState& state) {
    draw_card(ui, rect);
    Rect rest = rect.inset(ui.px(20), ui.px(10));
    draw_heading(ui, cut_top(rest, ui.px(20)), "QUESTION 1 OF 2", "after the run");
    draw_text(ui, cut_top(rest, ui.px(38)), Type::heading, Role::text, "What does the line “tray” show?");
    cut_top(rest, ui.px(8));
    constexpr std::array<std::string_view, 3> kAnswers = {"tray ['A', 'B', 'C']", "tray ['B', 'C', 'A']",
                                                          "tray ['A']"};
    constexpr std::array<std::string_view, 3> kKeys = {"A", "B", "C"};
    for (int i = 0; i < 3; ++i) {
        const auto at = static_cast<std::size_t>(i);
        OptionRow row{kKeys[at], kAnswers[at], {}, OptionState::open, true};
        if (i == state.option)
            row.state = OptionState::chosen, row.note = "your answer";
        else if (i == 0)
            row.state = OptionState::agreed, row.note = "what the run says";
        ImGui::PushID(i);
        if (option_row(ui, "option", cut_top(rest, ui.px(42), ui.px(8)), row)) state.option = i;
        ImGui::PopID();
    }
    cut_top(rest, ui.px(12));
    Rect buttons = cut_top(rest, ui.px(40));
    button(ui, "moment", cut_left(buttons, ui.px(190), ui.px(10)), "Show me the moment");
    if (button(ui, "next", cut_left(buttons, ui.px(150), ui.px(10)), "Next question",
               {.kind = ButtonKind::primary}))
        ++state.clicks;
    draw_text(ui, buttons, Type::smallest, Role::muted, "Tab walks on", Align::right);
}

void sliders(Ui& ui, const Rect& rect, GalleryState& state) {
    Rect rest = rect.inset(ui.px(19), ui.px(10));
    draw_heading(ui, cut_top(rest, ui.px(20)), "SLIDER ROW");
    const Rect block = cut_top(rest, ui.px(44)), pieces = cut_top(rest, ui.px(44)),
               debug = cut_top(rest, ui.px(44));
    keep(slider_row(ui, "block", block, {"BLOCK", "s", kBlock}, state.block), state.block, state);
    keep(slider_row(ui, "pieces", pieces, {"PIECES", "pieces", kPieces}, state.pieces), state.pieces, state);
    if (const auto picked = choice_row(ui, "debug", debug, "DEBUG", kDebug, state.debug))
        state.debug = *picked;
    cut_top(rest, ui.px(6));
    fixed_row(ui, cut_top(rest, ui.px(40)), "BLOCK", "1.0 s", "fixed by the challenge");
}

void code_lines(Ui& ui, const Rect& rect, GalleryState& state) {
    Rect rest = rect;
    cut_top(rest, ui.px(10));
    draw_heading(ui, cut_top(rest, ui.px(20), ui.px(6)).inset(ui.px(19), 0), "CODE LINES");
    Rect line = code_line(ui, rest, 1, false);
    draw_runs(ui, line,
              {{Type::code_bold, Role::text, "async def "}, {Type::code, Role::text, "brew(name, s):"}});
    line = code_line(ui, rest, 2, false);
    draw_runs(ui, line,
              {{Type::code, Role::text, "    print("},
               {Type::code, Role::muted, "'start'"},
               {Type::code, Role::text, ", name)"}});
    line = code_line(ui, rest, 3, false);
    cut_right(line, ui.px(11));
    pill_at_end(ui, line, Look::waiting_timer, "C");
    pill_at_end(ui, line, Look::waiting_timer, "A");
    draw_runs(ui, line,
              {{Type::code_bold, Role::accent, "    await "}, {Type::code, Role::text, "asyncio.sleep(s)"}});
    line = code_line(ui, rest, 4, false);
    cut_right(line, ui.px(11));
    pill_at_end(ui, line, Look::blocking, "0.80 s");
    draw_text(ui, line, Type::code, Role::text, "    time.sleep(BLOCK)");
    line = code_line(ui, rest, 5, true);
    cut_right(line, ui.px(11));
    pill_at_end(ui, line, Look::running, "B");
    draw_runs(ui, line, {{Type::code_bold, Role::text, "    return "}, {Type::code, Role::text, "name"}});
    line = code_line(ui, rest, 6, false);
    cut_left(line, draw_text(ui, line, Type::code, Role::text, "A = "), ui.px(1));
    const Rect number = cut_left(line, value_chip_width(ui, kBlock, state.chip), ui.px(9));
    constexpr SliderRange kChip{0, 5, 0.1, 3, 1};
    keep(value_chip(ui, "a", rect_around(number.centre(), number.w, ui.px(kChipHeight)), kChip, state.chip),
         state.chip, state);
    cut_left(line, draw_text(ui, line, Type::smallest, Role::muted, "s"), ui.px(24));
    const std::string_view how = kHow[static_cast<std::size_t>(state.how)];
    const Rect choice = cut_left(line, choice_chip_width(ui, how), ui.px(12));
    if (const auto picked = choice_chip(ui, "how", rect_around(choice.centre(), choice.w, ui.px(kChipHeight)),
                                        kHow, state.how))
        state.how = *picked;
    const Rect locked = cut_left(line, locked_chip_width(ui, "0.5"));
    draw_locked_chip(ui, rect_around(locked.centre(), locked.w, ui.px(kChipHeight)), "0.5");
}

}  // namespace asynchio::ui::gallery
