#include "app/panels/panel.h"

#include "app/panels/looks.h"
#include "app/widgets/card.h"
#include "app/widgets/draw.h"
#include "app/widgets/hit.h"
#include "app/widgets/token.h"

namespace asynchio::panels {
namespace {

constexpr float kSpaciousWidth = 1600, kSpaciousHeight = 880;

}  // namespace

bool spacious(const ui::Ui& ui) {
    const ImVec2 window = ImGui::GetIO().DisplaySize;
    return window.x >= kSpaciousWidth * ui.scale && window.y >= kSpaciousHeight * ui.scale;
}

Spacing spacing(const ui::Ui& ui) {
    if (spacious(ui)) return {ui.px(16), ui.px(20), ui.px(34)};
    return {ui.px(12), ui.px(14), ui.px(24)};
}

float heading_height(const ui::Ui& ui) {
    return ui.px(18);
}

ui::Rect begin_section(ui::Ui& ui, const ui::Rect& rect, std::string_view title, std::string_view note,
                       std::string_view right) {
    const Spacing space = spacing(ui);
    const bool large = spacious(ui);
    ui::Rect inner = rect.inset(space.padding, ui.px(large ? 12 : 9));
    ui::draw_heading(ui, cut_top(inner, heading_height(ui), ui.px(large ? 10 : 6)), title, note, right);
    return inner;
}

ui::Rect begin_card(ui::Ui& ui, const ui::Rect& rect, std::string_view title, std::string_view note,
                    std::string_view right) {
    ui::draw_card(ui, rect);
    return begin_section(ui, rect, title, note, right);
}

float pill_width(ui::Ui& ui, const PillView& pill) {
    return ui::task_pill_width(ui, pill.name);
}

void draw_pill(ui::Ui& ui, const ui::Rect& rect, const PillView& pill) {
    if (pill.ended)
        ui::draw_done_pill(ui, rect, cap_of(pill.outcome), pill.name);
    else
        ui::draw_task_pill(ui, rect, look_of(pill.activity), pill.name);
}

bool changed_since(std::string_view id, int value) {
    ImGuiStorage* storage = ImGui::GetStateStorage();
    const ImGuiID key = ui::widget_id(id);
    if (storage->GetInt(key, -1) == value) return false;
    storage->SetInt(key, value);
    return true;
}

}  // namespace asynchio::panels
