// Who made whom go on, of a whole run: the facts that a chain of causes is made of. A link leads from what somebody did to
// the moment when somebody else, or the same one later, runs because of it.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

#include "core/trace/names.h"
#include "core/trace/trace.h"

namespace asynchio {

struct Link {
    enum class Kind : std::uint8_t {
        wake,     // ended a wait: filled a box, let a lock go, put something into a queue, ...
        created,  // made a task or started a thread
        again,    // let the others go first, and stands in the ready queue again
        timer,    // set a timer, and it rang
        job,      // handed a call to a pool; whoever takes it runs it
    };
    static constexpr std::size_t kNotYet = SIZE_MAX;

    Kind kind = Kind::wake;
    Actor from, to;               // from nobody: the outside did it; to nobody: no worker has taken the call yet
    std::size_t cause = 0;        // the event with which it was done
    std::size_t ready = 0;        // from then on it could run, or stood in the pool's queue
    std::size_t runs = kNotYet;   // it runs
    JobId job;
};

// Grows with its trace.
class Links {
  public:
    // Takes in the events that came since the last call.
    void read(const Trace& trace);

    // In the order of `ready`; the other functions speak of places in it.
    const std::vector<Link>& all() const { return links_; }

    // The link because of which somebody does what it does at this event: the last one that had made it run.
    std::optional<std::size_t> to(Actor actor, std::size_t event) const;
    // The next one that makes it run, behind this event, as far as it is known.
    std::optional<std::size_t> next_to(Actor actor, std::size_t event) const;
    // What somebody did from this event to that one, in order.
    std::vector<std::size_t> from(Actor actor, std::size_t first, std::size_t last) const;

  private:
    // Who did something, and when; if a timer came in between, who had set it.
    struct Doer {
        Actor actor;
        std::size_t event = 0;
        bool rang = false;
    };
    struct Party {
        std::vector<std::size_t> arrivals, departures;  // by `runs`, by `cause`
        std::optional<std::size_t> pending;             // it is ready and has not run yet
    };
    struct Thread {
        TaskId task;
        HandleId handle;
        WaitKind wait = WaitKind::nothing;
        std::size_t blocked = 0;             // the event
        std::optional<std::size_t> pending;  // has ended a wait inside a turn
    };

    void apply(const Event& event, std::size_t index);
    void ready_thread(const Event& event, std::size_t index);
    Doer doer(const Event& event, std::size_t index) const;
    std::size_t add(const Link& link);
    void run(std::optional<std::size_t>& pending, std::size_t index);
    Party& party(Actor actor);
    const Party* find(Actor actor) const;
    Thread& thread(std::uint32_t ordinal);

    std::size_t position_ = 0;
    std::vector<Link> links_;
    std::vector<Party> tasks_, actors_;  // by ordinal: tasks, threads
    std::vector<Thread> threads_;
    std::vector<Doer> handles_;          // who has put them where they are
    std::vector<std::optional<std::size_t>> jobs_;
};

}  // namespace asynchio
