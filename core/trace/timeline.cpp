#include "core/trace/timeline.h"

#include <algorithm>

namespace asynchio {
namespace {

template <class T>
std::size_t bytes_of(const std::vector<T>& table) {
    return table.size() * sizeof(T);
}
std::size_t bytes_of(const std::map<HandleId, HandleState>& table) {
    constexpr std::size_t node = sizeof(std::pair<const HandleId, HandleState>) + 4 * sizeof(void*);
    return table.size() * node;
}

}  // namespace

std::size_t size_of(const State& state) {
    std::size_t bytes = sizeof(State) + bytes_of(state.threads) + bytes_of(state.tasks) + bytes_of(state.handles) +
                        bytes_of(state.loops) + bytes_of(state.futures) + bytes_of(state.gathers) +
                        bytes_of(state.locks) + bytes_of(state.jobs) + bytes_of(state.pools) +
                        bytes_of(state.variables) + bytes_of(state.frames) + bytes_of(state.output) +
                        bytes_of(state.logs);
    for (const GatherState& gather : state.gathers) bytes += bytes_of(gather.slots);
    for (const VariableState& variable : state.variables) bytes += bytes_of(variable.accesses);
    for (const FrameState& frame : state.frames) bytes += bytes_of(frame.locals);
    return bytes;
}

Timeline::Timeline(std::size_t budget, std::size_t spacing)
    : budget_(budget), first_spacing_(std::max<std::size_t>(1, spacing)), spacing_(first_spacing_) {}

void Timeline::clear() {
    frames_.clear();
    end_ = State();
    spacing_ = first_spacing_;
    bytes_ = 0;
}

void Timeline::read(const Trace& trace) {
    while (end_.position < trace.size()) {
        end_.apply(trace[end_.position]);
        const std::size_t last = frames_.empty() ? 0 : frames_.back().position;
        if (end_.position - last < spacing_) continue;
        const std::size_t bytes = size_of(end_);
        frames_.push_back(Frame{end_.position, end_, bytes});
        bytes_ += bytes;
        if (bytes_ > budget_) thin_out();
    }
}

void Timeline::thin_out() {
    std::vector<Frame> kept;
    bytes_ = 0;
    for (std::size_t i = 1; i < frames_.size(); i += 2) {
        bytes_ += frames_[i].bytes;
        kept.push_back(std::move(frames_[i]));
    }
    frames_ = std::move(kept);
    spacing_ *= 2;
}

State Timeline::at(const Trace& trace, std::size_t position) const {
    position = std::min(position, trace.size());
    if (position == end_.position) return end_;
    const auto after = std::ranges::upper_bound(frames_, position, {}, &Frame::position);
    State state = after == frames_.begin() ? State() : (after - 1)->state;
    while (state.position < position) state.apply(trace[state.position]);
    return state;
}

std::size_t position_after(const Trace& trace, Time time) {
    const auto& events = trace.events();
    return static_cast<std::size_t>(std::ranges::upper_bound(events, time, {}, &Event::time) - events.begin());
}

}  // namespace asynchio
