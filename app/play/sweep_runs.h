// Runs the open program once for each value of a slider and asks each run one question: how a quantity depends on the
// slider. In a process of its own, beside the run on the screen; the value that is set comes first, then its neighbours.
//
// Thread: one. Nothing here waits longer than a part of a frame, but finish().
#pragma once

#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "app/model/scene_sweep.h"
#include "app/model/subject.h"
#include "app/runs/run_client.h"

namespace asynchio {

class SweepRuns {
  public:
    explicit SweepRuns(std::filesystem::path runner) : client_(std::move(runner)) {}

    // This is plotted from now on. Nothing is done when it is plotted already; moving the swept slider itself starts no run.
    void want(const Subject& subject, const SweepState& sweep, const Settings& settings, const Machine& machine, Language language,
              const std::vector<std::string>& answers);
    // Nothing is; a run that goes on is given up.
    void cancel();

    // Goes on with the runs. True when one has ended.
    bool poll();
    bool busy() const { return wanted_ && (client_.running() || next_missing() != SIZE_MAX); }
    // Waits for all of them; for pictures and tests.
    void finish();
    // What is known.
    const SweepInputs& inputs() const { return inputs_; }

  private:
    struct Wanted {
        std::string program, parameter, question;
        Settings settings;  // without the swept one
        Machine machine;
        Language language = Language::python;
        std::vector<std::string> answers;  // to input()
        friend bool operator==(const Wanted&, const Wanted&) = default;
    };
    std::size_t next_missing() const;
    bool step(Duration wait);

    RunClient client_;
    std::optional<Wanted> wanted_;
    Subject subject_;
    std::size_t near_ = 0;                 // the point where the slider stands
    std::optional<std::size_t> running_;   // index of the point that is run
    SweepInputs inputs_;
};

}  // namespace asynchio
