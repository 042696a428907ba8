#include "app/panels/lesson_list.h"

#include "app/panels/panel.h"
#include "app/widgets/card.h"
#include "app/widgets/draw.h"
#include "app/widgets/list.h"
#include "app/widgets/popup.h"
#include "app/widgets/scroll.h"

namespace asynchio::panels {
namespace {

constexpr float kWidth = 460, kRow = 62, kAct = 40;

bool starts_act(const Scene& scene, std::size_t i) {
    const std::string& act = scene.lessons[i].act;
    return !act.empty() && (i == 0 || act != scene.lessons[i - 1].act);
}

float list_height(const ui::Ui& ui, const Scene& scene) {
    float height = 0;
    for (std::size_t i = 0; i < scene.lessons.size(); ++i)
        height += ui.px(kRow) + (starts_act(scene, i) ? ui.px(kAct) : 0);
    return height;
}

}  // namespace

void draw_lesson_list(ui::Ui& ui, const ui::Rect& area, const Scene& scene, const UiState& ui_state,
                      Actions& actions) {
    bool open = ui_state.show_lessons;
    const float margin = ui.px(12);
    const float height = list_height(ui, scene);
    const ui::Rect card{area.x + margin, area.y + ui.px(4), std::min(ui.px(kWidth), area.w - 2 * margin),
                        std::min(height + ui.px(24), area.h - ui.px(12))};
    if (ui::PopupCard popup(ui, "lessons", card, open); popup) {
        ui::ScrollArea scroll(ui, "lesson rows", card.inset(ui.px(8), ui.px(12)), height);
        ui::Rect rest = scroll.content();
        for (std::size_t i = 0; i < scene.lessons.size(); ++i) {
            const LessonItem& item = scene.lessons[i];
            if (starts_act(scene, i)) {
                const ui::Rect act = cut_top(rest, ui.px(kAct)).inset(ui.px(12), 0);
                ui::draw_text(ui, act, ui::Type::label_strong, ui::Role::muted, item.act);
            }
            const ui::Rect row = cut_top(rest, ui.px(kRow)).inset(ui.px(6), ui.px(1));
            ImGui::PushID(static_cast<int>(i));
            const ui::RowState state = item.current ? ui::RowState::current
                                       : item.done  ? ui::RowState::done
                                                    : ui::RowState::open;
            if (ui::lesson_row(ui, "lesson", row, {item.number, item.title, item.detail, state})) {
                actions.push_back(OpenLesson{i});
                open = false;
            }
            ImGui::PopID();
            if (item.has_problem) {
                const ui::Rect sign{row.right() - ui.px(34), row.y, ui.px(22), row.h};
                ui::draw_icon(ui, sign, ui::Type::label, ui::Role::trouble, ui::icon::error);
            }
            if (item.current && changed_since("lesson shown", item.number)) scroll.reveal(row);
        }
    }
    if (open != ui_state.show_lessons) actions.push_back(ShowLessons{open});
}

}  // namespace asynchio::panels
