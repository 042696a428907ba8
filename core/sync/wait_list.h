// The one thing under all of asyncio's primitives: a list of tasks that wait, first come first served. Semantics:
// semantics.md R113-R143.
//
// Thread: the loop's. The list itself wakes nobody out of turn: whoever is woken runs in the next iteration.
#pragma once

#include <deque>
#include <limits>

#include "core/base/ref.h"
#include "core/loop/event_loop.h"
#include "core/loop/future.h"

namespace asynchio {

// A primitive that another one is made of: it tells the trace nothing, and who waits for it waits for the whole.
struct PartOf {
    const Object* whole = nullptr;  // null: it is no part of anything
    FuturePurpose purpose;
};

// The loop that a primitive belongs to: the first one in which somebody had to wait for it. Semantics: R119.
class LoopBinding {
  public:
    // UsageError("<owner> is bound to a different event loop") in any other loop.
    void require(EventLoop& loop, const Object& owner);

  private:
    LoopId loop_;
};

class WaitList {
  public:
    // One task's place, from the back. It is given up when it goes out of scope, also when the coroutine is closed.
    class [[nodiscard]] Place {
      public:
        Place(WaitList& list, EventLoop& loop, FuturePurpose purpose);
        ~Place() { std::erase(list_.waiting_, turn_); }
        Place(const Place&) = delete;
        Place& operator=(const Place&) = delete;
        // Filled when it is this task's turn.
        const Ref<Future>& turn() const { return turn_; }

      private:
        WaitList& list_;
        const Ref<Future> turn_;
    };

    static constexpr std::size_t kAll = std::numeric_limits<std::size_t>::max();

    std::size_t size() const { return waiting_.size(); }
    bool empty() const { return waiting_.empty(); }
    // In order, also those that were woken and have not left yet.
    const std::deque<Ref<Future>>& turns() const { return waiting_; }
    // False also if all have given up but not yet left.
    bool anyone() const;

    // Wakes those who have waited longest and were not woken yet. Returns how many.
    std::size_t wake(std::size_t most, const Value& value);
    // Wakes the first one, unless it was woken and has not left yet: then that one has the turn.
    void wake_front(const Value& value);
    // Wakes one, who leaves the list at once: whoever is served next is never the same one.
    void hand_over();

    void visit_references(ReferenceVisitor& visitor) const;
    void clear_references() { const auto dropped = std::exchange(waiting_, {}); }

  private:
    std::deque<Ref<Future>> waiting_;
};

}  // namespace asynchio
