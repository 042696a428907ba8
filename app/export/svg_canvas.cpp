#include "app/export/svg_canvas.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <numbers>

#include "app/widgets/pattern.h"

namespace asynchio {
namespace {

using ui::Ink;
using ui::Role;

constexpr double kLeastPatternWidth = 6;  // narrower bars show no pattern

std::string n(double value) { return number_text(value); }

std::size_t characters(std::string_view text) {
    return static_cast<std::size_t>(std::ranges::count_if(text, [](char c) { return (static_cast<unsigned char>(c) & 0xC0) != 0x80; }));
}

// The lines of a pattern within a rectangle, as the data of one path. Drawn line by line: tiles come out blurred where a
// browser prints them.
class PatternPath {
  public:
    // `zero` and `base`: where it is anchored.
    PatternPath(const ui::Pattern& pattern, const ui::Rect& rect, double zero, double base)
        : pattern_(pattern), x0_(rect.x), y0_(rect.y), x1_(rect.right()), y1_(rect.bottom()), zero_(zero), base_(base) {}

    std::string data() {
        const double half = pattern_.pitch / 2;
        switch (pattern_.kind) {
            case ui::PatternKind::none: break;
            case ui::PatternKind::dots: dots(); break;
            case ui::PatternKind::diagonal: rising(); break;
            case ui::PatternKind::cross: rising(), falling(); break;
            case ui::PatternKind::horizontal: level(base_ - half, pattern_.pitch); break;
            case ui::PatternKind::vertical: upright(zero_ + half, pattern_.pitch, y0_, y1_); break;
            case ui::PatternKind::bricks: bricks(); break;
        }
        return std::move(data_);
    }

  private:
    void segment(double x0, double y0, double x1, double y1) { data_ += fmt::format("M{} {}L{} {}", n(x0), n(y0), n(x1), n(y1)); }

    // Calls draw(origin + k * step) for all that are from `low` to `high`.
    template <class Draw>
    static void for_steps(double origin, double step, double low, double high, const Draw& draw) {
        const auto last = static_cast<long>(std::floor((high - origin) / step));
        const auto first = std::max(static_cast<long>(std::ceil((low - origin) / step)), last - ui::kMostPatternLines);
        for (long k = first; k <= last; ++k) draw(origin + static_cast<double>(k) * step, k);
    }

    // "/": x + y stays.
    void rising() {
        for_steps(zero_ + base_, pattern_.pitch * std::numbers::sqrt2, x0_ + y0_, x1_ + y1_, [&](double sum, long) {
            const double left = std::max(x0_, sum - y1_), right = std::min(x1_, sum - y0_);
            if (left < right) segment(left, sum - left, right, sum - right);
        });
    }
    // "\": y - x stays.
    void falling() {
        for_steps(base_ - zero_, pattern_.pitch * std::numbers::sqrt2, y0_ - x1_, y1_ - x0_, [&](double difference, long) {
            const double left = std::max(x0_, y0_ - difference), right = std::min(x1_, y1_ - difference);
            if (left < right) segment(left, left + difference, right, right + difference);
        });
    }
    void level(double origin, double step) {
        for_steps(origin, step, y0_, y1_, [&](double y, long) { segment(x0_, y, x1_, y); });
    }
    void upright(double origin, double step, double top, double bottom) {
        for_steps(origin, step, x0_, x1_, [&](double x, long) { segment(x, top, x, bottom); });
    }
    void bricks() {
        level(base_, pattern_.pitch);
        for_steps(base_, pattern_.pitch, y0_ - pattern_.pitch, y1_, [&](double y, long course) {
            const double top = std::max(y, y0_), bottom = std::min(y + pattern_.pitch, y1_);
            if (top < bottom) upright(zero_ + (course % 2 != 0 ? pattern_.brick / 2 : 0), pattern_.brick, top, bottom);
        });
    }
    // Lines of no length with round ends; only whole dots.
    void dots() {
        const double radius = pattern_.stroke;
        for_steps(base_, pattern_.pitch / 2, y0_ + radius, y1_ - radius, [&](double y, long row) {
            const double shift = row % 2 != 0 ? 0.25 : 0.75;
            for_steps(zero_ + shift * pattern_.pitch, pattern_.pitch, x0_ + radius, x1_ - radius,
                      [&](double x, long) { data_ += fmt::format("M{} {}h0", n(x), n(y)); });
        });
    }

    const ui::Pattern& pattern_;
    const double x0_, y0_, x1_, y1_, zero_, base_;
    std::string data_;
};

}  // namespace

double text_width(std::string_view text, const SvgText& style) {
    return static_cast<double>(characters(text)) * style.size * (style.mono ? 0.62 : style.bold ? 0.6 : 0.55);
}

SvgCanvas::SvgCanvas(const ui::Theme& theme, std::string id, double width, double height)
    : theme_(theme), id_(std::move(id)), width_(width), height_(height) {}

std::string SvgCanvas::color(Ink ink) const {
    const ui::Color packed = ink.in(theme_);
    std::string text = fmt::format("#{:02X}{:02X}{:02X}", packed & 0xFF, (packed >> 8) & 0xFF, (packed >> 16) & 0xFF);
    if (packed >> 24 != 0xFF) text += fmt::format("{:02X}", packed >> 24);
    return text;
}

void SvgCanvas::rect(const ui::Rect& rect, Ink fill, double radius) {
    if (rect.empty()) return;
    body_.leaf("rect", {{"x", n(rect.x)}, {"y", n(rect.y)}, {"width", n(rect.w)}, {"height", n(rect.h)}, {"rx", n(radius)}, {"fill", color(fill)}});
    body_.line_break();
}

void SvgCanvas::box(const ui::Rect& rect, Ink fill, Ink edge, double width, double radius) {
    // The edge lies inside, as on the screen.
    const ui::Rect inner = rect.inset(static_cast<float>(width / 2));
    body_.leaf("rect", {{"x", n(inner.x)}, {"y", n(inner.y)}, {"width", n(inner.w)}, {"height", n(inner.h)}, {"rx", n(radius)},
                        {"fill", color(fill)}, {"stroke", color(edge)}, {"stroke-width", n(width)}});
    body_.line_break();
}

void SvgCanvas::outline(const ui::Rect& rect, Ink edge, double width) {
    const ui::Rect inner = rect.inset(static_cast<float>(width / 2));
    body_.leaf("rect", {{"x", n(inner.x)}, {"y", n(inner.y)}, {"width", n(inner.w)}, {"height", n(inner.h)}, {"rx", "2"},
                        {"fill", "none"}, {"stroke", color(edge)}, {"stroke-width", n(width)}});
    body_.line_break();
}

void SvgCanvas::line(double x0, double y0, double x1, double y1, Ink ink, double width, std::string_view dash) {
    const std::string dashes = dash.empty() ? "none" : std::string(dash);
    body_.leaf("line", {{"x1", n(x0)}, {"y1", n(y0)}, {"x2", n(x1)}, {"y2", n(y1)}, {"stroke", color(ink)}, {"stroke-width", n(width)}, {"stroke-dasharray", dashes}});
    body_.line_break();
}

void SvgCanvas::text(double x, double y, std::string_view words, const SvgText& style) {
    if (words.empty()) return;
    const char* anchor = style.anchor == SvgText::Anchor::start ? "start" : style.anchor == SvgText::Anchor::middle ? "middle" : "end";
    body_.element("text", {{"x", n(x)}, {"y", n(y)}, {"font-size", n(style.size)}, {"font-weight", style.bold ? "600" : "400"},
                           {"class", style.mono ? "mono" : "sans"}, {"text-anchor", anchor}, {"fill", color(style.role)}}, words);
    body_.line_break();
}

double SvgCanvas::bar(ui::Look look, double x0, double x1, double base, double tall, double zero) {
    const ui::StateLook& state = ui::state_look(look);
    const double height = std::max(tall * state.height, std::min<double>(state.min_height, tall));
    const double edge = std::min<double>(state.edge > 0 ? state.edge : theme_.bar_outline_width, (x1 - x0) / 3);
    const ui::Rect rect{static_cast<float>(x0), static_cast<float>(base - height), static_cast<float>(x1 - x0), static_cast<float>(height)};
    if (state.fill == 0) {
        box(rect, Role::surface, Role::bar_outline, theme_.bar_outline_width);
        return height;
    }
    this->rect(rect, Ink(theme_.fill(look)), 2);
    if (x1 - x0 >= kLeastPatternWidth) pattern(state.pattern, rect.inset(static_cast<float>(edge)), zero, base);
    // Last, over the ends of the pattern's lines.
    outline(rect, state.edge > 0 ? Role::blocking_edge : Role::bar_outline, edge);
    return height;
}

void SvgCanvas::pattern(const ui::Pattern& pattern, const ui::Rect& rect, double zero, double base) {
    const std::string data = PatternPath(pattern, rect, zero, base).data();
    if (data.empty()) return;
    const ui::Color ink = theme_.pattern_color(pattern);
    const bool dots = pattern.kind == ui::PatternKind::dots;
    body_.leaf("path", {{"d", data}, {"stroke", color(Ink(ink))}, {"stroke-width", n(dots ? 2 * pattern.stroke : pattern.stroke)},
                        {"stroke-linecap", dots ? "round" : "butt"}, {"fill", "none"}});
    body_.line_break();
}

void SvgCanvas::hold(double x0, double x1, double y, double height) {
    const ui::Rect band{static_cast<float>(x0), static_cast<float>(y), static_cast<float>(x1 - x0), static_cast<float>(height)};
    box(band, Ink(theme_.fill(ui::Look::waiting_lock)), Role::bar_outline, 1.2, 1);
}

void SvgCanvas::end_cap(ui::EndCap cap, double x, double y, double size) {
    const double half = size / 2, reach = size * 0.24;
    const double radius = cap == ui::EndCap::done ? size * 0.28 : cap == ui::EndCap::failed ? 1 : half;
    box({static_cast<float>(x - half), static_cast<float>(y - half), static_cast<float>(size), static_cast<float>(size)}, Role::surface,
        Role::bar_outline, 1.2, radius);
    const auto draw = [&](double ax, double ay, double bx, double by) {
        line(x + ax * reach, y + ay * reach, x + bx * reach, y + by * reach, Role::text, 1.6);
    };
    switch (cap) {
        case ui::EndCap::done: draw(-1, 0.1, -0.25, 0.8), draw(-0.35, 0.8, 1, -0.8); break;
        case ui::EndCap::failed: draw(-0.85, -0.85, 0.85, 0.85), draw(-0.85, 0.85, 0.85, -0.85); break;
        case ui::EndCap::cancelled: draw(-1.2, 1.2, 1.2, -1.2); break;
    }
}

std::string SvgCanvas::finish(std::string_view title) {
    constexpr const char* kSans = "system-ui, 'Segoe UI', Roboto, 'Noto Sans', 'DejaVu Sans', Arial, sans-serif";
    constexpr const char* kMono = "ui-monospace, Menlo, Consolas, 'Noto Sans Mono', 'DejaVu Sans Mono', monospace";
    Markup picture;
    picture.open("svg", {{"xmlns", "http://www.w3.org/2000/svg"}, {"viewBox", fmt::format("0 0 {} {}", n(width_), n(height_))},
                         {"width", n(width_)}, {"height", n(height_)}, {"role", "img"}, {"id", id_}});
    picture.element("title", title);
    picture.element("style", fmt::format("#{0} .sans {{ font-family: {1}; }} #{0} .mono {{ font-family: {2}; }}", id_, kSans, kMono));
    picture.line_break();
    picture.add(body_.take());
    picture.close();
    picture.line_break();
    return picture.take();
}

}  // namespace asynchio
