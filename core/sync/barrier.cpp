#include "core/sync/barrier.h"

#include "core/sync/errors.h"

namespace asynchio {
namespace {

Ref<AsyncCondition> make_condition(Recorder& recorder, const Object& barrier, BarrierId id) {
    const PartOf part{&barrier, FuturePurpose{WaitKind::barrier, id.value, kNever}};
    return make_ref<AsyncCondition>(recorder, make_ref<Lock>(recorder, part), part);
}

// What a condition looks for when there is nothing to hand back.
std::optional<Value> when(bool true_now) { return true_now ? std::optional<Value>(Value(true)) : std::nullopt; }

std::int64_t checked_parties(std::int64_t parties) {
    if (parties < 1) throw BadValue("parties must be > 0");
    return parties;
}

// One task inside the barrier; it is counted out also when its coroutine is closed.
class Inside {
  public:
    explicit Inside(std::int64_t& count) : count_(count) { ++count_; }
    ~Inside() { --count_; }
    Inside(const Inside&) = delete;
    Inside& operator=(const Inside&) = delete;

  private:
    std::int64_t& count_;
};

}  // namespace

AsyncBarrier::AsyncBarrier(Recorder& recorder, std::int64_t parties, const std::string& label)
    : recorder_(recorder),
      parties_(checked_parties(parties)),
      id_(recorder.next<BarrierId>()),
      condition_(make_condition(recorder, *this, id_)) {
    recorder_.record(BarrierCreated{id_, Party::tasks, recorder_.text(label), static_cast<std::uint32_t>(parties)});
}

Coro<std::int64_t> AsyncBarrier::wait(EventLoop& loop) {
    const Ref<AsyncBarrier> self(this);
    co_await condition_->lock().acquire(loop);
    std::int64_t index = 0;
    std::exception_ptr error;
    try {
        co_await until_ready(loop);
        index = co_await pass(loop);
    } catch (const ThreadAbort&) {
        throw;
    } catch (...) {
        error = std::current_exception();
    }
    condition_->lock().release();
    if (error) std::rethrow_exception(error);
    co_return index;
}

// While the last ones leave, nobody comes in.
Coro<> AsyncBarrier::until_ready(EventLoop& loop) {
    co_await condition_->wait_until(loop, [this] {
        return when(state_ != State::draining && state_ != State::resetting);
    });
    if (state_ == State::broken) throw AsyncBrokenBarrier("Barrier aborted");
}

Coro<std::int64_t> AsyncBarrier::pass(EventLoop& loop) {
    const std::int64_t index = count_;
    std::exception_ptr error;
    try {
        const Inside inside(count_);
        recorder_.record(BarrierReached{id_, static_cast<std::uint32_t>(count_)});
        if (index + 1 == parties_) open();
        else co_await until_open(loop);
    } catch (const ThreadAbort&) {
        throw;
    } catch (...) {
        error = std::current_exception();
    }
    leave();
    if (error) std::rethrow_exception(error);
    co_return index;
}

Coro<> AsyncBarrier::until_open(EventLoop& loop) {
    co_await condition_->wait_until(loop, [this] { return when(state_ != State::filling); });
    if (state_ == State::broken || state_ == State::resetting) throw AsyncBrokenBarrier("Abort or reset of barrier");
}

void AsyncBarrier::open() {
    state_ = State::draining;
    recorder_.record(BarrierOpened{id_});
    condition_->notify_all();
}

void AsyncBarrier::leave() {
    if (state_ == State::filling) recorder_.record(BarrierLeft{id_, static_cast<std::uint32_t>(count_)});
    if (count_ > 0) return;
    if (state_ == State::resetting || state_ == State::draining) state_ = State::filling;
    condition_->notify_all();
}

Coro<Value> AsyncBarrier::reset(EventLoop& loop) {
    const Ref<AsyncBarrier> self(this);
    co_await condition_->lock().acquire(loop);
    state_ = count_ > 0 ? State::resetting : State::filling;
    recorder_.record(BarrierReset{id_});
    condition_->notify_all();
    condition_->lock().release();
    co_return Value();
}

Coro<Value> AsyncBarrier::abort(EventLoop& loop) {
    const Ref<AsyncBarrier> self(this);
    co_await condition_->lock().acquire(loop);
    state_ = State::broken;
    recorder_.record(BarrierBroken{id_});
    condition_->notify_all();
    condition_->lock().release();
    co_return Value();
}

void AsyncBarrier::clear_references() {
    condition_->clear_references();
    condition_->lock().clear_references();
}

}  // namespace asynchio
