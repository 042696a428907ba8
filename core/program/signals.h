// What tasks tell each other with: Queue, LifoQueue, PriorityQueue, Event, Semaphore, BoundedSemaphore. Semantics:
// semantics.md R120-R122, R129-R132, R136-R143, as in Python. Copies are the same object; `label` is its name in the picture.
#pragma once

#include <string>
#include <utility>

#include "core/program/tasks.h"
#include "core/sync/event.h"
#include "core/sync/queue.h"
#include "core/sync/semaphore.h"

namespace asynchio::program {

namespace detail {

// Tells the host how values of this type look, and which of two is less, as far as they have that.
template <class T>
void teach() {
    ProgramHost::Kind kind;
    if constexpr (requires(const T& value) { repr(value); })
        kind.repr = [](const Value& value) { return repr(*std::any_cast<T>(&value)); };
    if constexpr (requires(const T& a, const T& b) { a < b; })
        kind.less = [](const Value& a, const Value& b) { return *std::any_cast<T>(&a) < *std::any_cast<T>(&b); };
    Program::here().host.learn(typeid(T), kind);
}

template <class T, QueueOrder order>
class TaskQueue {
  public:
    explicit TaskQueue(std::int64_t capacity = 0, const std::string& label = "queue")
        : queue_(make_ref<AsyncQueue>(Program::here().recorder, Program::here().host, order, capacity, label)) {
        teach<T>();
    }
    // co_await: waits while it is full, or empty.
    Coro<> put(T item) {
        return lazily("Queue.put", [queue = queue_, item = Value(std::move(item))](asynchio::EventLoop& loop) {
            return queue->put(loop, item);
        });
    }
    Coro<T> get() {
        return named("Queue.get", typed<T>(begun_when_awaited(
                                      [queue = queue_](asynchio::EventLoop& loop) { return queue->get(loop); })));
    }
    // QueueFull and QueueEmpty instead of waiting.
    void put_nowait(T item) { queue_->put_nowait(Value(std::move(item))); }
    T get_nowait() { return unwrap<T>(queue_->get_nowait()); }
    // For each item that was processed; join() waits until that is so for all. ValueError when called too often.
    void task_done() { queue_->task_done(); }
    Coro<> join() {
        return lazily("Queue.join", [queue = queue_](asynchio::EventLoop& loop) { return queue->join(loop); });
    }
    std::size_t size() const { return queue_->size(); }
    bool empty() const { return queue_->empty(); }
    bool full() const { return queue_->full(); }

  private:
    Ref<AsyncQueue> queue_;
};

}  // namespace detail

// asyncio.Queue: `Queue<int> orders(2, "orders");` holds at most 2 items, any number if that is 0.
template <class T>
using Queue = detail::TaskQueue<T, QueueOrder::fifo>;
// asyncio.LifoQueue: the item that came last comes out first.
template <class T>
using LifoQueue = detail::TaskQueue<T, QueueOrder::lifo>;
// asyncio.PriorityQueue: the least item by `<` comes out first.
template <class T>
    requires requires(const T& a, const T& b) { a < b; }
using PriorityQueue = detail::TaskQueue<T, QueueOrder::priority>;

// asyncio.Event: a flag that tasks wait for.
class Event {
  public:
    explicit Event(const std::string& label = "event") : event_(make_ref<AsyncEvent>(Program::here().recorder, label)) {}
    bool is_set() const { return event_->is_set(); }
    void set() { event_->set(); }
    void clear() { event_->clear(); }
    Coro<> wait() {
        return detail::lazily("Event.wait", [event = event_](asynchio::EventLoop& loop) { return event->wait(loop); });
    }

  private:
    Ref<AsyncEvent> event_;
};

// asyncio.Semaphore: so many may be inside at once.
class Semaphore {
  public:
    // ValueError for fewer than none.
    explicit Semaphore(std::int64_t places, const std::string& label = "semaphore") : Semaphore(places, label, false) {}
    bool locked() const { return semaphore_->locked(); }
    Coro<> acquire() {
        return detail::lazily("Semaphore.acquire",
                              [places = semaphore_](asynchio::EventLoop& loop) { return places->acquire(loop); });
    }
    void release() { semaphore_->release(); }

    // Has a place while it lives: `const auto place = co_await semaphore.hold();`
    class Held {
      public:
        explicit Held(Ref<AsyncSemaphore> semaphore) : semaphore_(std::move(semaphore)) {}
        Held(Held&&) = default;
        Held& operator=(Held&&) = delete;
        ~Held() {
            if (semaphore_) semaphore_->release();
        }

      private:
        Ref<AsyncSemaphore> semaphore_;
    };
    Coro<Held> hold() { return hold(semaphore_); }

  protected:
    Semaphore(std::int64_t places, const std::string& label, bool bounded)
        : semaphore_(make_ref<AsyncSemaphore>(Program::here().recorder, places, bounded, label)) {}

  private:
    static Coro<Held> hold(Ref<AsyncSemaphore> semaphore) {
        co_await semaphore->acquire(detail::loop_here());
        co_return Held(semaphore);
    }
    Ref<AsyncSemaphore> semaphore_;
};

// asyncio.BoundedSemaphore: never has more places than at first; release() throws ValueError instead.
class BoundedSemaphore : public Semaphore {
  public:
    explicit BoundedSemaphore(std::int64_t places, const std::string& label = "semaphore")
        : Semaphore(places, label, true) {}
};

}  // namespace asynchio::program
