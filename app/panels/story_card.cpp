#include "app/panels/story_card.h"

#include "app/panels/panel.h"
#include "app/panels/rich_text.h"
#include "app/widgets/draw.h"
#include "app/widgets/scroll.h"

namespace asynchio::panels {
namespace {

float text_width_in(const ui::Ui& ui, float width) {
    return width - 2 * spacing(ui).padding - ui.px(10);
}

bool is_small(const ui::Ui& ui) {
    return !spacious(ui);
}
ui::Type goal_type(const ui::Ui& ui) {
    return is_small(ui) ? ui::Type::small_medium : ui::Type::label;
}
float edge(const ui::Ui& ui) {
    return ui.px(is_small(ui) ? 10 : 14);
}

float goal_height(ui::Ui& ui, const Scene& scene, float width) {
    if (scene.goal.empty()) return 0;
    return ui.px(10) + ui::wrapped_height(ui, goal_type(ui), scene.goal, width - ui.px(34));
}

float problems_height(ui::Ui& ui, const Scene& scene, float width) {
    float height = 0;
    for (const std::string& problem : scene.problems)
        height += ui.px(8) + ui::wrapped_height(ui, ui::Type::small, problem, width - ui.px(34));
    return height;
}

void draw_marked(ui::Ui& ui, ui::Rect& rest, ui::icon::Icon icon, ui::Type type, ui::Ink sign, ui::Ink ink,
                 std::string_view text) {
    const float height = ui::wrapped_height(ui, type, text, rest.w - ui.px(34));
    ui::Rect place = cut_top(rest, height);
    ui::Rect mark = cut_left(place, ui.px(22), ui.px(12));
    mark.h = ui::line_height(ui, type);
    ui::draw_icon(ui, mark, ui::Type::label, sign, icon);
    ui::draw_wrapped(ui, place, type, ink, text);
}

}  // namespace

float story_height(ui::Ui& ui, const Scene& scene, float width) {
    if (scene.story.empty() && scene.goal.empty() && scene.problems.empty()) return 0;  // of a program alone
    const float inner = text_width_in(ui, width);
    return rich_text_height(ui, scene.story, inner, is_small(ui)) + goal_height(ui, scene, inner) +
           problems_height(ui, scene, inner) + 2 * edge(ui);
}

void draw_story_card(ui::Ui& ui, const ui::Rect& rect, const Scene& scene, const UiState&, Actions& actions) {
    const ui::FocusGroup group(ui, 0);
    const ui::ScrollArea area(ui, "story", rect, story_height(ui, scene, rect.w));
    ui::Rect rest = area.content().inset(spacing(ui).padding, edge(ui));
    rest.w = text_width_in(ui, rect.w);
    RichLinks links;
    cut_top(rest, draw_rich_text(ui, rest, scene.story, is_small(ui), &links));
    follow_links(ui, links, scene, actions);
    if (!scene.goal.empty()) {
        cut_top(rest, ui.px(10));
        draw_marked(ui, rest, ui::icon::goal, goal_type(ui), ui::Role::accent, ui::Role::text, scene.goal);
    }
    for (const std::string& problem : scene.problems) {
        cut_top(rest, ui.px(8));
        draw_marked(ui, rest, ui::icon::error, ui::Type::small, ui::Role::trouble, ui::Role::trouble,
                    problem);
    }
    area.fade_below(ui::Role::surface);
}

}  // namespace asynchio::panels
