// What threads wait with, without Python: order, deadlines, and what the trace says.
#include <gtest/gtest.h>

#include "core/tests/simulation.h"
#include "core/threads/mutex.h"
#include "core/threads/future_wait.h"
#include "core/threads/thread_barrier.h"
#include "core/threads/thread_condition.h"
#include "core/threads/thread_event.h"
#include "core/threads/thread_queue.h"
#include "core/threads/thread_rlock.h"
#include "core/threads/thread_semaphore.h"

namespace asynchio {
namespace {

using testing::count_events;
using testing::said;
using testing::Simulation;
using Lines = std::vector<std::string>;

class ThreadSync : public ::testing::Test {
  protected:
    void start(const std::string& name, std::function<void()> body) {
        threads_.push_back(s.kernel.spawn(ThreadSpec{name, name, name, {}, false, false}, std::move(body)));
    }
    // Call it at the end: what threads share lives on the main thread's stack.
    void join_all() {
        for (const ThreadId thread : threads_) s.kernel.join(thread, kNever);
    }
    void sleep(Duration duration) { s.kernel.sleep_until(s.kernel.now() + duration); }
    Time in(Duration duration) { return s.kernel.now() + duration; }

    Simulation s;

  private:
    std::vector<ThreadId> threads_;
};

// As in CPython, where a thread that loops over a lock rarely lets others in.
TEST_F(ThreadSync, WhoeverRunsTakesAReleasedLockAgainAndTheOthersKeepTheirPlaces) {
    const Trace trace = s.run([&] {
        const auto lock = make_ref<Mutex>(s.kernel, "lock");
        for (const char* name : {"A", "B", "C"})
            start(name, [&, name] {
                for (int i = 0; i < 2; ++i) {
                    lock->acquire();
                    s.say(name + std::to_string(i));
                    sleep(kSecond);
                    lock->release();
                }
            });
        join_all();
    });
    EXPECT_EQ(said(trace), (Lines{"0.00 A: A0", "1.00 A: A1", "2.00 B: B0", "3.00 B: B1", "4.00 C: C0", "5.00 C: C1"}));
}

TEST_F(ThreadSync, RLockLetsItsOwnerInAgainAndNobodyElse) {
    const Trace trace = s.run([&] {
        const auto lock = make_ref<ThreadRLock>(s.kernel, "lock");
        EXPECT_TRUE(lock->acquire());
        EXPECT_TRUE(lock->acquire());
        start("B", [&] {
            EXPECT_FALSE(lock->try_acquire());
            EXPECT_THROW(lock->release(), UsageError);
            EXPECT_FALSE(lock->acquire(in(kSecond)));
            EXPECT_TRUE(lock->acquire());
            s.say("has it");
            lock->release();
        });
        sleep(2 * kSecond);
        lock->release();
        EXPECT_EQ(lock->depth(), 1u);
        lock->release();
        EXPECT_THROW(lock->release(), UsageError);
        join_all();
    });
    EXPECT_EQ(said(trace), Lines{"2.00 B: has it"});
    EXPECT_EQ(count_events(trace, EventKind::LockAcquired), 2u);
}

TEST_F(ThreadSync, EventLetsAllWaitersGoInTheOrderTheyCame) {
    const Trace trace = s.run([&] {
        const auto event = make_ref<ThreadEventFlag>(s.kernel, "go");
        for (const char* name : {"A", "B"})
            start(name, [&, name] {
                EXPECT_TRUE(event->wait());
                s.say("goes");
            });
        start("C", [&] {
            EXPECT_FALSE(event->wait(in(kSecond)));
            s.say("gave up");
        });
        sleep(2 * kSecond);
        event->set();
        event->set();
        EXPECT_TRUE(event->wait());
        event->clear();
        EXPECT_FALSE(event->wait(in(0)));
        join_all();
    });
    EXPECT_EQ(said(trace), (Lines{"1.00 C: gave up", "2.00 A: goes", "2.00 B: goes"}));
    EXPECT_EQ(count_events(trace, EventKind::FlagSet), 1u);
    EXPECT_EQ(count_events(trace, EventKind::FlagCleared), 1u);
}

TEST_F(ThreadSync, ConditionTellsTheLongestWaitingAndTakesBackTheWholeRLock) {
    const Trace trace = s.run([&] {
        const auto lock = make_ref<ThreadRLock>(s.kernel, "lock");
        const auto condition = make_ref<ThreadCondition>(s.kernel, "ready", Ref<ThreadLock>(lock));
        EXPECT_THROW(condition->wait(), UsageError);
        EXPECT_THROW(condition->notify(), UsageError);
        for (const char* name : {"A", "B", "C"})
            start(name, [&, name] {
                lock->acquire();
                lock->acquire();
                const bool told = condition->wait(name == std::string("C") ? in(kSecond) : kNever);
                EXPECT_EQ(lock->depth(), 2u);
                s.say(told ? "told" : "in vain");
                lock->release();
                lock->release();
            });
        for (int i = 0; i < 2; ++i) {
            sleep(2 * kSecond);
            lock->acquire();
            condition->notify();
            lock->release();
        }
        join_all();
    });
    EXPECT_EQ(said(trace), (Lines{"1.00 C: in vain", "2.00 A: told", "4.00 B: told"}));
    EXPECT_EQ(count_events(trace, EventKind::ConditionNotified), 2u);
}

TEST_F(ThreadSync, SemaphoreKeepsThePlaceOfWhoWasCalledInVain) {
    const Trace trace = s.run([&] {
        const auto semaphore = make_ref<ThreadSemaphore>(s.kernel, "places", 1, true);
        EXPECT_THROW(semaphore->release(), TooManyReleases);
        semaphore->acquire();
        for (const char* name : {"A", "B"})
            start(name, [&] {
                semaphore->acquire();
                s.say("in");
                semaphore->release();
            });
        sleep(kSecond);
        semaphore->release();
        EXPECT_TRUE(semaphore->try_acquire()) << "whoever runs takes a free place, as in CPython";
        EXPECT_FALSE(semaphore->acquire(in(kSecond)));
        semaphore->release();
        join_all();
    });
    EXPECT_EQ(said(trace), (Lines{"2.00 A: in", "2.00 B: in"}));
    EXPECT_EQ(count_events(trace, EventKind::SemaphoreTaken), count_events(trace, EventKind::SemaphoreGiven));
}

TEST_F(ThreadSync, BarrierOpensBreaksAndStartsAnew) {
    const Trace trace = s.run([&] {
        const auto barrier = make_ref<ThreadBarrier>(s.kernel, "meet", 2);
        const auto other = [&](const char* name) {
            start(name, [&] {
                try {
                    s.say(barrier->wait() == 0 ? "first" : "second");
                } catch (const BrokenBarrier&) {
                    s.say("broken");
                }
            });
        };
        other("A");
        EXPECT_EQ(barrier->wait(kNever, [&] { s.say("action"); }), 1);
        EXPECT_THROW(barrier->wait(in(kSecond)), BrokenBarrier);
        EXPECT_TRUE(barrier->broken());
        other("B");
        barrier->reset();
        other("C");
        EXPECT_EQ(barrier->waiting(), 1);
        barrier->reset();
        other("D");
        EXPECT_THROW(barrier->wait(kNever, [] { throw std::runtime_error("action"); }), std::runtime_error);
        EXPECT_TRUE(barrier->broken());
        join_all();
    });
    EXPECT_EQ(said(trace), (Lines{"0.00 main: action", "0.00 A: first", "1.00 B: broken", "1.00 C: broken",
                                  "1.00 D: broken"}));
    EXPECT_EQ(count_events(trace, EventKind::BarrierOpened), 1u);
    EXPECT_EQ(count_events(trace, EventKind::BarrierBroken), 2u);
    EXPECT_EQ(count_events(trace, EventKind::BarrierReset), 2u);
}

TEST_F(ThreadSync, QueueBlocksOnBothSidesAndJoins) {
    const Trace trace = s.run([&] {
        const auto queue = make_ref<ThreadQueue>(s.kernel, "jobs", QueueOrder::fifo, 1);
        start("A", [&] {
            for (int i = 0; i < 3; ++i) {
                Value item;
                EXPECT_TRUE(queue->get(item));
                s.say("got " + std::to_string(std::any_cast<int>(item)));
                sleep(kSecond);
                queue->task_done();
            }
        });
        for (int i = 0; i < 3; ++i) EXPECT_TRUE(queue->put({Value(i), {}}));
        EXPECT_FALSE(queue->put({Value(3), {}}, 0)) << "it is full";
        queue->join();
        s.say("joined");
        Value item;
        EXPECT_FALSE(queue->get(item, kSecond));
        EXPECT_THROW(queue->task_done(), TooManyTasksDone);
        join_all();
    });
    EXPECT_EQ(said(trace), (Lines{"0.00 A: got 0", "1.00 A: got 1", "2.00 A: got 2", "3.00 main: joined"}));
    const State end = fold(trace, trace.size());
    ASSERT_EQ(end.queues.size(), 1u);
    EXPECT_EQ(end.queues[0].unfinished, 0u);
    EXPECT_TRUE(end.queues[0].items.empty());
}

// One thread waits in get() when the program asks for the mutex, the others come later.
TEST_F(ThreadSync, WhoeverHoldsTheMutexOfAQueueKeepsTheOthersOut) {
    const Trace trace = s.run([&] {
        const auto queue = make_ref<ThreadQueue>(s.kernel, "jobs", QueueOrder::fifo, 1);
        const auto get = [&] {
            Value item;
            if (!queue->get(item, 3 * kSecond)) return s.say("nothing");
            s.say("got " + std::to_string(std::any_cast<int>(item)));
            queue->task_done();
        };
        start("A", get);
        const QueueLocks& locks = queue->locks([&](const std::string& label) {
            const auto mutex = make_ref<Mutex>(s.kernel, label + ".mutex");
            const auto condition = [&] { return make_ref<ThreadCondition>(s.kernel, label, mutex); };
            return QueueLocks{mutex, condition(), condition(), condition()};
        });
        locks.mutex->acquire();
        start("B", [&] { queue->put({Value(7), {}}), s.say("put"); });
        start("C", [&] { s.say(std::to_string(queue->count())); });
        sleep(kSecond);
        s.say("out");
        locks.mutex->release();
        start("D", get);
        queue->join();
        s.say("joined");
        join_all();
        EXPECT_FALSE(locks.mutex->locked());
    });
    EXPECT_EQ(said(trace), (Lines{"1.00 main: out", "1.00 B: put", "1.00 C: 1", "1.00 A: got 7", "1.00 main: joined",
                                  "4.00 D: nothing"}));
    const State end = fold(trace, trace.size());
    ASSERT_EQ(end.locks.size(), 1u);
    EXPECT_EQ(trace.text(end.locks[0].label), "jobs.mutex");
}

TEST_F(ThreadSync, NobodyTouchesAQueueWhileItComparesItems) {
    s.run([&] {
        int comparing = 0;
        const auto less = [&](const Value& a, const Value& b) {
            EXPECT_EQ(++comparing, 1);
            sleep(kSecond);  // a slow __lt__: others run
            --comparing;
            return std::any_cast<int>(a) < std::any_cast<int>(b);
        };
        const auto queue = make_ref<ThreadQueue>(s.kernel, "q", QueueOrder::priority, 0, less);
        for (const int base : {10, 0})
            start("put", [&, base] {
                for (int i = 4; i > 0; --i) queue->put({Value(base + i), {}});
            });
        sleep(100 * kSecond);
        std::vector<int> order;
        for (Value item; queue->get(item, 0);) order.push_back(std::any_cast<int>(item));
        EXPECT_EQ(order, (std::vector<int>{1, 2, 3, 4, 11, 12, 13, 14}));
        join_all();
    });
}

TEST_F(ThreadSync, WaitingForSeveralCallsEndsWhenEnoughAreSettled) {
    s.run([&] {
        ConcurrentFutures futures;
        for (int i = 0; i < 3; ++i) futures.push_back(make_ref<ConcurrentFuture>(s.kernel));
        start("fills", [&] {
            for (const int i : {2, 0, 1}) {
                sleep(kSecond);
                if (i == 0) futures[i]->set_exception(std::make_exception_ptr(std::runtime_error("no")));
                else futures[i]->set_result(Value(i));
            }
        });
        const auto all = make_ref<CallsAsCompleted>(s.kernel, futures);
        wait_for_futures(s.kernel, futures, WaitUntil::all_completed, in(kSecond / 2));
        EXPECT_EQ(s.elapsed(), kSecond / 2);
        wait_for_futures(s.kernel, futures, WaitUntil::first_completed);
        EXPECT_EQ(s.elapsed(), kSecond);
        EXPECT_EQ(all->next(), futures[2]);
        EXPECT_THROW(all->next(in(kSecond / 2)), WaitTimeout);
        wait_for_futures(s.kernel, futures, WaitUntil::first_exception);
        EXPECT_EQ(s.elapsed(), 2 * kSecond);
        wait_for_futures(s.kernel, futures, WaitUntil::all_completed);
        EXPECT_EQ(s.elapsed(), 3 * kSecond);
        EXPECT_EQ(all->next(), futures[0]);
        EXPECT_EQ(all->next(), futures[1]);
        EXPECT_FALSE(all->next());
        join_all();
    });
}

}  // namespace
}  // namespace asynchio
