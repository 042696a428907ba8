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
#include "core/tests/truth_sync.h"

namespace asynchio {
namespace {

// Knows the things of this test.
class KnownThings final : public testing::SyncTruth {
  public:
    explicit KnownThings(const SimulatedKernel& kernel) : kernel_(kernel) {}
    std::vector<const Object*> things;
    const EventLoop* loop = nullptr;

  protected:
    const SimulatedKernel* find_kernel() override { return &kernel_; }
    void compare_objects() override {
        if (loop == nullptr) return;
        compare_object(*loop);
        for (const Ref<Task>& task : loop->all_tasks()) compare_object(*task);
        for (const Object* thing : things) compare_object(*thing);
    }

  private:
    const SimulatedKernel& kernel_;
};

// Compares at every await of the loop's C++ coroutines, too.
class Witness final : public LoopHost {
  public:
    explicit Witness(testing::Truth& truth) : truth_(truth) {}
    void reached(const std::source_location& place) override {
        truth_.compare(std::string(place.file_name()) + ":" + std::to_string(place.line()));
        ++compared;
    }
    int compared = 0;

  private:
    testing::Truth& truth_;
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

Coro<Value> day(EventLoop& loop, KnownThings& known) {
    const auto lock = make_ref<Lock>(loop.recorder(), "lock");
    const auto queue = make_ref<AsyncQueue>(loop.recorder(), loop.host(), QueueOrder::fifo, 2, "queue");
    known.things = {lock.get(), queue.get()};
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
    co_await sleep(loop, kMillisecond);
    known.things.clear();
    co_return Value();
}

TEST(Truth, TheFoldOfTheTraceIsTheLoopAtEveryAwait) {
    const OwnedTraceBuffer buffer(1 << 16, 1 << 20);
    const Limits limits;
    Recorder recorder(buffer.get(), limits.events);
    SimulatedKernel kernel(recorder, Machine{}, limits);
    KnownThings known(kernel);
    Witness witness(known);
    recorder.observe(&known);
    kernel.run("truth", [&] {
        const auto loop = make_ref<EventLoop>(kernel, witness);
        known.loop = loop.get();
        run_main_task(start(*loop, day(*loop, known), "main"), [] { return std::vector<std::unique_ptr<Coroutine>>(); });
        known.loop = nullptr;
    });
    EXPECT_EQ(known.differences(), "");
    EXPECT_GT(witness.compared, 60);
    EXPECT_GT(known.compared(), 200);
}

}  // namespace
}  // namespace asynchio
