#include "core/threads/submit.h"

namespace asynchio {
namespace {

// Runs in the loop: fills the thread's box with what the loop's box holds.
class HandResultOver final : public Handle {
  public:
    HandResultOver(Ref<Future> source, Ref<ConcurrentFuture> target)
        : source_(std::move(source)), target_(std::move(target)) {}
    void run() override {
        // The program may have filled the box itself.
        const ConcurrentFuture::Phase phase = target_->phase();
        if (phase != ConcurrentFuture::Phase::pending && phase != ConcurrentFuture::Phase::cancelled) return;
        if (source_->cancelled()) target_->cancel();
        if (!target_->set_running_or_notify_cancel()) return;
        if (const std::exception_ptr error = source_->exception()) target_->set_exception(error);
        else target_->set_result(source_->result());
    }

  private:
    Ref<Future> source_;
    Ref<ConcurrentFuture> target_;
};

class OnDone final : public DoneCallback {
  public:
    explicit OnDone(Ref<ConcurrentFuture> target) : target_(std::move(target)) {}
    Ref<Handle> make_handle(Future& source) override {
        return make_ref<HandResultOver>(Ref<Future>(&source), target_);
    }
    void visit_references(ReferenceVisitor& visitor) const override { visitor.visit(*target_); }

  private:
    Ref<ConcurrentFuture> target_;
};

class Cancel final : public Handle {
  public:
    explicit Cancel(Ref<Future> source) : source_(std::move(source)) {}
    void run() override { source_->cancel(); }

  private:
    Ref<Future> source_;
};

}  // namespace

void chain(const Ref<Future>& source, const Ref<ConcurrentFuture>& target) {
    target->add_done_callback([source](ConcurrentFuture& done) {
        if (done.cancelled() && !source->loop().closed()) source->loop().call_soon_threadsafe(make_ref<Cancel>(source));
    });
    source->add_done_callback(std::make_unique<OnDone>(target));
}

}  // namespace asynchio
