#include "core/loop/timer_heap.h"

#include <algorithm>
#include <utility>

namespace asynchio {

void TimerHeap::push(Time when, Ref<Handle> handle, bool literal) {
    std::uint64_t rank = next_rank_++;
    if (literal) {
        Tie& tie = ties_[when];
        if (tie.timers++ == 0) tie.rank = rank;
        rank = tie.rank;
    }
    entries_.push_back(Entry{when, rank, literal, std::move(handle)});
    move_towards_front(0, entries_.size() - 1);
}

Ref<Handle> TimerHeap::pop() {
    Entry last = std::move(entries_.back());
    entries_.pop_back();
    if (!entries_.empty()) {
        std::swap(last, entries_.front());
        move_towards_back(0);
    }
    forget_tie(last);
    return std::move(last.handle);
}

std::vector<Ref<Handle>> TimerHeap::drop_cancelled() {
    std::vector<Ref<Handle>> dropped;
    std::erase_if(entries_, [&](Entry& entry) {
        if (!entry.handle->cancelled()) return false;
        forget_tie(entry);
        dropped.push_back(std::move(entry.handle));
        return true;
    });
    for (std::size_t i = entries_.size() / 2; i-- > 0;) move_towards_back(i);
    return dropped;
}

// heapq._siftdown
void TimerHeap::move_towards_front(std::size_t start, std::size_t at) {
    Entry moving = std::move(entries_[at]);
    while (at > start) {
        const std::size_t parent = (at - 1) / 2;
        if (!(moving < entries_[parent])) break;
        entries_[at] = std::move(entries_[parent]);
        at = parent;
    }
    entries_[at] = std::move(moving);
}

// heapq._siftup: down to a leaf along the smaller children, then up again.
void TimerHeap::move_towards_back(std::size_t at) {
    const std::size_t start = at;
    Entry moving = std::move(entries_[at]);
    for (std::size_t child = 2 * at + 1; child < entries_.size(); child = 2 * at + 1) {
        const std::size_t right = child + 1;
        if (right < entries_.size() && !(entries_[child] < entries_[right])) child = right;
        entries_[at] = std::move(entries_[child]);
        at = child;
    }
    entries_[at] = std::move(moving);
    move_towards_front(start, at);
}

void TimerHeap::forget_tie(const Entry& entry) {
    if (!entry.literal) return;
    const auto tie = ties_.find(entry.when);
    if (--tie->second.timers == 0) ties_.erase(tie);
}

}  // namespace asynchio
