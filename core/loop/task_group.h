// asyncio.TaskGroup: tasks that end before the block does that started them; when one fails, all are asked to stop.
// Semantics: semantics.md R104-R112.
//
// Thread: its loop's. Lifetime: shared.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "core/loop/coro.h"
#include "core/loop/event_loop.h"
#include "core/loop/task.h"

namespace asynchio {

class TaskGroup : public Object {
  public:
    explicit TaskGroup(Recorder& recorder) : recorder_(recorder) {}

    // The current task begins the block. UsageError if it was begun before, or outside of a task.
    void enter(EventLoop& loop);
    // Ends the block, which `raised` this, or null: waits for all tasks. Throws ErrorGroup if some of them, or the
    // block, failed; the CancelledError that asked the block to stop; what leaves the loop as it is.
    Coro<Value> leave(std::exception_ptr raised);

    // UsageError for a group that was not entered, is finished, or asks its tasks to stop.
    void require_open() const;
    // A task that belongs to the group.
    Ref<Task> create_task(std::unique_ptr<Coroutine> coroutine, const TaskSpec& spec = {});
    // From now on this task belongs to the group.
    void add(Ref<Future> task);
    // Asks all its tasks to stop, in the order in which they joined.
    void abort();

    // None before it is entered.
    GroupId id() const { return id_; }
    bool aborting() const { return aborting_; }
    // Those that are not done, in the order in which they joined.
    std::vector<const Future*> open_tasks() const;
    // Null before it is entered.
    EventLoop* loop() const { return loop_.get(); }
    // "<TaskGroup tasks=2 entered>"
    std::string describe() const;

    void visit_references(ReferenceVisitor& visitor) const override;
    void clear_references() override;

  private:
    void task_done(std::size_t number, Future& task);
    void note_failure(Future& task, const std::exception_ptr& error);
    Coro<Value> wait_for_tasks(std::exception_ptr& cancellation);
    // As the block ends: throws what comes out of it.
    void give_errors(const std::exception_ptr& raised, const std::exception_ptr& cancellation);

    Recorder& recorder_;
    GroupId id_;
    Ref<EventLoop> loop_;
    Ref<Task> parent_;
    std::map<std::size_t, Ref<Future>> tasks_;  // that are not done, in the order in which they joined
    std::size_t joined_ = 0;
    std::vector<std::exception_ptr> errors_;
    std::exception_ptr leaves_loop_;  // SystemExit and KeyboardInterrupt win over all others
    Ref<Future> all_done_;
    bool entered_ = false;
    bool exiting_ = false;
    bool aborting_ = false;
    bool parent_cancelled_ = false;  // by the group itself
};

}  // namespace asynchio
