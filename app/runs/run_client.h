// Runs programs in runner processes: one that works, one spare that is warm. A run that hangs or dies costs its
// process and nothing else; what it recorded until then stays readable and gets an end that says what happened.
//
// Thread: one, the same for all calls. Nothing here blocks longer than asked.
#pragma once

#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "app/runs/runner_process.h"
#include "core/kernel/run_request.h"
#include "core/trace/trace.h"

namespace asynchio {

// The last resort for calls into C, which counted limits cannot stop.
struct PatienceLimits {
    Duration cpu;   // processor time of one run
    Duration wall;  // real time of one run
    static PatienceLimits standard();
};

class RunClient {
  public:
    // `runner`: the asynchio-runner program.
    explicit RunClient(std::filesystem::path runner, PatienceLimits patience = PatienceLimits::standard());
    ~RunClient();

    // Starts this run instead of the one that goes on, if any. The trace is empty afterwards.
    void start(RunRequest request);
    // Takes in what happened; waits at most `wait` for the end of the run. True if the trace grew or the run ended.
    bool poll(Duration wait = 0);
    // Waits for the end; for programs without a window.
    void finish();
    // Ends the run that goes on, as somebody who stops it.
    void stop();

    bool running() const { return running_; }
    // Real time since the run was started.
    Duration running_for() const;
    // The run's trace so far. It ends with RunEnded once running() is false.
    const Trace& trace() const { return trace_; }
    const RunRequest& request() const { return request_; }
    // One for each question of the request once running() is false. A run that was stopped or died has none but
    // sentences that say so.
    const std::vector<Answer>& answers() const { return answers_; }
    // False after a run that wall time or a signal ended: it may end elsewhere next time.
    bool reproducible() const { return reproducible_; }
    // Processes that this client has started; for tests and the about box.
    int processes_started() const { return processes_started_; }
    // Makes sure that a spare is warm. Call when there is time.
    void prepare_spare();

  private:
    bool ensure_active();
    std::optional<RunnerProcess> start_process();
    void complete(RunReply reply);
    void abandon(RunOutcome outcome, Budget budget, const std::string& message);
    bool out_of_patience();
    bool read_trace();

    const std::filesystem::path runner_;
    const PatienceLimits patience_;
    std::optional<RunnerProcess> active_;
    std::optional<RunnerProcess> spare_;
    RunRequest request_;
    Trace trace_;
    std::vector<Answer> answers_;
    bool running_ = false;
    bool reproducible_ = true;
    Duration started_at_ = 0;
    Duration cpu_at_start_ = 0;
    int processes_started_ = 0;
    std::uint64_t runs_ = 0;
    std::string start_failure_;
};

// The runner beside the running program.
std::filesystem::path default_runner();

}  // namespace asynchio
