#include "app/model/bars_in.h"

namespace asynchio {
namespace {

constexpr std::size_t kFew = 128;  // these are looked at one by one

void add_bars(const Lane& lane, const LaneTotals& totals, Activity activity, std::size_t from, std::size_t to, std::vector<std::size_t>& found) {
    if (to - from <= kFew) {
        for (std::size_t i = from; i < to; ++i)
            if (lane.spans[i].activity == activity) found.push_back(i);
        return;
    }
    if (totals.of_bars(lane, from, to).count(activity) == 0) return;
    const std::size_t middle = from + (to - from) / 2;
    add_bars(lane, totals, activity, from, middle, found);
    add_bars(lane, totals, activity, middle, to, found);
}

}  // namespace

std::vector<std::size_t> bars_in(const Lane& lane, const LaneTotals& totals, Activity activity) {
    std::vector<std::size_t> found;
    add_bars(lane, totals, activity, 0, lane.spans.size(), found);
    return found;
}

}  // namespace asynchio
