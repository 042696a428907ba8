#include "app/panels/bottom_row.h"

#include <algorithm>
#include <span>
#include <string_view>
#include <vector>

#include "app/panels/awaits_panel.h"
#include "app/panels/boxes_panel.h"
#include "app/panels/comparison_panel.h"
#include "app/panels/coroutines_panel.h"
#include "app/panels/explain_card.h"
#include "app/panels/findings_panel.h"
#include "app/panels/log_panel.h"
#include "app/panels/meter_panel.h"
#include "app/panels/output_panel.h"
#include "app/panels/panel.h"
#include "app/panels/queue_panel.h"
#include "app/panels/range_panel.h"
#include "app/panels/sweep_panel.h"
#include "app/panels/variables_panel.h"
#include "app/panels/wait_graph_panel.h"
#include "app/phrases/phrases.h"
#include "app/widgets/hit.h"
#include "app/widgets/segmented.h"

namespace asynchio::panels {
namespace {

constexpr float kTabs = 34, kLeastOutput = 250;

using DrawPanel = void (*)(ui::Ui&, const ui::Rect&, const Scene&, const UiState&, Actions&);

struct BottomPanel {
    std::string_view (Phrases::*name)() const;  // on its tab
    float least, share;                         // pixels at 100 %; part of the room beyond that
    DrawPanel draw;
    bool behind = false;                        // nobody asked for it: a tab, never a place of its own
};

bool has_views(const Scene& scene) {
    return scene.coroutines.shown || scene.awaits.shown || scene.wait_graph.shown;
}

// The tray of a gather comes last where the lesson asks for other views, or there are queues, meters or a log.
bool boxes_last(const Scene& scene) {
    const bool asked = std::find(scene.panels.begin(), scene.panels.end(), "boxes") != scene.panels.end();
    return !asked && (!scene.panels.empty() || scene.queues || scene.meters || scene.log);
}

BottomPanel boxes_panel(const Scene& scene) {
    const std::size_t slots = scene.boxes.empty() ? 0 : scene.boxes.front().slots.size();
    const std::size_t shown = std::clamp<std::size_t>(slots, 2, boxes_last(scene) ? 2 : 3);
    return {&Phrases::tab_boxes, 50 + 130 * static_cast<float>(shown), 0.6f, draw_boxes_panel, boxes_last(scene)};
}

// What answers the lesson's question: in the order in which its `panels:` names them, the others behind.
void add_views(std::vector<BottomPanel>& panels, const Scene& scene) {
    struct View {
        std::string_view word;
        bool shown;
        BottomPanel panel;
    };
    const float meters = scene.meters && scene.meters->stairs ? 470 : 300;
    const bool all_over = scene.awaits.rows.empty() && scene.transport.at_end;  // nobody waits for anything any more
    std::vector<View> views = {
        {"coroutines", scene.coroutines.shown, {&Phrases::tab_coroutines, 390, 3, draw_coroutines_panel}},
        {"awaits", scene.awaits.shown, {&Phrases::tab_awaits, 300, 3, draw_awaits_panel, all_over}},
        {"waitfor", scene.wait_graph.shown, {&Phrases::tab_waits, 390, 6, draw_wait_graph_panel}},
        {"queue", scene.queues.has_value(), {&Phrases::tab_queue, 290, 0.8f, draw_queue_panel}},
        {"metrics", scene.meters.has_value(), {&Phrases::tab_meters, meters, 1.2f, draw_meter_panel}},
        {"log", scene.log.has_value(), {&Phrases::tab_log, 330, 1.2f, draw_log_panel}},
        {"boxes", !scene.boxes.empty() && !boxes_last(scene), boxes_panel(scene)},
    };
    const auto place = [&](const View& view) {
        return std::find(scene.panels.begin(), scene.panels.end(), view.word) - scene.panels.begin();
    };
    std::stable_sort(views.begin(), views.end(), [&](const View& a, const View& b) { return place(a) < place(b); });
    for (const View& view : views)
        if (view.shown) panels.push_back(view.panel);
}

// A traceback is wide, and whoever is asked for a line must see the question.
float output_share(const Scene& scene) {
    return scene.input || std::ranges::any_of(scene.output, &OutputView::error) ? 6 : 1;
}

std::vector<BottomPanel> panels_of(const Scene& scene, bool with_third) {
    std::vector<BottomPanel> panels;
    // Without a lesson nobody else says what went wrong.
    const BottomPanel findings{&Phrases::tab_findings, 300, 1.2f, draw_findings_panel};
    if (scene.timeline.range) panels.push_back({&Phrases::tab_range, 400, 1.4f, draw_range_panel});
    if (scene.explain) panels.push_back({&Phrases::tab_why, 380, 1.4f, draw_explain_card});
    if (scene.sweep) panels.push_back({&Phrases::tab_sweep, 400, 2, draw_sweep_panel});
    if (scene.comparison.on) panels.push_back({&Phrases::tab_comparison, 470, 3, draw_comparison_panel});
    if (!scene.findings.empty() && !scene.flow.on) panels.push_back(findings);
    add_views(panels, scene);
    const float variables = scene.wait_graph.shown && scene.variables.copies.empty() ? 330 : 480;
    if (scene.shows_variables && !with_third)
        panels.push_back({&Phrases::tab_variables, variables, 1.8f, draw_variables_panel});
    if (!with_third) panels.push_back({&Phrases::tab_output, kLeastOutput, output_share(scene), draw_output_panel});
    if (!scene.findings.empty() && scene.flow.on) panels.push_back(findings);
    if (boxes_last(scene) && !scene.boxes.empty()) panels.push_back(boxes_panel(scene));
    std::ranges::stable_partition(panels, [](const BottomPanel& panel) { return !panel.behind; });
    return panels;
}

float least_width(const ui::Ui& ui, std::span<const BottomPanel> panels) {
    float width = 0;
    for (const BottomPanel& panel : panels) width += ui.px(panel.least);
    return width + spacing(ui).gap * static_cast<float>(panels.empty() ? 0 : panels.size() - 1);
}

// How many stand side by side; the rest share the last place.
std::size_t places_for(const ui::Ui& ui, std::span<const BottomPanel> panels, float width) {
    const auto asked = static_cast<std::size_t>(std::ranges::count(panels, false, &BottomPanel::behind));
    for (std::size_t places = std::max<std::size_t>(asked, 1); places > 1; --places) {
        float needed = least_width(ui, panels.first(places - 1)) + spacing(ui).gap;
        float shared = 0;
        for (const BottomPanel& panel : panels.subspan(places - 1))
            shared = std::max(shared, ui.px(panel.least));
        if (needed + shared <= width) return places;
    }
    return 1;
}

// Where not all can stand side by side, the output is the first behind the view that the lesson is about.
std::vector<BottomPanel> panels_for(const ui::Ui& ui, const Scene& scene, bool with_third, float width) {
    std::vector<BottomPanel> panels = panels_of(scene, with_third);
    const std::size_t keep = (scene.explain || scene.timeline.range) ? 2 : 1;
    // A program without a lesson is read by what it prints.
    const bool own = scene.panels.empty();
    if (with_third || (!own && !has_views(scene)) || panels.size() <= (own ? 1 : keep + 1)) return panels;
    if (places_for(ui, panels, width) == panels.size()) return panels;
    const auto output = std::find_if(panels.begin(), panels.end(), [](const BottomPanel& panel) { return panel.name == &Phrases::tab_output; });
    const auto place = panels.begin() + static_cast<std::ptrdiff_t>(own ? keep - 1 : keep);
    if (output > place && output != panels.end()) std::rotate(place, output, output + 1);
    return panels;
}

void draw_tabs(ui::Ui& ui, ui::Rect rect, std::span<const BottomPanel> panels, const Scene& scene,
               const UiState& ui_state, Actions& actions) {
    std::vector<std::string_view> names;
    for (const BottomPanel& panel : panels) names.push_back((ui.say.*panel.name)());
    ImGuiStorage* storage = ImGui::GetStateStorage();
    const ImGuiID key = ui::widget_id("bottom tab");
    // A selection is a question: its answer comes to the front.
    if (changed_since("bottom tabs", static_cast<int>(names.size()) + (scene.explain ? 100 : 0) + (scene.timeline.range ? 200 : 0)))
        storage->SetInt(key, 0);
    int chosen = std::clamp(storage->GetInt(key, 0), 0, static_cast<int>(names.size()) - 1);
    const ui::Rect tabs = cut_top(rect, ui.px(kTabs), ui.px(6));
    if (const auto picked = ui::segmented(ui, "bottom tabs bar", tabs, names, chosen)) {
        chosen = *picked;
        storage->SetInt(key, chosen);
    }
    panels[static_cast<std::size_t>(chosen)].draw(ui, rect, scene, ui_state, actions);
}

}  // namespace

bool has_bottom_row(const Scene& scene, bool with_third) {
    return !panels_of(scene, with_third).empty();
}

void draw_bottom_row(ui::Ui& ui, const ui::Rect& rect, const Scene& scene, const UiState& ui_state,
                     bool with_third, Actions& actions) {
    const std::vector<BottomPanel> all = panels_for(ui, scene, with_third, rect.w);
    if (all.empty()) return;
    const std::size_t places = places_for(ui, all, rect.w);
    const float gap = spacing(ui).gap;
    const std::span<const BottomPanel> alone = std::span(all).first(places - 1);
    const std::span<const BottomPanel> last = std::span(all).subspan(places - 1);
    float shares = 0, least = gap * static_cast<float>(places - 1), shared = 0;
    for (const BottomPanel& panel : last) shared = std::max(shared, ui.px(panel.least));
    for (const BottomPanel& panel : alone) shares += panel.share, least += ui.px(panel.least);
    const float spare = std::max(0.0f, rect.w - least - shared);
    const float own = last.size() == 1 && last.front().name == &Phrases::tab_output ? last.front().share : 1;
    ui::Rect rest = rect;
    for (const BottomPanel& panel : alone) {
        const float more = std::floor(spare * panel.share / (shares + own));
        panel.draw(ui, cut_left(rest, ui.px(panel.least) + more, gap), scene, ui_state, actions);
    }
    if (last.size() == 1)
        last.front().draw(ui, rest, scene, ui_state, actions);
    else
        draw_tabs(ui, rest, last, scene, ui_state, actions);
}

void draw_third_column(ui::Ui& ui, const ui::Rect& rect, const Scene& scene, const UiState& ui_state,
                       Actions& actions) {
    ui::Rect rest = rect;
    if (scene.shows_variables)
        draw_variables_panel(ui, cut_top(rest, std::floor(rest.h * 0.55f), spacing(ui).gap), scene, ui_state,
                             actions);
    draw_output_panel(ui, rest, scene, ui_state, actions);
}

}  // namespace asynchio::panels
