#include "core/threads/wait_line.h"

#include <algorithm>

namespace asynchio {

bool WaitLine::wait(Kernel& kernel, Wait what, Time deadline, Place& place) {
    if (place.number == 0) place.number = ++last_number_;
    Waiter me{kernel.current_thread(), place.number};
    waiters_.insert(std::ranges::upper_bound(waiters_, me.number, {}, &Waiter::number), &me);
    // Also when the run is torn down: the line must not point into a stack that is gone.
    struct Leave {
        std::deque<Waiter*>& line;
        Waiter* waiter;
        ~Leave() { std::erase(line, waiter); }
    } const leave{waiters_, &me};
    while (!me.called)
        if (!kernel.park(what, deadline) && !me.called) return false;
    return true;
}

ThreadId WaitLine::take_next() {
    if (waiters_.empty()) return {};
    Waiter& next = *waiters_.front();
    waiters_.pop_front();
    next.called = true;
    return next.thread;
}

std::vector<ThreadId> WaitLine::threads() const {
    std::vector<ThreadId> threads;
    for (const Waiter* waiter : waiters_) threads.push_back(waiter->thread);
    return threads;
}

std::size_t WaitLine::call(Kernel& kernel, std::size_t count) {
    std::size_t called = 0;
    while (called < count) {
        const ThreadId next = take_next();
        if (!next) break;
        kernel.unpark(next);
        ++called;
    }
    return called;
}

}  // namespace asynchio
