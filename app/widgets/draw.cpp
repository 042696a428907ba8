#include "app/widgets/draw.h"

#include <array>
#include <cmath>
#include <numbers>
#include <vector>

namespace asynchio::ui {
namespace {

constexpr float kCardRadius = 10;

// Walks a path and draws the dashes of it.
class Dasher {
  public:
    Dasher(Ui& ui, Ink ink, float dash, float gap, float width)
        : draw_(ui.draw),
          color_(ui.color(ink)),
          dash_(ui.exact(dash)),
          gap_(ui.exact(gap)),
          width_(ui.exact(width)) {}

    void walk(ImVec2 from, ImVec2 to) {
        const float dx = to.x - from.x, dy = to.y - from.y;
        const float length = std::sqrt(dx * dx + dy * dy);
        float at = 0;
        while (at < length) {
            const float step = std::min(length - at, (on_ ? dash_ : gap_) - done_);
            if (on_)
                draw_->AddLine(point(from, dx, dy, at / length), point(from, dx, dy, (at + step) / length),
                               color_, width_);
            at += step;
            done_ += step;
            if (done_ < (on_ ? dash_ : gap_) - 0.01f) continue;
            on_ = !on_;
            done_ = 0;
        }
    }

  private:
    static ImVec2 point(ImVec2 from, float dx, float dy, float t) {
        return {from.x + dx * t, from.y + dy * t};
    }

    ImDrawList* draw_;
    Color color_;
    float dash_, gap_, width_;
    float done_ = 0;
    bool on_ = true;
};

void head_at(Ui& ui, ImVec2 tip, ImVec2 towards, float width, Color color) {
    const float length = std::max(ui.exact(8), width * 3.4f), half = length * 0.5f;
    const float dx = tip.x - towards.x, dy = tip.y - towards.y;
    const float norm = std::max(0.001f, std::sqrt(dx * dx + dy * dy));
    const ImVec2 d{dx / norm, dy / norm};
    const ImVec2 base{tip.x - d.x * length, tip.y - d.y * length};
    ui.draw->AddTriangleFilled(tip, {base.x - d.y * half, base.y + d.x * half},
                               {base.x + d.y * half, base.y - d.x * half}, color);
}

}  // namespace

Rect snapped(const Rect& rect) {
    const float x0 = std::round(rect.x), y0 = std::round(rect.y);
    float x1 = std::round(rect.right()), y1 = std::round(rect.bottom());
    if (rect.w > 0) x1 = std::max(x1, x0 + 1);
    if (rect.h > 0) y1 = std::max(y1, y0 + 1);
    return {x0, y0, x1 - x0, y1 - y0};
}

void fill_rect(Ui& ui, const Rect& rect, Ink fill, float radius, ImDrawFlags corners) {
    const Rect r = snapped(rect);
    if (r.empty()) return;
    ui.draw->AddRectFilled(r.min(), r.max(), ui.color(fill), ui.exact(radius), corners);
}

void draw_box(Ui& ui, const Rect& rect, const Box& box, ImDrawFlags corners) {
    const Rect r = snapped(rect);
    if (r.empty()) return;
    const float line = std::max(1.0f, ui.exact(box.width));
    const float radius = ui.exact(box.radius);
    ui.draw->AddRectFilled(r.min(), r.max(), ui.color(box.outline), radius, corners);
    const Rect inner = r.inset(line);
    if (inner.empty()) return;
    ui.draw->AddRectFilled(inner.min(), inner.max(), ui.color(box.fill), std::max(0.0f, radius - line),
                           corners);
}

void stroke_rect(Ui& ui, const Rect& rect, Ink ink, float width, float radius) {
    const float line = std::max(1.0f, ui.exact(width));
    const Rect r = snapped(rect).inset(line / 2);
    ui.draw->AddRect(r.min(), r.max(), ui.color(ink), std::max(0.0f, ui.exact(radius) - line / 2), 0, line);
}

void draw_horizontal(Ui& ui, float x0, float x1, float at, Ink ink, float width) {
    const float line = ui.px(width), y = std::round(at - line / 2);
    ui.draw->AddRectFilled({std::round(x0), y}, {std::round(x1), y + line}, ui.color(ink));
}

void draw_vertical(Ui& ui, float at, float y0, float y1, Ink ink, float width) {
    const float line = ui.px(width), x = std::round(at - line / 2);
    ui.draw->AddRectFilled({x, std::round(y0)}, {x + line, std::round(y1)}, ui.color(ink));
}

void draw_dashed_line(Ui& ui, ImVec2 from, ImVec2 to, Ink ink, float dash, float gap, float width) {
    Dasher(ui, ink, dash, gap, width).walk(from, to);
}

void draw_dashed_rect(Ui& ui, const Rect& rect, Ink ink, float dash, float gap, float width, float radius) {
    const Rect r = snapped(rect).inset(ui.exact(width) / 2);
    const float round = std::min({ui.exact(radius), r.w / 2, r.h / 2});
    std::vector<ImVec2> path;
    constexpr int kSteps = 6;
    const std::array<ImVec2, 4> centres = {
        ImVec2{r.right() - round, r.y + round}, ImVec2{r.right() - round, r.bottom() - round},
        ImVec2{r.x + round, r.bottom() - round}, ImVec2{r.x + round, r.y + round}};
    for (int corner = 0; corner < 4; ++corner) {
        for (int step = 0; step <= kSteps; ++step) {
            const float turns = static_cast<float>(corner - 1) + static_cast<float>(step) / kSteps;
            const float angle = turns * std::numbers::pi_v<float> / 2;
            const ImVec2 c = centres[static_cast<std::size_t>(corner)];
            path.push_back({c.x + round * std::cos(angle), c.y + round * std::sin(angle)});
        }
    }
    Dasher dasher(ui, ink, dash, gap, width);
    for (std::size_t i = 0; i < path.size(); ++i) dasher.walk(path[i], path[(i + 1) % path.size()]);
}

void draw_arrow(Ui& ui, std::span<const ImVec2> points, const Arrow& arrow) {
    if (points.size() < 2) return;
    const float width = ui.exact(arrow.width);
    const Color color = ui.color(arrow.ink);
    std::vector<ImVec2> path(points.begin(), points.end());
    const ImVec2 tip = path.back(), before = path[path.size() - 2];
    if (arrow.head) {  // the line ends inside the head, or its blunt end would stick out at the tip
        const float dx = tip.x - before.x, dy = tip.y - before.y;
        const float norm = std::max(0.001f, std::sqrt(dx * dx + dy * dy)), back = std::min(norm, ui.exact(5));
        path.back() = {tip.x - dx / norm * back, tip.y - dy / norm * back};
    }
    ui.draw->AddPolyline(path.data(), static_cast<int>(path.size()), color, 0, width);
    if (arrow.dot) ui.draw->AddCircleFilled(points.front(), std::max(ui.exact(4.5f), width * 1.6f), color);
    if (arrow.head) head_at(ui, tip, before, width, color);
}

void draw_dot(Ui& ui, ImVec2 centre, float radius, Ink ink) {
    ui.draw->AddCircleFilled(centre, ui.exact(radius), ui.color(ink));
}

void draw_disc(Ui& ui, ImVec2 centre, float diameter, Ink fill, Ink ink, std::string_view text, Type type) {
    const float d = ui.px(diameter);
    ui.draw->AddCircleFilled(centre, d / 2, ui.color(fill));
    const Rect box = rect_around(centre, d, d);
    if (text.size() == 3 && static_cast<unsigned char>(text[0]) == 0xEF)
        draw_icon(ui, box, type, ink, text);
    else
        draw_text(ui, box, type, ink, text, Align::centre);
}

void draw_ring(Ui& ui, ImVec2 centre, float diameter, Ink ink, float width) {
    const float line = ui.exact(width);
    ui.draw->AddCircle(centre, (ui.exact(diameter) - line) / 2, ui.color(ink), 0, line);
}

void draw_arc(Ui& ui, ImVec2 centre, float diameter, float part, Ink ink, float width) {
    constexpr float kTurn = 2 * std::numbers::pi_v<float>;
    const float line = ui.exact(width), top = -kTurn / 4, turned = std::clamp(part, 0.0f, 1.0f);
    if (turned <= 0) return;
    ui.draw->PathArcTo(centre, (ui.exact(diameter) - line) / 2, top, top + kTurn * turned);
    ui.draw->PathStroke(ui.color(ink), 0, line);
}

void draw_card(Ui& ui, const Rect& rect) {
    draw_box(ui, rect, {Role::surface, Role::hairline, 1, kCardRadius});
}

void draw_sunken_card(Ui& ui, const Rect& rect) {
    draw_box(ui, rect, {Role::sunken, Role::hairline, 1, kCardRadius});
}

void draw_shadow(Ui& ui, const Rect& rect, float radius) {
    fill_rect(ui, rect.moved(0, ui.px(3)), Role::shadow, radius);
}

void draw_raised_card(Ui& ui, const Rect& rect) {
    draw_shadow(ui, rect, kCardRadius);
    draw_box(ui, rect, {Role::surface, Role::edge, 1, kCardRadius});
}

Clip::Clip(Ui& ui, const Rect& rect) : draw_(ui.draw), of_window_(ui.draw == ImGui::GetWindowDrawList()) {
    if (of_window_)
        ImGui::PushClipRect(rect.min(), rect.max(), true);
    else
        draw_->PushClipRect(rect.min(), rect.max(), true);
}

Clip::~Clip() {
    if (of_window_)
        ImGui::PopClipRect();
    else
        draw_->PopClipRect();
}

}  // namespace asynchio::ui
