#include "core/sync/queue.h"

#include <algorithm>
#include <limits>

#include "core/base/heap.h"
#include "core/sync/errors.h"

namespace asynchio {
namespace {

std::uint32_t counted(std::int64_t items) {
    return static_cast<std::uint32_t>(std::clamp<std::int64_t>(items, 0, std::numeric_limits<std::uint32_t>::max()));
}

}  // namespace

AsyncQueue::AsyncQueue(Recorder& recorder, LoopHost& host, QueueOrder order, std::int64_t capacity,
                       const std::string& label, std::unique_ptr<ItemStorage> storage)
    : recorder_(recorder),
      host_(host),
      id_(recorder.next<QueueId>()),
      order_(storage ? QueueOrder::own : order),
      capacity_(capacity),
      storage_(std::move(storage)) {
    recorder_.record(QueueCreated{id_, Party::tasks, order_, recorder_.text(label), counted(capacity)});
}

std::size_t AsyncQueue::count() {
    return storage_ ? storage_->size() : items_.size();
}

// A storage is asked no more often than a queue of the library asks.
Coro<Value> AsyncQueue::put(EventLoop& loop, Value item) {
    const Ref<AsyncQueue> self(this);
    if (storage_ || full()) co_await wait_while(&AsyncQueue::full, putters_, WaitKind::queue_room, loop);
    put_nowait(std::move(item));
    co_return Value();
}

Coro<Value> AsyncQueue::get(EventLoop& loop) {
    const Ref<AsyncQueue> self(this);
    if (storage_ || empty()) co_await wait_while(&AsyncQueue::empty, getters_, WaitKind::queue, loop);
    co_return get_nowait();
}

Coro<> AsyncQueue::wait_while(bool (AsyncQueue::*blocked)(), WaitList& list, WaitKind kind, EventLoop& loop) {
    while ((this->*blocked)()) {
        binding_.require(loop, *this);
        const WaitList::Place place(list, loop, FuturePurpose{kind, id_.value, kNever});
        try {
            co_await place.turn();
        } catch (...) {
            // It may have been chosen and cannot come: the next one must not be forgotten.
            place.turn()->cancel();
            if (!(this->*blocked)() && !place.turn()->cancelled()) list.hand_over();
            throw;
        }
    }
}

void AsyncQueue::put_nowait(Value item) {
    if (full()) throw AsyncQueueFull();
    if (storage_) return store_there(item);
    ++unfinished_;
    try {
        store(std::move(item));
    } catch (...) {
        // The items cannot be compared: this one is in the queue, but nobody has to process it.
        --unfinished_;
        recorder_.record(QueueTaskDone{id_, unfinished_});
        throw;
    }
    getters_.hand_over();
}

Value AsyncQueue::get_nowait() {
    if (empty()) throw AsyncQueueEmpty();
    if (storage_) return take_from_there();
    // Also when comparing the others throws: it is lost then.
    const Value& next = order_ == QueueOrder::lifo ? items_.back() : items_.front();
    recorder_.record(QueueTaken{id_, recorder_.text(host_.describe(next)), counted(static_cast<std::int64_t>(size()) - 1)});
    Value item = take();
    putters_.hand_over();
    return item;
}

void AsyncQueue::store(Value item) {
    recorder_.record(
        QueuePut{id_, recorder_.text(host_.describe(item)), counted(static_cast<std::int64_t>(size()) + 1)});
    if (order_ != QueueOrder::priority) return items_.push_back(std::move(item));
    heap_push(items_, std::move(item), [this](const Value& a, const Value& b) { return host_.less(a, b); });
}

void AsyncQueue::store_there(const Value& item) {
    storage_->put(item);
    ++unfinished_;
    recorded_ = storage_->size_or(recorded_ + 1);
    recorder_.record(
        QueuePut{id_, recorder_.text(storage_->describe(item)), counted(static_cast<std::int64_t>(recorded_))});
    getters_.hand_over();
}

Value AsyncQueue::take_from_there() {
    Value item = storage_->get();
    recorded_ = storage_->size_or(recorded_ > 0 ? recorded_ - 1 : 0);
    recorder_.record(
        QueueTaken{id_, recorder_.text(storage_->describe(item)), counted(static_cast<std::int64_t>(recorded_))});
    putters_.hand_over();
    return item;
}

Value AsyncQueue::take() {
    if (order_ == QueueOrder::priority)
        return heap_pop(items_, [this](const Value& a, const Value& b) { return host_.less(a, b); });
    const bool first = order_ == QueueOrder::fifo;
    Value item = std::move(first ? items_.front() : items_.back());
    if (first) items_.pop_front();
    else items_.pop_back();
    return item;
}

void AsyncQueue::task_done() {
    if (unfinished_ == 0) throw BadValue("task_done() called too many times");
    --unfinished_;
    recorder_.record(QueueTaskDone{id_, unfinished_});
    if (unfinished_ == 0) joiners_.wake(WaitList::kAll, true);
}

Coro<Value> AsyncQueue::join(EventLoop& loop) {
    if (unfinished_ == 0) co_return Value();
    const Ref<AsyncQueue> self(this);
    join_binding_.require(loop, *this);
    const WaitList::Place place(joiners_, loop, FuturePurpose{WaitKind::queue_join, id_.value, kNever});
    co_await place.turn();
    co_return Value();
}

void AsyncQueue::visit_references(ReferenceVisitor& visitor) const {
    for (const Value& item : items_) visitor.visit(item);
    for (const WaitList* list : {&getters_, &putters_, &joiners_}) list->visit_references(visitor);
}

void AsyncQueue::clear_references() {
    const auto items = std::exchange(items_, {});
    for (WaitList* list : {&getters_, &putters_, &joiners_}) list->clear_references();
}

}  // namespace asynchio
