#include "app/panels/view_face.h"

#include "app/panels/looks.h"
#include "app/widgets/draw.h"
#include "app/widgets/token.h"

namespace asynchio::panels {

using ui::Type;

ViewFace view_face(const ui::Ui& ui) {
    if (ui.projector)
        return {Type::projected_label_strong, Type::projected_value, Type::projected_state,
                Type::projected_state, Type::projected_number, ui.px(50), ui.px(46)};
    const bool large = spacious(ui);
    return {Type::label_strong, Type::code_bold, Type::label, Type::label_strong, Type::smallest_mono,
            ui.px(large ? 34 : 28), ui.px(large ? 34 : 30)};
}

ui::Rect begin_view(ui::Ui& ui, const ui::Rect& rect, std::string_view title, std::string_view note) {
    if (!ui.projector) {
        ui::Rect inner = begin_card(ui, rect, title, note);
        inner.h = rect.bottom() - ui.px(8) - inner.y;
        return inner;
    }
    ui::draw_box(ui, rect, {ui::Role::surface, ui::Role::edge, 2, 10});
    return rect.inset(ui.px(24), ui.px(12));
}

float actor_width(ui::Ui& ui, const TokenView& who) {
    return ui::token_width(ui, who.name, view_face(ui).token);
}

float draw_actor(ui::Ui& ui, const ui::Rect& rect, const TokenView& who) {
    const float height = std::min(view_face(ui).token, rect.h);
    const float width = std::min(ui::token_width(ui, who.name, height), rect.w);
    const ui::Rect place{rect.x, rect.centre().y - height / 2, width, height};
    ui::draw_token(ui, place, look_of(who.activity), who.name);
    return width;
}

ui::Hit pick(ui::Ui& ui, std::string_view id, const ui::Rect& rect, const std::optional<Selection>& bar, int line,
             Actions& actions) {
    const ui::Hit hit = ui::hit(ui, id, rect, {.enabled = bar || line > 0, .grow = false});
    if (!hit.clicked) return hit;
    if (bar) actions.push_back(Select{*bar});
    else actions.push_back(LightLine{line});
    return hit;
}

}  // namespace asynchio::panels
