#include "app/panels/stages.h"

#include <array>

#include "app/widgets/list.h"

namespace asynchio::panels {
namespace {

std::array<ui::Stage, kStages> stages_of(const FlowView& flow) {
    std::array<ui::Stage, kStages> stages;
    for (std::size_t i = 0; i < kStages; ++i) {
        const StageView& view = flow.stages[i];
        const ui::RowState state = view.current ? ui::RowState::current
                                   : view.done  ? ui::RowState::done
                                                : ui::RowState::open;
        stages[i] = {view.name, state, view.reachable};
    }
    return stages;
}

}  // namespace

float stages_width(ui::Ui& ui, const FlowView& flow, bool names) { return ui::stage_bar_width(ui, stages_of(flow), names); }

void draw_stages(ui::Ui& ui, const ui::Rect& place, const FlowView& flow, bool names, Actions& actions) {
    if (const int clicked = ui::stage_bar(ui, "stages", place, stages_of(flow), names); clicked >= 0)
        actions.push_back(GoToStage{static_cast<Stage>(clicked)});
}

}  // namespace asynchio::panels
