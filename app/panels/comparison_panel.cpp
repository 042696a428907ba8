#include "app/panels/comparison_panel.h"

#include <array>
#include <string>
#include <vector>

#include "app/model/state_phrases.h"
#include "app/panels/looks.h"
#include "app/panels/panel.h"
#include "app/phrases/phrases.h"
#include "app/widgets/bar.h"
#include "app/widgets/draw.h"
#include "app/widgets/segmented.h"

namespace asynchio::panels {
namespace {

using ui::Rect;
using ui::Role;

constexpr float kLeastBars = 460, kGap = 28, kProjectedHeading = 54;

bool is_waiting(Activity activity) {
    return is_drawn(activity) && ui::state_look(look_of(activity)).height < 0.4f;
}

struct Entry {
    ui::Look look;
    std::string (*words)(const Phrases&);
    bool (*is)(Activity);
};
constexpr std::array kEntries = {
    Entry{ui::Look::wants_gil, [](const Phrases& say) { return std::string(phrase_of(say, Activity::wants_gil)); }, [](Activity a) { return a == Activity::wants_gil; }},
    Entry{ui::Look::ready, [](const Phrases& say) { return std::string(phrase_of(say, Activity::ready)); }, [](Activity a) { return a == Activity::ready; }},
    Entry{ui::Look::waiting_timer, [](const Phrases& say) { return std::string(say.comparison_waits()); }, [](Activity a) { return is_waiting(a); }},
    Entry{ui::Look::blocking, [](const Phrases& say) { return std::string(say.comparison_blocks()); }, [](Activity a) { return a == Activity::blocking; }},
    Entry{ui::Look::running, [](const Phrases& say) { return std::string(say.comparison_computes()); }, [](Activity a) { return a == Activity::running; }},
};

// What the looks of the rows mean, from the right: those that are there.
void draw_legend(ui::Ui& ui, Rect& rest, const ComparisonView& view) {
    std::vector<Entry> entries;
    const auto there = [&](const Entry& entry) {
        for (const WayView& way : view.ways)
            if (way.run != nullptr)
                for (const auto& lane : way.run->lanes)
                    for (const Stretch& stretch : lane)
                        if (entry.is(stretch.activity)) return true;
        return false;
    };
    for (const Entry& entry : kEntries)
        if (there(entry)) entries.push_back(entry);
    const ui::Type type = ui.projector ? ui::Type::projected_state : ui::Type::smallest;
    const float swatch = ui.px(ui.projector ? 24 : 12);
    float wanted = 0;
    for (const Entry& entry : entries) wanted += ui::text_width(ui, type, entry.words(ui.say)) + swatch + ui.px(ui.projector ? 44 : 21);
    if (wanted > rest.w) return;
    for (const Entry& entry : entries) {
        ui::draw_text(ui, ui::cut_right(rest, ui::text_width(ui, type, entry.words(ui.say)) + 1, ui.px(5)), type, Role::muted, entry.words(ui.say));
        ui::draw_swatch(ui, entry.look, ui::rect_around(ui::cut_right(rest, swatch, ui.px(ui.projector ? 36 : 14)).centre(), swatch, swatch));
    }
}

void draw_words(ui::Ui& ui, const Rect& rect, std::string_view words) {
    const ui::Type type = ui.projector ? ui::Type::projected_label : ui::Type::body;
    ui::draw_wrapped(ui, rect, type, Role::muted, words);
}

// What is compared: "N = 4, IO = 0.5 s  on 4 cores, GIL on". The first part that fits.
void draw_settings(ui::Ui& ui, Rect& rest, const ComparisonView& view) {
    const ui::Type type = ui.projector ? ui::Type::projected_state : ui::Type::smallest;
    const std::string full = ui.say.comparison_on({.settings = view.settings, .machine = view.machine});
    for (const std::string& words : {full, view.settings})
        if (ui::text_width(ui, type, words) <= rest.w) {
            ui::draw_text(ui, rest, type, Role::muted, words);
            return;
        }
}

void draw_head(ui::Ui& ui, Rect line, const Scene& scene, const UiState& state, bool both, Actions& actions) {
    const ComparisonView& view = scene.comparison;
    const ui::Type type = ui.projector ? ui::Type::projected_title : ui::Type::smallest_strong;
    const std::string_view title = ui.projector ? ui.say.comparison_projected() : ui.say.comparison_title();
    ui::draw_text(ui, ui::cut_left(line, ui::text_width(ui, type, title) + 1, ui.px(ui.projector ? 40 : 14)), type,
                  ui.projector ? Role::text : Role::muted, title);
    if (!view.withheld.empty() || !view.problem.empty()) return;
    if (!both) {
        const std::array<std::string_view, 2> tabs = {ui.say.comparison_runs(), ui.say.comparison_table()};
        const float width = ui::segmented_width(ui, tabs);
        const Rect place = ui::cut_right(line, width, ui.px(14));
        const Rect bar = ui::rect_around(place.centre(), width, ui.px(26));
        if (const auto picked = ui::segmented(ui, "comparison tabs", ui::snapped(bar), tabs, state.show_totals ? 1 : 0))
            actions.push_back(ShowTotals{*picked == 1});
    }
    if (both || !state.show_totals) draw_legend(ui, line, view);
    draw_settings(ui, line, view);
}

}  // namespace

ComparisonType comparison_type(const ui::Ui& ui) {
    using ui::Type;
    if (ui.projector)
        return {Type::projected_label,      Type::projected_label_strong, Type::projected_value,
                Type::projected_value, Type::projected_ruler,            Type::projected_state};
    return {Type::small_medium, Type::small_strong, Type::small_mono, Type::code_bold, Type::smallest_mono, Type::smallest};
}

void draw_comparison_panel(ui::Ui& ui, const Rect& rect, const Scene& scene, const UiState& ui_state, Actions& actions) {
    const ComparisonView& view = scene.comparison;
    if (!view.on) return;
    const ui::FocusGroup group(ui, 3);
    ImGui::PushID("comparison");
    const Spacing space = spacing(ui);
    Rect inner = rect;
    if (ui.projector) {
        inner = rect.inset(ui.px(48), ui.px(16));
    } else {
        ui::draw_card(ui, rect);
        inner = rect.inset(space.padding, ui.px(spacious(ui) ? 10 : 7));
    }
    const float table = comparison_table_width(ui, scene);
    const bool both = inner.w >= table + ui.px((ui.projector ? 1.4f : 1) * kLeastBars + kGap);
    draw_head(ui, ui::cut_top(inner, ui.px(ui.projector ? kProjectedHeading : 26), ui.px(ui.projector ? 12 : 4)), scene, ui_state,
              both, actions);
    if (!view.withheld.empty()) draw_words(ui, inner, view.withheld);
    else if (!view.problem.empty()) draw_words(ui, inner, view.problem);
    else if (both) {
        const Rect right = ui::cut_right(inner, table, ui.px(kGap));
        draw_comparison_bars(ui, inner, scene, ui_state, actions);
        draw_comparison_table(ui, right, scene);
    } else if (ui_state.show_totals) draw_comparison_table(ui, inner, scene);
    else draw_comparison_bars(ui, inner, scene, ui_state, actions);
    ImGui::PopID();
}

}  // namespace asynchio::panels
