#include "app/panels/window_plan.h"

#include <algorithm>
#include <functional>
#include <string>

#include "app/panels/banner_panel.h"
#include "app/panels/bottom_row.h"
#include "app/panels/code_panel.h"
#include "app/panels/file_note.h"
#include "app/panels/flow_card.h"
#include "app/panels/panel.h"
#include "app/panels/sliders_panel.h"
#include "app/panels/story_card.h"
#include "app/panels/timeline_caption.h"
#include "app/widgets/hit.h"

namespace asynchio::panels {
namespace {

// Pixels at 100 %.
constexpr float kTwoColumns = 1100, kThreeColumns = 2200;
constexpr float kWideLeft = 672, kUsualLeft = 556, kWideFrom = 1700;
constexpr float kSwitch = 52, kLeastTimeline = 190, kLeastTold = 320, kLeastBottom = 110, kThird = 460;
constexpr float kUsualBottom = 150, kNarratedBottom = 124, kMostBottom = 0.6f;  // the last: a part of the picture
constexpr float kLoadBottom = 216, kNarratedLoad = 168;                         // of queues and meters, beside lanes that scroll
constexpr float kLeastRight = 480, kLeastProgram = 210;

// What the card is about: as long as that stays, its room does not become less, so that nothing below it jumps up and
// down while somebody drags a value and its answer is not known yet.
int subject_of(const Scene& scene, float width, float scale) {
    const FlowView& flow = scene.flow;
    std::size_t index = flow.told, set = 0;
    if (flow.question) index = std::hash<std::string>()(flow.question->ask);
    if (flow.breaking) index = flow.breaking->index, set = flow.breaking->is_set;
    if (flow.challenge) index = flow.challenge->index;
    set += 2 * static_cast<std::size_t>(std::ranges::count(flow.claims, true, &ClaimView::proof_open));
    std::size_t key = std::hash<std::string>()(scene.title);
    for (const std::size_t part : {static_cast<std::size_t>(flow.stage), index, set, static_cast<std::size_t>(width), static_cast<std::size_t>(scale * 100)}) key = key * 31 + part;
    return static_cast<int>(key & 0x7fffffff);
}

float steady_card_height(ui::Ui& ui, const Scene& scene, float width) {
    ImGuiStorage* const storage = ImGui::GetStateStorage();
    const ImGuiID subject = ui::widget_id("flow card is about"), room = ui::widget_id("flow card room");
    const float now = flow_card_height(ui, scene, width), before = storage->GetFloat(room, 0);
    const int about = subject_of(scene, width, ui.scale);
    const float height = storage->GetInt(subject, -1) == about ? std::max(now, before) : now;
    storage->SetInt(subject, about);
    storage->SetFloat(room, height);
    return height;
}

// Text above, program, values below: the program gets what the others leave, at least a part.
void plan_left(ui::Ui& ui, WindowPlan& plan, const Scene& scene, const UiState& ui_state) {
    ui::Rect rest = plan.left;
    const bool flow = scene.flow.on;
    const float story = flow ? steady_card_height(ui, scene, rest.w) : story_height(ui, scene, rest.w);
    const float program = code_panel_height(ui, scene, rest.w);
    const float open = sliders_panel_height(ui, scene, ui_state, false);
    const float folded = sliders_panel_height(ui, scene, ui_state, true);
    const float least = std::min(program, std::max(ui.px(kLeastProgram), rest.h * 0.4f));
    // What is asked and answered goes before the program; the story does not.
    const bool asks = flow && scene.flow.stage != Stage::story && scene.flow.stage != Stage::run;
    // A question is about the program: half of the room at most.
    const float story_most = std::min(story, rest.h * (!asks ? 0.4f : scene.flow.stage == Stage::predict ? 0.5f : 0.62f));
    // In Python the sliders are in the program, too.
    plan.sliders_folded = scene.language == Language::python && story_most + program + open > rest.h;
    const float sliders = std::min(plan.sliders_folded ? folded : open, rest.h * 0.4f);
    // A few lines and the goal at least, or a whole answer; beyond that the program goes first.
    const float few = asks ? std::max(ui.px(360), flow_card_whole_height(ui, scene, rest.w)) : ui.px(flow ? 212 : 132);
    const float story_least = std::min({story, few, story_most});
    const float free = rest.h - sliders - program;
    const float story_room = std::min(std::clamp(free, story_least, std::max(story_least, story_most)),
                                      std::max(story_least, rest.h - sliders - least));
    plan.story = cut_top(rest, story_room);
    plan.sliders = cut_bottom(rest, sliders);
    plan.program = rest;
}

// The lanes go before what stands below them; where there are few, what stands below gets the room they do not need.
float bottom_height(ui::Ui& ui, const Scene& scene, const ui::Rect& rest, float gap, float wanted) {
    const float band = caption_band_height(ui, scene.flow, rest.w), all = rest.h - gap;
    TimelineRoom lanes = timeline_room(ui, scene.timeline);
    lanes.least += band, lanes.most += band;
    const bool load = scene.meters.has_value();
    const float least = band > 0 ? (load ? kNarratedLoad : kNarratedBottom) : load ? kLoadBottom : kUsualBottom;
    const float bottom = std::min(std::max(wanted, std::min(all - lanes.most, rest.h * kMostBottom)), std::max(all - lanes.least, ui.px(least)));
    return std::min(bottom, all - ui.px(kLeastTimeline));
}

// As somebody has chosen it, as far as both parts keep the room that they need; else as usual.
float chosen_bottom(const ui::Ui& ui, WindowPlan& plan, const ui::Rect& rest, float gap, float usual, double chosen) {
    plan.usual_bottom = usual / ui.scale;
    // The usual height may stand at a bound, where rounding is no choice of anybody's.
    plan.least_bottom = std::min(kLeastBottom, plan.usual_bottom);
    plan.most_bottom = std::max((rest.h - gap) / ui.scale - kLeastTimeline, plan.usual_bottom);
    plan.bottom_height = chosen > 0 ? std::clamp(static_cast<float>(chosen), plan.least_bottom, std::max(plan.least_bottom, plan.most_bottom)) : plan.usual_bottom;
    return chosen > 0 ? std::floor(ui.px(plan.bottom_height)) : usual;
}

void plan_picture(ui::Ui& ui, WindowPlan& plan, ui::Rect rest, const Scene& scene, double chosen) {
    const float gap = spacing(ui).gap;
    if (plan.third_column) plan.third = cut_right(rest, ui.px(kThird), gap);
    if (scene.banner)
        plan.banner = cut_top(rest, std::min(banner_height(ui, scene, rest.w), rest.h * 0.4f), gap);
    // Beside a banner a low window has room for the lanes or for the queue of who is next.
    const float strip = ui.px(spacious(ui) ? 100 : 74);
    if (!plan.compact || !scene.banner || rest.h - strip >= ui.px(kLeastTold)) plan.strip = cut_top(rest, strip, gap);
    if (has_bottom_row(scene, plan.third_column)) {
        const bool load = scene.queues || scene.meters || scene.log;
        const bool tall = load || scene.shows_variables || scene.coroutines.shown || scene.wait_graph.shown || scene.sweep;
        const float share = rest.h * (!tall ? 0.34f : spacious(ui) ? 0.38f : 0.46f);
        // The machine's lanes need the room more than what stands below.
        const bool low = !scene.timeline.cores.lanes.empty() && !spacious(ui) && scene.boxes.empty() && !tall;
        const float most = low ? ui.px(150) : tall ? ui.px(320) : ui.px(290);
        const float wanted = std::clamp(share, ui.px(150), most);
        const float usual = std::floor(bottom_height(ui, scene, rest, gap, wanted));
        if (usual >= ui.px(kLeastBottom)) {
            const float before = rest.bottom();
            plan.bottom = cut_bottom(rest, chosen_bottom(ui, plan, rest, gap, usual, chosen), gap);
            if (!plan.compact) plan.bottom_splitter = {rest.x, rest.bottom(), rest.w, before - plan.bottom.h - rest.bottom()};
        }
    }
    plan.timeline = rest;
}

void plan_compact(ui::Ui& ui, WindowPlan& plan, ui::Rect rest, const Scene& scene, const UiState& ui_state) {
    plan.page_switch = cut_top(rest, ui.px(kSwitch));
    // What is read needs the room more than sliders that the lesson does not ask for yet.
    const Stage stage = scene.flow.stage;
    const bool free = std::ranges::any_of(scene.parameters, [](const ParameterView& parameter) { return parameter.locked.empty(); });
    const bool asks = !scene.flow.on || (free && stage >= Stage::break_it);
    const float sliders = std::min(sliders_panel_height(ui, scene, ui_state, !asks), rest.h * 0.5f);
    switch (ui_state.compact_page) {
        case CompactPage::text:
            plan.left = rest;
            plan.sliders_folded = !asks;
            plan.sliders = cut_bottom(rest, sliders);
            plan.story = rest;
            break;
        case CompactPage::code:
            plan.left = rest;
            plan.sliders_folded = true;
            plan.sliders =
                cut_bottom(rest, std::min(sliders_panel_height(ui, scene, ui_state, true), rest.h * 0.5f));
            plan.program = rest;
            break;
        case CompactPage::views: plan.bottom = rest.inset(ui.px(10), ui.px(4)); break;
        case CompactPage::picture: plan_picture(ui, plan, rest.inset(ui.px(10), 0), scene, 0); break;
    }
}

}  // namespace

float usual_left_width(const ui::Ui& ui, const ui::Rect& area) {
    return area.w >= kWideFrom * ui.scale ? kWideLeft : kUsualLeft;
}

bool is_compact(const ui::Ui& ui, float width) { return width < kTwoColumns * ui.scale; }

WindowPlan plan_window(ui::Ui& ui, const ui::Rect& area, const Scene& scene, const UiState& ui_state) {
    WindowPlan plan;
    ui::Rect rest = area;
    const bool large = spacious(ui);
    plan.top_bar = cut_top(rest, ui.px(large ? 56 : 48));
    plan.transport = cut_bottom(rest, ui.px(large ? 64 : 56));
    plan.note = cut_top(rest, std::min(file_note_height(ui, scene, rest.w), rest.h * 0.4f));
    plan.compact = is_compact(ui, area.w);
    if (plan.compact) {
        plan_compact(ui, plan, rest, scene, ui_state);
        return plan;
    }
    const float wanted =
        ui_state.left_width > 0 ? static_cast<float>(ui_state.left_width) : usual_left_width(ui, area);
    const float most = std::min(kMostLeft, area.w / ui.scale - kLeastRight);
    plan.left_width = std::clamp(wanted, kLeastLeft, std::max(kLeastLeft, most));
    plan.third_column = area.w >= kThreeColumns * ui.scale;
    plan.left = cut_left(rest, ui.px(plan.left_width));
    plan.splitter = {plan.left.right() - ui.px(4), plan.left.y, ui.px(8), plan.left.h};
    plan_left(ui, plan, scene, ui_state);
    const float gap = spacing(ui).gap;
    plan_picture(ui, plan, {rest.x + gap, rest.y + gap, rest.w - 2 * gap, rest.h - 2 * gap}, scene, ui_state.bottom_height);
    return plan;
}

}  // namespace asynchio::panels
