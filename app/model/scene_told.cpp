// The run as text: every bar's begin and end with the name of its lane, what is waited for and who ended that, locks,
// what is printed, captions and verdicts, in order. Nothing is told that the picture does not show yet.
#include <algorithm>
#include <tuple>

#include "app/model/make_scene.h"
#include "app/model/span_words.h"
#include "app/model/state_phrases.h"

namespace asynchio {
namespace {

constexpr std::size_t kMostLines = 3000;  // more cannot be laid out in a frame; the transcript of the command line has all

bool is_wait(Activity activity) { return activity >= Activity::waiting_timer && activity <= Activity::in_worker; }

std::string in_small_letters(std::string text) {
    std::ranges::transform(text, text.begin(), [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
    return text;
}

class Teller {
  public:
    explicit Teller(const SceneContext& context)
        : context_(context), say_(context.say()), seen_(std::min(std::max(context.ui.seen, context.ui.position), context.trace().size())) {}

    ToldView tell(const Scene& scene) {
        for (const Lane& lane : context_.run.lanes().lanes)
            if (shows_lane(context_, lane)) tell_lane(lane);
        for (const HoldSpan& hold : context_.run.lanes().holds) tell_hold(hold);
        for (const OutputState& output : context_.run.end().output) tell_output(output);
        for (const ToldCaption& caption : scene.flow.captions_read)
            if (caption.position <= seen_) add_behind(caption.position, ToldLine::Kind::caption, say_.told_caption({.text = caption.text}));
        tell_end();
        std::ranges::stable_sort(entries_, {}, [](const Entry& entry) { return std::tuple(entry.event, entry.order); });
        for (const VerdictView& verdict : scene.flow.verdicts) tell_verdict(verdict);
        return take();
    }

  private:
    struct Entry {
        std::size_t event = 0;
        int order = 0;      // of what the same event did: an end, its cause, a begin
        ToldLine line;
    };

    void add(std::size_t event, int order, std::string text, ToldLine::Kind kind = ToldLine::Kind::event) {
        if (event >= seen_ || text.empty()) return;
        entries_.push_back({event, order, {kind, seconds_text(context_.trace()[event].time), std::move(text), event + 1}});
    }
    void add_behind(std::size_t position, ToldLine::Kind kind, std::string text) { add(position == 0 ? 0 : position - 1, 4, std::move(text), kind); }

    void tell_lane(const Lane& lane) {
        const std::string name = context_.name(lane.actor);
        if (lane.actor.task) add(lane.first_event, 2, say_.told_created({.who = name}));
        for (const Span& span : lane.spans) {
            if (span.activity == Activity::nothing) continue;
            add(span.first_event, 3, begin_of(lane, span, name));
            if (span.last_event >= seen_) break;
            tell_end_of(lane, span, name);
        }
        if (lane.ended) add(lane.end_event, 1, say_.told_ended({.who = name, .how = phrase_of(say_, lane.outcome)}));
    }

    std::string begin_of(const Lane& lane, const Span& span, const std::string& name) const {
        switch (span.activity) {
            case Activity::ready: return say_.told_ready({.who = name});
            case Activity::wants_gil: return say_.told_wants_gil({.who = name});
            case Activity::blocking: return lane.actor.task ? say_.told_keeps({.who = name}) : say_.told_sleeps_alone({.who = name});
            default: return span_sentence(context_, lane.actor, span);
        }
    }

    void tell_end_of(const Lane& lane, const Span& span, const std::string& name) {
        if (is_wait(span.activity)) {
            const auto wake = wake_of(context_, span);
            if (!wake) return;
            const std::string time = seconds_text(context_.trace()[wake->event].time);
            const Actor waker = actor_of(wake->cause);
            const bool timer = wake->cause.kind == Cause::Kind::timer || !waker;
            if (waker == lane.actor) return;  // it goes on by itself
            add(span.last_event, 0, timer ? std::string(say_.cause_timer()) + " " + say_.cause_timer_rang({.time = time, .woken = name})
                                          : context_.name(waker) + " " + wake_words(say_, wake->cause, name, time));
            return;
        }
        const bool over = lane.ended && lane.end_event == span.last_event;
        if (!over && (span.activity == Activity::running || span.activity == Activity::blocking)) add(span.last_event, 0, say_.told_lets_go({.who = name}));
    }

    void tell_hold(const HoldSpan& hold) {
        const std::string who = context_.name(hold.owner), lock = lock_name(context_.trace(), context_.run.end(), hold.lock);
        add(hold.first_event, 2, say_.told_gets({.who = who, .lock = lock}));
        if (hold.last_event < seen_) add(hold.last_event, 1, say_.told_gives({.who = who, .lock = lock}));
    }

    void tell_output(const OutputState& output) {
        std::string text = context_.text(output.text);
        while (text.ends_with('\n')) text.pop_back();
        if (text.empty()) return;
        add(output.event, 3, say_.project_prints({.who = context_.name(Actor::of(output.task, output.thread)), .text = text}), ToldLine::Kind::print);
    }

    void tell_end() {
        const EndState& end = context_.run.end().end;
        if (seen_ < context_.trace().size() || seen_ == 0 || end.outcome == RunOutcome::running) return;
        const std::string words = end.outcome == RunOutcome::finished ? std::string(say_.told_over()) : end_phrase(say_, context_.trace(), end, context_.inputs.limits);
        add(seen_ - 1, 5, words, ToldLine::Kind::over);
    }

    void tell_verdict(const VerdictView& verdict) {
        if (!verdict.answered || verdict.pending) return;
        const auto joined = [](const std::vector<std::string>& lines) {
            std::string all;
            for (const std::string& line : lines) all += (all.empty() ? "" : " / ") + line;
            return all;
        };
        const std::string said = joined(verdict.said), result = joined(verdict.result);
        const std::string text = verdict.agrees ? say_.told_agrees({.ask = verdict.ask, .said = said, .result = result})
                                                : say_.told_differs({.ask = verdict.ask, .said = said, .result = result});
        entries_.push_back({seen_, 6, {ToldLine::Kind::verdict, "", text, seen_}});
    }

    // Those that are found; of very many, the ones around the playhead.
    ToldView take() {
        ToldView view;
        view.all = entries_.size();
        const std::string wanted = in_small_letters(context_.ui.told_search);
        std::erase_if(entries_, [&](const Entry& entry) { return in_small_letters(entry.line.time + " " + entry.line.text).find(wanted) == std::string::npos; });
        const auto is_past = [&](const Entry& entry) { return entry.line.position <= context_.ui.position && entry.line.kind != ToldLine::Kind::verdict; };
        std::size_t past = 0;
        for (std::size_t i = 0; i < entries_.size(); ++i)
            if (is_past(entries_[i])) past = i + 1;
        std::size_t first = 0, last = entries_.size();
        if (last > kMostLines) {
            first = past > kMostLines * 3 / 4 ? past - kMostLines * 3 / 4 : 0;
            last = std::min(last, first + kMostLines);
        }
        view.left_out = entries_.size() - (last - first);
        for (std::size_t i = first; i < last; ++i) view.lines.push_back(std::move(entries_[i].line));
        view.current = past > first ? std::min(past, last) - first - 1 : view.lines.size();
        return view;
    }

    const SceneContext& context_;
    const Phrases& say_;
    const std::size_t seen_;      // events of which the picture tells
    std::vector<Entry> entries_;
};

}  // namespace

void add_told(Scene& scene, const SceneContext& context) {
    if (context.ui.card == Card::told) scene.told = Teller(context).tell(scene);
}

}  // namespace asynchio
