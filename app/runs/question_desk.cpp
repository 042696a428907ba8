#include "app/runs/question_desk.h"

#include <algorithm>
#include <utility>

namespace asynchio {
namespace {

// Nobody waits for these runs, but a question without its answer cannot be asked: on a busy machine they may take longer
// than the one on the screen. What they compute is limited as ever.
constexpr Duration kLonger = 10;

}  // namespace

QuestionDesk::QuestionDesk(std::filesystem::path runner, PatienceLimits patience)
    : client_(std::move(runner), {patience.cpu, kLonger * patience.wall}) {}

std::shared_ptr<const AskedRun> QuestionDesk::known(const RunRequest& request) {
    const auto found = std::ranges::find_if(kept_, [&](const auto& run) { return run->request == request; });
    if (found == kept_.end()) return nullptr;
    std::shared_ptr<const AskedRun> run = *found;
    kept_.erase(found);
    kept_.push_front(run);
    return run;
}

std::shared_ptr<const AskedRun> QuestionDesk::ask(const RunRequest& request) {
    if (auto run = known(request)) return run;
    const bool runs = client_.running() && client_.request() == request;
    if (!runs && std::ranges::find(queue_, request) == queue_.end()) queue_.push_back(request);
    start_next();  // what ends is told by poll() alone: whoever asks here asks for another run
    return known(request);
}

std::shared_ptr<const AskedRun> QuestionDesk::ask_now(const RunRequest& request) {
    for (;;) {
        if (auto run = ask(request)) return run;
        poll(100 * kMillisecond);
    }
}

bool QuestionDesk::poll(Duration wait) {
    start_next();
    if (!client_.running()) return false;
    client_.poll(wait);
    if (client_.running()) return false;
    keep();
    start_next();
    return true;
}

void QuestionDesk::start_next() {
    if (client_.running() || queue_.empty()) return;
    RunRequest next = std::move(queue_.front());
    queue_.pop_front();
    client_.start(std::move(next));
    if (!client_.running()) keep();  // it could not even be started
}

void QuestionDesk::keep() {
    kept_.push_front(std::make_shared<AskedRun>(
        AskedRun{client_.request(), client_.trace(), client_.answers(), client_.reproducible()}));
    if (kept_.size() > kKept) kept_.pop_back();
}

}  // namespace asynchio
