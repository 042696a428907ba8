#include "app/panels/file_note.h"

#include <string_view>

#include "app/panels/panel.h"
#include "app/phrases/phrases.h"
#include "app/widgets/button.h"
#include "app/widgets/draw.h"
#include "app/widgets/scroll.h"

namespace asynchio::panels {
namespace {

constexpr float kPad = 10, kSign = 36, kClose = 36;

std::string_view take_words(const Phrases& say, const FileNoteView& note) { return note.restored ? say.note_back() : say.note_take(); }

float button_room(ui::Ui& ui, const FileNoteView& note) {
    const float take = note.offers_text ? ui::button_width(ui, take_words(ui.say, note), {.type = ui::Type::small_strong}) + ui.px(10) : 0;
    return take + ui.px(kClose);
}

float words_width(ui::Ui& ui, const FileNoteView& note, float width) {
    return std::max(ui.px(80), width - 2 * spacing(ui).padding - ui.px(kSign) - button_room(ui, note));
}

float words_height(ui::Ui& ui, const FileNoteView& note, float width) {
    float height = ui::wrapped_height(ui, ui::Type::body_strong, note.title, width);
    for (const std::string& line : note.lines) height += ui::wrapped_height(ui, ui::Type::label, line, width);
    return height;
}

}  // namespace

float file_note_height(ui::Ui& ui, const Scene& scene, float width) {
    if (!scene.file_note) return 0;
    return std::max(ui.px(50), words_height(ui, *scene.file_note, words_width(ui, *scene.file_note, width)) + 2 * ui.px(kPad));
}

void draw_file_note(ui::Ui& ui, const ui::Rect& rect, const Scene& scene, Actions& actions) {
    if (!scene.file_note || rect.empty()) return;
    const ui::FocusGroup group(ui, 0);
    const FileNoteView& note = *scene.file_note;
    const ui::Role mark = note.trouble ? ui::Role::trouble : ui::Role::accent;
    ui::fill_rect(ui, rect, ui::Role::surface);
    ui::fill_rect(ui, {rect.x, rect.y, ui.px(6), rect.h}, mark);
    ui::draw_horizontal(ui, rect.x, rect.right(), rect.bottom() - ui.px(1), mark, 2);
    ui::Rect rest = rect.inset(spacing(ui).padding, 0);
    const ui::Rect close = cut_right(rest, ui.px(kClose));
    if (ui::button(ui, "close note", ui::rect_around(close.centre(), ui.px(32), ui.px(32)), {},
                   {.kind = ui::ButtonKind::plain, .icon = ui::icon::times, .tooltip = ui.say.note_close()}))
        actions.push_back(CloseFileNote{});
    if (note.offers_text) {
        const ui::ButtonLook look{.type = ui::Type::small_strong};
        const ui::Rect take = cut_right(rest, ui::button_width(ui, take_words(ui.say, note), look), ui.px(10));
        if (ui::button(ui, "take text", ui::rect_around(take.centre(), take.w, ui.px(34)), take_words(ui.say, note), look))
            actions.push_back(ResetProgram{});
    }
    ui::Rect sign = cut_left(rest, ui.px(kSign));
    sign.h = ui.px(2 * kPad) + ui::line_height(ui, ui::Type::body_strong);
    ui::draw_icon(ui, sign, ui::Type::title, mark, note.trouble ? ui::icon::error : ui::icon::info);
    const float width = words_width(ui, note, rect.w);
    const ui::ScrollArea area(ui, "file note", {rest.x, rest.y, width + ui.px(kPad), rest.h},
                              words_height(ui, note, width) + 2 * ui.px(kPad));
    ui::Rect lines{area.content().x, area.content().y + ui.px(kPad), width, area.content().h};
    if (!area.scrolls()) lines.y = std::round(rect.centre().y - words_height(ui, note, width) / 2);
    cut_top(lines, ui::draw_wrapped(ui, lines, ui::Type::body_strong, ui::Role::text, note.title));
    for (const std::string& line : note.lines)
        cut_top(lines, ui::draw_wrapped(ui, lines, ui::Type::label, note.trouble ? ui::Role::trouble : ui::Role::text, line));
}

}  // namespace asynchio::panels
