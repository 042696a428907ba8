#include "core/sync/event.h"

namespace asynchio {

AsyncEvent::AsyncEvent(Recorder& recorder, const std::string& label)
    : recorder_(recorder), id_(recorder.next<FlagId>()) {
    recorder_.record(FlagCreated{id_, Party::tasks, recorder_.text(label)});
}

void AsyncEvent::set() {
    if (set_) return;
    set_ = true;
    recorder_.record(FlagSet{id_});
    waiters_.wake(WaitList::kAll, true);
}

void AsyncEvent::clear() {
    if (!set_) return;
    set_ = false;
    recorder_.record(FlagCleared{id_});
}

Coro<Value> AsyncEvent::wait(EventLoop& loop) {
    if (set_) co_return true;
    const Ref<AsyncEvent> self(this);
    binding_.require(loop, *this);
    const WaitList::Place place(waiters_, loop, FuturePurpose{WaitKind::event, id_.value, kNever});
    co_await place.turn();
    co_return true;
}

}  // namespace asynchio
