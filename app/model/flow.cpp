#include "app/model/flow.h"

#include <algorithm>

#include "core/base/overloaded.h"

namespace asynchio {
namespace {

std::size_t open_question(const FlowState& flow) {
    for (std::size_t i = 0; i < flow.predictions.size(); ++i)
        if (!flow.predictions[i].fixed) return i;
    return flow.predictions.empty() ? 0 : flow.predictions.size() - 1;
}

void leave_seat(FlowState& flow) {
    flow.seat.clear();
    flow.seat_plan.clear();
    flow.let_run = false;
}

std::optional<std::size_t> enter(FlowState& flow, const FlowFacts& facts, Stage stage) {
    if (!has_stage(facts, stage)) return std::nullopt;
    flow.stage = stage;
    flow.furthest = std::max(flow.furthest, stage);
    flow.caption_open = false;
    leave_seat(flow);
    switch (stage) {
        case Stage::story: return 0;
        case Stage::predict: flow.question = open_question(flow); return 0;
        case Stage::run: flow.captions = 0; return 0;
        case Stage::explain: flow.question = 0; return facts.end;
        case Stage::break_it: flow.break_index = 0, flow.break_set = false; return std::nullopt;
        case Stage::challenge:
        case Stage::free_play: return std::nullopt;
    }
    return std::nullopt;
}

void fix(FlowState& flow) {
    if (flow.question >= flow.predictions.size()) return;
    Prediction& prediction = flow.predictions[flow.question];
    if (prediction.empty()) return;
    prediction.fixed = true;
    flow.question = open_question(flow);
}

std::optional<std::size_t> go_on(FlowState& flow, const FlowFacts& facts) {
    if (flow.stage != Stage::run) return std::nullopt;
    if (flow.captions < facts.captions.size()) {
        flow.caption_open = true;
        return facts.captions[flow.captions++];
    }
    if (!flow.caption_open && flow.captions >= facts.captions.size()) return enter(flow, facts, Stage::explain);
    flow.caption_open = false;
    return facts.end;
}

void open_break(FlowState& flow, const FlowFacts& facts, std::size_t index) {
    flow.break_index = std::min(index, facts.breaks == 0 ? 0 : facts.breaks - 1);
    flow.break_set = false;
}

void open_challenge(FlowState& flow, const FlowFacts& facts, std::size_t index) {
    flow.challenge_index = std::min(index, facts.challenges == 0 ? 0 : facts.challenges - 1);
    flow.hint = flow.solution = flow.solved = false;
    leave_seat(flow);
}

// A class is asked every question, is told every answer, and sees every experiment and challenge before the next stage.
std::optional<std::size_t> click_on(FlowState& flow, const FlowFacts& facts) {
    if (flow.stage == Stage::run) return go_on(flow, facts);
    const bool asks = flow.stage == Stage::predict || flow.stage == Stage::explain;
    if (asks && flow.question + 1 < flow.predictions.size()) {
        ++flow.question;
    } else if (flow.stage == Stage::break_it && flow.break_index + 1 < facts.breaks) {
        open_break(flow, facts, flow.break_index + 1);
    } else if (flow.stage == Stage::challenge && flow.challenge_index + 1 < facts.challenges) {
        open_challenge(flow, facts, flow.challenge_index + 1);
    } else if (const Stage next = next_stage(facts, flow.stage); next != flow.stage) {
        return enter(flow, facts, next);
    }
    return std::nullopt;
}

std::optional<std::size_t> go_back(FlowState& flow, const FlowFacts& facts) {
    flow.captions = std::min(flow.captions, facts.captions.size());  // another run may have fewer
    if (flow.stage != Stage::run || flow.captions == 0) return std::nullopt;
    // Behind the last caption, back is the last caption again.
    if (flow.caption_open) --flow.captions;
    flow.caption_open = flow.captions > 0;
    return flow.captions > 0 ? facts.captions[flow.captions - 1] : 0;
}

Stage stage_before(const FlowFacts& facts, Stage stage) {
    for (auto before = static_cast<std::size_t>(stage); before-- > 0;)
        if (has_stage(facts, static_cast<Stage>(before))) return static_cast<Stage>(before);
    return stage;
}

// The end of the stage before, where the clicker left it.
std::optional<std::size_t> enter_from_behind(FlowState& flow, const FlowFacts& facts) {
    const Stage before = stage_before(facts, flow.stage);
    if (before == flow.stage) return std::nullopt;
    const auto target = enter(flow, facts, before);
    const std::size_t questions = flow.predictions.size();
    if (before == Stage::predict || before == Stage::explain) flow.question = questions == 0 ? 0 : questions - 1;
    if (before == Stage::break_it) open_break(flow, facts, facts.breaks);
    if (before != Stage::run) return target;
    flow.captions = facts.captions.size();
    return facts.end;
}

// The way of click_on() back.
std::optional<std::size_t> click_back(FlowState& flow, const FlowFacts& facts) {
    const bool asks = flow.stage == Stage::predict || flow.stage == Stage::explain;
    if (flow.stage == Stage::run && flow.captions > 0) return go_back(flow, facts);
    if (asks && flow.question > 0) {
        --flow.question;
    } else if (flow.stage == Stage::challenge && flow.challenge_index > 0) {
        open_challenge(flow, facts, flow.challenge_index - 1);
    } else {
        return enter_from_behind(flow, facts);
    }
    return std::nullopt;
}

}  // namespace

static bool has_open_question(const FlowState& flow) {
    return flow.on && std::ranges::any_of(flow.predictions, [](const Prediction& p) { return !p.fixed; });
}

bool asks_first(const FlowState& flow) { return flow.stage == Stage::predict && has_open_question(flow); }

bool hides_run(const FlowState& flow) {
    return (flow.stage == Stage::story || flow.stage == Stage::predict) && has_open_question(flow);
}

bool in_seat(const FlowState& flow, const FlowFacts& facts) {
    return flow.on && flow.stage == Stage::challenge && flow.challenge_index < facts.seats.size() && facts.seats[flow.challenge_index];
}

const ChoicePoint* open_choice(const FlowState& flow, const FlowFacts& facts) {
    const bool open = in_seat(flow, facts) && !flow.let_run && flow.seat.size() < facts.choices.size();
    return open ? &facts.choices[flow.seat.size()] : nullptr;
}

bool has_stage(const FlowFacts& facts, Stage stage) {
    switch (stage) {
        case Stage::predict: return facts.questions > 0;
        case Stage::break_it: return facts.breaks > 0;
        case Stage::challenge: return facts.challenges > 0;
        default: return true;
    }
}

Stage next_stage(const FlowFacts& facts, Stage stage) {
    for (auto next = static_cast<std::size_t>(stage) + 1; next < kStages; ++next)
        if (has_stage(facts, static_cast<Stage>(next))) return static_cast<Stage>(next);
    return stage;
}

FlowState begin_flow(const FlowFacts& facts, const std::optional<FlowState>& resumed) {
    FlowState flow;
    if (resumed && resumed->predictions.size() == facts.questions) flow = *resumed;
    flow.on = true;
    flow.predictions.resize(facts.questions);
    flow.captions = 0;
    flow.caption_open = flow.break_set = flow.hint = flow.solution = false;
    leave_seat(flow);
    flow.break_index = flow.break_index < facts.breaks ? flow.break_index : 0;
    flow.challenge_index = flow.challenge_index < facts.challenges ? flow.challenge_index : 0;
    flow.question = flow.stage == Stage::explain ? 0 : open_question(flow);
    if (!has_stage(facts, flow.stage)) flow.stage = Stage::story;
    return flow;
}

std::optional<std::size_t> reduce_flow(FlowState& flow, const FlowFacts& facts, const FlowAction& action) {
    if (!flow.on) return std::nullopt;
    Prediction* open = flow.question < flow.predictions.size() ? &flow.predictions[flow.question] : nullptr;
    if (open != nullptr && open->fixed) open = nullptr;
    return std::visit(
        Overloaded{
            [&](const GoToStage& a) { return enter(flow, facts, a.stage); },
            [&](const OpenQuestion& a) -> std::optional<std::size_t> {
                flow.question = std::min(a.index, flow.predictions.empty() ? 0 : flow.predictions.size() - 1);
                return std::nullopt;
            },
            [&](const Predict& a) -> std::optional<std::size_t> {
                if (open != nullptr) open->text = a.text;
                return std::nullopt;
            },
            [&](const PredictOrder& a) -> std::optional<std::size_t> {
                if (open != nullptr) open->order = a.lines;
                return std::nullopt;
            },
            [&](const FixPrediction&) -> std::optional<std::size_t> {
                fix(flow);
                return std::nullopt;
            },
            [&](const NextCaption&) { return go_on(flow, facts); },
            [&](const GoOn&) { return click_on(flow, facts); },
            [&](const GoBack&) { return click_back(flow, facts); },
            [&](const PreviousCaption&) { return go_back(flow, facts); },
            [&](const OpenBreak& a) -> std::optional<std::size_t> {
                open_break(flow, facts, a.index);
                return std::nullopt;
            },
            [&](const SetBreak& a) -> std::optional<std::size_t> {
                flow.break_index = std::min(a.index, facts.breaks == 0 ? 0 : facts.breaks - 1);
                flow.break_set = true;
                return std::nullopt;
            },
            [&](const OpenChallenge& a) -> std::optional<std::size_t> {
                open_challenge(flow, facts, a.index);
                return std::nullopt;
            },
            [&](const ShowHint&) -> std::optional<std::size_t> {
                flow.hint = true;
                return std::nullopt;
            },
            [&](const ShowSolution&) -> std::optional<std::size_t> {
                flow.solution = true;
                leave_seat(flow);
                return std::nullopt;
            },
            [&](const ChooseNext& a) -> std::optional<std::size_t> {
                const ChoicePoint* choice = open_choice(flow, facts);
                if (choice != nullptr && a.option < choice->options)
                    flow.seat.push_back(SeatChoice{choice->step, static_cast<std::uint32_t>(a.option)});
                return std::nullopt;
            },
            [&](const TakeBackChoice&) -> std::optional<std::size_t> {
                if (!flow.let_run && !flow.seat.empty()) flow.seat.pop_back();
                flow.let_run = false;
                return std::nullopt;
            },
            [&](const LetRun&) -> std::optional<std::size_t> {
                flow.let_run = in_seat(flow, facts);
                return std::nullopt;
            },
            [](const CopySchedule&) -> std::optional<std::size_t> { return std::nullopt; },
        },
        action);
}

std::optional<std::size_t> stop_at_caption(FlowState& flow, const FlowFacts& facts, std::size_t before, std::size_t now) {
    if (!flow.on || flow.stage != Stage::run) return std::nullopt;
    if (now < before) {  // back: what lies ahead can be read again
        flow.captions = static_cast<std::size_t>(std::ranges::upper_bound(facts.captions, now) - facts.captions.begin());
        flow.caption_open = false;
        return std::nullopt;
    }
    if (flow.captions < facts.captions.size() && facts.captions[flow.captions] <= now) {
        flow.caption_open = true;
        return facts.captions[flow.captions++];
    }
    if (now > before) flow.caption_open = false;
    return std::nullopt;
}

}  // namespace asynchio
