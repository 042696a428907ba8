// A code editor without a screen: text, caret and selection, commands, undo, colours, find. A widget draws
// what it says and turns keys and mouse into commands.
//
// The caret and the anchor always stand on character boundaries. One thread at a time, const functions
// included: what is derived from the text (tokens, matches) is brought up to date when it is asked for.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "app/text/brackets.h"
#include "app/text/document.h"
#include "app/text/find.h"
#include "app/text/history.h"
#include "app/text/line_commands.h"
#include "app/text/motion.h"
#include "app/text/python_tokens.h"

namespace asynchio {

struct MoveCaret {
    CaretMove move = CaretMove::left;
    bool selecting = false;      // the anchor stays
    std::size_t page_rows = 20;  // rows that page_up and page_down go
};

// Mouse presses and drags, and "go to line". Any numbers will do; they are snapped.
struct SetSelection {
    TextSelection selection;
};

// Characters from the keyboard, in place of the selection. A lone "\n" or "\t" is the key of that name; other
// control characters are left out.
struct TypeText {
    std::string text;
};

// Clipboard text in place of the selection. A line that `copy` or `cut` took without a selection goes in as a
// whole line above the caret's.
struct PasteText {
    std::string text;
};

enum class EditAction {
    select_all,
    select_word,
    select_line,  // again: one line more
    newline,      // with Python's indentation
    backspace,    // in the spaces that indent a line: to the previous level
    delete_right,
    delete_word_left,
    delete_word_right,
    indent,  // without selection: spaces to the next multiple of 4; else the selected lines
    outdent,
    toggle_comment,
    duplicate_lines,
    move_lines_up,
    move_lines_down,
    undo,
    redo,
};

using EditCommand = std::variant<MoveCaret, SetSelection, TypeText, PasteText, EditAction>;

enum class FindStep {
    here,  // the first match that begins at or after the start of the selection: while the needle is typed
    next,  // the first that begins at or after the end of the selection
    previous,  // the last that ends at or before the start of the selection
};

class TextEditor {
  public:
    explicit TextEditor(std::string_view text = {}) : document_(text) {}

    const TextDocument& document() const { return document_; }
    const TextSelection& selection() const { return selection_; }
    TextPosition caret() const { return selection_.caret; }
    std::string selected_text() const { return document_.text(selection_.range()); }
    // Up to date with the text. References live until the next command.
    const PythonTokens& tokens() const;
    std::optional<BracketPair> brackets_at_caret() const;

    // The same number means the same text; undo and redo bring numbers back.
    std::uint64_t revision() const { return history_.revision(); }
    void mark_saved() { history_.mark_saved(); }
    bool is_modified() const { return history_.is_modified(); }
    bool can_undo() const { return history_.can_undo(); }
    bool can_redo() const { return history_.can_redo(); }

    // Whether the text or the selection is different now.
    bool apply(const EditCommand& command);

    // The selection, or without one the caret's line with its line break, for the clipboard. `cut` takes it
    // away.
    std::string copy();
    std::string cut();

    // A change that does not come from the caret (a value set by a control, a program put back), as one step
    // of undo. The selection stays on what it was on. Whether the text is different now.
    bool replace(TextRange range, std::string_view text);
    // The whole text; only what lies between the first and the last difference is touched.
    bool replace_text(std::string_view text);

    // All matches, for drawing. The reference lives until the next command or question about another needle.
    const std::vector<TextRange>& matches(const FindQuery& query) const;
    // Selects a match, going round at the ends of the text.
    FindResult find(const FindQuery& query, FindStep step);
    // Replaces the selection if it is a match; then selects the next one.
    FindResult replace_match(const FindQuery& query, std::string_view replacement);
    // Replaces every match in one step of undo and returns how many there were.
    std::size_t replace_all(const FindQuery& query, std::string_view replacement);

  private:
    struct MatchCache {
        FindQuery query;
        std::uint64_t revision = 0;
        bool filled = false;
        std::vector<TextRange> matches;
    };

    void perform(const MoveCaret& command);
    void perform(const SetSelection& command);
    void perform(const TypeText& command);
    void perform(const PasteText& command);
    void perform(EditAction action);

    void newline();
    void backspace();
    void indent();
    void select(TextSelection selection);
    void erase_to(CaretMove move, EditGroup group);
    void replace_selection(std::string_view text, EditGroup group = EditGroup::alone);
    bool commit(const EditPlan& plan, EditGroup group = EditGroup::alone);
    void undo();
    void redo();

    TextDocument document_;
    TextSelection selection_;
    EditHistory history_;
    std::optional<std::size_t> goal_column_;  // display column that vertical moves aim at
    std::string line_clip_;                   // the last text copied as a whole line, or empty
    mutable PythonTokens tokens_;
    mutable std::optional<std::uint64_t> tokens_revision_;
    mutable MatchCache match_cache_;
};

}  // namespace asynchio
