#include "core/sync/semaphore.h"

#include <limits>

#include "core/loop/task.h"
#include "core/sync/errors.h"

namespace asynchio {
namespace {

constexpr std::int64_t kUnbounded = std::numeric_limits<std::int64_t>::max();

// As the trace tells it.
std::uint32_t counted(std::int64_t places) {
    constexpr std::int64_t most = std::numeric_limits<std::uint32_t>::max();
    return static_cast<std::uint32_t>(std::min(places, most));
}

}  // namespace

AsyncSemaphore::AsyncSemaphore(Recorder& recorder, std::int64_t places, bool bounded, const std::string& label)
    : recorder_(recorder),
      id_(places < 0 ? throw BadValue("Semaphore initial value must be >= 0") : recorder.next<SemaphoreId>()),
      value_(places),
      bound_(bounded ? places : kUnbounded) {
    recorder_.record(SemaphoreCreated{id_, Party::tasks, recorder_.text(label), counted(places), bounded});
}

Coro<Value> AsyncSemaphore::acquire(EventLoop& loop) {
    if (!locked()) {
        --value_;
        record_taken(loop);
        co_return true;
    }
    const Ref<AsyncSemaphore> self(this);
    binding_.require(loop, *this);
    Ref<Future> turn;
    try {
        const WaitList::Place place(waiters_, loop, FuturePurpose{WaitKind::semaphore, id_.value, kNever});
        turn = place.turn();
        co_await turn;
    } catch (const CancelledError&) {
        // It was chosen and cancelled in the same moment: its place goes to the next one.
        if (!turn->cancelled()) {
            record_taken(loop);
            give_back();
        }
        throw;
    }
    if (value_ > 0) hand_place_over();
    record_taken(loop);
    co_return true;
}

void AsyncSemaphore::record_taken(EventLoop& loop) {
    const Task* task = loop.current_task();
    recorder_.record(SemaphoreTaken{id_, task != nullptr ? task->task_id() : TaskId(), ThreadId(), counted(value_)});
}

void AsyncSemaphore::release() {
    if (value_ >= bound_) throw BadValue("BoundedSemaphore released too many times");
    give_back();
}

void AsyncSemaphore::give_back() {
    ++value_;
    hand_place_over();
    recorder_.record(SemaphoreGiven{id_, counted(value_)});
}

void AsyncSemaphore::hand_place_over() {
    if (waiters_.wake(1, true) > 0) --value_;
}

}  // namespace asynchio
