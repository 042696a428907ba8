// asyncio.Event: a flag that tasks of one loop wait for. Semantics: semantics.md R120-R122. Called flag in the trace,
// whose records are events.
#pragma once

#include <string>

#include "core/base/ref.h"
#include "core/loop/coro.h"
#include "core/sync/wait_list.h"

namespace asynchio {

class AsyncEvent : public Object {
  public:
    // `label` is the name of the variable it is stored in; may be empty.
    AsyncEvent(Recorder& recorder, const std::string& label);

    FlagId id() const { return id_; }
    bool is_set() const { return set_; }
    std::size_t waiters() const { return waiters_.size(); }
    const WaitList& line() const { return waiters_; }

    // Wakes everyone who waits, in the order in which they came. Nothing happens if it is set already.
    void set();
    // Those who were woken go on nevertheless.
    void clear();
    // True, always. Does not suspend if it is set. UsageError for a task that would have to wait in another loop than
    // the first one that did.
    Coro<Value> wait(EventLoop& loop);

    void visit_references(ReferenceVisitor& visitor) const override { waiters_.visit_references(visitor); }
    void clear_references() override { waiters_.clear_references(); }

  private:
    Recorder& recorder_;
    const FlagId id_;
    bool set_ = false;
    LoopBinding binding_;
    WaitList waiters_;
};

}  // namespace asynchio
