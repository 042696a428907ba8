// threading.Lock: mutual exclusion between threads. Not owned and not re-entrant. When it is released, the thread that
// has waited longest is called; until it runs, the lock is free, and whoever runs may take it again at once, as in
// CPython. A thread that was called in vain keeps its place. Semantics: semantics.md R174.
#pragma once

#include <functional>
#include <string>
#include <utility>

#include "core/kernel/kernel.h"
#include "core/threads/thread_lock.h"
#include "core/threads/wait_line.h"

namespace asynchio {

class Mutex : public ThreadLock {
  public:
    // `label` is the name of the variable it is stored in; may be empty.
    Mutex(Kernel& kernel, const std::string& label);

    LockId id() const override { return id_; }
    bool locked() const { return locked_; }
    const WaitLine& line() const { return line_; }

    // Blocks until this thread has the lock (true) or the deadline passes (false).
    bool acquire(Time deadline = kNever);
    bool try_acquire();
    // From any thread. UsageError("release unlocked lock") if nobody holds it.
    void release();
    // Called by each release, as the last act of whoever holds the lock. It must not touch the lock.
    void before_release(std::function<void()> act) { before_release_ = std::move(act); }

    bool held_by_caller() const override { return locked_; }
    std::uint32_t release_fully() override;
    void acquire_again(std::uint32_t) override { acquire(); }

    std::unique_ptr<Image> copy_for_child() override;
    void exchange(Image& image) override;

  private:
    Kernel& kernel_;
    LockId id_;
    const Text label_;
    bool locked_ = false;
    WaitLine line_;
    std::function<void()> before_release_;
};

}  // namespace asynchio
