// asyncio.as_completed: the results of several futures, in the order in which they come. Semantics: semantics.md
// R85-R87.
//
// Thread: its loop's. Lifetime: shared by those who wait for a result.
#pragma once

#include <deque>
#include <optional>
#include <vector>

#include "core/loop/coro.h"
#include "core/loop/event_loop.h"

namespace asynchio {

class AsTheyComplete : public Object {
  public:
    // Of distinct futures.
    static Ref<AsTheyComplete> begin(EventLoop& loop, std::vector<Ref<Future>> futures, std::optional<Duration> timeout);
    explicit AsTheyComplete(EventLoop& loop) : loop_(&loop) {}
    ~AsTheyComplete() override;

    // The result of the next one that is done, or what it raised. TimeoutError once the time is over. To be called as
    // often as there are futures.
    Coro<Value> next();

    void clear_references() override;

  private:
    void completed(const Ref<Future>& future);
    void time_is_over();
    void put(Ref<Future> future);
    void wake_first();

    Ref<EventLoop> loop_;
    std::vector<std::pair<Ref<Future>, const DoneCallback*>> open_;  // in the order of the arguments
    std::deque<Ref<Future>> done_;     // null: the time was over first
    std::deque<Ref<Future>> waiters_;
    Ref<Handle> timer_;                // does not keep this one alive: the open futures do
    Time deadline_ = kNever;
};

}  // namespace asynchio
