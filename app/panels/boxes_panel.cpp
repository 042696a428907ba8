#include "app/panels/boxes_panel.h"

#include <algorithm>

#include "app/panels/panel.h"
#include "app/phrases/phrases.h"
#include "app/widgets/card.h"
#include "app/widgets/draw.h"
#include "app/widgets/scroll.h"
#include "app/widgets/token.h"

namespace asynchio::panels {
namespace {

constexpr float kSlotWidth = 122, kLeastWidth = 96, kMostWidth = 220, kSlot = 72, kLowSlot = 44, kGap = 12;

// Slots in rows, all of one size.
struct Grid {
    std::size_t columns = 1, rows = 1;
    float width = 0, slot = 0, cell = 0;
};
Grid grid_of(ui::Ui& ui, const BoxView& box, float width, bool low) {
    Grid grid;
    const float gap = ui.px(kGap);
    const std::size_t count = std::max<std::size_t>(box.slots.size(), 1);
    float wanted = 0;
    const auto fit = [&](ui::Type type, float padding) {
        wanted = ui.px(kSlotWidth);
        for (const SlotView& slot : box.slots) {
            wanted = std::max(wanted, ui::text_width(ui, type, slot.value) + ui.px(padding));
            wanted = std::max(wanted, ui::text_width(ui, ui::Type::small_strong, slot.note) + ui.px(6));
        }
        wanted = std::clamp(wanted, ui.px(kLeastWidth), std::min(width, ui.px(kMostWidth)));
        grid.columns = std::clamp<std::size_t>(static_cast<std::size_t>((width + gap) / (wanted + gap)), 1, count);
    };
    fit(ui::Type::box_value, 24);
    if (grid.columns < count) fit(ui::Type::code_bold, 14);  // beside each other their places are seen; see draw_slot()
    grid.rows = (count + grid.columns - 1) / grid.columns;
    grid.width = wanted;
    grid.slot = ui.px(low ? kLowSlot : kSlot);
    grid.cell = 2 * ui::line_height(ui, ui::Type::small) + ui.px(8) + grid.slot;
    return grid;
}

float box_height(ui::Ui& ui, const BoxView& box, float width, bool low) {
    const Grid grid = grid_of(ui, box, width, low);
    return static_cast<float>(grid.rows) * (grid.cell + ui.px(8)) +
           ui::wrapped_height(ui, ui::Type::label, box.sentence, width) + ui.px(12);
}

void draw_slot_cell(ui::Ui& ui, ui::Rect cell, const SlotView& slot, const Grid& grid) {
    const float line = ui::line_height(ui, ui::Type::small);
    ui::draw_text(ui, cut_top(cell, line, ui.px(2)), ui::Type::small, ui::Role::muted, slot.name);
    ui::draw_slot(ui, cut_top(cell, grid.slot, ui.px(4)), slot.filled ? std::string_view(slot.value) : ui.say.box_empty(), slot.filled);
    ui::draw_text(ui, cut_top(cell, line), slot.filled ? ui::Type::small_strong : ui::Type::small,
                  slot.filled ? ui::Role::text : ui::Role::muted, slot.note);
}

void draw_box_view(ui::Ui& ui, ui::Rect& rest, const BoxView& box, bool low) {
    const Grid grid = grid_of(ui, box, rest.w, low);
    for (std::size_t i = 0; i < box.slots.size(); ++i) {
        const auto column = static_cast<float>(i % grid.columns), row = static_cast<float>(i / grid.columns);
        draw_slot_cell(ui,
                       {rest.x + column * (grid.width + ui.px(kGap)), rest.y + row * (grid.cell + ui.px(8)),
                        grid.width, grid.cell},
                       box.slots[i], grid);
    }
    cut_top(rest, static_cast<float>(grid.rows) * (grid.cell + ui.px(8)));
    const float words = ui::wrapped_height(ui, ui::Type::label, box.sentence, rest.w);
    ui::draw_wrapped(ui, cut_top(rest, words, ui.px(12)), ui::Type::label, ui::Role::text, box.sentence);
}

}  // namespace

void draw_boxes_panel(ui::Ui& ui, const ui::Rect& rect, const Scene& scene, const UiState&, Actions&) {
    if (scene.boxes.empty()) return;
    const ui::FocusGroup group(ui, 3);
    const bool one = scene.boxes.size() == 1;
    ui::Rect inner = begin_card(ui, rect, one ? ui.say.box_title() : ui.say.boxes_title(), one ? std::string_view(scene.boxes.front().title) : std::string_view{});
    inner.h = rect.bottom() - ui.px(6) - inner.y;
    const float width = inner.w - ImGui::GetStyle().ScrollbarSize;
    const float title = one ? 0 : ui.px(24);
    const auto height_of_all = [&](bool low) {
        float height = 0;
        for (const BoxView& box : scene.boxes) height += title + box_height(ui, box, width, low);
        return height;
    };
    const bool low = height_of_all(false) > inner.h;
    const ui::ScrollArea area(ui, "boxes", inner, height_of_all(low) - ui.px(12));
    ui::Rect rest = area.content();
    rest.w = width;
    for (const BoxView& box : scene.boxes) {
        if (!one) ui::draw_heading(ui, cut_top(rest, title), box.title);
        draw_box_view(ui, rest, box, low);
    }
}

}  // namespace asynchio::panels
