// Commands on whole lines, as plans: what to change, and what is selected afterwards. They change nothing
// themselves.
//
// "The selected lines" are those with a selected character, or the caret's line. A plan without replacements
// says that there is nothing to do.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "app/text/document.h"

namespace asynchio {

struct EditPlan {
    // In ascending order, not overlapping, in terms of the text before the change.
    std::vector<TextReplacement> replacements;
    TextSelection selection;  // in terms of the text after it
};

struct LineSpan {
    std::size_t first = 0, last = 0;  // inclusive
};
LineSpan selected_lines(const TextSelection& selection);

// The selection after the replacements: what was selected still is.
TextSelection carried(const TextSelection& selection, const std::vector<TextReplacement>& replacements);

// One level to the right or left, to a multiple of kIndentColumns. Several lines keep their shape: all go as
// far as the first of them that can go. Blank lines are not indented.
EditPlan indent_lines(const TextDocument& document, const TextSelection& selection);
EditPlan outdent_lines(const TextDocument& document, const TextSelection& selection);

// Takes "# " away when every selected line that is not blank has it; otherwise puts it before each of them,
// all in the column of the leftmost. Blank lines count only when there are no others.
EditPlan toggle_comment(const TextDocument& document, const TextSelection& selection);

// A copy of the selected lines below them; the selection goes to the copy.
EditPlan duplicate_lines(const TextDocument& document, const TextSelection& selection);

// The selected lines change places with the line above or below them.
EditPlan move_lines_up(const TextDocument& document, const TextSelection& selection);
EditPlan move_lines_down(const TextDocument& document, const TextSelection& selection);

// Takes the selected lines away with their line break; the caret keeps its column in the line that follows.
EditPlan remove_lines(const TextDocument& document, const TextSelection& selection);

// The selected lines, each with a line break.
std::string text_of_lines(const TextDocument& document, LineSpan lines);

}  // namespace asynchio
