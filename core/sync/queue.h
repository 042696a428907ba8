// asyncio.Queue, LifoQueue and PriorityQueue: items on their way from task to task. Semantics: semantics.md R136-R143.
#pragma once

#include <cstdint>
#include <deque>
#include <memory>
#include <string>

#include "core/base/item_storage.h"
#include "core/base/ref.h"
#include "core/loop/coro.h"
#include "core/sync/wait_list.h"

namespace asynchio {

class AsyncQueue : public Object {
  public:
    // Holds at most `capacity` items, any number if that is 0 or less. `host` compares and describes items. `label` is
    // the name of the variable it is stored in; may be empty. With a `storage` the items are there, in its own order.
    AsyncQueue(Recorder& recorder, LoopHost& host, QueueOrder order, std::int64_t capacity, const std::string& label,
               std::unique_ptr<ItemStorage> storage = nullptr);

    QueueId id() const { return id_; }
    QueueOrder order() const { return order_; }
    std::int64_t capacity() const { return capacity_; }
    // How many items there are; those of a storage are counted.
    std::size_t count();
    // The same when an item last went in or out, as the trace tells it, without asking the storage.
    std::size_t size() const { return storage_ ? recorded_ : items_.size(); }
    bool empty() { return storage_ ? storage_->empty() : items_.empty(); }
    bool full() {
        if (storage_) return storage_->full(capacity_);
        return capacity_ > 0 && static_cast<std::int64_t>(items_.size()) >= capacity_;
    }
    // As they are stored: in order for a queue and a stack, a heap for a priority queue. Empty if a storage has them.
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
    // AsyncQueueFull. A priority queue also throws what comparing throws; the item is in the queue then. What a storage
    // throws leaves the queue as it was.
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
    Coro<> wait_while(bool (AsyncQueue::*blocked)(), WaitList& list, WaitKind kind, EventLoop& loop);
    void store(Value item);
    void store_there(const Value& item);
    Value take();
    Value take_from_there();

    Recorder& recorder_;
    LoopHost& host_;
    const QueueId id_;
    const QueueOrder order_;
    const std::int64_t capacity_;
    const std::unique_ptr<ItemStorage> storage_;
    std::size_t recorded_ = 0;
    std::deque<Value> items_;
    std::uint32_t unfinished_ = 0;
    LoopBinding binding_;
    WaitList getters_;
    WaitList putters_;
    LoopBinding join_binding_;
    WaitList joiners_;
};

}  // namespace asynchio
