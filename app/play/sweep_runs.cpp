#include "app/play/sweep_runs.h"

#include <algorithm>

#include "core/trace/state.h"

namespace asynchio {
namespace {

constexpr std::int64_t kMostPoints = 41;
constexpr Duration kPartOfAFrame = 2 * kMillisecond;

// Of all positions of the slider, or of as many as are plotted, both ends among them.
std::vector<SweepPoint> points_of(const Parameter& parameter) {
    const std::int64_t steps = step_count(parameter), count = std::min(steps, kMostPoints);
    std::vector<SweepPoint> points;
    for (std::int64_t i = 0; i < count; ++i) {
        const std::int64_t index = count < 2 ? 0 : i * (steps - 1) / (count - 1);
        SweepPoint point;
        point.index = index;
        point.value = value_at(parameter, index);
        points.push_back(std::move(point));
    }
    return points;
}

void take_answer(SweepPoint& point, const RunClient& client) {
    point.done = true;
    const Answer* answer = client.answers().empty() ? nullptr : &client.answers().front();
    if (answer == nullptr) {
        point.problem = "-";
        return;
    }
    if (!*answer) {
        point.problem = answer->error;
        return;
    }
    if (const double* number = answer->value.number()) point.y = *number;
    else point.problem = answer->repr;
    point.shown = answer->shown;
    const State end = fold(client.trace(), client.trace().size());
    point.ended_well = end.end.outcome == RunOutcome::finished;
}

}  // namespace

void SweepRuns::want(const Subject& subject, const SweepState& sweep, const Settings& settings, const Machine& machine, Language language,
                     const std::vector<std::string>& answers) {
    Wanted wanted{subject.program.text, sweep.parameter, sweep.question, settings, machine, language, answers};
    std::erase_if(wanted.settings, [&](const Setting& setting) { return setting.name == sweep.parameter; });
    const Parameter* parameter = find_parameter(subject.program, sweep.parameter);
    if (parameter == nullptr) return cancel();
    if (!wanted_ || *wanted_ != wanted) {
        if (client_.running()) client_.stop();
        running_.reset();
        wanted_ = std::move(wanted);
        subject_ = subject;
        inputs_ = SweepInputs{points_of(*parameter)};
    }
    std::string value = parameter->default_value;
    for (const Setting& setting : settings)
        if (setting.name == sweep.parameter) value = setting.value;
    const Result<std::int64_t> index = index_of(*parameter, value);
    const auto at = std::ranges::lower_bound(inputs_.points, index ? *index : 0, {}, &SweepPoint::index);
    near_ = static_cast<std::size_t>(std::min(at, inputs_.points.end() - 1) - inputs_.points.begin());
}

void SweepRuns::cancel() {
    if (client_.running()) client_.stop();
    wanted_.reset();
    running_.reset();
    inputs_ = {};
}

// The nearest one to where the slider stands: what is looked at is known first.
std::size_t SweepRuns::next_missing() const {
    std::size_t best = SIZE_MAX, distance = SIZE_MAX;
    for (std::size_t i = 0; i < inputs_.points.size(); ++i) {
        const std::size_t away = i > near_ ? i - near_ : near_ - i;
        if (!inputs_.points[i].done && away < distance) best = i, distance = away;
    }
    return best;
}

bool SweepRuns::poll() {
    if (!wanted_) return false;
    bool ended = false;
    for (int i = 0; i < 4 && step(kPartOfAFrame / 4); ++i) ended = true;
    return ended;
}

bool SweepRuns::step(Duration wait) {
    if (!running_) {
        const std::size_t next = next_missing();
        if (next == SIZE_MAX) return false;
        Settings settings = wanted_->settings;
        settings.push_back(Setting{wanted_->parameter, inputs_.points[next].value});
        Result<RunRequest> request = make_request(subject_, settings, wanted_->machine, wanted_->language);
        if (!request) {
            inputs_.points[next].done = true;
            inputs_.points[next].problem = request.why();
            return true;
        }
        request->questions = {wanted_->question};
        if (request->compiled.empty()) request->inputs = wanted_->answers;
        client_.start(std::move(*request));
        running_ = next;
    }
    if (client_.running()) client_.poll(wait);
    if (client_.running()) return false;
    take_answer(inputs_.points[*running_], client_);
    running_.reset();
    return true;
}

void SweepRuns::finish() {
    while (busy()) step(100 * kMillisecond);
}

}  // namespace asynchio
