#include "app/panels/strip.h"

#include <algorithm>

#include "app/panels/strip_columns.h"
#include "app/widgets/card.h"
#include "app/widgets/draw.h"
#include "app/widgets/text.h"

namespace asynchio::panels {
namespace {

using ui::Rect;
using ui::Role;

// What a column says, measured.
struct MeasuredColumn {
    StripColumn column;
    StripContents brief, full;
    float width = 0;
};

// Where titles are large, columns with nothing in them give way to those with somebody, the last ones first. Who runs stays.
void leave_out_empty(std::vector<MeasuredColumn>& columns, std::vector<StripNeed>& needs, float width) {
    const auto wanted = [&] {
        float sum = 0;
        for (const StripNeed& need : needs) sum += need.levels[1];
        return sum;
    };
    for (std::size_t i = columns.size(); i-- > 1 && wanted() > width;) {
        if (!columns[i].brief.nothing) continue;
        columns.erase(columns.begin() + static_cast<std::ptrdiff_t>(i));
        needs.erase(needs.begin() + static_cast<std::ptrdiff_t>(i));
    }
}

// `around`: the room that a column's heading and margins take beside its pieces. `heading`: what it needs at least.
std::vector<MeasuredColumn> measure(ui::Ui& ui, const StripView& strip, bool seat, float height, float width, const auto& around,
                                    const auto& heading) {
    std::vector<MeasuredColumn> measured;
    std::vector<StripNeed> needs;
    for (const StripColumn& column : columns_of(ui, strip, seat)) {
        MeasuredColumn& it = measured.emplace_back(MeasuredColumn{column, column.pieces(ui, strip, height, true), column.pieces(ui, strip, height, false)});
        const auto need = [&](float pieces) { return around(column) + std::max(heading(column), pieces); };
        needs.push_back({column.share, {need(least_width(ui, it.brief)), need(full_width(ui, it.brief)), need(full_width(ui, it.full))}});
    }
    if (ui.projector) leave_out_empty(measured, needs, width);
    const std::vector<float> widths = share_strip(needs, width);
    for (std::size_t i = 0; i < measured.size(); ++i) measured[i].width = widths[i];
    return measured;
}

void draw_contents(ui::Ui& ui, const Rect& room, float height, const MeasuredColumn& column) {
    ImGui::PushID(column.column.title.data(), column.column.title.data() + column.column.title.size());
    const bool fits = full_width(ui, column.full) <= room.w + 0.5f;
    draw_pieces(ui, room, height, fits ? column.full : column.brief);
    ImGui::PopID();
}

// Large and in one line: the heading stands left of its part.
void draw_projected(ui::Ui& ui, const Rect& rect, const StripView& strip, bool seat) {
    constexpr float kMargin = 48, kBehindTitle = 14, kBehindColumn = 24;
    Rect rest = rect.inset(ui.px(kMargin), 0);
    const float height = std::min(rect.h - ui.px(20), ui.px(64));
    const auto title_of = [](const StripColumn& column) { return column.brief.empty() ? column.title : column.brief; };
    const auto around = [&](const StripColumn& column) {
        return ui::text_width(ui, ui::Type::projected_label, title_of(column)) + 1 + ui.px(kBehindTitle) + ui.px(kBehindColumn);
    };
    for (const MeasuredColumn& it : measure(ui, strip, seat, height, rest.w, around, [](const StripColumn&) { return 0.0f; })) {
        Rect room = ui::cut_left(rest, it.width);
        ui::cut_right(room, ui.px(kBehindColumn));
        const std::string_view title = title_of(it.column);
        const float words = ui::text_width(ui, ui::Type::projected_label, title) + 1;
        ui::draw_text(ui, ui::cut_left(room, words, ui.px(kBehindTitle)), ui::Type::projected_label, Role::muted, title);
        draw_contents(ui, room, height, it);
    }
    ui::draw_horizontal(ui, rect.x, rect.right(), rect.bottom() - 1, Role::edge, 2);
}

void draw_in_card(ui::Ui& ui, const Rect& rect, const StripView& strip, bool seat) {
    ui::draw_card(ui, rect);
    const bool tight = rect.h < ui.px(84);
    Rect rest = rect.inset(ui.px(tight ? 14 : 20), ui.px(tight ? 6 : 11));
    const float heading_height = ui.px(18), below = ui.px(tight ? 2 : 6), pad = ui.px(tight ? 24 : 30);
    const float rows = rest.h - heading_height - below;
    const float height = std::min(rows, ui.px(tight ? 34 : rows > ui.px(56) ? 50 : 42));
    const auto heading = [&](const StripColumn& column) { return ui::text_width(ui, ui::Type::smallest_strong, column.title) + 2; };
    const auto around = [&](const StripColumn&) { return pad; };
    const std::vector<MeasuredColumn> columns = measure(ui, strip, seat, height, rest.w, around, heading);
    for (const MeasuredColumn& it : columns) {
        Rect room = ui::cut_left(rest, it.width);
        const ui::Clip clip(ui, {room.x - ui.px(4), rect.y, room.w, rect.h});
        if (&it != &columns.back()) ui::draw_vertical(ui, room.right() - pad * 2 / 3, room.y, room.bottom(), Role::hairline);
        ui::cut_right(room, pad);
        const Rect title = ui::cut_top(room, heading_height, below);
        const bool noted = heading(it.column) + ui::text_width(ui, ui::Type::smallest, it.column.note) + ui.px(14) <= title.w;
        ui::draw_heading(ui, title, it.column.title, noted ? it.column.note : std::string_view{});
        draw_contents(ui, room, height, it);
    }
}

}  // namespace

void draw_strip(ui::Ui& ui, const Rect& rect, const Scene& scene, const UiState&, Actions&) {
    const bool seat = scene.flow.challenge && scene.flow.challenge->seat;
    ImGui::PushID("strip");
    if (ui.projector) draw_projected(ui, rect, scene.strip, seat);
    else draw_in_card(ui, rect, scene.strip, seat);
    ImGui::PopID();
}

}  // namespace asynchio::panels
