#include "app/widgets/slider.h"

#include "app/phrases/phrases.h"
#include "app/widgets/button.h"
#include "app/widgets/draw.h"
#include "app/widgets/field.h"
#include "app/widgets/hit.h"
#include "app/widgets/places.h"
#include "app/widgets/segmented.h"
#include "app/widgets/tooltip.h"

namespace asynchio::ui {
namespace {

constexpr float kControl = 32;  // height of buttons and field
constexpr float kField = 84;
constexpr float kGap = 12;
constexpr float kTrack = 6;
constexpr float kKnob = 18;
constexpr float kLeastTrack = 48;  // narrower rows leave the track out, the rest still works
constexpr int kManySteps = 10;

// The middle of the knob may reach both ends of the track; the gaps beside it have room for the rest of it.
float knob_x(const Rect& track, double fraction) {
    return track.x + track.w * static_cast<float>(fraction);
}

void draw_track(Ui& ui, const Rect& track, const SliderRange& range, double value, bool active) {
    const float middle = std::round(track.centre().y);
    const float x = std::round(knob_x(track, fraction_of(range, value)));
    const float tick = std::round(knob_x(track, fraction_of(range, range.fallback)));
    const Rect line{track.x, middle - ui.px(kTrack) / 2, track.w, ui.px(kTrack)};
    draw_box(ui, line, {Role::sunken, Role::outline, 1, kTrack / 2});
    fill_rect(ui, {line.x, line.y, x - line.x, line.h}, Role::accent, kTrack / 2);
    draw_vertical(ui, tick, middle - ui.px(9), middle + ui.px(9), Role::text, 1.5f);
    if (active) draw_dot(ui, {x, middle}, kKnob / 2 + 3, Role::accent_wash);
    draw_dot(ui, {x, middle}, kKnob / 2, Role::accent);
    draw_dot(ui, {x, middle}, kKnob / 2 - 2, Role::surface);
}

// Everything about dragging: where the mouse is decides the value, from the press to the release.
void drag_track(Ui& ui, const Hit& h, const Rect& track, const SliderRange& range, double before,
                ValueEdit& edit) {
    Drag& drag = ui.memory.drag;
    if (h.pressed) drag = {h.id, before, ImGui::GetIO().MousePos.x, false};
    if (h.held && drag.id == h.id) {
        const float part = (ImGui::GetIO().MousePos.x - track.x) / std::max(1.0f, track.w);
        edit.value = at_fraction(range, part);
        edit.dragging = true;
    }
    if (h.released && drag.id == h.id) edit.committed = before != drag.start_value;
}

void step_by(const SliderRange& range, int steps, ValueEdit& edit) {
    if (steps == 0) return;
    const double before = edit.value;
    edit.value = stepped(range, before, steps);
    edit.committed = edit.committed || edit.value != before;
}

int step_button(Ui& ui, std::string_view id, const Rect& rect, icon::Icon icon, std::string_view word,
                int steps) {
    // Not a stop for Tab: the arrow keys on the track do the same.
    const Hit h = hit(ui, id, rect, {.tab_stop = false});
    draw_box(ui, rect,
             {h.held      ? Role::accent_wash
              : h.hovered ? Role::sunken
                          : Role::surface,
              h.hovered ? Role::outline : Role::edge, 1, 6});
    draw_icon(ui, rect, Type::label, Role::text, icon);
    tooltip(ui, h, word);
    if (!h.clicked) return 0;
    return ImGui::GetIO().KeyShift ? steps * kManySteps : steps;
}

void track_part(Ui& ui, const Rect& track, const SliderRange& range, double value, ValueEdit& edit) {
    const Hit h =
        hit(ui, "track", track.inset(-ui.px(kKnob / 2), 0), {.by_key = false, .keys_on_click = true});
    drag_track(ui, h, track, range, value, edit);
    step_by(range, take_arrow_steps(ui, h.id), edit);
    const int to_the_end = static_cast<int>((range.max - range.min) / range.step) + 1;
    // Whoever dragged it means the run with Home and End.
    const bool to_ends = ui.has_keys(h.id) && !ui.memory.focus.by_mouse;
    if (to_ends && ui.keys.take(Key::home)) step_by(range, -to_the_end, edit);
    if (to_ends && ui.keys.take(Key::end)) step_by(range, to_the_end, edit);
    draw_track(ui, track, range, edit.value, h.hovered || h.held);
    draw_focus_ring(ui, h, ui.px(4));
}

}  // namespace

int take_arrow_steps(Ui& ui, ImGuiID id) {
    if (!ui.has_keys(id)) return 0;
    int steps = 0;
    const auto take = [&](Key key, int direction) {
        while (ui.keys.take(key)) steps += direction;
        while (ui.keys.take(key, {.shift = true})) steps += direction * kManySteps;
    };
    take(Key::left, -1), take(Key::down, -1), take(Key::right, +1), take(Key::up, +1);
    return steps;
}

ValueEdit slider_row(Ui& ui, std::string_view id, const Rect& rect, const SliderSpec& spec, double value) {
    const Parts parts(id);
    ValueEdit edit{value};
    const float gap = ui.px(kGap);
    Rect rest = rect.inset(0, (rect.h - std::min(rect.h, ui.px(kControl))) / 2);
    draw_text(ui, cut_left(rest, ui.px(spec.name_width)), Type::code_bold, Role::text, spec.name);
    const Rect minus = cut_left(rest, ui.px(kControl), gap);
    const Rect field = cut_right(rest, ui.px(kField), gap);
    const Rect plus = cut_right(rest, ui.px(kControl), gap);
    if (rest.w >= ui.px(kLeastTrack)) track_part(ui, rest, spec.range, value, edit);
    step_by(spec.range, step_button(ui, "less", minus, icon::minus, ui.say.one_step_less(), -1), edit);
    step_by(spec.range, step_button(ui, "more", plus, icon::plus, ui.say.one_step_more(), +1), edit);
    if (const auto typed = number_field(ui, "value", field, spec.range, edit.value, spec.unit)) {
        edit.value = *typed;
        edit.committed = true;
    }
    edit.changed = edit.value != value;
    return edit;
}

std::optional<int> choice_row(Ui& ui, std::string_view id, const Rect& rect, std::string_view name,
                              std::span<const std::string_view> labels, int chosen, float name_width) {
    Rect rest = rect;
    draw_text(ui, cut_left(rest, ui.px(name_width)), Type::code_bold, Role::text, name);
    return segmented(ui, id, rest.inset(0, (rest.h - std::min(rest.h, ui.px(30))) / 2), labels, chosen);
}

void fixed_row(Ui& ui, const Rect& rect, std::string_view name, std::string_view value, std::string_view why,
               float name_width) {
    Rect rest = rect;
    draw_icon(ui, cut_left(rest, ui.px(16), ui.px(8)), Type::label, Role::muted, icon::lock);
    draw_text(ui, cut_left(rest, ui.px(name_width - 10), ui.px(6)), Type::code, Role::muted, name);
    draw_runs(ui, rest, {{Type::small, Role::muted, value}, {Type::small, Role::muted, why, 12}});
}

}  // namespace asynchio::ui
