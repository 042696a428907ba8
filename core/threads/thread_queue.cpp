#include "core/threads/thread_queue.h"

#include <algorithm>
#include <limits>
#include <utility>

namespace asynchio {

ThreadQueue::ThreadQueue(Kernel& kernel, const std::string& label, QueueOrder order, std::size_t capacity, Less less,
                         std::unique_ptr<ItemStorage> storage)
    : kernel_(kernel),
      id_(kernel.recorder().next<QueueId>()),
      label_(kernel.recorder().text(label)),
      order_(storage ? QueueOrder::own : order),
      capacity_(capacity),
      less_(std::move(less)),
      storage_(std::move(storage)) {
    kernel_.recorder().record(QueueCreated{id_, Party::threads, order_, label_, static_cast<Count>(capacity)});
}

// Keeps the other threads away from the items while the program compares or stores them.
class ThreadQueue::Comparing {
  public:
    explicit Comparing(ThreadQueue& queue) : queue_(queue) { queue_.comparing_ = true; }
    ~Comparing() {
        queue_.comparing_ = false;
        queue_.compared_.call_all(queue_.kernel_);
    }
    Comparing(const Comparing&) = delete;
    Comparing& operator=(const Comparing&) = delete;

  private:
    ThreadQueue& queue_;
};

void ThreadQueue::wait_for_comparisons(WaitKind kind) {
    while (comparing_) compared_.wait(kernel_, Wait{kind, id_.value}, kNever);
}

std::size_t ThreadQueue::count() {
    if (storage_) wait_for_comparisons(WaitKind::queue);
    return count_there();
}

std::size_t ThreadQueue::count_there() {
    if (!storage_) return items_.size();
    const Comparing counting(*this);
    return storage_->size();
}

bool ThreadQueue::put(Item item, Time deadline) {
    const Ref<ThreadQueue> self(this);
    for (WaitLine::Place place;;) {
        wait_for_comparisons(WaitKind::queue_room);
        if (capacity_ == 0 || count_there() < capacity_) break;
        if (deadline <= kernel_.now()) return false;
        not_full_.wait(kernel_, Wait{WaitKind::queue_room, id_.value}, deadline, place);
    }
    if (storage_) return store_there(item), true;
    Recorder& recorder = kernel_.recorder();
    recorder.record(QueuePut{id_, item.text, static_cast<Count>(items_.size() + 1)});
    try {
        store(std::move(item));
    } catch (...) {
        // The items cannot be compared: this one is in the queue, but nobody has to process it.
        recorder.record(QueueTaskDone{id_, static_cast<Count>(unfinished_)});
        throw;
    }
    ++unfinished_;
    not_empty_.call(kernel_);
    return true;
}

bool ThreadQueue::get(Value& value, Time deadline) {
    const Ref<ThreadQueue> self(this);
    for (WaitLine::Place place;;) {
        wait_for_comparisons(WaitKind::queue);
        if (count_there() > 0) break;
        if (deadline <= kernel_.now()) return false;
        not_empty_.wait(kernel_, Wait{WaitKind::queue, id_.value}, deadline, place);
    }
    if (storage_) return value = take_from_there(), true;
    // Also when comparing the others throws: it is lost then.
    const Text text = order_ == QueueOrder::lifo ? items_.back().text : items_.front().text;
    kernel_.recorder().record(QueueTaken{id_, text, static_cast<Count>(items_.size() - 1)});
    Item item = take();
    not_full_.call(kernel_);
    value = std::move(item.value);
    return true;
}

void ThreadQueue::task_done() {
    if (unfinished_ == 0) throw TooManyTasksDone("task_done() called too many times");
    --unfinished_;
    kernel_.recorder().record(QueueTaskDone{id_, static_cast<Count>(unfinished_)});
    if (unfinished_ == 0) all_done_.call_all(kernel_);
}

void ThreadQueue::join() {
    const Ref<ThreadQueue> self(this);
    while (unfinished_ > 0) all_done_.wait(kernel_, Wait{WaitKind::queue_join, id_.value}, kNever);
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
    ++unfinished_;
    not_empty_.call(kernel_);
}

Value ThreadQueue::take_from_there() {
    const Comparing taking(*this);
    Value value = storage_->get();
    record_size(recorded_ > 0 ? recorded_ - 1 : 0);
    Recorder& recorder = kernel_.recorder();
    recorder.record(QueueTaken{id_, recorder.text(storage_->describe(value)), static_cast<Count>(recorded_)});
    not_full_.call(kernel_);
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
}

void ThreadQueue::clear_references() { const auto dropped = std::exchange(items_, {}); }

std::unique_ptr<Image> ThreadQueue::copy_for_child() {
    Recorder& recorder = kernel_.recorder();
    const auto copy = recorder.next<QueueId>();
    recorder.record(QueueCreated{copy, Party::threads, order_, label_, static_cast<Count>(capacity_)});
    Count size = 0;
    for (const Item& item : items_) recorder.record(QueuePut{copy, item.text, ++size});
    return make_image(copy, items_, unfinished_, WaitLine(), WaitLine(), WaitLine());
}

void ThreadQueue::exchange(Image& image) {
    exchange_with(image, id_, items_, unfinished_, not_empty_, not_full_, all_done_);
}

}  // namespace asynchio
