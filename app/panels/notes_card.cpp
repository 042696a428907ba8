#include "app/panels/notes_card.h"

#include <algorithm>

#include "app/panels/column.h"
#include "app/phrases/phrases.h"
#include "app/widgets/draw.h"
#include "app/widgets/scroll.h"

namespace asynchio::panels {
namespace {

constexpr float kWidth = 520, kPad = 20, kMargin = 16, kMostPart = 0.5f;

void add_part(Column& column, std::string_view title, std::string_view words) {
    if (words.empty()) return;
    column.text(ui::Type::smallest_strong, ui::Role::muted, title);
    column.gap(2);
    column.text(ui::Type::body, ui::Role::text, words);
    column.gap(14);
}

// `aloud`: the class sees them, so they tell no answer.
void add_notes(Column& column, const Phrases& say, const NotesView& notes, bool aloud) {
    ui::Ui& ui = column.ui();
    ui::Rect head = column.row(30);
    if (column.draws()) {
        ui::draw_text(ui, ui::cut_right(head, ui::text_width(ui, ui::Type::clock_turn, notes.clock) + 1, ui.px(12)), ui::Type::clock_turn,
                      ui::Role::text, notes.clock);
        ui::draw_text(ui, head, ui::Type::title, ui::Role::text, notes.stage);
    }
    column.gap(10);
    add_part(column, say.notes_next(), notes.next);
    if (!aloud) add_part(column, say.notes_answer(), notes.answer);
    if (!aloud) add_part(column, say.notes_votes(), notes.advice);
    if (notes.teacher.empty()) return;
    column.text(ui::Type::smallest_strong, ui::Role::muted, say.notes_teacher());
    column.gap(2);
    for (const std::vector<Paragraph>& note : notes.teacher) {
        column.rich(note, false);
        column.gap(8);
    }
}

float notes_height(ui::Ui& ui, const NotesView& notes, bool aloud, float width) {
    Column column(ui, width);
    add_notes(column, ui.say, notes, aloud);
    return column.height();
}

void draw_notes(ui::Ui& ui, const ui::Rect& rect, const NotesView& notes, bool aloud) {
    const float bar = ui.px(12);
    const ui::ScrollArea area(ui, "notes", rect, notes_height(ui, notes, aloud, rect.w - bar));
    ui::Rect place = area.content();
    place.w = rect.w - bar;
    Column column(ui, place);
    add_notes(column, ui.say, notes, aloud);
    ui.redraw_in(1);  // the clock
}

bool shows_card(const Scene& scene, const UiState& state) { return scene.notes && state.presenting.notes; }

float card_width(const ui::Ui& ui, const ui::Rect& area) { return std::min(ui.px(kWidth), area.w * kMostPart); }

}  // namespace

ui::Rect beside_notes(ui::Ui& ui, ui::Rect area, const Scene& scene, const UiState& state) {
    if (!shows_card(scene, state)) return area;
    const ui::Magnified magnified(ui);
    cut_left(area, card_width(ui, area) + ui.px(kMargin));
    return area;
}

void draw_notes_card(ui::Ui& ui, const ui::Rect& area, const Scene& scene, const UiState& state) {
    if (!shows_card(scene, state)) return;
    const ui::Magnified magnified(ui);
    const float width = card_width(ui, area), inner = width - 2 * ui.px(kPad);
    const float wanted = notes_height(ui, *scene.notes, true, inner - ui.px(12)) + 2 * ui.px(kPad);
    const float height = std::min(wanted, area.h - 2 * ui.px(kMargin));
    // Beside the program, if that is shown: with a question it is, until the key takes it away.
    const bool program = state.show_code != (scene.vote && scene.vote->open);
    const float x = program ? area.x + ui.px(kMargin) : area.right() - width - ui.px(kMargin);
    const ui::Rect card = ui::snapped({x, area.y + ui.px(kMargin), width, height});
    const ui::RaisedCard raised(ui, "notes card", card);
    draw_notes(ui, card.inset(ui.px(kPad)), *scene.notes, true);
}

void draw_notes_window(ui::Ui& ui, const ui::Rect& area, const Scene& scene) {
    ui::fill_rect(ui, area, ui::Role::surface);
    if (scene.notes) draw_notes(ui, area.inset(ui.px(kPad)), *scene.notes, false);
}

}  // namespace asynchio::panels
