#include "app/panels/output_panel.h"

#include <algorithm>

#include "app/panels/panel.h"
#include "app/phrases/phrases.h"
#include "app/widgets/button.h"
#include "app/widgets/draw.h"
#include "app/widgets/hit.h"
#include "app/widgets/scroll.h"

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

void draw_row(ui::Ui& ui, const ui::Rect& rect, const OutputView& line, const Columns& columns,
              Actions& actions) {
    const ui::Hit hit = ui::hit(ui, "row", rect, {.grow = false});
    if (line.newest) {
        ui::fill_rect(ui, rect, ui::Role::accent_wash, 4, ImDrawFlags_RoundCornersRight);
        ui::fill_rect(ui, {rect.x, rect.y, ui.px(4), rect.h}, ui::Role::accent);
    } else if (hit.hovered) {
        ui::fill_rect(ui, rect, ui::Role::sunken, 4);
    }
    ui::Rect rest = rect.inset(ui.px(10), 0);
    ui::draw_text(ui, cut_left(rest, columns.time, ui.px(14)), ui::Type::smallest_mono, ui::Role::muted,
                  line.time, ui::Align::right);
    ui::draw_text(ui, cut_left(rest, columns.who, ui.px(14)), ui::Type::small_strong, ui::Role::text,
                  line.who);
    if (line.error) {
        const ui::Rect sign = cut_left(rest, ui.px(16), ui.px(6));
        ui::draw_icon(ui, sign, ui::Type::small, ui::Role::trouble, ui::icon::error);
    }
    ui::draw_text(ui, rest, ui::Type::code, line.error ? ui::Role::trouble : ui::Role::text, line.text);
    ui::draw_focus_ring(ui, hit, ui.px(4));
    if (hit.clicked) actions.push_back(GoToPosition{line.position});
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

}  // namespace

void draw_output_panel(ui::Ui& ui, const ui::Rect& rect, const Scene& scene, const UiState&,
                       Actions& actions) {
    const ui::FocusGroup group(ui, 3);
    const std::size_t count = scene.output.size();
    const std::string right = count == 0 ? "" : ui.say.output_lines({.count = count});
    ui::Rect inner = begin_card(ui, rect, ui.say.output_title(), right);
    draw_interrupt(ui, rect, scene, actions);
    inner = {rect.x + ui.px(6), inner.y, rect.w - ui.px(12), rect.bottom() - ui.px(8) - inner.y};
    if (count == 0) {
        const ui::Rect words{rect.x + spacing(ui).padding, inner.y, inner.w - 2 * spacing(ui).padding,
                             ui.px(26)};
        ui::draw_text(ui, words, ui::Type::label, ui::Role::muted, ui.say.output_nothing());
        return;
    }
    const float row = count * spacing(ui).row <= inner.h ? spacing(ui).row : ui.px(24);
    const Columns columns = columns_of(ui, scene);
    ui::ScrollArea area(ui, "output", inner, static_cast<float>(count) * row);
    if (changed_since("output newest", static_cast<int>(count)))
        area.reveal({inner.x, area.content().y + static_cast<float>(count - 1) * row, inner.w, row});
    const float above = std::max(0.0f, area.visible().y - area.content().y);
    const auto first = static_cast<std::size_t>(above / row);
    for (std::size_t i = first; i < count; ++i) {
        const ui::Rect place{area.content().x, area.content().y + static_cast<float>(i) * row,
                             area.content().w, row};
        if (place.y > area.visible().bottom()) break;
        ImGui::PushID(static_cast<int>(i));
        draw_row(ui, place, scene.output[i], columns, actions);
        ImGui::PopID();
    }
}

}  // namespace asynchio::panels
