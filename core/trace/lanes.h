// The run as lanes of spans: for every task and thread, what it did from when to when. Built once from the trace, it
// answers what a viewer draws on a time axis. Facts only: each span begins and ends with an event.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "core/trace/names.h"
#include "core/trace/state.h"

namespace asynchio {

// What somebody does. One word, one look on the screen.
enum class Activity : std::uint8_t {
    nothing,          // not drawn: not begun, idle, or hidden in the event loop it runs
    ready,
    running,
    waiting_timer,
    waiting_network,
    waiting_box,      // a future, task, gather or thread
    waiting_queue,
    waiting_lock,
    waiting_pool,     // its job stands in a pool's queue
    in_worker,
    blocking,         // running without letting go of the loop, at least kBlockingTurn
    wants_gil,
};

// "waiting: timer", "in worker", ... as the learner reads it.
std::string_view activity_word(Activity activity);
// For plain-text pictures.
char activity_letter(Activity activity);

struct Span {
    Activity activity = Activity::nothing;
    Activity phase = Activity::nothing;  // the same, before a long hold was judged to block
    Time begin = 0, end = 0;
    std::size_t first_event = 0;  // the event that began it
    std::size_t last_event = 0;   // the event that ended it; the trace's size while it goes on
    WaitState wait;               // for waiting spans
    Line line = 0;                // where it waits, or began to run
    std::uint32_t turn = 0;       // for turns of tasks
    bool open = false;            // it had not ended when the trace did
    bool loop_asleep = false;     // ready, but its loop slept when it became so: nobody woke it
};

// Somebody asked the task to stop. It hears of it in its next turn, or never, if it catches the CancelledError.
struct CancelMark {
    Time at = 0;
    std::size_t event = 0;
    Actor by;  // a task; a thread that ran none, as the first one in asyncio.run's cleaning up; nobody: a callback of the loop
};

struct Lane {
    enum class Kind : std::uint8_t { task, thread, worker };
    Kind kind = Kind::task;
    Actor actor;
    ProcessId process;            // whose thread it is, or runs it; none: the program itself
    bool plumbing = false;
    std::vector<Span> spans;      // in order, without overlap; a span's end is the next one's begin or earlier
    std::vector<CancelMark> cancels;
    std::size_t first_event = 0;
    bool ended = false;
    Outcome outcome = Outcome::done;
    Time end_time = 0;
    std::size_t end_event = 0;
};

// One call in a worker, or in the queue before it.
struct JobSpan {
    JobId job;
    ThreadId worker;              // none while queued
    Time queued = 0, started = 0, ended = 0;
    std::size_t queued_event = 0, started_event = 0, ended_event = 0;  // trace size: not yet
};

struct HoldSpan {
    LockId lock;
    Actor owner;
    Time begin = 0, end = 0;
    std::size_t first_event = 0, last_event = 0;
};

// A column of the TURNS ruler: one turn of a task, or one stretch of a thread outside loops.
struct Column {
    Actor actor;
    std::uint32_t turn = 0;       // 0 for threads
    std::size_t first_event = 0, last_event = 0;
    std::uint32_t iteration = 0;  // of the loop, 0 for threads
};

// A loop slept although a task of its was ready: from when the first one was until it got its turn.
struct AsleepSpan {
    Time begin = 0, end = 0;
    std::size_t first_event = 0, last_event = 0;
};

struct Lanes {
    std::vector<Lane> lanes;      // in order of appearance, plumbing included
    std::vector<JobSpan> jobs;    // by ordinal
    std::vector<HoldSpan> holds;  // in order of their begin
    std::vector<AsleepSpan> asleep;  // without overlap
    std::vector<Column> columns;

    const Lane* find(Actor actor) const;
    // Where an event is on the TURNS ruler: column i covers [i, i + 1].
    double column_at(std::size_t event) const;
};

// Grows with its trace.
class LaneBuilder {
  public:
    // Takes in the events that came since the last call.
    void read(const Trace& trace);
    // The lanes so far; spans that go on end at the last event.
    const Lanes& lanes() const { return lanes_; }
    const State& state() const { return state_; }

  private:
    void apply(const Event& event);
    Actor whoever_asks() const;
    void touch_event(const Event& event);
    void touch(Actor actor);
    Lane& lane_of(Actor actor);
    void open(Lane& lane, Span span);
    void close(Lane& lane);
    void end_lane(Lane& lane, Outcome outcome);
    Span span_of(Actor actor) const;
    Span task_span(const TaskState& task) const;
    Span thread_span(const ThreadState& thread) const;
    void note_columns(const Event& event);
    void end_column();
    JobSpan& job_span(JobId id);
    void note_jobs(const Event& event);
    void judge(const Lane& lane, Span& span) const;
    void note_asleep(const Span& span);
    void note_holds(const Event& event);
    void note_missing_cores();
    void finish_open_spans(const Trace& trace);

    Lanes lanes_;
    State state_;
    std::vector<std::size_t> task_lanes_, thread_lanes_;  // by ordinal; index + 1
    std::vector<bool> hosts_loop_;                        // threads that ran a loop, by ordinal
    std::vector<bool> wants_core_;                        // threads that compute, but not now: no core is free
    bool column_open_ = false;
    bool column_shows_ = false;  // somebody could see what the open column did
};

}  // namespace asynchio
