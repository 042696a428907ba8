// Runs that are asked questions, beside the one on the screen: a lesson's answers, wrong answers, goals and the texts of
// its captions at whatever settings they speak of. Each run is made once; who asks again gets the same one.
//
// Thread: one, the same for all calls.
#pragma once

#include <deque>
#include <filesystem>
#include <memory>
#include <vector>

#include "app/runs/run_client.h"

namespace asynchio {

// A run that has ended and what its questions came to.
struct AskedRun {
    RunRequest request;
    Trace trace;
    std::vector<Answer> answers;  // one for each of request.questions
    bool reproducible = true;
};

class QuestionDesk {
  public:
    explicit QuestionDesk(std::filesystem::path runner, PatienceLimits patience = PatienceLimits::standard());

    // The run of exactly this request, questions included, if it has ended; else null, and it will be made.
    std::shared_ptr<const AskedRun> ask(const RunRequest& request);
    // The same, waiting for its end. For programs without a window.
    std::shared_ptr<const AskedRun> ask_now(const RunRequest& request);
    // Goes on with the runs that were asked for; waits at most `wait`. True when one has ended.
    bool poll(Duration wait = 0);
    // True while a run that was asked for has not ended.
    bool busy() const { return client_.running() || !queue_.empty(); }
    // Drops the runs that were asked for and have not begun: nobody needs them any more.
    void forget_queue() { queue_.clear(); }

  private:
    std::shared_ptr<const AskedRun> known(const RunRequest& request);
    void start_next();
    void keep();

    static constexpr std::size_t kKept = 64;

    RunClient client_;
    std::deque<RunRequest> queue_;
    std::deque<std::shared_ptr<const AskedRun>> kept_;  // used last: in front
};

}  // namespace asynchio
