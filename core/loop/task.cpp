#include "core/loop/task.h"

#include "core/base/check.h"
#include "core/loop/event_loop.h"

namespace asynchio {

Task::Task(EventLoop& loop, std::unique_ptr<Coroutine> coroutine, const TaskSpec& spec)
    : Future(loop, AsTask{}),
      task_id_(loop.recorder().next<TaskId>()),
      name_(spec.name.empty() ? "Task-" + std::to_string(loop.host().next_task_number()) : spec.name),
      plumbing_(spec.plumbing),
      coroutine_(std::move(coroutine)) {
    set_purpose(FuturePurpose{WaitKind::task, task_id_.value, kNever});
    Recorder& recorder = loop.recorder();
    const std::string function = coroutine_->name();
    recorder.record(TaskCreated{task_id_, loop.id(), recorder.text(name_),
                                recorder.text(spec.label.empty() ? coroutine_->label() : spec.label), recorder.text(function),
                                plumbing_});
    loop.tasks_[task_id_] = this;
}

Task::~Task() {
    loop().tasks_.erase(task_id_);
    if (!done()) loop().recorder().record(TaskEnded{task_id_, Outcome::destroyed, Text()});
}

void Task::schedule_step(HandleKind kind, std::exception_ptr error) {
    step_.kind_ = kind;
    next_error_ = std::move(error);
    loop().call_soon(Ref<Handle>(&step_));
}

Ref<Handle> Task::wakeup_handle(Future& future) {
    step_.kind_ = HandleKind::wakeup;
    awaited_ = Ref<Future>(&future);
    return Ref<Handle>(&step_);
}

// --- cancellation --------------------------------------------------------------------------------------------

bool Task::cancel(Value message) {
    mark_exception_seen();
    if (done()) return false;
    ++cancel_requests_;
    loop().recorder().record(CancelRequested{task_id_});
    if (waiting_for_) {
        const NestedCancel nested(loop().host());
        if (waiting_for_->cancel(message)) return true;
    }
    // It is running, ready, or waits for something that is done already: the next turn throws.
    must_cancel_ = true;
    cancel_message_ = std::move(message);
    return true;
}

std::uint32_t Task::uncancel() {
    if (cancel_requests_ > 0) --cancel_requests_;
    return cancel_requests_;
}

// --- turns ---------------------------------------------------------------------------------------------------

void Task::run_step() {
    std::exception_ptr error = std::exchange(next_error_, nullptr);
    if (const Ref<Future> awaited = std::exchange(awaited_, {})) {
        try {
            awaited->result();
        } catch (...) {
            error = std::current_exception();
        }
    }
    turn(std::move(error));
}

void Task::turn(std::exception_ptr error) {
    ASYNCHIO_CHECK_WITH(&loop().recorder(), !done(), "a task that is done gets no more turns");
    if (std::exchange(must_cancel_, false) && !is_cancelled_error(error))
        error = std::make_exception_ptr(CancelledError(cancel_message_));
    waiting_for_.reset();

    Recorder& recorder = loop().recorder();
    const Ref<Task> self(this);
    loop().current_task_ = this;
    recorder.record(TurnStarted{task_id_, plumbing_ ? 0 : recorder.next_turn()});
    TurnEnd end = TurnEnd::ended;
    try {
        end = take(error ? coroutine_->throw_in(std::move(error)) : coroutine_->send());
    } catch (...) {  // the run ends, or the loop must be left
        loop().current_task_ = nullptr;
        recorder.record(TurnEnded{task_id_, TurnEnd::ended});
        throw;
    }
    loop().current_task_ = nullptr;
    recorder.record(TurnEnded{task_id_, end});
}

TurnEnd Task::take(Step step) {
    switch (step.kind) {
        case Step::Kind::returned:
        case Step::Kind::raised:
        case Step::Kind::left_loop: return finish(std::move(step));
        case Step::Kind::awaits: return wait_for(step.future);
        case Step::Kind::yielded: schedule_step(HandleKind::next_step, nullptr); return TurnEnd::yielded;
        case Step::Kind::misused: schedule_step(HandleKind::next_step, std::move(step.error)); return TurnEnd::yielded;
    }
    return TurnEnd::ended;
}

TurnEnd Task::finish(Step step) {
    loop().tasks_.erase(task_id_);
    if (step.kind == Step::Kind::returned) {
        // Cancelled while it ran its last turn: the result is lost.
        if (std::exchange(must_cancel_, false)) finish_cancelled(cancel_message_, nullptr);
        else finish_with_value(std::move(step.value));
    } else if (step.kind == Step::Kind::raised && is_cancelled_error(step.error)) {
        finish_cancelled({}, std::move(step.error));  // the error has the message
    } else {
        finish_with_error(step.error);
        if (step.kind == Step::Kind::left_loop) std::rethrow_exception(step.error);
    }
    return TurnEnd::ended;
}

TurnEnd Task::wait_for(const Ref<Future>& future) {
    const FuturePurpose& purpose = future->purpose();
    loop().recorder().record(TaskWaits{task_id_, purpose.kind, purpose.object, purpose.deadline});
    waiting_for_ = future;
    future->add_waiter(Ref<Task>(this));
    // Cancelled before it could be told: pass it on to what it waits for now.
    if (must_cancel_ && future->cancel(cancel_message_)) must_cancel_ = false;
    return TurnEnd::waiting;
}

void Task::record_done() {
    Recorder& recorder = loop().recorder();
    LoopHost& host = loop().host();
    const std::exception_ptr error = peek_error();
    if (cancelled()) recorder.record(TaskEnded{task_id_, Outcome::cancelled, Text()});
    else if (error) recorder.record(TaskEnded{task_id_, Outcome::failed, recorder.text(host.describe(error))});
    else recorder.record(TaskEnded{task_id_, Outcome::done, recorder.text(host.describe(result()))});
}

void Task::visit_references(ReferenceVisitor& visitor) const {
    Future::visit_references(visitor);
    if (coroutine_) coroutine_->visit_references(visitor);
    if (awaited_) visitor.visit(*awaited_);
    if (waiting_for_) visitor.visit(*waiting_for_);
}

void Task::clear_references() {
    loop().tasks_.erase(task_id_);
    const auto coroutine = std::exchange(coroutine_, nullptr);
    const auto awaited = std::exchange(awaited_, {});
    const auto waiting_for = std::exchange(waiting_for_, {});
    const auto error = std::exchange(next_error_, nullptr);
    Future::clear_references();
}

}  // namespace asynchio
