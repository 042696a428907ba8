#include "app/shell/state_log.h"

#include <algorithm>
#include <cstdlib>
#include <fstream>
#include <nlohmann/json.hpp>

namespace asynchio {

namespace {

const char* question_of(const QuestionView& question) {
    if (!question.waiting.empty() || question.fixed) return "";
    switch (question.input) {
        case QuestionView::Input::number: return "number";
        case QuestionView::Input::choice: return "choice";
        case QuestionView::Input::order: return "order";
        case QuestionView::Input::lane: return "lane";
        case QuestionView::Input::time: return "time";
        case QuestionView::Input::bar: return "bar";
    }
    return "";
}

std::string rules_of(const FlowView& flow) {
    std::string lit;
    for (const RuleView& rule : flow.rules)
        if (rule.lit) lit += (lit.empty() ? "" : " ") + rule.id;
    return lit;
}

// What the scheduler's seat offers: "T0 main"; "over" when all is decided.
std::string seat_of(const FlowView& flow) {
    if (!flow.challenge || !flow.challenge->seat) return "";
    if (flow.challenge->seat->over) return "over";
    std::string names;
    for (const CandidateView& candidate : flow.challenge->seat->candidates) names += (names.empty() ? "" : " ") + candidate.name;
    return names;
}

std::vector<std::string> own_titles(const Scene& scene) {
    std::vector<std::string> titles;
    for (const LessonItem& item : scene.lessons)
        if (item.own) titles.push_back(item.problem.empty() ? item.title : item.title + ": " + item.problem);
    return titles;
}

}  // namespace

StateLog::StateLog() {
    if (const char* path = std::getenv("ASYNCHIO_STATE_LOG")) path_ = path;
}

void StateLog::write(Playground& playground, int width, int height) {
    if (path_.empty()) return;
    const Scene& scene = playground.scene();
    const UiState& ui = playground.ui();
    nlohmann::json parameters;
    for (const ParameterView& parameter : scene.parameters) parameters[parameter.name] = parameter.value_text;
    const nlohmann::json state = {
        {"title", scene.title},       {"position", ui.position},     {"time", scene.transport.time},
        {"turn", scene.transport.turn}, {"events", playground.run().trace().size()},
        {"parameters", parameters},   {"playing", ui.playing},       {"project", ui.project},
        {"editing", ui.editing},      {"theme", ui.theme},           {"zoom", ui.zoom},
        {"ruler", ui.ruler == Ruler::time ? "time" : "turns"},       {"lessons", ui.show_lessons},
        {"help", ui.show_help},       {"output", scene.output.size()}, {"error", scene.text_error},
        {"banner", scene.banner ? scene.banner->title : ""},         {"selected", scene.explain ? scene.explain->title : ""},
        {"stage", ui.flow.on ? static_cast<int>(ui.flow.stage) + 1 : 0},
        {"question", scene.flow.question ? question_of(*scene.flow.question) : ""},
        {"caption", scene.flow.caption ? scene.flow.caption->text : ""},
        {"fixed", std::ranges::count_if(ui.flow.predictions, [](const Prediction& p) { return p.fixed; })},
        {"next", scene.flow.next},
        {"verdicts", scene.flow.verdicts.size()},
        {"solved", ui.flow.solved},   {"rules", rules_of(scene.flow)}, {"seat", seat_of(scene.flow)},
        {"said", scene.flow.question ? scene.flow.question->typed : ""},
        {"goal", scene.flow.challenge && scene.flow.challenge->reached},
        {"broken", ui.flow.break_set},
        {"interrupt", scene.interrupt},
        {"aim", scene.goal},
        {"story", plain_text(scene.story)},
        {"note", scene.file_note ? scene.file_note->title : ""},
        {"note_lines", scene.file_note ? scene.file_note->lines : std::vector<std::string>{}},
        {"page", scene.page != nullptr ? scene.page->name : ""},
        {"search", scene.search},
        {"found", scene.lessons_found},
        {"own", own_titles(scene)},
        {"own_problems", scene.own.problems},
        {"breakpoints", ui.breakpoints},
        {"hits", scene.hits.words},
        {"language", scene.language == Language::cpp ? "cpp" : "python"},
        {"toast", playground.toast()},
        {"width", width},             {"height", height},            {"text", playground.editor().document().text()},
    };
    const std::string line = state.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
    if (line == last_) return;
    last_ = line;
    std::ofstream(path_, std::ios::app) << line << "\n";
}

}  // namespace asynchio
