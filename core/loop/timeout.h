// asyncio.timeout: a block that is interrupted when a time limit passes. Semantics: semantics.md R97-R103.
//
// Thread: its loop's. Lifetime: shared.
#pragma once

#include <optional>
#include <string>

#include "core/loop/event_loop.h"
#include "core/loop/task.h"

namespace asynchio {

class Timeout : public Object {
  public:
    enum class Phase : std::uint8_t { created, active, expiring, expired, finished };

    // `when`: loop time; none for no limit.
    Timeout(Recorder& recorder, std::optional<Time> when) : recorder_(recorder), when_(when) {}

    // The current task begins the block. UsageError if it was begun before, or outside of a task.
    void enter(EventLoop& loop);
    // Ends the block, which `raised` this, or null. Throws TimeoutError instead of a CancelledError that nobody but
    // the limit asked for.
    void leave(const std::exception_ptr& raised);

    // None before the block has begun.
    TimeoutId id() const { return id_; }
    std::optional<Time> when() const { return when_; }
    // Moves the limit; one that has passed already interrupts the block where it waits next. UsageError if the block
    // has not begun or is over.
    void reschedule(EventLoop& loop, std::optional<Time> when);
    // The limit passed before the block was over.
    bool expired() const { return phase_ == Phase::expiring || phase_ == Phase::expired; }
    Phase phase() const { return phase_; }
    // The block has begun and is not over.
    bool inside() const { return phase_ == Phase::active || phase_ == Phase::expiring; }
    // "active", "finished", ...
    std::string phase_name() const;

    void visit_references(ReferenceVisitor& visitor) const override;
    void clear_references() override;

  private:
    class Alarm;
    void arm(EventLoop& loop);
    void disarm();
    void fire();

    Recorder& recorder_;
    TimeoutId id_;
    std::optional<Time> when_;
    Phase phase_ = Phase::created;
    Ref<Task> task_;
    std::uint32_t cancelling_ = 0;  // requests to stop before the block began
    Ref<Handle> alarm_;
};

}  // namespace asynchio
