#include "core/threads/future_wait.h"

#include <algorithm>
#include <utility>

namespace asynchio {
namespace {

constexpr Wait kSeveral{WaitKind::any_of, 0};

// Counts the futures that are settled until there are enough.
class Counter final : public ConcurrentFuture::Watcher {
  public:
    Counter(Kernel& kernel, const ConcurrentFutures& futures, WaitUntil until)
        : kernel_(kernel), futures_(futures), until_(until), pending_(futures.size()) {
        for (const auto& future : futures_) {
            if (future->settled()) count(*future);
            else future->watch(*this);
        }
    }
    ~Counter() {
        for (const auto& future : futures_) future->forget(*this);
    }
    Counter(const Counter&) = delete;
    Counter& operator=(const Counter&) = delete;

    void wait(Time deadline) {
        if (!enough_ && pending_ > 0) line_.wait(kernel_, kSeveral, deadline);
    }

  private:
    void settled(ConcurrentFuture& future) override {
        count(future);
        if (enough_ || pending_ == 0) line_.call_all(kernel_);
    }
    void count(const ConcurrentFuture& future) {
        --pending_;
        if (until_ == WaitUntil::first_completed) enough_ = true;
        else if (until_ == WaitUntil::first_exception && future.error()) enough_ = true;
    }

    Kernel& kernel_;
    const ConcurrentFutures& futures_;
    const WaitUntil until_;
    std::size_t pending_;
    bool enough_ = false;
    WaitLine line_;
};

}  // namespace

void wait_for_futures(Kernel& kernel, const ConcurrentFutures& futures, WaitUntil until, Time deadline) {
    Counter(kernel, futures, until).wait(deadline);
}

CallsAsCompleted::CallsAsCompleted(Kernel& kernel, ConcurrentFutures futures) : kernel_(kernel), total_(futures.size()) {
    for (Ref<ConcurrentFuture>& future : futures) {
        if (future->settled()) {
            settled_.push_back(std::move(future));
        } else {
            future->watch(*this);
            pending_.push_back(std::move(future));
        }
    }
}

CallsAsCompleted::~CallsAsCompleted() {
    for (const auto& future : pending_) future->forget(*this);
}

void CallsAsCompleted::settled(ConcurrentFuture& future) {
    const auto place = std::ranges::find(pending_, &future, &Ref<ConcurrentFuture>::get);
    settled_.push_back(std::move(*place));
    pending_.erase(place);
    line_.call_all(kernel_);
}

Ref<ConcurrentFuture> CallsAsCompleted::next(Time deadline) {
    const Ref<CallsAsCompleted> self(this);
    while (settled_.empty()) {
        if (pending_.empty()) return {};
        if (!line_.wait(kernel_, kSeveral, deadline) && settled_.empty()) throw WaitTimeout();
    }
    Ref<ConcurrentFuture> first = std::move(settled_.front());
    settled_.pop_front();
    return first;
}

void CallsAsCompleted::visit_references(ReferenceVisitor& visitor) const {
    for (const auto& future : settled_) visitor.visit(*future);
    for (const auto& future : pending_) visitor.visit(*future);
}

void CallsAsCompleted::clear_references() {
    for (const auto& future : pending_) future->forget(*this);
    const auto pending = std::exchange(pending_, {});
    const auto settled = std::exchange(settled_, {});
}

}  // namespace asynchio
