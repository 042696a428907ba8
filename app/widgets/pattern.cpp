#include "app/widgets/pattern.h"

#include <array>
#include <cmath>
#include <numbers>

namespace asynchio::ui {
namespace {

constexpr int kDotsPerLine = 16;
constexpr float kSoftEdge = 0.6f;   // ImGui's anti-aliasing reaches this far outside of a small circle
constexpr float kProjected = 1.7f;  // patterns are this much coarser on a projector

// A convex shape of few corners, cut again and again; on the stack, because a bar has hundreds of lines. A
// cut adds one corner at most, and no shape is cut more than eight times.
class Shape {
  public:
    Shape() = default;
    explicit Shape(std::span<const ImVec2> outline) {
        for (ImVec2 p : outline.first(std::min(outline.size(), kMost - 8))) push_back(p);
    }
    void push_back(ImVec2 p) {
        if (size_ < kMost) points_[size_++] = p;
    }
    std::size_t size() const { return size_; }
    ImVec2 operator[](std::size_t i) const { return points_[i]; }
    const ImVec2* begin() const { return points_.data(); }
    const ImVec2* end() const { return points_.data() + size_; }

  private:
    static constexpr std::size_t kMost = 40;
    std::array<ImVec2, kMost> points_;
    std::size_t size_ = 0;
};

float along(ImVec2 p, ImVec2 n) {
    return p.x * n.x + p.y * n.y;
}

// Keeps the part of `shape` where along(p, n) <= limit (or >= limit).
Shape cut(const Shape& shape, ImVec2 n, float limit, bool keep_below) {
    Shape kept;
    const float sign = keep_below ? 1.0f : -1.0f;
    for (std::size_t i = 0; i < shape.size(); ++i) {
        const ImVec2 a = shape[i], b = shape[(i + 1) % shape.size()];
        const float da = sign * (along(a, n) - limit), db = sign * (along(b, n) - limit);
        if (da <= 0) kept.push_back(a);
        if ((da < 0 && db > 0) || (da > 0 && db < 0)) {
            const float t = da / (da - db);
            kept.push_back({a.x + (b.x - a.x) * t, a.y + (b.y - a.y) * t});
        }
    }
    return kept;
}

Shape band(const Shape& shape, ImVec2 n, float low, float high) {
    return cut(cut(shape, n, low, false), n, high, true);
}

// The whole numbers from `first` to `last`, counted: far from 0, a float and the next whole number are the same.
template <class Do>
void for_each_whole(float first, float last, const Do& act) {
    if (!(last >= first)) return;
    const auto count = static_cast<int>(std::min(last - first, static_cast<float>(kMostPatternLines * kDotsPerLine))) + 1;
    for (int i = 0; i < count; ++i) act(first + static_cast<float>(i));
}

struct Extent {
    float low;
    float high;
};
Extent extent(const Shape& shape, ImVec2 n) {
    Extent range{along(shape[0], n), along(shape[0], n)};
    for (ImVec2 p : shape) range = {std::min(range.low, along(p, n)), std::max(range.high, along(p, n))};
    return range;
}

// Draws one pattern into one outline.
class Painter {
  public:
    Painter(Ui& ui, const Pattern& pattern, std::span<const ImVec2> outline, ImVec2 origin)
        : draw_(ui.draw),
          shape_(outline),
          origin_{std::round(origin.x), std::round(origin.y)},
          pitch_(ui.exact(pattern.pitch)),
          stroke_(ui.exact(pattern.stroke)),
          brick_(ui.exact(pattern.brick)) {
        const float scale = ui.projector ? kProjected : 1.0f;
        pitch_ *= scale, stroke_ *= scale, brick_ *= scale;
        color_ = ui.theme.pattern_color(pattern);
        keep_to_clip_rect();
    }

    void paint(PatternKind kind) {
        if (shape_.size() < 3 || pitch_ < 1) return;
        constexpr float kHalf = std::numbers::sqrt2_v<float> / 2;
        switch (kind) {
            case PatternKind::none: return;
            case PatternKind::dots: return dots();
            case PatternKind::diagonal: return lines({kHalf, kHalf});
            case PatternKind::cross: lines({kHalf, kHalf}); return lines({-kHalf, kHalf});
            case PatternKind::horizontal: return lines_on_pixels({0, 1});
            case PatternKind::vertical: return lines_on_pixels({1, 0});
            case PatternKind::bricks: return bricks();
        }
    }

  private:
    // Only what can be seen costs anything: a bar may be many screens wide.
    void keep_to_clip_rect() {
        const ImVec2 low = draw_->GetClipRectMin(), high = draw_->GetClipRectMax();
        shape_ = band(shape_, {1, 0}, low.x, high.x);
        if (shape_.size() >= 3) shape_ = band(shape_, {0, 1}, low.y, high.y);
    }

    // A convex piece whose corners fade with their distance from the line `middle`: full up to `full`, none
    // from `none` on.
    void fan(const Shape& piece, ImVec2 n, float middle, float full, float none) const {
        if (piece.size() < 3) return;
        const auto corners = static_cast<int>(piece.size());
        draw_->PrimReserve((corners - 2) * 3, corners);
        const auto first = static_cast<ImDrawIdx>(draw_->_VtxCurrentIdx);
        for (int i = 2; i < corners; ++i) {
            draw_->PrimWriteIdx(first);
            draw_->PrimWriteIdx(static_cast<ImDrawIdx>(first + i - 1));
            draw_->PrimWriteIdx(static_cast<ImDrawIdx>(first + i));
        }
        for (ImVec2 p : piece) {
            const float distance = std::abs(along(p, n) - middle);
            const float part =
                none <= full ? 1.0f : std::clamp((none - distance) / (none - full), 0.0f, 1.0f);
            draw_->PrimWriteVtx(p, white_, faded(color_, part));
        }
    }

    // One line across `shape`, its edges soft over one pixel.
    void line(const Shape& shape, ImVec2 n, float middle) const {
        const float half = std::max(stroke_ / 2, 0.5f);
        const float full = half - 0.5f, none = half + 0.5f;
        if (full > 0) fan(band(shape, n, middle - full, middle + full), n, middle, full, none);
        fan(band(shape, n, middle - none, middle - full), n, middle, full, none);
        fan(band(shape, n, middle + full, middle + none), n, middle, full, none);
    }

    void lines(ImVec2 n) {
        const Extent range = extent(shape_, n);
        const float zero = along(origin_, n);
        const float first = std::ceil((range.low - stroke_ / 2 - zero) / pitch_);
        const float last = std::floor((range.high + stroke_ / 2 - zero) / pitch_);
        if (last - first + 1 > kMostPatternLines) return;
        for_each_whole(first, last, [&](float k) { line(shape_, n, zero + k * pitch_); });
    }

    // Upright and level lines all look alike when their pitch is whole pixels.
    void lines_on_pixels(ImVec2 n) {
        pitch_ = std::max(2.0f, std::round(pitch_));
        origin_ = {origin_.x + pitch_ / 2, origin_.y - pitch_ / 2};
        if (const auto odd = static_cast<int>(std::lround(stroke_)) % 2; odd != 0)
            origin_ = {std::floor(origin_.x) + 0.5f, std::floor(origin_.y) + 0.5f};
        else
            origin_ = {std::round(origin_.x), std::round(origin_.y)};
        lines(n);
    }

    bool holds(ImVec2 centre, float radius) const {
        for (std::size_t i = 0; i < shape_.size(); ++i) {
            const ImVec2 a = shape_[i], b = shape_[(i + 1) % shape_.size()];
            const float dx = b.x - a.x, dy = b.y - a.y, length = std::sqrt(dx * dx + dy * dy);
            if (length < 0.01f) continue;
            if (((centre.y - a.y) * dx - (centre.x - a.x) * dy) / length < radius) return false;
        }
        return true;
    }

    void dots() {
        const Extent x = extent(shape_, {1, 0}), y = extent(shape_, {0, 1});
        const float row = std::max(1.0f, pitch_ / 2), radius = stroke_ + kSoftEdge;
        const float first = std::ceil((y.low - origin_.y) / row),
                    last = std::floor((y.high - origin_.y) / row);
        const float count = (last - first + 1) * ((x.high - x.low) / pitch_ + 1);
        if (count > kMostPatternLines * kDotsPerLine) return;
        const int segments = stroke_ < 1.5f ? 8 : 12;
        for_each_whole(first, last, [&](float r) {
            const float shift = std::fmod(std::abs(r), 2.0f) == 1 ? 0.25f : 0.75f;
            const float zero = origin_.x + shift * pitch_;
            for_each_whole(std::ceil((x.low - zero) / pitch_), std::floor((x.high - zero) / pitch_), [&](float k) {
                const ImVec2 centre{zero + k * pitch_, origin_.y + r * row};
                if (holds(centre, radius)) draw_->AddCircleFilled(centre, stroke_, color_, segments);
            });
        });
    }

    void bricks() {
        pitch_ = std::max(3.0f, std::round(pitch_));
        brick_ = std::max(4.0f, std::round(brick_));
        const Extent x = extent(shape_, {1, 0}), y = extent(shape_, {0, 1});
        const float first = std::floor((y.low - origin_.y) / pitch_),
                    last = std::ceil((y.high - origin_.y) / pitch_);
        const float joints = (x.high - x.low) / brick_ + 1;
        if ((last - first) * (1 + joints / 4) > kMostPatternLines) return;
        for_each_whole(first, last, [&](float course) {
            const float top = origin_.y + course * pitch_;
            line(shape_, {0, 1}, top);
            const Shape row = band(shape_, {0, 1}, top + stroke_ / 2, top + pitch_ - stroke_ / 2);
            if (row.size() < 3) return;
            const float zero = origin_.x + (std::fmod(std::abs(course), 2.0f) == 1 ? brick_ / 2 : 0);
            for_each_whole(std::ceil((x.low - zero) / brick_), std::floor((x.high - zero) / brick_),
                           [&](float k) { line(row, {1, 0}, zero + k * brick_); });
        });
    }

    ImDrawList* draw_;
    ImVec2 white_ = ImGui::GetFontTexUvWhitePixel();
    Shape shape_;
    ImVec2 origin_;
    float pitch_, stroke_, brick_;
    Color color_ = 0;
};

}  // namespace

void draw_pattern(Ui& ui, const Pattern& pattern, std::span<const ImVec2> outline, ImVec2 origin) {
    if (pattern.kind == PatternKind::none || outline.size() < 3) return;
    Painter(ui, pattern, outline, origin).paint(pattern.kind);
}

void draw_pattern(Ui& ui, const Pattern& pattern, const Rect& rect, ImVec2 origin) {
    if (rect.empty()) return;
    const std::array<ImVec2, 4> corners = {rect.min(), ImVec2{rect.right(), rect.y}, rect.max(),
                                           ImVec2{rect.x, rect.bottom()}};
    draw_pattern(ui, pattern, corners, origin);
}

std::vector<ImVec2> rounded_outline(const Rect& rect, float radius, bool left_only) {
    const float r = std::min({radius, rect.h / 2, left_only ? rect.w : rect.w / 2});
    std::vector<ImVec2> outline;
    const auto corner = [&](ImVec2 centre, float quarter) {
        constexpr int kSteps = 6;
        for (int step = 0; step <= kSteps; ++step) {
            const float angle = (quarter + static_cast<float>(step) / kSteps) * std::numbers::pi_v<float> / 2;
            outline.push_back({centre.x + r * std::cos(angle), centre.y + r * std::sin(angle)});
        }
    };
    corner({rect.x + r, rect.y + r}, 2);
    if (left_only) {
        outline.push_back({rect.right(), rect.y});
        outline.push_back(rect.max());
    } else {
        corner({rect.right() - r, rect.y + r}, 3);
        corner({rect.right() - r, rect.bottom() - r}, 0);
    }
    corner({rect.x + r, rect.bottom() - r}, 1);
    return outline;
}

}  // namespace asynchio::ui
