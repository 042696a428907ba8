// Rectangles. Layout code cuts a rectangle into smaller ones and hands each to a widget; all values are
// pixels of the window, already scaled.
#pragma once

#include <imgui.h>

#include <algorithm>

namespace asynchio::ui {

struct Rect {
    float x = 0;
    float y = 0;
    float w = 0;
    float h = 0;

    float right() const { return x + w; }
    float bottom() const { return y + h; }
    ImVec2 min() const { return {x, y}; }
    ImVec2 max() const { return {x + w, y + h}; }
    ImVec2 centre() const { return {x + w / 2, y + h / 2}; }
    bool empty() const { return w <= 0 || h <= 0; }
    bool contains(ImVec2 p) const { return p.x >= x && p.x < right() && p.y >= y && p.y < bottom(); }

    // Smaller on every side; grows for negative values, never below zero size.
    Rect inset(float dx, float dy) const {
        return {x + dx, y + dy, std::max(0.0f, w - 2 * dx), std::max(0.0f, h - 2 * dy)};
    }
    Rect inset(float d) const { return inset(d, d); }
    Rect moved(float dx, float dy) const { return {x + dx, y + dy, w, h}; }

    friend bool operator==(const Rect&, const Rect&) = default;
};

inline Rect rect_between(ImVec2 a, ImVec2 b) {
    return {a.x, a.y, b.x - a.x, b.y - a.y};
}

inline Rect rect_around(ImVec2 centre, float w, float h) {
    return {centre.x - w / 2, centre.y - h / 2, w, h};
}

// The part of a that lies in b; empty (zero size) when they do not meet.
inline Rect intersection(const Rect& a, const Rect& b) {
    const float x0 = std::max(a.x, b.x), y0 = std::max(a.y, b.y);
    const float x1 = std::min(a.right(), b.right()), y1 = std::min(a.bottom(), b.bottom());
    return {x0, y0, std::max(0.0f, x1 - x0), std::max(0.0f, y1 - y0)};
}

// Takes a strip off one side of `from`, and `gap` more that nobody gets. A strip is never larger than the
// rest.
inline Rect cut_left(Rect& from, float width, float gap = 0) {
    const float taken = std::clamp(width, 0.0f, from.w);
    const Rect strip{from.x, from.y, taken, from.h};
    const float gone = std::min(from.w, taken + gap);
    from.x += gone, from.w -= gone;
    return strip;
}
inline Rect cut_right(Rect& from, float width, float gap = 0) {
    const float taken = std::clamp(width, 0.0f, from.w);
    const Rect strip{from.right() - taken, from.y, taken, from.h};
    from.w -= std::min(from.w, taken + gap);
    return strip;
}
inline Rect cut_top(Rect& from, float height, float gap = 0) {
    const float taken = std::clamp(height, 0.0f, from.h);
    const Rect strip{from.x, from.y, from.w, taken};
    const float gone = std::min(from.h, taken + gap);
    from.y += gone, from.h -= gone;
    return strip;
}
inline Rect cut_bottom(Rect& from, float height, float gap = 0) {
    const float taken = std::clamp(height, 0.0f, from.h);
    const Rect strip{from.x, from.bottom() - taken, from.w, taken};
    from.h -= std::min(from.h, taken + gap);
    return strip;
}

}  // namespace asynchio::ui
