#include "core/loop/as_completed.h"

#include <algorithm>

#include "core/loop/on_done.h"

namespace asynchio {

Ref<AsTheyComplete> AsTheyComplete::begin(EventLoop& loop, std::vector<Ref<Future>> futures,
                                          std::optional<Duration> timeout) {
    Ref<AsTheyComplete> self = make_ref<AsTheyComplete>(loop);
    for (Ref<Future>& future : futures) {
        const DoneCallback* const call = call_when_done(
            *future, self, [to = self.get()](Future& done) { to->completed(Ref<Future>(&done)); });
        self->open_.emplace_back(std::move(future), call);
    }
    if (!self->open_.empty() && timeout) {
        self->deadline_ = add_saturating(loop.time(), *timeout);
        self->timer_ = loop.call_at(self->deadline_, [to = self.get()] { to->time_is_over(); });
    }
    return self;
}

AsTheyComplete::~AsTheyComplete() {
    if (timer_) timer_->cancel();
}

void AsTheyComplete::completed(const Ref<Future>& future) {
    const auto entry = std::ranges::find(open_, future, &std::pair<Ref<Future>, const DoneCallback*>::first);
    if (entry == open_.end()) return;  // the time was over first
    open_.erase(entry);
    put(future);
    if (open_.empty() && timer_) timer_->cancel();
}

void AsTheyComplete::time_is_over() {
    const Ref<AsTheyComplete> self(this);
    for (const auto& [future, call] : std::exchange(open_, {})) {
        forget_call(*future, call);
        put(Ref<Future>());
    }
}

void AsTheyComplete::put(Ref<Future> future) {
    done_.push_back(std::move(future));
    wake_first();
}

void AsTheyComplete::wake_first() {
    while (!waiters_.empty()) {
        const Ref<Future> waiter = std::move(waiters_.front());
        waiters_.pop_front();
        if (waiter->done()) continue;
        waiter->set_result(Value());
        return;
    }
}

Coro<Value> AsTheyComplete::next() {
    const Ref<AsTheyComplete> self(this);
    while (done_.empty()) {
        const Ref<Future> waiter = loop_->create_future(FuturePurpose{WaitKind::any_of, 0, deadline_});
        waiters_.push_back(waiter);
        try {
            co_await waiter;
        } catch (...) {
            waiter->cancel();
            std::erase(waiters_, waiter);
            // It may have been chosen and cancelled in the same moment: the next one must not be forgotten.
            if (!done_.empty() && !waiter->cancelled()) wake_first();
            throw;
        }
    }
    const Ref<Future> first = std::move(done_.front());
    done_.pop_front();
    if (!first) throw TimeoutError();
    co_return first->result();
}

void AsTheyComplete::clear_references() {
    const auto open = std::exchange(open_, {});
    const auto done = std::exchange(done_, {});
    const auto waiters = std::exchange(waiters_, {});
}

}  // namespace asynchio
