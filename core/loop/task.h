// Task: a future that drives a coroutine, one turn at a time. Semantics: semantics.md R31-R65.
#pragma once

#include <memory>
#include <string>

#include "core/loop/coroutine.h"
#include "core/loop/future.h"
#include "core/loop/host.h"

namespace asynchio {

class Task : public Future {
  public:
    // Whoever makes a task calls begin() on it next: an object must be complete before it can be counted.
    Task(EventLoop& loop, std::unique_ptr<Coroutine> coroutine, const TaskSpec& spec);
    ~Task() override;
    // Puts its first turn at the back of the loop's ready queue; once.
    void begin() {
        if (!std::exchange(begun_, true)) schedule_step(HandleKind::first_step, nullptr);
    }

    TaskId task_id() const { return task_id_; }
    const std::string& name() const { return name_; }
    void set_name(std::string name) { name_ = std::move(name); }
    Coroutine& coroutine() const { return *coroutine_; }
    bool plumbing() const { return plumbing_; }
    // Whether somebody should hear of it when the task is destroyed before it has ended.
    bool missed() const { return missed_; }
    void set_missed(bool missed) { missed_ = missed; }
    // The future it waits for, or null.
    Future* waiting_for() const { return waiting_for_.get(); }

    // Asks it to stop: CancelledError is thrown in where it waits, or at its next turn. False if it is done.
    bool cancel(Value message = {}) override;
    // How often it was asked, less uncancel().
    std::uint32_t cancelling() const { return cancel_requests_; }
    std::uint32_t uncancel();

    void set_result(Value) override { throw UsageError("Task does not support set_result operation"); }
    void set_exception(std::exception_ptr) override {
        throw UsageError("Task does not support set_exception operation");
    }

    // The step that continues it because `future`, which it awaits, is done.
    Ref<Handle> wakeup_handle(Future& future);

    void visit_references(ReferenceVisitor& visitor) const override;
    void clear_references() override;

  protected:
    void record_done() override;

  private:
    // The task's entry in the ready queue. There is at most one at a time, so it lives in the task.
    class StepHandle final : public Handle {
      public:
        explicit StepHandle(Task& task) : task_(task) {}
        void run() override { task_.run_step(); }
        HandleKind kind() const override { return kind_; }
        TaskId task() const override { return task_.task_id_; }
        void* foreign() const override { return task_.foreign(); }
        void add_reference() noexcept override { task_.add_reference(); }
        void drop_reference() noexcept override { task_.drop_reference(); }

      private:
        friend class Task;
        Task& task_;
        HandleKind kind_ = HandleKind::first_step;
    };

    void schedule_step(HandleKind kind, std::exception_ptr error);
    void run_step();
    void turn(std::exception_ptr error);
    TurnEnd take(Step step);
    TurnEnd finish(Step step);
    TurnEnd wait_for(const Ref<Future>& future);

    const TaskId task_id_;
    std::string name_;
    const bool plumbing_;
    std::unique_ptr<Coroutine> coroutine_;
    StepHandle step_{*this};
    Ref<Future> awaited_;             // what the scheduled wake-up is about
    std::exception_ptr next_error_;   // thrown in at the next turn
    Ref<Future> waiting_for_;
    bool begun_ = false;
    bool must_cancel_ = false;
    bool missed_ = true;
    std::uint32_t cancel_requests_ = 0;
};

}  // namespace asynchio
