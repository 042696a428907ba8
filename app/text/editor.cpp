#include "app/text/editor.h"

#include <algorithm>

#include "app/text/columns.h"
#include "app/text/indent.h"
#include "app/text/utf8.h"
#include "app/text/words.h"

namespace asynchio {
namespace {

std::string without_control_characters(std::string_view text) {
    std::string out = clean_text(text);
    std::erase_if(out,
                  [](char c) { return (static_cast<unsigned char>(c) < 0x20 && c != '\n') || c == 0x7F; });
    return out;
}

struct CommonEnds {
    std::size_t head = 0, tail = 0;  // bytes, whole characters
};

CommonEnds common_ends(std::string_view a, std::string_view b) {
    const std::size_t shorter = std::min(a.size(), b.size());
    CommonEnds common;
    while (common.head < shorter && a[common.head] == b[common.head]) ++common.head;
    common.head = std::min(utf8::floor(a, common.head), utf8::floor(b, common.head));
    const std::size_t most = shorter - common.head;
    while (common.tail < most && a[a.size() - 1 - common.tail] == b[b.size() - 1 - common.tail])
        ++common.tail;
    while (common.tail > 0 && utf8::is_tail(a[a.size() - common.tail])) --common.tail;
    return common;
}

}  // namespace

const PythonTokens& TextEditor::tokens() const {
    if (tokens_revision_ != revision()) {
        tokens_.update(document_.lines());
        tokens_revision_ = revision();
    }
    return tokens_;
}

std::optional<BracketPair> TextEditor::brackets_at_caret() const {
    return bracket_at(document_, tokens(), selection_.caret);
}

bool TextEditor::apply(const EditCommand& command) {
    const TextSelection selection = selection_;
    const std::uint64_t revision = this->revision();
    std::visit([this](const auto& what) { perform(what); }, command);
    return selection_ != selection || this->revision() != revision;
}

void TextEditor::perform(const MoveCaret& command) {
    const bool collapses = !selection_.empty() && !command.selecting;
    TextPosition caret = selection_.caret;
    std::optional<std::size_t> goal;
    if (is_vertical(command.move)) {
        const bool upwards = command.move == CaretMove::up || command.move == CaretMove::page_up;
        const bool page = command.move == CaretMove::page_up || command.move == CaretMove::page_down;
        if (collapses) {
            const TextPosition edge = upwards ? selection_.start() : selection_.end();
            if (edge != caret) goal_column_.reset();
            caret = edge;
        }
        goal = goal_column_ ? *goal_column_ : column_at_byte(document_.line(caret.line), caret.column);
        const std::size_t page_rows = std::clamp<std::size_t>(command.page_rows, 1, document_.line_count());
        const auto rows = static_cast<std::ptrdiff_t>(page ? page_rows : 1);
        caret = moved_rows(document_, caret, upwards ? -rows : rows, *goal);
    } else if (collapses && command.move == CaretMove::left) {
        caret = selection_.start();
    } else if (collapses && command.move == CaretMove::right) {
        caret = selection_.end();
    } else {
        caret = moved(document_, caret, command.move);
    }
    select({command.selecting ? selection_.anchor : caret, caret});
    goal_column_ = goal;
}

void TextEditor::perform(const SetSelection& command) {
    select(command.selection);
}

void TextEditor::perform(const TypeText& command) {
    if (command.text == "\n") return newline();
    if (command.text == "\t") return indent();
    const std::string text = without_control_characters(command.text);
    if (!text.empty()) replace_selection(text, EditGroup::typing);
}

void TextEditor::perform(const PasteText& command) {
    const std::string text = clean_text(command.text);
    if (text.empty()) return;
    if (selection_.empty() && text == line_clip_) {
        const TextPosition place{selection_.caret.line, 0};
        const TextPosition caret{end_of(place, text).line, selection_.caret.column};
        commit({{{{place, place}, text}}, TextSelection::at(caret)});
    } else {
        replace_selection(text);
    }
}

void TextEditor::perform(EditAction action) {
    switch (action) {
        case EditAction::select_all: return select({{0, 0}, document_.end()});
        case EditAction::select_word: {
            const TextRange word = word_range(document_, selection_.caret);
            return select({word.start, word.end});
        }
        case EditAction::select_line:
            return select({{selection_.start().line, 0}, line_range(document_, selection_.end().line).end});
        case EditAction::newline: return newline();
        case EditAction::backspace: return backspace();
        case EditAction::delete_right: return erase_to(CaretMove::right, EditGroup::erasing_right);
        case EditAction::delete_word_left: return erase_to(CaretMove::word_left, EditGroup::alone);
        case EditAction::delete_word_right: return erase_to(CaretMove::word_right, EditGroup::alone);
        case EditAction::indent: return indent();
        case EditAction::outdent: commit(outdent_lines(document_, selection_)); return;
        case EditAction::toggle_comment: commit(toggle_comment(document_, selection_)); return;
        case EditAction::duplicate_lines: commit(duplicate_lines(document_, selection_)); return;
        case EditAction::move_lines_up: commit(move_lines_up(document_, selection_)); return;
        case EditAction::move_lines_down: commit(move_lines_down(document_, selection_)); return;
        case EditAction::undo: return undo();
        case EditAction::redo: return redo();
    }
}

void TextEditor::newline() {
    const TextPosition start = selection_.start();
    TextRange range = selection_.range();
    const std::string text = "\n" + indentation_after(document_, tokens(), start);
    const std::string_view before = std::string_view(document_.line(start.line)).substr(0, start.column);
    if (!is_blank_line(before) && !tokens().inside_string(range.end.line, range.end.column)) {
        const std::string_view rest =
            std::string_view(document_.line(range.end.line)).substr(range.end.column);
        range.end.column += indentation_size(rest);
    }
    commit({{{range, text}}, TextSelection::at(end_of(start, text))});
}

void TextEditor::backspace() {
    const TextPosition caret = selection_.caret;
    const std::string_view before = std::string_view(document_.line(caret.line)).substr(0, caret.column);
    if (!selection_.empty() || before.empty() || !is_blank_line(before)) {
        return erase_to(CaretMove::left, EditGroup::erasing_left);
    }
    const TextPosition start{caret.line, caret.column - bytes_to_previous_level(before)};
    commit({{{{start, caret}, ""}}, TextSelection::at(start)}, EditGroup::erasing_left);
}

void TextEditor::indent() {
    if (!selection_.empty()) {
        commit(indent_lines(document_, selection_));
    } else {
        const TextPosition caret = selection_.caret;
        const std::size_t column = column_at_byte(document_.line(caret.line), caret.column);
        replace_selection(spaces_to_next_level(column), EditGroup::typing);
    }
}

void TextEditor::select(TextSelection selection) {
    history_.close_group();
    goal_column_.reset();
    selection_ = {document_.snapped(selection.anchor), document_.snapped(selection.caret)};
}

void TextEditor::erase_to(CaretMove move, EditGroup group) {
    if (!selection_.empty()) return replace_selection("");
    const TextPosition other = moved(document_, selection_.caret, move);
    const TextRange range = TextSelection{selection_.caret, other}.range();
    commit({{{range, ""}}, TextSelection::at(range.start)}, group);
}

void TextEditor::replace_selection(std::string_view text, EditGroup group) {
    const TextPosition end = end_of(selection_.start(), text);
    commit({{{selection_.range(), std::string(text)}}, TextSelection::at(end)}, group);
}

bool TextEditor::commit(const EditPlan& plan, EditGroup group) {
    const TextSelection before = selection_;
    std::vector<TextEdit> edits;
    for (auto it = plan.replacements.rbegin(); it != plan.replacements.rend(); ++it) {
        TextEdit edit = document_.replace(it->range, it->text);
        if (edit.removed != edit.inserted) edits.push_back(std::move(edit));
    }
    selection_ = {document_.snapped(plan.selection.anchor), document_.snapped(plan.selection.caret)};
    goal_column_.reset();
    if (edits.empty()) {
        history_.close_group();
        return false;
    }
    history_.record(std::move(edits), before, selection_, group);
    return true;
}

void TextEditor::undo() {
    const UndoStep* step = history_.undo();
    if (step == nullptr) return;
    for (auto edit = step->edits.rbegin(); edit != step->edits.rend(); ++edit) document_.revert(*edit);
    select(step->before);
}

void TextEditor::redo() {
    const UndoStep* step = history_.redo();
    if (step == nullptr) return;
    for (const TextEdit& edit : step->edits) document_.repeat(edit);
    select(step->after);
}

std::string TextEditor::copy() {
    line_clip_.clear();
    if (!selection_.empty()) return selected_text();
    line_clip_ = text_of_lines(document_, selected_lines(selection_));
    return line_clip_;
}

std::string TextEditor::cut() {
    const bool nothing_there = document_.line_count() == 1 && document_.line(0).empty();
    if (nothing_there) return "";
    std::string text = copy();
    if (selection_.empty()) {
        commit(remove_lines(document_, selection_));
    } else {
        replace_selection("");
    }
    return text;
}

bool TextEditor::replace(TextRange range, std::string_view text) {
    const TextReplacement replacement{document_.snapped(range), clean_text(text)};
    return commit({{replacement}, carried(selection_, {replacement})});
}

bool TextEditor::replace_text(std::string_view text) {
    const std::string before = document_.text(), after = TextDocument(text).text();
    const CommonEnds common = common_ends(before, after);
    const auto middle = [&common](std::string_view whole) {
        return whole.substr(common.head, whole.size() - common.head - common.tail);
    };
    const TextPosition start = end_of({}, std::string_view(before).substr(0, common.head));
    return replace({start, end_of(start, middle(before))}, middle(after));
}

}  // namespace asynchio
