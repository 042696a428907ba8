// threading.RLock: a lock that knows its owner, who may acquire it again. Waiters are called as with Mutex.
// Semantics: semantics.md R176.
#pragma once

#include <string>

#include "core/kernel/kernel.h"
#include "core/threads/thread_lock.h"
#include "core/threads/wait_line.h"

namespace asynchio {

class ThreadRLock : public ThreadLock {
  public:
    // `label` is the name of the variable it is stored in; may be empty.
    ThreadRLock(Kernel& kernel, const std::string& label);

    LockId id() const override { return id_; }
    ThreadId owner() const { return owner_; }
    // How often the owner has acquired it and not released it.
    std::uint32_t depth() const { return depth_; }
    const WaitLine& line() const { return line_; }

    // Blocks until this thread has the lock (true) or the deadline passes (false).
    bool acquire(Time deadline = kNever);
    bool try_acquire();
    // UsageError("cannot release un-acquired lock") if the calling thread is not the owner.
    void release();

    bool held_by_caller() const override { return owner_ && owner_ == kernel_.current_thread(); }
    std::uint32_t release_fully() override;
    void acquire_again(std::uint32_t depth) override;

    std::unique_ptr<Image> copy_for_child() override;
    void exchange(Image& image) override;

  private:
    Kernel& kernel_;
    LockId id_;
    const Text label_;
    ThreadId owner_;
    std::uint32_t depth_ = 0;
    WaitLine line_;
};

}  // namespace asynchio
