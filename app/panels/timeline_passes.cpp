#include "app/panels/timeline_passes.h"

#include <algorithm>
#include <string>

#include "app/phrases/phrases.h"
#include "app/widgets/draw.h"
#include "app/widgets/text.h"

namespace asynchio::panels {
namespace {

using ui::Rect;
using ui::Role;

constexpr float kLeastBand = 3, kBandInk = 0.045f;

struct Edges {
    float x0, x1;
};
Edges edges_of(const Plot& plot, const PassView& pass) {
    return {std::max(plot.x(pass.begin), plot.area.x), std::min(plot.x(pass.end), plot.area.right())};
}

// Over a narrow pass stands only its number, when that fits.
bool narrow_number(ui::Ui& ui, ui::Type type, std::uint32_t pass, float room, float& width) {
    width = ui::text_width(ui, type, std::to_string(pass));
    return width + ui.px(12) < room;
}

// "pass 2" over all that belongs to one iteration of the loop.
void draw_pass(ui::Ui& ui, const Plot& plot, const PassView& pass) {
    const float y = plot.ruler.y - plot.sizes.brackets / 2;
    const Edges edges = edges_of(plot, pass);
    const float x0 = edges.x0 + ui.px(4), x1 = edges.x1 - ui.px(4);
    if (x1 - x0 < ui.px(14)) return;
    std::string words = ui.say.ruler_pass({.pass = pass.number});
    const ui::Type type = ui.projector ? plot.sizes.words : ui::Type::smallest;
    float width = ui::text_width(ui, type, words);
    const float middle = (x0 + x1) / 2;
    bool fits = width + ui.px(16) < x1 - x0;
    if (!fits && narrow_number(ui, type, pass.number, x1 - x0, width)) words = std::to_string(pass.number), fits = true;
    const float half = fits ? width / 2 + ui.px(5) : 0;
    ui::draw_horizontal(ui, x0, middle - half, y, Role::outline);
    ui::draw_horizontal(ui, middle + half, x1, y, Role::outline);
    ui::draw_vertical(ui, x0, y, y + ui.px(6), Role::outline);
    ui::draw_vertical(ui, x1, y, y + ui.px(6), Role::outline);
    if (fits)
        ui::draw_text(ui, ui::rect_around({middle, y}, width + 2, ui::line_height(ui, type)), type, Role::muted, words, ui::Align::centre);
}

}  // namespace

void draw_passes(ui::Ui& ui, const Plot& plot) {
    for (const PassView& pass : plot.view.passes) draw_pass(ui, plot, pass);
}

void draw_pass_bands(ui::Ui& ui, const Plot& plot, const Rect& lanes) {
    for (const PassView& pass : plot.view.passes) {
        const auto [x0, x1] = edges_of(plot, pass);
        if (pass.number % 2 == 0 && x1 - x0 >= ui.px(kLeastBand)) ui::fill_rect(ui, {x0, lanes.y, x1 - x0, lanes.h}, ui::Ink(Role::text).fade(kBandInk));
    }
}

}  // namespace asynchio::panels
