#include "core/loop/future.h"

#include "core/loop/event_loop.h"
#include "core/loop/task.h"

namespace asynchio {

Future::Future(EventLoop& loop, FuturePurpose purpose)
    : loop_(&loop), id_(loop.recorder().next<FutureId>()), purpose_(purpose) {
    const bool itself = purpose_.kind == WaitKind::gather || purpose_.kind == WaitKind::future;
    if (itself && purpose_.object == 0) purpose_.object = id_.value;
    loop.recorder().record(FutureCreated{id_, purpose_.kind, purpose_.object});
}

Future::Future(EventLoop& loop, AsTask) : loop_(&loop) {}

Future::~Future() = default;

const Value& Future::result() {
    switch (phase_) {
        case Phase::pending: throw InvalidStateError("Result is not set.");
        case Phase::cancelled: std::rethrow_exception(cancelled_error());
        case Phase::finished: break;
    }
    unseen_ = false;
    if (error_) std::rethrow_exception(error_.get(loop_->host()));
    return value_;
}

std::exception_ptr Future::exception() {
    if (phase_ == Phase::pending) throw InvalidStateError("Exception is not set.");
    if (phase_ == Phase::cancelled) std::rethrow_exception(cancelled_error());
    unseen_ = false;
    return error_.get(loop_->host());
}

std::exception_ptr Future::peek_error() const {
    return (phase_ == Phase::cancelled && cancelled_by_ ? cancelled_by_ : error_).get(loop_->host());
}

std::exception_ptr Future::cancelled_error() {
    // The error that ended a task is raised to the first who asks; later ones get one of their own.
    if (cancelled_by_) return cancelled_by_.release().get(loop_->host());
    return std::make_exception_ptr(CancelledError(cancel_message_));
}

void Future::require_pending() const {
    if (phase_ != Phase::pending) throw InvalidStateError("invalid state");
}

void Future::set_result(Value value) {
    require_pending();
    finish_with_value(std::move(value));
}

void Future::set_exception(std::exception_ptr error) {
    require_pending();
    finish_with_error(std::move(error));
}

bool Future::cancel(Value message) {
    unseen_ = false;
    if (done()) return false;
    finish_cancelled(std::move(message), nullptr);
    return true;
}

void Future::finish_with_value(Value value) {
    value_ = std::move(value);
    complete(Phase::finished);
}

void Future::finish_with_error(std::exception_ptr error) {
    error_.keep(loop_->host(), std::move(error));
    unseen_ = true;
    complete(Phase::finished);
}

void Future::finish_cancelled(Value message, std::exception_ptr error) {
    cancel_message_ = std::move(message);
    cancelled_by_.keep(loop_->host(), std::move(error));
    complete(Phase::cancelled);
}

void Future::complete(Phase phase) {
    phase_ = phase;
    record_done();
    // Callbacks are never called inline: all of them go through the ready queue.
    for (Callback& callback : std::exchange(callbacks_, {})) schedule(callback);
}

void Future::record_done() {
    Recorder& recorder = loop_->recorder();
    LoopHost& host = loop_->host();
    if (phase_ == Phase::cancelled) recorder.record(FutureResolved{id_, Outcome::cancelled, Text()});
    else if (error_) recorder.record(FutureResolved{id_, Outcome::failed, recorder.text(host.describe(error_.get(host)))});
    else recorder.record(FutureResolved{id_, Outcome::done, recorder.text(host.describe(value_))});
}

void Future::schedule(Callback& callback) {
    if (auto* waiter = std::get_if<Ref<Task>>(&callback)) loop_->call_soon((*waiter)->wakeup_handle(*this));
    else loop_->call_soon(std::get<std::unique_ptr<DoneCallback>>(callback)->make_handle(*this));
}

void Future::add_done_callback(std::unique_ptr<DoneCallback> added) {
    Callback callback(std::move(added));
    if (done()) schedule(callback);
    else callbacks_.push_back(std::move(callback));
}

void Future::add_waiter(Ref<Task> task) {
    Callback callback(std::move(task));
    if (done()) schedule(callback);
    else callbacks_.push_back(std::move(callback));
}

void Future::visit_references(ReferenceVisitor& visitor) const {
    visitor.visit(*loop_);
    visitor.visit(value_);
    visitor.visit(cancel_message_);
    error_.visit_references(visitor);
    cancelled_by_.visit_references(visitor);
    for (const Callback& callback : callbacks_) {
        if (const auto* waiter = std::get_if<Ref<Task>>(&callback)) visitor.visit(**waiter);
        else std::get<std::unique_ptr<DoneCallback>>(callback)->visit_references(visitor);
    }
}

void Future::clear_references() {
    // Moved out first: dropping them can run foreign code that looks at this future.
    const auto callbacks = std::exchange(callbacks_, {});
    const Value value = std::exchange(value_, {});
    const Value message = std::exchange(cancel_message_, {});
    const KeptError error = error_.release();
    const KeptError cancelled_by = cancelled_by_.release();
}

}  // namespace asynchio
