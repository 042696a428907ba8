// What a recorded run comes to, in numbers and words: the facts that questions, goals and meters ask for. Computed from
// the trace alone; times are virtual nanoseconds, names are those on the screen.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/result.h"
#include "core/trace/lanes.h"
#include "core/trace/meters.h"

namespace asynchio {

class Facts {
  public:
    // Folds the trace once. Of a run that goes on, the facts so far. The trace is not needed afterwards.
    explicit Facts(const Trace& trace);

    // A line of standard output, without its end.
    struct PrintedLine {
        std::string text;
        Time time = 0;          // of the piece that ended it
        std::string who;        // lane
        std::size_t event = 0;
    };

    // --- the whole run ---
    Time total() const { return total_; }
    std::uint32_t turns() const { return meters_.turns(); }  // of tasks, plumbing aside
    bool stuck() const { return stuck_; }
    // The name of the exception that left the program, as "ValueError"; "" if none did.
    const std::string& error() const { return error_; }
    std::uint32_t cores() const { return cores_; }
    bool gil() const { return gil_; }
    const std::vector<std::string>& warnings() const { return warnings_; }
    const std::vector<std::string>& logs() const { return logs_; }  // log records of all levels

    // --- what was printed; a line counts when it contains the text ---
    const std::vector<PrintedLine>& lines() const { return lines_; }
    std::vector<Time> times(std::string_view text) const;
    // The n-th such line, from 1; null if there are fewer.
    const PrintedLine* line(std::string_view text, std::size_t n = 1) const;
    // The line after the first such one; null if there is none.
    const PrintedLine* after(std::string_view text) const;
    // The longest pause between two such lines that follow each other; a failure if there are fewer than two.
    Result<Duration> gap(std::string_view text) const;

    // --- queues and workers ---
    std::uint32_t max_ready() const { return meters_.ready().most(); }  // tasks in ready queues at once, the running one not counted
    std::uint32_t max_ready_at(Time time) const { return meters_.ready().most_at(time); }  // the most at that instant
    std::uint32_t busy_max() const { return meters_.busy().most(); }  // workers busy at once
    std::uint32_t jobs_waiting_max() const { return jobs_waiting_max_; }  // in a pool's queue, while time passed
    std::uint32_t queue_max() const { return queue_max_; }    // items in one queue
    std::uint32_t in_use_max() const { return in_use_max_; }  // places taken of one semaphore
    std::uint32_t slow(Duration limit) const;             // turns that kept the loop at least this long
    Duration longest_hold() const;                        // the longest turn

    // --- lanes; the failures name the ones there are ---
    const std::vector<std::string>& lane_names() const { return lane_names_; }
    // "done", "failed", "cancelled" or "unfinished".
    Result<std::string> outcome(std::string_view lane) const;
    // How long it was in this state: ready, running, blocking, waiting, sleeping, gil, worker, or what it waited for:
    // timer, lock, queue, future, task, gather, thread, ...
    Result<Duration> spent(std::string_view lane, std::string_view state) const;
    // The word for what it did after everything that happened at this time: "not started", "idle", "ready", "running",
    // "blocking", "waiting", "wants the GIL", or its outcome.
    Result<std::string> state(std::string_view lane, Time time) const;
    // Who holds the lock after everything that happened at this time, or "nobody".
    Result<std::string> holder(std::string_view lock, Time time) const;

  private:
    struct NamedLane {
        std::string name;
        Lane lane;
    };
    struct Hold {
        std::string lock, owner;
        Time begin = 0, end = kNever;  // kNever: it was not given back
    };
    class Reader;

    Result<const NamedLane*> find_lane(std::string_view name) const;

    Time total_ = 0;
    std::uint32_t cores_ = 0, jobs_waiting_max_ = 0, queue_max_ = 0, in_use_max_ = 0;
    bool stuck_ = false, gil_ = true;
    std::string error_;
    std::vector<std::string> warnings_, logs_, lane_names_, lock_names_;
    std::vector<PrintedLine> lines_;
    std::vector<NamedLane> lanes_;
    Meters meters_;
    std::vector<Hold> holds_;
};

}  // namespace asynchio
