// The lesson flow in the playground: what a stage shows of the run, and the values that it is about.
#include <algorithm>

#include "app/model/reduce.h"
#include "app/play/page_of_stage.h"
#include "app/play/playground.h"
#include "app/play/taken_values.h"

namespace asynchio {

namespace {

template <class... Types>
std::optional<FlowAction> flow_action_of(const Action& action, const std::variant<Types...>*) {
    std::optional<FlowAction> found;
    static_cast<void>(((std::holds_alternative<Types>(action) && (found = std::get<Types>(action), true)) || ...));
    return found;
}

// Where the playhead moves on by itself or by a step, captions stop it; a jump goes where it was told to.
bool walks(const Action& action) {
    return std::holds_alternative<StepForward>(action) || std::holds_alternative<StepBack>(action) ||
           std::holds_alternative<NextTurn>(action) || std::holds_alternative<PreviousTurn>(action) ||
           std::holds_alternative<Tick>(action);
}

bool clicked(const FlowAction& action) { return std::holds_alternative<GoOn>(action) || std::holds_alternative<GoBack>(action); }

bool opens_answer(const FlowState& flow, const FlowAction& action) {
    return flow.stage == Stage::explain && (std::holds_alternative<OpenQuestion>(action) || std::holds_alternative<GoToStage>(action) || clicked(action));
}

}  // namespace

// While questions are open, nothing shows more of the run than its start.
bool Playground::hides_the_run(const Action& action) {
    const bool shows = walks(action) || std::holds_alternative<TogglePlay>(action) || std::holds_alternative<GoToEnd>(action) ||
                       std::holds_alternative<GoToTime>(action) || std::holds_alternative<GoToPosition>(action) ||
                       std::holds_alternative<GoToHit>(action) || std::holds_alternative<GoToFound>(action) ||
                       std::holds_alternative<WalkTrail>(action) || std::holds_alternative<ExportRun>(action);
    if (!shows || !hides_run(ui_.flow)) return false;
    ui_.playing = false;
    if (!std::holds_alternative<Tick>(action)) refuse(std::string(phrases().hidden_until_answered()));
    return true;
}

void Playground::follow_flow(const Action& action, std::size_t before) {
    if (!ui_.flow.on) return;
    auto asked = flow_action_of(action, static_cast<const FlowAction*>(nullptr));
    // The clicker sets an experiment's values before it goes on, and on its way back takes them away again.
    if (asked && ui_.flow.stage == Stage::break_it) {
        const std::size_t index = ui_.flow.break_index;
        const bool more = index + 1 < flow_.facts().breaks;
        if (std::holds_alternative<GoOn>(*asked) && !ui_.flow.break_set) asked = SetBreak{index};
        else if (std::holds_alternative<GoOn>(*asked) && more) asked = OpenBreak{index + 1};
        else if (std::holds_alternative<GoBack>(*asked) && (ui_.flow.break_set || index > 0)) asked = OpenBreak{ui_.flow.break_set ? index : index - 1};
    }
    if (!asked) {
        if (!walks(action)) return;
        if (const auto stop = stop_at_caption(ui_.flow, flow_.facts(), before, ui_.position)) {
            reduce(ui_, run_, GoToPosition{*stop});
        }
        return;
    }
    const Stage stage_before = ui_.flow.stage;
    const std::size_t challenge_before = ui_.flow.challenge_index;
    const auto target = reduce_flow(ui_.flow, flow_.facts(), *asked);
    const Stage stage = ui_.flow.stage;
    const bool enters = stage != stage_before;
    // What the lesson itself sets when a stage begins is not the learner's change.
    lesson_sets_values_ = enters || opens_answer(ui_.flow, *asked) || std::holds_alternative<OpenBreak>(*asked);
    if (lesson_sets_values_ && !ui_.pinned) kept_.reset();
    show_right_values(*asked, enters);
    if (enters && (stage == Stage::predict || stage == Stage::run)) reduce(ui_, run_, Restart{});
    if (enters && stage == Stage::predict) reduce(ui_, run_, FitView{});
    const LessonBlocks& parts = flow_.lesson().parts;
    if (std::holds_alternative<SetBreak>(*asked) && ui_.flow.break_index < parts.breaks.size()) {
        reduce(ui_, run_, GoToEnd{});  // all that came of it, before what was
        set_values(parts.breaks[ui_.flow.break_index].set);
    }
    const bool another = ui_.flow.challenge_index != challenge_before || std::holds_alternative<OpenChallenge>(*asked);
    if (another || (enters && stage == Stage::challenge)) lock_challenge();
    if (std::holds_alternative<ShowSolution>(*asked) && ui_.flow.challenge_index < parts.challenges.size()) {
        Settings values = parts.challenges[ui_.flow.challenge_index].lock;
        const Settings& solution = parts.challenges[ui_.flow.challenge_index].solution;
        ui_.flow.seat_plan = parts.challenges[ui_.flow.challenge_index].schedule;
        values.insert(values.end(), solution.begin(), solution.end());
        set_values(values);
    }
    if (enters && stage == Stage::explain) reduce(ui_, run_, GoToEnd{});
    else if (target) reduce(ui_, run_, GoToPosition{*target});
    act_in_seat(*asked);
    if (enters) ui_.compact_page = page_of(stage);
    else if (std::holds_alternative<SetBreak>(*asked)) ui_.compact_page = page_of(Stage::run);  // what it does is looked at
    lesson_sets_values_ = false;
    if (enters || std::holds_alternative<FixPrediction>(*asked)) keep_progress();  // not at every key
}

// The values that the stage is about: what is narrated and explained is the lesson's own run, and every experiment begins
// there; a question has the values it asks about.
void Playground::show_right_values(const FlowAction& asked, bool enters) {
    const FlowState& flow = ui_.flow;
    const std::vector<LessonQuestion>& questions = flow_.lesson().parts.questions;
    const auto values_of = [&](std::size_t question) { return question < questions.size() ? questions[question].with : Settings(); };
    switch (flow.stage) {
        case Stage::story:
            if (enters && std::holds_alternative<GoBack>(asked)) show_values({});  // not those of the question behind it
            break;
        case Stage::predict: show_values(values_of(flow.question)); break;
        case Stage::run:
            if (enters) show_values({});
            break;
        case Stage::explain:  // one answer after the other, each beside the run it is about
            if (!enters && !opens_answer(flow, asked)) break;
            reduce(ui_, run_, GoToEnd{});
            show_values(values_of(flow.question));
            break;
        case Stage::break_it:
            if ((enters || std::holds_alternative<OpenBreak>(asked)) && show_values({})) say(std::string(phrases().values_are_back()));
            break;
        default: break;
    }
}

const Settings* Playground::values_of_stage() const {
    if (!ui_.flow.on) return nullptr;
    const LessonBlocks& parts = flow_.lesson().parts;
    const bool asks = ui_.flow.stage == Stage::predict || ui_.flow.stage == Stage::explain;
    if (asks && ui_.flow.question < parts.questions.size()) return &parts.questions[ui_.flow.question].with;
    const bool locks = ui_.flow.stage == Stage::challenge && ui_.flow.challenge_index < parts.challenges.size();
    return locks ? &parts.challenges[ui_.flow.challenge_index].lock : nullptr;
}

// True if other values were set before.
bool Playground::show_values(const Settings& settings) {
    const Result<RunRequest> wanted = make_request_with(subject_, subject_.machine, settings);
    const Result<RunRequest> shown = make_request(subject_, settings_, machine_);
    if (wanted && shown && wanted->program == shown->program && wanted->machine == shown->machine) return false;
    set_values(settings);
    return true;
}

void Playground::jump(const Action& action) {
    scene_is_old_ = true;
    reduce(ui_, run_, action);
}

void Playground::keep_progress_in(std::filesystem::path file) {
    progress_ = Progress(std::move(file), phrases());
    if (!progress_.problem().empty()) warn_of_files(progress_.problem());
}

void Playground::keep_progress() {
    if (const auto kept = progress_.keep(own_progress_key(), ui_.flow); !kept) warn_of_files(kept.why());
}

// The lesson's values with these instead, which may be parts of the machine. The run starts anew.
void Playground::set_values(const Settings& settings) {
    remember_change();
    changing_ = false;
    if (const Result<bool> taken = take_values(subject_, settings, machine_, settings_); !taken) return refuse(taken.why());
    start_run(true);
}

void Playground::lock_challenge() {
    const auto& challenges = flow_.lesson().parts.challenges;
    if (ui_.flow.challenge_index < challenges.size()) set_values(challenges[ui_.flow.challenge_index].lock);
}

std::string Playground::why_fixed(const std::string& name) {
    for (const ParameterView& parameter : scene().parameters)
        if (parameter.name == name) return parameter.locked;
    return "";
}

void Playground::take_run_into_flow() {
    Settings settings = settings_;
    for (const Setting& part : machine_settings(machine_)) {
        const Settings usual = machine_settings(subject_.machine);
        if (std::ranges::find(usual, part) == usual.end()) settings.push_back(part);
    }
    flow_.take_run(run_, subject_, settings, run_schedule_);
    sit_down();
    // Whoever comes back to the answers has seen the run.
    if (ui_.flow.on && ui_.flow.stage == Stage::explain && ui_.position == 0) reduce(ui_, run_, GoToEnd{});
}

}  // namespace asynchio
