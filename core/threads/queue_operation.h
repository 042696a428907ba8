// One call of a queue's put(), get(), ...: when it is its turn, where it waits, and what it holds meanwhile.
#pragma once

#include <optional>

#include "core/threads/thread_queue.h"

namespace asynchio {

// Keeps the other threads away from the items while the program compares or stores them.
class ThreadQueue::Comparing {
  public:
    explicit Comparing(ThreadQueue& queue) : queue_(queue) {
        queue_.comparing_ = true;
        queue_.comparer_ = queue_.kernel_.current_thread();
    }
    ~Comparing() {
        queue_.comparing_ = false;
        queue_.compared_.call_all(queue_.kernel_);
    }
    Comparing(const Comparing&) = delete;
    Comparing& operator=(const Comparing&) = delete;

  private:
    ThreadQueue& queue_;
};

class ThreadQueue::Operation {
  public:
    explicit Operation(ThreadQueue& queue) : queue_(&queue) {}
    // Lets go of the mutex, whatever happened.
    ~Operation();
    Operation(const Operation&) = delete;
    Operation& operator=(const Operation&) = delete;

    // Takes the mutex, if there is one.
    void hold();
    // The same, and waits while others compare. `kind`: what for. What the program changed counts from here on.
    Changes begin(WaitKind kind);
    // When `limit` is over, counted from the first call.
    Time deadline(Duration limit);
    // Waits to be called: at the condition, if the program may be at it, too.
    void wait(WaitKind kind, WaitLine& line, Ref<ThreadCondition> QueueLocks::* condition, Time deadline,
              WaitLine::Place& place);

  private:
    void claim();

    const Ref<ThreadQueue> queue_;
    Ref<Mutex> held_;
    std::optional<Time> deadline_;
};

}  // namespace asynchio
