#include "core/sync/wait_list.h"

#include <algorithm>

namespace asynchio {

void LoopBinding::require(EventLoop& loop, const Object& owner) {
    if (!loop_) loop_ = loop.id();
    if (loop_ != loop.id()) throw UsageError(loop.host().name_of(owner) + " is bound to a different event loop");
}

WaitList::Place::Place(WaitList& list, EventLoop& loop, FuturePurpose purpose)
    : list_(list), turn_(loop.create_future(purpose)) {
    list_.waiting_.push_back(turn_);
}

bool WaitList::anyone() const {
    return std::ranges::any_of(waiting_, [](const Ref<Future>& turn) { return !turn->cancelled(); });
}

std::size_t WaitList::wake(std::size_t most, const Value& value) {
    std::size_t woken = 0;
    for (std::size_t i = 0; i < waiting_.size() && woken < most; ++i) {
        const Ref<Future> turn = waiting_[i];
        if (turn->done()) continue;
        turn->set_result(value);
        ++woken;
    }
    return woken;
}

void WaitList::wake_front(const Value& value) {
    if (!waiting_.empty() && !waiting_.front()->done()) Ref<Future>(waiting_.front())->set_result(value);
}

void WaitList::hand_over() {
    while (!waiting_.empty()) {
        const Ref<Future> turn = std::move(waiting_.front());
        waiting_.pop_front();
        if (turn->done()) continue;
        turn->set_result(Value());
        return;
    }
}

void WaitList::visit_references(ReferenceVisitor& visitor) const {
    for (const Ref<Future>& turn : waiting_) visitor.visit(*turn);
}

}  // namespace asynchio
