#include "app/panels/awaits_panel.h"

#include <fmt/format.h>

#include <algorithm>

#include "app/panels/looks.h"
#include "app/panels/view_face.h"
#include "app/phrases/phrases.h"
#include "app/widgets/bar.h"
#include "app/widgets/draw.h"
#include "app/widgets/scroll.h"
#include "app/widgets/tooltip.h"

namespace asynchio::panels {
namespace {

using ui::Rect;
using ui::Role;

constexpr float kIndent = 24, kProjectedIndent = 44;
constexpr int kMostIndents = 10;  // deeper rows stand below each other
constexpr float kMostName = 0.4f;  // of the row

float indent(const ui::Ui& ui) {
    return ui.px(ui.projector ? kProjectedIndent : kIndent);
}

float depth_x(const ui::Ui& ui, int depth) {
    return indent(ui) * static_cast<float>(std::min(depth, kMostIndents));
}

// From the row above, or the last row beside it, to this one.
void draw_branch(ui::Ui& ui, const Rect& content, const std::vector<AwaitRow>& rows, std::size_t index, float row) {
    const int depth = rows[index].depth;
    if (depth == 0) return;
    std::size_t from = index;
    while (from > 0 && rows[from - 1].depth > depth) --from;
    if (from > 0) --from;
    const float middle = content.y + (static_cast<float>(index) + 0.5f) * row;
    const bool sibling = rows[from].depth == depth;
    const float top = content.y + (static_cast<float>(from) + 0.5f) * row + (sibling ? 0 : row * 0.4f);
    const float x = content.x + depth_x(ui, depth) - indent(ui) * 0.5f;
    ui::draw_vertical(ui, x, top, middle, Role::outline, 1.5f);
    ui::draw_horizontal(ui, x, content.x + depth_x(ui, depth) - ui.px(4), middle, Role::outline, 1.5f);
}

// A coroutine that runs inside the row above: its name as in the program, and the state it shares with its task.
float draw_body(ui::Ui& ui, Rect rect, const AwaitRow& row, const ViewFace& face) {
    const float side = std::min(ui.px(ui.projector ? 28 : 16), rect.w);
    const float x = rect.x;
    ui::draw_swatch(ui, look_of(row.activity), ui::rect_around(ui::cut_left(rect, side, ui.px(7)).centre(), side, side));
    rect.w = std::min(rect.w, ui::text_width(ui, face.code, row.name) + 1);
    ui::draw_text(ui, rect, face.code, Role::text, row.name);
    return rect.right() - x;
}

std::string in_words(const Phrases& say, const AwaitRow& row) {
    const std::string words = row.name + " " + row.words;
    return row.line > 0 ? say.awaits_at_line({.words = words, .line = row.line}) : words;
}

void draw_row(ui::Ui& ui, const Rect& rect, const AwaitRow& row, Actions& actions) {
    const ViewFace face = view_face(ui);
    const ui::Hit hit = pick(ui, "row", rect, row.bar, row.line, actions);
    if (hit.hovered && !ui.projector) ui::fill_rect(ui, rect, Role::sunken, 6);
    Rect rest = rect;
    ui::cut_left(rest, depth_x(ui, row.depth));
    if (row.line > 0) {
        const std::string line = ui.say.explain_line({.line = row.line});
        Rect place = ui::cut_right(rest, ui::text_width(ui, face.mono, line) + ui.px(8), ui.px(10));
        place.w -= ui.px(8);
        ui::draw_text(ui, place, face.mono, Role::muted, line, ui::Align::right);
    }
    Rect name = rest.inset(0, ui.px(2));
    name.w = std::min(name.w, rect.w * kMostName);
    const float used = row.who ? draw_actor(ui, name, *row.who) : draw_body(ui, name, row, face);
    ui::cut_left(rest, used, ui.px(ui.projector ? 16 : 10));
    const bool goes_on = row.activity == Activity::ready || row.activity == Activity::running;
    const ui::Type type = goes_on ? face.strong : face.words;
    std::string_view words = row.words;
    // How long it takes gives way to what it waits for.
    if (const std::size_t comma = words.find(", in "); comma != std::string_view::npos && ui::text_width(ui, type, words) > rest.w)
        words = words.substr(0, comma);
    // In the whole tree somebody awaits something: what it is matters more than the word.
    const std::string_view awaits = ui.say.waits_awaits();
    if (words.starts_with(awaits) && words.size() > awaits.size() && ui::text_width(ui, type, words) > rest.w)
        words.remove_prefix(awaits.size() + 1);
    ui::draw_text(ui, rest, type, Role::text, words);
    ui::draw_focus_ring(ui, hit, ui.px(4));
    ui::tooltip(ui, hit, in_words(ui.say, row));
}

// Who stops, who goes on: the two halves of "await stops me, not the world". The tree shows all who stop, so their names
// give way.
void draw_summary(ui::Ui& ui, const Rect& rect, const AwaitsView& view) {
    const ViewFace face = view_face(ui);
    const std::string_view going = ui.say.awaits_going(), stopped = ui.say.awaits_stopped();
    const float gap = ui.projector ? 40 : 22;
    const float both = ui::runs_width(ui, {{face.words, Role::muted, going},
                                           {face.strong, Role::text, view.going, 8},
                                           {face.words, Role::muted, stopped, gap},
                                           {face.strong, Role::text, view.stopped, 8}});
    const bool fits = both <= rect.w;
    ui::draw_runs(ui, rect,
                  {{face.words, Role::muted, going},
                   {face.strong, Role::text, view.going, 8},
                   {face.words, Role::muted, fits ? stopped : std::string_view{}, gap},
                   {face.strong, Role::text, fits ? std::string_view(view.stopped) : std::string_view{}, 8}});
}

}  // namespace

void draw_awaits_panel(ui::Ui& ui, const Rect& rect, const Scene& scene, const UiState&, Actions& actions) {
    const AwaitsView& view = scene.awaits;
    const ui::FocusGroup group(ui, 3);
    Rect inner = begin_view(ui, rect, ui.say.awaits_title(), ui.say.awaits_note());
    if (view.rows.empty()) {
        const bool began = scene.transport.at_start;
        inner.h = std::min(inner.h, ui.px(26));
        ui::draw_text(ui, inner, view_face(ui).words, Role::muted, began ? ui.say.awaits_none_yet() : ui.say.awaits_none_left());
        return;
    }
    const float line = ui::line_height(ui, view_face(ui).words);
    draw_summary(ui, ui::cut_top(inner, line, ui.px(ui.projector ? 10 : 6)), view);
    const std::size_t count = view.rows.size() + (view.left_out > 0 ? 1 : 0);
    const float wanted = view_face(ui).row;
    // A little lower rows are better than the last one out of sight.
    const float row = std::clamp(std::floor(inner.h / static_cast<float>(count)), std::floor(wanted * 0.8f), wanted);
    const ui::ScrollArea area(ui, "awaits", inner, row * static_cast<float>(count));
    for (std::size_t i = 0; i < view.rows.size(); ++i) {
        const Rect place{area.content().x, area.content().y + static_cast<float>(i) * row, area.content().w, row};
        if (place.y > area.visible().bottom()) break;
        draw_branch(ui, area.content(), view.rows, i, row);
        if (place.bottom() < area.visible().y) continue;
        ImGui::PushID(static_cast<int>(i));
        draw_row(ui, place, view.rows[i], actions);
        ImGui::PopID();
    }
    if (view.left_out == 0) return;
    const float y = area.content().y + static_cast<float>(view.rows.size()) * row;
    ui::draw_text(ui, {area.content().x, y, area.content().w, row}, view_face(ui).words, Role::muted,
                  ui.say.awaits_more({.number = view.left_out}));
}

}  // namespace asynchio::panels
