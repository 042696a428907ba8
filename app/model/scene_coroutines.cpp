// Coroutine and generator objects as cards: who made them, who drives them, and why a body has not run.
#include <algorithm>

#include "app/model/make_scene.h"

namespace asynchio {
namespace {

using Phase = CoroutineCard::Phase;

constexpr std::size_t kMostCards = 200;  // the newest; more is no picture that anybody reads

std::string at_line(const Phrases& say, Line line) { return line == 0 ? "" : say.card_line({.line = line}); }

std::string_view kind_of(const Phrases& say, CoroutineKind kind) {
    switch (kind) {
        case CoroutineKind::coroutine: return say.card_coroutine();
        case CoroutineKind::generator: return say.card_generator();
        case CoroutineKind::async_generator: return say.card_async_generator();
    }
    return "";
}

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
        : context_(context), say_(context.say()), coroutine_(coroutine), frame_(context.state.find(coroutine.frame)),
          generator_(coroutine.kind == CoroutineKind::generator), over_(false) {}

    CoroutineCard make() {
        card_.phase = phase_of(coroutine_);
        over_ = card_.phase == Phase::ended || card_.phase == Phase::dropped;
        card_.name = context_.text(coroutine_.function) + "()";
        card_.kind = kind_of(say_, coroutine_.kind);
        card_.outcome = card_.phase == Phase::dropped ? Outcome::destroyed : coroutine_.outcome;
        card_.line = static_cast<int>(frame_ != nullptr ? frame_->line : coroutine_.line);
        card_.maker = context_.name(Actor::of(coroutine_.creator_task, coroutine_.creator_thread));
        if (coroutine_.line != 0) card_.maker += ", " + at_line(say_, coroutine_.line);
        add_driver();
        add_state();
        return std::move(card_);
    }

  private:
    void drive(std::string_view how, Actor actor, std::string place) {
        card_.drives = how;
        card_.driver = token_at(context_, actor);
        card_.bar = bar_at(context_, actor);
        card_.place = std::move(place);
    }

    void add_driver() {
        if (coroutine_.task) return drive(over_ ? say_.card_was_driven_by() : say_.card_driven_by(), Actor::of(coroutine_.task), std::string(say_.card_own_task()));
        if (frame_ == nullptr) {
            card_.drives = say_.card_driven_by_nobody();
            return;
        }
        const FrameState* driver = context_.state.find(coroutine_.driver);
        const Actor actor = Actor::of(frame_->task, frame_->thread);
        const std::string place = over_ || driver == nullptr ? "" : at_line(say_, driver->line);
        if (generator_) return drive(over_ ? say_.card_was_asked_by() : say_.card_asked_by(), actor, place);
        drive(over_ ? say_.card_was_awaited_by() : say_.card_awaited_by(), actor, place);
    }

    void add_state() {
        const CoroutineState* inner = awaited_in(context_.state, coroutine_.frame);
        const Line line = frame_ == nullptr ? 0 : frame_->line;
        const auto at = [&](std::string_view state) { return line == 0 ? std::string(state) : say_.card_state_line({.state = state, .line = line}); };
        const std::string called = inner == nullptr ? "" : context_.text(inner->function) + "()";
        switch (card_.phase) {
            case Phase::made: card_.state = say_.card_made(); break;
            case Phase::given:
                card_.activity = card_.driver->activity;
                card_.state = say_.card_given({.task = card_.driver->name});
                break;
            case Phase::running:
                card_.activity = card_.driver->activity;
                card_.state = inner != nullptr ? at(say_.card_awaits({.what = called})) : at(say_.card_runs());
                break;
            case Phase::paused:
                if (!coroutine_.yielded) card_.activity = card_.driver->activity;
                if (coroutine_.yielded) card_.state = say_.card_gave({.state = at(say_.card_at_yield()), .value = context_.text(coroutine_.value)});
                else if (inner == nullptr) card_.state = at(say_.card_at_await());
                else card_.state = say_.card_paused_awaits({.state = at(say_.card_paused()), .what = called});
                break;
            case Phase::ended: card_.state = end_words(); break;
            case Phase::dropped:
                card_.state = coroutine_.task ? say_.card_closed() : generator_ ? say_.card_never_begun() : say_.card_never_awaited();
                break;
        }
    }

    std::string end_words() const {
        const std::string value = context_.text(coroutine_.value);
        if (coroutine_.outcome == Outcome::cancelled) return say_.card_stopped({.value = value});
        if (coroutine_.outcome == Outcome::failed) return say_.card_ended_with({.value = value});
        return value.empty() || value == "None" ? std::string(say_.card_ended()) : say_.card_returned({.value = value});
    }

    const SceneContext& context_;
    const Phrases& say_;
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

std::string dropped_sentence(const Phrases& say, const std::string& name, Line line, bool asked) {
    if (asked) return line == 0 ? say.card_dropped_asked({.name = name}) : say.card_dropped_asked_line({.name = name, .line = line});
    return line == 0 ? say.card_dropped({.name = name}) : say.card_dropped_line({.name = name, .line = line});
}

std::string made_sentence(const Phrases& say, const std::string& name, Line line, bool asked) {
    if (asked) return line == 0 ? say.card_waits_asked({.name = name}) : say.card_waits_asked_line({.name = name, .line = line});
    return line == 0 ? say.card_waits({.name = name}) : say.card_waits_line({.name = name, .line = line});
}

std::string sentence_of(const Phrases& say, const CoroutineCard& card, const CoroutineState& coroutine) {
    const bool asked = coroutine.kind != CoroutineKind::coroutine;
    const std::string& name = card.name;
    switch (card.phase) {
        case Phase::dropped: return coroutine.task ? "" : dropped_sentence(say, name, coroutine.line, asked);
        case Phase::made: return made_sentence(say, name, coroutine.line, asked);
        case Phase::given: return say.card_not_begun({.name = name, .task = card.driver->name});
        case Phase::running:
        case Phase::paused:
            if (coroutine.task) return say.card_task_drives({.task = card.driver->name, .name = name});
            if (asked) return say.card_value_drives({.who = card.driver->name, .name = name});
            if (card.place.empty()) return say.card_inside({.name = name, .who = card.driver->name});
            return say.card_inside_at({.name = name, .who = card.driver->name, .place = card.place});
        case Phase::ended:
            if (coroutine.task) return say.card_task_drove({.task = card.driver->name, .name = name});
            if (asked) return say.card_value_drove({.who = card.driver->name, .name = name});
            return say.card_ran_inside({.name = name, .who = card.driver->name});
    }
    return "";
}

}  // namespace

void add_coroutines(Scene& scene, const SceneContext& context) {
    CoroutinesView& view = scene.coroutines;
    view.shown = asks_for(context, "coroutines") && !context.run.end().coroutines.empty();
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
    view.sentence = sentence_of(context.say(), view.cards[view.current], current);
    const bool never = context.state.end.outcome != RunOutcome::running;
    view.warning = !current.task && (current.phase == CoroutineState::Phase::dropped ||
                                     (current.phase == CoroutineState::Phase::created && never));
}

}  // namespace asynchio
