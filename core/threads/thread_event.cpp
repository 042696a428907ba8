#include "core/threads/thread_event.h"

namespace asynchio {

ThreadEventFlag::ThreadEventFlag(Kernel& kernel, const std::string& label)
    : kernel_(kernel), id_(kernel.recorder().next<FlagId>()) {
    kernel_.recorder().record(FlagCreated{id_, Party::threads, kernel_.recorder().text(label)});
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

}  // namespace asynchio
