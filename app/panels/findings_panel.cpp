#include "app/panels/findings_panel.h"

#include <algorithm>
#include <numeric>

#include "app/panels/panel.h"
#include "app/phrases/phrases.h"
#include "app/widgets/button.h"
#include "app/widgets/draw.h"
#include "app/widgets/scroll.h"

namespace asynchio::panels {
namespace {

using ui::Rect;
using ui::Role;
using ui::Type;

constexpr float kSign = 24, kButton = 30, kAround = 8, kPad = 10;
constexpr ui::ButtonLook kLook{.type = Type::small_strong};

float words_height(ui::Ui& ui, const FindingView& finding, float width) {
    return ui::wrapped_height(ui, Type::label_strong, finding.title, width) + ui::wrapped_height(ui, Type::small, finding.sentence, width);
}

float finding_height(ui::Ui& ui, const FindingView& finding, float width) {
    return words_height(ui, finding, width - ui.px(kSign)) + ui.px(kButton + 6 + 2 * kAround);
}

void draw_buttons(ui::Ui& ui, Rect row, const FindingView& finding, Actions& actions) {
    const auto place = [&](std::string_view words) {
        const float width = std::min(row.w, ui::button_width(ui, words, kLook));
        return ui::cut_left(row, width, ui.px(8));
    };
    const std::string show = finding.line > 0 ? ui.say.finding_show_line({.line = finding.line}) : std::string(ui.say.finding_show());
    if (ui::button(ui, "show", place(show), show, kLook)) {
        actions.push_back(GoToPosition{finding.position});
        if (finding.bar) actions.push_back(Select{*finding.bar});
        if (finding.line > 0) actions.push_back(LightLine{finding.line});
    }
    for (std::size_t i = 0; i < finding.fixes.size(); ++i) {
        const FixView& fix = finding.fixes[i];
        ImGui::PushID(static_cast<int>(i));
        if (ui::button(ui, "fix", place(fix.words), fix.words, kLook)) actions.push_back(RewriteLine{fix.line, fix.rewrite});
        ImGui::PopID();
    }
}

void draw_finding(ui::Ui& ui, const Rect& rect, const FindingView& finding, Actions& actions) {
    Rect rest = rect.inset(0, ui.px(kAround));
    Rect sign = ui::cut_left(rest, ui.px(kSign));
    sign.h = ui::line_height(ui, Type::label_strong);
    ui::draw_icon(ui, sign, Type::label, Role::trouble, ui::icon::error);
    ui::cut_top(rest, ui::draw_wrapped(ui, rest, Type::label_strong, Role::text, finding.title));
    ui::cut_top(rest, ui::draw_wrapped(ui, rest, Type::small, Role::text, finding.sentence), ui.px(6));
    draw_buttons(ui, ui::cut_top(rest, ui.px(kButton)), finding, actions);
}

}  // namespace

void draw_findings_panel(ui::Ui& ui, const Rect& rect, const Scene& scene, const UiState&, Actions& actions) {
    if (scene.findings.empty()) return;
    const ui::FocusGroup group(ui, 3);
    Rect inner = begin_card(ui, rect, ui.say.findings_title(), {}, ui.say.findings_note());
    inner = {rect.x + ui.px(kPad), inner.y, rect.w - 2 * ui.px(kPad), rect.bottom() - ui.px(8) - inner.y};
    const float width = inner.w - ImGui::GetStyle().ScrollbarSize;
    std::vector<float> heights;
    for (const FindingView& finding : scene.findings) heights.push_back(finding_height(ui, finding, width));
    const ui::ScrollArea area(ui, "findings", inner, std::accumulate(heights.begin(), heights.end(), 0.0f));
    Rect rest = area.content();
    rest.w = width;
    for (std::size_t i = 0; i < scene.findings.size(); ++i) {
        const Rect place = ui::cut_top(rest, heights[i]);
        if (i > 0) ui::draw_horizontal(ui, place.x, place.right(), place.y, Role::hairline);
        ImGui::PushID(static_cast<int>(i));
        draw_finding(ui, place, scene.findings[i], actions);
        ImGui::PopID();
    }
}

}  // namespace asynchio::panels
