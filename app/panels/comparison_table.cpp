// The table of a comparison: totals of every way at values of their own, all of them computed by runs.
#include <algorithm>
#include <string>

#include "app/panels/comparison_panel.h"
#include "app/phrases/phrases.h"
#include "app/widgets/draw.h"
#include "app/widgets/scroll.h"
#include "app/widgets/text.h"

namespace asynchio::panels {
namespace {

using ui::Rect;
using ui::Role;

constexpr float kLeastRow = 17, kMostRow = 40;

float name_width(ui::Ui& ui, const ComparisonView& view) {
    float width = 0;
    for (const std::vector<TotalsView>* rows : {&view.table, &view.resources})
        for (const TotalsView& row : *rows) width = std::max(width, ui::text_width(ui, comparison_type(ui).name, row.name));
    return width + ui.px(ui.projector ? 36 : 16);
}

float cell_width(ui::Ui& ui, const ComparisonView& view) {
    const ComparisonType type = comparison_type(ui);
    float width = ui::text_width(ui, type.value_chosen, "00.00") + ui.px(ui.projector ? 56 : 28);
    for (const WayView& way : view.ways) width = std::max(width, ui::text_width(ui, type.name_chosen, way.name));
    return width + ui.px(ui.projector ? 28 : 12);
}

void draw_cell(ui::Ui& ui, Rect cell, const TotalView& total) {
    const ComparisonType type = comparison_type(ui);
    const float sign = ui.px(ui.projector ? 40 : 20);
    const Rect mark = ui::cut_right(cell, sign, ui.px(ui.projector ? 8 : 4));
    if (total.pending) return ui::draw_icon(ui, mark, type.note, Role::muted, ui::icon::waiting);
    if (!total.problem.empty()) {
        ui::draw_text(ui, cell, type.note, Role::trouble, total.text, ui::Align::right);
        return;
    }
    if (total.fastest) ui::draw_icon(ui, mark, type.note, Role::agreed, ui::icon::goal);
    ui::draw_text(ui, cell, total.fastest ? type.value_chosen : type.value, total.fastest ? Role::agreed : Role::text, total.text,
                  ui::Align::right);
}

}  // namespace

float comparison_table_width(ui::Ui& ui, const Scene& scene) {
    const ComparisonView& view = scene.comparison;
    return name_width(ui, view) + static_cast<float>(view.ways.size()) * cell_width(ui, view);
}

void draw_comparison_table(ui::Ui& ui, const Rect& rect, const Scene& scene) {
    const ComparisonView& view = scene.comparison;
    if (view.ways.empty()) return;
    const ComparisonType type = comparison_type(ui);
    const float names = std::max(ui.px(80), std::min(name_width(ui, view), rect.w - cell_width(ui, view) * static_cast<float>(view.ways.size())));
    const float cells = std::min(cell_width(ui, view), (rect.w - names) / static_cast<float>(view.ways.size()));
    const auto rows = static_cast<float>(view.table.size() + view.resources.size() + 1);
    const float large = ui.projector ? 1.9f : 1;
    const float row = std::clamp(std::floor(rect.h / rows), ui.px(kLeastRow * large), ui.px(kMostRow * large));
    const ui::ScrollArea area(ui, "totals", rect, row * rows);
    Rect rest = area.content();
    rest.w = std::min(rest.w, names + cells * static_cast<float>(view.ways.size()));
    Rect head = ui::cut_top(rest, row);
    ui::draw_horizontal(ui, head.x, head.right(), head.bottom(), Role::outline, ui.projector ? 3 : 1);
    ui::draw_text(ui, ui::cut_left(head, names), type.note, Role::muted, ui.say.comparison_totals());
    for (const WayView& way : view.ways) {
        const Rect cell = ui::cut_left(head, cells);
        const float width = ui::text_width(ui, type.name_chosen, way.name);
        // Over its numbers; a name that is too wide for that goes on over the signs of the fastest.
        const float numbers = cell.right() - ui.px(ui.projector ? 48 : 24);
        const float right = std::min(cell.right(), std::max(numbers, cell.x + ui.px(10) + width));
        ui::draw_text(ui, {right - width - 1, cell.y, width + 2, cell.h}, way.current ? type.name_chosen : type.name,
                      way.current ? Role::accent : Role::text, way.name, ui::Align::right);
    }
    const auto draw_row = [&](const TotalsView& totals, Role role) {
        Rect line = ui::cut_top(rest, row);
        ui::draw_horizontal(ui, line.x, line.right(), line.bottom(), Role::hairline, ui.projector ? 2 : 1);
        ui::draw_text(ui, ui::cut_left(line, names), type.name, role, totals.name);
        for (const TotalView& total : totals.cells) draw_cell(ui, ui::cut_left(line, cells), total);
    };
    for (const TotalsView& totals : view.table) draw_row(totals, Role::text);
    for (const TotalsView& resource : view.resources) draw_row(resource, Role::muted);
}

}  // namespace asynchio::panels
