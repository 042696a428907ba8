#include "app/text/history.h"

#include <iterator>
#include <utility>

namespace asynchio {
namespace {

std::size_t bytes_of(const std::vector<TextEdit>& edits) {
    std::size_t bytes = 0;
    for (const TextEdit& edit : edits) bytes += edit.removed.size() + edit.inserted.size();
    return bytes;
}

// Makes one edit of two that follow each other at one place, so that a long run of typing stays one small
// record.
bool join(TextEdit& last, const TextEdit& next) {
    if (next.removed.empty() && next.start == end_of(last.start, last.inserted)) {
        last.inserted += next.inserted;
        return true;
    }
    if (!last.inserted.empty() || !next.inserted.empty()) return false;
    if (next.start == last.start) {
        last.removed += next.removed;
        return true;
    }
    if (end_of(next.start, next.removed) == last.start) {
        last.removed.insert(0, next.removed);
        last.start = next.start;
        return true;
    }
    return false;
}

}  // namespace

void EditHistory::record(std::vector<TextEdit> edits, TextSelection before, TextSelection after,
                         EditGroup group) {
    const bool joins =
        group != EditGroup::alone && group == open_group_ && done_ > 0 && done_ == steps_.size();
    while (steps_.size() > done_) {
        bytes_ -= bytes_of(steps_.back().edits);
        steps_.pop_back();
    }
    bytes_ += bytes_of(edits);
    const std::uint64_t revision = ++newest_revision_;
    if (joins) {
        UndoStep& step = steps_.back();
        for (TextEdit& edit : edits) {
            if (!join(step.edits.back(), edit)) step.edits.push_back(std::move(edit));
        }
        step.after = after;
        step.revision_after = revision;
    } else {
        steps_.push_back({std::move(edits), before, after, revision_, revision});
        ++done_;
    }
    revision_ = revision;
    open_group_ = group;
    forget_oldest();
}

const UndoStep* EditHistory::undo() {
    close_group();
    if (!can_undo()) return nullptr;
    const UndoStep& step = steps_[--done_];
    revision_ = step.revision_before;
    return &step;
}

const UndoStep* EditHistory::redo() {
    close_group();
    if (!can_redo()) return nullptr;
    const UndoStep& step = steps_[done_++];
    revision_ = step.revision_after;
    return &step;
}

void EditHistory::mark_saved() {
    // A run of typing that goes on must be a new step, or undo would jump over the saved state.
    close_group();
    saved_revision_ = revision_;
}

void EditHistory::forget_oldest() {
    while (bytes_ > kMaxBytes && steps_.size() > 1) {
        bytes_ -= bytes_of(steps_.front().edits);
        steps_.pop_front();
        --done_;
    }
}

}  // namespace asynchio
