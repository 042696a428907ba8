#include "app/widgets/gallery.h"

#include <array>

#include "app/widgets/button.h"
#include "app/widgets/card.h"
#include "app/widgets/field.h"
#include "app/widgets/list.h"
#include "app/widgets/popup.h"
#include "app/widgets/scroll.h"
#include "app/widgets/splitter.h"
#include "app/widgets/token.h"

namespace asynchio::ui {
namespace gallery {
namespace {

constexpr std::array<std::string_view, 6> kStages = {"Story",   "Predict", "Run",
                                                     "Explain", "Break",   "Challenge"};

Rect token_at(Ui& ui, Rect& rest, Look look, std::string_view name) {
    const Rect place = cut_left(rest, token_width(ui, name, rest.h), ui.px(6));
    draw_token(ui, place, look, name);
    return place;
}

}  // namespace

void queues(Ui& ui, const Rect& rect) {
    draw_card(ui, rect);
    Rect rest = rect.inset(ui.px(19), ui.px(10));
    Rect heads = cut_top(rest, ui.px(20), ui.px(13));
    const Rect notes = cut_bottom(rest, ui.px(24));
    Rect tokens = cut_top(rest, ui.px(46));
    draw_heading(ui, cut_left(heads, ui.px(110)), "RUNNING");
    draw_heading(ui, cut_left(heads, ui.px(350)), "READY QUEUE", "front → back");
    draw_heading(ui, cut_left(heads, ui.px(180)), "TIMERS");
    draw_heading(ui, heads, "POOL QUEUE");
    draw_text(ui, notes, Type::smallest, Role::muted, "task = pill");
    draw_text(ui, notes.moved(ui.px(460), 0), Type::smallest, Role::muted, "next first");
    draw_text(ui, notes.moved(ui.px(640), 0), Type::smallest, Role::muted, "job = ticket, never a pill");
    Rect running = cut_left(tokens, ui.px(110)), ready = cut_left(tokens, ui.px(350)),
         timers = cut_left(tokens, ui.px(180));
    token_at(ui, running, Look::running, "B");
    draw_icon(ui, cut_left(ready, ui.px(34), ui.px(7)), Type::title, Role::muted, icon::arrow_left);
    token_at(ui, ready, Look::ready, "C");
    token_at(ui, ready, Look::ready, "A");
    token_at(ui, ready, Look::ready, "main");
    draw_timer(ui, rect_around({timers.x + ui.px(75), timers.centre().y}, ui.px(150), ui.px(44)),
               Look::waiting_timer, "C", "2.00", {});
    for (std::string_view job : {"read3", "read4", "read5"}) {
        const Rect place = cut_left(tokens, ticket_width(ui, job), ui.px(6));
        draw_ticket(ui, rect_around(place.centre(), place.w, ui.px(36)), job);
    }
}

void locks(Ui& ui, const Rect& rect) {
    Rect rest = rect.inset(ui.px(19), ui.px(10));
    draw_heading(ui, cut_top(rest, ui.px(20), ui.px(12)), "LOCK AROUND ITS DATA");
    const Rect frame = cut_left(rest, ui.px(268), ui.px(24));
    Rect inside = draw_lock_frame(ui, {frame.x, frame.y, frame.w, ui.px(158)}, "lock", "held by T2", true);
    draw_text(ui, cut_top(inside, ui.px(22)), Type::code_bold, Role::text, "counter");
    draw_text(ui, cut_bottom(inside, ui.px(20)), Type::smallest, Role::muted, "protects: counter");
    draw_text(ui, inside, Type::big_value, Role::text, "2");
    draw_text(ui, {rest.x, rest.y + ui.px(12), rest.w, ui.px(20)}, Type::smallest, Role::muted,
              "wait for the lock");
    const Rect waiting{rest.x, rest.y + ui.px(38), ui.px(68), ui.px(36)};
    draw_token(ui, waiting, Look::waiting_lock, "T3");
    const float y = waiting.centre().y;
    draw_arrow(ui, {{waiting.x - ui.px(3), y}, {frame.right() + ui.px(4), y}}, {Role::text});
}

void wait_graph(Ui& ui, const Rect& rect) {
    draw_heading(ui, {rect.x + ui.px(19), rect.y + ui.px(10), rect.w, ui.px(20)}, "WHO WAITS FOR WHOM");
    const float top = rect.y + ui.px(61), middle = rect.y + ui.px(113), bottom = rect.y + ui.px(165);
    const float left = rect.x + ui.px(81), right = rect.x + ui.px(391), half = ui.px(20);
    draw_token(ui, rect_around({left, middle}, ui.px(82), 2 * half), Look::waiting_lock, "ann");
    draw_token(ui, rect_around({right, middle}, ui.px(82), 2 * half), Look::waiting_lock, "bob");
    const Rect board = rect_around({rect.x + ui.px(238), top}, ui.px(84), ui.px(32));
    const Rect knife = rect_around({rect.x + ui.px(238), bottom}, ui.px(76), ui.px(32));
    draw_lock_tag(ui, board, "board");
    draw_lock_tag(ui, knife, "knife");
    const Arrow trouble{Role::trouble};
    const float gap = ui.px(15), touch = ui.px(2);
    draw_arrow(ui, {{left, middle - half - touch}, {left, top}, {board.x - gap, top}}, trouble);
    draw_arrow(ui, {{board.right() + gap, top}, {right, top}, {right, middle - half - touch}}, trouble);
    draw_arrow(ui, {{right, middle + half + touch}, {right, bottom}, {knife.right() + gap, bottom}}, trouble);
    draw_arrow(ui, {{knife.x - gap, bottom}, {left, bottom}, {left, middle + half + touch}}, trouble);
    const auto word = [&](float x, float y, std::string_view text) {
        draw_text(ui, rect_around({rect.x + ui.px(x), rect.y + ui.px(y)}, ui.px(80), ui.px(18)),
                  Type::smallest, Role::muted, text, Align::centre);
    };
    word(116, 47, "wants"), word(358, 47, "held by"), word(112, 180, "held by"), word(362, 180, "wants");
    draw_text(ui, rect_around({rect.x + ui.px(238), middle}, ui.px(200), ui.px(20)), Type::label_strong,
              Role::trouble, "a circle: deadlock", Align::centre);
}

void palette(Ui& ui, const Rect& rect, GalleryState& state) {
    draw_raised_card(ui, rect);
    Rect rest = rect;
    Rect head = cut_top(rest, ui.px(54)).inset(ui.px(17), ui.px(8));
    const Rect cap = cut_right(head, key_cap_width(ui, "Esc") + ui.px(5), ui.px(8));
    draw_key_cap(ui, cap.x, cap, "Esc");
    text_field(ui, "search", head, state.search,
               {.placeholder = "Search",
                .icon = icon::search,
                .type = Type::caption,
                .frame = false,
                .stay_on_enter = true});
    draw_horizontal(ui, rect.x, rect.right(), rest.y, Role::hairline);
    rest = rest.inset(ui.px(6), ui.px(3));
    constexpr std::array<std::array<std::string_view, 2>, 4> kCommands = {{{"Turn view", "T"},
                                                                           {"Go to turn …", "G"},
                                                                           {"Next turn of this task", "."},
                                                                           {"Lesson 4: Wait your turn", ""}}};
    for (int i = 0; i < 4; ++i) {
        const auto& [words, key] = kCommands[static_cast<std::size_t>(i)];
        ImGui::PushID(i);
        menu_row(ui, "command", cut_top(rest, ui.px(38)), words, key, i == 0);
        ImGui::PopID();
    }
}

void messages(Ui& ui, const Rect& rect) {
    Rect rest = rect;
    const Rect card = cut_top(rest, ui.px(122), ui.px(14));
    draw_raised_card(ui, card);
    Rect inner = card.inset(ui.px(18), ui.px(12));
    Rect title = cut_top(inner, ui.px(26));
    draw_swatch(ui, Look::waiting_timer, cut_right(title, ui.px(24)).inset(0, ui.px(1)));
    draw_text(ui, title, Type::body_strong, Role::text, "waiting: timer");
    draw_text(ui, cut_top(inner, ui.px(24)), Type::label, Role::text,
              "A sleeps from 0.00 to 3.00 s, line 9.");
    draw_text(ui, cut_top(inner, ui.px(24)), Type::label, Role::text,
              "Wakes up: its timer, then the BACK of the queue.");
    draw_text(ui, inner, Type::smallest, Role::muted, "Enter  why is it not running?");
    toast(ui, "toast", cut_top(rest, ui.px(40), ui.px(12)), "Run card copied", "gather A=3 B=1 C=2 · s1");
    draw_goal_meter(ui, cut_top(rest, ui.px(20)), "goal", 0.75f, "total 2.0 s, goal 1.5 s or less");
}

void notices(Ui& ui, const Rect& rect, GalleryState& state) {
    Rect rest = rect;
    const float gap = ui.px(16), width = (rect.w - 2 * gap) / 3;
    const Notice kNotices[] = {
        {icon::output, "No output yet", "Printed lines appear here.", {}, false},
        {icon::waiting, "Running, 1.2 s", "Your last picture stays.", "Stop", false},
        {icon::error, "Line 9: SyntaxError", "‘await’ outside async function", "Go to line 9", true}};
    for (int i = 0; i < 3; ++i) {
        const Rect card = cut_left(rest, width, gap);
        draw_card(ui, card);
        ImGui::PushID(i);
        if (notice(ui, "action", card, kNotices[i])) ++state.actions;
        ImGui::PopID();
    }
}

void stages(Ui& ui, const Rect& rect, GalleryState& state) {
    draw_card(ui, rect);
    std::array<Stage, 6> six;
    for (int i = 0; i < 6; ++i) {
        const RowState row = i < state.stage    ? RowState::done
                             : i == state.stage ? RowState::current
                                                : RowState::open;
        six[static_cast<std::size_t>(i)] = {kStages[static_cast<std::size_t>(i)], row, i <= 3};
    }
    Rect rest = rect.inset(ui.px(12), 0);
    Rect right = cut_right(rest, ui.px(150));
    const int clicked = stage_bar(ui, "stages", rest, six, true);
    if (clicked >= 0) state.stage = clicked;
    const auto icon_at = [&](std::string_view id, icon::Icon icon, std::string_view word) {
        const Rect place = rect_around(cut_left(right, ui.px(40), ui.px(8)).centre(), ui.px(40), ui.px(40));
        return button(ui, id, place, {},
                      {.kind = ButtonKind::plain, .icon = icon, .tooltip = word, .type = Type::title});
    };
    icon_at("theme", icon::theme, "Theme");
    icon_at("project", icon::projector, "Project");
    if (icon_at("help", icon::help, "Help")) state.help_open = !state.help_open;
    const Rect card{rect.right() - ui.px(300), rect.y - ui.px(120), ui.px(300), ui.px(110)};
    if (PopupCard popup(ui, "help card", card, state.help_open); popup) {
        Rect inner = card.inset(ui.px(16), ui.px(12));
        draw_text(ui, cut_top(inner, ui.px(28)), Type::title, Role::text, "Help");
        if (button(ui, "close", cut_bottom(inner, ui.px(32)), "Close")) state.help_open = false;
    }
}

void captions(Ui& ui, const Rect& rect) {
    Rect rest = rect;
    const Caption caption{
        "B is ready first and fills ITS slot, the second one. Slot A is still empty, so main keeps waiting.",
        "3 of 4   when B first done", "Space", "continue"};
    const float width = ui.px(440);
    const Rect card{rest.x, rest.y, width, caption_height(ui, caption, width)};
    draw_caption(ui, card, caption);
    Rect right{card.right() + ui.px(16), rest.y, rest.right() - card.right() - ui.px(16), rest.h};
    draw_rule_card(ui, cut_top(right, ui.px(90), ui.px(10)),
                   {"Rule R4",
                    "Step aside and wake up",
                    "When its timer rings, a task goes to the BACK of the queue.",
                    {},
                    true});
    Rect slots = cut_top(right, ui.px(72));
    draw_slot(ui, cut_left(slots, ui.px(110), ui.px(10)), "empty", false);
    draw_slot(ui, cut_left(slots, ui.px(110), ui.px(10)), "'B'", true);
    draw_done_pill(ui, rect_around(cut_left(slots, ui.px(80)).centre(), ui.px(60), ui.px(22)), EndCap::done,
                   "T0");
    draw_empty_token(ui, rect_around(cut_left(slots, ui.px(70), ui.px(8)).centre(), ui.px(70), ui.px(34)),
                     "back");
    draw_disc(ui, {slots.x + ui.px(16), slots.centre().y}, 22, Role::text, Role::surface, "1",
              Type::smallest_strong);
}

}  // namespace gallery

void draw_component_sheet(Ui& ui, const Rect& rect, GalleryState& state) {
    Rect rest = rect.inset(ui.px(24), ui.px(14));
    const float gap = ui.px(16);
    draw_text(ui, cut_top(rest, ui.px(50)).moved(ui.px(4), 0), Type::token_large, Role::text, ui.theme.name);
    Rect row = cut_top(rest, ui.px(300), gap);
    gallery::lessons(ui, cut_left(row, ui.px(300), gap), state);
    gallery::question(ui, row, state);
    row = cut_top(rest, ui.px(222), gap);
    draw_card(ui, row);
    const float split = ui.px(state.split);
    gallery::sliders(ui, cut_left(row, split + ui.px(18)), state);
    const Rect line{row.x, row.y + ui.px(14), ui.px(1), row.h - ui.px(28)};
    state.split = splitter(ui, "split", line, state.split, 420, 500, 456).position;
    gallery::code_lines(ui, row, state);
    gallery::queues(ui, cut_top(rest, ui.px(128), gap));
    row = cut_top(rest, ui.px(220), gap);
    draw_card(ui, row);
    const Rect left = cut_left(row, ui.px(452));
    draw_vertical(ui, row.x, row.y + ui.px(14), row.bottom() - ui.px(14), Role::hairline);
    gallery::locks(ui, left);
    gallery::wait_graph(ui, row);
    if (banner(ui, "stuck", cut_top(rest, ui.px(54), ui.px(8)),
               {BannerKind::stuck, "Stuck at 0.60 s.", "ann and bob each wait for what the other one holds.",
                "Show the circle"}))
        ++state.actions;
    if (banner(ui, "blocked", cut_top(rest, ui.px(54), gap),
               {BannerKind::blocked, "report kept the loop for 0.80 s.",
                "line 16: time.sleep(BLOCK / PIECES)", "Go there"}))
        ++state.actions;
    row = cut_top(rest, ui.px(216), gap);
    gallery::palette(ui, cut_left(row, ui.px(440), gap), state);
    gallery::messages(ui, row);
    gallery::notices(ui, cut_top(rest, ui.px(168), gap), state);
    gallery::stages(ui, cut_top(rest, ui.px(56), gap), state);
    gallery::captions(ui, cut_top(rest, ui.px(190)));
}

void draw_gallery(Ui& ui, const Rect& rect, GalleryState& state) {
    fill_rect(ui, rect, Role::background);
    ScrollArea area(ui, "gallery", rect, ui.px(std::max(kStateSheetHeight, kComponentSheetHeight)));
    Rect sheets = area.content();
    const Rect components = cut_left(sheets, ui.px(kComponentSheetWidth));
    draw_component_sheet(ui, components, state);
    draw_state_sheet(ui, {sheets.x, sheets.y, ui.px(kStateSheetWidth), ui.px(kStateSheetHeight)});
}

}  // namespace asynchio::ui
