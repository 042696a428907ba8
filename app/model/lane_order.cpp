#include "app/model/lane_order.h"

#include <algorithm>

namespace asynchio {
namespace {

// Where it stands in a list; behind all of them when it does not.
std::ptrdiff_t place_in(const std::vector<Actor>& list, Actor actor) {
    return std::ranges::find(list, actor) - list.begin();
}

bool is_pinned(const LaneOrder& order, const Lane* lane) {
    return std::ranges::find(order.pinned, lane->actor) != order.pinned.end();
}

}  // namespace

std::string group_of(const Trace& trace, const State& end, const Lane& lane) {
    std::string group = lane.process ? std::to_string(lane.process.value) + " " : "";
    if (lane.kind == Lane::Kind::worker) return group + "\x7f";  // no function is called so
    if (const TaskState* task = end.find(lane.actor.task)) return group + std::string(trace.text(task->function));
    if (const ThreadState* thread = end.find(lane.actor.thread)) return group + std::string(trace.text(thread->function));
    return group;
}

std::vector<const Lane*> lanes_in_order(const Trace& trace, const State& end, const Lanes& lanes, const LaneOrder& order,
                                        const std::function<bool(const Lane&)>& shows) {
    std::vector<const Lane*> result;
    for (const Lane& lane : lanes.lanes)
        if (shows(lane)) result.push_back(&lane);
    std::ranges::stable_partition(result, [](const Lane* lane) { return lane->kind != Lane::Kind::worker; });
    if (!order.order.empty())
        std::ranges::stable_sort(result, {}, [&](const Lane* lane) { return place_in(order.order, lane->actor); });
    if (order.grouped) {
        // Groups in the order of their first lanes.
        std::vector<std::string> groups;
        for (const Lane* lane : result) {
            std::string group = group_of(trace, end, *lane);
            if (std::ranges::find(groups, group) == groups.end()) groups.push_back(std::move(group));
        }
        std::ranges::stable_sort(result, {}, [&](const Lane* lane) { return std::ranges::find(groups, group_of(trace, end, *lane)) - groups.begin(); });
    }
    if (!order.pinned.empty())
        std::ranges::stable_sort(result, {}, [&](const Lane* lane) { return place_in(order.pinned, lane->actor); });
    return result;
}

void move_lane(LaneOrder& order, const std::vector<const Lane*>& shown, Actor actor, int step) {
    std::vector<const Lane*> lanes = shown;
    const auto it = std::ranges::find(lanes, actor, &Lane::actor);
    if (it == lanes.end()) return;
    const auto from = it - lanes.begin();
    const bool pinned = is_pinned(order, *it);
    const auto border = std::ranges::count_if(lanes, [&](const Lane* lane) { return is_pinned(order, lane); });
    const auto first = pinned ? 0 : border, last = (pinned ? border : static_cast<std::ptrdiff_t>(lanes.size())) - 1;
    const auto to = std::clamp<std::ptrdiff_t>(from + step, first, last);
    const Lane* lane = *it;
    lanes.erase(it);
    lanes.insert(lanes.begin() + to, lane);
    if (pinned) {
        order.pinned.clear();
        for (std::ptrdiff_t i = 0; i < border; ++i) order.pinned.push_back(lanes[static_cast<std::size_t>(i)]->actor);
    }
    order.order.clear();
    for (const Lane* each : lanes) order.order.push_back(each->actor);
    order.grouped = false;  // a lane may have left its group
}

void pin_lane(LaneOrder& order, Actor actor) {
    const auto place = std::ranges::find(order.pinned, actor);
    if (place != order.pinned.end()) order.pinned.erase(place);
    else order.pinned.push_back(actor);
}

}  // namespace asynchio
