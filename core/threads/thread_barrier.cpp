#include "core/threads/thread_barrier.h"

#include <utility>

namespace asynchio {

ThreadBarrier::ThreadBarrier(Kernel& kernel, const std::string& label, std::int64_t parties)
    : kernel_(kernel), id_(kernel.recorder().next<BarrierId>()), label_(kernel.recorder().text(label)), parties_(parties) {
    kernel_.recorder().record(BarrierCreated{id_, Party::threads, label_, static_cast<Count>(parties)});
}

std::int64_t ThreadBarrier::wait(Time deadline, const std::function<void()>& action) {
    const Ref<ThreadBarrier> self(this);
    wait_for_action();
    if (broken_) throw BrokenBarrier();
    const std::shared_ptr<Gathering> mine = gathering_;
    const std::int64_t index = mine->arrived++;
    kernel_.recorder().record(BarrierReached{id_, static_cast<Count>(mine->arrived)});
    if (index + 1 == parties_) {
        complete(action);
        return index;
    }
    if (!mine->line.wait(kernel_, Wait{WaitKind::barrier, id_.value}, deadline)) {
        wait_for_action();  // the last one may have arrived in time
        if (mine->end == Gathering::End::none) break_up();
    }
    if (mine->end == Gathering::End::broken) throw BrokenBarrier();
    return index;
}

void ThreadBarrier::complete(const std::function<void()>& action) {
    struct Acting {
        ThreadBarrier& barrier;
        ~Acting() {
            barrier.acting_ = false;
            barrier.outside_.call_all(barrier.kernel_);
        }
    } const acting{*this};
    acting_ = true;
    try {
        if (action) action();
    } catch (const ThreadAbort&) {
        throw;
    } catch (...) {
        break_up();
        throw;
    }
    kernel_.recorder().record(BarrierOpened{id_});
    end_gathering(Gathering::End::complete);
}

void ThreadBarrier::abort() {
    const Ref<ThreadBarrier> self(this);
    wait_for_action();
    break_up();
}

void ThreadBarrier::reset() {
    const Ref<ThreadBarrier> self(this);
    wait_for_action();
    broken_ = false;
    kernel_.recorder().record(BarrierReset{id_});
    end_gathering(Gathering::End::broken);
}

void ThreadBarrier::break_up() {
    if (!std::exchange(broken_, true)) kernel_.recorder().record(BarrierBroken{id_});
    end_gathering(Gathering::End::broken);
}

void ThreadBarrier::end_gathering(Gathering::End end) {
    const std::shared_ptr<Gathering> ended = std::exchange(gathering_, std::make_shared<Gathering>());
    ended->end = end;
    ended->line.call_all(kernel_);
}

void ThreadBarrier::wait_for_action() {
    while (acting_) outside_.wait(kernel_, Wait{WaitKind::barrier, id_.value}, kNever);
}

std::unique_ptr<Image> ThreadBarrier::copy_for_child() {
    Recorder& recorder = kernel_.recorder();
    const auto copy = recorder.next<BarrierId>();
    recorder.record(BarrierCreated{copy, Party::threads, label_, static_cast<Count>(parties_)});
    auto gathering = std::make_shared<Gathering>();
    gathering->arrived = gathering_->arrived;
    return make_image(copy, broken_, std::move(gathering));
}

void ThreadBarrier::exchange(Image& image) { exchange_with(image, id_, broken_, gathering_); }

}  // namespace asynchio
