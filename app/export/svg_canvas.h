// Rectangles, lines, words and state bars as SVG, in the colours of a theme. All lengths are pixels of the picture.
#pragma once

#include <string>
#include <string_view>

#include "app/export/markup.h"
#include "app/widgets/geometry.h"
#include "app/widgets/state_look.h"
#include "app/widgets/theme.h"

namespace asynchio {

struct SvgText {
    double size = 11;
    bool bold = false, mono = false;
    ui::Role role = ui::Role::text;
    enum class Anchor { start, middle, end } anchor = Anchor::start;
};

// About how wide a text will be: nobody knows the fonts of the machine that shows it. Rather too wide.
double text_width(std::string_view text, const SvgText& style);

class SvgCanvas {
  public:
    // `id` keeps the fonts of several pictures in one page apart.
    SvgCanvas(const ui::Theme& theme, std::string id, double width, double height);

    const ui::Theme& theme() const { return theme_; }

    void rect(const ui::Rect& rect, ui::Ink fill, double radius = 0);
    void box(const ui::Rect& rect, ui::Ink fill, ui::Ink edge, double width = 1.5, double radius = 2);
    void line(double x0, double y0, double x1, double y1, ui::Ink ink, double width = 1, std::string_view dash = "");
    void text(double x, double y, std::string_view words, const SvgText& style = {});
    // The bar of a state: it stands with its foot at `base`, from x0 to x1. `tall` is the height of a running bar,
    // `zero` is where its pattern is anchored. Returns how high it is.
    double bar(ui::Look look, double x0, double x1, double base, double tall, double zero);
    // A band of a lock that is held.
    void hold(double x0, double x1, double y, double height);
    // The plate at the end of a lane.
    void end_cap(ui::EndCap cap, double x, double y, double size);

    // The picture, complete.
    std::string finish(std::string_view title);

  private:
    std::string color(ui::Ink ink) const;
    void pattern(const ui::Pattern& pattern, const ui::Rect& rect, double zero, double base);
    void outline(const ui::Rect& rect, ui::Ink edge, double width);

    const ui::Theme& theme_;
    const std::string id_;
    const double width_, height_;
    Markup body_;
};

}  // namespace asynchio
