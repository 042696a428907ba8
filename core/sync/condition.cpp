#include "core/sync/condition.h"

namespace asynchio {

AsyncCondition::AsyncCondition(Recorder& recorder, Ref<Lock> lock, const std::string& label)
    : recorder_(recorder), lock_(std::move(lock)), id_(recorder.next<ConditionId>()) {
    recorder_.record(ConditionCreated{id_, Party::tasks, lock_->id(), recorder_.text(label)});
}

AsyncCondition::AsyncCondition(Recorder& recorder, Ref<Lock> lock, const PartOf& part)
    : recorder_(recorder), lock_(std::move(lock)), part_(part) {}

// Whoever closes a coroutine that waits here expects it to hold the lock while it goes.
class AsyncCondition::LockAtClose {
  public:
    LockAtClose(Lock& lock, EventLoop& loop) : lock_(lock), loop_(loop) {}
    ~LockAtClose() {
        if (!over && !lock_.locked()) lock_.take(loop_);
    }
    LockAtClose(const LockAtClose&) = delete;
    LockAtClose& operator=(const LockAtClose&) = delete;
    bool over = false;

  private:
    Lock& lock_;
    EventLoop& loop_;
};

Coro<Value> AsyncCondition::wait(EventLoop& loop) {
    if (!lock_->locked()) throw UsageError("cannot wait on un-acquired lock");
    const Ref<AsyncCondition> self(this);
    const Ref<EventLoop> running(&loop);
    lock_->release();
    LockAtClose at_close(*lock_, loop);
    at_close.over = part_.whole != nullptr;
    std::exception_ptr error;
    try {
        binding_.require(loop, part_.whole != nullptr ? *part_.whole : *this);
        const FuturePurpose purpose{WaitKind::condition, id_.value, kNever};
        const WaitList::Place place(waiters_, loop, id_ ? purpose : part_.purpose);
        co_await place.turn();
    } catch (const ThreadAbort&) {
        throw;
    } catch (...) {
        error = std::current_exception();
    }
    bool cancelled = false;
    for (bool held = false; !held;) {
        try {
            co_await lock_->acquire(loop);
            held = true;
        } catch (const CancelledError&) {
            cancelled = true;
        } catch (...) {
            at_close.over = true;
            throw;
        }
    }
    at_close.over = true;
    if (cancelled) throw CancelledError();
    if (error) std::rethrow_exception(error);
    co_return true;
}

Coro<Value> AsyncCondition::wait_until(EventLoop& loop, std::function<std::optional<Value>()> look) {
    const Ref<AsyncCondition> self(this);
    std::optional<Value> seen = look();
    while (!seen) {
        co_await wait(loop);
        seen = look();
    }
    co_return *std::move(seen);
}

void AsyncCondition::notify(std::size_t most) {
    if (!lock_->locked()) throw UsageError("cannot notify on un-acquired lock");
    const std::size_t told = waiters_.wake(most, false);
    if (id_) recorder_.record(ConditionNotified{id_, static_cast<std::uint32_t>(told)});
}

void AsyncCondition::visit_references(ReferenceVisitor& visitor) const {
    visitor.visit(*lock_);
    waiters_.visit_references(visitor);
}

}  // namespace asynchio
