#include "app/runs/run_client.h"

#include <time.h>

#include <utility>

#include "core/trace/state.h"

namespace asynchio {
namespace {

constexpr std::size_t kLargeTrace = 100'000;  // events; their memory is given back after the run

Duration real_time() {
    timespec time{};
    clock_gettime(CLOCK_MONOTONIC, &time);
    return time.tv_sec * kSecond + time.tv_nsec;
}

}  // namespace

PatienceLimits PatienceLimits::standard() {
#ifdef ASYNCHIO_SANITIZED
    constexpr Duration slower = 10;
#else
    constexpr Duration slower = 1;
#endif
    return PatienceLimits{2 * kSecond * slower, (3 * kSecond + 500 * kMillisecond) * slower};
}

RunClient::RunClient(std::filesystem::path runner, PatienceLimits patience)
    : runner_(std::move(runner)), patience_(patience) {}

RunClient::~RunClient() = default;

std::optional<RunnerProcess> RunClient::start_process() {
    Result<RunnerProcess> process = RunnerProcess::start(runner_);
    if (!process) {
        start_failure_ = process.why();
        return std::nullopt;
    }
    ++processes_started_;
    return std::move(*process);
}

bool RunClient::ensure_active() {
    if (!active_) active_ = std::exchange(spare_, std::nullopt);
    if (!active_) active_ = start_process();
    return active_.has_value();
}

void RunClient::prepare_spare() {
    if (!spare_ && !running_) spare_ = start_process();
}

void RunClient::start(RunRequest request) {
    if (running_) active_.reset();  // killed: whatever it did is not wanted any more
    request_ = std::move(request);
    trace_ = Trace();
    answers_.assign(request_.questions.size(), Answer::failure("the run did not come to its end, so nobody knows"));
    reproducible_ = true;
    running_ = true;
    ++runs_;
    started_at_ = real_time();
    // A runner that died while it was idle is replaced without a word.
    for (int attempt = 0; attempt < 3; ++attempt) {
        if (!ensure_active()) break;
        if (active_->send(request_, runs_)) {
            cpu_at_start_ = active_->cpu_time();
            return;
        }
        active_.reset();
    }
    abandon(RunOutcome::crashed, Budget::none, "The program could not be run: " + start_failure_);
}

bool RunClient::read_trace() { return active_ && trace_.read(active_->trace()) > 0; }

bool RunClient::poll(Duration wait) {
    if (!running_) return false;
    const Duration until = real_time() + wait;
    for (;;) {
        RunReply reply;
        const Duration left = std::max<Duration>(0, until - real_time());
        switch (active_->wait(std::min(left, 20 * kMillisecond), reply)) {
            case RunnerProcess::Answer::done:
                if (reply.run != runs_) break;  // about a run that nobody waits for any more
                complete(std::move(reply));
                return true;
            case RunnerProcess::Answer::gone: {
                const std::string how = active_->how_it_ended();
                read_trace();
                active_.reset();
                abandon(RunOutcome::crashed, Budget::none,
                        "The program crashed the process it ran in (" + how + "). Nothing else is affected.");
                return true;
            }
            case RunnerProcess::Answer::ready:
            case RunnerProcess::Answer::none: break;
        }
        if (out_of_patience()) return true;
        if (real_time() >= until) return read_trace();
    }
}

void RunClient::finish() {
    while (running_) poll(100 * kMillisecond);
}

bool RunClient::out_of_patience() {
    const bool cpu = active_->cpu_time() - cpu_at_start_ >= patience_.cpu;
    if (!cpu && running_for() < patience_.wall) return false;
    read_trace();
    active_.reset();
    abandon(RunOutcome::out_of_budget, Budget::wall_time, out_of_budget_sentence(Budget::wall_time, request_.limits));
    return true;
}

void RunClient::stop() {
    if (!running_) return;
    read_trace();
    active_.reset();
    abandon(RunOutcome::stopped, Budget::none, "You stopped the run.");
}

void RunClient::complete(RunReply reply) {
    read_trace();
    if (reply.answers.size() == request_.questions.size()) answers_ = std::move(reply.answers);
    running_ = false;
    if (!trace_.ended()) {
        active_.reset();
        return abandon(RunOutcome::crashed, Budget::none,
                       "The program damaged the process it ran in. Nothing else is affected.");
    }
    if (trace_.size() > kLargeTrace) active_->release_trace_memory();
    if (reply.dirty) active_.reset();
}

// The end that the runner could not write. A run that had its end keeps it: then only the cleaning up went wrong.
void RunClient::abandon(RunOutcome outcome, Budget budget, const std::string& message) {
    running_ = false;
    if (trace_.ended()) return;
    reproducible_ = false;
    const State state = fold(trace_, trace_.size());
    const RunEnded end{outcome, 0, budget, trace_.add_text(message), state.last_line, 0, Text()};
    trace_.append(pack(state.now, ThreadId(), end));
}

Duration RunClient::running_for() const { return running_ ? real_time() - started_at_ : 0; }

std::filesystem::path default_runner() {
    std::error_code error;
    const std::filesystem::path self = std::filesystem::read_symlink("/proc/self/exe", error);
    return (error ? std::filesystem::path(".") : self.parent_path()) / "asynchio-runner";
}

}  // namespace asynchio
