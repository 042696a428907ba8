// While an answer is told: where in the run it was read from. The printed lines, in the output and at the turns that printed
// them, with arrows from whoever woke these turns; the moments on the ruler; of a variable, who saw what and who changed it.
#include <algorithm>
#include <cmath>
#include <utility>

#include "app/model/make_scene.h"
#include "app/model/scene_chain.h"
#include "app/model/source_line.h"

namespace asynchio {
namespace {

constexpr std::size_t kMostWakers = 3;  // arrows to more lines than that hide what they are to show
constexpr std::size_t kMostUses = 16;   // of a variable: more than that nobody follows turn by turn

// The answer that is told beside the run that it is about; null if there is none.
const VerdictView* told_answer(const Scene& scene) {
    if (scene.flow.stage != Stage::explain || scene.flow.told >= scene.flow.verdicts.size()) return nullptr;
    const VerdictView& told = scene.flow.verdicts[scene.flow.told];
    return told.shown && !told.pending ? &told : nullptr;
}

// The end of the run has the playhead's flag.
void add_moments(TimelineView& timeline, const SceneContext& context, const VerdictView& told) {
    const double end = to_seconds(context.run.total());
    const auto add = [&](double at, const auto& words) {
        if (at >= 0 && at < end && std::abs(at - end) > 1e-9) timeline.flags.push_back({at, words(seconds_text(from_seconds(at))), false, true});
    };
    for (const double at : told.asked_at) add(at, [&](const std::string& time) { return context.say().timeline_asked({.time = time}); });
    if (told.moment) add(*told.moment, [&](const std::string& time) { return context.say().timeline_run_says({.time = time}); });
}

void add_line(Scene& scene, int number) {
    const auto line = std::ranges::find(scene.code, number, &CodeLineView::number);
    if (line != scene.code.end()) line->answers = true;
}

// In the output and at the turns that printed them, which it returns.
std::vector<LaneEvent> mark_lines(Scene& scene, const SceneContext& context, const std::vector<std::size_t>& read_from) {
    const auto answers = [&](std::size_t event) { return std::ranges::binary_search(read_from, event); };
    for (OutputView& line : scene.output) line.answers = answers(line.position - 1);
    std::vector<LaneEvent> printed;
    for (LaneView& lane : scene.timeline.lanes) {
        for (PrintView& print : lane.prints) {
            print.answers = !print.log && answers(print.event);
            if (!print.answers) continue;
            printed.push_back({lane.actor, print.event});
            add_line(scene, source_line(context.run, lane.actor, print.event));
        }
    }
    return printed;
}

// What somebody did with a variable in one bar of a lane.
struct Use {
    LaneView* lane = nullptr;
    const Span* span = nullptr;
    const VariableAccess* saw = nullptr;      // the last one; null: none
    const VariableAccess *wrote_first = nullptr, *wrote = nullptr;

    std::size_t event() const { return wrote != nullptr ? wrote->event : saw->event; }
};

const Span* span_with(const Lane& lane, std::size_t event) {
    const auto after = std::ranges::upper_bound(lane.spans, event, {}, &Span::first_event);
    return after == lane.spans.begin() ? nullptr : &*std::prev(after);
}

std::vector<Use> uses_of(Scene& scene, const VariableState& variable) {
    std::vector<Use> uses;
    for (const VariableAccess& access : variable.accesses) {
        const auto lane = std::ranges::find(scene.timeline.lanes, Actor::of(access.task, access.thread), &LaneView::actor);
        if (lane == scene.timeline.lanes.end() || (access.write && access.before == Text())) continue;  // set up, by nobody's turn
        const Span* span = span_with(*lane->lane, access.event);
        if (span == nullptr) continue;
        auto use = std::ranges::find(uses, span, &Use::span);
        if (use == uses.end()) {
            if (uses.size() == kMostUses) return {};
            uses.push_back({&*lane, span});
            use = uses.end() - 1;
        }
        if (!access.write) use->saw = &access;
        else if (use->wrote_first == nullptr) use->wrote_first = use->wrote = &access;
        else use->wrote = &access;
    }
    return uses;
}

// Who only reads it to print it says so himself.
bool prints_it(const Use& use) {
    const auto print = std::ranges::lower_bound(use.lane->prints, use.span->first_event, {}, &PrintView::event);
    return use.wrote == nullptr && print != use.lane->prints.end() && print->event < use.span->last_event;
}

// "saw 100", "100 → 40", at the turns and in the program.
void mark_values(Scene& scene, const SceneContext& context, const std::vector<std::string>& names) {
    std::vector<std::pair<LaneView*, PrintView>> words_of_turns;  // put in last: they are no prints of the program
    for (const VariableState& variable : context.state.variables) {
        if (std::ranges::find(names, context.text(variable.name)) == names.end()) continue;
        for (const Use& use : uses_of(scene, variable)) {
            if (prints_it(use)) continue;
            const std::string words = use.wrote != nullptr ? context.text(use.wrote_first->before) + " \u2192 " + context.text(use.wrote->value)
                                                           : context.say().variable_seen({.value = context.text(use.saw->value)});
            words_of_turns.emplace_back(use.lane, PrintView{use.event(), words, true});
            for (const VariableAccess* access : {use.saw, use.wrote})
                if (access != nullptr) add_line(scene, access->line);
        }
    }
    for (auto& [lane, print] : words_of_turns)
        lane->prints.insert(std::ranges::upper_bound(lane->prints, print.event, {}, &PrintView::event), std::move(print));
}

}  // namespace

void add_answer_moments(Scene& scene, const SceneContext& context) {
    if (const VerdictView* told = told_answer(scene); told != nullptr && scene.timeline.ruler == Ruler::time) add_moments(scene.timeline, context, *told);
}

void add_answer_lines(Scene& scene, const SceneContext& context) {
    const VerdictView* told = told_answer(scene);
    if (told == nullptr) return;
    // To mark all lines helps nobody.
    std::vector<LaneEvent> turns;
    if (told->read_from.size() < scene.output_total) turns = mark_lines(scene, context, told->read_from);
    if (told->read_from.size() > kMostWakers) turns.clear();
    mark_values(scene, context, told->variables);
    for (const LaneEvent& turn : told->because)
        if (turn.event < context.state.position) turns.push_back(turn);
    if (!context.ui.selection) add_wakers(scene, context, turns);
}

}  // namespace asynchio
