// The trace tells the truth: wherever a coroutine awaits something, the fold of what was recorded so far is what the loop
// itself has: its ready queue, its timers, its tasks, who runs, and what time it is.
#include <gtest/gtest.h>

#include "core/kernel/simulated_kernel.h"
#include "core/loop/coro.h"
#include "core/loop/event_loop.h"
#include "core/loop/gather.h"
#include "core/loop/runner.h"
#include "core/loop/sleep.h"
#include "core/loop/task.h"
#include "core/loop/wait_for.h"
#include "core/sync/lock.h"
#include "core/sync/queue.h"
#include "core/trace/state.h"

namespace asynchio {
namespace {

// Compares at every await of the loop's C++ coroutines.
class Witness final : public LoopHost {
  public:
    Witness(TraceBuffer buffer, Kernel& kernel) : buffer_(buffer), kernel_(kernel) {}

    void reached(const std::source_location& place) override {
        const EventLoop& loop = *EventLoop::running_here();
        const Trace trace = read_trace(buffer_);
        const State state = fold(trace, trace.size());
        SCOPED_TRACE(std::string(place.file_name()) + ":" + std::to_string(place.line()));
        const LoopState* told = state.find(loop.id());
        ASSERT_NE(told, nullptr);
        EXPECT_EQ(told->ready.size(), loop.ready_count());
        EXPECT_EQ(told->timers.size(), loop.pending_timer_count());
        EXPECT_EQ(state.now, kernel_.now());
        EXPECT_EQ(state.thread, kernel_.current_thread());
        EXPECT_EQ(state.running_task(kernel_.current_thread()), loop.current_task()->task_id());
        std::vector<TaskId> open, told_open;
        for (const Ref<Task>& task : loop.all_tasks()) open.push_back(task->task_id());
        for (const TaskState& task : state.tasks)
            if (task.phase != TaskState::Phase::ended) told_open.push_back(task.id);
        EXPECT_EQ(told_open, open);
        ++compared;
    }
    int compared = 0;

  private:
    TraceBuffer buffer_;
    Kernel& kernel_;
};

Ref<Task> start(EventLoop& loop, Coro<Value> coro, const char* label) {
    return loop.create_task(drive(std::move(coro), label), TaskSpec{"", label, false});
}

Coro<Value> work(EventLoop& loop, Ref<Lock> lock, Ref<AsyncQueue> queue, int n) {
    for (int i = 0; i < 3; ++i) {
        co_await lock->acquire(loop);
        co_await sleep(loop, n * 10 * kMillisecond);
        lock->release();
        co_await queue->put(loop, n * 10 + i);
        co_await sleep(loop, 0);
    }
    co_return n;
}

Coro<Value> consume(EventLoop& loop, Ref<AsyncQueue> queue) {
    while (true) {
        co_await queue->get(loop);
        co_await sleep(loop, 15 * kMillisecond);
        queue->task_done();
    }
}

Coro<Value> day(EventLoop& loop) {
    const auto lock = make_ref<Lock>(loop.recorder(), "lock");
    const auto queue = make_ref<AsyncQueue>(loop.recorder(), loop.host(), QueueOrder::fifo, 2, "queue");
    const Ref<Task> consumer = start(loop, consume(loop, queue), "consumer");
    std::vector<Ref<Future>> workers;
    for (const int n : {1, 2, 3}) workers.push_back(start(loop, work(loop, lock, queue, n), "worker"));
    const Ref<Future> tray = gather(loop, std::move(workers));
    co_await tray;
    co_await queue->join(loop);
    consumer->cancel();
    const Ref<Task> slow = start(loop, sleep(loop, kSecond), "slow");
    bool over = false;
    try {
        co_await wait_for(loop, slow, 50 * kMillisecond);
    } catch (const TimeoutError&) {
        over = true;
    }
    EXPECT_TRUE(over);
    co_return co_await sleep(loop, kMillisecond);
}

TEST(Truth, TheFoldOfTheTraceIsTheLoopAtEveryAwait) {
    const OwnedTraceBuffer buffer(1 << 16, 1 << 20);
    const Limits limits;
    Recorder recorder(buffer.get(), limits.events);
    SimulatedKernel kernel(recorder, Machine{}, limits);
    Witness witness(buffer.get(), kernel);
    kernel.run("truth", [&] {
        const auto loop = make_ref<EventLoop>(kernel, witness);
        run_main_task(start(*loop, day(*loop), "main"), [] { return std::vector<std::unique_ptr<Coroutine>>(); });
    });
    EXPECT_GT(witness.compared, 60);
}

}  // namespace
}  // namespace asynchio
