#include "app/panels/queue_panel.h"

#include <algorithm>

#include "app/panels/looks.h"
#include "app/panels/panel.h"
#include "app/panels/pieces.h"
#include "app/panels/token_button.h"
#include "app/phrases/phrases.h"
#include "app/widgets/draw.h"
#include "app/widgets/scroll.h"
#include "app/widgets/token.h"

namespace asynchio::panels {
namespace {

using ui::Rect;
using ui::Role;
using ui::Type;

constexpr float kHeading = 22, kItem = 34, kPlace = 42, kPlaceEdge = 5, kToken = 28, kLine = 34;
constexpr float kGap = 6, kBetween = 16, kMostItem = 190, kLeastItem = 34;
constexpr std::size_t kMostRows = 4;

float place_height(const ui::Ui& ui, const QueueView& queue) {
    return ui.px(queue.semaphore ? kPlace : kItem);
}

bool is_held(const PlaceView& place) {
    return place.kind != PlaceView::Kind::item && place.kind != PlaceView::Kind::free;
}

float pill_width(ui::Ui& ui, const PlaceView& place) {
    if (place.kind == PlaceView::Kind::kept) return ended_token_width(ui, place.who.name, ui.px(kToken));
    return token_button_width(ui, place.who, ui.px(kToken));
}

float place_width(ui::Ui& ui, const PlaceView& place) {
    if (!is_held(place)) {
        const Type type = place.kind == PlaceView::Kind::free ? Type::small : Type::code;
        return std::clamp(ui::text_width(ui, type, place.text) + ui.px(20), ui.px(kLeastItem), ui.px(kMostItem));
    }
    const float words = place.text.empty() ? 0 : ui::text_width(ui, Type::small_strong, place.text) + ui.px(10);
    return pill_width(ui, place) + words + 2 * ui.px(kPlaceEdge);
}

void draw_held_place(ui::Ui& ui, const Rect& rect, const PlaceView& place, Actions& actions) {
    const bool kept = place.kind == PlaceView::Kind::kept;
    if (place.kind == PlaceView::Kind::promised) ui::draw_dashed_rect(ui, rect, Role::text, 4, 3, 1.5f, 6);
    else ui::draw_box(ui, rect, {Role::sunken, kept ? Role::trouble : Role::text, kept ? 2.0f : 1.5f, 6});
    Rect rest = rect.inset(ui.px(kPlaceEdge), 0);
    const float token = std::min(rest.w, pill_width(ui, place));
    const Rect left = ui::cut_left(rest, token, ui.px(6));
    const Rect pill = ui::rect_around(left.centre(), left.w, ui.px(kToken));
    if (kept) ended_token_button(ui, pill, place.who, actions);
    else token_button(ui, pill, place.who, actions);
    ui::draw_text(ui, rest, Type::small_strong, kept ? Role::trouble : Role::text, place.text);
}

void draw_place(ui::Ui& ui, const Rect& rect, const PlaceView& place, Actions& actions) {
    switch (place.kind) {
        case PlaceView::Kind::item:
            ui::draw_box(ui, rect, {Role::surface, Role::text, 1.5f, 4});
            ui::draw_text(ui, rect.inset(ui.px(8), 0), Type::code, Role::text, place.text, ui::Align::centre);
            return;
        case PlaceView::Kind::free:
            ui::draw_dashed_rect(ui, rect, Role::outline, 4, 3, 1.5f, 4);
            ui::draw_text(ui, rect.inset(ui.px(4), 0), Type::small, Role::muted, place.text, ui::Align::centre);
            return;
        default: return draw_held_place(ui, rect, place, actions);
    }
}

// Free places are drawn only behind all that are filled.
std::vector<float> place_widths(ui::Ui& ui, const QueueView& queue) {
    std::vector<float> widths;
    for (const PlaceView& place : queue.places) {
        if (place.kind == PlaceView::Kind::free && widths.size() < queue.filled) break;
        widths.push_back(place_width(ui, place));
    }
    return widths;
}

// Draws the places, or only finds out how far down they reach.
float lay_places(ui::Ui& ui, const Rect& room, const QueueView& queue, std::size_t rows, Actions* actions) {
    PieceRows layout{room, place_height(ui, queue), ui.px(kGap), rows};
    if (!queue.semaphore) {
        const float front = ui::text_width(ui, Type::smallest, ui.say.queue_front()) + ui.px(2);
        const Rect words = ui::cut_left(layout.room, front, ui.px(8));
        if (actions != nullptr)
            ui::draw_text(ui, {words.x, words.y, words.w, layout.height}, Type::smallest, Role::muted, ui.say.queue_front());
    }
    if (queue.places.empty()) {
        const float width = std::min(layout.room.w, ui::text_width(ui, Type::small, ui.say.queue_empty()) + ui.px(24));
        const PlaceView empty{PlaceView::Kind::free, std::string(ui.say.queue_empty()), {}};
        if (actions != nullptr) draw_place(ui, {layout.room.x, room.y, width, layout.height}, empty, *actions);
        return layout.height;
    }
    const Pieces pieces = lay_pieces(ui, layout, place_widths(ui, queue), queue.filled);
    if (actions == nullptr) return pieces.bottom - room.y;
    for (std::size_t i = 0; i < pieces.places.size(); ++i) {
        ImGui::PushID(static_cast<int>(i));
        draw_place(ui, pieces.places[i], queue.places[i], *actions);
        ImGui::PopID();
    }
    say_more(ui, pieces);
    return pieces.bottom - room.y;
}

float titles_width(ui::Ui& ui, const QueueView& queue) {
    float width = 0;
    for (const WaitLineView& line : queue.lines) width = std::max(width, ui::text_width(ui, Type::small, line.title));
    return width + ui.px(12);
}

// Draws who stands in line, or only finds out how far down that reaches.
float lay_line(ui::Ui& ui, Rect room, const WaitLineView& line, float title, std::size_t rows, Actions* actions) {
    const float height = ui.px(kLine), token = ui.px(kToken);
    const Rect name{room.x, room.y, title, height};
    ui::cut_left(room, title);
    if (actions != nullptr) ui::draw_text(ui, name, Type::small, Role::muted, line.title);
    if (line.count == 0) {
        if (actions != nullptr) ui::draw_text(ui, {room.x, room.y, room.w, height}, Type::small, Role::muted, ui.say.strip_nobody());
        return height;
    }
    const float around = (height - token) / 2;
    std::vector<float> widths;
    for (const TokenView& waiter : line.waiters) widths.push_back(token_button_width(ui, waiter, token));
    const Pieces pieces = lay_pieces(ui, {{room.x, room.y + around, room.w, token}, token, ui.px(kGap), rows}, widths, line.count);
    if (actions != nullptr) {
        for (std::size_t i = 0; i < pieces.places.size(); ++i) token_button(ui, pieces.places[i], line.waiters[i], *actions);
        say_more(ui, pieces);
    }
    return pieces.bottom + around - room.y;
}

float sentence_height(ui::Ui& ui, const QueueView& queue, float width) {
    if (queue.sentence.empty()) return 0;
    const float icon = queue.trouble ? ui.px(22) : 0;
    return ui::wrapped_height(ui, Type::small_medium, queue.sentence, width - icon) + ui.px(4);
}

float queue_height(ui::Ui& ui, const QueueView& queue, float width, std::size_t rows) {
    float height = ui.px(kHeading + 4) + lay_places(ui, {0, 0, width, 0}, queue, rows, nullptr) + ui.px(4);
    const float title = titles_width(ui, queue);
    for (const WaitLineView& line : queue.lines) height += lay_line(ui, {0, 0, width, 0}, line, title, rows, nullptr);
    return height + sentence_height(ui, queue, width);
}

void draw_queue(ui::Ui& ui, Rect rest, const QueueView& queue, std::size_t rows, Actions& actions) {
    ui::draw_runs(ui, ui::cut_top(rest, ui.px(kHeading), ui.px(4)),
                  {{Type::code_bold, Role::text, queue.name},
                   {Type::small_strong, Role::text, queue.state, 12},
                   {Type::small, Role::muted, queue.kind, 12}});
    ui::cut_top(rest, lay_places(ui, rest, queue, rows, &actions), ui.px(4));
    const float title = titles_width(ui, queue);
    for (std::size_t i = 0; i < queue.lines.size(); ++i) {
        ImGui::PushID(1000 + static_cast<int>(i));
        ui::cut_top(rest, lay_line(ui, rest, queue.lines[i], title, rows, &actions));
        ImGui::PopID();
    }
    if (queue.sentence.empty()) return;
    if (queue.trouble) {
        Rect sign = ui::cut_left(rest, ui.px(16), ui.px(6));
        sign.h = ui::line_height(ui, Type::small_medium);
        ui::draw_icon(ui, sign, Type::small, Role::trouble, ui::icon::error);
    }
    ui::draw_wrapped(ui, rest, Type::small_medium, queue.trouble ? Role::trouble : Role::text, queue.sentence);
}

// Who keeps a place is told beside it, and below in a sentence. Where not all of them have room with the words, the box and
// the sentence have to do: everybody is seen.
std::vector<QueueView> without_words(std::vector<QueueView> queues) {
    for (QueueView& queue : queues)
        for (PlaceView& place : queue.places)
            if (place.kind == PlaceView::Kind::kept) place.text.clear();
    return queues;
}

bool all_fit(ui::Ui& ui, const std::vector<QueueView>& queues, float width) {
    return std::ranges::all_of(queues, [&](const QueueView& queue) {
        return !queue.semaphore || lay_pieces(ui, {{0, 0, width, 0}, place_height(ui, queue), ui.px(kGap), 1}, place_widths(ui, queue), queue.filled).more == 0;
    });
}

}  // namespace

void draw_queue_panel(ui::Ui& ui, const Rect& rect, const Scene& scene, const UiState&, Actions& actions) {
    if (!scene.queues) return;
    const ui::FocusGroup group(ui, 3);
    std::vector<QueueView> queues = scene.queues->queues;
    Rect inner = begin_card(ui, rect, scene.queues->title);
    inner.h = rect.bottom() - ui.px(8) - inner.y;
    if (queues.empty()) {
        ui::draw_text(ui, {inner.x, inner.y, inner.w, ui.px(26)}, Type::label, Role::muted, ui.say.queue_none_yet());
        return;
    }
    const float width = inner.w - ImGui::GetStyle().ScrollbarSize;
    const auto height_of_all = [&](std::size_t rows) {
        float height = ui.px(kBetween) * static_cast<float>(queues.size() - 1);
        for (const QueueView& queue : queues) height += queue_height(ui, queue, width, rows);
        return height;
    };
    // More rows where there is room for them.
    std::size_t rows = 1;
    while (rows < kMostRows && height_of_all(rows + 1) <= inner.h) ++rows;
    if (rows == 1 && !all_fit(ui, queues, width)) queues = without_words(std::move(queues));
    const ui::ScrollArea area(ui, "queues", inner, height_of_all(rows));
    Rect rest = area.content();
    rest.w = width;
    for (std::size_t i = 0; i < queues.size(); ++i) {
        const Rect place = ui::cut_top(rest, queue_height(ui, queues[i], width, rows), ui.px(kBetween));
        if (i > 0) ui::draw_horizontal(ui, place.x, place.right(), place.y - ui.px(kBetween / 2), Role::hairline);
        ImGui::PushID(static_cast<int>(i));
        draw_queue(ui, place, queues[i], rows, actions);
        ImGui::PopID();
    }
}

}  // namespace asynchio::panels
