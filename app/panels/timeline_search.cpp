#include "app/panels/timeline_search.h"

#include <algorithm>
#include <string>

#include "app/panels/panel.h"
#include "app/phrases/phrases.h"
#include "app/widgets/button.h"
#include "app/widgets/field.h"
#include "app/widgets/focus.h"
#include "app/widgets/text.h"

namespace asynchio::panels {
namespace {

using ui::Rect;
using ui::Role;
using ui::Type;

constexpr float kField = 330, kLeastField = 150, kButton = 30, kCount = 108, kGap = 4, kHeight = 30;

float around_field(const ui::Ui& ui) { return ui.px(kCount) + 3 * (ui.px(kButton) + ui.px(kGap)) + 2 * ui.px(8); }

}  // namespace

float search_width(ui::Ui& ui, float room) {
    return std::clamp(room, ui.px(kLeastField) + around_field(ui), ui.px(kField) + around_field(ui));
}

void draw_search(ui::Ui& ui, const Rect& rect, const SearchView& search, int asked, Actions& actions) {
    const ImGuiID id = ui::widget_id("picture search");
    if (changed_since("picture search asked", asked)) ui::set_focus(ui, id, true);
    Rect rest = rect;
    const Rect field = ui::cut_left(rest, rect.w - around_field(ui), ui.px(8));
    const bool typing = ui::is_editing(ui, id);
    const bool back = typing && std::ranges::any_of(ui.memory.editing.keys, [](const KeyPress& press) { return press.key == Key::enter && press.shift; });
    std::string words = search.words;
    const ui::FieldEvent event =
        ui::text_field(ui, "picture search", ui::rect_around(field.centre(), field.w, ui.px(kHeight)), words,
                       {.placeholder = ui.say.search_picture(), .icon = ui::icon::search, .type = Type::small, .stay_on_enter = true});
    if (event.changed) actions.push_back(SearchPicture{words});
    if (event.submitted) actions.push_back(GoToFound{back ? -1 : 1});
    ui::draw_text(ui, ui::cut_left(rest, ui.px(kCount), ui.px(8)), Type::small, search.found > 0 ? Role::text : Role::muted, search.count);
    const auto button = [&](std::string_view name, ui::icon::Icon icon, std::string_view tip, bool enabled) {
        const Rect place = ui::cut_left(rest, ui.px(kButton), ui.px(kGap));
        return ui::button(ui, name, ui::rect_around(place.centre(), ui.px(kButton), ui.px(kButton)), "",
                          {.kind = ui::ButtonKind::plain, .icon = icon, .tooltip = tip, .enabled = enabled});
    };
    const bool any = search.found > 0;
    if (button("found before", ui::icon::arrow_up, ui.say.search_previous(), any)) actions.push_back(GoToFound{-1});
    if (button("found next", ui::icon::arrow_down, ui.say.search_next(), any)) actions.push_back(GoToFound{1});
    const bool close = button("close search", ui::icon::times, ui.say.search_close(), true);
    if (close || event.cancelled) actions.push_back(ShowPictureSearch{false});
}

}  // namespace asynchio::panels
