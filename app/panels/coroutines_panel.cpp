#include "app/panels/coroutines_panel.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

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
using Phase = CoroutineCard::Phase;

constexpr std::size_t kMostCounted = 1000, kMany = 200;  // of very many there are only the newest
constexpr float kLeastCard = 224, kNarrowCard = 188, kMostCard = 380, kLeastProjectedCard = 480, kGap = 10;

bool has_begun(const CoroutineCard& card) {
    return card.phase == Phase::running || card.phase == Phase::paused || card.phase == Phase::ended;
}
bool is_over(const CoroutineCard& card) {
    return card.phase == Phase::ended || card.phase == Phase::dropped;
}

// Cards in rows, all of one size.
struct Grid {
    std::size_t columns = 1, rows = 1;
    float width = 0, height = 0, gap = 0;
    float state_lines = 1;  // all alike, so that the cards stand in rows
    Rect place(const Rect& content, std::size_t index) const {
        const auto column = static_cast<float>(index % columns), row = static_cast<float>(index / columns);
        return {content.x + column * (width + gap), content.y + row * (height + gap), width, height};
    }
    float total() const { return static_cast<float>(rows) * (height + gap) - gap; }
};

float pad_x(const ui::Ui& ui) {
    return ui.px(ui.projector ? 18 : 12);
}
float sign_room(const ui::Ui& ui) {
    return ui.px(ui.projector ? 36 : 24);
}

Grid grid_of(ui::Ui& ui, const std::vector<CoroutineCard>& cards, float width, float least_card) {
    const ViewFace face = view_face(ui);
    const std::size_t count = cards.size();
    Grid grid;
    grid.gap = ui.px(kGap);
    const float least = std::min(width, ui.px(ui.projector ? kLeastProjectedCard : least_card));
    const float fits = std::floor((width + grid.gap) / (least + grid.gap));
    grid.columns = std::clamp<std::size_t>(static_cast<std::size_t>(fits), 1, std::max<std::size_t>(count, 1));
    grid.rows = (count + grid.columns - 1) / grid.columns;
    const auto columns = static_cast<float>(grid.columns);
    const float most = ui.projector ? width : ui.px(kMostCard);
    grid.width = std::min(most, std::floor((width - grid.gap * (columns - 1)) / columns));
    const float room = grid.width - 2 * pad_x(ui) - sign_room(ui);
    for (const CoroutineCard& card : cards)
        if (ui::text_width(ui, face.strong, card.state) > room) grid.state_lines = 2;
    const float lines = 2 + grid.state_lines;
    grid.height = ui::line_height(ui, face.code) + lines * ui::line_height(ui, face.words) + ui.px(ui.projector ? 24 : 18);
    return grid;
}

void draw_sign(ui::Ui& ui, const Rect& place, const CoroutineCard& card) {
    if (card.phase == Phase::dropped) return ui::draw_icon(ui, place, view_face(ui).words, Role::trouble, ui::icon::ban);
    if (card.phase == Phase::ended)
        return ui::draw_icon(ui, place, view_face(ui).words, Role::text, ui::end_cap_sign(cap_of(card.outcome)));
    const float side = ui.px(ui.projector ? 26 : 15);
    ui::draw_swatch(ui, look_of(card.activity), ui::rect_around(place.centre(), side, side));
}

// Who gives it turns: the pill of that lane, or nobody.
void draw_driver(ui::Ui& ui, Rect rest, const CoroutineCard& card, const ViewFace& face) {
    if (!card.driver) {
        ui::draw_text(ui, rest, face.strong, is_over(card) ? Role::trouble : Role::text, card.drives);
        return;
    }
    const float words = std::min(rest.w * 0.6f, ui::text_width(ui, face.words, card.drives) + 1);
    ui::draw_text(ui, ui::cut_left(rest, words, ui.px(7)), face.words, Role::muted, card.drives);
    if (is_over(card)) {
        ui::draw_text(ui, rest, face.strong, Role::text, card.driver->name);
        return;
    }
    const float pill = draw_actor(ui, rest, *card.driver);
    ui::cut_left(rest, pill, ui.px(7));
    if (ui::text_width(ui, face.words, card.place) <= rest.w)
        ui::draw_text(ui, rest, face.words, Role::muted, card.place);
}

// What does not run yet, or never did, is only an outline, as everything that is in no queue.
void draw_frame(ui::Ui& ui, const Rect& rect, const CoroutineCard& card, bool hovered) {
    const bool solid = has_begun(card);
    if (hovered) ui::fill_rect(ui, rect, Role::sunken, 8);
    else if (solid) ui::fill_rect(ui, rect, Role::surface, 8);
    if (solid) ui::stroke_rect(ui, rect, is_over(card) ? Role::outline : Role::text, 1.5f, 8);
    else ui::draw_dashed_rect(ui, rect, card.phase == Phase::dropped ? Role::trouble : Role::outline, 6, 4, 1.5f, 8);
}

std::string in_words(const Phrases& say, const CoroutineCard& card) {
    if (!card.driver)
        return say.cards_words_alone({.kind = card.kind, .name = card.name, .state = card.state, .maker = card.maker, .drives = card.drives});
    return say.cards_words({.kind = card.kind, .name = card.name, .state = card.state, .maker = card.maker, .drives = card.drives, .driver = card.driver->name});
}

void draw_coroutine(ui::Ui& ui, const Rect& rect, const CoroutineCard& card, float state_lines, Actions& actions) {
    const ViewFace face = view_face(ui);
    const ui::Hit hit = pick(ui, "card", rect, card.bar, card.line, actions);
    draw_frame(ui, rect, card, hit.hovered && !ui.projector);
    Rect rest = rect.inset(pad_x(ui), ui.px(ui.projector ? 10 : 6));
    Rect title = ui::cut_top(rest, ui::line_height(ui, face.code), ui.px(2));
    const float kind = ui::text_width(ui, face.words, card.kind) + 1;
    if (kind + ui.px(90) <= title.w)
        ui::draw_text(ui, ui::cut_right(title, kind, ui.px(8)), face.words, Role::muted, card.kind);
    ui::draw_text(ui, title, face.code, Role::text, card.name);
    if (card.phase == Phase::dropped)
        ui::draw_horizontal(ui, title.x, title.x + std::min(title.w, ui::text_width(ui, face.code, card.name)),
                            title.centre().y, Role::trouble, 2);
    const float line = ui::line_height(ui, face.words);
    Rect state = ui::cut_top(rest, line * state_lines);
    Rect sign = ui::cut_left(state, sign_room(ui));
    sign = {sign.x, sign.y, sign.w - ui.px(6), line};
    draw_sign(ui, sign, card);
    ui::draw_wrapped(ui, state, face.strong, card.phase == Phase::dropped ? Role::trouble : Role::text, card.state);
    const Rect maker = ui::cut_top(rest, line);
    ui::draw_runs(ui, maker, {{face.words, Role::muted, ui.say.cards_made_by()}, {face.words, Role::text, card.maker, 7}});
    draw_driver(ui, {rest.x, rest.y, rest.w, line}, card, face);
    ui::draw_focus_ring(ui, hit, ui.px(8));
    ui::tooltip(ui, hit, in_words(ui.say, card));
}

}  // namespace

void draw_coroutines_panel(ui::Ui& ui, const Rect& rect, const Scene& scene, const UiState&, Actions& actions) {
    const CoroutinesView& view = scene.coroutines;
    const ui::FocusGroup group(ui, 3);
    const std::size_t cards = view.cards.size();
    const std::string count = cards < 2       ? ""
                              : cards < kMany ? ui.say.cards_count({.number = cards})
                                              : ui.say.cards_newest({.number = cards});
    Rect inner = begin_view(ui, rect, ui.say.cards_title(), count);
    const ViewFace face = view_face(ui);
    if (view.cards.empty()) {
        inner.h = std::min(inner.h, ui.px(26));
        ui::draw_text(ui, inner, face.words, Role::muted, ui.say.cards_none());
        return;
    }
    // The sentence has two lines always, so that the cards stay where they are.
    const float line = ui::line_height(ui, face.words);
    const ui::Type told = view.warning ? face.strong : face.words;
    const float lines = std::clamp(ui::wrapped_height(ui, told, view.sentence, inner.w), 2 * line, 4 * line);
    const Rect sentence = ui::cut_top(inner, inner.h * 0.4f < line ? 0 : std::min(lines, inner.h * 0.5f), ui.px(6));
    ui::draw_wrapped(ui, sentence, told, view.warning ? Role::trouble : Role::text, view.sentence);
    Grid grid = grid_of(ui, view.cards, inner.w, kLeastCard);
    // Rather narrow cards than one out of sight.
    if (grid.total() > inner.h) grid = grid_of(ui, view.cards, inner.w, kNarrowCard);
    if (grid.total() > inner.h) grid = grid_of(ui, view.cards, inner.w - ImGui::GetStyle().ScrollbarSize, kLeastCard);
    ui::ScrollArea area(ui, "coroutines", inner, grid.total());
    if (changed_since("coroutines shown", static_cast<int>(cards * kMostCounted + view.current)))
        area.reveal(grid.place(area.content(), view.current));
    for (std::size_t i = 0; i < view.cards.size(); ++i) {
        const Rect place = grid.place(area.content(), i);
        if (place.bottom() < area.visible().y) continue;
        if (place.y > area.visible().bottom()) break;
        ImGui::PushID(static_cast<int>(i));
        draw_coroutine(ui, place, view.cards[i], grid.state_lines, actions);
        ImGui::PopID();
    }
}

}  // namespace asynchio::panels
