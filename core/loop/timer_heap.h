// The timers of a loop, earliest first: the binary heap of Python's heapq, step by step. Equal deadlines come out in
// the order in which they were set, except those that were given literally, as call_at does: they have no order among
// each other, and come out as heapq would have them. Semantics: semantics.md R5, R6, R11.
#pragma once

#include <cstdint>
#include <unordered_map>
#include <vector>

#include "core/base/ref.h"
#include "core/loop/handle.h"

namespace asynchio {

class TimerHeap {
  public:
    // `literal`: the program gave the deadline itself.
    void push(Time when, Ref<Handle> handle, bool literal);
    bool empty() const { return entries_.empty(); }
    std::size_t size() const { return entries_.size(); }
    // The earliest timer, cancelled or not.
    Time when() const { return entries_.front().when; }
    Handle& front() const { return *entries_.front().handle; }
    Ref<Handle> pop();
    // Drops all cancelled timers, wherever they are. Returns them.
    std::vector<Ref<Handle>> drop_cancelled();
    // All of them, in no particular order.
    template <class Visit>
    void for_each(const Visit& visit) const {
        for (const Entry& entry : entries_) visit(*entry.handle);
    }

  private:
    struct Entry {
        Time when = 0;
        std::uint64_t rank = 0;  // decides between equal deadlines; equal for those without an order
        bool literal = false;
        Ref<Handle> handle;
        bool operator<(const Entry& other) const { return when != other.when ? when < other.when : rank < other.rank; }
    };
    struct Tie {
        std::uint64_t rank = 0;
        std::size_t timers = 0;
    };
    void move_towards_front(std::size_t start, std::size_t at);
    void move_towards_back(std::size_t at);
    void forget_tie(const Entry& entry);

    std::vector<Entry> entries_;
    std::unordered_map<Time, Tie> ties_;  // the literal deadlines that are in the heap; looked up only
    std::uint64_t next_rank_ = 0;
};

}  // namespace asynchio
