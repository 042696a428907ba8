// threading.Lock: mutual exclusion between threads. Not owned and not re-entrant; a released lock goes straight to
// the thread that has waited longest (CPython leaves that to the operating system). Semantics: semantics.md R174.
#pragma once

#include <deque>
#include <string>

#include "core/base/ref.h"
#include "core/kernel/kernel.h"

namespace asynchio {

class Mutex : public Object {
  public:
    // `label` is the name of the variable it is stored in; may be empty.
    Mutex(Kernel& kernel, const std::string& label);

    LockId id() const { return id_; }
    bool locked() const { return locked_; }

    // Blocks until this thread has the lock (true) or the deadline passes (false).
    bool acquire(Time deadline = kNever);
    bool try_acquire();
    // From any thread. UsageError("release unlocked lock") if nobody holds it.
    void release();

  private:
    struct Waiter {
        ThreadId thread;
        bool granted = false;
    };
    void give_to(ThreadId thread);

    Kernel& kernel_;
    const LockId id_;
    bool locked_ = false;
    std::deque<Waiter*> waiters_;  // live on the stacks of the waiting threads
};

}  // namespace asynchio
