// What tasks tell each other with: Queue, Event, Semaphore. Semantics: semantics.md R120-R122, R129-R132, R136-R143,
// as in Python. Copies are the same object; `label` is its name in the picture.
#pragma once

#include <string>
#include <utility>

#include "core/program/tasks.h"
#include "core/sync/event.h"
#include "core/sync/queue.h"
#include "core/sync/semaphore.h"

namespace asynchio::program {

// asyncio.Queue. Holds at most `capacity` items, any number if that is 0.
template <class T>
class Queue {
  public:
    explicit Queue(std::int64_t capacity = 0, const std::string& label = "queue")
        : queue_(make_ref<AsyncQueue>(Program::here().recorder, Program::here().host, QueueOrder::fifo, capacity, label)) {}
    // co_await: waits while it is full, or empty.
    Coro<Value> put(T item) { return queue_->put(detail::loop_here(), Value(std::move(item))); }
    Coro<T> get() { return detail::typed<T>(queue_->get(detail::loop_here())); }
    // AsyncQueueFull and AsyncQueueEmpty instead of waiting.
    void put_nowait(T item) { queue_->put_nowait(Value(std::move(item))); }
    T get_nowait() { return unwrap<T>(queue_->get_nowait()); }
    // For each item that was processed; join() waits until that is so for all.
    void task_done() { queue_->task_done(); }
    Coro<Value> join() { return queue_->join(detail::loop_here()); }
    std::size_t size() const { return queue_->size(); }
    bool empty() const { return queue_->empty(); }

  private:
    Ref<AsyncQueue> queue_;
};

// asyncio.Event: a flag that tasks wait for.
class Event {
  public:
    explicit Event(const std::string& label = "event") : event_(make_ref<AsyncEvent>(Program::here().recorder, label)) {}
    bool is_set() const { return event_->is_set(); }
    void set() { event_->set(); }
    void clear() { event_->clear(); }
    Coro<Value> wait() { return event_->wait(detail::loop_here()); }

  private:
    Ref<AsyncEvent> event_;
};

// asyncio.Semaphore: so many may be inside at once.
class Semaphore {
  public:
    explicit Semaphore(std::int64_t places, const std::string& label = "semaphore")
        : semaphore_(make_ref<AsyncSemaphore>(Program::here().recorder, places, false, label)) {}
    Coro<Value> acquire() { return semaphore_->acquire(detail::loop_here()); }
    void release() { semaphore_->release(); }

  private:
    Ref<AsyncSemaphore> semaphore_;
};

}  // namespace asynchio::program
