#include "app/panels/wait_graph_panel.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "app/panels/looks.h"
#include "app/panels/view_face.h"
#include "app/panels/wait_layout.h"
#include "app/phrases/phrases.h"
#include "app/widgets/draw.h"
#include "app/widgets/scroll.h"
#include "app/widgets/tag_width.h"
#include "app/widgets/token.h"
#include "app/widgets/tooltip.h"

namespace asynchio::panels {
namespace {

using ui::Rect;
using ui::Role;

constexpr float kMostNode = 0.3f;  // of the width, for a long name

// Small nodes are as high as the pills on the lines of the program; they stand in a window only, where there is no room
// for the others.
constexpr float kSmallNode = 22;

float tag_height(const ui::Ui& ui) {
    return ui.px(ui.projector ? 46 : 28);
}

ui::Type small_words(const ui::Ui& ui) {
    return ui.projector ? ui::Type::projected_state : ui::Type::smallest;
}

std::string tag_name(const Phrases& say, const WaitThing& thing) {
    return thing.lock && !thing.held ? say.waits_free({.name = thing.name}) : thing.name;
}

WaitSizes sizes_of(ui::Ui& ui, const WaitGraphView& view, float width) {
    const ViewFace face = view_face(ui);
    WaitSizes sizes;
    const float most = width * kMostNode;
    for (const WaitParty& party : view.parties) sizes.parties.push_back(std::min(most, actor_width(ui, party.who)));
    for (const WaitThing& thing : view.things)
        sizes.things.push_back(std::min(most, ui::tag_width(ui, tag_name(ui.say, thing))));
    sizes.token = face.token;
    sizes.caption = ui::line_height(ui, face.mono) - ui.px(2);
    sizes.tag = tag_height(ui);
    sizes.row_gap = ui.px(3);
    sizes.clearance = ui.px(4);
    sizes.arrow = ui.px(ui.projector ? 60 : 34);
    sizes.most_arrow = ui.px(ui.projector ? 260 : 150);
    return sizes;
}

// Without the lines below the nodes: the tooltip has them.
WaitSizes small_sizes_of(ui::Ui& ui, const WaitGraphView& view, float width) {
    WaitSizes sizes;
    const float most = width * kMostNode;
    for (const WaitParty& party : view.parties) sizes.parties.push_back(std::min(most, ui::task_pill_width(ui, party.who.name)));
    sizes.token = sizes.tag = ui.px(kSmallNode);
    for (const WaitThing& thing : view.things)
        sizes.things.push_back(std::min(most, ui::tag_width_at(ui, tag_name(ui.say, thing), sizes.tag)));
    sizes.row_gap = ui.px(3);
    sizes.clearance = ui.px(4);
    sizes.arrow = ui.px(26);
    sizes.most_arrow = ui.px(110);
    return sizes;
}

void draw_thing(ui::Ui& ui, const Rect& rect, const WaitThing& thing) {
    if (thing.lock && thing.held) ui::draw_lock_tag(ui, rect, thing.name);
    else ui::draw_free_tag(ui, rect, tag_name(ui.say, thing), thing.lock ? ui::icon::unlock : ui::icon::waiting);
}

void draw_party(ui::Ui& ui, const Rect& rect, const WaitParty& party, bool small, Actions& actions) {
    const ViewFace face = view_face(ui);
    const ui::Hit hit = pick(ui, "party", rect, party.bar, party.line, actions);
    if (small) ui::draw_task_pill(ui, rect, look_of(party.who.activity), party.who.name);
    else draw_actor(ui, rect, party.who);
    if (party.in_circle || (hit.hovered && !ui.projector))
        ui::stroke_rect(ui, rect.inset(-ui.px(3)), party.in_circle ? Role::trouble : Role::accent, ui.projector ? 3 : 2,
                        (rect.h / 2 + ui.px(3)) / ui.scale);
    if (party.line > 0 && !small) {
        const std::string line = ui.say.explain_line({.line = party.line});
        const float width = std::max(rect.w, ui::text_width(ui, face.mono, line) + 2);
        const Rect below = ui::rect_around({rect.centre().x, 0}, width, ui::line_height(ui, face.mono));
        ui::draw_text(ui, {below.x, rect.bottom() + ui.px(3), below.w, below.h}, face.mono, Role::muted, line,
                      ui::Align::centre);
    }
    ui::draw_focus_ring(ui, hit, rect.h / 2);
    ui::tooltip(ui, hit, party.line > 0 ? ui.say.waits_is_at_line({.who = party.who.name, .line = party.line}) : party.who.name);
}

struct Label {
    const WaitArrow* arrow = nullptr;
    Rect place;
};

bool meets(const Rect& a, const Rect& b) {
    return !ui::intersection(a, b).empty();
}

bool is_free(const Rect& place, const std::vector<Label>& labels, const WaitLayout& layout) {
    const auto taken = [&](const Rect& node) { return meets(place, node); };
    return std::ranges::none_of(labels, taken, &Label::place) && std::ranges::none_of(layout.parties, taken) &&
           std::ranges::none_of(layout.things, taken);
}

// In the middle of its arrow, else a little before or after; where there is no room, the arrow says it alone.
void place_label(ui::Ui& ui, const WaitArrow& arrow, const WaitWay& way, const WaitLayout& layout, std::vector<Label>& labels) {
    const float width = ui::text_width(ui, small_words(ui), arrow.words) + ui.px(6);
    const float height = ui::line_height(ui, small_words(ui)) - ui.px(3);
    const float length = std::hypot(way.to.x - way.from.x, way.to.y - way.from.y);
    if (length < width + ui.px(20)) return;  // nothing of the arrow would be seen
    for (const float at : {0.5f, 0.4f, 0.6f, 0.3f, 0.7f}) {
        const ImVec2 middle{way.from.x + (way.to.x - way.from.x) * at, way.from.y + (way.to.y - way.from.y) * at};
        const Rect place = ui::rect_around(middle, width, height);
        if (!is_free(place, labels, layout)) continue;
        labels.push_back({&arrow, place});
        return;
    }
}

void draw_arrows(ui::Ui& ui, const WaitGraphView& view, const WaitLayout& layout) {
    std::vector<Label> labels;
    for (const bool in_circle : {false, true}) {  // the circle lies on top
        for (std::size_t i = 0; i < view.arrows.size(); ++i) {
            const WaitArrow& arrow = view.arrows[i];
            const WaitWay& way = layout.ways[i];
            if (!way.drawn || arrow.in_circle != in_circle) continue;
            const float width = (in_circle ? 3.0f : 2.0f) + (ui.projector ? 1.5f : 0);
            ui::draw_arrow(ui, {way.from, way.to}, {.ink = in_circle ? Role::trouble : Role::text, .width = width, .dot = arrow.wants});
        }
    }
    for (const bool in_circle : {true, false})
        for (std::size_t i = 0; i < view.arrows.size(); ++i)
            if (layout.ways[i].drawn && view.arrows[i].in_circle == in_circle && !view.arrows[i].words.empty())
                place_label(ui, view.arrows[i], layout.ways[i], layout, labels);
    for (const Label& label : labels) {
        ui::fill_rect(ui, label.place, Role::surface, 4);
        ui::draw_text(ui, label.place, small_words(ui), label.arrow->in_circle ? Role::trouble : Role::text, label.arrow->words,
                      ui::Align::centre);
    }
}

void draw_graph(ui::Ui& ui, const WaitGraphView& view, const WaitLayout& layout, bool small, Actions& actions) {
    draw_arrows(ui, view, layout);
    for (std::size_t i = 0; i < view.things.size(); ++i)
        if (!layout.things[i].empty()) draw_thing(ui, layout.things[i], view.things[i]);
    for (std::size_t i = 0; i < view.parties.size(); ++i) {
        if (layout.parties[i].empty()) continue;
        ImGui::PushID(static_cast<int>(i));
        draw_party(ui, layout.parties[i], view.parties[i], small, actions);
        ImGui::PopID();
    }
}

// "T1 wants [lock B] held by T2": a row for every wish, those of the circle first.
std::vector<const WaitArrow*> wishes_of(const WaitGraphView& view) {
    std::vector<const WaitArrow*> wishes;
    for (const bool circle : {true, false})
        for (const WaitArrow& arrow : view.arrows)
            if (arrow.wants && arrow.in_circle == circle) wishes.push_back(&arrow);
    return wishes;
}

std::string owners_of(const WaitGraphView& view, std::size_t thing) {
    std::string words;
    for (const WaitArrow& arrow : view.arrows)
        if (!arrow.wants && arrow.thing == thing)
            words += (words.empty() ? arrow.words + (arrow.words.empty() ? "" : " ") : ", ") + view.parties[arrow.party].who.name;
    return words;
}

void draw_wish(ui::Ui& ui, const Rect& rect, const WaitGraphView& view, const WaitArrow& wish, Actions& actions) {
    const ViewFace face = view_face(ui);
    const WaitParty& party = view.parties[wish.party];
    const ui::Hit hit = pick(ui, "wish", rect, party.bar, party.line, actions);
    if (hit.hovered && !ui.projector) ui::fill_rect(ui, rect, Role::sunken, 6);
    Rect rest = rect.inset(ui.px(4), ui.px(3));
    if (party.line > 0) {
        const std::string line = ui.say.explain_line({.line = party.line});
        ui::draw_text(ui, ui::cut_right(rest, ui::text_width(ui, face.mono, line) + 1, ui.px(8)), face.mono, Role::muted, line);
    }
    Rect name = rest;
    name.w *= kMostNode;
    ui::cut_left(rest, draw_actor(ui, name, party.who), ui.px(8));
    const ui::Ink ink = wish.in_circle ? Role::trouble : Role::text;
    const float verb = std::min(rest.w, ui::text_width(ui, face.words, wish.words) + 1);
    ui::draw_text(ui, ui::cut_left(rest, verb, ui.px(8)), face.words, ink, wish.words);
    const WaitThing& thing = view.things[wish.thing];
    const std::string owners = owners_of(view, wish.thing);
    const ui::Type type = wish.in_circle ? face.strong : face.words;
    const float left = rest.w - ui::text_width(ui, type, owners) - ui.px(10);
    const float tag = std::min(std::max(left, rest.w * 0.5f), ui::tag_width(ui, tag_name(ui.say, thing)));
    Rect place = ui::cut_left(rest, tag, ui.px(8));
    place = ui::rect_around(place.centre(), place.w, std::min(place.h, tag_height(ui)));
    draw_thing(ui, place, thing);
    ui::draw_text(ui, rest, type, ink, owners);
    ui::draw_focus_ring(ui, hit, ui.px(4));
}

void draw_list(ui::Ui& ui, const Rect& rect, const WaitGraphView& view, Actions& actions) {
    const std::vector<const WaitArrow*> wishes = wishes_of(view);
    const float row = view_face(ui).row + ui.px(4);
    const ui::ScrollArea area(ui, "wishes", rect, row * static_cast<float>(wishes.size()));
    for (std::size_t i = 0; i < wishes.size(); ++i) {
        const Rect place{area.content().x, area.content().y + static_cast<float>(i) * row, area.content().w, row};
        if (place.bottom() < area.visible().y) continue;
        if (place.y > area.visible().bottom()) break;
        ImGui::PushID(static_cast<int>(i));
        draw_wish(ui, place, view, *wishes[i], actions);
        ImGui::PopID();
    }
}

// The end of the sentence, for beside a ring or a list that says the rest.
std::string conclusion_of(const Phrases& say, const WaitGraphView& view) {
    std::size_t others = 0;
    for (const WaitArrow& arrow : view.arrows) others += arrow.wants && !arrow.in_circle;
    if (view.circle.empty()) return others == 0 ? std::string(say.waits_no_circle_brief()) : say.waits_not_in_circle({.count = others});
    const std::string circle = say.waits_circle_of({.number = view.circle.size()});
    return others == 0 ? circle : say.waits_circle_and({.circle = circle, .count = others});
}

ui::Type words_type(const ui::Ui& ui, bool circle) {
    return circle ? view_face(ui).strong : view_face(ui).words;
}

float words_height(ui::Ui& ui, std::string_view words, bool circle, const Rect& room) {
    return std::min(ui::wrapped_height(ui, words_type(ui, circle), words, room.w), room.h * 0.4f);
}

// Graph or list with the sentence below it.
struct Arrangement {
    WaitLayout layout;
    bool small = false;
    std::string_view words;
    Rect room, sentence;
};

// The whole sentence if the graph has room beside it; its end where graph or list say the rest. Small nodes before a list.
Arrangement arrange(ui::Ui& ui, const WaitGraphView& view, const Rect& inner, std::string_view conclusion) {
    Arrangement it;
    for (const bool small : {false, true}) {
        if (small && ui.projector) break;
        const WaitSizes sizes = small ? small_sizes_of(ui, view, inner.w) : sizes_of(ui, view, inner.w);
        for (const std::string_view words : {std::string_view(view.sentence), conclusion}) {
            it.small = small, it.words = words, it.room = inner;
            it.sentence = ui::cut_bottom(it.room, words_height(ui, words, !view.circle.empty(), inner), ui.px(6));
            it.layout = lay_out_waits(view, sizes, it.room.inset(ui.px(4), ui.px(small ? 4 : 0)));
            if (it.layout.kind != WaitLayout::Kind::list) return it;
        }
    }
    return it;
}

}  // namespace

void draw_wait_graph_panel(ui::Ui& ui, const Rect& rect, const Scene& scene, const UiState&, Actions& actions) {
    const WaitGraphView& view = scene.wait_graph;
    const ui::FocusGroup group(ui, 3);
    const bool circle = !view.circle.empty();
    Rect inner = begin_view(ui, rect, ui.say.waits_title(), circle ? ui.say.strip_circle() : std::string_view{});
    const ViewFace face = view_face(ui);
    if (view.parties.empty()) {
        inner.h = std::min(inner.h, ui.px(26));
        ui::draw_text(ui, inner, face.words, Role::muted, ui.say.waits_nobody());
        return;
    }
    const std::string conclusion = conclusion_of(ui.say, view);
    const Arrangement it = arrange(ui, view, inner, conclusion);
    ui::draw_wrapped(ui, it.sentence, words_type(ui, circle), circle ? Role::trouble : Role::text, it.words);
    if (it.layout.kind == WaitLayout::Kind::list) draw_list(ui, it.room, view, actions);
    else draw_graph(ui, view, it.layout, it.small, actions);
}

}  // namespace asynchio::panels
