#include "app/panels/log_panel.h"

#include <algorithm>
#include <numeric>

#include "app/panels/panel.h"
#include "app/phrases/phrases.h"
#include "app/widgets/draw.h"
#include "app/widgets/hit.h"
#include "app/widgets/scroll.h"

namespace asynchio::panels {
namespace {

using ui::Rect;
using ui::Role;
using ui::Type;

constexpr float kPad = 10, kHead = 22, kAround = 6, kMostLines = 4;

float text_height(ui::Ui& ui, const LogRecordView& record, float width) {
    return std::min(ui::wrapped_height(ui, Type::small_mono, record.text, width),
                    kMostLines * ui::line_height(ui, Type::small_mono));
}

float note_height(ui::Ui& ui, const LogRecordView& record, float width) {
    return record.note.empty() ? 0 : ui::wrapped_height(ui, Type::small_medium, record.note, width);
}

float record_height(ui::Ui& ui, const LogRecordView& record, float width) {
    const float words = width - 2 * ui.px(kPad);
    return ui.px(kHead) + text_height(ui, record, words) + note_height(ui, record, words) + 2 * ui.px(kAround);
}

void draw_record(ui::Ui& ui, const Rect& rect, const LogRecordView& record, Actions& actions) {
    const ui::Hit hit = ui::hit(ui, "record", rect, {.grow = false});
    if (record.newest) {
        ui::fill_rect(ui, rect, Role::accent_wash, 4, ImDrawFlags_RoundCornersRight);
        ui::fill_rect(ui, {rect.x, rect.y, ui.px(4), rect.h}, Role::accent);
    } else if (hit.hovered) {
        ui::fill_rect(ui, rect, Role::sunken, 4);
    }
    Rect rest = rect.inset(ui.px(kPad), ui.px(kAround));
    Rect head = ui::cut_top(rest, ui.px(kHead));
    if (record.line != 0) {
        const std::string line = ui.say.tip_line({.line = record.line});
        const float width = ui::text_width(ui, Type::small_strong, line) + ui.px(2);
        ui::draw_text(ui, ui::cut_right(head, width, ui.px(10)), Type::small_strong, Role::accent, line);
    }
    ui::draw_icon(ui, ui::cut_left(head, ui.px(16), ui.px(8)), Type::small, Role::trouble, ui::icon::error);
    ui::draw_runs(ui, head, {{Type::small_strong, Role::trouble, record.level},
                             {Type::smallest_mono, Role::muted, record.time, 10},
                             {Type::small_strong, Role::text, record.who, 10}});
    const Rect text = ui::cut_top(rest, text_height(ui, record, rest.w));
    ui::draw_wrapped(ui, text, Type::small_mono, Role::text, record.text);
    ui::draw_wrapped(ui, rest, Type::small_medium, Role::text, record.note);
    ui::draw_focus_ring(ui, hit, ui.px(4));
    if (!hit.clicked) return;
    actions.push_back(GoToPosition{record.position});
    if (record.line != 0) actions.push_back(LightLine{record.line});
}

}  // namespace

void draw_log_panel(ui::Ui& ui, const Rect& rect, const Scene& scene, const UiState&, Actions& actions) {
    if (!scene.log) return;
    const ui::FocusGroup group(ui, 3);
    const std::vector<LogRecordView>& records = scene.log->records;
    const std::string note = records.empty() ? "" : ui.say.log_records({.count = records.size()});
    Rect inner = begin_card(ui, rect, ui.say.log_title(), scene.log->debug ? ui.say.log_debug() : "", note);
    inner = {rect.x + ui.px(6), inner.y, rect.w - ui.px(12), rect.bottom() - ui.px(8) - inner.y};
    if (records.empty()) {
        const Rect words{rect.x + spacing(ui).padding, inner.y, inner.w - 2 * spacing(ui).padding, ui.px(26)};
        ui::draw_text(ui, words, Type::label, Role::muted, ui.say.log_nothing());
        return;
    }
    const float width = inner.w - ImGui::GetStyle().ScrollbarSize;
    std::vector<float> heights;
    for (const LogRecordView& record : records) heights.push_back(record_height(ui, record, width));
    ui::ScrollArea area(ui, "log", inner, std::accumulate(heights.begin(), heights.end(), 0.0f));
    Rect rest = area.content();
    rest.w = width;
    const bool grown = changed_since("log newest", static_cast<int>(records.size()));
    for (std::size_t i = 0; i < records.size(); ++i) {
        const Rect place = ui::cut_top(rest, heights[i]);
        if (grown && i + 1 == records.size()) area.reveal(place);
        if (place.bottom() < area.visible().y || place.y > area.visible().bottom()) continue;
        ImGui::PushID(static_cast<int>(i));
        draw_record(ui, place, records[i], actions);
        ImGui::PopID();
    }
}

}  // namespace asynchio::panels
