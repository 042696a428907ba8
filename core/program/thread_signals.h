// What threads wait with, for C++ programs: those of `threading` and `queue` whose names asyncio has, too, are called
// Thread... here. Semantics: semantics.md R174-R184, as in Python. Copies are the same object; `label` is its name in the
// picture. Whoever waits blocks its thread; where a time limit may be given, the answer says whether it was in time.
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <utility>

#include "core/program/signals.h"
#include "core/program/threads.h"
#include "core/threads/thread_barrier.h"
#include "core/threads/thread_condition.h"
#include "core/threads/thread_event.h"
#include "core/threads/thread_queue.h"
#include "core/threads/thread_rlock.h"
#include "core/threads/thread_semaphore.h"

namespace asynchio::program {

// threading.RLock: its owner may acquire it again. lock() and unlock() are there for std::lock_guard.
class RLock {
  public:
    explicit RLock(const std::string& label = "lock") : lock_(make_ref<ThreadRLock>(detail::kernel_here(), label)) {}
    void acquire() { lock_->acquire(); }
    bool acquire(Seconds limit) { return lock_->acquire(detail::deadline_of(limit)); }
    // RuntimeError for a thread that does not hold it.
    void release() { lock_->release(); }
    void lock() { acquire(); }
    void unlock() { release(); }
    const Ref<ThreadRLock>& rlock() const { return lock_; }

  private:
    Ref<ThreadRLock> lock_;
};

// threading.Condition. lock() and unlock() are those of its lock.
class ThreadCondition {
  public:
    // With an RLock of its own.
    explicit ThreadCondition(const std::string& label = "condition") : ThreadCondition(RLock(label), label) {}
    explicit ThreadCondition(const RLock& lock, const std::string& label = "condition")
        : ThreadCondition(lock.rlock(), [mine = RLock(lock)]() mutable { mine.lock(); },
                          [mine = RLock(lock)]() mutable { mine.unlock(); }, label) {}
    explicit ThreadCondition(const Mutex& lock, const std::string& label = "condition")
        : ThreadCondition(lock.mutex(), [mine = Mutex(lock)]() mutable { mine.lock(); },
                          [mine = Mutex(lock)]() mutable { mine.unlock(); }, label) {}

    void lock() { acquire_(); }
    void unlock() { release_(); }
    // Lets go of the lock, waits for a notification, takes it back. RuntimeError for a thread that does not hold it.
    void wait() { condition_->wait(); }
    bool wait(Seconds limit) { return condition_->wait(detail::deadline_of(limit)); }
    // Until `look()` is true.
    template <class Look>
    void wait_for(Look look) {
        while (!look()) wait();
    }
    // RuntimeError for a thread that does not hold the lock.
    void notify(std::size_t count = 1) { condition_->notify(count); }
    void notify_all() { condition_->notify_all(); }

  private:
    ThreadCondition(const Ref<ThreadLock>& lock, std::function<void()> acquire, std::function<void()> release,
                    const std::string& label)
        : condition_(make_ref<asynchio::ThreadCondition>(detail::kernel_here(), label, lock)),
          acquire_(std::move(acquire)),
          release_(std::move(release)) {}
    Ref<asynchio::ThreadCondition> condition_;
    std::function<void()> acquire_, release_;
};

// threading.Event: a flag that threads wait for.
class ThreadEvent {
  public:
    explicit ThreadEvent(const std::string& label = "event") : event_(make_ref<ThreadEventFlag>(detail::kernel_here(), label)) {}
    bool is_set() const { return event_->is_set(); }
    void set() { event_->set(); }
    void clear() { event_->clear(); }
    void wait() { event_->wait(); }
    bool wait(Seconds limit) { return event_->wait(detail::deadline_of(limit)); }

  private:
    Ref<ThreadEventFlag> event_;
};

// threading.Semaphore: so many threads may be inside at once. lock() and unlock() are there for std::lock_guard.
class ThreadSemaphore {
  public:
    explicit ThreadSemaphore(std::uint64_t places, const std::string& label = "semaphore")
        : ThreadSemaphore(places, label, false) {}
    void acquire() { semaphore_->acquire(); }
    bool acquire(Seconds limit) { return semaphore_->acquire(detail::deadline_of(limit)); }
    bool try_acquire() { return semaphore_->try_acquire(); }
    void release(std::uint64_t count = 1) { semaphore_->release(count); }
    void lock() { acquire(); }
    void unlock() { release(); }

  protected:
    ThreadSemaphore(std::uint64_t places, const std::string& label, bool bounded)
        : semaphore_(make_ref<asynchio::ThreadSemaphore>(detail::kernel_here(), label, places, bounded)) {}

  private:
    Ref<asynchio::ThreadSemaphore> semaphore_;
};

// threading.BoundedSemaphore: release() throws TooManyReleases rather than give it more places than it had.
using TooManyReleases = asynchio::TooManyReleases;
class ThreadBoundedSemaphore : public ThreadSemaphore {
  public:
    explicit ThreadBoundedSemaphore(std::uint64_t places, const std::string& label = "semaphore")
        : ThreadSemaphore(places, label, true) {}
};

// threading.Barrier: threads wait until all have arrived.
using BrokenThreadBarrier = asynchio::BrokenBarrier;
class ThreadBarrier {
  public:
    explicit ThreadBarrier(std::int64_t parties, const std::string& label = "barrier")
        : barrier_(make_ref<asynchio::ThreadBarrier>(detail::kernel_here(), label, parties)) {}
    // How many had come before. BrokenThreadBarrier if it is broken, by a limit that passes, too.
    std::int64_t wait() { return barrier_->wait(); }
    std::int64_t wait(Seconds limit) { return barrier_->wait(detail::deadline_of(limit)); }
    void abort() { barrier_->abort(); }
    void reset() { barrier_->reset(); }
    std::int64_t parties() const { return barrier_->parties(); }
    std::int64_t waiting() const { return barrier_->waiting(); }
    bool broken() const { return barrier_->broken(); }

  private:
    Ref<asynchio::ThreadBarrier> barrier_;
};

namespace detail {

template <class T, QueueOrder order>
class QueueOfThreads {
  public:
    explicit QueueOfThreads(std::size_t capacity = 0, const std::string& label = "queue")
        : queue_(make_ref<asynchio::ThreadQueue>(kernel_here(), label, order, whole(capacity), is_less())) {}
    // Blocks while it is full, or empty.
    void put(T item) { queue_->put(stored(std::move(item))); }
    T get() {
        Value value;
        queue_->get(value);
        return unwrap<T>(value);
    }
    // QueueFull and QueueEmpty when the limit passes; at once for 0.
    void put(T item, Seconds limit) {
        if (!queue_->put(stored(std::move(item)), limit.ns())) throw QueueFull();
    }
    T get(Seconds limit) {
        Value value;
        if (!queue_->get(value, limit.ns())) throw QueueEmpty();
        return unwrap<T>(value);
    }
    // For each item that was processed; join() blocks until that is so for all.
    void task_done() { queue_->task_done(); }
    void join() { queue_->join(); }
    std::size_t size() const { return queue_->size(); }
    bool empty() const { return size() == 0; }
    bool full() const { return queue_->full(); }

  private:
    static std::int64_t whole(std::size_t capacity) { return static_cast<std::int64_t>(capacity); }
    static asynchio::ThreadQueue::Less is_less() {
        teach<T>();
        if constexpr (order != QueueOrder::priority) return {};
        else return [](const Value& a, const Value& b) { return *std::any_cast<T>(&a) < *std::any_cast<T>(&b); };
    }
    static asynchio::ThreadQueue::Item stored(T item) {
        Program& program = Program::here();
        Value value(std::move(item));
        const Text text = program.recorder.text(program.host.describe(value));
        return {std::move(value), text};
    }
    Ref<asynchio::ThreadQueue> queue_;
};

}  // namespace detail

// queue.Queue: holds at most `capacity` items, any number if that is 0.
template <class T>
using ThreadQueue = detail::QueueOfThreads<T, QueueOrder::fifo>;
// queue.LifoQueue and queue.PriorityQueue.
template <class T>
using ThreadLifoQueue = detail::QueueOfThreads<T, QueueOrder::lifo>;
template <class T>
    requires requires(const T& a, const T& b) { a < b; }
using ThreadPriorityQueue = detail::QueueOfThreads<T, QueueOrder::priority>;

}  // namespace asynchio::program
