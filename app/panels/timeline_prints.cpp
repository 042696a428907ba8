#include "app/panels/timeline_prints.h"

#include <algorithm>

namespace asynchio::panels {
namespace {

constexpr std::size_t kMostLines = 3;

bool is_turn(const Mark& mark) { return mark.slice || mark.activity == Activity::running || mark.activity == Activity::blocking; }

int weight_of(const PrintView& print) { return print.answers ? 2 : print.log ? 1 : 0; }

PrintedWords in_one_line(const MeasureWords& measure, const std::vector<const PrintView*>& prints) {
    PrintedWords all;
    for (const PrintView* print : prints) {
        if (!all.lines.empty()) all.words += kBetweenLines;
        all.words += print->words;
        all.lines.push_back({print->words, print->answers, print->log});
    }
    all.width = measure(all.words);
    return all;
}

}  // namespace

PrintedWords printed_words(const MeasureWords& measure, const LaneView& lane, std::size_t from, std::size_t to, float room) {
    const auto first = std::ranges::lower_bound(lane.prints, from, {}, &PrintView::event);
    const auto last = std::ranges::lower_bound(lane.prints, to, {}, &PrintView::event);
    std::vector<const PrintView*> chosen;
    PrintedWords best;
    for (const int weight : {2, 1, 0}) {
        for (auto print = last; print > first && chosen.size() < kMostLines;) {
            --print;
            if (weight_of(*print) != weight) continue;
            std::vector<const PrintView*> more = chosen;
            more.insert(std::ranges::upper_bound(more, &*print), &*print);
            PrintedWords words = in_one_line(measure, more);
            if (words.width > room) break;
            chosen = std::move(more);
            best = std::move(words);
        }
    }
    return best;
}

PrintedWords printed_before(const MeasureWords& measure, const LaneView& lane, const std::vector<Mark>& marks, std::size_t index, float room) {
    std::size_t first = index;
    while (first > 0 && is_turn(marks[first - 1])) --first;
    const auto& spans = lane.lane->spans;
    const std::size_t from = first < marks.size() ? spans[marks[first].span].first_event : SIZE_MAX;
    return printed_words(measure, lane, from, index < marks.size() ? spans[marks[index].span].first_event : SIZE_MAX, room);
}

}  // namespace asynchio::panels
