#include "app/model/chain.h"

#include <algorithm>
#include <functional>
#include <iterator>
#include <set>

#include "app/model/make_scene.h"
#include "core/trace/plain_timeline.h"

namespace asynchio {
namespace {

constexpr std::size_t kMostHops = 200;  // with those that nobody sees

bool acts(const Span& span) { return span.activity == Activity::running || span.activity == Activity::blocking; }

class Finder {
  public:
    Finder(const RunData& run, std::size_t position) : run_(run), links_(run.links()), position_(position) {}

    Chain find(Actor actor, const Span& span) {
        const auto arrival = acts(span) ? arrival_of_stretch(actor, span) : arrival_after_wait(actor, span);
        if (arrival) walk_back(*arrival);
        // From a bar in which somebody runs follows what was done in it; from a wait, what was done once it was over.
        if (acts(span)) walk_on(links_.from(actor, span.first_event, span.last_event));
        else if (arrival) walk_on(caused_after(*arrival));
        return std::move(chain_);
    }

  private:
    const Link& link(std::size_t index) const { return links_.all()[index]; }
    bool happened(std::size_t index) const { return link(index).ready < position_; }

    // The first thing that made it run in this bar; else what had done so before.
    std::optional<std::size_t> arrival_of_stretch(Actor actor, const Span& span) const {
        const auto next = span.first_event == 0 ? links_.next_to(actor, 0) : links_.next_to(actor, span.first_event - 1);
        if (next && link(*next).runs <= span.last_event && link(*next).runs < position_) return next;
        return links_.to(actor, span.first_event);
    }

    // What ended the wait, or would have led to it while it goes on.
    std::optional<std::size_t> arrival_after_wait(Actor actor, const Span& span) const {
        const auto next = links_.next_to(actor, span.first_event);
        if (next && happened(*next) && span.last_event < position_) return next;
        return links_.to(actor, span.first_event);
    }

    // What somebody did from the moment when this link made it run until the next one did.
    std::vector<std::size_t> caused_after(std::size_t arrival) const {
        const Link& from = link(arrival);
        if (!from.to || from.runs >= position_) return {};
        const auto next = links_.next_to(from.to, from.runs);
        const std::size_t end = next && link(*next).runs != Link::kNotYet ? link(*next).runs - 1 : position_;
        return links_.from(from.to, from.runs, std::min(end, position_));
    }

    bool shows(Actor actor) const {
        const Lane* lane = run_.lanes().find(actor);
        return lane != nullptr && lane_is_shown(*lane);
    }
    // A call that waits for a worker is seen in the pool's queue. What a loop itself does has no bar.
    bool shows(const Link& link) const {
        if (!shows(link.from) || (!shows(link.to) && (link.kind != Link::Kind::job || link.to))) return false;
        const Lane& lane = *run_.lanes().find(link.from);
        if (lane.ended && link.cause >= lane.end_event) return !lane.spans.empty();  // with its end it woke those who join
        const auto after = std::ranges::upper_bound(lane.spans, link.cause, {}, &Span::first_event);
        return after != lane.spans.begin() && (after - 1)->last_event >= link.cause;
    }

    void walk_back(std::size_t arrival) {
        std::optional<std::size_t> at = arrival;
        for (std::size_t hops = 0; at && hops < kMostHops; ++hops) {
            const Link& here = link(*at);
            const bool shown = shows(here);
            if (shown && chain_.before.size() == kLongestChain) break;
            if (shown) chain_.before.push_back(*at);
            at = here.from ? links_.to(here.from, here.cause) : std::nullopt;
        }
        chain_.cut_before = at.has_value();
        std::ranges::reverse(chain_.before);
    }

    void walk_on(const std::vector<std::size_t>& first) {
        std::set<std::size_t> open;
        const auto add = [&](const std::vector<std::size_t>& links) {
            // More than are walked need not be known.
            for (std::size_t i = 0; i < links.size() && open.size() <= kMostHops; ++i)
                if (happened(links[i])) open.insert(links[i]);
        };
        add(first);
        const std::set<std::size_t> direct = open;
        for (std::size_t hops = 0; !open.empty() && hops < kMostHops; ++hops) {
            const std::size_t at = *open.begin();
            const bool shown = shows(link(at));
            if (shown && chain_.after.size() == kLongestChain) break;
            open.erase(open.begin());
            if (shown) chain_.after.push_back(at), chain_.direct.push_back(direct.contains(at));
            add(caused_after(at));
        }
        chain_.cut_after = !open.empty();
    }

    const RunData& run_;
    const Links& links_;
    const std::size_t position_;
    Chain chain_;
};

}  // namespace

Chain chain_of(const RunData& run, const Selection& bar, std::size_t position) {
    const Span* span = find_span(run.lanes(), bar);
    if (span == nullptr || span->first_event >= position) return {};
    return Finder(run, position).find(bar.actor, *span);
}

std::optional<Selection> bar_that_ran_last(const RunData& run, std::size_t position) {
    std::vector<Selection> last;  // of each lane
    for (const Lane& lane : run.lanes().lanes) {
        if (!lane_is_shown(lane) || lane.kind == Lane::Kind::worker) continue;
        const auto end = std::ranges::lower_bound(lane.spans, position, {}, &Span::first_event);
        const auto found = std::find_if(std::reverse_iterator(end), lane.spans.rend(), acts);
        if (found != lane.spans.rend()) last.push_back({lane.actor, found->first_event});
    }
    std::ranges::sort(last, std::greater(), &Selection::first_event);
    const auto has_chain = [&](const Selection& bar) { return !chain_of(run, bar, position).before.empty(); };
    const auto best = std::ranges::find_if(last, has_chain);
    if (best != last.end()) return *best;
    return last.empty() ? std::nullopt : std::optional(last.front());
}

}  // namespace asynchio
