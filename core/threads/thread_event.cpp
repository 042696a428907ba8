#include "core/threads/thread_event.h"

namespace asynchio {

ThreadEventFlag::ThreadEventFlag(Kernel& kernel, const std::string& label)
    : kernel_(kernel), id_(kernel.recorder().next<FlagId>()), label_(kernel.recorder().text(label)) {
    kernel_.recorder().record(FlagCreated{id_, Party::threads, label_});
}

void ThreadEventFlag::set() {
    if (!set_) kernel_.recorder().record(FlagSet{id_});
    set_ = true;
    line_.call_all(kernel_);
}

void ThreadEventFlag::clear() {
    if (set_) kernel_.recorder().record(FlagCleared{id_});
    set_ = false;
}

bool ThreadEventFlag::wait(Time deadline) {
    if (set_) return true;
    const Ref<ThreadEventFlag> self(this);
    return line_.wait(kernel_, Wait{WaitKind::event, id_.value}, deadline);
}

std::unique_ptr<Image> ThreadEventFlag::copy_for_child() {
    Recorder& recorder = kernel_.recorder();
    const auto copy = recorder.next<FlagId>();
    recorder.record(FlagCreated{copy, Party::threads, label_});
    if (set_) recorder.record(FlagSet{copy});
    return make_image(copy, set_, WaitLine());
}

void ThreadEventFlag::exchange(Image& image) { exchange_with(image, id_, set_, line_); }

}  // namespace asynchio
