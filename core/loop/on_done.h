// What the runtime itself does when a future is done. Called through the ready queue, like every done callback.
#pragma once

#include <functional>
#include <memory>
#include <utility>

#include "core/loop/task.h"

namespace asynchio {

// Calls a function of `owner`, which it keeps alive, with the future.
class OnDone final : public DoneCallback {
  public:
    using Call = std::function<void(Future&)>;
    // `call` may point to the owner; it must not own anything else that an embedding's collector has to see.
    OnDone(Ref<Object> owner, Call call) : owner_(std::move(owner)), call_(std::move(call)) {}

    Ref<Handle> make_handle(Future& future) override { return make_ref<Run>(owner_, call_, Ref<Future>(&future)); }
    void visit_references(ReferenceVisitor& visitor) const override { visit_owner(visitor, *owner_); }

  private:
    class Run final : public Handle {
      public:
        Run(Ref<Object> owner, Call call, Ref<Future> future)
            : owner_(std::move(owner)), call_(std::move(call)), future_(std::move(future)) {}
        void run() override { call_(*future_); }
        void visit_references(ReferenceVisitor& visitor) const override {
            visit_owner(visitor, *owner_);
            visitor.visit(*future_);
        }

      private:
        Ref<Object> owner_;
        Call call_;
        Ref<Future> future_;
    };
    // An owner outside of the embedding is shared by many callbacks: what it holds must not be counted for each.
    static void visit_owner(ReferenceVisitor& visitor, const Object& owner) {
        if (owner.foreign() != nullptr) visitor.visit(owner);
    }

    Ref<Object> owner_;
    Call call_;
};

// Registers the call; the pointer names it for forget_call.
inline const DoneCallback* call_when_done(Future& future, Ref<Object> owner, OnDone::Call call) {
    auto callback = std::make_unique<OnDone>(std::move(owner), std::move(call));
    const DoneCallback* const name = callback.get();
    future.add_done_callback(std::move(callback));
    return name;
}
// Nothing happens if the future is done: the call is made, or in the ready queue.
inline void forget_call(Future& future, const DoneCallback* name) {
    future.remove_done_callbacks([name](const DoneCallback& callback) { return &callback == name; });
}

// Fills `waiter`, if it is still empty, as soon as `future` is done. Until it goes out of scope.
class WakeWhenDone {
  public:
    WakeWhenDone(Ref<Future> future, const Ref<Future>& waiter)
        : future_(std::move(future)),
          call_(call_when_done(*future_, waiter, [to_fill = waiter.get()](Future&) { fill(*to_fill); })) {}
    ~WakeWhenDone() { forget_call(*future_, call_); }
    WakeWhenDone(const WakeWhenDone&) = delete;
    WakeWhenDone& operator=(const WakeWhenDone&) = delete;

    static void fill(Future& waiter) {
        if (!waiter.done()) waiter.set_result(Value());
    }

  private:
    Ref<Future> future_;
    const DoneCallback* call_;
};

}  // namespace asynchio
