#include "core/threads/thread_semaphore.h"

#include <algorithm>
#include <limits>

namespace asynchio {
namespace {

Count as_count(std::uint64_t number) {
    return static_cast<Count>(std::min<std::uint64_t>(number, std::numeric_limits<Count>::max()));
}

}  // namespace

ThreadSemaphore::ThreadSemaphore(Kernel& kernel, const std::string& label, std::uint64_t places, bool bounded)
    : kernel_(kernel),
      id_(kernel.recorder().next<SemaphoreId>()),
      label_(kernel.recorder().text(label)),
      places_(places),
      bounded_(bounded),
      free_(places) {
    Recorder& recorder = kernel_.recorder();
    recorder.record(SemaphoreCreated{id_, Party::threads, label_, as_count(places), bounded});
}

bool ThreadSemaphore::try_acquire() {
    if (free_ == 0) return false;
    --free_;
    kernel_.recorder().record(SemaphoreTaken{id_, TaskId(), kernel_.current_thread(), as_count(free_)});
    return true;
}

bool ThreadSemaphore::acquire(Time deadline) {
    const Ref<ThreadSemaphore> self(this);
    WaitLine::Place place;
    while (!try_acquire())
        if (!line_.wait(kernel_, Wait{WaitKind::semaphore, id_.value}, deadline, place)) return false;
    return true;
}

void ThreadSemaphore::release(std::uint64_t count) {
    if (bounded_ && count > places_ - free_) throw TooManyReleases("Semaphore released too many times");
    Recorder& recorder = kernel_.recorder();
    const std::uint64_t before = free_;
    free_ += count;
    for (std::uint64_t free = before + 1; free <= free_ && !recorder.full(); ++free)
        recorder.record(SemaphoreGiven{id_, as_count(free)});
    line_.call(kernel_, count);
}

std::unique_ptr<Image> ThreadSemaphore::copy_for_child() {
    Recorder& recorder = kernel_.recorder();
    const auto copy = recorder.next<SemaphoreId>();
    recorder.record(SemaphoreCreated{copy, Party::threads, label_, as_count(places_), bounded_});
    std::uint64_t free = places_;
    while (free > free_ && !recorder.full())
        recorder.record(SemaphoreTaken{copy, TaskId(), kernel_.current_thread(), as_count(--free)});
    while (free < free_ && !recorder.full()) recorder.record(SemaphoreGiven{copy, as_count(++free)});
    return make_image(copy, free_, WaitLine());
}

void ThreadSemaphore::exchange(Image& image) { exchange_with(image, id_, free_, line_); }

}  // namespace asynchio
