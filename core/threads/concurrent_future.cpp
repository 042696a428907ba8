#include "core/threads/concurrent_future.h"

#include <utility>

namespace asynchio {

void ConcurrentFuture::wait(Time deadline) {
    const Ref<ConcurrentFuture> self(this);
    while (!done()) {
        const ThreadId me = kernel_.current_thread();
        struct Waiting {  // also when the wait is interrupted
            std::vector<ThreadId>& waiters;
            ThreadId me;
            ~Waiting() { std::erase(waiters, me); }
        } const waiting{waiters_, me};
        waiters_.push_back(me);
        const Wait what = job_ ? Wait{WaitKind::job, job_.value} : Wait{WaitKind::future, 0};
        const bool woken = kernel_.park(what, deadline);
        if (!woken && !done()) throw WaitTimeout();
    }
    if (cancelled()) throw CancelledError();
}

const Value& ConcurrentFuture::result(Time deadline) {
    wait(deadline);
    if (error_) std::rethrow_exception(error_);
    return value_;
}

std::exception_ptr ConcurrentFuture::exception(Time deadline) {
    wait(deadline);
    return error_;
}

bool ConcurrentFuture::cancel() {
    if (phase_ == Phase::running || phase_ == Phase::finished) return false;
    if (cancelled()) return true;
    if (job_) kernel_.recorder().record(JobCancelled{job_});
    complete(Phase::cancelled);
    return true;
}

bool ConcurrentFuture::set_running_or_notify_cancel() {
    if (phase_ == Phase::cancelled) {
        phase_ = Phase::cancelled_and_notified;
        tell_watchers();
        return false;
    }
    if (phase_ != Phase::pending) throw UsageError("Future in unexpected state");
    phase_ = Phase::running;
    return true;
}

void ConcurrentFuture::set_result(Value value) {
    if (done()) throw InvalidStateError("FINISHED: future is done already");
    value_ = std::move(value);
    complete(Phase::finished);
}

void ConcurrentFuture::set_exception(std::exception_ptr error) {
    if (done()) throw InvalidStateError("FINISHED: future is done already");
    error_ = std::move(error);
    complete(Phase::finished);
}

void ConcurrentFuture::complete(Phase phase) {
    const Ref<ConcurrentFuture> self(this);
    phase_ = phase;
    for (const ThreadId waiter : std::exchange(waiters_, {})) kernel_.unpark(waiter);
    if (settled()) tell_watchers();
    for (const auto& callback : std::exchange(callbacks_, {})) callback(*this);
}

void ConcurrentFuture::tell_watchers() {
    for (Watcher* const watcher : std::exchange(watchers_, {})) watcher->settled(*this);
}

void ConcurrentFuture::add_done_callback(std::function<void(ConcurrentFuture&)> callback) {
    if (done()) callback(*this);
    else callbacks_.push_back(std::move(callback));
}

void ConcurrentFuture::visit_references(ReferenceVisitor& visitor) const {
    visitor.visit(value_);
}

void ConcurrentFuture::clear_references() {
    const Value value = std::exchange(value_, {});
    const auto error = std::exchange(error_, nullptr);
    const auto callbacks = std::exchange(callbacks_, {});
}

}  // namespace asynchio
