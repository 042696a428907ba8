// What a run comes to, at every position of its trace: how many, how long, how often so far. Meters on the screen and
// the facts that questions ask for read the same numbers here.
//
// Times are virtual nanoseconds. Plumbing never counts.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "core/trace/trace.h"

namespace asynchio {

// A number of things at once that goes up and down, with each change.
class Level {
  public:
    struct Change {
        std::size_t event = 0;   // that changed it
        Time time = 0;
        std::uint32_t now = 0, most = 0;  // from here on; so far
    };
    void add(std::size_t event, Time time, int difference);

    std::uint32_t most() const { return changes_.empty() ? 0 : changes_.back().most; }
    // After the first `position` events.
    Change at(std::size_t position) const;
    // The most at this instant, with what it was when the instant began.
    std::uint32_t most_at(Time time) const;

  private:
    std::vector<Change> changes_;
};

class Meters {
  public:
    // One turn of a task.
    struct Turn {
        TaskId task;
        Time begin = 0, end = 0;
        std::size_t first_event = 0, last_event = 0;
        std::size_t longest = 0;  // index of the longest turn up to and with this one, the first of equal ones
        Duration length() const { return end - begin; }
    };
    // A task or thread from its first step to its end.
    struct Life {
        Text function;
        bool ended = false;
        Time begin = 0, end = 0;
        std::size_t first_event = 0, last_event = 0;
        Outcome outcome = Outcome::done;
    };

    // Takes in the events that came since the last call.
    void read(const Trace& trace);

    std::uint32_t turns() const { return static_cast<std::uint32_t>(starts_.size()); }  // begun in the whole run
    const std::vector<Turn>& ended_turns() const { return turns_; }
    // The longest turn that had ended by then; null if none had.
    const Turn* longest_turn(std::size_t position) const;
    // How often another thread went on than before, by then.
    std::size_t switches(std::size_t position) const;

    const Level& ready() const { return ready_; }  // tasks in ready queues, the running one not counted
    const Level& busy() const { return busy_; }    // workers that do a job
    const Level& computing() const { return computing_; }  // threads on a core
    const Level& alive() const { return alive_; }  // tasks that exist and have not ended

    // In order of their first step.
    const std::vector<Life>& lives() const { return lives_; }

  private:
    struct Task {
        bool plumbing = true, queued = false, running = false, ready = false;
        Text function;
        Time turn_began = 0;
        std::size_t turn_event = 0, life = SIZE_MAX;
    };
    struct Thread {
        bool plumbing = false;
        Text function;
        std::size_t life = SIZE_MAX;
    };

    void apply(const Event& event);
    void count_tasks(const Event& event);
    void count_threads(const Event& event);
    Task* task(TaskId id);
    Thread& thread(std::uint32_t ordinal);
    void set_ready(Task& task, bool ready);
    void end_turn(TaskId id);
    void begin_life(std::size_t& life, Text function);
    void end_life(std::size_t life, Outcome outcome);
    void runs(std::uint32_t thread);

    std::size_t position_ = 0;  // events read; the one that is being read has this index
    Time now_ = 0;
    std::vector<Task> tasks_;      // by ordinal
    std::vector<Thread> threads_;  // by ordinal
    std::uint32_t running_ = 1;    // the thread that went on last; at first the main one
    std::vector<std::size_t> starts_, switches_;  // events
    std::vector<Turn> turns_;
    std::vector<Life> lives_;
    Level ready_, busy_, alive_, computing_;
};

}  // namespace asynchio
