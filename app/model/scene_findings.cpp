// The mistakes that a run shows, in words, with what can be done about them.
#include <algorithm>

#include "app/model/make_scene.h"
#include "app/model/state_phrases.h"

namespace asynchio {
namespace {

class FindingWriter {
  public:
    explicit FindingWriter(const SceneContext& context) : context_(context), say_(context.say()), document_(context.inputs.text) {
        if (context.inputs.language == Language::python) tokens_.update(document_.lines());
    }

    FindingView write(const Diagnosis& found) const {
        FindingView view;
        view.line = static_cast<int>(found.line);
        view.position = found.event + 1;
        view.bar = bar_of(found);
        say_it(view, found);
        if (found.count > 1 && counts_repeats(found.mistake)) view.sentence += " " + say_.finding_times({.number = found.count});
        add_fixes(view, found);
        return view;
    }

  private:
    static bool counts_repeats(Mistake mistake) { return mistake != Mistake::one_by_one && mistake != Mistake::pool_starvation; }

    // What whoever did it was doing just then.
    std::optional<Selection> bar_of(const Diagnosis& found) const {
        const Lane* lane = context_.run.lanes().find(found.who);
        if (lane == nullptr || lane->plumbing) return std::nullopt;
        const auto after = std::ranges::upper_bound(lane->spans, found.event, {}, &Span::first_event);
        if (after == lane->spans.begin()) return std::nullopt;
        return Selection{found.who, (after - 1)->first_event};
    }

    std::string thing(const WaitState& wait) const {
        if (wait.kind == WaitKind::lock) return lock_name(context_.trace(), context_.run.end(), LockId(wait.object));
        return object_name(context_.trace(), context_.run.end(), wait.kind, wait.object);
    }

    void say_it(FindingView& view, const Diagnosis& found) const {
        const std::string who = context_.name(found.who), name = context_.text(found.name);
        const std::string time = seconds_text(found.duration);
        const Line line = found.line;
        switch (found.mistake) {
            case Mistake::never_awaited:
                view.title = say_.finding_never_awaited({.function = name});
                view.sentence = say_.finding_never_awaited_why({.line = line});
                return;
            case Mistake::blocking_call:
                view.title = say_.finding_blocking({.who = who, .time = time});
                view.sentence = blocking_words(found);
                return;
            case Mistake::never_yields:
                view.title = say_.finding_never_yields({.who = who});
                view.sentence = say_.finding_never_yields_why({.line = line});
                return;
            case Mistake::one_by_one:
                view.title = say_.finding_one_by_one({.number = found.count});
                view.sentence = say_.finding_one_by_one_why({.function = name, .time = time, .longest = seconds_text(found.longest)});
                return;
            case Mistake::never_retrieved:
                view.title = say_.finding_never_retrieved({.who = who});
                view.sentence = say_.finding_never_retrieved_why({.line = line});
                return;
            case Mistake::swallowed_cancel:
                view.title = say_.finding_swallowed({.who = who});
                view.sentence = say_.finding_swallowed_why({.line = line});
                return;
            case Mistake::lock_across_await:
                view.title = say_.finding_lock_kept({.who = who, .lock = thing(found.wait)});
                view.sentence = say_.finding_lock_kept_why({.line = line});
                return;
            case Mistake::fire_and_forget:
                view.title = say_.finding_cut_off({.who = who});
                view.sentence = say_.finding_cut_off_why({.line = line});
                return;
            case Mistake::pool_starvation:
                view.title = found.forever ? std::string(say_.finding_pool_itself()) : say_.finding_pool({.count = found.count});
                view.sentence = found.forever ? say_.finding_pool_itself_why({.line = line}) : say_.finding_pool_why({.job = name, .time = time});
                return;
            case Mistake::not_thread_safe:
                view.title = say_.finding_not_safe({.who = who});
                view.sentence = say_.finding_not_safe_why({.line = line});
                return;
            case Mistake::kept_place:
                view.title = say_.finding_kept({.who = who, .thing = thing(found.wait)});
                view.sentence = say_.finding_kept_why({.line = line});
                return;
        }
    }

    std::string blocking_words(const Diagnosis& found) const {
        if (found.wait.kind == WaitKind::nothing) return say_.finding_computes_why({.line = found.line});
        if (found.wait.kind == WaitKind::timer) return say_.finding_sleeps_why({.line = found.line});
        return say_.finding_waits_why({.line = found.line, .what = wait_phrase(say_, context_.trace(), context_.run.end(), found.wait)});
    }

    void add_fixes(FindingView& view, const Diagnosis& found) const {
        if (context_.inputs.language != Language::python || found.line == 0) return;
        switch (found.mistake) {
            case Mistake::never_awaited: return offer(view, Rewrite::add_await);
            case Mistake::blocking_call: return offer(view, Rewrite::sleep_lets_go);
            case Mistake::one_by_one: return offer(view, Rewrite::gather);
            case Mistake::never_yields: return offer(view, Rewrite::let_go);
            case Mistake::fire_and_forget: return offer(view, Rewrite::await_task);
            case Mistake::not_thread_safe: return offer(view, Rewrite::thread_safe);
            default: return;
        }
    }

    void offer(FindingView& view, Rewrite rewrite) const {
        if (rewrite_at(document_, tokens_, static_cast<std::size_t>(view.line) - 1, rewrite))
            view.fixes.push_back({std::string(phrase_of(say_, rewrite)), rewrite, view.line});
    }

    const SceneContext& context_;
    const Phrases& say_;
    TextDocument document_;
    PythonTokens tokens_;
};

}  // namespace

void add_findings(Scene& scene, const SceneContext& context) {
    const std::vector<Diagnosis>& all = context.run.diagnoses().found();
    if (all.empty() || !lesson_has_spoken(context.ui)) return;
    const FindingWriter writer(context);
    for (const Diagnosis& found : all)
        if (found.event < context.ui.seen) scene.findings.push_back(writer.write(found));
}

}  // namespace asynchio
