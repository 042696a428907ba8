// threading.Barrier: a number of threads wait until all of them have arrived. Semantics: semantics.md R180.
#pragma once

#include <functional>
#include <memory>
#include <stdexcept>
#include <string>

#include "core/base/ref.h"
#include "core/kernel/kernel.h"
#include "core/threads/wait_line.h"

namespace asynchio {

// The barrier is broken or was reset while a thread waited.
class BrokenBarrier : public std::runtime_error {
  public:
    BrokenBarrier() : std::runtime_error("") {}
};

class ThreadBarrier : public Object {
  public:
    // `label` is the name of the variable it is stored in; may be empty.
    ThreadBarrier(Kernel& kernel, const std::string& label, std::int64_t parties);

    BarrierId id() const { return id_; }
    std::int64_t parties() const { return parties_; }
    std::int64_t waiting() const { return broken_ ? 0 : gathering_->arrived; }
    bool broken() const { return broken_; }
    const WaitLine& line() const { return gathering_->line; }

    // Blocks until all have arrived, and returns how many came before this one. The last one calls `action` before the
    // others go on; what it throws breaks the barrier. A deadline that passes breaks it, too. Throws BrokenBarrier.
    std::int64_t wait(Time deadline = kNever, const std::function<void()>& action = {});
    // Breaks it for good; makes it as new. Whoever waits gets BrokenBarrier.
    void abort();
    void reset();

    std::unique_ptr<Image> copy_for_child() override;
    void exchange(Image& image) override;

  private:
    // Those who wait for each other. The next ones gather anew while these still go.
    struct Gathering {
        enum class End : std::uint8_t { none, complete, broken };
        std::int64_t arrived = 0;
        End end = End::none;
        WaitLine line;
    };
    void end_gathering(Gathering::End end);
    void break_up();
    void complete(const std::function<void()>& action);
    void wait_for_action();

    Kernel& kernel_;
    BarrierId id_;
    const Text label_;
    const std::int64_t parties_;
    bool broken_ = false;
    bool acting_ = false;  // the action runs: nobody comes in
    std::shared_ptr<Gathering> gathering_ = std::make_shared<Gathering>();
    WaitLine outside_;
};

}  // namespace asynchio
