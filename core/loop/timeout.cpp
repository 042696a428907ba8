#include "core/loop/timeout.h"

namespace asynchio {

// Keeps the time limit alive until it rings.
class Timeout::Alarm final : public Handle {
  public:
    explicit Alarm(Timeout& timeout) : timeout_(&timeout) {}
    void run() override { std::exchange(timeout_, {})->fire(); }
    void visit_references(ReferenceVisitor& visitor) const override {
        if (timeout_) visitor.visit(*timeout_);
    }

  private:
    void on_cancel() override { timeout_.reset(); }
    Ref<Timeout> timeout_;
};

void Timeout::enter(EventLoop& loop) {
    if (phase_ != Phase::created) throw UsageError("Timeout has already been entered");
    if (loop.current_task() == nullptr) throw UsageError("Timeout should be used inside a task");
    phase_ = Phase::active;
    task_ = Ref<Task>(loop.current_task());
    cancelling_ = task_->cancelling();
    id_ = recorder_.next<TimeoutId>();
    recorder_.record(TimeoutStarted{id_, task_->task_id(), when_.value_or(kNever)});
    arm(loop);
}

void Timeout::reschedule(EventLoop& loop, std::optional<Time> when) {
    if (phase_ == Phase::created) throw UsageError("Timeout has not been entered");
    if (phase_ != Phase::active) throw UsageError("Cannot change state of " + phase_name() + " Timeout");
    when_ = when;
    recorder_.record(TimeoutMoved{id_, when_.value_or(kNever)});
    disarm();
    arm(loop);
}

void Timeout::arm(EventLoop& loop) {
    if (!when_) return;
    alarm_ = make_ref<Alarm>(*this);
    if (*when_ <= loop.time()) loop.call_soon(alarm_);
    else loop.call_at(*when_, alarm_);
}

void Timeout::disarm() {
    if (const Ref<Handle> alarm = std::exchange(alarm_, {})) alarm->cancel();
}

void Timeout::fire() {
    if (phase_ != Phase::active || !task_) return;
    recorder_.record(TimeoutFired{id_});
    task_->cancel();
    phase_ = Phase::expiring;
    alarm_.reset();
}

void Timeout::leave(const std::exception_ptr& raised) {
    disarm();
    const bool fired = phase_ == Phase::expiring;
    phase_ = fired ? Phase::expired : Phase::finished;
    // Nobody else asked the task to stop: this is the limit's own doing.
    const bool ours = fired && task_ && task_->uncancel() <= cancelling_ && is_cancelled_error(raised);
    recorder_.record(TimeoutEnded{id_, ours});
    if (ours) throw TimeoutError(raised);
}

std::string Timeout::phase_name() const {
    switch (phase_) {
        case Phase::created: return "created";
        case Phase::active: return "active";
        case Phase::expiring: return "expiring";
        case Phase::expired: return "expired";
        case Phase::finished: return "finished";
    }
    return "";
}

// The alarm is the loop's to visit: it owns it, too.
void Timeout::visit_references(ReferenceVisitor& visitor) const {
    if (task_) visitor.visit(*task_);
}

void Timeout::clear_references() {
    disarm();
    const auto task = std::exchange(task_, {});
}

}  // namespace asynchio
