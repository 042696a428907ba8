#include "core/loop/timer_heap.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <random>

#include "core/tests/simulation.h"

namespace asynchio {
namespace {

using ::testing::ElementsAre;
using testing::Simulation;

class Numbered final : public Handle {
  public:
    explicit Numbered(int n) : number(n) {}
    void run() override {}
    const int number;
};

std::vector<int> drain(TimerHeap& heap) {
    std::vector<int> order;
    while (!heap.empty()) order.push_back(static_cast<Numbered&>(*heap.pop()).number);
    return order;
}

TEST(TimerHeap, EqualDeadlinesComeOutInTheOrderInWhichTheyWereSet) {
    TimerHeap heap;
    for (int i = 0; i < 6; ++i) heap.push(i % 2, make_ref<Numbered>(i), false);
    EXPECT_THAT(drain(heap), ElementsAre(0, 2, 4, 1, 3, 5));
}

TEST(TimerHeap, LiteralDeadlinesComeOutAsFromPythonsHeapq) {
    const auto order = [](int count, bool another) {
        TimerHeap heap;
        for (int i = 0; i < count; ++i) heap.push(5, make_ref<Numbered>(i), true);
        if (another) heap.push(9, make_ref<Numbered>(count), false);
        return drain(heap);
    };
    EXPECT_THAT(order(3, false), ElementsAre(0, 1, 2));
    EXPECT_THAT(order(4, false), ElementsAre(0, 2, 1, 3));
    EXPECT_THAT(order(6, false), ElementsAre(0, 2, 5, 4, 1, 3));
    EXPECT_THAT(order(3, true), ElementsAre(0, 2, 1, 3)) << "a later timer changes what heapq does";
    EXPECT_THAT(order(6, true), ElementsAre(0, 2, 5, 1, 3, 4, 6));
}

TEST(TimerHeap, SortsAnything) {
    std::mt19937 dice(3);
    for (int round = 0; round < 50; ++round) {
        TimerHeap heap;
        std::vector<Ref<Handle>> handles;
        for (int i = 0; i < 200; ++i) {
            const int when = static_cast<int>(dice() % 50);
            handles.push_back(make_ref<Numbered>(when));
            heap.push(when, handles.back(), dice() % 2 == 0);
        }
        for (const auto& handle : handles)
            if (dice() % 3 == 0) handle->cancel();
        const std::size_t dropped = heap.drop_cancelled().size();
        const std::vector<int> order = drain(heap);
        EXPECT_EQ(order.size() + dropped, 200u);
        EXPECT_TRUE(std::ranges::is_sorted(order));
    }
}

TEST(EventLoopTimers, ManyCancelledOnesAreDroppedAtOnce) {
    Simulation s;
    s.run_loop([&](EventLoop& loop) -> Coro<Value> {
        std::vector<Ref<Handle>> timers;
        for (int i = 0; i < 120; ++i) timers.push_back(loop.call_at(10 * kSecond, [] {}));
        for (int i = 70; i < 120; ++i) timers[static_cast<std::size_t>(i)]->cancel();
        co_await let_others_run();
        EXPECT_EQ(loop.timer_count(), 120u) << "50 of 120 are cancelled, none is the first";
        for (int i = 50; i < 70; ++i) timers[static_cast<std::size_t>(i)]->cancel();
        co_await let_others_run();
        EXPECT_EQ(loop.timer_count(), 50u) << "70 of 120 are more than half";
        for (const auto& timer : timers) timer->cancel();
        co_await let_others_run();
        EXPECT_EQ(loop.timer_count(), 0u);
        co_return Value();
    });
}

TEST(EventLoopTimers, HandlesOutliveTheirLoop) {
    Simulation s;
    s.run([&] {
        Ref<Handle> timer;
        {
            const auto loop = make_ref<EventLoop>(s.kernel, s.host);
            timer = loop->call_at(kSecond, [] {});
        }
        timer->cancel();
        EXPECT_TRUE(timer->cancelled());
    });
}

}  // namespace
}  // namespace asynchio
