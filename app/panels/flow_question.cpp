// The open question: its words, and the way to answer it.
#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <functional>

#include "app/panels/flow_parts.h"
#include "app/panels/panel.h"
#include "app/phrases/phrases.h"
#include "app/widgets/button.h"
#include "app/widgets/draw.h"
#include "app/widgets/field.h"
#include "app/widgets/hit.h"
#include "app/widgets/list.h"

namespace asynchio::panels {
namespace {

constexpr float kOptionGap = 6, kField = 40, kButton = 38;

// In a small window the program needs the room more.
float option_height(const ui::Ui& ui) { return spacious(ui) ? 42 : 36; }

void add_options(Column& column, const QuestionView& question, Actions& actions) {
    ui::Ui& ui = column.ui();
    for (std::size_t i = 0; i < question.options.size(); ++i) {
        const ui::Rect row = column.row(option_height(ui));
        column.gap(kOptionGap);
        if (!column.draws()) continue;
        const std::string key(1, i < 9 ? static_cast<char>('1' + i) : ' ');  // letters are names in some lessons
        const bool chosen = question.chosen == static_cast<int>(i);
        const std::string& words = i < question.option_words.size() ? question.option_words[i] : question.options[i];
        const ui::OptionRow option{key, words, chosen ? ui.say.question_your_answer() : std::string_view{},
                                   chosen ? ui::OptionState::chosen : ui::OptionState::open, true, !question.fixed};
        const auto letter = static_cast<Key>(static_cast<std::size_t>(Key::a) + i);
        const auto digit = static_cast<Key>(static_cast<std::size_t>(Key::digit_1) + i);
        const bool by_key = i < 9 && !question.fixed && !ui.is_editing() && (ui.keys.take(letter) || ui.keys.take(digit));
        ImGui::PushID(static_cast<int>(i));
        if (ui::option_row(ui, "option", row, option) || by_key) actions.push_back(Predict{question.options[i]});
        ImGui::PopID();
    }
}

// "3.0 s", moved by a step with its buttons and the arrow keys; the picture moves it with the mouse.
void add_place(Column& column, const QuestionView& question, Actions& actions) {
    ui::Ui& ui = column.ui();
    if (!question.fixed)
        column.text(ui::Type::small, ui::Role::muted,
                    question.input == QuestionView::Input::bar ? ui.say.place_bar({.lane = question.lane}) : std::string(ui.say.place_time()));
    column.gap(kOptionGap);
    ui::Rect row = column.row(kField);
    if (!column.draws()) return;
    const auto move = [&](double steps) {
        const double to = std::clamp(std::round(question.at / question.step + steps) * question.step, 0.0, question.most);
        actions.push_back(Predict{fmt::format("{:.{}f}", to, question.decimals)});
    };
    const auto arrow = [&](const char* id, ui::icon::Icon icon, std::string_view tooltip, double steps) {
        const ui::Rect place = cut_left(row, ui.px(kField), ui.px(kOptionGap));
        if (ui::button(ui, id, place, "", {.icon = icon, .tooltip = tooltip, .enabled = !question.fixed})) move(steps);
    };
    arrow("earlier", ui::icon::minus, ui.say.place_earlier(), -1);
    const ui::Rect field = cut_left(row, ui.px(110), ui.px(kOptionGap));
    ui::draw_box(ui, field, {ui::Role::sunken, ui::Role::edge, 1, 6});
    const std::string words = question.typed.empty() ? std::string(ui.say.place_not_yet()) : question.typed + " s";
    ui::draw_text(ui, field, question.typed.empty() ? ui::Type::label : ui::Type::code_bold,
                  question.typed.empty() ? ui::Role::muted : ui::Role::text, words, ui::Align::centre);
    arrow("later", ui::icon::plus, ui.say.place_later(), 1);
    if (question.fixed || ui.is_editing() || ui.memory.focus.visible) return;
    for (const auto& [key, sign] : {std::pair{Key::left, -1.0}, std::pair{Key::right, 1.0}}) {
        if (ui.keys.take(key)) move(sign);
        else if (ui.keys.take(key, {.shift = true})) move(10 * sign);
    }
}

// Up and down walk through the lanes, in the order of the picture.
void walk_lanes(Column& column, const QuestionView& question, Actions& actions) {
    ui::Ui& ui = column.ui();
    if (!column.draws() || question.fixed || ui.is_editing() || ui.memory.focus.visible || question.options.empty()) return;
    const int last = static_cast<int>(question.options.size()) - 1;
    const int step = ui.keys.take(Key::down) ? 1 : ui.keys.take(Key::up) ? -1 : 0;
    if (step == 0) return;
    const int from = question.chosen < 0 ? (step > 0 ? -1 : last + 1) : question.chosen;
    actions.push_back(Predict{question.options[static_cast<std::size_t>(std::clamp(from + step, 0, last))]});
}

void add_number(Column& column, const QuestionView& question, Actions& actions) {
    ui::Ui& ui = column.ui();
    ui::Rect row = column.row(kField);
    if (!column.draws()) return;
    const ui::Rect field = cut_left(row, ui.px(140), ui.px(10));
    std::string typed = question.typed;
    if (question.fixed) {
        ui::draw_box(ui, field, {ui::Role::sunken, ui::Role::edge, 1, 6});
        ui::draw_text(ui, field.inset(ui.px(10), 0), ui::Type::code_bold, ui::Role::text, typed);
    } else {
        // Whoever opens a question with the keyboard goes on typing.
        if (changed_since("number question", static_cast<int>(std::hash<std::string>()(question.ask) & 0xffffff)))
            ui::start_editing(ui, ui::widget_id("number"), typed);
        const ui::FieldEvent event = ui::text_field(ui, "number", field, typed, {.placeholder = ui.say.question_a_number()});
        if (event.changed) actions.push_back(Predict{typed});
        if (event.submitted && question.can_fix) actions.push_back(FixPrediction{});
    }
    ui::draw_text(ui, row, ui::Type::body, ui::Role::muted, question.unit);
}

void move_line(const QuestionView& question, std::size_t from, std::size_t to, Actions& actions) {
    std::vector<std::string> lines = question.order;
    std::string line = std::move(lines[from]);
    lines.erase(lines.begin() + static_cast<std::ptrdiff_t>(from));
    lines.insert(lines.begin() + static_cast<std::ptrdiff_t>(to), std::move(line));
    actions.push_back(PredictOrder{std::move(lines)});
}

// Rows that are dragged by their grip, or moved with their two buttons.
void add_order(Column& column, const QuestionView& question, Actions& actions) {
    ui::Ui& ui = column.ui();
    const float pitch = ui.px(option_height(ui)) + ui.px(kOptionGap);
    for (std::size_t i = 0; i < question.order.size(); ++i) {
        const ui::Rect row = column.row(option_height(ui));
        column.gap(kOptionGap);
        if (!column.draws()) continue;
        ImGui::PushID(question.order[i].c_str());
        ui::Rect inner = row;
        ui::draw_box(ui, row, {ui::Role::surface, ui::Role::edge, 1, 8});
        if (!question.fixed) {
            const ui::Rect down = cut_right(inner, ui.px(36), ui.px(2)), up = cut_right(inner, ui.px(36), ui.px(2));
            const auto arrow = [&](const char* id, const ui::Rect& place, ui::icon::Icon icon, bool enabled,
                                   std::string_view tooltip) {
                const ui::ButtonLook look{
                    .kind = ui::ButtonKind::plain, .icon = icon, .tooltip = tooltip, .enabled = enabled};
                return ui::button(ui, id, place.inset(ui.px(3)), "", look);
            };
            if (arrow("up", up, ui::icon::arrow_up, i > 0, ui.say.question_earlier())) move_line(question, i, i - 1, actions);
            if (arrow("down", down, ui::icon::arrow_down, i + 1 < question.order.size(), ui.say.question_later()))
                move_line(question, i, i + 1, actions);
            const auto digit = static_cast<Key>(static_cast<std::size_t>(Key::digit_1) + i);  // its number moves it up
            if (i > 0 && i < 9 && !ui.is_editing() && ui.keys.take(digit)) move_line(question, i, i - 1, actions);
            const ui::Hit grip = ui::hit(ui, "grip", inner, {.tab_stop = false, .grow = false, .cursor = ImGuiMouseCursor_ResizeNS});
            if (grip.held) {
                const float first = row.y - static_cast<float>(i) * pitch;
                const auto to = static_cast<std::ptrdiff_t>((ImGui::GetMousePos().y - first) / pitch);
                const auto last = static_cast<std::ptrdiff_t>(question.order.size()) - 1;
                const auto wanted = static_cast<std::size_t>(std::clamp<std::ptrdiff_t>(to, 0, last));
                if (wanted != i) move_line(question, i, wanted, actions);
            }
            if (grip.hovered || grip.held) ui::stroke_rect(ui, row, ui::Role::accent, grip.held ? 2 : 1, 8);
        }
        ui::draw_text(ui, cut_left(inner, ui.px(34)), ui::Type::label_strong, ui::Role::muted, fmt::format("{}", i + 1),
                      ui::Align::centre);
        ui::draw_text(ui, inner, ui::Type::code, ui::Role::text, question.order[i]);
        ImGui::PopID();
    }
}

}  // namespace

void add_overline(Column& column, std::string_view words) {
    column.text(ui::Type::smallest_strong, ui::Role::muted, words);
    column.gap(4);
}

void add_question(Column& column, const QuestionView& question, Actions& actions) {
    ui::Ui& ui = column.ui();
    add_overline(column, question.heading);
    column.text(ui::Type::heading, ui::Role::text, question.ask);
    if (!question.about.empty()) column.text(ui::Type::small, ui::Role::muted, question.about);
    column.gap(10);
    if (!question.waiting.empty()) column.text(ui::Type::body, ui::Role::muted, question.waiting);
    switch (question.input) {
        case QuestionView::Input::choice: add_options(column, question, actions); break;
        case QuestionView::Input::number: add_number(column, question, actions); break;
        case QuestionView::Input::lane:
            if (!question.fixed) column.text(ui::Type::small, ui::Role::muted, ui.say.place_lane());
            column.gap(kOptionGap);
            add_options(column, question, actions);
            walk_lanes(column, question, actions);
            break;
        case QuestionView::Input::time:
        case QuestionView::Input::bar:
            if (question.waiting.empty()) add_place(column, question, actions);
            break;
        case QuestionView::Input::order: add_order(column, question, actions); break;
    }
    column.gap(8);
    if (question.fixed) {
        column.text(ui::Type::small, ui::Role::muted, ui.say.question_fixed());
        return;
    }
    ui::Rect row = column.row(kButton);
    if (!column.draws()) return;
    const ui::ButtonLook look{.kind = ui::ButtonKind::primary, .icon = ui::icon::prediction, .key = ui.say.key_enter(), .enabled = question.can_fix};
    const std::string_view words = ui.say.question_fix();
    const bool key = question.can_fix && column.takes_enter();
    if (key || ui::button(ui, "fix", cut_left(row, ui::button_width(ui, words, look)), words, look)) {
        if (question.input == QuestionView::Input::order) actions.push_back(PredictOrder{question.order});
        actions.push_back(FixPrediction{});
    }
}

}  // namespace asynchio::panels
