// asyncio.Condition and asyncio.Barrier for C++ programs. Semantics: semantics.md R123-R128 and R133-R135, as in Python.
// Copies are the same object; `label` is its name in the picture.
#pragma once

#include <cstdint>
#include <string>
#include <utility>

#include "core/program/tasks.h"
#include "core/program/threads.h"
#include "core/sync/barrier.h"
#include "core/sync/condition.h"

namespace asynchio::program {

// Tasks that hold a lock wait until another one tells them to look again.
class Condition {
  public:
    // With a lock of its own.
    explicit Condition(const std::string& label = "condition") : Condition(Lock(label), label) {}
    explicit Condition(const Lock& lock, const std::string& label = "condition")
        : lock_(lock), condition_(make_ref<AsyncCondition>(Program::here().recorder, lock.lock(), label)) {}

    // Those of its lock: `const auto held = co_await condition.hold();`
    Coro<> acquire() { return lock_.acquire(); }
    void release() { lock_.release(); }
    Coro<Lock::Held> hold() { return lock_.hold(); }
    bool locked() const { return lock_.locked(); }

    // Gives the lock away, waits for a notification, and takes the lock again. RuntimeError if nobody holds the lock.
    Coro<> wait() {
        return detail::lazily("Condition.wait",
                              [condition = condition_](asynchio::EventLoop& loop) { return condition->wait(loop); });
    }
    // Until `look()` is true. Does not wait if it is so at once.
    template <class Look>
    Coro<> wait_for(Look look) {
        const auto so = [look = std::move(look)]() -> std::optional<Value> {
            return look() ? std::optional<Value>(Value(true)) : std::nullopt;
        };
        return detail::lazily("Condition.wait_for", [condition = condition_, so](asynchio::EventLoop& loop) {
            return condition->wait_until(loop, so);
        });
    }
    // RuntimeError if nobody holds the lock.
    void notify(std::size_t most = 1) { condition_->notify(most); }
    void notify_all() { condition_->notify_all(); }

  private:
    Lock lock_;
    Ref<AsyncCondition> condition_;
};

// Nobody goes on before all have come.
class Barrier {
  public:
    // ValueError for fewer than one.
    explicit Barrier(std::int64_t parties, const std::string& label = "barrier")
        : barrier_(make_ref<AsyncBarrier>(Program::here().recorder, parties, label)) {}

    // How many had come before, once all have. BrokenBarrierError if it is or gets broken, or is reset meanwhile.
    Coro<std::int64_t> wait() {
        return detail::lazily("Barrier.wait",
                              [barrier = barrier_](asynchio::EventLoop& loop) { return barrier->wait(loop); });
    }
    // Whoever waits gets BrokenBarrierError; after abort(), whoever comes as well, until it is reset.
    Coro<> reset() {
        return detail::lazily("Barrier.reset",
                              [barrier = barrier_](asynchio::EventLoop& loop) { return barrier->reset(loop); });
    }
    Coro<> abort() {
        return detail::lazily("Barrier.abort",
                              [barrier = barrier_](asynchio::EventLoop& loop) { return barrier->abort(loop); });
    }
    std::int64_t parties() const { return barrier_->parties(); }
    std::int64_t waiting() const { return barrier_->waiting(); }
    bool broken() const { return barrier_->broken(); }

  private:
    Ref<AsyncBarrier> barrier_;
};

}  // namespace asynchio::program
