#include "core/threads/thread_queue.h"

#include <algorithm>
#include <limits>
#include <utility>

#include "core/threads/queue_operation.h"

namespace asynchio {

ThreadQueue::ThreadQueue(Kernel& kernel, const std::string& label, QueueOrder order, std::int64_t capacity, Less less,
                         std::unique_ptr<ItemStorage> storage)
    : kernel_(kernel),
      id_(kernel.recorder().next<QueueId>()),
      label_(kernel.recorder().text(label)),
      order_(storage ? QueueOrder::own : order),
      capacity_(capacity),
      less_(std::move(less)),
      storage_(std::move(storage)) {
    record_creation(id_);
}

void ThreadQueue::record_creation(QueueId id) {
    const auto capacity = static_cast<Count>(std::max<std::int64_t>(capacity_, 0));
    kernel_.recorder().record(QueueCreated{id, Party::threads, order_, label_, capacity});
}

std::size_t ThreadQueue::count() {
    Operation operation(*this);
    if (storage_) {
        operation.begin(WaitKind::queue);
    } else {
        operation.hold();
        adopt_changes();
    }
    return count_there();
}

bool ThreadQueue::full() {
    const std::size_t there = capacity_ > 0 || locks_.mutex ? count() : 0;
    return capacity_ > 0 && there >= static_cast<std::size_t>(capacity_);
}

std::size_t ThreadQueue::count_there() {
    if (!storage_) return items_.size();
    const Comparing counting(*this);
    return storage_->size();
}

bool ThreadQueue::put(Item item, Duration limit) {
    Operation operation(*this);
    for (WaitLine::Place place;;) {
        if (operation.begin(WaitKind::queue_room).put) place = {};
        if (capacity_ <= 0 || count_there() < static_cast<std::size_t>(capacity_)) break;
        const Time deadline = operation.deadline(limit);
        if (deadline <= kernel_.now()) return false;
        operation.wait(WaitKind::queue_room, not_full_, &QueueLocks::not_full, deadline, place);
    }
    if (storage_) return store_there(item), true;
    Recorder& recorder = kernel_.recorder();
    recorder.record(QueuePut{id_, item.text, static_cast<Count>(items_.size() + 1)});
    try {
        store(std::move(item));
    } catch (...) {
        // The items cannot be compared: this one is in the queue, but nobody has to process it.
        record_unfinished(id_);
        publish_change();
        throw;
    }
    count_unfinished();
    publish_change();
    tell(not_empty_, locks_.not_empty);
    return true;
}

bool ThreadQueue::get(Value& value, Duration limit) {
    Operation operation(*this);
    for (WaitLine::Place place;;) {
        if (operation.begin(WaitKind::queue).taken) place = {};
        if (count_there() > 0) break;
        const Time deadline = operation.deadline(limit);
        if (deadline <= kernel_.now()) return false;
        operation.wait(WaitKind::queue, not_empty_, &QueueLocks::not_empty, deadline, place);
    }
    if (storage_) return value = take_from_there(), true;
    // Also when comparing the others throws: it is lost then.
    const Text text = order_ == QueueOrder::lifo ? items_.back().text : items_.front().text;
    kernel_.recorder().record(QueueTaken{id_, text, static_cast<Count>(items_.size() - 1)});
    Item item;
    try {
        item = take();
    } catch (...) {
        publish_change();
        throw;
    }
    publish_change();
    tell(not_full_, locks_.not_full);
    value = std::move(item.value);
    return true;
}

void ThreadQueue::task_done() {
    Operation operation(*this);
    operation.hold();
    if (unfinished_ <= 0) throw TooManyTasksDone("task_done() called too many times");
    --unfinished_;
    record_unfinished(id_);
    if (unfinished_ > 0) return;
    if (locks_.mutex) locks_.all_tasks_done->notify_all();
    else all_done_.call_all(kernel_);
}

void ThreadQueue::join() {
    Operation operation(*this);
    for (WaitLine::Place place;;) {
        operation.hold();
        if (unfinished_ == 0) return;
        operation.wait(WaitKind::queue_join, all_done_, &QueueLocks::all_tasks_done, kNever, place);
    }
}

void ThreadQueue::store(Item item) {
    items_.push_back(std::move(item));
    if (order_ != QueueOrder::priority) return;
    const Comparing comparing(*this);
    sift_down(items_.size() - 1);
}

void ThreadQueue::record_size(std::size_t otherwise) {
    recorded_ = std::min<std::size_t>(storage_->size_or(otherwise), std::numeric_limits<Count>::max());
}

void ThreadQueue::store_there(const Item& item) {
    const Comparing storing(*this);
    storage_->put(item.value);
    record_size(recorded_ + 1);
    kernel_.recorder().record(QueuePut{id_, item.text, static_cast<Count>(recorded_)});
    count_unfinished();
    tell(not_empty_, locks_.not_empty);
}

Value ThreadQueue::take_from_there() {
    const Comparing taking(*this);
    Value value = storage_->get();
    record_size(recorded_ > 0 ? recorded_ - 1 : 0);
    Recorder& recorder = kernel_.recorder();
    recorder.record(QueueTaken{id_, recorder.text(storage_->describe(value)), static_cast<Count>(recorded_)});
    tell(not_full_, locks_.not_full);
    return value;
}

ThreadQueue::Item ThreadQueue::take() {
    if (order_ == QueueOrder::priority) return take_smallest();
    Item item;
    if (order_ == QueueOrder::fifo) {
        item = std::move(items_.front());
        items_.pop_front();
    } else {
        item = std::move(items_.back());
        items_.pop_back();
    }
    return item;
}

// --- heapq: the same comparisons in the same order -----------------------------------------------------------

ThreadQueue::Item ThreadQueue::take_smallest() {
    Item last = std::move(items_.back());
    items_.pop_back();
    if (items_.empty()) return last;
    Item smallest = std::exchange(items_.front(), std::move(last));
    const Comparing comparing(*this);
    sift_up();
    return smallest;
}

void ThreadQueue::sift_down(std::size_t position) {
    while (position > 0) {
        const std::size_t parent = (position - 1) / 2;
        if (!less(position, parent)) return;
        std::swap(items_[position], items_[parent]);
        position = parent;
    }
}

// The first item goes to a leaf, past the smaller child of each pair, and from there to its place.
void ThreadQueue::sift_up() {
    const std::size_t end = items_.size();
    std::size_t position = 0;
    while (position < end / 2) {
        std::size_t child = 2 * position + 1;
        if (child + 1 < end && !less(child, child + 1)) ++child;
        std::swap(items_[child], items_[position]);
        position = child;
    }
    sift_down(position);
}

void ThreadQueue::visit_references(ReferenceVisitor& visitor) const {
    for (const Item& item : items_) visitor.visit(item.value);
    if (live_) visitor.visit(live_->object());
    if (!locks_.mutex) return;
    visitor.visit(*locks_.mutex);
    for (const auto* condition : {&locks_.not_empty, &locks_.not_full, &locks_.all_tasks_done})
        visitor.visit(**condition);
}

void ThreadQueue::clear_references() {
    const auto no_longer_live = std::exchange(live_, nullptr);
    const auto dropped = std::exchange(items_, {});
}

// The locks and the object with the items are the program's as well, and copied on their own.
std::unique_ptr<Image> ThreadQueue::copy_for_child() {
    Recorder& recorder = kernel_.recorder();
    const auto copy = recorder.next<QueueId>();
    record_creation(copy);
    Count size = 0;
    for (const Item& item : items_) recorder.record(QueuePut{copy, item.text, ++size});
    if (tells_unfinished_ && unfinished_ != size) record_unfinished(copy);
    return make_image(copy, items_, unfinished_, tells_unfinished_, capacity_, locks_, live_, WaitLine(), WaitLine(), WaitLine());
}

void ThreadQueue::exchange(Image& image) {
    exchange_with(image, id_, items_, unfinished_, tells_unfinished_, capacity_, locks_, live_, not_empty_, not_full_, all_done_);
}

}  // namespace asynchio
