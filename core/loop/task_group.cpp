#include "core/loop/task_group.h"

#include "core/loop/on_done.h"

namespace asynchio {

void TaskGroup::enter(EventLoop& loop) {
    if (entered_) throw UsageError("TaskGroup " + describe() + " has already been entered");
    loop_ = Ref<EventLoop>(&loop);
    if (loop.current_task() == nullptr)
        throw UsageError("TaskGroup " + describe() + " cannot determine the parent task");
    parent_ = Ref<Task>(loop.current_task());
    entered_ = true;
    id_ = recorder_.next<GroupId>();
    recorder_.record(GroupEntered{id_, parent_->task_id()});
}

void TaskGroup::require_open() const {
    if (!entered_) throw UsageError("TaskGroup " + describe() + " has not been entered");
    if (exiting_ && tasks_.empty()) throw UsageError("TaskGroup " + describe() + " is finished");
    if (aborting_) throw UsageError("TaskGroup " + describe() + " is shutting down");
}

Ref<Task> TaskGroup::create_task(std::unique_ptr<Coroutine> coroutine, const TaskSpec& spec) {
    require_open();
    Ref<Task> task = loop_->create_task(std::move(coroutine), spec);
    add(task);
    return task;
}

void TaskGroup::add(Ref<Future> task) {
    const std::size_t number = joined_++;
    if (const auto* known = dynamic_cast<const Task*>(task.get())) recorder_.record(GroupJoined{id_, known->task_id()});
    call_when_done(*task, Ref<TaskGroup>(this), [this, number](Future& done) { task_done(number, done); });
    tasks_.emplace(number, std::move(task));
}

void TaskGroup::abort() {
    aborting_ = true;
    recorder_.record(GroupAborted{id_});
    for (const auto& [number, task] : std::map(tasks_))
        if (!task->done()) task->cancel();
}

// --- how a task ends -----------------------------------------------------------------------------------------

void TaskGroup::task_done(std::size_t number, Future& task) {
    tasks_.erase(number);
    if (all_done_ && tasks_.empty()) WakeWhenDone::fill(*all_done_);
    if (task.cancelled()) return;
    if (const std::exception_ptr error = task.exception()) note_failure(task, error);
}

void TaskGroup::note_failure(Future& task, const std::exception_ptr& error) {
    if (!loop_ || !parent_) return;  // torn down
    errors_.push_back(error);
    if (!leaves_loop_ && is_error<LeaveLoop>(error)) leaves_loop_ = error;
    if (parent_->done()) {
        LoopHost& host = loop_->host();
        return host.report_error(*loop_, "Task " + host.name_of(task) + " has errored out but its parent task " +
                                             host.name_of(*parent_) + " is already completed", error, &task);
    }
    // The block is still running, or waits for its tasks: it has to hear of it. It was not asked to stop by anybody
    // else, which leave() takes into account.
    if (aborting_ || parent_cancelled_) return;
    abort();
    parent_cancelled_ = true;
    parent_->cancel();
}

// --- how the block ends --------------------------------------------------------------------------------------

Coro<Value> TaskGroup::leave(std::exception_ptr raised) {
    const Ref<TaskGroup> self(this);
    exiting_ = true;
    if (!leaves_loop_ && is_error<LeaveLoop>(raised)) leaves_loop_ = raised;
    std::exception_ptr cancellation = is_cancelled_error(raised) ? raised : nullptr;
    // Nobody but the group asked the block to stop: that is no cancellation for those outside.
    if (parent_cancelled_ && parent_->uncancel() == 0) cancellation = nullptr;
    if (raised && !aborting_) abort();
    co_await wait_for_tasks(cancellation);
    recorder_.record(GroupLeft{id_});
    give_errors(raised, cancellation);
    co_return Value();
}

// More than once if the block is asked to stop while it waits.
Coro<Value> TaskGroup::wait_for_tasks(std::exception_ptr& cancellation) {
    while (!tasks_.empty()) {
        if (!all_done_) all_done_ = loop_->create_future(FuturePurpose{WaitKind::group, id_.value, kNever});
        const Ref<Future> all_done = all_done_;
        try {
            co_await all_done;
        } catch (const CancelledError&) {
            if (!aborting_) {
                cancellation = std::current_exception();
                abort();
            }
        }
        all_done_.reset();
    }
    co_return Value();
}

void TaskGroup::give_errors(const std::exception_ptr& raised, const std::exception_ptr& cancellation) {
    // Whatever comes out, the group forgets them: what it holds no collector of a language sees.
    auto errors = std::exchange(errors_, {});
    if (leaves_loop_) std::rethrow_exception(std::exchange(leaves_loop_, nullptr));
    if (cancellation && errors.empty()) std::rethrow_exception(cancellation);
    if (raised && !is_cancelled_error(raised)) errors.push_back(raised);
    if (!errors.empty()) throw ErrorGroup("unhandled errors in a TaskGroup", std::move(errors));
}

// --- the object ----------------------------------------------------------------------------------------------

std::vector<const Future*> TaskGroup::open_tasks() const {
    std::vector<const Future*> open;
    for (const auto& [number, task] : tasks_)
        if (!task->done()) open.push_back(task.get());
    return open;
}

std::string TaskGroup::describe() const {
    std::string text = "<TaskGroup";
    if (!tasks_.empty()) text += " tasks=" + std::to_string(tasks_.size());
    if (!errors_.empty()) text += " errors=" + std::to_string(errors_.size());
    if (aborting_) text += " cancelling";
    else if (entered_) text += " entered";
    return text + ">";
}

void TaskGroup::visit_references(ReferenceVisitor& visitor) const {
    if (loop_) visitor.visit(*loop_);
    if (parent_) visitor.visit(*parent_);
    if (all_done_) visitor.visit(*all_done_);
    for (const auto& [number, task] : tasks_) visitor.visit(*task);
}

void TaskGroup::clear_references() {
    const auto tasks = std::exchange(tasks_, {});
    const auto errors = std::exchange(errors_, {});
    const auto leaves_loop = std::exchange(leaves_loop_, nullptr);
    const auto all_done = std::exchange(all_done_, {});
    const auto parent = std::exchange(parent_, {});
}

}  // namespace asynchio
