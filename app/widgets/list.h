// Rows of lists: lessons, commands, answers, output lines.
#pragma once

#include <span>
#include <string_view>

#include "app/widgets/ui.h"

namespace asynchio::ui {

// A command or entry, 38 high: words and the key that does the same. Up and Down walk the rows.
bool menu_row(Ui& ui, std::string_view id, const Rect& rect, std::string_view words, std::string_view key,
              bool current);

enum class RowState { open, current, done };

// A lesson: number (a check when done), title, a second line. True when it was picked. 62 high; with more lines the
// detail stands at the right end, and the row is as high as lesson_row_height says.
struct LessonRow {
    int number = 0;  // 0: none
    std::string_view title;
    std::string_view detail;
    RowState state = RowState::open;
    std::string_view text = {};     // below the title, wrapped
    std::string_view needs = {};    // one line
    bool needs_open = false;        // it is marked
    std::string_view trouble = {};  // wrapped
};
float lesson_row_height(Ui& ui, const LessonRow& row, float width);
bool lesson_row(Ui& ui, std::string_view id, const Rect& rect, const LessonRow& row);

// An answer of a question, 42 high: key square, words, a note at the right end.
enum class OptionState { open, chosen, agreed };
struct OptionRow {
    std::string_view key;
    std::string_view words;
    std::string_view note;  // "your answer", "what the run says"
    OptionState state = OptionState::open;
    bool code = false;  // the words are code
    bool enabled = true;
};
bool option_row(Ui& ui, std::string_view id, const Rect& rect, const OptionRow& row);

// Stages: circles with number or check, names, dashes between. `names` false: only the current one's.
// The index that was clicked, or -1. `reachable` stages can be clicked.
struct Stage {
    std::string_view name;
    RowState state = RowState::open;
    bool reachable = false;
};
float stage_bar_width(Ui& ui, std::span<const Stage> stages, bool names);
int stage_bar(Ui& ui, std::string_view id, const Rect& rect, std::span<const Stage> stages, bool names);

}  // namespace asynchio::ui
