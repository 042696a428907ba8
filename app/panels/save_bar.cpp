#include "app/panels/save_bar.h"

#include <algorithm>
#include <string>

#include "app/panels/panel.h"
#include "app/phrases/phrases.h"
#include "app/widgets/button.h"
#include "app/widgets/draw.h"
#include "app/widgets/field.h"
#include "app/widgets/focus.h"
#include "app/widgets/hit.h"

namespace asynchio::panels {
namespace {

constexpr float kRow = 40, kNote = 22, kButton = 30;

}  // namespace

float save_bar_height(const ui::Ui& ui, const UiState& state) { return state.save_name ? ui.px(kRow + kNote) : 0; }

void draw_save_bar(ui::Ui& ui, const ui::Rect& rect, const UiState& state, Actions& actions) {
    const bool asked = changed_since("save asked", state.save_name.has_value());
    if (!state.save_name) return;
    if (asked) ui::start_editing(ui, ui::widget_id("lesson name"), *state.save_name);
    ui::fill_rect(ui, rect, ui::Role::sunken);
    ui::draw_horizontal(ui, rect.x, rect.right(), rect.bottom(), ui::Role::hairline);
    ui::Rect rest = rect.inset(spacing(ui).padding, 0);
    ui::Rect line = ui::cut_top(rest, ui.px(kRow));
    const auto button = [&](std::string_view words, ui::ButtonKind kind) {
        const ui::ButtonLook look{.kind = kind, .type = ui::Type::small_strong};
        const ui::Rect place = ui::cut_right(line, ui::button_width(ui, words, look) - ui.px(8), ui.px(8));
        return ui::button(ui, words, ui::rect_around(place.centre(), place.w, ui.px(kButton)), words, look);
    };
    const bool cancelled = button(ui.say.save_cancel(), ui::ButtonKind::quiet), saved = button(ui.say.save_now(), ui::ButtonKind::primary);
    std::string name = *state.save_name;
    const ui::FieldEvent event = ui::text_field(ui, "lesson name", ui::rect_around(line.centre(), line.w, ui.px(kButton)), name,
                                                {.placeholder = ui.say.save_name(), .icon = ui::icon::save, .type = ui::Type::small, .stay_on_enter = true});
    if (event.changed) actions.push_back(AskLessonName{name});
    if (event.submitted || saved) actions.push_back(SaveAsLesson{});
    if (event.cancelled || cancelled) actions.push_back(AskLessonName{});
    ui::draw_text(ui, rest, ui::Type::smallest, ui::Role::muted, ui.say.save_rule());
}

}  // namespace asynchio::panels
