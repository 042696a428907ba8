#include "app/shell/state_log.h"

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <fstream>
#include <nlohmann/json.hpp>

#include "app/panels/commands.h"
#include "app/panels/key_choice.h"
#include "app/panels/palette_card.h"

namespace asynchio {
namespace {

using nlohmann::json;

const char* kind_of(const QuestionView& question) {
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

// The kind of what can be answered now.
const char* question_of(const QuestionView& question) {
    return !question.waiting.empty() || question.fixed ? "" : kind_of(question);
}

json asked_of(const FlowView& flow, const FlowState& state) {
    if (!flow.question) return nullptr;
    const QuestionView& question = *flow.question;
    return {{"index", state.question}, {"count", state.predictions.size()}, {"kind", kind_of(question)},
            {"ask", question.ask},     {"fixed", question.fixed},           {"can_fix", question.can_fix},
            {"said", question.typed},  {"options", question.options},       {"chosen", question.chosen},
            {"order", question.order}, {"at", question.at},                 {"step", question.step}};
}

// What the learner said beside what the run says.
json judged_of(const FlowView& flow) {
    json judged = json::array();
    for (const VerdictView& verdict : flow.verdicts)
        judged.push_back({{"said", verdict.said}, {"result", verdict.result}, {"answered", verdict.answered},
                          {"agrees", verdict.agrees}, {"feedback", verdict.feedback}, {"pending", verdict.pending}});
    return judged;
}

json keys_of(const UiState& ui) {
    json keys = json::object();
    for (const KeyChoice& choice : ui.keys) keys[choice.usual] = choice.chosen;
    return keys;
}

// Every command, and the rows that the palette offers now; null while it is closed.
json palette_of(const Scene& scene, const UiState& ui) {
    if (ui.card != Card::palette) return nullptr;
    const Phrases& say = phrases_in(ui.locale);
    json all = json::array(), rows = json::array();
    for (const panels::Command& command : panels::commands(say, ui.keys))
        all.push_back({{"words", command.words}, {"key", key_name(command.press)}, {"keys", command.keys_now()}, {"by_hand", command.when == panels::When::by_hand}});
    for (const panels::PaletteRow& row : panels::palette_rows(say, scene, ui)) rows.push_back(row.words);
    return {{"commands", all}, {"rows", rows}};
}

// Where the cursor of the program text is.
json cursor_of(const TextEditor& editor) {
    const TextPosition at = editor.selection().caret;
    return {at.line, at.column};
}

json selection_of(const UiState& ui) {
    if (!ui.selection) return nullptr;
    return {ui.selection->actor.task.value, ui.selection->actor.thread.value, ui.selection->first_event};
}

// What the run is as text; null while that is not open.
json told_of(const Scene& scene) {
    if (!scene.told) return nullptr;
    json lines = json::array();
    for (const ToldLine& line : scene.told->lines) lines.push_back((line.time.empty() ? "" : line.time + " s  ") + line.text);
    return {{"lines", lines}, {"current", scene.told->current}};
}

json claims_of(const FlowView& flow) {
    json claims = json::array();
    for (const ClaimView& claim : flow.claims) claims.push_back({{"tested", claim.tested}, {"agrees", claim.agrees}});
    return claims;
}

json experiment_of(const FlowView& flow) {
    if (!flow.breaking) return nullptr;
    const BreakFlowView& experiment = *flow.breaking;
    return {{"index", experiment.index}, {"count", experiment.count}, {"set", experiment.set},
            {"is_set", experiment.is_set}, {"look", plain_text(experiment.look)}};
}

json challenge_of(const FlowView& flow) {
    if (!flow.challenge) return nullptr;
    const ChallengeView& challenge = *flow.challenge;
    return {{"index", challenge.index},     {"count", challenge.count}, {"text", plain_text(challenge.text)},
            {"pending", challenge.pending}, {"reached", challenge.reached}, {"locked", challenge.locked},
            {"hint", challenge.hint},       {"solution", challenge.solution}, {"learned", challenge.learned}};
}

// Where to press: x, y, width and height of each, as far as it is seen; out of sight, its middle and no size.
json places_of(std::span<const ui::Place> places) {
    json all = json::object();
    for (const ui::Place& place : places) {
        const ui::Rect at = place.seen.empty() ? ui::rect_around(place.rect.centre(), 0, 0) : place.seen;
        all[place.name].push_back({std::lround(at.x), std::lround(at.y), std::lround(at.w), std::lround(at.h)});
    }
    return all;
}

json votes_of(const Scene& scene) {
    if (!scene.vote) return nullptr;
    json answers = json::array();
    for (const VoteAnswer& answer : scene.vote->answers)
        answers.push_back({{"words", answer.words}, {"count", answer.count}, {"before", answer.before}, {"right", answer.right}});
    return {{"answers", answers}, {"open", scene.vote->open}, {"shown", scene.vote->shown}, {"clock", scene.vote->clock}, {"left", scene.vote->left}};
}

json notes_of(const Scene& scene) {
    if (!scene.notes) return nullptr;
    const NotesView& notes = *scene.notes;
    return {{"stage", notes.stage}, {"next", notes.next}, {"answer", notes.answer}, {"advice", notes.advice}, {"teacher", notes.teacher.size()}};
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

void StateLog::write(Playground& playground, const ShownFrame& frame) {
    if (!on()) return;
    const Scene& scene = playground.scene();
    const UiState& ui = playground.ui();
    json parameters = json::object();
    for (const ParameterView& parameter : scene.parameters) parameters[parameter.name] = parameter.value_text;
    const json state = {
        {"title", scene.title},       {"position", ui.position},     {"time", scene.transport.time},
        {"turn", scene.transport.turn}, {"events", playground.run().trace().size()},
        {"parameters", parameters},   {"playing", ui.playing},       {"project", ui.project},
        {"editing", ui.editing},      {"theme", ui.theme},           {"zoom", ui.zoom},
        {"ruler", ui.ruler == Ruler::time ? "time" : "turns"},       {"lessons", ui.show_lessons},
        {"card", static_cast<int>(ui.card)}, {"tour", ui.tour}, {"command", ui.command_search}, {"reduced_motion", ui.reduced_motion}, {"speed", ui.speed},
        {"left_width", ui.left_width}, {"bottom_height", ui.bottom_height}, {"view", {ui.view.begin, ui.view.end, ui.view.fitted}},
        {"help", ui.show_help},       {"export", ui.show_export}, {"output", scene.output.size()}, {"error", scene.text_error},
        {"banner", scene.banner ? scene.banner->title : ""},         {"selected", scene.explain ? scene.explain->title : ""},
        {"stage", ui.flow.on ? static_cast<int>(ui.flow.stage) + 1 : 0},
        {"question", scene.flow.question ? question_of(*scene.flow.question) : ""},
        {"caption", scene.flow.caption ? scene.flow.caption->text : ""},
        {"did_not_happen", scene.flow.did_not_happen},
        {"asked", asked_of(scene.flow, ui.flow)},
        {"judged", judged_of(scene.flow)},
        {"claims", claims_of(scene.flow)},
        {"experiment", experiment_of(scene.flow)},
        {"challenge", challenge_of(scene.flow)},
        {"seen_end", scene.flow.seen_end},
        {"told", scene.flow.told},    {"votes", votes_of(scene)},  {"notes", notes_of(scene)},
        {"code", ui.show_code ? (ui.presenting.follow ? "around" : "all") : ""},
        {"spotlight", ui.presenting.spotlight}, {"pointer", ui.presenting.pointer},
        {"number", scene.number},
        {"cores", scene.machine.cores}, {"gil", scene.machine.gil},
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
        {"palette", palette_of(scene, ui)}, {"cursor", cursor_of(playground.editor())}, {"bar", selection_of(ui)}, {"whole_chain", scene.timeline.chain.whole},
        {"passes", ui.passes.value_or(ui.ruler == Ruler::turns)}, {"searching", ui.search.has_value()}, {"range", ui.range.has_value()},
        {"pinned_lanes", ui.lanes.pinned.size()}, {"moved_lanes", !ui.lanes.order.empty()}, {"grouped", ui.lanes.grouped},
        {"sweep", ui.sweep.has_value()}, {"blank", ui.blank},   {"shows_code", ui.show_code}, {"shows_comparison", ui.show_comparison},
        {"live", ui.live},            {"machine", ui.show_machine},
        {"toast", playground.toast()},
        {"keys", keys_of(ui)},         {"asked_key", ui.asked_key}, {"key_note", ui.key_note}, {"as_text", told_of(scene)},
        {"edited", scene.edited},     {"stale", scene.stale},
        {"behind", scene.timeline.ghost_run ? scene.timeline.ghost_run->sentence : ""},
        {"pinned", ui.pinned},        {"finds", ui.find ? ui.find->needle : ""},
        {"width", frame.width},       {"height", frame.height},      {"text", playground.editor().document().text()},
        {"still", frame.still},
        {"places", places_of(frame.places)},
    };
    const std::string line = state.dump(-1, ' ', false, json::error_handler_t::replace);
    if (line == last_) return;
    last_ = line;
    std::ofstream(path_, std::ios::app) << line << "\n";
}

}  // namespace asynchio
