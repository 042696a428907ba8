#include "app/panels/banner_panel.h"

#include "app/widgets/bar.h"
#include "app/widgets/button.h"
#include "app/widgets/draw.h"

namespace asynchio::panels {
namespace {

constexpr float kLeast = 54, kSign = 36, kEdge = 14;

struct Paint {
    ui::Box box;
    ui::Ink ink, quiet, sign_ink;
    ui::icon::Icon sign;
};
Paint paint_of(ui::Ui& ui, BannerView::Kind kind) {
    using ui::Role;
    switch (kind) {
        case BannerView::Kind::stuck:
            return {{Role::caption_ground, Role::caption_ground, 1, 8},
                    Role::caption_text,
                    Role::caption_text,
                    Role::caption_text,
                    ui::icon::stop};
        case BannerView::Kind::blocked:
            return {{Role::surface, ui::Ink(ui::state_fill(ui, ui::Look::blocking)), 2, 8},
                    Role::text,
                    Role::muted,
                    Role::trouble,
                    ui::icon::blocking};
        case BannerView::Kind::asks:
            return {{Role::surface, Role::accent, 2, 8}, Role::text, Role::muted, Role::accent, ui::icon::edit};
        case BannerView::Kind::error:
        case BannerView::Kind::budget:
        case BannerView::Kind::crash: break;
    }
    return {{Role::surface, Role::trouble, 2, 8}, Role::text, Role::muted, Role::trouble, ui::icon::error};
}

float action_width(ui::Ui& ui, const BannerView& banner) {
    if (banner.action.empty()) return 0;
    return ui::button_width(ui, banner.action, {.type = ui::Type::small_strong}) + ui.px(14);
}

float words_width(ui::Ui& ui, const BannerView& banner, float width) {
    return std::max(ui.px(60), width - ui.px(16) - ui.px(kEdge) - ui.px(kSign) - action_width(ui, banner));
}

bool on_one_line(ui::Ui& ui, const BannerView& banner, float room) {
    return ui::runs_width(ui, {{ui::Type::body_strong, ui::Role::text, banner.title},
                               {ui::Type::label, ui::Role::text, banner.detail, 12}}) <= room;
}

}  // namespace

float banner_height(ui::Ui& ui, const Scene& scene, float width) {
    if (!scene.banner) return 0;
    const float room = words_width(ui, *scene.banner, width);
    if (on_one_line(ui, *scene.banner, room)) return ui.px(kLeast);
    return std::max(ui.px(kLeast), ui::wrapped_height(ui, ui::Type::body_strong, scene.banner->title, room) +
                                       ui::wrapped_height(ui, ui::Type::label, scene.banner->detail, room) +
                                       ui.px(20));
}

void draw_banner_panel(ui::Ui& ui, const ui::Rect& rect, const Scene& scene, const UiState&,
                       Actions& actions) {
    if (!scene.banner) return;
    const ui::FocusGroup group(ui, 3);
    const BannerView& banner = *scene.banner;
    const Paint paint = paint_of(ui, banner.kind);
    ui::draw_box(ui, rect, paint.box);
    ui::Rect inner = rect;
    const ui::Rect edge = cut_left(inner, ui.px(kEdge));
    if (banner.kind == BannerView::Kind::blocked)
        ui::draw_swatch_cap(ui, ui::Look::blocking, ui::snapped(edge), ui.px(8));
    const ui::Rect sign = cut_left(inner, ui.px(kSign));
    ui::draw_icon(ui, sign, ui::Type::title, paint.sign_ink, paint.sign);
    const float room = words_width(ui, banner, rect.w);
    const ui::Rect words = cut_left(inner, room);
    if (on_one_line(ui, banner, room)) {
        ui::draw_runs(ui, words,
                      {{ui::Type::body_strong, paint.ink, banner.title},
                       {ui::Type::label, paint.quiet, banner.detail, 12}});
    } else {
        ui::Rect lines = words.inset(0, ui.px(10));
        cut_top(lines, ui::draw_wrapped(ui, lines, ui::Type::body_strong, paint.ink, banner.title));
        ui::draw_wrapped(ui, lines, ui::Type::label, paint.quiet, banner.detail);
    }
    if (banner.action.empty()) return;
    const float width = action_width(ui, banner) - ui.px(14);
    const ui::Rect place = ui::rect_around(inner.centre(), width, ui.px(34));
    if (!ui::button(ui, "banner action", place, banner.action, {.type = ui::Type::small_strong})) return;
    const bool in_text = banner.kind == BannerView::Kind::error || banner.kind == BannerView::Kind::budget;
    if (in_text)
        actions.push_back(StartEditing{banner.line});
    else
        actions.push_back(LightLine{banner.line});
}

}  // namespace asynchio::panels
