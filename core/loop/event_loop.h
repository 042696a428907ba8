// The event loop: a FIFO of handles, a heap of timers, and one function that runs them. Semantics: semantics.md
// R1-R19.
//
// Thread: the one that runs it, except call_soon_threadsafe. Lifetime: shared.
#pragma once

#include <deque>
#include <functional>
#include <map>
#include <memory>
#include <vector>

#include "core/base/ref.h"
#include "core/kernel/kernel.h"
#include "core/loop/future.h"
#include "core/loop/handle.h"
#include "core/loop/host.h"
#include "core/loop/timer_heap.h"

namespace asynchio {

class Executor;
class Task;

class EventLoop : public Object {
  public:
    EventLoop(Kernel& kernel, LoopHost& host, bool debug = false);
    ~EventLoop() override;

    // The loop that runs in this thread, or null.
    static EventLoop* running_here();

    LoopId id() const { return id_; }
    Kernel& kernel() const { return kernel_; }
    Recorder& recorder() const { return kernel_.recorder(); }
    LoopHost& host() const { return host_; }
    Time time() const { return kernel_.now(); }

    // UsageError("Event loop is closed") once closed, for all of these.
    void call_soon(Ref<Handle> handle);
    // For plumbing of the runtime.
    void call_soon(std::function<void()> work);
    // From any thread: also wakes the loop.
    void call_soon_threadsafe(Ref<Handle> handle);
    // Fires at `when`; equal deadlines in the order of these calls, unless they are `literal` (see TimerHeap).
    void call_at(Time when, Ref<Handle> timer, bool literal = false);
    Ref<Handle> call_at(Time when, std::function<void()> work);

    Ref<Future> create_future(FuturePurpose purpose = {}) { return host_.new_future(*this, purpose); }
    Ref<Task> create_task(std::unique_ptr<Coroutine> coroutine, const TaskSpec& spec = {});

    // Runs until stop(). UsageError if this or another loop runs in this thread already.
    void run_forever();
    // Runs until the future is done, plus the iteration it is noticed in; returns its result or throws.
    Value run_until_complete(const Ref<Future>& future);
    // Ends run_forever after the current iteration.
    void stop() { stopping_ = true; }
    // Takes no more work. UsageError while it runs.
    void close();
    bool running() const { return running_; }
    // It waits for its next timer, or for another thread.
    bool idle() const { return idle_; }
    // The number of the iteration, from 1.
    std::uint32_t iteration() const { return iteration_; }
    // The thread that runs it, while it runs.
    ThreadId thread() const { return thread_; }
    bool closed() const { return closed_; }

    bool debug() const { return debug_; }
    void set_debug(bool debug) { debug_ = debug; }
    Duration slow_callback_duration() const { return slow_callback_; }
    void set_slow_callback_duration(Duration duration) { slow_callback_ = duration; }

    Task* current_task() const { return current_task_; }
    // Tasks that are not done, in creation order.
    std::vector<Ref<Task>> all_tasks() const;
    // Front first, with those that were cancelled and are still in the queue.
    const std::deque<Ref<Handle>>& ready() const { return ready_; }
    std::size_t ready_count() const { return ready_.size(); }
    const TimerHeap& timers() const { return timers_; }
    std::size_t timer_count() const { return timers_.size(); }
    // Without those that were cancelled and are still in the heap.
    std::size_t pending_timer_count() const { return timers_.size() - cancelled_timers_; }

    const std::shared_ptr<Executor>& default_executor() const { return default_executor_; }
    void set_default_executor(std::shared_ptr<Executor> executor) { default_executor_ = std::move(executor); }
    // From now on it takes no more calls, whether there is one or not.
    void close_default_executor() { default_executor_closed_ = true; }
    bool default_executor_closed() const { return default_executor_closed_; }

    void visit_references(ReferenceVisitor& visitor) const override;
    // Drops all handles. For collectors and the end of a run.
    void clear_references() override;

    void require_open() const;
    // The run is over: drops every task that is not done, with whatever it waits for.
    void abandon_tasks();

  private:
    friend class Task;
    friend class Handle;
    void run_once();
    void wait_for_work();
    void fire_due_timers();
    void run_handle(Handle& handle);
    void drop_cancelled_timers();
    void forget_cancelled(Handle& timer);
    void enqueue(Ref<Handle> handle, bool posted);

    Kernel& kernel_;
    LoopHost& host_;
    const LoopId id_;
    bool debug_;
    Duration slow_callback_ = 100 * kMillisecond;
    std::deque<Ref<Handle>> ready_;
    TimerHeap timers_;
    std::size_t cancelled_timers_ = 0;  // of those in the heap
    std::uint32_t iteration_ = 0;
    bool running_ = false;
    bool stopping_ = false;
    bool closed_ = false;
    bool idle_ = false;
    ThreadId thread_;
    Task* current_task_ = nullptr;
    std::map<TaskId, Task*> tasks_;  // not done, by creation
    std::shared_ptr<Executor> default_executor_;
    bool default_executor_closed_ = false;
};

}  // namespace asynchio
