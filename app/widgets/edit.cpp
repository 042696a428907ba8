#include <cctype>

#include "app/widgets/draw.h"
#include "app/widgets/field.h"
#include "app/widgets/focus.h"
#include "app/widgets/glyph_blocks.h"

namespace asynchio::ui {
namespace {

float width_up_to(Ui& ui, Type type, std::string_view text, std::size_t offset) {
    return text_width(ui, type, text.substr(0, offset));
}

// The byte offset of the gap between characters that is nearest to x (pixels from the start of the text).
std::size_t offset_at(Ui& ui, Type type, std::string_view text, float x) {
    std::string_view rest = text;
    float left = 0;
    while (!rest.empty()) {
        const std::size_t before = text.size() - rest.size();
        take_character(rest);
        const float right = width_up_to(ui, type, text, text.size() - rest.size());
        if (x < (left + right) / 2) return before;
        left = right;
    }
    return text.size();
}

void copy(const LineEdit& line) {
    if (line.has_selection()) ImGui::SetClipboardText(std::string(line.selected()).c_str());
}

void apply_keys(Editing& editing, EditEvent& event) {
    for (const KeyPress& press : editing.keys) {
        LineEdit& line = editing.line;
        if (press.key == Key::enter)
            event.submitted = true;
        else if (press.key == Key::escape)
            event.cancelled = true;
        else if (press.ctrl && press.key == Key::c)
            copy(line);
        else if (press.ctrl && press.key == Key::x)
            copy(line), line.erase_selection();
        else if (press.ctrl && press.key == Key::v) {
            if (const char* text = ImGui::GetClipboardText()) line.insert(std::string_view(text));
        } else {
            line.apply(press);
        }
    }
    editing.line.insert(editing.text);
    editing.keys.clear();
    editing.text.clear();
}

void apply_mouse(Ui& ui, const Hit& hit, const Rect& area, Type type) {
    Editing& editing = ui.memory.editing;
    if (!hit.held && !hit.double_clicked) return;
    const float x = ImGui::GetIO().MousePos.x - area.x + editing.scroll;
    const std::size_t offset = offset_at(ui, type, editing.line.text(), x);
    if (hit.double_clicked)
        editing.line.select_word_at(offset);
    else if (hit.pressed)
        editing.line.place_cursor(offset, ImGui::GetIO().KeyShift);
    else if (ImGui::IsMouseDragging(0))
        editing.line.place_cursor(offset, true);
}

void keep_cursor_visible(Editing& editing, float cursor, float text, float room) {
    editing.scroll = std::clamp(editing.scroll, std::max(0.0f, cursor - room), std::max(0.0f, cursor));
    editing.scroll = std::min(editing.scroll, std::max(0.0f, text - room));
}

void draw_line(Ui& ui, const Rect& area, Type type) {
    Editing& editing = ui.memory.editing;
    const LineEdit& line = editing.line;
    const float caret = ui.px(2), height = std::min(area.h, line_height(ui, type));
    const float cursor = width_up_to(ui, type, line.text(), line.cursor());
    const float whole = text_width(ui, type, line.text());
    keep_cursor_visible(editing, cursor, whole, area.w - caret);
    const Clip clip(ui, area);
    const float x = area.x - editing.scroll, top = area.centre().y - height / 2;
    if (line.has_selection()) {
        const float begin = width_up_to(ui, type, line.text(), line.selection_begin());
        const float end = width_up_to(ui, type, line.text(), line.selection_end());
        fill_rect(ui, {x + begin, top, end - begin, height}, Ink(Role::accent).fade(0.25f));
    }
    draw_text(ui, {x, area.y, whole + area.w, area.h}, type, Role::text, line.text());
    fill_rect(ui, {x + cursor, top, caret, height}, Role::accent);
}

}  // namespace

bool is_editing(const Ui& ui, ImGuiID id) {
    return ui.memory.editing.id == id;
}

void start_editing(Ui& ui, ImGuiID id, std::string text) {
    Editing& editing = ui.memory.editing;
    editing = {};
    editing.id = id;
    editing.line = LineEdit(std::move(text));
    editing.drawn = true;
    set_focus(ui, id, true);
    ui.redraw_in(0);
}

void stop_editing(Ui& ui) {
    ui.memory.editing = {};
}

bool start_by_typing(Ui& ui, ImGuiID id) {
    if (!ui.has_keys(id) || ui.is_editing()) return false;
    const std::vector<KeyPress> typed = ui.keys.take_all([](const KeyPress& press) {
        const bool number = (press.key >= Key::digit_0 && press.key <= Key::digit_9) ||
                            press.key == Key::period || press.key == Key::comma || press.key == Key::minus;
        return number && !press.ctrl && !press.alt;
    });
    if (typed.empty()) return false;
    const std::u32string text = ui.keys.take_text();
    start_editing(ui, id, {});
    ui.memory.editing.line.insert(text);
    return true;
}

EditEvent edit_line(Ui& ui, const Hit& hit, const Rect& area, Type type) {
    Editing& editing = ui.memory.editing;
    EditEvent event;
    editing.drawn = true;
    const std::string before = editing.line.text();
    apply_keys(editing, event);
    apply_mouse(ui, hit, area, type);
    event.changed = editing.line.text() != before;
    const bool clicked_elsewhere = ImGui::IsMouseClicked(0) && !hit.hovered && !hit.held;
    event.left = ui.memory.focus.id != hit.id || clicked_elsewhere;
    draw_line(ui, area, type);
    return event;
}

}  // namespace asynchio::ui
