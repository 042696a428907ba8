#include "app/panels/stairs.h"

#include <fmt/format.h>

#include <algorithm>
#include <vector>

#include "app/phrases/phrases.h"
#include "app/widgets/draw.h"
#include "app/widgets/text.h"

namespace asynchio::panels {
namespace {

using ui::Rect;
using ui::Role;
using ui::Type;

constexpr float kDot = 4, kDrop = 3;

// Where times and shares are.
struct Axes {
    Rect area;
    double end = 1;
    float x(double seconds) const { return area.x + static_cast<float>(seconds / end) * area.w; }
    float y(double share) const { return area.bottom() - static_cast<float>(share) * area.h; }
};

// One percentile, or several at the same place.
struct Label {
    std::string names, value;
    double at = 0, share = 0;
};

std::vector<Label> labels_of(const StairsView& view) {
    std::vector<Label> labels;
    for (const PercentileView& percentile : view.percentiles) {
        if (!labels.empty() && labels.back().at == percentile.at) {
            labels.back().names += ", " + percentile.name;
            labels.back().share = percentile.share;
        } else {
            labels.push_back({percentile.name, percentile.value, percentile.at, percentile.share});
        }
    }
    return labels;
}

float label_width(ui::Ui& ui, const Label& label) {
    return ui::runs_width(ui, {{Type::small_strong, Role::text, label.names}, {Type::small_mono, Role::text, label.value, 6}});
}

// "p50 0.40 s   p95, p99 0.50 s", in as many lines as it takes. Draws it, or only tells its height.
float draw_legend(ui::Ui& ui, const Rect& rect, const std::vector<Label>& labels, bool draws) {
    const float line = ui::line_height(ui, Type::small_strong), gap = ui.px(14);
    float x = rect.x, y = rect.y;
    for (const Label& label : labels) {
        const float width = label_width(ui, label) + ui.px(2);
        if (x > rect.x && x + width > rect.right()) x = rect.x, y += line;
        if (draws)
            ui::draw_runs(ui, {x, y, std::min(width, rect.right() - x), line},
                          {{Type::small_strong, Role::accent, label.names}, {Type::small_mono, Role::text, label.value, 6}});
        x += width + gap;
    }
    return y + line - rect.y;
}

void draw_scale(ui::Ui& ui, const Rect& rect, const Axes& axes) {
    const float line = ui::line_height(ui, Type::smallest_mono);
    for (const double share : {0.0, 0.5, 1.0}) {
        const float y = axes.y(share);
        if (share == 0.5 && axes.area.h < 3 * line) continue;
        if (share > 0) ui::draw_horizontal(ui, axes.area.x, axes.area.right(), y, Role::hairline);
        const Rect words{rect.x, y - line / 2, axes.area.x - rect.x - ui.px(6), line};
        ui::draw_text(ui, words, Type::smallest_mono, Role::muted, fmt::format("{:.0f} %", 100 * share), ui::Align::right);
    }
    ui::draw_horizontal(ui, axes.area.x, axes.area.right(), axes.area.bottom(), Role::outline);
    const Rect below{axes.area.x, axes.area.bottom() + ui.px(2), axes.area.w, line};
    ui::draw_text(ui, below, Type::smallest_mono, Role::muted, "0");
    ui::draw_text(ui, below, Type::smallest_mono, Role::muted, fmt::format("{:g} s", axes.end), ui::Align::right);
}

// From zero up, one step for each answer; those that one pixel cannot tell apart are one step.
void draw_steps(ui::Ui& ui, const StairsView& view, const Axes& axes) {
    const auto count = static_cast<double>(view.answers.size());
    float x = axes.x(0), y = axes.y(0);
    for (std::size_t i = 0; i < view.answers.size(); ++i) {
        const float at = axes.x(view.answers[i]);
        const bool goes_on = i + 1 < view.answers.size() && axes.x(view.answers[i + 1]) - at < 1;
        if (goes_on) continue;
        const float up = axes.y(static_cast<double>(i + 1) / count);
        ui::draw_horizontal(ui, x, at, y, Role::text, 2);
        ui::draw_vertical(ui, at, up, y, Role::text, 2);
        x = at, y = up;
    }
    ui::draw_horizontal(ui, x, axes.area.right(), y, Role::text, 2);
}

// A dot and a line down to the time. The name stands left above the dot or right below it, where the stairs never are.
void draw_dots(ui::Ui& ui, const std::vector<Label>& labels, const Axes& axes, const Rect& rect) {
    const float line = ui::line_height(ui, Type::smallest_strong), gap = ui.px(6);
    float low = axes.area.bottom();
    for (const Label& label : labels) {
        const float x = axes.x(label.at), y = axes.y(label.share);
        ui::draw_dashed_line(ui, {x, y}, {x, axes.area.bottom()}, Role::outline, kDrop, kDrop, 1);
        ui::draw_dot(ui, {x, y}, ui.exact(kDot), Role::accent);
        const float width = ui::text_width(ui, Type::smallest_strong, label.names) + ui.px(2);
        const bool left = x - gap - width >= axes.area.x;
        const Rect words{left ? x - gap - width : x + gap, left ? y - line : y + ui.px(2), width, line};
        // Two that are too close: the legend names both.
        if (words.bottom() > low + 1 || words.right() > rect.right()) continue;
        ui::draw_text(ui, words, Type::smallest_strong, Role::accent, label.names);
        low = words.y;
    }
}

}  // namespace

void draw_stairs(ui::Ui& ui, const Rect& rect, const StairsView& view) {
    Rect rest = rect;
    ui::draw_text(ui, ui::cut_top(rest, ui::line_height(ui, Type::small), ui.px(2)), Type::small, Role::muted, view.title);
    if (view.answers.empty()) {
        ui::draw_text(ui, ui::cut_top(rest, ui.px(26)), Type::label, Role::muted, ui.say.stairs_nobody());
        return;
    }
    const std::vector<Label> labels = labels_of(view);
    const float legend = draw_legend(ui, rest, labels, false);
    draw_legend(ui, ui::cut_top(rest, legend, ui.px(4)), labels, true);
    Axes axes{rest, view.end};
    ui::cut_top(axes.area, ui::line_height(ui, Type::smallest_strong));  // a name above 100 %
    ui::cut_bottom(axes.area, ui::line_height(ui, Type::smallest_mono) + ui.px(2));
    ui::cut_left(axes.area, ui::text_width(ui, Type::smallest_mono, "100 %") + ui.px(6));
    ui::cut_right(axes.area, ui.px(8));
    if (axes.area.w < ui.px(40) || axes.area.h < ui.px(24)) return;
    draw_scale(ui, rest, axes);
    draw_steps(ui, view, axes);
    draw_dots(ui, labels, axes, rest);
}

}  // namespace asynchio::panels
