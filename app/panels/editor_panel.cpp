#include "app/panels/editor_panel.h"

#include <algorithm>
#include <utility>
#include <vector>

#include "app/panels/code_text.h"
#include "app/panels/editor_keys.h"
#include "app/panels/find_bar.h"
#include "app/panels/panel.h"
#include "app/panels/program_header.h"
#include "app/panels/save_bar.h"
#include "app/text/columns.h"
#include "app/text/utf8.h"
#include "app/widgets/focus.h"
#include "app/widgets/hit.h"
#include "app/widgets/scroll.h"

namespace asynchio::panels {
namespace {

// Where every line of the text begins on the screen: wrapped lines have several rows.
struct EditorLayout {
    CodeFace face;
    std::size_t columns = 80;
    std::vector<std::size_t> first_row;  // of each line, and the number of all rows behind the last
    ImVec2 origin;                       // upper left corner of the text, moved by scrolling

    float y_of(std::size_t row) const { return origin.y + static_cast<float>(row) * face.row; }
    float height() const { return static_cast<float>(first_row.back()) * face.row; }
};

EditorLayout lay_out(ui::Ui& ui, const ui::Rect& rect, const TextDocument& document) {
    EditorLayout layout;
    std::size_t longest = 0;
    for (const std::string& line : document.lines()) longest = std::max(longest, line.size());
    layout.face = code_face(ui, rect.w, rect.h, document.line_count(), longest);
    const float room = rect.w - layout.face.gutter - ImGui::GetStyle().ScrollbarSize - ui.px(6);
    layout.columns = static_cast<std::size_t>(std::max(1.0f, std::floor(room / layout.face.advance)));
    layout.first_row.reserve(document.line_count() + 1);
    std::size_t row = 0;
    for (const std::string& line : document.lines()) {
        layout.first_row.push_back(row);
        row += count_rows(line, layout.columns);
    }
    layout.first_row.push_back(row);
    return layout;
}

// The row of the line in which the byte stands; the later one where two rows meet.
std::size_t row_of(const std::vector<CodeRow>& rows, std::size_t byte) {
    std::size_t at = 0;
    while (at + 1 < rows.size() && byte >= rows[at + 1].begin) ++at;
    return at;
}

float x_in_row(const EditorLayout& layout, const std::string& line, const CodeRow& row, std::size_t byte) {
    const std::size_t cell = row.indent + column_at_byte(line, byte) - row.first_column;
    return layout.origin.x + static_cast<float>(cell) * layout.face.advance;
}

ui::Rect place_of(const EditorLayout& layout, const TextDocument& document, TextPosition place) {
    const std::string& line = document.line(place.line);
    const std::vector<CodeRow> rows = wrap_code(line, layout.columns);
    const std::size_t row = row_of(rows, place.column);
    return {x_in_row(layout, line, rows[row], place.column), layout.y_of(layout.first_row[place.line] + row),
            layout.face.advance, layout.face.row};
}

TextPosition position_at(const EditorLayout& layout, const TextDocument& document, ImVec2 mouse) {
    const float rows_down = std::floor((mouse.y - layout.origin.y) / layout.face.row);
    if (rows_down < 0) return {0, 0};
    const auto row = static_cast<std::size_t>(rows_down);
    if (row >= layout.first_row.back()) return document.end();
    const auto after = std::upper_bound(layout.first_row.begin(), layout.first_row.end(), row);
    const auto line_number = static_cast<std::size_t>(after - layout.first_row.begin()) - 1;
    const std::string& line = document.line(line_number);
    const std::vector<CodeRow> rows = wrap_code(line, layout.columns);
    const CodeRow& piece = rows[std::min(row - layout.first_row[line_number], rows.size() - 1)];
    const double cell = (mouse.x - layout.origin.x) / layout.face.advance -
                        static_cast<double>(piece.indent) + static_cast<double>(piece.first_column);
    const std::size_t byte = byte_at_column(line, cell);
    return {line_number, std::clamp(byte, piece.begin, piece.end)};
}

void draw_selection(ui::Ui& ui, const EditorLayout& layout, const std::string& line, std::size_t number,
                    const std::vector<CodeRow>& rows, const TextRange& range) {
    if (range.empty() || number < range.start.line || number > range.end.line) return;
    const std::size_t begin = number == range.start.line ? range.start.column : 0;
    const std::size_t end = number == range.end.line ? range.end.column : line.size();
    for (std::size_t i = 0; i < rows.size(); ++i) {
        const std::size_t from = std::max(begin, rows[i].begin), to = std::min(end, rows[i].end);
        const bool whole_break = number < range.end.line && i + 1 == rows.size();
        if (from > to || (from == to && !whole_break)) continue;
        const float x0 = x_in_row(layout, line, rows[i], from);
        const float x1 = x_in_row(layout, line, rows[i], to) + (whole_break ? layout.face.advance / 2 : 0);
        ui::fill_rect(ui, {x0, layout.y_of(layout.first_row[number] + i), x1 - x0, layout.face.row},
                      ui::Ink(ui::Role::accent).fade(0.25f));
    }
}

// What is searched for, outlined wherever it stands in this line.
void draw_matches(ui::Ui& ui, const EditorLayout& layout, const std::string& line, std::size_t number,
                  const std::vector<CodeRow>& rows, const std::vector<TextRange>& matches) {
    auto match = std::ranges::lower_bound(matches, TextPosition{number, 0}, {}, &TextRange::end);
    for (; match != matches.end() && match->start.line <= number; ++match) {
        const std::size_t begin = match->start.line == number ? match->start.column : 0;
        const std::size_t end = match->end.line == number ? match->end.column : line.size();
        const std::size_t row = row_of(rows, begin);
        const float x0 = x_in_row(layout, line, rows[row], begin), x1 = x_in_row(layout, line, rows[row], std::min(end, rows[row].end));
        if (x1 > x0) ui::stroke_rect(ui, {x0, layout.y_of(layout.first_row[number] + row), x1 - x0, layout.face.row}, ui::Role::accent, 1, 2);
    }
}

void draw_line(ui::Ui& ui, const EditorLayout& layout, const TextEditor& editor, std::size_t number,
               const ui::Rect& area, int error_line) {
    const std::string& line = editor.document().line(number);
    const std::vector<CodeRow> rows = wrap_code(line, layout.columns);
    const float top = layout.y_of(layout.first_row[number]);
    const ui::Rect place{area.x, top, area.w, static_cast<float>(rows.size()) * layout.face.row};
    const bool current = editor.caret().line == number, wrong = error_line == static_cast<int>(number) + 1;
    if (current && editor.selection().empty()) ui::fill_rect(ui, place, ui::Role::accent_wash);
    if (wrong) ui::fill_rect(ui, {place.x, place.y, ui.px(4), place.h}, ui::Role::trouble);
    draw_selection(ui, layout, line, number, rows, editor.selection().range());
    if (wrong) {
        const ui::Rect sign{place.x + ui.px(5), top, ui.px(14), layout.face.row};
        ui::draw_icon(ui, sign, ui::Type::smallest, ui::Role::trouble, ui::icon::error);
    }
    draw_line_number(ui, layout.face, place, number + 1, current);
    for (std::size_t i = 0; i < rows.size(); ++i) {
        const ImVec2 at{x_in_row(layout, line, rows[i], rows[i].begin),
                        top + static_cast<float>(i) * layout.face.row};
        draw_code(ui, layout.face, at, line, editor.tokens().line(number), rows[i].begin, rows[i].end);
    }
}

void draw_found(ui::Ui& ui, const EditorLayout& layout, const TextEditor& editor, const UiState& state, std::size_t number) {
    if (!state.find || state.find->needle.empty()) return;
    const std::string& line = editor.document().line(number);
    draw_matches(ui, layout, line, number, wrap_code(line, layout.columns), editor.matches({state.find->needle, state.find->match_case}));
}

void draw_brackets(ui::Ui& ui, const EditorLayout& layout, const TextEditor& editor) {
    const auto pair = editor.brackets_at_caret();
    if (!pair) return;
    const ui::Ink ink = pair->partner ? ui::Role::outline : ui::Role::trouble;
    ui::stroke_rect(ui, place_of(layout, editor.document(), pair->bracket), ink, 1, 2);
    if (pair->partner) ui::stroke_rect(ui, place_of(layout, editor.document(), *pair->partner), ink, 1, 2);
}

void take_mouse(const EditorLayout& layout, const TextEditor& editor, const ui::Hit& hit, Actions& actions) {
    if (!hit.held && !hit.pressed) return;
    const TextPosition place = position_at(layout, editor.document(), ImGui::GetIO().MousePos);
    const TextSelection now = editor.selection();
    if (hit.pressed) {
        const int clicks = ImGui::GetMouseClickedCount(0);
        const bool extends = ImGui::GetIO().KeyShift && clicks == 1;
        actions.push_back(
            EditText{SetSelection{extends ? TextSelection{now.anchor, place} : TextSelection::at(place)}});
        if (clicks == 2) actions.push_back(EditText{EditAction::select_word});
        if (clicks >= 3) actions.push_back(EditText{EditAction::select_line});
    } else if (ImGui::IsMouseDragging(0) && place != now.caret) {
        actions.push_back(EditText{SetSelection{{now.anchor, place}}});
    }
}

std::string utf8_of(const std::u32string& text) {
    std::string bytes;
    for (const char32_t c : text) utf8::append(bytes, c);
    return bytes;
}

// Find and replace; the fields above the text take the other keys from then on. What was typed there is searched for, not what is
// selected below.
void take_find_keys(ui::Ui& ui, const UiState& state, const TextEditor& editor, Actions& actions) {
    const auto ask = [&](bool replaces) {
        SetFind wanted = ask_to_find(state, editor, replaces);
        if (ui.is_editing() && state.find) wanted.find->needle = state.find->needle;
        actions.push_back(wanted);
    };
    if (ui.keys.take(Key::f, {.ctrl = true})) ask(false);
    if (ui.keys.take(Key::h, {.ctrl = true})) ask(true);
    if (!state.find) return;
    while (ui.keys.take(Key::f3)) actions.push_back(FindNext{1});
    while (ui.keys.take(Key::f3, {.shift = true})) actions.push_back(FindNext{-1});
}

void take_keys(ui::Ui& ui, std::size_t page_rows, Actions& actions) {
    const std::vector<KeyPress> pasted = ui.keys.take_all(
        [](const KeyPress& press) { return press.key == Key::v && press.ctrl && !press.shift && !press.alt; });
    for (std::size_t i = 0; i < pasted.size(); ++i)
        if (const char* text = ImGui::GetClipboardText()) actions.push_back(EditText{PasteText{text}});
    const std::vector<KeyPress> presses = ui.keys.take_all([&](const KeyPress& press) {
        // Characters come as text; what typed them must not reach anybody else.
        const bool typed = !press.ctrl && !press.alt &&
                           (press.key == Key::space || is_character_key(press.key) ||
                            (press.key >= Key::a && press.key <= Key::z));
        return typed || editor_action(press, page_rows).has_value();
    });
    for (const KeyPress& press : presses)
        if (const auto action = editor_action(press, page_rows)) actions.push_back(*action);
    const std::string text = utf8_of(ui.keys.take_text());
    if (!text.empty()) actions.push_back(EditText{TypeText{text}});
}

// The Tab key indents here instead of walking on. It has already moved the focus within this panel's own
// scope when the panel is drawn: the stop where it arrived tells the direction.
class TabKeys {
  public:
    TabKeys(ui::Ui& ui, ImGuiID text) : ui_(ui), text_(text), after_(text + 1), before_(text + 2) {
        ui::Focus& focus = ui.memory.focus;
        if (focus.open_scope == 0) ui::open_focus_scope(ui, text_);
        if (focus.open_scope == text_) ui::open_focus_scope(ui, text_);  // it was drawn in this frame, too
        outer_ = std::exchange(focus.drawing_scope, text_);
    }
    ~TabKeys() { ui_.memory.focus.drawing_scope = outer_; }
    TabKeys(const TabKeys&) = delete;
    TabKeys& operator=(const TabKeys&) = delete;

    // Whether nothing lies over this panel.
    bool on_top() const { return ui_.memory.focus.open_scope == text_; }

    // Whether the text has the keyboard: nothing else has been clicked or opened since. A button above it that was clicked takes
    // no keys from it; `had` had them before that was drawn.
    bool take(ImGuiID had, Actions& actions) {
        ui::Focus& focus = ui_.memory.focus;
        if (!on_top() || ui_.is_editing()) return false;
        if (had == text_ && !focus.visible) ui::set_focus(ui_, text_, true);
        if (focus.id == after_) actions.push_back(EditText{EditAction::indent});
        if (focus.id == before_) actions.push_back(EditText{EditAction::outdent});
        if (focus.id == after_ || focus.id == before_ || focus.id == 0) ui::set_focus(ui_, text_, true);
        for (const ImGuiID stop : {text_, after_, before_}) ui::focus_stop(ui_, stop);
        return focus.id == text_;
    }

  private:
    ui::Ui& ui_;
    ImGuiID text_, after_, before_;
    ImGuiID outer_ = 0;
};

bool caret_moved(const TextEditor& editor) {
    const TextPosition caret = editor.caret();
    const bool line = changed_since("caret line", static_cast<int>(caret.line));
    const bool column = changed_since("caret column", static_cast<int>(caret.column));
    const bool text = changed_since("caret text", static_cast<int>(editor.revision()));
    return line || column || text;
}

void draw_text_area(ui::Ui& ui, const ui::Rect& rect, const Scene& scene, const UiState& state,
                    const TextEditor& editor, ImGuiID had, Actions& actions) {
    EditorLayout layout = lay_out(ui, rect, editor.document());
    ui::ScrollArea area(ui, "editor", rect, layout.height() + layout.face.row);
    layout.origin = {area.content().x + layout.face.gutter, area.content().y};
    const ui::Rect text{area.visible().x, area.visible().y, area.content().w, area.visible().h};
    const ui::Hit hit =
        ui::hit(ui, "text", text, {.tab_stop = false, .grow = false, .cursor = ImGuiMouseCursor_TextInput});
    TabKeys tab(ui, hit.id);
    // Whoever closes the search or the name of a lesson types on here.
    const bool fields = state.find.has_value() || state.save_name.has_value();
    const bool closed = changed_since("fields", fields) && !fields;
    if (hit.pressed || (closed && !ui.is_editing())) ui::set_focus(ui, hit.id, true);
    take_mouse(layout, editor, hit, actions);
    const auto page = static_cast<std::size_t>(std::max(1.0f, std::floor(rect.h / layout.face.row) - 1));
    const bool has_keyboard = tab.take(had, actions);
    if (tab.on_top()) take_find_keys(ui, state, editor, actions);  // from the fields above the text, too
    if (has_keyboard) take_keys(ui, page, actions);

    const ui::Rect caret = place_of(layout, editor.document(), editor.caret());
    if (caret_moved(editor)) area.reveal(caret.inset(0, -layout.face.row));
    for (std::size_t line = 0; line < editor.document().line_count(); ++line) {
        if (layout.y_of(layout.first_row[line + 1]) < text.y) continue;
        if (layout.y_of(layout.first_row[line]) > text.bottom()) break;
        draw_line(ui, layout, editor, line, text, scene.text_error_line);
        draw_found(ui, layout, editor, state, line);
    }
    draw_brackets(ui, layout, editor);
    ui::fill_rect(ui, {caret.x, caret.y + ui.px(2), ui.px(2), caret.h - ui.px(4)},
                  has_keyboard ? ui::Role::accent : ui::Role::outline);
}

}  // namespace

void draw_editor_panel(ui::Ui& ui, const ui::Rect& rect, const Scene& scene, const UiState& ui_state,
                       const TextEditor& editor, Actions& actions) {
    const ui::FocusGroup group(ui, 1);
    const ImGuiID had = ui.memory.focus.id;
    ui::Rect text = draw_program_header(ui, rect, scene, ui_state, actions);
    draw_save_bar(ui, ui::cut_top(text, save_bar_height(ui, ui_state)), ui_state, actions);
    draw_find_bar(ui, ui::cut_top(text, find_bar_height(ui, ui_state)), ui_state, editor, actions);
    if (const float live = live_line_height(ui, ui_state); live > 0) draw_live_line(ui, ui::cut_bottom(text, live), scene, actions);
    draw_text_area(ui, text, scene, ui_state, editor, had, actions);
    // The keyboard is here: an edge says so.
    ui::fill_rect(ui, {rect.x, text.y, ui.px(2), text.h}, ui::Role::accent);
}

}  // namespace asynchio::panels
