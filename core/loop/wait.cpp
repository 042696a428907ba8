#include "core/loop/wait.h"

#include "core/loop/on_done.h"

namespace asynchio {
namespace {

// Counts down, and wakes the waiter when it has seen enough.
class Watch final : public Object {
  public:
    Watch(Ref<Future> waiter, Ref<Handle> timer, std::size_t open, ReturnWhen when)
        : waiter_(std::move(waiter)), timer_(std::move(timer)), open_(open), when_(when) {}

    void completed(Future& future) {
        if (open_ > 0) --open_;
        if (open_ > 0 && !enough(future)) return;
        if (timer_) timer_->cancel();
        WakeWhenDone::fill(*waiter_);
    }

  private:
    bool enough(Future& future) const {
        if (when_ == ReturnWhen::first_completed) return true;
        return when_ == ReturnWhen::first_exception && !future.cancelled() && future.exception();
    }

    Ref<Future> waiter_;
    Ref<Handle> timer_;
    std::size_t open_;
    ReturnWhen when_;
};

// The callbacks of a Watch, for as long as somebody waits.
class Watching {
  public:
    Watching(const std::vector<Ref<Future>>& futures, const Ref<Watch>& watch, const Ref<Handle>& timer)
        : futures_(futures), timer_(timer) {
        for (const Ref<Future>& future : futures_)
            calls_.push_back(call_when_done(*future, watch, [to = watch.get()](Future& done) { to->completed(done); }));
    }
    ~Watching() {
        if (timer_) timer_->cancel();
        for (std::size_t i = 0; i < calls_.size(); ++i) forget_call(*futures_[i], calls_[i]);
    }
    Watching(const Watching&) = delete;
    Watching& operator=(const Watching&) = delete;

  private:
    const std::vector<Ref<Future>>& futures_;
    const Ref<Handle>& timer_;
    std::vector<const DoneCallback*> calls_;
};

}  // namespace

Coro<Waited> wait(EventLoop& loop, std::vector<Ref<Future>> futures, std::optional<Duration> timeout, ReturnWhen when) {
    const Time deadline = timeout ? add_saturating(loop.time(), *timeout) : kNever;
    const Ref<Future> waiter = loop.create_future(FuturePurpose{WaitKind::any_of, 0, deadline});
    Ref<Handle> timer;
    if (timeout) timer = loop.call_at(deadline, [waiter] { WakeWhenDone::fill(*waiter); });
    {
        const Ref<Watch> watch = make_ref<Watch>(waiter, timer, futures.size(), when);
        const Watching watching(futures, watch, timer);
        co_await waiter;
    }
    Waited waited;
    for (Ref<Future>& future : futures) (future->done() ? waited.done : waited.pending).push_back(std::move(future));
    co_return waited;
}

}  // namespace asynchio
