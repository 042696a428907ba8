#include "app/panels/timeline_prints.h"

#include <algorithm>

namespace asynchio::panels {
namespace {

constexpr int kMostLines = 3;

bool is_turn(const Mark& mark) { return mark.slice || mark.activity == Activity::running || mark.activity == Activity::blocking; }

}  // namespace

PrintedWords printed_words(const MeasureWords& measure, const LaneView& lane, std::size_t from, std::size_t to, float room) {
    const auto first = std::ranges::lower_bound(lane.prints, from, {}, &PrintView::event);
    const auto last = std::ranges::lower_bound(lane.prints, to, {}, &PrintView::event);
    // A line that somebody asks about goes before the others, and what asyncio complains about before the rest.
    const auto weight = [](const PrintView& print) { return print.answers ? 2 : print.log ? 1 : 0; };
    const auto most = std::max_element(first, std::max(first, last), [&](const PrintView& a, const PrintView& b) { return weight(a) < weight(b); });
    PrintedWords printed;
    int lines = 0;
    for (auto print = last; lines < kMostLines && print > first;) {
        --print;
        if (weight(*print) != weight(*most)) continue;
        const std::string more = printed.words.empty() ? print->words : print->words + ", " + printed.words;
        const float width = measure(more);
        if (width > room) break;
        printed.words = more;
        printed.width = width;
        printed.answers = print->answers;
        printed.log = print->log;
        ++lines;
    }
    return printed;
}

PrintedWords printed_before(const MeasureWords& measure, const LaneView& lane, const std::vector<Mark>& marks, std::size_t index, float room) {
    std::size_t first = index;
    while (first > 0 && is_turn(marks[first - 1])) --first;
    const auto& spans = lane.lane->spans;
    const std::size_t from = first < marks.size() ? spans[marks[first].span].first_event : SIZE_MAX;
    return printed_words(measure, lane, from, index < marks.size() ? spans[marks[index].span].first_event : SIZE_MAX, room);
}

}  // namespace asynchio::panels
