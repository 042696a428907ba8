// asyncio.Barrier: nobody goes on before all have come. Semantics: semantics.md R133-R135.
#pragma once

#include <cstdint>
#include <string>

#include "core/base/ref.h"
#include "core/loop/coro.h"
#include "core/sync/condition.h"

namespace asynchio {

class AsyncBarrier : public Object {
  public:
    // `draining`: it has opened and those who waited are leaving; `resetting`: the same with an exception.
    enum class State : std::uint8_t { filling, draining, resetting, broken };

    // BadValue if `parties` is less than 1. `label` is the name of the variable it is stored in; may be empty.
    AsyncBarrier(Recorder& recorder, std::int64_t parties, const std::string& label);

    BarrierId id() const { return id_; }
    std::int64_t parties() const { return parties_; }
    State state() const { return state_; }
    bool broken() const { return state_ == State::broken; }
    // How many wait for the others.
    std::int64_t waiting() const { return state_ == State::filling ? count_ : 0; }
    const AsyncCondition& condition() const { return *condition_; }

    // Returns how many had come before, once all have. AsyncBrokenBarrier if it is broken or reset meanwhile, or was.
    Coro<std::int64_t> wait(EventLoop& loop);
    // Empties it; whoever waits gets AsyncBrokenBarrier.
    Coro<Value> reset(EventLoop& loop);
    // Whoever waits and whoever comes gets AsyncBrokenBarrier, until it is reset.
    Coro<Value> abort(EventLoop& loop);

    void visit_references(ReferenceVisitor& visitor) const override { condition_->visit_references(visitor); }
    void clear_references() override;

  private:
    Coro<std::int64_t> pass(EventLoop& loop);
    Coro<> until_ready(EventLoop& loop);
    Coro<> until_open(EventLoop& loop);
    void open();
    void leave();

    Recorder& recorder_;
    const std::int64_t parties_;
    const BarrierId id_;
    const Ref<AsyncCondition> condition_;  // its lock guards what follows
    State state_ = State::filling;
    std::int64_t count_ = 0;               // tasks that are inside
};

}  // namespace asynchio
