#include "app/play/progress.h"

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <fstream>
#include <nlohmann/json.hpp>
#include <utility>

#include "core/base/whole_file.h"

namespace asynchio {
namespace {

using nlohmann::json;

constexpr int kVersion = 1;
constexpr std::array<const char*, kStages> kStageWords = {"story", "predict", "run", "explain", "break", "challenge", "free"};

json to_json(const FlowState& flow) {
    json predictions = json::array();
    for (const Prediction& p : flow.predictions) predictions.push_back({{"text", p.text}, {"order", p.order}, {"fixed", p.fixed}});
    return {{"stage", kStageWords[static_cast<std::size_t>(flow.stage)]},
            {"furthest", kStageWords[static_cast<std::size_t>(flow.furthest)]},
            {"solved", flow.solved},
            {"predictions", std::move(predictions)}};
}

Stage stage_of(const json& word) {
    const auto text = word.get<std::string>();
    const auto place = std::ranges::find(kStageWords, text, [](const char* known) { return std::string(known); });
    return place == kStageWords.end() ? Stage::story : static_cast<Stage>(place - kStageWords.begin());
}

FlowState from_json(const json& fields) {
    FlowState flow;
    flow.stage = stage_of(fields.at("stage"));
    flow.furthest = std::max(flow.stage, stage_of(fields.at("furthest")));
    fields.at("solved").get_to(flow.solved);
    for (const json& entry : fields.at("predictions"))
        flow.predictions.push_back(Prediction{entry.at("text").get<std::string>(),
                                              entry.at("order").get<std::vector<std::string>>(),
                                              entry.at("fixed").get<bool>()});
    return flow;
}

// One window at a time reads and writes.
class FolderLock {
  public:
    explicit FolderLock(const std::filesystem::path& folder) : descriptor_(::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC)) {
        if (descriptor_ >= 0) ::flock(descriptor_, LOCK_EX);
    }
    ~FolderLock() {
        if (descriptor_ >= 0) ::close(descriptor_);
    }
    FolderLock(const FolderLock&) = delete;
    FolderLock& operator=(const FolderLock&) = delete;

  private:
    int descriptor_;
};

}  // namespace

Progress::Progress(std::filesystem::path file, const Phrases& say) : file_(std::move(file)), say_(&say) {
    std::ifstream in(file_);
    if (!in) return;
    try {
        const json fields = json::parse(in);
        if (fields.at("version").get<int>() != kVersion) return;
        for (const auto& [lesson, flow] : fields.at("lessons").items()) lessons_.emplace(lesson, from_json(flow));
    } catch (const json::exception&) {
        lessons_.clear();
        set_aside(file_);
        problem_ = say_->progress_damaged({.file = file_.string(), .name = file_.filename().string()});
    }
}

std::optional<FlowState> Progress::of(const std::string& lesson) const {
    const auto known = lessons_.find(lesson);
    return known == lessons_.end() ? std::nullopt : std::optional(known->second);
}

// What is on disk of lessons that nobody has touched here is newer than what was read at the start.
void Progress::take_over_others() {
    std::ifstream in(file_);
    if (!in) return;
    try {
        const json fields = json::parse(in);
        if (fields.at("version").get<int>() != kVersion) return;
        for (const auto& [lesson, flow] : fields.at("lessons").items())
            if (!mine_.contains(lesson)) lessons_[lesson] = from_json(flow);
    } catch (const json::exception&) {
        set_aside(file_);  // somebody damaged it meanwhile; what is known here is written anew
    }
}

Result<bool> Progress::keep(const std::string& lesson, const FlowState& flow) {
    lessons_[lesson] = flow;
    mine_.insert(lesson);
    if (file_.empty()) return true;
    std::error_code made;
    std::filesystem::create_directories(file_.parent_path(), made);
    const FolderLock lock(file_.parent_path());
    take_over_others();
    json lessons = json::object();
    for (const auto& [name, state] : lessons_) lessons[name] = to_json(state);
    const std::string text = json{{"version", kVersion}, {"lessons", std::move(lessons)}}.dump(1, ' ', false, json::error_handler_t::replace);
    if (replace_file(file_, text) || std::exchange(complained_, true)) return true;
    return Failure{say_->progress_not_kept({.file = file_.string(), .why = std::strerror(errno)})};
}

std::filesystem::path usual_progress_file() {
    if (const char* data = std::getenv("XDG_DATA_HOME"); data != nullptr && *data == '/')
        return std::filesystem::path(data) / "asynchio" / "progress.json";
    if (const char* home = std::getenv("HOME"); home != nullptr && *home != '\0')
        return std::filesystem::path(home) / ".local" / "share" / "asynchio" / "progress.json";
    return {};
}

}  // namespace asynchio
