#include "core/loop/event_loop.h"

#include "core/loop/task.h"

namespace asynchio {
namespace {

// The one piece of state that belongs to an OS thread and not to a run. Set by RunningHere, nobody else.
thread_local EventLoop* running_loop = nullptr;

// Cancelled timers stay until they come up, unless there are many and more than half of all.
constexpr std::size_t kFewTimers = 100;

class RunningHere {
  public:
    explicit RunningHere(EventLoop& loop) { running_loop = &loop; }
    ~RunningHere() { running_loop = nullptr; }
    RunningHere(const RunningHere&) = delete;
    RunningHere& operator=(const RunningHere&) = delete;
};

class WorkHandle final : public Handle {
  public:
    explicit WorkHandle(std::function<void()> work) : work_(std::move(work)) {}
    void run() override { std::exchange(work_, nullptr)(); }

  private:
    void on_cancel() override { work_ = nullptr; }
    std::function<void()> work_;
};

// Stops the loop when the future of run_until_complete is done.
class StopCallback final : public DoneCallback {
  public:
    explicit StopCallback(EventLoop& loop) : loop_(loop) {}
    Ref<Handle> make_handle(Future& future) override {
        // What leaves the loop has ended run_forever already: a later one must not be stopped.
        if (is_error<LeaveLoop>(future.peek_error())) return make_ref<WorkHandle>([] {});
        return make_ref<WorkHandle>([loop = &loop_] { loop->stop(); });
    }

  private:
    EventLoop& loop_;
};

}  // namespace

void Handle::cancel() {
    if (std::exchange(cancelled_, true)) return;
    if (loop_ != nullptr && (place_ == Place::timer || place_ == Place::ready))
        loop_->recorder().record(HandleCancelled{id_});
    if (loop_ != nullptr && place_ == Place::timer) ++loop_->cancelled_timers_;
    on_cancel();
}

EventLoop* EventLoop::running_here() { return running_loop; }

EventLoop::EventLoop(Kernel& kernel, LoopHost& host, bool debug)
    : kernel_(kernel), host_(host), id_(kernel.recorder().next<LoopId>()), debug_(debug) {
    recorder().record(LoopCreated{id_, debug_});
}

EventLoop::~EventLoop() { EventLoop::clear_references(); }

void EventLoop::require_open() const {
    if (closed_) throw UsageError("Event loop is closed");
}

// --- scheduling ----------------------------------------------------------------------------------------------

void EventLoop::enqueue(Ref<Handle> handle, bool posted) {
    require_open();
    handle->id_ = recorder().next<HandleId>();
    handle->place_ = Handle::Place::ready;
    handle->loop_ = this;
    recorder().record(HandleEnqueued{handle->id_, id_, handle->kind(), handle->task(),
                                     recorder().text(handle->label()), posted});
    ready_.push_back(std::move(handle));
}

void EventLoop::call_soon(Ref<Handle> handle) { enqueue(std::move(handle), false); }

void EventLoop::call_soon(std::function<void()> work) {
    enqueue(make_ref<WorkHandle>(std::move(work)), false);
}

void EventLoop::call_soon_threadsafe(Ref<Handle> handle) {
    enqueue(std::move(handle), true);
    if (idle_) kernel_.unpark(thread_);
}

void EventLoop::call_at(Time when, Ref<Handle> timer, bool literal) {
    require_open();
    timer->id_ = recorder().next<HandleId>();
    timer->place_ = Handle::Place::timer;
    timer->when_ = when;
    timer->loop_ = this;
    // The runtime's own timers belong to the task that waits for them; the program's carry their function.
    const std::string label = timer->label();
    const bool for_task = label.empty() && current_task_ != nullptr;
    recorder().record(TimerArmed{timer->id_, id_, when, for_task ? current_task_->task_id() : TaskId(),
                                 recorder().text(label)});
    timers_.push(when, std::move(timer), literal);
}

Ref<Handle> EventLoop::call_at(Time when, std::function<void()> work) {
    auto handle = make_ref<WorkHandle>(std::move(work));
    call_at(when, handle);
    return handle;
}

Ref<Task> EventLoop::create_task(std::unique_ptr<Coroutine> coroutine, const TaskSpec& spec) {
    require_open();
    Ref<Task> task = host_.new_task(*this, std::move(coroutine), spec);
    task->begin();
    return task;
}

std::vector<Ref<Task>> EventLoop::all_tasks() const {
    std::vector<Ref<Task>> tasks;
    for (const auto& [id, task] : tasks_) tasks.emplace_back(task);
    return tasks;
}

void EventLoop::abandon_tasks() {
    clear_references();
    for (const Ref<Task>& task : all_tasks()) task->clear_references();
}

// --- running -------------------------------------------------------------------------------------------------

void EventLoop::run_forever() {
    require_open();
    if (running_) throw UsageError("This event loop is already running");
    if (running_loop != nullptr) throw UsageError("Cannot run the event loop while another loop is running");
    const Ref<EventLoop> self(this);
    const RunningHere here(*this);
    thread_ = kernel_.current_thread();
    running_ = true;
    recorder().record(LoopStarted{id_});
    host_.loop_started(*this);
    const auto leave = [this] {
        host_.loop_stopped(*this);
        running_ = false;
        stopping_ = false;
        recorder().record(LoopStopped{id_});
    };
    try {
        do run_once();
        while (!stopping_);
    } catch (...) {
        leave();
        throw;
    }
    leave();
}

// One iteration: wait for work, move due timers, run exactly what was ready then.
void EventLoop::run_once() {
    drop_cancelled_timers();
    if (ready_.empty() && !stopping_) wait_for_work();
    fire_due_timers();
    const std::size_t ready = ready_.size();
    recorder().record(IterationStarted{id_, ++iteration_, static_cast<Count>(ready)});
    // This is the only place where callbacks are called; all others just add them to the ready queue. What they
    // add runs in the next iteration.
    for (std::size_t i = 0; i < ready; ++i) {
        const Ref<Handle> handle = std::move(ready_.front());
        ready_.pop_front();
        if (handle->cancelled()) {
            handle->place_ = Handle::Place::idle;
            recorder().record(HandleSkipped{handle->id()});
        } else {
            run_handle(*handle);
        }
    }
}

void EventLoop::wait_for_work() {
    const Time deadline = timers_.empty() ? kNever : timers_.when();
    if (deadline <= time()) return;
    recorder().record(LoopIdled{id_, deadline});
    idle_ = true;
    bool woken = false;
    try {
        woken = kernel_.park(Wait{WaitKind::loop, id_.value}, deadline);
    } catch (...) {  // Ctrl+C, or the run is over
        idle_ = false;
        recorder().record(LoopWoke{id_, WakeCause::interrupt});
        throw;
    }
    idle_ = false;
    recorder().record(LoopWoke{id_, woken ? WakeCause::thread : WakeCause::timer});
}

void EventLoop::fire_due_timers() {
    while (!timers_.empty() && timers_.when() <= time()) {
        Ref<Handle> timer = timers_.pop();
        if (timer->cancelled()) {
            forget_cancelled(*timer);
            continue;
        }
        timer->place_ = Handle::Place::ready;
        recorder().record(TimerFired{timer->id(), timer->when()});
        ready_.push_back(std::move(timer));
    }
}

void EventLoop::drop_cancelled_timers() {
    if (timers_.size() > kFewTimers && cancelled_timers_ * 2 > timers_.size()) {
        for (const Ref<Handle>& timer : timers_.drop_cancelled()) forget_cancelled(*timer);
        return;
    }
    while (!timers_.empty() && timers_.front().cancelled()) forget_cancelled(*timers_.pop());
}

void EventLoop::forget_cancelled(Handle& timer) {
    timer.place_ = Handle::Place::idle;
    --cancelled_timers_;
}

void EventLoop::run_handle(Handle& handle) {
    const HandleId id = handle.id();  // a task's handle may be enqueued anew while it runs
    handle.place_ = Handle::Place::running;
    recorder().record(HandleStarted{id});
    const Time began = time();
    const auto finish = [&] {
        if (handle.id() == id) handle.place_ = Handle::Place::idle;
        recorder().record(HandleFinished{id});
    };
    try {
        handle.run();
    } catch (...) {
        finish();
        throw;
    }
    finish();
    if (debug_ && time() - began >= slow_callback_) host_.report_slow(*this, handle, time() - began);
}

Value EventLoop::run_until_complete(const Ref<Future>& future) {
    require_open();
    if (running_) throw UsageError("This event loop is already running");
    if (running_loop != nullptr) throw UsageError("Cannot run the event loop while another loop is running");
    auto callback = std::make_unique<StopCallback>(*this);
    const DoneCallback* const mine = callback.get();
    future->add_done_callback(std::move(callback));
    const auto remove = [&] {
        future->remove_done_callbacks([mine](const DoneCallback& other) { return &other == mine; });
    };
    try {
        run_forever();
    } catch (...) {
        remove();
        if (future->done() && !future->cancelled()) future->mark_exception_seen();
        throw;
    }
    remove();
    if (!future->done()) throw UsageError("Event loop stopped before Future completed.");
    return future->result();
}

void EventLoop::close() {
    if (running_) throw UsageError("Cannot close a running event loop");
    if (std::exchange(closed_, true)) return;
    recorder().record(LoopClosed{id_});
    EventLoop::clear_references();  // what an embedding added to the loop stays
}

void EventLoop::visit_references(ReferenceVisitor& visitor) const {
    for (const Ref<Handle>& handle : ready_) visitor.visit(*handle);
    timers_.for_each([&](const Handle& timer) { visitor.visit(timer); });
}

void EventLoop::clear_references() {
    const auto ready = std::exchange(ready_, {});
    const auto timers = std::exchange(timers_, {});
    cancelled_timers_ = 0;
    // Whoever still has one of the handles may cancel it when this loop is gone.
    const auto let_go = [](Handle& handle) {
        handle.place_ = Handle::Place::idle;
        handle.loop_ = nullptr;
    };
    for (const Ref<Handle>& handle : ready) let_go(*handle);
    timers.for_each(let_go);
}

}  // namespace asynchio
