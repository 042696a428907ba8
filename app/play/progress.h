// What a learner has done in which lesson, kept in one small file between sittings.
//
// The file is replaced as a whole: whoever is killed while writing leaves the one before. What other windows have written
// of other lessons stays; of one lesson, whoever wrote last has it. A file that cannot be read is set aside (".damaged") and the learner begins anew; one that cannot be written costs a sentence and nothing else.
#pragma once

#include <filesystem>
#include <map>
#include <optional>
#include <set>
#include <string>

#include "app/model/flow.h"
#include "app/phrases/phrases.h"
#include "core/base/result.h"

namespace asynchio {

class Progress {
  public:
    // Of nobody: forgets with the process.
    Progress() = default;
    // `say`: in whose words problems are told.
    explicit Progress(std::filesystem::path file, const Phrases& say = phrases_in(Locale::en));

    // What was wrong with the file, in a sentence; empty when nothing was.
    const std::string& problem() const { return problem_; }
    std::optional<FlowState> of(const std::string& lesson) const;
    const std::map<std::string, FlowState>& all() const { return lessons_; }
    // The failure says which file cannot be written and why; told once, later ones are silent.
    Result<bool> keep(const std::string& lesson, const FlowState& flow);

  private:
    void take_over_others();

    std::filesystem::path file_;
    std::set<std::string> mine_;  // lessons that this process has written
    const Phrases* say_ = &phrases_in(Locale::en);
    std::map<std::string, FlowState> lessons_;
    std::string problem_;
    bool complained_ = false;
};

// $XDG_DATA_HOME/asynchio/progress.json, or in ~/.local/share; empty when there is no home.
std::filesystem::path usual_progress_file();

}  // namespace asynchio
