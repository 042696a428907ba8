#include "app/panels/editor_keys.h"

namespace asynchio::panels {
namespace {

std::optional<CaretMove> move_of(const KeyPress& press) {
    switch (press.key) {
        case Key::left: return press.ctrl ? CaretMove::word_left : CaretMove::left;
        case Key::right: return press.ctrl ? CaretMove::word_right : CaretMove::right;
        case Key::up: return CaretMove::up;
        case Key::down: return CaretMove::down;
        case Key::home: return press.ctrl ? CaretMove::document_start : CaretMove::line_start;
        case Key::end: return press.ctrl ? CaretMove::document_end : CaretMove::line_end;
        case Key::page_up: return CaretMove::page_up;
        case Key::page_down: return CaretMove::page_down;
        default: return std::nullopt;
    }
}

std::optional<EditAction> edit_of(const KeyPress& press) {
    if (press.key == Key::backspace) return press.ctrl ? EditAction::delete_word_left : EditAction::backspace;
    if (press.key == Key::del) return press.ctrl ? EditAction::delete_word_right : EditAction::delete_right;
    if (press.key == Key::enter && !press.ctrl) return EditAction::newline;
    if (!press.ctrl) return std::nullopt;
    switch (press.key) {
        case Key::a: return EditAction::select_all;
        case Key::d: return press.shift ? EditAction::duplicate_lines : EditAction::select_word;
        case Key::l: return EditAction::select_line;
        case Key::z: return press.shift ? EditAction::redo : EditAction::undo;
        case Key::y: return EditAction::redo;
        case Key::slash: return EditAction::toggle_comment;
        case Key::left_bracket: return EditAction::outdent;
        case Key::right_bracket: return EditAction::indent;
        default: return std::nullopt;
    }
}

}  // namespace

std::optional<Action> editor_action(const KeyPress& press, std::size_t page_rows) {
    if (press.alt) {
        if (press.key == Key::up) return EditText{EditAction::move_lines_up};
        if (press.key == Key::down) return EditText{EditAction::move_lines_down};
        return std::nullopt;
    }
    if (press.key == Key::escape) return LeaveEditing{};
    if (press.key == Key::enter && press.ctrl) return RunEdited{};
    if (press.ctrl && !press.shift && press.key == Key::c) return CopyText{};
    if (press.ctrl && press.key == Key::x) return CutText{};
    if (const auto move = move_of(press)) return EditText{MoveCaret{*move, press.shift, page_rows}};
    if (const auto edit = edit_of(press)) return EditText{*edit};
    return std::nullopt;
}

}  // namespace asynchio::panels
