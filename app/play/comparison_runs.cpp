#include "app/play/comparison_runs.h"

#include <algorithm>

namespace asynchio {
namespace {

constexpr std::size_t kMostMade = 256;
constexpr Duration kPartOfAFrame = 2 * kMillisecond;
// Ending a process costs more than waiting for one of the usual runs.
constexpr Duration kGivenUpAfter = 100 * kMillisecond;

}  // namespace

void ComparisonRuns::want(const Subject& subject, const UiState& ui, const Settings& settings, const Machine& machine,
                          Language language) {
    if (!has_comparison(subject) || comparison_waits(ui) != ComparisonWaits::no) {
        wanted_.reset();
        slots_.clear();
        return;
    }
    Wanted wanted{subject.program.text, settings, machine, language};
    if (wanted_ && *wanted_ == wanted) return;
    wanted_ = std::move(wanted);
    slots_.clear();
    const ComparisonPlan plan = plan_comparison(subject, settings, machine, language);
    ways_ = plan.ways.size();
    for (const auto& request : plan.ways) add(request);
    for (const auto& row : plan.table)
        for (const auto& request : row) add(request);
}

void ComparisonRuns::add(const Result<RunRequest>& request) {
    if (!request) {
        slots_.push_back(Slot{std::nullopt, std::make_shared<ComparedRun>(ComparedRun{0, false, request.why(), 0, {}})});
        return;
    }
    const auto known = std::ranges::find_if(made_, [&](const Made& made) { return made.request == *request; });
    slots_.push_back(Slot{*request, known != made_.end() ? known->run : nullptr});
}

const ComparisonRuns::Slot* ComparisonRuns::next_missing() const {
    const auto slot = std::ranges::find_if(slots_, [](const Slot& s) { return s.run == nullptr; });
    return slot == slots_.end() ? nullptr : &*slot;
}

bool ComparisonRuns::is_wanted(const RunRequest& request) const {
    return std::ranges::any_of(slots_, [&](const Slot& slot) { return slot.request && *slot.request == request; });
}

bool ComparisonRuns::poll() {
    bool ended = false;
    // What is wanted is known at the latest when a part of this frame is over; the rest follows in the next ones.
    for (int i = 0; i < 4 && step(kPartOfAFrame / 4); ++i) ended = true;
    return ended;
}

bool ComparisonRuns::step(Duration wait) {
    if (client_.running() && client_.running_for() > kGivenUpAfter && !is_wanted(client_.request())) client_.stop();
    if (!client_.running()) {
        const Slot* missing = next_missing();
        if (missing == nullptr) return false;
        client_.start(*missing->request);
        ++begun_;
    }
    if (client_.running()) client_.poll(wait);
    if (client_.running()) return false;
    keep();
    return true;
}

void ComparisonRuns::keep() {
    const auto run = std::make_shared<const ComparedRun>(compared_run(client_.trace(), client_.request().limits));
    if (made_.size() >= kMostMade) made_.erase(made_.begin());
    made_.push_back(Made{client_.request(), run});
    for (Slot& slot : slots_)
        if (slot.request && *slot.request == client_.request()) slot.run = run;
}

void ComparisonRuns::finish() {
    while (busy()) step(100 * kMillisecond);
}

ComparisonInputs ComparisonRuns::inputs() const {
    ComparisonInputs inputs;
    for (std::size_t i = 0; i < slots_.size(); ++i) {
        if (i >= ways_ && i % ways_ == 0) inputs.table.emplace_back();
        (i < ways_ ? inputs.ways : inputs.table.back()).push_back(slots_[i].run);
    }
    return inputs;
}

}  // namespace asynchio
