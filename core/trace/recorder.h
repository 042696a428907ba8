// Writes one run into a trace buffer: what happened, when, in which thread. Observers only: recording never
// changes a decision of the run.
//
// Thread: used by whoever holds the baton. Lifetime: one run.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "core/base/check.h"
#include "core/trace/trace_buffer.h"

namespace asynchio {

// Told of every event right after it was recorded, in the thread that recorded it. It must not record anything itself.
class RecordObserver {
  public:
    virtual void recorded(const Event& event) = 0;

  protected:
    ~RecordObserver() = default;
};

class Recorder final : public CheckWitness {
  public:
    // Records at most `event_limit` events (never more than the buffer holds), then stops with TraceTruncated.
    explicit Recorder(TraceBuffer buffer, std::size_t event_limit = SIZE_MAX);

    // Where and when the next events happen. Set by the kernel, nobody else.
    void set_now(Time now) { now_ = now; }
    void set_thread(ThreadId thread) { thread_ = thread; }
    Time now() const { return now_; }
    ThreadId thread() const { return thread_; }

    template <class T>
    void record(const T& event) {
        append(pack(now_, thread_, event));
    }
    // An event that no thread of the run caused: a timer, the kernel, the end.
    template <class T>
    void record_by_kernel(const T& event) {
        append(pack(now_, ThreadId(), event));
    }
    // The last event: it is recorded even when the limit was reached, and everything after it is ignored.
    void end(const RunEnded& event);

    // The id of a string in this trace. Equal strings have equal ids. Cut at 64 KiB.
    Text text(std::string_view string);
    // The string of an id of this trace.
    std::string_view string(Text id) const;

    // The next ordinal of this kind of thing, from 1. Example: recorder.next<TaskId>().
    template <class IdType>
    IdType next() {
        return IdType(++counter(IdType()));
    }

    // The number of the next turn, from 1.
    std::uint32_t next_turn() { return ++turns_; }

    // True once the limit cut the recording: the run should end.
    bool full() const { return full_; }
    bool ended() const { return ended_; }
    std::size_t size() const { return count_; }
    // What was recorded so far, for readers in this process.
    TraceBuffer buffer() const { return buffer_; }

    // Null for none. It must live until the end of the run.
    void observe(RecordObserver* observer) { observer_ = observer; }

    void testify() const override;

  private:
    void append(const Event& event);
    void truncate();
    void write(const Event& event);

    std::uint32_t& counter(ThreadId) { return threads_; }
    std::uint32_t& counter(ProcessId) { return processes_; }
    std::uint32_t& counter(LoopId) { return loops_; }
    std::uint32_t& counter(TaskId) { return tasks_; }
    std::uint32_t& counter(FutureId) { return futures_; }
    std::uint32_t& counter(HandleId) { return handles_; }
    std::uint32_t& counter(LockId) { return locks_; }
    std::uint32_t& counter(FlagId) { return flags_; }
    std::uint32_t& counter(ConditionId) { return conditions_; }
    std::uint32_t& counter(SemaphoreId) { return semaphores_; }
    std::uint32_t& counter(BarrierId) { return barriers_; }
    std::uint32_t& counter(QueueId) { return queues_; }
    std::uint32_t& counter(PoolId) { return pools_; }
    std::uint32_t& counter(JobId) { return jobs_; }
    std::uint32_t& counter(FrameId) { return frames_; }
    std::uint32_t& counter(CoroutineId) { return coroutines_; }
    std::uint32_t& counter(GroupId) { return groups_; }
    std::uint32_t& counter(TimeoutId) { return timeouts_; }

    TraceBuffer buffer_;
    Event* const events_;
    std::size_t limit_;
    std::size_t count_ = 0;
    Time now_ = 0;
    ThreadId thread_;
    RecordObserver* observer_ = nullptr;
    bool full_ = false;
    bool ended_ = false;
    // A text that is in the buffer. They are in an open hash table.
    struct Known {
        std::uint32_t hash = 0;
        std::uint32_t length = 0;
        std::uint32_t offset = 0;  // 0: free
    };
    Known& find_known(std::string_view string, std::uint32_t hash);
    void grow_known();
    std::vector<Known> known_ = std::vector<Known>(256);
    std::size_t known_count_ = 0;
    std::uint32_t threads_ = 0, loops_ = 0, tasks_ = 0, futures_ = 0, handles_ = 0, locks_ = 0, pools_ = 0,
                  jobs_ = 0, frames_ = 0, turns_ = 0, flags_ = 0, conditions_ = 0, semaphores_ = 0, barriers_ = 0,
                  queues_ = 0, groups_ = 0, timeouts_ = 0, processes_ = 0, coroutines_ = 0;
};

}  // namespace asynchio
