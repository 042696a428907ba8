// asyncio.Queue, LifoQueue and PriorityQueue: items on their way from task to task. Semantics: semantics.md R136-R143.
#pragma once

#include <cstdint>
#include <deque>
#include <string>

#include "core/base/ref.h"
#include "core/loop/coro.h"
#include "core/sync/wait_list.h"

namespace asynchio {

class AsyncQueue : public Object {
  public:
    // Holds at most `capacity` items, any number if that is 0 or less. `host` compares and describes items. `label` is
    // the name of the variable it is stored in; may be empty.
    AsyncQueue(Recorder& recorder, LoopHost& host, QueueOrder order, std::int64_t capacity, const std::string& label);

    QueueId id() const { return id_; }
    std::int64_t capacity() const { return capacity_; }
    std::size_t size() const { return items_.size(); }
    bool empty() const { return items_.empty(); }
    bool full() const { return capacity_ > 0 && static_cast<std::int64_t>(items_.size()) >= capacity_; }
    // As they are stored: in order for a queue and a stack, a heap for a priority queue.
    const std::deque<Value>& items() const { return items_; }
    std::size_t getters() const { return getters_.size(); }
    std::size_t putters() const { return putters_.size(); }
    const WaitList& getters_line() const { return getters_; }
    const WaitList& putters_line() const { return putters_; }
    const WaitList& joiners_line() const { return joiners_; }
    // Items that were put in and for which task_done() was not called.
    std::uint32_t unfinished() const { return unfinished_; }

    // Waits until there is room. A woken task has no claim: it waits again, at the back, if others were faster.
    // UsageError for a task that would have to wait in another loop than the first one that did.
    Coro<Value> put(EventLoop& loop, Value item);
    // Waits until there is an item, in the same way.
    Coro<Value> get(EventLoop& loop);
    // AsyncQueueFull. A priority queue also throws what comparing throws; the item is in the queue then.
    void put_nowait(Value item);
    // AsyncQueueEmpty.
    Value get_nowait();
    // Wakes everyone in join() when there is nothing left to do. BadValue if called more often than items were put in.
    void task_done();
    // Waits until every item was processed. Does not suspend if that is so.
    Coro<Value> join(EventLoop& loop);

    void visit_references(ReferenceVisitor& visitor) const override;
    void clear_references() override;

  private:
    Coro<> wait_while(bool (AsyncQueue::*blocked)() const, WaitList& list, WaitKind kind, EventLoop& loop);
    void store(Value item);
    Value take();

    Recorder& recorder_;
    LoopHost& host_;
    const QueueId id_;
    const QueueOrder order_;
    const std::int64_t capacity_;
    std::deque<Value> items_;
    std::uint32_t unfinished_ = 0;
    LoopBinding binding_;
    WaitList getters_;
    WaitList putters_;
    LoopBinding join_binding_;
    WaitList joiners_;
};

}  // namespace asynchio
