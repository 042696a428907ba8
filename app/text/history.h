// Undo and redo. A step is what one command did, or one run of typing; taking it back restores the text and
// the selection. Every state of the text has a revision number, which comes back when undo or redo comes back
// to it.
#pragma once

#include <cstddef>
#include <cstdint>
#include <deque>
#include <vector>

#include "app/text/position.h"

namespace asynchio {

// Changes of one group that follow each other directly are one step. `alone` joins nothing.
enum class EditGroup { alone, typing, erasing_left, erasing_right };

struct UndoStep {
    std::vector<TextEdit> edits;  // in the order in which they were made
    TextSelection before, after;
    std::uint64_t revision_before = 0, revision_after = 0;
};

class EditHistory {
  public:
    // Oldest steps are forgotten once the texts that are kept for undo take more bytes than this.
    static constexpr std::size_t kMaxBytes = 32u << 20;

    // Something was done; steps that were taken back are forgotten. `edits` is not empty.
    void record(std::vector<TextEdit> edits, TextSelection before, TextSelection after, EditGroup group);
    // The next change begins a step of its own.
    void close_group() { open_group_ = EditGroup::alone; }

    bool can_undo() const { return done_ > 0; }
    bool can_redo() const { return done_ < steps_.size(); }
    // The step to take back or to make again, or null. It lives until the next `record`.
    const UndoStep* undo();
    const UndoStep* redo();

    // The same number means the same text. 0 is the text at the start.
    std::uint64_t revision() const { return revision_; }
    void mark_saved();
    bool is_modified() const { return revision_ != saved_revision_; }

  private:
    void forget_oldest();

    std::deque<UndoStep> steps_;
    std::size_t done_ = 0;  // steps before this one are done, the others were taken back
    std::size_t bytes_ = 0;
    EditGroup open_group_ = EditGroup::alone;
    std::uint64_t revision_ = 0, newest_revision_ = 0, saved_revision_ = 0;
};

}  // namespace asynchio
