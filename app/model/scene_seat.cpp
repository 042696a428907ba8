// The scheduler's seat: at the open decision, who could go on and what each would do.
#include "app/model/make_scene.h"
#include "app/phrases/phrases.h"

namespace asynchio {
namespace {

// The thread that an option of this decision stands for; none where threads compute (choices.h).
ThreadId option_of(const SceneContext& context, const ChoicePoint& choice, std::size_t option) {
    const State before = context.run.at(choice.event);
    const std::vector<ThreadId> threads = runnable_threads(context.trace(), before);
    return threads.size() == choice.options && option < threads.size() ? threads[option] : ThreadId();
}

std::string name_of(const SceneContext& context, ThreadId thread, std::size_t option) {
    return thread ? context.name(Actor::of(thread)) : context.say().seat_number({.number = option + 1});
}

// "after line 16: time.sleep(GAP)"; in the middle of its line it is "in line 22".
std::string next_words(const Phrases& say, const Scene& scene, const ThreadState* thread) {
    if (thread == nullptr) return "";
    if (thread->line == 0) return std::string(say.seat_begins());
    const bool slept = thread->wait.kind == WaitKind::timer;
    const auto line = static_cast<std::size_t>(thread->line);
    std::string words = slept ? say.seat_after_line({.line = line}) : say.seat_in_line({.line = line});
    if (line > scene.code.size()) return words;
    const std::string& text = scene.code[line - 1].text;
    const std::size_t begin = text.find_first_not_of(' ');
    const std::size_t comment = std::min(text.find("  #"), text.size());
    if (begin != std::string::npos && begin < comment) words += ": " + text.substr(begin, comment - begin);
    while (words.ends_with(' ')) words.pop_back();
    return words;
}

}  // namespace

void add_seat(Scene& scene, const SceneContext& context) {
    const FlowState& flow = context.ui.flow;
    const FlowFacts& facts = context.inputs.flow.facts;
    if (!scene.flow.challenge || !in_seat(flow, facts)) return;
    SeatView& seat = scene.flow.challenge->seat.emplace();
    const ChoicePoint* open = open_choice(flow, facts);
    seat.over = open == nullptr;
    seat.heading = seat.over ? std::string(context.say().seat_over()) : context.say().seat_decision({.number = flow.seat.size() + 1});
    seat.schedule = context.inputs.flow.schedule;
    for (std::size_t i = 0; i < flow.seat.size() && i < facts.choices.size(); ++i)
        seat.so_far.push_back(name_of(context, option_of(context, facts.choices[i], flow.seat[i].chosen), flow.seat[i].chosen));
    if (open == nullptr) return;
    const State before = context.run.at(open->event);
    for (std::size_t i = 0; i < open->options; ++i) {
        const ThreadId thread = option_of(context, *open, i);
        const Actor who = thread ? Actor::of(thread) : Actor{};
        seat.candidates.push_back(CandidateView{name_of(context, thread, i), next_words(context.say(), scene, before.find(thread)), who});
    }
}

}  // namespace asynchio
