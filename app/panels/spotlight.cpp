#include "app/panels/spotlight.h"

#include <array>
#include <cmath>
#include <utility>

#include "app/widgets/draw.h"

namespace asynchio::panels {
namespace {

using ui::Role;

constexpr float kLight = 240, kShade = 0.62f, kDarkShade = 0.8f, kEdge = 3, kRing = 64, kPointer = 2.6f;
constexpr int kSegments = 96;

int brightness(ui::Color c) {
    const auto part = [c](int shift) { return static_cast<int>(c >> shift & 0xff); };
    return part(IM_COL32_R_SHIFT) + part(IM_COL32_G_SHIFT) + part(IM_COL32_B_SHIFT);
}

// A ring so thick that it covers the window, whose hole is the light. Of ink and paper the darker one: a veil of light would be
// no shade. On dark paper it must be denser, and the light has an edge.
void draw_shade(ui::Ui& ui, const ui::Rect& area, ImVec2 at) {
    const ui::Color ink = ui.color(Role::text), paper = ui.color(Role::background);
    const bool dark = brightness(paper) < brightness(ink);
    const float reach = std::hypot(area.w, area.h), hole = ui.exact(kLight);
    ui.draw->AddCircle(at, hole + reach / 2, ui.color(ui::Ink(dark ? paper : ink).fade(dark ? kDarkShade : kShade)), kSegments, reach);
    ui::draw_ring(ui, at, 2 * kLight, Role::accent, kEdge);
}

// The arrow that everybody knows, from its tip.
void draw_pointer(ui::Ui& ui, ImVec2 tip) {
    const float size = ui.exact(kPointer);
    std::array points = {ImVec2{0, 0}, ImVec2{0, 17}, ImVec2{4, 13.2f}, ImVec2{6.6f, 19}, ImVec2{9.2f, 17.8f}, ImVec2{6.7f, 12.2f}, ImVec2{12, 12}};
    for (ImVec2& point : points) point = {tip.x + point.x * size, tip.y + point.y * size};
    const ImU32 fill = ui.color(Role::surface), line = ui.color(Role::text);
    // It is not convex: the head in three parts, and the tail.
    ui.draw->AddTriangleFilled(points[0], points[1], points[2], fill);
    ui.draw->AddTriangleFilled(points[0], points[2], points[5], fill);
    ui.draw->AddTriangleFilled(points[0], points[5], points[6], fill);
    ui.draw->AddQuadFilled(points[2], points[3], points[4], points[5], fill);
    ui.draw->AddPolyline(points.data(), static_cast<int>(points.size()), line, ImDrawFlags_Closed, ui.exact(3));
}

}  // namespace

void draw_spotlight(ui::Ui& ui, const ui::Rect& area, const Presenting& presenting) {
    const ImVec2 at = ImGui::GetIO().MousePos;
    if (!area.contains(at) || (!presenting.spotlight && !presenting.pointer)) return;
    ImDrawList* const window = std::exchange(ui.draw, ImGui::GetForegroundDrawList());
    if (presenting.spotlight) draw_shade(ui, area, at);
    if (presenting.pointer) {
        ui::draw_ring(ui, at, kRing, Role::accent, 5);
        draw_pointer(ui, at);
        ImGui::SetMouseCursor(ImGuiMouseCursor_None);
    }
    ui.draw = window;
}

}  // namespace asynchio::panels
