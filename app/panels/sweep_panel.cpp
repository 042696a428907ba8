#include "app/panels/sweep_panel.h"

#include <fmt/format.h>

#include <algorithm>

#include "app/panels/panel.h"
#include "app/phrases/phrases.h"
#include "app/widgets/button.h"
#include "app/widgets/chip.h"
#include "app/widgets/draw.h"
#include "app/widgets/field.h"
#include "app/widgets/hit.h"
#include "app/widgets/tooltip.h"

namespace asynchio::panels {
namespace {

using ui::Rect;
using ui::Role;
using ui::Type;

constexpr float kPad = 12, kChoices = 30, kLeft = 56, kBelow = 20, kDot = 3.5f, kClose = 28;
constexpr float kOwn = 130, kMostOwn = 360;  // the field for a question of one's own

struct Axes {
    Rect area;
    double top = 1;
    ImVec2 at(const SweepPointView& point) const {
        return {area.x + static_cast<float>(point.at) * area.w, area.bottom() - static_cast<float>(point.y.value_or(0) / top) * area.h};
    }
};

// A chip with its list, at the left end of what is left of the row.
std::optional<int> choice(ui::Ui& ui, std::string_view id, Rect& row, const std::vector<std::string>& names, int chosen) {
    const std::vector<std::string_view> labels(names.begin(), names.end());
    const float width = std::min(row.w, ui::choice_chip_width(ui, labels[static_cast<std::size_t>(chosen)]));
    const Rect place = ui::cut_left(row, width, ui.px(8));
    return ui::choice_chip(ui, id, ui::rect_around(place.centre(), place.w, ui.px(ui::kChipHeight)), labels, chosen);
}

// Whatever lessons can ask can be plotted.
void draw_own_question(ui::Ui& ui, Rect row, const SweepView& view, const SweepState& state, Actions& actions) {
    row.w = std::min(row.w, ui.px(kMostOwn));
    std::string words = state.typed;
    const Rect place = ui::rect_around(row.centre(), row.w, ui.px(ui::kChipHeight));
    const ui::FieldEvent event = ui::text_field(ui, "own question", place, words, {.placeholder = ui.say.sweep_own(), .type = Type::code});
    if (event.changed) actions.push_back(TypeSweep{words});
    if (event.submitted && words.find_first_not_of(' ') != std::string::npos)
        actions.push_back(SetSweep{view.parameters[static_cast<std::size_t>(view.parameter)], words});
}

// "total time against A", both to be chosen; and a cross that closes it.
void draw_choices(ui::Ui& ui, Rect row, const SweepView& view, const SweepState& state, Actions& actions) {
    const Rect close = ui::cut_right(row, ui.px(kClose));
    if (ui::button(ui, "close sweep", ui::rect_around(close.centre(), ui.px(kClose), ui.px(kClose)), {},
                   {.kind = ui::ButtonKind::plain, .icon = ui::icon::times, .tooltip = ui.say.sweep_close()}))
        actions.push_back(ToggleSweep{});
    const Rect whole = row;
    ui::cut_right(row, ui.px(kOwn), ui.px(8));
    if (const auto picked = choice(ui, "quantity", row, view.questions, view.question))
        actions.push_back(SetSweep{view.parameters[static_cast<std::size_t>(view.parameter)], view.expressions[static_cast<std::size_t>(*picked)]});
    const float against = ui::text_width(ui, Type::small, ui.say.sweep_against()) + ui.px(2);
    ui::draw_text(ui, ui::cut_left(row, against, ui.px(8)), Type::small, Role::muted, ui.say.sweep_against());
    if (const auto picked = choice(ui, "parameter", row, view.parameters, view.parameter))
        actions.push_back(SetSweep{view.parameters[static_cast<std::size_t>(*picked)], view.expressions[static_cast<std::size_t>(view.question)]});
    draw_own_question(ui, {row.x, whole.y, whole.right() - row.x - ui.px(8), whole.h}, view, state, actions);
}

void draw_scales(ui::Ui& ui, const Rect& rect, const Axes& axes, const SweepView& view) {
    const float line = ui::line_height(ui, Type::smallest_mono);
    for (const double share : {0.0, 0.5, 1.0}) {
        const float y = axes.area.bottom() - static_cast<float>(share) * axes.area.h;
        ui::draw_horizontal(ui, axes.area.x, axes.area.right(), y, share == 0 ? Role::outline : Role::hairline);
        const Rect words{rect.x, y - line / 2, axes.area.x - rect.x - ui.px(6), line};
        ui::draw_text(ui, words, Type::smallest_mono, Role::muted, fmt::format("{:g}{}{}", view.top * share, view.unit.empty() ? "" : " ", view.unit), ui::Align::right);
    }
    const Rect below{axes.area.x, axes.area.bottom() + ui.px(3), axes.area.w, line};
    ui::draw_text(ui, below, Type::smallest_mono, Role::muted, view.lowest);
    ui::draw_text(ui, below, Type::smallest_mono, Role::muted, view.highest, ui::Align::right);
}

// The curve goes only from one number to its very neighbour.
void draw_curve(ui::Ui& ui, const Axes& axes, const SweepView& view) {
    const float x = axes.area.x + static_cast<float>(view.current) * axes.area.w;
    ui::draw_dashed_line(ui, {x, axes.area.y}, {x, axes.area.bottom()}, Role::accent, 4, 3, 1.5f);
    for (std::size_t i = 1; i < view.points.size(); ++i) {
        if (!view.points[i - 1].y || !view.points[i].y) continue;
        ui.draw->AddLine(axes.at(view.points[i - 1]), axes.at(view.points[i]), ui.color(Role::text), ui.exact(1.5f));
    }
    for (const SweepPointView& point : view.points) {
        if (point.pending) continue;
        const ImVec2 at = axes.at(point);
        if (!point.y) ui::draw_icon(ui, ui::rect_around({at.x, axes.area.bottom() - ui.px(8)}, ui.px(14), ui.px(14)), Type::smallest, Role::trouble, ui::icon::times);
        else if (point.trouble) ui::draw_ring(ui, at, 2 * kDot + 2, Role::trouble, 2);
        else ui::draw_dot(ui, at, ui.exact(point.current ? kDot + 2 : kDot), point.current ? Role::accent : Role::text);
    }
}

// Each point answers in its own part of the width.
void answer_mouse(ui::Ui& ui, const Axes& axes, const SweepView& view, Actions& actions) {
    const float half = axes.area.w / static_cast<float>(2 * std::max<std::size_t>(1, view.points.size() - 1));
    for (std::size_t i = 0; i < view.points.size(); ++i) {
        const SweepPointView& point = view.points[i];
        const float left = std::max(axes.area.x, axes.at(point).x - half), right = std::min(axes.area.right(), axes.at(point).x + half);
        ImGui::PushID(static_cast<int>(i));
        const ui::Hit hit = ui::hit(ui, "point", {left, axes.area.y, right - left, axes.area.h}, {.tab_stop = false, .grow = false, .cursor = ImGuiMouseCursor_Hand});
        ImGui::PopID();
        if (hit.hovered && point.y) ui::draw_ring(ui, axes.at(point), 14, Role::accent, 2);
        if (!point.words.empty()) ui::tooltip(ui, hit, point.words);
        if (hit.clicked) actions.push_back(SetParameter{view.parameters[static_cast<std::size_t>(view.parameter)], point.value, false});
    }
}

}  // namespace

void draw_sweep_panel(ui::Ui& ui, const Rect& rect, const Scene& scene, const UiState& state, Actions& actions) {
    if (!scene.sweep || !state.sweep) return;
    const ui::FocusGroup group(ui, 3);
    const SweepView& view = *scene.sweep;
    const bool pending = view.done < view.points.size();
    const std::string progress = pending ? ui.say.sweep_progress({.done = view.done, .all = view.points.size()}) : "";
    const bool numbers = pending || std::ranges::any_of(view.points, [](const SweepPointView& point) { return point.y.has_value(); });
    Rect inner = begin_card(ui, rect, ui.say.sweep_title(), numbers ? std::string_view(view.sentence) : std::string_view{}, progress);
    inner = {rect.x + ui.px(kPad), inner.y, rect.w - 2 * ui.px(kPad), rect.bottom() - ui.px(8) - inner.y};
    draw_choices(ui, ui::cut_top(inner, ui.px(kChoices), ui.px(8)), view, *state.sweep, actions);
    Rect area = inner;
    ui::cut_left(area, ui.px(kLeft));
    ui::cut_bottom(area, ui.px(kBelow));
    area.w -= ui.px(6);
    if (area.h < ui.px(24) || area.w < ui.px(60)) return;
    // What is no number anywhere is no curve: the sentence says what to write instead.
    if (!numbers) {
        const std::string& why = view.sentence.empty() && !view.points.empty() ? view.points.front().words : view.sentence;
        ui::draw_wrapped(ui, area, Type::label, Role::trouble, why);
        return;
    }
    const Axes axes{area, view.top};
    draw_scales(ui, inner, axes, view);
    draw_curve(ui, axes, view);
    answer_mouse(ui, axes, view, actions);
}

}  // namespace asynchio::panels
