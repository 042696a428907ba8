// queue.Queue, LifoQueue, PriorityQueue and SimpleQueue: items go from threads to threads. Those who wait are called in
// the order in which they came; as in CPython, a thread that runs may take an item before one that was called does.
// Semantics: semantics.md R184.
#pragma once

#include <deque>
#include <functional>
#include <memory>
#include <stdexcept>
#include <string>

#include "core/base/item_storage.h"
#include "core/base/ref.h"
#include "core/kernel/kernel.h"
#include "core/threads/wait_line.h"

namespace asynchio {

// task_done() without an item. A ValueError in Python.
class TooManyTasksDone : public std::logic_error {
    using std::logic_error::logic_error;
};

class ThreadQueue : public Object {
  public:
    struct Item {
        Value value;
        Text text;  // how the trace shows it
    };
    // Whether the first comes out before the second. May run code of the program, let other threads run, and throw.
    using Less = std::function<bool(const Value&, const Value&)>;

    // `label` is the name of the variable it is stored in; may be empty. It holds up to `capacity` items, any number if
    // that is 0. Only a queue in order of priority needs `less`. With a `storage` the items are there, in its own order.
    ThreadQueue(Kernel& kernel, const std::string& label, QueueOrder order, std::size_t capacity, Less less = {},
                std::unique_ptr<ItemStorage> storage = nullptr);

    QueueId id() const { return id_; }
    QueueOrder order() const { return order_; }
    std::size_t capacity() const { return capacity_; }
    // How many items there are; those of a storage are counted, when no other thread is at them.
    std::size_t count();
    // The same when an item last went in or out, as the trace tells it, without asking the storage.
    std::size_t size() const { return storage_ ? recorded_ : items_.size(); }
    bool full() { return capacity_ > 0 && count() >= capacity_; }
    std::uint64_t unfinished() const { return unfinished_; }
    // As they are stored: in the order of a heap if it is a queue in order of priority. Empty if a storage has them.
    const std::deque<Item>& items() const { return items_; }
    const WaitLine& getters_line() const { return not_empty_; }
    const WaitLine& putters_line() const { return not_full_; }
    const WaitLine& joiners_line() const { return all_done_; }
    // The program's code decides just now which item is less, or stores one: they are not all where they belong.
    bool comparing() const { return comparing_; }

    // Blocks while there is no room (put) or no item (get), until the deadline. One that has passed does not block.
    // False if it is in vain. What `less` throws leaves the items as heapq does, what a storage throws as it left them.
    bool put(Item item, Time deadline = kNever);
    bool get(Value& value, Time deadline = kNever);
    // Says that an item that came out was processed. TooManyTasksDone("task_done() called too many times").
    void task_done();
    // Blocks until all items that were put in have been processed.
    void join();

    void visit_references(ReferenceVisitor& visitor) const override;
    void clear_references() override;

    std::unique_ptr<Image> copy_for_child() override;
    void exchange(Image& image) override;

  private:
    class Comparing;
    void wait_for_comparisons(WaitKind kind);
    bool less(std::size_t a, std::size_t b) { return less_(items_[a].value, items_[b].value); }
    std::size_t count_there();
    void store(Item item);
    void record_size(std::size_t otherwise);
    void store_there(const Item& item);
    Item take();
    Value take_from_there();
    Item take_smallest();
    void sift_down(std::size_t position);
    void sift_up();

    Kernel& kernel_;
    QueueId id_;
    const Text label_;
    const QueueOrder order_;
    const std::size_t capacity_;
    const Less less_;
    const std::unique_ptr<ItemStorage> storage_;
    std::size_t recorded_ = 0;
    std::deque<Item> items_;
    std::uint64_t unfinished_ = 0;
    bool comparing_ = false;  // a thread is inside `less` or the storage: nobody else may touch the items
    WaitLine not_empty_, not_full_, all_done_, compared_;
};

}  // namespace asynchio
