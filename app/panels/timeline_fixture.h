// A timeline of two tasks for tests: input goes in, frames answer with actions.
#pragma once

#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <vector>

#include "app/panels/only.h"
#include "app/panels/timeline.h"
#include "app/widgets/test_screen.h"

namespace asynchio::panels {

inline constexpr ui::Rect kArea{0, 0, 1000, 500};

inline Span span_of(Activity activity, double begin, double end, std::size_t first, std::size_t last) {
    Span span;
    span.activity = span.phase = activity;
    span.begin = from_seconds(begin), span.end = from_seconds(end);
    span.first_event = first, span.last_event = last;
    return span;
}

// Two tasks: A runs at 0 and sleeps until 1, B likewise until 2.
class Timeline : public testing::Test {
  protected:
    Timeline() {
        for (std::uint32_t i = 1; i <= 2; ++i) {
            Lane lane;
            lane.actor = Actor::of(TaskId(i));
            lane.spans = {span_of(Activity::running, 0, 0, 10 * i, 10 * i + 1),
                          span_of(Activity::waiting_timer, 0, i, 10 * i + 1, 50 + i)};
            lane.spans[0].turn = i;
            run.lanes.push_back(lane);
            run.columns.push_back({lane.actor, i, 10 * i, 10 * i + 1, 1});
        }
        scene.timeline.run = &run;
        scene.timeline.shown_end = 2.5, scene.timeline.end = 2;
        show_lanes();
        go_to(60, 2);
    }

    void show_lanes() {
        scene.timeline.lanes.clear();
        for (const Lane& lane : run.lanes) {
            LaneView view;
            view.lane = &lane;
            view.actor = lane.actor;
            view.name = std::string(1, static_cast<char>('@' + lane.actor.task.value));
            view.begun = true;
            scene.timeline.lanes.push_back(view);
        }
    }

    void go_to(std::size_t position, double time) {
        state.position = state.seen = position;
        state.time = from_seconds(time);
        scene.timeline.playhead = scene.timeline.seen = time;
    }

    // What the plot is in the frame that `draw` makes.
    Plot plot() {
        ui::Keys keys;
        ui::Ui ui{screen.theme(), screen.fonts(), screen.memory(), keys, 1};
        ui::Rect rest = kArea;
        ui::cut_top(rest, timeline_sizes(ui).header);
        return make_plot(ui, rest, scene.timeline, state);
    }
    float lane_middle(std::size_t lane) {
        const Plot it = plot();
        return it.area.y + it.rows[lane].top + it.rows[lane].height * 0.7f;
    }

    // Triangles of the last frame of which something is seen there.
    std::size_t seen_in(const ui::Rect& room) const {
        std::size_t seen = 0;
        for (int i = 0; i < screen.drawn().CmdListsCount; ++i) {
            const ImDrawList& list = *screen.drawn().CmdLists[i];
            for (const ImDrawCmd& command : list.CmdBuffer) {
                const ImVec4& clip = command.ClipRect;
                const ui::Rect part = ui::intersection(room, ui::rect_between({clip.x, clip.y}, {clip.z, clip.w}));
                for (unsigned k = 0; k + 2 < command.ElemCount && !part.empty(); k += 3) {
                    const auto at = [&](unsigned corner) {
                        const ImDrawIdx index = list.IdxBuffer[static_cast<int>(command.IdxOffset + k + corner)];
                        return list.VtxBuffer[static_cast<int>(command.VtxOffset + index)].pos;
                    };
                    const auto [left, right] = std::minmax({at(0).x, at(1).x, at(2).x});
                    const auto [top, bottom] = std::minmax({at(0).y, at(1).y, at(2).y});
                    seen += !ui::intersection(part, ui::rect_between({left, top}, {right, bottom})).empty();
                }
            }
        }
        return seen;
    }

    ui::TestScreen screen{1000, 500};
    Lanes run;
    Scene scene;
    UiState state;
    Actions actions;
    ui::TestScreen::Draw draw = [this](ui::Ui& ui) { draw_timeline(ui, kArea, scene, state, actions); };
};

}  // namespace asynchio::panels
