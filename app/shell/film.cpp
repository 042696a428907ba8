#include "app/shell/film.h"

#include <algorithm>
#include <cmath>

namespace asynchio {
namespace {

constexpr int kMostFrames = 600;        // a longer run is shown in larger steps
constexpr int kColumnHundredths = 50;   // where no time passes
constexpr int kLastHundredths = 200;    // until it begins anew

}  // namespace

Film::Film(const RunData& run, int frames_per_second) {
    const Time total = run.total();
    if (total == 0) {
        takes_.push_back({GoToStart{}, kColumnHundredths});
        const std::size_t columns = run.lanes().columns.size(), step = columns / kMostFrames + 1;
        for (std::size_t i = 0; i < columns; i += step) takes_.push_back({GoToPosition{run.lanes().columns[i].last_event}, kColumnHundredths});
    } else {
        const int hundredths = std::max(1, static_cast<int>(std::lround(100.0 / frames_per_second)));
        const int frames = static_cast<int>(std::clamp(std::ceil(to_seconds(total) * frames_per_second), 1.0, double{kMostFrames}));
        for (int i = 0; i < frames; ++i) takes_.push_back({GoToTime{total / frames * i + total % frames * i / frames}, hundredths});
    }
    takes_.push_back({GoToEnd{}, kLastHundredths});
}

Result<bool> Film::add(const platform::Picture& picture) {
    const Result<bool> added = gif_.add(picture, takes_[next_].hundredths);
    if (added) ++next_;
    return added;
}

}  // namespace asynchio
