#include "app/panels/projected_queue.h"

#include <algorithm>

#include "app/panels/looks.h"
#include "app/panels/pieces.h"
#include "app/panels/token_button.h"
#include "app/phrases/phrases.h"
#include "app/widgets/draw.h"
#include "app/widgets/text.h"
#include "app/widgets/token.h"

namespace asynchio::panels {
namespace {

using ui::Rect;
using ui::Role;
using ui::Type;

constexpr float kPad = 28, kGap = 28, kPiece = 52, kBetween = 12, kMostPiece = 260;
constexpr std::size_t kPercentilesShown = 2;

// Where most stand in line, or else the first one.
const QueueView* queue_of(const Scene& scene) {
    if (!scene.queues || scene.queues->queues.empty()) return nullptr;
    const auto waiting = [](const QueueView& queue) {
        std::size_t count = 0;
        for (const WaitLineView& line : queue.lines) count += line.count;
        return count;
    };
    return &*std::ranges::max_element(scene.queues->queues, {}, waiting);
}

// The first line in which somebody stands; the first one if nobody does.
const WaitLineView* line_of(const QueueView& queue) {
    for (const WaitLineView& line : queue.lines)
        if (line.count > 0) return &line;
    return queue.lines.empty() ? nullptr : &queue.lines.front();
}

bool is_held(const PlaceView& place) {
    return place.kind != PlaceView::Kind::item && place.kind != PlaceView::Kind::free;
}

float piece_width(ui::Ui& ui, const PlaceView& place) {
    const float width = is_held(place) ? ui::token_width(ui, place.who.name, ui.px(kPiece))
                                       : ui::text_width(ui, Type::projected_value, place.text) + ui.px(32);
    return std::min(width, ui.px(kMostPiece));
}

float titles_width(ui::Ui& ui, const QueueView& queue) {
    float width = ui::text_width(ui, Type::projected_label_strong, queue.name);
    if (const WaitLineView* line = line_of(queue)) width = std::max(width, ui::text_width(ui, Type::projected_label, line->title));
    return width + ui.px(20);
}

float row_width(ui::Ui& ui, const QueueView& queue) {
    float places = 0, line = 0;
    for (const PlaceView& place : queue.places) places += piece_width(ui, place) + ui.px(kBetween);
    if (const WaitLineView* waiting = line_of(queue))
        for (const TokenView& waiter : waiting->waiters) line += ui::token_width(ui, waiter.name, ui.px(kPiece)) + ui.px(kBetween);
    if (queue.places.empty()) places = ui::text_width(ui, Type::projected_label, queue.state) + ui.px(2);
    return std::max({places, line, ui.px(180)});
}

float percentiles_width(ui::Ui& ui, const Scene& scene) {
    if (!scene.meters || !scene.meters->stairs || scene.meters->stairs->percentiles.empty()) return 0;
    float width = 0;
    for (const PercentileView& percentile : scene.meters->stairs->percentiles)
        width = std::max(width, ui::runs_width(ui, {{Type::projected_label, Role::text, percentile.name},
                                                    {Type::projected_value, Role::text, percentile.value, 14}}));
    return width + ui.px(kGap);
}

void draw_piece(ui::Ui& ui, const Rect& rect, const PlaceView& place) {
    if (place.kind == PlaceView::Kind::kept) return draw_ended_token(ui, rect, place.who.name);
    if (is_held(place)) return ui::draw_token(ui, rect, look_of(place.who.activity), place.who.name);
    if (place.kind == PlaceView::Kind::item) {
        ui::draw_box(ui, rect, {Role::surface, Role::text, 3, 6});
        ui::draw_text(ui, rect.inset(ui.px(10), 0), Type::projected_value, Role::text, place.text, ui::Align::centre);
        return;
    }
    ui::draw_dashed_rect(ui, rect, Role::outline, 6, 5, 3, 6);
    ui::draw_text(ui, rect.inset(ui.px(6), 0), Type::projected_label, Role::muted, place.text, ui::Align::centre);
}

void draw_places(ui::Ui& ui, const Rect& room, const QueueView& queue) {
    if (queue.places.empty()) return static_cast<void>(ui::draw_text(ui, room, Type::projected_label, Role::muted, queue.state));
    std::vector<float> widths;
    for (const PlaceView& place : queue.places) {
        if (place.kind == PlaceView::Kind::free && widths.size() < queue.filled) break;
        widths.push_back(piece_width(ui, place));
    }
    const Pieces pieces = lay_pieces(ui, {room, room.h, ui.px(kBetween), 1}, widths, queue.filled);
    for (std::size_t i = 0; i < pieces.places.size(); ++i) draw_piece(ui, pieces.places[i], queue.places[i]);
    say_more(ui, pieces);
}

void draw_waiters(ui::Ui& ui, const Rect& room, const WaitLineView& line) {
    if (line.count == 0) return static_cast<void>(ui::draw_text(ui, room, Type::projected_label, Role::muted, ui.say.strip_nobody()));
    std::vector<float> widths;
    for (const TokenView& waiter : line.waiters)
        widths.push_back(std::min(ui::token_width(ui, waiter.name, room.h), ui.px(kMostPiece)));
    const Pieces pieces = lay_pieces(ui, {room, room.h, ui.px(kBetween), 1}, widths, line.count);
    for (std::size_t i = 0; i < pieces.places.size(); ++i)
        ui::draw_token(ui, pieces.places[i], look_of(line.waiters[i].activity), line.waiters[i].name);
    say_more(ui, pieces);
}

}  // namespace

float projected_queue_width(ui::Ui& ui, const Scene& scene, float most) {
    const QueueView* queue = queue_of(scene);
    if (queue == nullptr) return 0;
    const float wanted = titles_width(ui, *queue) + row_width(ui, *queue) + percentiles_width(ui, scene) + 2 * ui.px(kPad);
    return std::min(wanted, most);
}

void draw_projected_queue(ui::Ui& ui, const Rect& rect, const Scene& scene) {
    const QueueView* queue = queue_of(scene);
    if (queue == nullptr) return;
    ui::draw_box(ui, rect, {Role::surface, Role::edge, 2, 10});
    Rect rest = rect.inset(ui.px(kPad), 0);
    const float height = std::min(ui.px(kPiece), (rect.h - ui.px(26)) / 2);
    rest = ui::rect_around(rest.centre(), rest.w, 2 * height + ui.px(10));
    if (const float width = percentiles_width(ui, scene); width > 0) {
        Rect right = ui::cut_right(rest, width - ui.px(kGap), ui.px(kGap));
        const auto& all = scene.meters->stairs->percentiles;
        for (std::size_t i = 0; i < std::min(all.size(), kPercentilesShown); ++i)
            ui::draw_runs(ui, ui::cut_top(right, height, ui.px(10)),
                          {{Type::projected_label, Role::muted, all[i].name}, {Type::projected_value, Role::text, all[i].value, 14}});
    }
    const float title = titles_width(ui, *queue);
    Rect first = ui::cut_top(rest, height, ui.px(10));
    ui::draw_text(ui, ui::cut_left(first, title), Type::projected_label_strong, Role::text, queue->name);
    draw_places(ui, first, *queue);
    const WaitLineView* line = line_of(*queue);
    if (line == nullptr) return;
    ui::draw_text(ui, ui::cut_left(rest, title), Type::projected_label, Role::muted, line->title);
    draw_waiters(ui, rest, *line);
}

}  // namespace asynchio::panels
