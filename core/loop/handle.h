// One entry of a ready queue or timer heap: something the loop will call once.
#pragma once

#include <string>

#include "core/base/ids.h"
#include "core/base/ref.h"
#include "core/base/time.h"
#include "core/trace/words.h"

namespace asynchio {

class EventLoop;

class Handle : public Object {
  public:
    // Where the handle is. `idle`: in no queue, before it is scheduled or after it has run.
    enum class Place : std::uint8_t { idle, timer, ready, running };

    // Does the work. Errors of callbacks are the embedding's to report; what leaves run() leaves the loop.
    virtual void run() = 0;
    virtual HandleKind kind() const { return HandleKind::plumbing; }
    // The task it runs, if it is a step of one.
    virtual TaskId task() const { return TaskId(); }
    // The function it calls, for callbacks of the program.
    virtual std::string label() const { return ""; }

    HandleId id() const { return id_; }
    Place place() const { return place_; }
    bool cancelled() const { return cancelled_; }
    // Deadline, for timers; kNever for others.
    Time when() const { return when_; }

    // The loop will skip it. Idempotent; nothing happens if it has run.
    void cancel();

  protected:
    // Called once when the handle is cancelled: drop what it keeps alive.
    virtual void on_cancel() {}

  private:
    friend class EventLoop;
    HandleId id_;
    Place place_ = Place::idle;
    bool cancelled_ = false;
    Time when_ = kNever;
    EventLoop* loop_ = nullptr;  // set while in one of its queues
};

}  // namespace asynchio
