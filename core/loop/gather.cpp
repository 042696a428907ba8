#include "core/loop/gather.h"

#include <algorithm>

#include "core/loop/task.h"

namespace asynchio {

class GatheringFuture::ChildDone final : public DoneCallback {
  public:
    // `slot` is its first one.
    ChildDone(GatheringFuture& gather, std::size_t slot) : gather_(&gather), slot_(slot) {}

    Ref<Handle> make_handle(Future& child) override {
        class Run final : public Handle {
          public:
            Run(Ref<GatheringFuture> gather, Ref<Future> child, std::size_t slot)
                : gather_(std::move(gather)), child_(std::move(child)), slot_(slot) {}
            void run() override { gather_->child_done(*child_, slot_); }
            void visit_references(ReferenceVisitor& visitor) const override {
                visitor.visit(*gather_);
                visitor.visit(*child_);
            }

          private:
            Ref<GatheringFuture> gather_;
            Ref<Future> child_;
            std::size_t slot_;
        };
        return make_ref<Run>(gather_, Ref<Future>(&child), slot_);
    }
    void visit_references(ReferenceVisitor& visitor) const override { visitor.visit(*gather_); }

  private:
    Ref<GatheringFuture> gather_;
    std::size_t slot_;
};

void GatheringFuture::start(std::size_t slots, bool return_exceptions) {
    slots_ = slots;
    return_exceptions_ = return_exceptions;
    children_.reserve(slots);
    loop().recorder().record(GatherStarted{id(), static_cast<Count>(slots)});
}

void GatheringFuture::add(Ref<Future> child) {
    const auto* task = dynamic_cast<const Task*>(child.get());
    loop().recorder().record(GatherSlot{id(), static_cast<Count>(children_.size()), task ? task->task_id() : TaskId(),
                                        task ? FutureId() : child->id()});
    // One that is here already has a callback of this gather, or had one when it was done.
    const bool fresh = !child->done() && child->callback_count() == 0;
    const bool known = !fresh && std::ranges::find(children_, child) != children_.end();
    children_.push_back(child);
    if (known) return;
    ++distinct_;
    child->add_done_callback(std::make_unique<ChildDone>(*this, children_.size() - 1));
}

void GatheringFuture::child_done(Future& child, std::size_t slot) {
    if (abandoned_) return child.mark_exception_seen();
    ++finished_;
    fill_slots(child, slot);
    if (done()) {
        child.mark_exception_seen();
        return;
    }
    if (!return_exceptions_) {
        if (child.cancelled()) return set_exception(child.cancelled_error());
        if (const std::exception_ptr error = child.exception()) return set_exception(error);
    }
    if (finished_ == distinct_ && children_.size() == slots_) finish();
}

void GatheringFuture::fill_slots(Future& child, std::size_t first) {
    Recorder& recorder = loop().recorder();
    const std::exception_ptr error = child.peek_error();
    const Outcome outcome = child.cancelled() ? Outcome::cancelled : error ? Outcome::failed : Outcome::done;
    Text value;
    if (outcome == Outcome::done) value = recorder.text(loop().host().describe(child.result()));
    if (outcome == Outcome::failed) value = recorder.text(loop().host().describe(error));
    // Only if somebody was given twice can there be more than one.
    const std::size_t end = distinct_ < children_.size() ? children_.size() : std::min(first + 1, children_.size());
    for (std::size_t i = first; i < end; ++i)
        if (children_[i].get() == &child) recorder.record(GatherFilled{id(), static_cast<Count>(i), outcome, value});
}

void GatheringFuture::finish() {
    LoopHost& host = loop().host();
    std::vector<Value> results;
    for (const Ref<Future>& child : children_) {
        if (child->cancelled()) {
            const Value& message = child->cancel_message();
            results.push_back(host.error_as_value(
                std::make_exception_ptr(CancelledError(message.has_value() ? message : host.make_text("")))));
        } else if (const std::exception_ptr error = child->exception()) results.push_back(host.error_as_value(error));
        else results.push_back(child->result());
    }
    // A cancelled gather with return_exceptions ends only now, with the cancellation of its last argument (whoever ended
    // last); the errors of all of them count as seen.
    if (cancel_requested_) return set_exception(children_.back()->cancelled_error());
    set_result(host.make_list(std::move(results)));
}

bool GatheringFuture::cancel(Value message) {
    if (done()) return false;
    const NestedCancel nested(loop().host());
    bool any = false;
    for (const Ref<Future>& child : std::vector(children_)) any |= child->cancel(message);
    cancel_requested_ |= any;
    return any;
}

void GatheringFuture::visit_references(ReferenceVisitor& visitor) const {
    Future::visit_references(visitor);
    for (const Ref<Future>& child : children_) visitor.visit(*child);
}

void GatheringFuture::clear_references() {
    const auto children = std::exchange(children_, {});
    Future::clear_references();
}

Ref<Future> gather(EventLoop& loop, std::vector<Ref<Future>> children, bool return_exceptions) {
    if (children.empty()) {
        Ref<Future> nothing = loop.create_future();
        nothing->set_result(loop.host().make_list({}));
        return nothing;
    }
    const Ref<GatheringFuture> gathering = loop.host().new_gather(loop);
    gathering->start(children.size(), return_exceptions);
    for (Ref<Future>& child : children) gathering->add(std::move(child));
    return gathering;
}

}  // namespace asynchio
