#include "app/panels/projected_totals.h"

#include <algorithm>
#include <string>

#include "app/widgets/draw.h"
#include "app/widgets/text.h"

namespace asynchio::panels {
namespace {

using ui::Rect;
using ui::Role;
using ui::Type;

constexpr float kPad = 28, kGap = 18, kColumns = 36, kLine = 52, kBetween = 10;
constexpr std::size_t kInColumn = 2;

// How wide the names and totals of one column are.
struct Column {
    float name = 0, total = 0;
};
Column column_of(ui::Ui& ui, const ComparisonView& view, std::size_t first) {
    Column column;
    for (std::size_t i = first; i < std::min(first + kInColumn, view.ways.size()); ++i) {
        column.name = std::max(column.name, ui::text_width(ui, Type::projected_label_strong, view.ways[i].name));
        column.total = std::max(column.total, ui::text_width(ui, Type::projected_value, view.ways[i].total));
    }
    return column;
}

bool can_compare(const ComparisonView& view) {
    if (!view.on || !view.withheld.empty() || !view.problem.empty() || view.pending || view.ways.size() < 2) return false;
    return std::ranges::none_of(view.ways, [](const WayView& way) { return way.pending || !way.problem.empty(); });
}

}  // namespace

float projected_totals_width(ui::Ui& ui, const ComparisonView& view) {
    if (!can_compare(view)) return 0;
    float width = 2 * ui.px(kPad) - ui.px(kColumns);
    for (std::size_t i = 0; i < view.ways.size(); i += kInColumn) {
        const Column column = column_of(ui, view, i);
        width += column.name + ui.px(kGap) + column.total + ui.px(2) + ui.px(kColumns);
    }
    return width;
}

void draw_projected_totals(ui::Ui& ui, const Rect& rect, const ComparisonView& view) {
    ui::draw_box(ui, rect, {Role::surface, Role::edge, 2, 10});
    Rect rest = rect.inset(ui.px(kPad), 0);
    const float line = std::min(ui.px(kLine), (rect.h - ui.px(26)) / kInColumn);
    rest = ui::rect_around(rest.centre(), rest.w, kInColumn * line + ui.px(kBetween));
    for (std::size_t i = 0; i < view.ways.size(); i += kInColumn) {
        const Column column = column_of(ui, view, i);
        Rect ways = ui::cut_left(rest, column.name + ui.px(kGap) + column.total + ui.px(2), ui.px(kColumns));
        for (std::size_t k = i; k < std::min(i + kInColumn, view.ways.size()); ++k) {
            const WayView& way = view.ways[k];
            Rect place = ui::cut_top(ways, line, ui.px(kBetween));
            // The way whose run is shown above.
            ui::draw_text(ui, ui::cut_left(place, column.name, ui.px(kGap)), way.current ? Type::projected_label_strong : Type::projected_label,
                          way.current ? Role::text : Role::muted, way.name);
            ui::draw_text(ui, place, Type::projected_value, Role::text, way.total, ui::Align::right);
        }
    }
}

}  // namespace asynchio::panels
