#include "app/model/scene_chain.h"

#include <algorithm>
#include <map>

#include "app/model/chain.h"
#include "app/model/source_line.h"
#include "app/model/span_words.h"

namespace asynchio {
namespace {

class ChainPainter {
  public:
    ChainPainter(Scene& scene, const SceneContext& context, Chain chain)
        : scene_(scene), context_(context), links_(context.run.links()), chain_(std::move(chain)), view_(scene.timeline.chain) {
        const auto& lanes = scene.timeline.lanes;
        for (std::size_t i = 0; i < lanes.size(); ++i) lanes_.emplace(lanes[i].actor, i);
    }

    // Back to the first one whom only a timer woke, with the numbers of the card.
    void show_causes() {
        const std::vector<CauseView>& causes = scene_.explain->causes;
        std::size_t left = causes.size();
        for (std::size_t i = chain_.before.size(); i-- > 0 && left > 0;) {
            const Link& it = link(chain_.before[i]);
            if (it.kind == Link::Kind::timer || it.kind == Link::Kind::job || it.from == it.to) break;
            --left;
            if (causes[left].number == 0 || causes[left].position != it.ready + 1) break;
            add_arrow(it, causes[left].number, true);
        }
    }

    void show_whole() {
        view_.whole = true;
        view_.cut_before = chain_.cut_before, view_.cut_after = chain_.cut_after;
        scene_.explain->chain = length_words();
        if (chain_.before.empty() && chain_.after.empty()) return;
        // Why somebody does not run is told above the chain, not instead of it.
        const std::string why = context_.say().why_title({.who = context_.name(context_.ui.selection->actor)});
        if (scene_.explain->title != why) scene_.explain->causes.clear();
        for (std::size_t i = 0; i < chain_.before.size(); ++i) add(chain_.before[i], i + 1 == chain_.before.size());
        for (std::size_t i = 0; i < chain_.after.size(); ++i) add(chain_.after[i], chain_.direct[i]);
        connect();
    }

    // Why somebody did this just then: the arrow from whoever had woken it.
    void show_waker(Actor actor, std::size_t event) {
        const auto index = links_.to(actor, event);
        if (!index || std::ranges::find(shown_, *index) != shown_.end()) return;
        const Link& it = link(*index);
        if (it.from == it.to || (it.kind != Link::Kind::wake && it.kind != Link::Kind::job)) return;
        shown_.push_back(*index);
        add_arrow(it, 0, true);
    }

  private:
    const Link& link(std::size_t index) const { return links_.all()[index]; }
    bool happened(std::size_t event) const { return event < context_.state.position; }
    Time time_of(std::size_t event) const { return context_.trace()[event].time; }
    std::string seconds_of(std::size_t event) const { return seconds_text(time_of(event)); }

    std::optional<ChainSpot> spot(Actor actor, std::size_t event) const {
        const auto lane = lanes_.find(actor);
        if (lane == lanes_.end()) return std::nullopt;
        if (!happened(event)) return ChainSpot{lane->second, event, scene_.timeline.playhead};
        return ChainSpot{lane->second, event, ruler_at(context_.run, context_.ui.ruler, event, time_of(event))};
    }

    void add(std::size_t index, bool direct) {
        const Link& it = link(index);
        const bool crosses = it.from != it.to;
        add_row(it, crosses ? ++numbers_ : 0);
        if (crosses) add_arrow(it, numbers_, direct);
        if (it.to && it.kind != Link::Kind::job) add_path(it.to, begin_of(it), it.runs, direct, it.kind == Link::Kind::timer);
    }

    // Where the arrow meets the lane of whoever is woken. What was done for it earlier waited there until the loop came to it.
    std::size_t begin_of(const Link& it) const {
        const Lane* lane = context_.run.lanes().find(it.to);
        return lane != nullptr && lane->first_event <= it.cause && time_of(it.cause) < time_of(it.ready) ? it.cause : it.ready;
    }

    void add_arrow(const Link& it, int number, bool direct) {
        const auto from = spot(it.from, it.cause);
        if (!from) return;
        ArrowView arrow{number, *from, std::nullopt, direct, std::nullopt};
        if (it.kind == Link::Kind::job) {
            arrow.job = it.job.index();
            if (it.to && happened(it.runs)) arrow.to = spot(it.to, it.runs);
        } else {
            arrow.to = spot(it.to, begin_of(it));
            if (!arrow.to) return;
        }
        view_.arrows.push_back(arrow);
    }

    void add_path(Actor actor, std::size_t first, std::size_t last, bool direct, bool rang = false) {
        const auto from = spot(actor, first), to = spot(actor, last);
        if (from && to && first < last) view_.paths.push_back({*from, *to, direct, rang && happened(last)});
    }

    // On each lane from the link that arrives to those that leave.
    void connect() {
        std::vector<std::size_t> all = chain_.before;
        all.insert(all.end(), chain_.after.begin(), chain_.after.end());
        for (const std::size_t index : all) {
            const Link& it = link(index);
            const auto before = links_.to(it.from, it.cause);
            if (before && std::ranges::find(all, *before) != all.end()) add_path(it.from, link(*before).runs, it.cause, false);
        }
    }

    // --- the card ---
    // time.sleep in a task: it was not the loop that waited for the time, but the loop's thread.
    bool kept_the_loop(const Link& it) const {
        return it.kind == Link::Kind::timer && it.to.task && context_.trace()[it.ready].kind == EventKind::ThreadReadied;
    }

    std::string length_words() const {
        const Phrases& say = context_.say();
        std::string words = say.chain_links({.before = chain_.before.size(), .after = chain_.after.size()});
        if (chain_.cut_before) words.append(" ").append(say.chain_cut_before());
        if (chain_.cut_after) words.append(" ").append(say.chain_cut_after());
        return words;
    }

    void add_row(const Link& it, int number) {
        CauseView row;
        row.number = number;
        row.position = it.ready + 1;
        row.who = kept_the_loop(it) ? std::string(context_.say().cause_blocking())
                  : it.kind == Link::Kind::timer ? std::string(context_.say().cause_timer())
                                                 : context_.name(it.from);
        row.text = words_of(it);
        row.line = it.kind == Link::Kind::timer ? 0 : source_line(context_.run, it.from, it.cause);
        row.activity = it.kind == Link::Kind::timer   ? Activity::waiting_timer
                       : it.kind == Link::Kind::again ? Activity::ready
                                                      : Activity::running;
        scene_.explain->causes.push_back(std::move(row));
    }

    std::string words_of(const Link& it) const {
        const Phrases& say = context_.say();
        const std::string time = seconds_of(it.ready);
        switch (it.kind) {
            case Link::Kind::timer:
                if (kept_the_loop(it)) return say.cause_blocking_over({.time = time, .woken = context_.name(it.to)});
                return say.cause_timer_rang({.time = time, .woken = context_.name(it.to)});
            case Link::Kind::created: return say.cause_created({.woken = context_.name(it.to), .time = time});
            case Link::Kind::again: return say.cause_again({.time = time});
            case Link::Kind::job: return words_of_job(it);
            case Link::Kind::wake: break;
        }
        Cause cause;
        cause.kind = it.from.task ? Cause::Kind::task : Cause::Kind::thread;
        return wake_words(say, cause, context_.name(it.to), time);
    }

    std::string words_of_job(const Link& it) const {
        const Phrases& say = context_.say();
        const JobState* state = context_.run.end().find(it.job);
        const std::string job = state == nullptr ? "" : context_.text(state->label), time = seconds_of(it.ready);
        if (!it.to || !happened(it.runs)) return say.cause_queued({.job = job, .time = time});
        return say.cause_taken({.job = job, .time = time, .worker = context_.name(it.to), .taken = seconds_of(it.runs)});
    }

    Scene& scene_;
    const SceneContext& context_;
    const Links& links_;
    const Chain chain_;
    ChainView& view_;
    std::map<Actor, std::size_t> lanes_;  // into the lanes of the picture
    int numbers_ = 0;
    std::vector<std::size_t> shown_;  // wakers
};

}  // namespace

void add_chain(Scene& scene, const SceneContext& context) {
    const Chain chain = chain_of(context.run, *context.ui.selection, context.state.position);
    ChainPainter painter(scene, context, chain);
    if (context.ui.whole_chain) painter.show_whole();
    else painter.show_causes();
    scene.explain->can_chain = !chain.before.empty() || !chain.after.empty();
}

void add_wakers(Scene& scene, const SceneContext& context, const std::vector<LaneEvent>& events) {
    ChainPainter painter(scene, context, {});
    for (const LaneEvent& it : events) painter.show_waker(it.actor, it.event);
}

}  // namespace asynchio
