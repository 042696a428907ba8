// From runs that were made for a comparison to what the window shows of them. Pure.
#pragma once

#include <cstdint>

#include "app/model/comparison_view.h"
#include "app/model/subject.h"
#include "app/model/ui_state.h"

namespace asynchio {

// The runs that a comparison needs, as requests: first each way, then row after row of the table. A request that cannot
// be made has its sentence instead.
struct ComparisonPlan {
    std::vector<Result<RunRequest>> ways;
    std::vector<std::vector<Result<RunRequest>>> table;
};
// Empty for a subject that compares nothing.
ComparisonPlan plan_comparison(const Subject& subject, const Settings& settings, const Machine& machine, Language language);

struct ComparisonInputs {
    ComparedRuns ways;
    std::vector<ComparedRuns> table;
};

// Whether the open subject has a comparison.
bool has_comparison(const Subject& subject);
// Whether it is withheld from this learner now, because it would answer what he is asked.
enum class ComparisonWaits : std::uint8_t { no, for_answers, for_challenge };
ComparisonWaits comparison_waits(const UiState& ui);

}  // namespace asynchio
