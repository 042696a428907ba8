// queue.Queue, LifoQueue, PriorityQueue and SimpleQueue: items go from threads to threads. Those who wait are called in
// the order in which they came; as in CPython, a thread that runs may take an item before one that was called does.
// Semantics: semantics.md R184.
//
// A program may look inside: at the mutex and the conditions, which are those of queue.py, and at the items
// (live_items.h). Most do not. So the mutex is made when it is first asked for; from then on everybody takes it first,
// and waits at the conditions. Until then there are only lines.
#pragma once

#include <deque>
#include <functional>
#include <memory>
#include <stdexcept>
#include <string>

#include "core/base/item_storage.h"
#include "core/base/ref.h"
#include "core/kernel/kernel.h"
#include "core/threads/live_items.h"
#include "core/threads/mutex.h"
#include "core/threads/thread_condition.h"
#include "core/threads/wait_line.h"

namespace asynchio {

// task_done() without an item. A ValueError in Python.
class TooManyTasksDone : public std::logic_error {
    using std::logic_error::logic_error;
};

// What queue.py calls mutex, not_empty, not_full and all_tasks_done. The mutex is that of all three.
struct QueueLocks {
    Ref<Mutex> mutex;
    Ref<ThreadCondition> not_empty, not_full, all_tasks_done;
};

class ThreadQueue : public Object {
  public:
    using Item = QueueItem;
    // Whether the first comes out before the second. May run code of the program, let other threads run, and throw.
    using Less = std::function<bool(const Value&, const Value&)>;

    // `label` is the name of the variable it is stored in; may be empty. It holds up to `capacity` items, any number if
    // that is 0 or less. Only a queue in order of priority needs `less`. With a `storage` the items are there, in its
    // own order.
    ThreadQueue(Kernel& kernel, const std::string& label, QueueOrder order, std::int64_t capacity, Less less = {},
                std::unique_ptr<ItemStorage> storage = nullptr);

    QueueId id() const { return id_; }
    QueueOrder order() const { return order_; }
    std::int64_t capacity() const { return capacity_; }
    // Wakes nobody, as in CPython. The trace keeps to the first capacity.
    void set_capacity(std::int64_t capacity) { capacity_ = capacity; }
    // How many items there are; those of a storage are counted, when no other thread is at them.
    std::size_t count();
    // The same when an item last went in or out, as the trace tells it, without asking the storage.
    std::size_t size() const { return storage_ ? recorded_ : items_.size(); }
    bool full();
    // Below 0 only where the program said so, which the trace shows as 0.
    std::int64_t unfinished() const { return unfinished_; }
    // Wakes nobody, as in CPython.
    void set_unfinished(std::int64_t count);
    // As they are stored: in the order of a heap if it is a queue in order of priority. Empty if a storage has them.
    const std::deque<Item>& items() const { return items_; }
    const WaitLine& getters_line() const { return not_empty_; }
    const WaitLine& putters_line() const { return not_full_; }
    const WaitLine& joiners_line() const { return all_done_; }
    // The program's code decides just now which item is less, or stores one: they are not all where they belong.
    bool comparing() const { return comparing_; }

    // Blocks while there is no room (put) or no item (get), for `limit` from when this thread is let in; with 0 not at
    // all. False if it is in vain. What `less` throws leaves the items as heapq does, what a storage throws as it left
    // them.
    bool put(Item item, Duration limit = kNever);
    bool get(Value& value, Duration limit = kNever);
    // Says that an item that came out was processed. TooManyTasksDone("task_done() called too many times").
    void task_done();
    // Blocks until all items that were put in have been processed.
    void join();

    // The mutex and the conditions; `make` makes them, with names that begin with the queue's label, the first time.
    // Whoever is inside by then holds the mutex.
    using MakeLocks = std::function<QueueLocks(const std::string& label)>;
    const QueueLocks& locks(const MakeLocks& make);
    // The object with the items; `make` makes it of those that are there, when the program does not have one.
    using MakeLive = std::function<std::shared_ptr<LiveItems>(const std::deque<Item>& items)>;
    Value live_items(const MakeLive& make);
    // From here on the items are those in this object.
    void set_live_items(std::shared_ptr<LiveItems> live);

    void visit_references(ReferenceVisitor& visitor) const override;
    void clear_references() override;

    std::unique_ptr<Image> copy_for_child() override;
    void exchange(Image& image) override;

  private:
    class Comparing;
    class Operation;
    class Adoption;
    // What the trace was told of changes that the program made.
    struct Changes {
        bool taken = false, put = false;
    };
    bool compared_by_others() const { return comparing_ && comparer_ != kernel_.current_thread(); }
    void make_locks(const MakeLocks& make);
    Changes adopt_changes();
    void publish_change();
    void tell(WaitLine& line, const Ref<ThreadCondition>& condition);
    void record_creation(QueueId id);
    void record_unfinished(QueueId id);
    void count_unfinished();

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
    std::int64_t capacity_;
    const Less less_;
    const std::unique_ptr<ItemStorage> storage_;
    std::size_t recorded_ = 0;
    std::deque<Item> items_;
    std::int64_t unfinished_ = 0;
    bool tells_unfinished_ = false;  // the program counts what is done, and the trace tells it
    bool comparing_ = false;  // a thread is inside `less` or the storage: nobody else may touch the items
    ThreadId comparer_;       // that thread
    WaitLine not_empty_, not_full_, all_done_, compared_;

    QueueLocks locks_;                     // null until the program asks
    ThreadId locked_inside_;               // had them made while it was inside, and has to let go of the mutex
    bool leaving_ = false;                 // the mutex is released by an operation, not by the program
    std::shared_ptr<LiveItems> live_;      // null when the program has none
    std::shared_ptr<ThreadQueue*> alive_;  // for the mutex, which may outlive the queue
};

}  // namespace asynchio
