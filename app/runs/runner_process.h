// One asynchio-runner process: its socket, the trace memory shared with it, and the ways it can end.
//
// Thread: the one that made it (the process is killed when that thread ends).
#pragma once

#include <sys/types.h>

#include <filesystem>
#include <optional>
#include <string>

#include "core/base/result.h"
#include "core/base/time.h"
#include "core/runner/protocol.h"
#include "core/trace/trace_buffer.h"

namespace asynchio {

class RunnerProcess {
  public:
    // Starts the program. It may take some 40 ms until it is ready; requests can be sent before.
    static Result<RunnerProcess> start(const std::filesystem::path& program);
    RunnerProcess(RunnerProcess&& other) noexcept;
    RunnerProcess& operator=(RunnerProcess&& other) noexcept;
    ~RunnerProcess();  // kills it

    // `run`: the number by which the reply will name this run.
    bool send(const RunRequest& request, std::uint64_t run);

    enum class Answer : std::uint8_t { none, ready, done, gone };
    // Waits at most this long (0: not at all) for what it says next. `reply` is set with `done`.
    Answer wait(Duration timeout, RunReply& reply);

    TraceBuffer trace() const { return *buffer_; }
    // Gives the memory of a large trace back to the system.
    void release_trace_memory();

    pid_t pid() const { return pid_; }
    // Processor time it has used.
    Duration cpu_time() const;
    void kill();
    // Once it is gone: "segmentation fault", "was killed", "exit status 2". Reaps the process; kills it if it only
    // pretends to be gone.
    std::string how_it_ended();

  private:
    RunnerProcess() = default;
    bool fill_input();
    bool ends_within(Duration patience) const;
    std::optional<std::string> take_frame();

    pid_t pid_ = -1;
    int socket_ = -1;
    int memory_descriptor_ = -1;
    void* memory_ = nullptr;
    std::size_t memory_size_ = 0;
    std::optional<TraceBuffer> buffer_;
    std::string input_;  // bytes of a frame that is not complete yet
};

}  // namespace asynchio
