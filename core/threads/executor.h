// Executor: something that makes calls elsewhere. The loop knows no more than this of threads.
#pragma once

#include <functional>
#include <string>

#include "core/loop/errors.h"
#include "core/threads/concurrent_future.h"

namespace asynchio {

// One call: what to do, and its short name in the picture ("read0").
struct Work {
    std::function<Value()> call;
    std::string label;
    TaskId task;  // the task that hands it over, if any
};

// A worker's initializer failed: the pool takes no calls and makes none.
class BrokenPool : public UsageError {
  public:
    BrokenPool() : UsageError("A thread initializer failed, the thread pool is not usable anymore") {}
};

class Executor {
  public:
    virtual ~Executor() = default;
    // BrokenPool, UsageError("cannot schedule new futures after shutdown").
    virtual Ref<ConcurrentFuture> submit(Work work) = 0;
    // Takes no more calls. With `wait`, returns when all that were taken have been made; with `cancel_queued`,
    // drops those that nobody has begun.
    virtual void shutdown(bool wait, bool cancel_queued) = 0;
    // The run is over: nobody makes the calls that wait.
    virtual void drop_queue() = 0;
};

}  // namespace asynchio
