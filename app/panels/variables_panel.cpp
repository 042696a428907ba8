#include "app/panels/variables_panel.h"

#include <algorithm>
#include <functional>

#include "app/panels/panel.h"
#include "app/panels/variable_view.h"
#include "app/phrases/phrases.h"
#include "app/widgets/draw.h"
#include "app/widgets/scroll.h"

namespace asynchio::panels {
namespace {

constexpr float kGap = 28, kTallest = 230;

// A part of the panel and the room it wants; they stand side by side and wrap.
struct Part {
    float width = 0, height = 0;
    std::function<void(const ui::Rect&)> draw;
    std::function<float(float)> height_at = {};  // for parts that spread over a row of their own
    ui::Rect place = {};
};

// A lock that nobody took yet stands behind what the program works with.
bool is_used(const LockView& lock) {
    return lock.held || !lock.waiters.empty() || !lock.had.empty() || !lock.guards.empty();
}

std::vector<Part> parts_of(ui::Ui& ui, const VariablesView& view) {
    std::vector<Part> parts;
    const auto add_locks = [&](bool used) {
        for (const LockView& lock : view.locks)
            if (is_used(lock) == used)
                parts.push_back({lock_width(ui, lock), lock_height(ui, lock),
                                 [&ui, &lock](const ui::Rect& rect) { draw_lock(ui, rect, lock); }});
    };
    add_locks(true);
    for (const VariableView& variable : view.free)
        parts.push_back({variable_width(ui, variable) + ui.px(8), variable_height(ui, variable),
                         [&ui, &variable](const ui::Rect& rect) { draw_variable(ui, rect, variable); }});
    if (!view.copies.empty())
        parts.push_back({copies_width(ui, view.copies), copies_height(ui, view.copies, 0),
                         [&ui, &view](const ui::Rect& rect) { draw_copies(ui, rect, view.copies); },
                         [&ui, &view](float width) { return copies_height(ui, view.copies, width); }});
    add_locks(false);
    return parts;
}

// Gives every part its place from the upper left corner; returns the height of all rows.
float place_parts(const ui::Ui& ui, std::vector<Part>& parts, float width) {
    const float gap = ui.px(kGap);
    float x = 0, y = 0, row = 0;
    for (Part& part : parts) {
        const float wanted = std::min(part.width, width);
        if (x > 0 && x + wanted > width) x = 0, y += row + ui.px(14), row = 0;
        part.place = {x, y, wanted, part.height};
        // What spreads takes the rest of its row when it becomes lower there.
        const float rest = width - x;
        if (part.height_at && rest > wanted && part.height_at(rest) < part.height) part.place = {x, y, rest, part.height_at(rest)};
        x += part.place.w + gap;
        row = std::max(row, part.place.h);
    }
    return y + row;
}

bool one_row(const std::vector<Part>& parts) {
    return std::all_of(parts.begin(), parts.end(), [](const Part& part) { return part.place.y == 0; });
}

}  // namespace

void draw_variables_panel(ui::Ui& ui, const ui::Rect& rect, const Scene& scene, const UiState&, Actions&) {
    const ui::FocusGroup group(ui, 3);
    const std::string_view title = scene.variables.locks.empty() ? ui.say.variables_title() : ui.say.variables_and_locks_title();
    ui::Rect inner = begin_card(ui, rect, title);
    inner.h = rect.bottom() - ui.px(10) - inner.y;
    std::vector<Part> parts = parts_of(ui, scene.variables);
    if (parts.empty()) {
        inner.h = ui.px(26);
        ui::draw_text(ui, inner, ui::Type::label, ui::Role::muted, ui.say.variables_nothing());
        return;
    }
    const float width = inner.w - ImGui::GetStyle().ScrollbarSize;
    const float height = place_parts(ui, parts, width);
    const ui::ScrollArea area(ui, "variables", inner, height);
    // In one row all stand as tall as the panel allows.
    const float stretched =
        one_row(parts) ? std::clamp(inner.h, height, std::max(height, ui.px(kTallest))) : 0;
    for (const Part& part : parts) {
        ui::Rect place = part.place.moved(area.content().x, area.content().y);
        place.h = std::max(place.h, stretched);
        part.draw(place);
        if (place.x > area.content().x)
            ui::draw_vertical(ui, place.x - ui.px(kGap) / 2, place.y + ui.px(4), place.bottom() - ui.px(4),
                              ui::Role::hairline);
    }
}

}  // namespace asynchio::panels
