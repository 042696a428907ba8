// Pulling the end of a wait: which slider sets its length, and to which value the pull moves it.
#include <algorithm>
#include <chrono>
#include <cmath>

#include "app/phrases/phrases.h"
#include "app/play/playground.h"

namespace asynchio {
namespace {

// For the runs of all sliders together. They take a thousandth of it; a runner that has to be started first on a busy
// machine takes longer, and a bar must not be called immovable because of that.
constexpr Duration kPatience = 2 * kSecond;

}  // namespace

// How long the bar of this place in its lane is; the n-th sleep of a lane is the same one in another run.
std::optional<double> Playground::seconds_of_bar(const Lanes& lanes, const Selection& bar, std::size_t ordinal) const {
    const Lane* lane = lanes.find(bar.actor);
    if (lane == nullptr) return std::nullopt;
    for (const Span& span : lane->spans)
        if (span.phase == Activity::waiting_timer && ordinal-- == 0) return to_seconds(span.end - span.begin);
    return std::nullopt;
}

// Asks the runtime: runs the program once for each slider, one step further, and looks which of them moved the bar.
Playground::DraggedBar Playground::find_slider_of(const Selection& bar) {
    DraggedBar found{bar, "", 0, 0, 0};
    const Lane* lane = run_.lanes().find(bar.actor);
    if (lane == nullptr) return found;
    std::size_t ordinal = 0;
    for (const Span& span : lane->spans) {
        if (span.first_event == bar.first_event) break;
        ordinal += span.phase == Activity::waiting_timer;
    }
    const auto now = seconds_of_bar(run_.lanes(), bar, ordinal);
    if (!now) return found;
    int moved = 0;
    const auto began = std::chrono::steady_clock::now();
    for (const Parameter& parameter : subject_.program.parameters) {
        if (parameter.kind != Parameter::Kind::range || step_count(parameter) < 2) continue;
        std::string value = parameter.default_value;
        for (const Setting& setting : settings_)
            if (setting.name == parameter.name) value = setting.value;
        const auto index = index_of(parameter, value);
        if (!index) continue;
        const std::int64_t step = *index + 1 < step_count(parameter) ? 1 : -1;
        Settings other = settings_;
        other.push_back(Setting{parameter.name, value_at(parameter, *index + step)});
        const Result<RunRequest> request = make_request(subject_, other, machine_, ui_.language);
        if (!request) continue;
        probe_.start(*request);
        const Duration spent = std::chrono::nanoseconds(std::chrono::steady_clock::now() - began).count();
        probe_.poll(std::max<Duration>(0, kPatience - spent));
        LaneBuilder lanes;
        lanes.read(probe_.trace());
        const auto then = seconds_of_bar(lanes.lanes(), bar, ordinal);
        if (!then || std::abs(*then - *now) < 1e-9) continue;
        ++moved;
        found = DraggedBar{bar, parameter.name, (*then - *now) * static_cast<double>(step), *now, *index};
    }
    if (moved != 1) found.parameter.clear();
    return found;
}

void Playground::drag_bar(const DragBarEnd& action) {
    if (!dragged_ || dragged_->bar != action.bar) {
        dragged_ = find_slider_of(action.bar);
        if (dragged_->parameter.empty()) refuse(std::string(phrases().no_single_slider()));
    }
    const DraggedBar bar = *dragged_;
    if (!action.dragging) {
        dragged_.reset();
        changing_ = false;
    }
    if (bar.parameter.empty()) return;
    const Parameter* parameter = find_parameter(subject_.program, bar.parameter);
    const Span* span = find_span(run_.lanes(), action.bar);
    if (parameter == nullptr || span == nullptr) return;
    const double wanted = to_seconds(action.end - span->begin);
    const auto steps = static_cast<std::int64_t>(std::llround((wanted - bar.seconds) / bar.slope));
    const std::string value = value_at(*parameter, std::clamp<std::int64_t>(bar.index + steps, 0, step_count(*parameter) - 1));
    set_parameter(SetParameter{bar.parameter, value, action.dragging});
}

}  // namespace asynchio
