#include "app/panels/window_layout.h"

#include <algorithm>
#include <array>
#include <string_view>

#include "app/panels/about_card.h"
#include "app/panels/banner_panel.h"
#include "app/panels/bottom_row.h"
#include "app/panels/code_panel.h"
#include "app/panels/editor_panel.h"
#include "app/panels/file_note.h"
#include "app/panels/flow_card.h"
#include "app/panels/export_card.h"
#include "app/panels/help_card.h"
#include "app/panels/keys_card.h"
#include "app/panels/lesson_list.h"
#include "app/panels/page_card.h"
#include "app/panels/palette_card.h"
#include "app/panels/panel.h"
#include "app/panels/settings_card.h"
#include "app/panels/sliders_panel.h"
#include "app/panels/stages.h"
#include "app/panels/story_card.h"
#include "app/panels/strip.h"
#include "app/panels/timeline.h"
#include "app/panels/told_card.h"
#include "app/panels/top_bar.h"
#include "app/panels/tour.h"
#include "app/panels/transport.h"
#include "app/panels/window_plan.h"
#include "app/phrases/phrases.h"
#include "app/widgets/draw.h"
#include "app/widgets/segmented.h"
#include "app/widgets/splitter.h"

namespace asynchio::panels {
namespace {

constexpr float kLeastStages = 200;

void draw_page_switch(ui::Ui& ui, const WindowPlan& plan, const Scene& scene, const UiState& ui_state, Actions& actions) {
    if (plan.page_switch.empty()) return;
    const ui::FocusGroup group(ui, 0);
    const std::array<std::string_view, 4> pages = {ui.say.page_text(), ui.say.page_code(), ui.say.page_picture(), ui.say.page_views()};
    const float width = ui::segmented_width(ui, pages);
    ui::Rect row = plan.page_switch.inset(ui.px(12), 0);
    // The top bar has no room for the stages.
    if (scene.flow.on) {
        const float stages = std::min(stages_width(ui, scene.flow, false), row.w - width - ui.px(24));
        if (stages > ui.px(kLeastStages)) draw_stages(ui, cut_right(row, stages, ui.px(12)), scene.flow, false, actions);
    }
    const ui::Rect place = scene.flow.on ? ui::rect_around({row.x + width / 2, row.centre().y}, width, ui.px(36))
                                         : ui::rect_around(row.centre(), width, ui.px(36));
    if (const auto page = ui::segmented(ui, "pages", ui::snapped(place), pages, static_cast<int>(ui_state.compact_page)))
        actions.push_back(SetCompactPage{static_cast<CompactPage>(*page)});
}

// From the program and the picture, Enter leads back to what the lesson says.
void take_way_back(ui::Ui& ui, const WindowPlan& plan, const Scene& scene, const UiState& ui_state, Actions& actions) {
    const bool away = plan.compact && scene.flow.on && ui_state.compact_page != CompactPage::text && scene.flow.stage != Stage::run;
    if (away && owns_enter(ui, ui_state) && ui.keys.take(Key::enter)) actions.push_back(SetCompactPage{CompactPage::text});
}

void draw_left(ui::Ui& ui, const WindowPlan& plan, const Scene& scene, const UiState& ui_state,
               const TextEditor& editor, Actions& actions) {
    if (plan.left.empty()) return;
    ui::fill_rect(ui, plan.left, ui::Role::surface);
    if (!plan.story.empty()) {
        if (scene.flow.on) draw_flow_card(ui, plan.story, scene, ui_state, actions);
        else draw_story_card(ui, plan.story, scene, ui_state, actions);
    }
    if (!plan.program.empty()) {
        if (!plan.story.empty())
            ui::draw_horizontal(ui, plan.left.x, plan.left.right(), plan.program.y, ui::Role::hairline);
        if (ui_state.editing)
            draw_editor_panel(ui, plan.program, scene, ui_state, editor, actions);
        else
            draw_code_panel(ui, plan.program, scene, ui_state, actions);
    }
    if (plan.sliders.empty()) return;
    ui::draw_horizontal(ui, plan.left.x, plan.left.right(), plan.sliders.y, ui::Role::hairline);
    draw_sliders_panel(ui, plan.sliders, scene, ui_state, plan.sliders_folded, actions);
}

void draw_splitter(ui::Ui& ui, const WindowPlan& plan, const ui::Rect& area, Actions& actions) {
    if (plan.splitter.empty()) return;
    const float usual = usual_left_width(ui, area);
    const ui::SplitterEdit edit =
        ui::splitter(ui, "columns", plan.splitter, plan.left_width, kLeastLeft, kMostLeft, usual);
    // The usual width is remembered as "usual", so that another window size brings its own.
    if (edit.changed || edit.committed)
        actions.push_back(SetLeftWidth{edit.position == usual ? 0 : static_cast<double>(edit.position), edit.dragging});
}

void draw_bottom_splitter(ui::Ui& ui, const WindowPlan& plan, Actions& actions) {
    if (plan.bottom_splitter.empty()) return;
    const ui::SplitterEdit edit = ui::splitter(ui, "rows", plan.bottom_splitter, plan.bottom_height, plan.least_bottom, plan.most_bottom,
                                               plan.usual_bottom, ui::SplitterLine::lies);
    if (edit.changed || edit.committed)
        actions.push_back(SetBottomHeight{edit.position == plan.usual_bottom ? 0 : static_cast<double>(edit.position), edit.dragging});
}

void draw_picture(ui::Ui& ui, const WindowPlan& plan, const Scene& scene, const UiState& ui_state,
                  Actions& actions) {
    if (!plan.banner.empty()) draw_banner_panel(ui, plan.banner, scene, ui_state, actions);
    if (!plan.strip.empty()) draw_strip(ui, plan.strip, scene, ui_state, actions);
    if (!plan.timeline.empty()) draw_timeline(ui, plan.timeline, scene, ui_state, actions);
    if (!plan.bottom.empty()) draw_bottom_row(ui, plan.bottom, scene, ui_state, plan.third_column, actions);
    if (!plan.third.empty()) draw_third_column(ui, plan.third, scene, ui_state, actions);
}

}  // namespace

void draw_cards(ui::Ui& ui, const ui::Rect& area, const Scene& scene, const UiState& ui_state, Actions& actions) {
    const ui::Magnified magnified(ui);
    draw_settings_card(ui, area, scene, ui_state, actions);
    draw_palette_card(ui, area, scene, ui_state, actions);
    draw_about_card(ui, area, scene, ui_state, actions);
    draw_keys_card(ui, area, ui_state, actions);
    draw_told_card(ui, area, scene, ui_state, actions);
}

void draw_window(ui::Ui& ui, const ui::Rect& area, const Scene& scene, const UiState& ui_state,
                 TextEditor& editor, Actions& actions) {
    const WindowPlan plan = plan_window(ui, area, scene, ui_state);
    draw_top_bar(ui, plan.top_bar, scene, ui_state, actions);
    draw_file_note(ui, plan.note, scene, actions);
    draw_page_switch(ui, plan, scene, ui_state, actions);
    take_way_back(ui, plan, scene, ui_state, actions);
    draw_left(ui, plan, scene, ui_state, editor, actions);
    draw_splitter(ui, plan, area, actions);
    draw_picture(ui, plan, scene, ui_state, actions);
    draw_bottom_splitter(ui, plan, actions);
    draw_transport(ui, plan.transport, scene, ui_state, actions);
    const ui::Rect below{area.x, plan.top_bar.bottom(), area.w, area.h - plan.top_bar.h};
    draw_lesson_list(ui, below, scene, ui_state, actions);
    draw_page_card(ui, area, scene, ui_state, actions);
    draw_export_card(ui, area, ui_state, actions);
    draw_help_card(ui, area, scene, ui_state, actions);
    draw_cards(ui, area, scene, ui_state, actions);
    draw_tour(ui, area, plan, ui_state, actions);
}

}  // namespace asynchio::panels
