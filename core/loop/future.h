// Future: an empty box that is filled once, with a value, an exception or a cancellation, and then wakes everyone
// who waits for it through the ready queue. Semantics: semantics.md R20-R30.
//
// Thread: the loop's. Lifetime: shared; keeps its loop alive.
#pragma once

#include <memory>
#include <variant>
#include <vector>

#include "core/base/ref.h"
#include "core/loop/errors.h"
#include "core/loop/handle.h"
#include "core/loop/kept_error.h"

namespace asynchio {

class EventLoop;
class Future;
class Task;

// What happens when a future is done: a handle that the loop will run.
class DoneCallback {
  public:
    virtual ~DoneCallback() = default;
    virtual Ref<Handle> make_handle(Future& future) = 0;
    virtual void visit_references(ReferenceVisitor&) const {}
};

// What a task that awaits the future waits for, as the trace tells it.
struct FuturePurpose {
    WaitKind kind = WaitKind::future;
    std::uint32_t object = 0;
    Time deadline = kNever;
};

class Future : public Object {
  public:
    enum class Phase : std::uint8_t { pending, cancelled, finished };

    explicit Future(EventLoop& loop, FuturePurpose purpose = {});
    ~Future() override;

    FutureId id() const { return id_; }
    EventLoop& loop() const { return *loop_; }
    Phase phase() const { return phase_; }
    bool done() const { return phase_ != Phase::pending; }
    bool cancelled() const { return phase_ == Phase::cancelled; }

    // The value. Throws what the future holds instead, or InvalidStateError("Result is not set.").
    const Value& result();
    // The exception it holds, or null. Throws CancelledError or InvalidStateError("Exception is not set.").
    std::exception_ptr exception();
    // As exception(), but also for cancelled futures and without marking the exception as seen.
    std::exception_ptr peek_error() const;
    // A fresh CancelledError for this cancelled future, or the one that ended its task.
    std::exception_ptr cancelled_error();
    const Value& cancel_message() const { return cancel_message_; }

    // InvalidStateError("invalid state") if it is done already.
    virtual void set_result(Value value);
    virtual void set_exception(std::exception_ptr error);
    // False if it was done already.
    virtual bool cancel(Value message = {});

    // Callbacks are scheduled with call_soon in the order in which they were added; at once if it is done.
    void add_done_callback(std::unique_ptr<DoneCallback> callback);
    // Wakes `task` when done.
    void add_waiter(Ref<Task> task);
    // Drops the callbacks for which `matches` is true; returns how many.
    template <class Predicate>
    std::size_t remove_done_callbacks(Predicate matches) {
        return std::erase_if(callbacks_, [&](const Callback& callback) {
            const auto* owned = std::get_if<std::unique_ptr<DoneCallback>>(&callback);
            return owned != nullptr && matches(**owned);
        });
    }
    std::size_t callback_count() const { return callbacks_.size(); }
    // In order: `task` for a task that waits, `callback` for anything else.
    template <class OnTask, class OnCallback>
    void for_each_callback(const OnTask& task, const OnCallback& callback) const {
        for (const Callback& entry : callbacks_) {
            if (const auto* waiter = std::get_if<Ref<Task>>(&entry)) task(**waiter);
            else callback(*std::get<std::unique_ptr<DoneCallback>>(entry));
        }
    }

    const FuturePurpose& purpose() const { return purpose_; }
    void set_purpose(FuturePurpose purpose) { purpose_ = purpose; }

    // True while it holds an exception that nobody has looked at.
    bool exception_unseen() const { return unseen_; }
    void mark_exception_seen() { unseen_ = false; }

    void visit_references(ReferenceVisitor& visitor) const override;
    // Drops everything it keeps alive except its loop. For collectors and the end of a run.
    void clear_references() override;

  protected:
    struct AsTask {};
    // For Task, which has an ordinal of its own.
    Future(EventLoop& loop, AsTask);

    // Completes as cancelled, keeping the very exception that ended the task.
    void finish_cancelled(Value message, std::exception_ptr error);
    void finish_with_value(Value value);
    void finish_with_error(std::exception_ptr error);
    // Tells the trace.
    virtual void record_done();

    Value cancel_message_;

  private:
    using Callback = std::variant<Ref<Task>, std::unique_ptr<DoneCallback>>;
    void require_pending() const;
    void complete(Phase phase);
    void schedule(Callback& callback);

    Ref<EventLoop> loop_;
    FutureId id_;
    Phase phase_ = Phase::pending;
    bool unseen_ = false;
    Value value_;
    KeptError error_;
    KeptError cancelled_by_;
    std::vector<Callback> callbacks_;
    FuturePurpose purpose_;
};

}  // namespace asynchio
