// What programs see inside a queue: its mutex and conditions, and the items themselves.
#include <algorithm>
#include <limits>
#include <unordered_map>
#include <utility>

#include "core/threads/queue_operation.h"

namespace asynchio {

// --- the mutex and the conditions ----------------------------------------------------------------------------

const QueueLocks& ThreadQueue::locks(const MakeLocks& make) {
    const Ref<ThreadQueue> self(this);
    while (!locks_.mutex) {
        if (compared_by_others()) compared_.wait(kernel_, Wait{WaitKind::queue, id_.value}, kNever);
        else make_locks(make);
    }
    return locks_;
}

void ThreadQueue::make_locks(const MakeLocks& make) {
    QueueLocks made = make(std::string(kernel_.recorder().string(label_)));
    if (locks_.mutex) return;  // Python's collector ran, and with it code that asked for them
    locks_ = std::move(made);
    if (comparing_) {
        locks_.mutex->try_acquire();
        locked_inside_ = comparer_;
    }
    if (!alive_) alive_ = std::make_shared<ThreadQueue*>(this);
    locks_.mutex->before_release([queue = std::weak_ptr(alive_)] {
        const auto alive = queue.lock();
        if (alive && !(*alive)->leaving_) (*alive)->adopt_changes();
    });
    for (WaitLine* line : {&not_empty_, &not_full_, &all_done_}) line->call_all(kernel_);  // they wait elsewhere now
}

ThreadQueue::Operation::~Operation() {
    claim();
    if (!held_ || !held_->locked() || queue_->kernel_.ending()) return;
    queue_->leaving_ = true;
    held_->release();
    queue_->leaving_ = false;
}

// The program asked for the mutex while this operation let it compare or store: it is this operation's, and not that of
// one that the program began then.
void ThreadQueue::Operation::claim() {
    if (queue_->comparing_ || !queue_->locked_inside_) return;
    if (queue_->locked_inside_ != queue_->kernel_.current_thread()) return;
    queue_->locked_inside_ = ThreadId();
    held_ = queue_->locks_.mutex;
}

void ThreadQueue::Operation::hold() {
    claim();
    if (held_ || !queue_->locks_.mutex) return;
    const Ref<Mutex> mutex = queue_->locks_.mutex;
    mutex->acquire();
    held_ = mutex;
}

ThreadQueue::Changes ThreadQueue::Operation::begin(WaitKind kind) {
    for (;;) {
        hold();
        if (!queue_->comparing_) return queue_->adopt_changes();
        queue_->compared_.wait(queue_->kernel_, Wait{kind, queue_->id_.value}, kNever);
    }
}

Time ThreadQueue::Operation::deadline(Duration limit) {
    if (!deadline_) deadline_ = limit == kNever ? kNever : add_saturating(queue_->kernel_.now(), limit);
    return *deadline_;
}

void ThreadQueue::Operation::wait(WaitKind kind, WaitLine& line, Ref<ThreadCondition> QueueLocks::* condition,
                                  Time deadline, WaitLine::Place& place) {
    claim();
    if (held_) (queue_->locks_.*condition)->wait(deadline);
    else line.wait(queue_->kernel_, Wait{kind, queue_->id_.value}, deadline, place);
}

void ThreadQueue::tell(WaitLine& line, const Ref<ThreadCondition>& condition) {
    if (condition) condition->notify();
    else line.call(kernel_);
}

// --- the items -----------------------------------------------------------------------------------------------

Value ThreadQueue::live_items(const MakeLive& make) {
    if (!live_) {
        std::shared_ptr<LiveItems> made = make(items_);
        if (!live_) live_ = std::move(made);
    }
    return live_->object();
}

void ThreadQueue::set_live_items(std::shared_ptr<LiveItems> live) {
    const Ref<ThreadQueue> self(this);
    while (compared_by_others()) compared_.wait(kernel_, Wait{WaitKind::queue, id_.value}, kNever);
    live_.swap(live);
    adopt_changes();
}

// Recorded as if the items that left had been taken, and those that are new put in, so that the trace ends with what is
// there: a line that changed in its middle comes out and goes in again.
class ThreadQueue::Adoption {
  public:
    Adoption(ThreadQueue& queue, const LiveItems& live)
        : queue_(queue), live_(live), items_(queue.items_), values_(live.values()) {}

    Changes run() {
        if (queue_.order_ == QueueOrder::priority) adopt_heap();
        else adopt_line();
        if (changes_.put) queue_.record_unfinished(queue_.id_);  // putting in counts as unfinished, which this was not
        return changes_;
    }

  private:
    auto same() const {
        const auto which = [this](const Value& value) { return live_.identity(value); };
        return [which](const Item& item, const Value& value) { return which(item.value) == which(value); };
    }

    void adopt_line() {
        const bool from_front = queue_.order_ == QueueOrder::fifo;
        for (std::size_t left = from_front ? how_many_left_front() : how_many_left_back(); left > 0; --left) {
            gone_.push_back(std::move(from_front ? items_.front() : items_.back()));
            from_front ? items_.pop_front() : items_.pop_back();
            record_taken(items_.size());
        }
        for (std::size_t i = items_.size(); i < values_.size(); ++i) put(values_[i]);
    }
    // The fewest that must have come out for the others to be the first of `values_`.
    std::size_t how_many_left_front() const {
        std::size_t left = items_.size() > values_.size() ? items_.size() - values_.size() : 0;
        const auto rest = [&] { return items_.begin() + static_cast<std::ptrdiff_t>(left); };
        while (!std::equal(rest(), items_.end(), values_.begin(), same())) ++left;
        return left;
    }
    std::size_t how_many_left_back() const {
        return static_cast<std::size_t>(items_.end() - std::ranges::mismatch(items_, values_, same()).in1);
    }

    // Which came and left counts; where they are is up to the program, as it is with heapq.
    void adopt_heap() {
        std::unordered_map<const void*, std::size_t> wanted;
        for (const Value& value : values_) ++wanted[live_.identity(value)];
        std::unordered_map<const void*, Text> texts;
        std::deque<Item> before = std::exchange(items_, {});
        std::size_t size = before.size();
        for (Item& item : before) {
            const void* const which = live_.identity(item.value);
            const auto found = wanted.find(which);
            if (found != wanted.end() && found->second > 0) {
                --found->second;
                texts[which] = item.text;
                items_.push_back(std::move(item));
            } else {
                gone_.push_back(std::move(item));
                record_taken(--size);
            }
        }
        for (const Value& value : values_) {
            std::size_t& missing = wanted[live_.identity(value)];
            if (missing == 0) continue;
            --missing;
            put(value);
            texts[live_.identity(value)] = items_.back().text;
        }
        std::deque<Item> in_order;
        for (const Value& value : values_) in_order.push_back({value, texts[live_.identity(value)]});
        items_.swap(in_order);
    }

    void record_taken(std::size_t left) {
        queue_.kernel_.recorder().record(QueueTaken{queue_.id_, gone_.back().text, static_cast<Count>(left)});
        changes_.taken = true;
    }
    void put(const Value& value) {
        items_.push_back({value, live_.describe(value)});
        queue_.kernel_.recorder().record(QueuePut{queue_.id_, items_.back().text, static_cast<Count>(items_.size())});
        changes_.put = true;
    }

    ThreadQueue& queue_;
    const LiveItems& live_;
    std::deque<Item>& items_;
    const std::vector<Value> values_;
    std::deque<Item> gone_;  // their end may run code of the program, which has to find everything in order
    Changes changes_;
};

ThreadQueue::Changes ThreadQueue::adopt_changes() {
    if (!live_ || comparing_) return {};
    const std::shared_ptr<LiveItems> live = live_;
    Changes changes;
    if (!live->holds(items_)) changes = Adoption(*this, *live).run();
    if (live_ == live && !live->matters()) live_.reset();
    return changes;
}

// The queue's own change, for the program to see.
void ThreadQueue::publish_change() {
    if (!live_) return;
    const std::shared_ptr<LiveItems> live = live_;
    if (!live->update(items_)) adopt_changes();
}

void ThreadQueue::record_unfinished(QueueId id) {
    tells_unfinished_ = true;
    const auto shown = std::clamp<std::int64_t>(unfinished_, 0, std::numeric_limits<Count>::max());
    kernel_.recorder().record(QueueTaskDone{id, static_cast<Count>(shown)});
}

// The trace counts what is put in, from 0.
void ThreadQueue::count_unfinished() {
    if (++unfinished_ <= 0) record_unfinished(id_);
}

void ThreadQueue::set_unfinished(std::int64_t count) {
    if (std::exchange(unfinished_, count) != count) record_unfinished(id_);
}

}  // namespace asynchio
