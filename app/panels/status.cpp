#include "app/panels/status.h"

#include <fmt/format.h>

#include "app/phrases/phrases.h"
#include "app/widgets/button.h"
#include "app/widgets/draw.h"

namespace asynchio::panels {
namespace {

constexpr double kSilent = 0.15;  // seconds; shorter runs would only flicker
constexpr float kWords = 190;     // fixed, so that the button stays while the seconds grow

constexpr ui::ButtonLook kStop{.icon = ui::icon::stop, .type = ui::Type::small_strong};

}  // namespace

bool shows_status(const Scene& scene) {
    return scene.running && scene.running_for > kSilent;
}

float status_width(ui::Ui& ui, const Scene&) {
    return ui.px(kWords) + ui::button_width(ui, ui.say.status_stop(), kStop);
}

void draw_status(ui::Ui& ui, const ui::Rect& rect, const Scene& scene, const UiState&, Actions& actions) {
    if (!shows_status(scene)) return;
    ui::Rect line = rect;
    const ui::Rect place = cut_right(line, ui::button_width(ui, ui.say.status_stop(), kStop), ui.px(10));
    if (ui::button(ui, "stop", ui::rect_around(place.centre(), place.w, ui.px(32)), ui.say.status_stop(), kStop))
        actions.push_back(StopRun{});
    ui::draw_icon(ui, cut_left(line, ui.px(18), ui.px(8)), ui::Type::label, ui::Role::muted,
                  ui::icon::waiting);
    ui::draw_runs(ui, line,
                  {{ui::Type::label, ui::Role::text, ui.say.status_running()},
                   {ui::Type::code_bold, ui::Role::text, fmt::format("{:.1f} s", scene.running_for), 6}});
    ui.redraw_in(0.1);
}

}  // namespace asynchio::panels
