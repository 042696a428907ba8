#include "app/panels/meter_panel.h"

#include <algorithm>

#include "app/panels/panel.h"
#include "app/panels/stairs.h"
#include "app/phrases/phrases.h"
#include "app/widgets/draw.h"
#include "app/widgets/hit.h"
#include "app/widgets/scroll.h"

namespace asynchio::panels {
namespace {

using ui::Rect;
using ui::Role;
using ui::Type;

constexpr float kRow = 20, kTallRow = 28, kMostNote = 110, kLeastStairs = 160, kMostStairs = 520, kGap = 22;

struct Columns {
    float name = 0, value = 0, note = 0;
    float all(const ui::Ui& ui) const { return name + value + note + 2 * ui.px(10); }
};

Columns columns_of(ui::Ui& ui, const std::vector<MeterView>& meters) {
    Columns columns;
    for (const MeterView& meter : meters) {
        columns.name = std::max(columns.name, ui::text_width(ui, Type::small, meter.name) + 2);
        columns.value = std::max(columns.value, ui::text_width(ui, Type::code_bold, meter.value) + 2);
        columns.note = std::max(columns.note, ui::text_width(ui, Type::small, meter.note) + 2);
    }
    // A rate that gets longer does not push the others about.
    columns.value = std::max(columns.value, ui::text_width(ui, Type::code_bold, "00.0 /s") + 2);
    columns.note = std::min(columns.note, ui.px(kMostNote));
    return columns;
}

void draw_meter(ui::Ui& ui, const Rect& rect, const MeterView& meter, const Columns& columns, Actions& actions) {
    if (meter.line != 0) {
        const ui::Hit hit = ui::hit(ui, meter.name, rect, {.grow = false});
        if (hit.hovered) ui::fill_rect(ui, rect.inset(-ui.px(4), 0), Role::sunken, 4);
        ui::draw_focus_ring(ui, hit, ui.px(4));
        if (hit.clicked) {
            if (meter.who.bar != SIZE_MAX) actions.push_back(Select{{meter.who.actor, meter.who.bar}});
            actions.push_back(LightLine{meter.line});
        }
    }
    Rect rest = rect;
    ui::draw_text(ui, ui::cut_left(rest, columns.name, ui.px(10)), Type::small, Role::muted, meter.name);
    ui::draw_text(ui, ui::cut_left(rest, columns.value, ui.px(10)), Type::code_bold, Role::text, meter.value,
                  ui::Align::right);
    ui::draw_text(ui, rest, Type::small, meter.line != 0 ? Role::text : Role::muted, meter.note);
}

void draw_list(ui::Ui& ui, const Rect& room, const std::vector<MeterView>& meters, Actions& actions) {
    const Columns columns = columns_of(ui, meters);
    const bool two = room.w >= 2 * columns.all(ui) + ui.px(kGap) + ImGui::GetStyle().ScrollbarSize;
    const std::size_t rows = two ? (meters.size() + 1) / 2 : meters.size();
    const float height = std::clamp(std::floor(room.h / static_cast<float>(rows)), ui.px(kRow), ui.px(kTallRow));
    const ui::ScrollArea area(ui, "meters", room, height * static_cast<float>(rows));
    const float width = two ? (area.content().w - ui.px(kGap)) / 2 : area.content().w;
    for (std::size_t i = 0; i < meters.size(); ++i) {
        const float x = area.content().x + static_cast<float>(i / rows) * (width + ui.px(kGap));
        const float y = area.content().y + static_cast<float>(i % rows) * height;
        draw_meter(ui, {x, y, width, height}, meters[i], columns, actions);
    }
}

}  // namespace

void draw_meter_panel(ui::Ui& ui, const Rect& rect, const Scene& scene, const UiState&, Actions& actions) {
    if (!scene.meters) return;
    const ui::FocusGroup group(ui, 3);
    const MetersView& view = *scene.meters;
    Rect inner = begin_card(ui, rect, ui.say.meters_title(), ui.say.meters_so_far());
    inner.h = rect.bottom() - ui.px(8) - inner.y;
    const Columns columns = columns_of(ui, view.meters);
    const float least_list = columns.name + columns.value + ui.px(10) + ui.px(kGap);
    if (view.stairs && inner.w - least_list >= ui.px(kLeastStairs)) {
        const float list = columns.all(ui) + ImGui::GetStyle().ScrollbarSize;
        const float stairs = std::clamp(inner.w - list - ui.px(kGap), ui.px(kLeastStairs), ui.px(kMostStairs));
        draw_stairs(ui, ui::cut_right(inner, stairs, ui.px(kGap)), *view.stairs);
    }
    draw_list(ui, inner, view.meters, actions);
}

}  // namespace asynchio::panels
