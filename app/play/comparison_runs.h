// Makes the runs of a comparison, in a process of their own and beside the run on the screen. What is wanted last holds:
// runs that nobody wants any more are not begun, and one that goes on for long is given up.
//
// Thread: one. Nothing here waits longer than a part of a frame, but finish().
#pragma once

#include <filesystem>
#include <memory>
#include <optional>
#include <vector>

#include "app/model/scene_comparison.h"
#include "app/runs/run_client.h"

namespace asynchio {

class ComparisonRuns {
  public:
    explicit ComparisonRuns(std::filesystem::path runner) : client_(std::move(runner)) {}

    // These values are compared from now on, if the subject compares anything and it would not tell this learner what
    // he is asked. Nothing is done when they are compared already.
    void want(const Subject& subject, const UiState& ui, const Settings& settings, const Machine& machine,
              Language language);

    // Goes on with the runs. True when one has ended.
    bool poll();
    bool busy() const { return client_.running() || next_missing() != nullptr; }
    // Waits for all of them; for pictures and tests.
    void finish();
    // What is known; null for runs that have not ended.
    ComparisonInputs inputs() const;
    // How many runs were begun; for tests.
    int begun() const { return begun_; }

  private:
    struct Slot {
        std::optional<RunRequest> request;  // none: it could not be made, and `run` says why
        std::shared_ptr<const ComparedRun> run;
    };
    struct Wanted {
        std::string program;
        Settings settings;
        Machine machine;
        Language language = Language::python;
        friend bool operator==(const Wanted&, const Wanted&) = default;
    };
    struct Made {
        RunRequest request;
        std::shared_ptr<const ComparedRun> run;
    };

    void add(const Result<RunRequest>& request);
    const Slot* next_missing() const;
    bool is_wanted(const RunRequest& request) const;
    bool step(Duration wait);
    void keep();

    RunClient client_;
    std::optional<Wanted> wanted_;
    std::vector<Slot> slots_;         // first the ways, then the table, row after row
    std::size_t ways_ = 0;            // in a row
    std::vector<Made> made_;          // the oldest first
    int begun_ = 0;
};

}  // namespace asynchio
