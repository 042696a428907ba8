#include "app/panels/output_panel.h"

#include <algorithm>
#include <vector>

#include "app/panels/panel.h"
#include "app/phrases/phrases.h"
#include "app/widgets/button.h"
#include "app/widgets/draw.h"
#include "app/widgets/field.h"
#include "app/widgets/hit.h"
#include "app/widgets/scroll.h"
#include "app/widgets/text.h"
#include "app/widgets/tooltip.h"

namespace asynchio::panels {
namespace {

constexpr float kMostName = 130;

// Columns shared by all rows, measured on the longest; names are few, times are short.
struct Columns {
    float time = 0, who = 0;
};
Columns columns_of(ui::Ui& ui, const Scene& scene) {
    Columns columns{ui.px(40), ui.px(24)};
    std::size_t longest_time = 0, longest_name = 0;
    for (const OutputView& line : scene.output) {
        if (line.time.size() > longest_time) {
            longest_time = line.time.size();
            columns.time = std::max(columns.time, ui::text_width(ui, ui::Type::smallest_mono, line.time));
        }
        if (line.who.size() + 2 < longest_name) continue;
        longest_name = std::max(longest_name, line.who.size());
        columns.who = std::max(columns.who, ui::text_width(ui, ui::Type::small_strong, line.who) + ui.px(2));
    }
    columns.who = std::min(columns.who, ui.px(kMostName));
    return columns;
}

constexpr int kMostRows = 4;  // of one line that was printed

// Where the words of a line stand in its row.
ui::Rect words_room(ui::Ui& ui, const ui::Rect& rect, const OutputView& line, const Columns& columns) {
    ui::Rect rest = rect.inset(ui.px(10), 0);
    cut_left(rest, columns.time, ui.px(14));
    cut_left(rest, columns.who, ui.px(14));
    if (line.error) cut_left(rest, ui.px(16), ui.px(6));
    return rest;
}

// In how many rows a printed line stands: no answer is cut off.
int rows_of(ui::Ui& ui, const OutputView& line, float room, float advance) {
    if (static_cast<float>(line.text.size()) * advance <= room) return 1;  // no character has fewer bytes than cells
    const auto rows = static_cast<int>(ui::wrap_text(ui, ui::Type::code, line.text, room).size());
    return std::clamp(rows, 1, kMostRows);
}

void draw_row(ui::Ui& ui, const ui::Rect& rect, float row, const OutputView& line, const Columns& columns,
              Actions& actions) {
    const ui::Hit hit = ui::hit(ui, "row", rect, {.grow = false});
    if (line.answers) {
        // As the box of what the run says, in which the answer stands.
        ui::draw_box(ui, ui::snapped(rect.inset(0, 1)), {ui::Role::surface, ui::Role::agreed, 1.5f, 4});
        ui::fill_rect(ui, {rect.x, rect.y + 1, ui.px(4), rect.h - 2}, ui::Role::agreed);
    } else if (line.newest) {
        ui::fill_rect(ui, rect, ui::Role::accent_wash, 4, ImDrawFlags_RoundCornersRight);
        ui::fill_rect(ui, {rect.x, rect.y, ui.px(4), rect.h}, ui::Role::accent);
    } else if (hit.hovered) {
        ui::fill_rect(ui, rect, ui::Role::sunken, 4);
    }
    ui::Rect first = rect.inset(ui.px(10), 0);
    first.h = row;
    ui::draw_text(ui, cut_left(first, columns.time, ui.px(14)), ui::Type::smallest_mono, ui::Role::muted,
                  line.time, ui::Align::right);
    ui::draw_text(ui, cut_left(first, columns.who, ui.px(14)), ui::Type::small_strong, ui::Role::text,
                  line.who);
    if (line.error) ui::draw_icon(ui, cut_left(first, ui.px(16)), ui::Type::small, ui::Role::trouble, ui::icon::error);
    const ui::Ink ink = line.error ? ui::Role::trouble : ui::Role::text;
    ui::Rect words = words_room(ui, rect, line, columns);
    if (rect.h <= row * 1.5f) {
        ui::draw_text(ui, words, ui::Type::code, ink, line.text);
    } else {
        const std::vector<std::string_view> parts = ui::wrap_text(ui, ui::Type::code, line.text, words.w);
        for (int i = 0; i < kMostRows && i < static_cast<int>(parts.size()); ++i) {
            const bool rest_too = i + 1 == kMostRows && parts.size() > kMostRows;
            const std::string_view part = parts[static_cast<std::size_t>(i)];
            const auto begin = static_cast<std::size_t>(part.data() - line.text.data());
            ui::draw_text(ui, cut_top(words, row), ui::Type::code, ink, rest_too ? std::string_view(line.text).substr(begin) : part);
        }
    }
    ui::draw_focus_ring(ui, hit, ui.px(4));
    if (rect.h > row * 1.5f && static_cast<int>(ui::wrap_text(ui, ui::Type::code, line.text, words_room(ui, rect, line, columns).w).size()) > kMostRows)
        ui::tooltip(ui, hit, line.text);
    if (hit.clicked) actions.push_back(GoToPosition{line.position});
}

// From which line on the end of the output is to be seen: what Python complains about at a program's end is no reason to
// lose sight of what it printed last, unless it tells how the program ended.
std::size_t first_to_see(const Scene& scene) {
    const std::size_t newest = scene.output.size() - 1;
    if (scene.banner || !scene.transport.at_end) return newest;
    std::size_t line = newest;
    while (line > 0 && scene.output[line].error && scene.output[line - 1].time == scene.output[newest].time) --line;
    return scene.output[line].error ? newest : line;
}

// The lines that the told answer was read from; `end` is 0 if there are none.
struct LineRange {
    std::size_t first = 0, end = 0;
};
LineRange answering_lines(const Scene& scene) {
    LineRange range;
    for (std::size_t i = 0; i < scene.output.size(); ++i) {
        if (!scene.output[i].answers) continue;
        if (range.end == 0) range.first = i;
        range.end = i + 1;
    }
    return range;
}

// As in a terminal: Ctrl+C at the playhead; once pressed, the button says when and takes it back.
void draw_interrupt(ui::Ui& ui, const ui::Rect& card, const Scene& scene, Actions& actions) {
    if (!scene.can_interrupt) return;
    const bool pressed = !scene.interrupt.empty();
    const ui::ButtonLook look{.icon = pressed ? ui::icon::times : ui::icon::Icon{},
                              .tooltip = pressed ? ui.say.interrupt_take_back() : ui.say.interrupt_press(),
                              .chosen = pressed,
                              .type = ui::Type::small_strong};
    const std::string_view words = pressed ? std::string_view(scene.interrupt) : ui.say.interrupt_key();
    const float width = ui::button_width(ui, words, look), height = ui.px(26);
    const ui::Rect place{card.right() - ui.px(10) - width, card.y + ui.px(6), width, height};
    if (ui::button(ui, "interrupt", place, words, look)) actions.push_back(PressInterrupt{});
}

// Where the program asks, a line is typed and given; where it was given some, the last one can be taken back.
void draw_input(ui::Ui& ui, ui::Rect line, const InputView& input, const UiState& state, Actions& actions) {
    line = line.inset(ui.px(6), 0);
    const ui::ButtonLook small{.type = ui::Type::small_strong};
    if (!input.given.empty()) {
        const ui::ButtonLook look{.icon = ui::icon::undo, .tooltip = ui.say.input_take_back(), .type = ui::Type::small_strong};
        const ui::Rect place = cut_right(line, ui::button_width(ui, "", look), ui.px(6));
        if (ui::button(ui, "take back input", place, "", look)) actions.push_back(TakeBackInput{});
    }
    if (!input.asked) {
        ui::draw_text(ui, line, ui::Type::small, ui::Role::muted, ui.say.input_given({.count = input.given.size()}));
        return;
    }
    const ui::Rect place = cut_right(line, ui::button_width(ui, ui.say.input_give(), small), ui.px(6));
    std::string words = state.input_line;
    const ui::FieldEvent event = ui::text_field(
        ui, "input line", line, words,
        {.placeholder = input.prompt.empty() ? ui.say.input_asked() : std::string_view(input.prompt), .type = ui::Type::code, .stay_on_enter = true});
    if (event.changed) actions.push_back(TypeInput{words});
    const bool gives = ui::button(ui, "give input", place, ui.say.input_give(), small);
    if (!gives && !event.submitted) return;
    actions.push_back(GiveInput{words});
    ui::start_editing(ui, ui::widget_id("input line"), "");  // for the next line
}

}  // namespace

void draw_output_panel(ui::Ui& ui, const ui::Rect& rect, const Scene& scene, const UiState& state,
                       Actions& actions) {
    const ui::FocusGroup group(ui, 3);
    const std::size_t count = scene.output.size();
    const std::string right = count == 0 ? "" : ui.say.output_lines({.count = count});
    ui::Rect inner = begin_card(ui, rect, ui.say.output_title(), right);
    draw_interrupt(ui, rect, scene, actions);
    inner = {rect.x + ui.px(6), inner.y, rect.w - ui.px(12), rect.bottom() - ui.px(8) - inner.y};
    if (scene.input) draw_input(ui, cut_bottom(inner, ui.px(34), ui.px(4)), *scene.input, state, actions);
    if (count == 0) {
        const ui::Rect words{rect.x + spacing(ui).padding, inner.y, inner.w - 2 * spacing(ui).padding,
                             ui.px(26)};
        ui::draw_text(ui, words, ui::Type::label, ui::Role::muted, ui.say.output_nothing());
        return;
    }
    const Columns columns = columns_of(ui, scene);
    const float advance = ui::text_width(ui, ui::Type::code, "m");
    std::vector<int> starts;  // in rows, for every line and the end
    const auto measure = [&](float width) {
        starts.assign(1, 0);
        starts.reserve(count + 1);
        for (const OutputView& line : scene.output)
            starts.push_back(starts.back() + rows_of(ui, line, words_room(ui, {0, 0, width, 0}, line, columns).w, advance));
    };
    measure(inner.w);
    if (static_cast<float>(starts.back()) * ui.px(24) > inner.h) measure(inner.w - ImGui::GetStyle().ScrollbarSize);
    const auto rows = static_cast<float>(starts.back());
    const float row = rows * spacing(ui).row <= inner.h ? spacing(ui).row : ui.px(24);
    // No half row: what is seen begins with a whole one.
    if (rows * row > inner.h) inner.h = std::max(1.0f, std::floor(inner.h / row)) * row;
    ui::ScrollArea area(ui, "output", inner, rows * row);
    const auto place_of = [&](std::size_t i) {
        const auto top = static_cast<float>(starts[i]), lines = static_cast<float>(starts[i + 1] - starts[i]);
        return ui::Rect{area.content().x, area.content().y + top * row, area.content().w, lines * row};
    };
    const LineRange answering = answering_lines(scene);
    const bool grown = changed_since("output newest", static_cast<int>(count));
    const bool another = changed_since("output answers", static_cast<int>(answering.end == 0 ? 0 : answering.first + 1));
    if (grown || (another && answering.end > 0)) {
        ui::Rect wanted = place_of(answering.end > 0 ? answering.first : first_to_see(scene));
        wanted.h = std::min(place_of(answering.end > 0 ? answering.end - 1 : count - 1).bottom() - wanted.y, area.visible().h);
        area.reveal(wanted);
    }
    const auto above = static_cast<int>(std::max(0.0f, area.visible().y - area.content().y) / row);
    const auto first = static_cast<std::size_t>(std::ranges::upper_bound(starts, above) - starts.begin()) - 1;
    for (std::size_t i = first; i < count; ++i) {
        const ui::Rect place = place_of(i);
        if (place.y > area.visible().bottom()) break;
        ImGui::PushID(static_cast<int>(i));
        draw_row(ui, place, row, scene.output[i], columns, actions);
        ImGui::PopID();
    }
}

}  // namespace asynchio::panels
