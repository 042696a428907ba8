// A FIFO line of threads that wait for the same thing. Under everything that threads wait with here.
#pragma once

#include <deque>
#include <vector>

#include "core/kernel/kernel.h"

namespace asynchio {

class WaitLine {
  public:
    // When a thread joined the line. One that was called in vain waits again with the place it had.
    struct Place {
        std::uint64_t number = 0;  // 0: it did not wait yet
    };
    // Blocks this thread until it is called (true) or the deadline has passed (false). Whoever owns the line must keep
    // it alive meanwhile. Throws ThreadAbort at the end of the run.
    bool wait(Kernel& kernel, Wait what, Time deadline, Place& place);
    bool wait(Kernel& kernel, Wait what, Time deadline) {
        Place place;
        return wait(kernel, what, deadline, place);
    }

    // Calls up to `count` threads, longest waiting first. Returns how many there were.
    std::size_t call(Kernel& kernel, std::size_t count = 1);
    std::size_t call_all(Kernel& kernel) { return call(kernel, waiters_.size()); }

    bool empty() const { return waiters_.empty(); }
    std::size_t size() const { return waiters_.size(); }
    // In the order in which they will be called.
    std::vector<ThreadId> threads() const;

  private:
    // The thread that has waited longest leaves the line. None if nobody waits.
    ThreadId take_next();

    struct Waiter {
        ThreadId thread;
        std::uint64_t number;
        bool called = false;
    };
    std::uint64_t last_number_ = 0;
    std::deque<Waiter*> waiters_;  // by number; live on the stacks of the waiting threads
};

}  // namespace asynchio
