#include "app/model/search.h"

#include <algorithm>
#include <array>
#include <string>
#include <utility>
#include <vector>

#include "app/model/state_phrases.h"
#include "app/model/state_times.h"
#include "core/trace/names.h"
#include "core/trace/plain_timeline.h"

namespace asynchio {
namespace {

constexpr std::size_t kLeastLetters = 3;  // of a state or wait: shorter words are names
constexpr std::size_t kWaitKinds = 64;

char lower(char letter) { return letter >= 'A' && letter <= 'Z' ? static_cast<char>(letter - 'A' + 'a') : letter; }

std::string lowered(std::string_view words) {
    std::string result(words);
    std::ranges::transform(result, result.begin(), lower);
    while (!result.empty() && result.back() == ' ') result.pop_back();
    result.erase(0, std::min(result.find_first_not_of(' '), result.size()));
    return result;
}

// What the words may mean, decided once, so that a look at a bar is a look at a few tables.
class Meaning {
  public:
    Meaning(const RunData& run, const UiState& ui, const Phrases& say) : run_(run), words_(lowered(ui.search->words)) {
        known_ = std::max(ui.seen, ui.position);
        if (words_.empty()) return;
        find_line(say);
        if (words_.size() >= kLeastLetters) find_states(say);
        prints_.resize(run_.lanes().lanes.size());
        if (!find_names()) find_output();
    }

    template <class Use>
    void for_each(const Use& use) const {
        if (words_.empty()) return;
        const auto& lanes = run_.lanes().lanes;
        for (std::size_t index = 0; index < lanes.size(); ++index) {
            const Lane& lane = lanes[index];
            if (!lane_is_shown(lane)) continue;
            const std::vector<std::size_t>& prints = prints_[index];
            auto print = prints.begin();
            for (std::size_t i = 0; i < lane.spans.size() && lane.spans[i].first_event < known_; ++i) {
                const Span& span = lane.spans[i];
                while (print != prints.end() && *print < i) ++print;
                const bool printed = print != prints.end() && *print == i;
                if (printed || (i == 0 && named_[index]) || means(span)) use(index, lane, span);
            }
        }
    }

  private:
    bool contains(std::string_view text) const { return lowered(text).find(words_) != std::string::npos; }

    bool means(const Span& span) const {
        if (line_ != 0) return span.line == line_;
        if (states_[static_cast<std::size_t>(span.activity)]) return true;
        const auto kind = static_cast<std::size_t>(span.wait.kind);
        if (kind >= kWaitKinds || span.activity < Activity::waiting_timer || span.activity > Activity::in_worker) return false;
        if (waits_[kind]) return true;
        return span.wait.kind == WaitKind::job && span.wait.object < jobs_.size() && jobs_[span.wait.object];
    }

    // "line 9", "Zeile 9", ":9".
    void find_line(const Phrases& say) {
        const std::size_t digits = words_.find_last_not_of("0123456789") + 1;
        if (digits == 0 || digits == words_.size() || words_.size() - digits > 6) return;
        const std::string number = words_.substr(digits);
        if (words_ == ":" + number || words_ == lowered(say.tip_line({.line = std::stoi(number)}))) line_ = static_cast<Line>(std::stoi(number));
    }

    void find_states(const Phrases& say) {
        for (std::size_t i = 1; i < kActivities; ++i) states_[i] = contains(phrase_of(say, static_cast<Activity>(i)));
        std::array<bool, kWaitKinds> tried{};
        for (const Lane& lane : run_.lanes().lanes)
            for (const Span& span : lane.spans) {
                const auto kind = static_cast<std::size_t>(span.wait.kind);
                if (kind >= kWaitKinds || std::exchange(tried[kind], true)) continue;
                waits_[kind] = span.wait.kind != WaitKind::nothing && contains(phrase_of(say, span.wait.kind));
            }
    }

    // Whether somebody is called exactly so: then that one is meant, and no other words with these letters.
    bool find_names() {
        const auto& lanes = run_.lanes().lanes;
        named_.resize(lanes.size());
        std::vector<std::string> names;
        for (const Lane& lane : lanes) names.push_back(actor_name(run_.trace(), run_.end(), lane.actor));
        bool exact = false;
        for (const std::string& name : names) exact |= lowered(name) == words_;
        for (std::size_t i = 0; i < lanes.size(); ++i)
            named_[i] = exact ? lowered(names[i]) == words_ : contains(names[i]) || contains(function_of(lanes[i].actor));
        jobs_.resize(run_.lanes().jobs.size() + 1);
        for (const JobSpan& job : run_.lanes().jobs)
            if (const JobState* state = run_.end().find(job.job); state != nullptr && job.job.value < jobs_.size())
                jobs_[job.job.value] = !exact && contains(run_.trace().text(state->label));
        return exact;
    }

    std::string_view function_of(Actor actor) const {
        if (const TaskState* task = run_.end().find(actor.task)) return run_.trace().text(task->function);
        if (const ThreadState* thread = run_.end().find(actor.thread)) return run_.trace().text(thread->function);
        return {};
    }

    // The bars in which such a line was written.
    void find_output() {
        const auto& lanes = run_.lanes().lanes;
        for (const OutputState& output : run_.end().output) {
            if (output.event >= known_ || !contains(run_.trace().text(output.text))) continue;
            const Lane* lane = run_.lanes().find(Actor::of(output.task, output.thread));
            if (lane == nullptr) continue;
            const auto after = std::ranges::upper_bound(lane->spans, output.event, {}, &Span::first_event);
            if (after != lane->spans.begin())
                prints_[static_cast<std::size_t>(lane - lanes.data())].push_back(static_cast<std::size_t>(after - lane->spans.begin()) - 1);
        }
    }

    const RunData& run_;
    const std::string words_;
    std::size_t known_ = 0;
    Line line_ = 0;
    std::array<bool, kActivities> states_{};
    std::array<bool, kWaitKinds> waits_{};
    std::vector<bool> named_, jobs_;
    std::vector<std::vector<std::size_t>> prints_;  // of each lane: indices of bars, in order
};

// Where a bar stands among all that were found.
using Place = std::pair<std::size_t, std::size_t>;  // event, lane
constexpr Place kNowhere{SIZE_MAX, SIZE_MAX};

}  // namespace

Found find_in_picture(const RunData& run, const UiState& ui, const Phrases& say) {
    Found found;
    if (!ui.search) return found;
    const Meaning meaning(run, ui, say);
    const auto& lanes = run.lanes().lanes;
    Place here = kNowhere;
    if (const auto& at = ui.search->found)
        if (const Lane* lane = run.lanes().find(at->actor)) here = {at->first_event, static_cast<std::size_t>(lane - lanes.data())};
    Place first = kNowhere, next = kNowhere, previous = kNowhere, last = kNowhere;
    const auto take = [](Place& best, const Place& place, bool earlier) {
        if (best == kNowhere || (earlier ? place < best : place > best)) best = place;
    };
    meaning.for_each([&](std::size_t lane, const Lane&, const Span& span) {
        const Place place{span.first_event, lane};
        ++found.count;
        take(first, place, true);
        take(last, place, false);
        if (here == kNowhere) return;
        found.at_one |= place == here;
        if (place < here) ++found.before, take(previous, place, false);
        if (place > here) take(next, place, true);
    });
    const auto bar = [&](const Place& place, const Place& around) -> std::optional<Selection> {
        const Place& it = place == kNowhere ? around : place;
        if (it == kNowhere) return std::nullopt;
        return Selection{lanes[it.second].actor, it.first};
    };
    found.next = bar(next, first);
    found.previous = bar(previous, last);
    return found;
}

}  // namespace asynchio
