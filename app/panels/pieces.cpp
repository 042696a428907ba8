#include "app/panels/pieces.h"

#include <algorithm>
#include <string>

#include "app/phrases/phrases.h"
#include "app/widgets/text.h"

namespace asynchio::panels {
namespace {

std::string words(const ui::Ui& ui, std::size_t count) { return ui.say.pieces_more({.number = count}); }

ui::Type type(const ui::Ui& ui) {
    return ui.projector ? ui::Type::projected_label_strong : ui::Type::small_strong;
}

// How many rows lie above it.
std::size_t row_of(const PieceRows& rows, const ui::Rect& place) {
    return static_cast<std::size_t>((place.y - rows.room.y) / (rows.height + rows.gap) + 0.5f);
}

// Where the words can stand behind the last piece; false if nowhere.
bool place_words(const PieceRows& rows, Pieces& pieces, float width) {
    const ui::Rect& room = rows.room;
    ui::Rect place{room.x, room.y, width, rows.height};
    if (!pieces.places.empty()) {
        const ui::Rect& last = pieces.places.back();
        place.x = last.right() + rows.gap, place.y = last.y;
        if (place.right() > room.right() + 0.5f && row_of(rows, last) + 1 < rows.rows)
            place.x = room.x, place.y = last.y + rows.height + rows.gap;
    }
    pieces.more_place = place;
    return place.right() <= room.right() + 0.5f;
}

}  // namespace

Pieces lay_pieces(ui::Ui& ui, const PieceRows& rows, std::span<const float> widths, std::size_t required) {
    Pieces pieces;
    const ui::Rect& room = rows.room;
    float x = room.x, y = room.y;
    std::size_t row = 1;
    for (const float wanted : widths) {
        const float width = std::min(wanted, room.w);
        if (x > room.x && x + width > room.right() + 0.5f) {
            if (row++ == rows.rows) break;
            x = room.x, y += rows.height + rows.gap;
        }
        pieces.places.push_back({x, y, width, rows.height});
        x += width + rows.gap;
    }
    for (;;) {
        pieces.more = required - std::min(required, pieces.places.size());
        if (pieces.more == 0) break;
        const bool room_for_words = place_words(rows, pieces, ui::text_width(ui, type(ui), words(ui, pieces.more)) + ui.px(2));
        if (room_for_words || pieces.places.empty()) break;
        pieces.places.pop_back();
    }
    const float last = pieces.places.empty() ? room.y : pieces.places.back().y;
    pieces.bottom = (pieces.more > 0 ? std::max(last, pieces.more_place.y) : last) + rows.height;
    pieces.more_place.w = std::min(pieces.more_place.w, room.right() - pieces.more_place.x);
    return pieces;
}

void say_more(ui::Ui& ui, const Pieces& pieces) {
    if (pieces.more > 0) ui::draw_text(ui, pieces.more_place, type(ui), ui::Role::text, words(ui, pieces.more));
}

}  // namespace asynchio::panels
