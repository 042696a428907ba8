// threading.Semaphore and BoundedSemaphore: a number of places. Threads that wait are called in the order in which they
// came; as in CPython, a thread that runs may take a free place before one that was called does.
// Semantics: semantics.md R178.
#pragma once

#include <stdexcept>
#include <string>

#include "core/base/ref.h"
#include "core/kernel/kernel.h"
#include "core/threads/wait_line.h"

namespace asynchio {

// A bounded semaphore got more places back than it has. A ValueError in Python.
class TooManyReleases : public std::logic_error {
    using std::logic_error::logic_error;
};

class ThreadSemaphore : public Object {
  public:
    // `label` is the name of the variable it is stored in; may be empty.
    ThreadSemaphore(Kernel& kernel, const std::string& label, std::uint64_t places, bool bounded);

    SemaphoreId id() const { return id_; }
    std::uint64_t free() const { return free_; }
    std::uint64_t places() const { return places_; }
    bool bounded() const { return bounded_; }
    const WaitLine& line() const { return line_; }

    // Blocks until this thread has a place (true) or the deadline passes (false).
    bool acquire(Time deadline = kNever);
    bool try_acquire();
    // Gives `count` places back, from any thread. TooManyReleases("Semaphore released too many times").
    void release(std::uint64_t count = 1);

    std::unique_ptr<Image> copy_for_child() override;
    void exchange(Image& image) override;

  private:
    Kernel& kernel_;
    SemaphoreId id_;
    const Text label_;
    const std::uint64_t places_;
    const bool bounded_;
    std::uint64_t free_;
    WaitLine line_;
};

}  // namespace asynchio
