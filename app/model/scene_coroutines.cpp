// Coroutine and generator objects as cards: who made them, who drives them, and why a body has not run.
#include <algorithm>

#include "app/model/make_scene.h"

namespace asynchio {
namespace {

using Phase = CoroutineCard::Phase;

constexpr std::size_t kMostCards = 200;  // the newest; more is no picture that anybody reads

std::string at_line(Line line) { return line == 0 ? "" : "line " + std::to_string(line); }

Phase phase_of(const CoroutineState& coroutine) {
    switch (coroutine.phase) {
        case CoroutineState::Phase::created: return coroutine.task ? Phase::given : Phase::made;
        case CoroutineState::Phase::running: return Phase::running;
        case CoroutineState::Phase::paused: return Phase::paused;
        case CoroutineState::Phase::ended: return Phase::ended;
        case CoroutineState::Phase::dropped: return Phase::dropped;
    }
    return Phase::made;
}

// The coroutines at the playhead as cards. Kept together, because each part of a card asks for the same things.
class CardMaker {
  public:
    CardMaker(const SceneContext& context, const CoroutineState& coroutine)
        : context_(context), coroutine_(coroutine), frame_(context.state.find(coroutine.frame)),
          generator_(coroutine.kind == CoroutineKind::generator), over_(false) {}

    CoroutineCard make() {
        card_.phase = phase_of(coroutine_);
        over_ = card_.phase == Phase::ended || card_.phase == Phase::dropped;
        card_.name = context_.text(coroutine_.function) + "()";
        card_.kind = coroutine_.kind == CoroutineKind::async_generator ? "async generator" : word(coroutine_.kind);
        card_.outcome = card_.phase == Phase::dropped ? Outcome::destroyed : coroutine_.outcome;
        card_.line = static_cast<int>(frame_ != nullptr ? frame_->line : coroutine_.line);
        card_.maker = context_.name(Actor::of(coroutine_.creator_task, coroutine_.creator_thread));
        if (coroutine_.line != 0) card_.maker += ", " + at_line(coroutine_.line);
        add_driver();
        add_state();
        return std::move(card_);
    }

  private:
    void drive(std::string how, Actor actor, std::string place) {
        card_.drives = std::move(how);
        card_.driver = token_at(context_, actor);
        card_.bar = bar_at(context_, actor);
        card_.place = std::move(place);
    }

    void add_driver() {
        if (coroutine_.task) return drive(over_ ? "was driven by" : "driven by", Actor::of(coroutine_.task), "its own task");
        if (frame_ == nullptr) {
            card_.drives = "driven by nobody";
            return;
        }
        const FrameState* driver = context_.state.find(coroutine_.driver);
        const Actor actor = Actor::of(frame_->task, frame_->thread);
        const std::string place = over_ || driver == nullptr ? "" : at_line(driver->line);
        const std::string how = generator_ ? "asked by" : "awaited by";
        drive((over_ ? "was " : "") + how, actor, place);
    }

    void add_state() {
        const CoroutineState* inner = awaited_in(context_.state, coroutine_.frame);
        const std::string line = at_line(frame_ == nullptr ? 0 : frame_->line);
        const std::string where = line.empty() ? "" : ", " + line;
        switch (card_.phase) {
            case Phase::made: card_.state = "made, not begun"; break;
            case Phase::given:
                card_.activity = card_.driver->activity;
                card_.state = "given to task " + card_.driver->name + ", not begun";
                break;
            case Phase::running:
                card_.activity = card_.driver->activity;
                card_.state = inner != nullptr ? "awaits " + context_.text(inner->function) + "()" + where : "runs" + where;
                break;
            case Phase::paused:
                if (!coroutine_.yielded) card_.activity = card_.driver->activity;
                if (coroutine_.yielded) card_.state = "paused at yield" + where + ", gave " + context_.text(coroutine_.value);
                else if (inner == nullptr) card_.state = "paused at its await" + where;
                else card_.state = "paused" + where + ", awaits " + context_.text(inner->function) + "()";
                break;
            case Phase::ended: card_.state = end_words(); break;
            case Phase::dropped:
                card_.state = coroutine_.task ? "closed before its first turn"
                              : generator_    ? "thrown away, never begun"
                                              : "thrown away, never awaited";
                break;
        }
    }

    std::string end_words() const {
        const std::string value = context_.text(coroutine_.value);
        if (coroutine_.outcome == Outcome::cancelled) return "stopped: " + value;
        if (coroutine_.outcome == Outcome::failed) return "ended with " + value;
        return value.empty() || value == "None" ? "ended" : "ended, returned " + value;
    }

    const SceneContext& context_;
    const CoroutineState& coroutine_;
    const FrameState* frame_;
    bool generator_, over_;
    CoroutineCard card_;
};

// How much a card has to say about "why did nothing run": the last of the highest is spoken of.
int urgency(const CoroutineState& coroutine) {
    const Phase phase = phase_of(coroutine);
    if (phase == Phase::dropped) return coroutine.task ? 0 : 5;
    if (phase == Phase::made) return 4;
    if (phase == Phase::given) return 3;
    if (phase == Phase::ended) return 1;
    return coroutine.task ? 1 : 2;
}

std::string made_at(const CoroutineState& coroutine) {
    return coroutine.line == 0 ? "was made" : "was made in " + at_line(coroutine.line);
}

std::string sentence_of(const CoroutineCard& card, const CoroutineState& coroutine) {
    const bool asked = coroutine.kind != CoroutineKind::coroutine;
    const std::string& name = card.name;
    switch (card.phase) {
        case Phase::dropped:
            if (coroutine.task) return "";
            return "Not one line of " + name + " ran: it " + made_at(coroutine) + " and thrown away. " +
                   (asked ? "Nobody asked it for a value." : "Nobody awaited it, and no task was made from it.");
        case Phase::made:
            return name + " " + made_at(coroutine) + ", and no line of it has run: " +
                   (asked ? "nobody has asked it for a value." : "nobody awaits it, and no task was made from it.");
        case Phase::given:
            return name + " has not begun: task " + card.driver->name + " waits in the ready queue for its first turn.";
        case Phase::running:
        case Phase::paused:
            if (coroutine.task) return "Task " + card.driver->name + " drives " + name + ": it has a lane and turns of its own.";
            if (asked) return card.driver->name + " drives " + name + ": it goes on when it is asked for the next value.";
            return name + " runs inside " + card.driver->name + ", at its await" + (card.place.empty() ? "" : " in " + card.place) +
                   ": no task, no lane of its own.";
        case Phase::ended:
            if (coroutine.task) return "Task " + card.driver->name + " drove " + name + ": it had a lane and turns of its own.";
            if (asked) return card.driver->name + " drove " + name + ", value by value.";
            return name + " ran inside " + card.driver->name + ", at its await: no task, no lane of its own.";
    }
    return "";
}

}  // namespace

void add_coroutines(Scene& scene, const SceneContext& context) {
    CoroutinesView& view = scene.coroutines;
    view.shown = asks_for(scene, "coroutines") && !context.run.end().coroutines.empty();
    if (!view.shown) return;
    const auto& all = context.state.coroutines;
    if (all.empty()) return;
    std::size_t spoken_of = 0;
    for (std::size_t i = 1; i < all.size(); ++i)
        if (urgency(all[i]) >= urgency(all[spoken_of])) spoken_of = i;
    const std::size_t first = all.size() - std::min(all.size(), kMostCards);
    if (spoken_of < first) view.cards.push_back(CardMaker(context, all[spoken_of]).make());
    else view.current = spoken_of - first;
    for (std::size_t i = first; i < all.size(); ++i) view.cards.push_back(CardMaker(context, all[i]).make());
    const CoroutineState& current = all[spoken_of];
    view.sentence = sentence_of(view.cards[view.current], current);
    const bool never = context.state.end.outcome != RunOutcome::running;
    view.warning = !current.task && (current.phase == CoroutineState::Phase::dropped ||
                                     (current.phase == CoroutineState::Phase::created && never));
}

}  // namespace asynchio
