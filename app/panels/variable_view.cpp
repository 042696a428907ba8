#include "app/panels/variable_view.h"

#include <fmt/format.h>

#include <algorithm>

#include "app/panels/looks.h"
#include "app/phrases/phrases.h"
#include "app/widgets/draw.h"
#include "app/widgets/token.h"

namespace asynchio::panels {
namespace {

constexpr float kWriteLine = 22, kToken = 32, kCopyRow = 32, kCopyTitle = 24;
constexpr std::size_t kMostWrites = 3, kMostWaiters = 3;
constexpr float kLeastLock = 210, kFrameEdge = 22, kTab = 31, kFoot = 24;

ui::Type value_type(const VariableView& variable) {
    return variable.value.size() <= 4 ? ui::Type::big_value : ui::Type::box_value;
}

// At least; where there is more room, more.
std::size_t shown_writes(const VariableView& variable) {
    return std::min(variable.writes.size(), kMostWrites);
}

std::string who_wrote(const Phrases& say, const WriteView& write) {
    return write.lost ? say.write_lost({.who = write.who, .time = write.time})
                      : fmt::format("{}, {}", write.who, write.time);
}

float writes_width(ui::Ui& ui, const VariableView& variable) {
    float width = 0;
    for (const WriteView& write : variable.writes)
        width =
            std::max(width, ui::runs_width(ui, {{ui::Type::code_bold, ui::Role::text, write.text},
                                                {ui::Type::small_strong, ui::Role::muted, who_wrote(ui.say, write), 14}}));
    return width + ui.px(2);
}

void draw_writes(ui::Ui& ui, ui::Rect rest, const VariableView& variable) {
    const auto fit = static_cast<std::size_t>(std::max(0.0f, rest.h / ui.px(kWriteLine)));
    const std::size_t count = std::min(variable.writes.size(), std::max(shown_writes(variable), fit)), first = variable.writes.size() - count;
    for (std::size_t i = first; i < variable.writes.size(); ++i) {
        const WriteView& write = variable.writes[i];
        const bool newest = i + 1 == variable.writes.size();
        const ui::Rect line = cut_top(rest, ui.px(kWriteLine));
        const ui::Ink ink = newest ? ui::Role::text : ui::Role::muted;
        ui::draw_runs(ui, line,
                      {{newest ? ui::Type::code_bold : ui::Type::code, ink, write.text},
                       {newest ? ui::Type::small_strong : ui::Type::small, ink, who_wrote(ui.say, write), 14}});
        if (write.lost) {
            const float width = ui::text_width(ui, ui::Type::code, write.text);
            ui::draw_horizontal(ui, line.x, line.x + width, line.centre().y, ui::Role::trouble, 2);
        }
    }
}

std::string guarded_names(const Phrases& say, const LockView& lock) {
    std::string names;
    for (const VariableView& variable : lock.guards) names += (names.empty() ? "" : ", ") + variable.name;
    return names.empty() ? std::string(say.lock_protects_nothing()) : say.lock_protects({.names = names});
}

std::string holder_words(const Phrases& say, const LockView& lock) {
    return lock.held ? say.lock_held_by({.who = lock.holder}) : std::string(say.lock_free());
}

float frame_width(ui::Ui& ui, const LockView& lock) {
    float inside = ui::text_width(ui, ui::Type::small, guarded_names(ui.say, lock));
    for (const VariableView& variable : lock.guards) inside = std::max(inside, variable_width(ui, variable));
    const float tab = ui::text_width(ui, ui::Type::label_strong, lock.name) +
                      ui::text_width(ui, ui::Type::label_strong, holder_words(ui.say, lock)) + ui.px(100);
    return std::max({ui.px(kLeastLock), inside + 2 * ui.px(kFrameEdge), tab});
}

float side_width(ui::Ui& ui, const LockView& lock) {
    if (lock.waiters.empty() && lock.had.empty()) return 0;
    float width = ui.px(96);
    for (const TokenView& waiter : lock.waiters)
        width = std::max(width, ui::token_width(ui, waiter.name, ui.px(kToken)));
    for (const std::string& name : lock.had) width = std::max(width, ui::task_pill_width(ui, name));
    return width + ui.px(34);
}

// Who waits for the lock, with an arrow to it; then who had it.
void draw_side(ui::Ui& ui, ui::Rect rest, const LockView& lock) {
    const float arrow = ui.px(30);
    const float left = rest.x;
    cut_left(rest, arrow + ui.px(4));
    if (!lock.waiters.empty()) {
        ui::draw_text(ui, cut_top(rest, ui.px(20), ui.px(4)), ui::Type::small, ui::Role::muted,
                      ui.say.lock_wait_for_it());
        for (std::size_t i = 0; i < std::min(lock.waiters.size(), kMostWaiters); ++i) {
            const TokenView& waiter = lock.waiters[i];
            ui::Rect place = cut_top(rest, ui.px(kToken), ui.px(6));
            place.w = std::min(place.w, ui::token_width(ui, waiter.name, place.h));
            ui::draw_token(ui, place, look_of(waiter.activity), waiter.name);
            if (i == 0)
                ui::draw_arrow(ui, {{place.x, place.centre().y}, {left + ui.px(4), place.centre().y}},
                               {ui::Role::text});
        }
        if (lock.waiters.size() > kMostWaiters)
            ui::draw_text(ui, cut_top(rest, ui.px(20)), ui::Type::small_strong, ui::Role::muted,
                          ui.say.lock_more({.count = lock.waiters.size() - kMostWaiters}));
    }
    if (lock.had.empty() || rest.h < ui.px(44)) return;
    ui::draw_text(ui, cut_top(rest, ui.px(20), ui.px(2)), ui::Type::small, ui::Role::muted, ui.say.lock_had_it());
    for (const std::string& name : lock.had) {
        if (rest.h < ui.px(22)) break;
        ui::Rect place = cut_top(rest, ui.px(22), ui.px(4));
        place.w = std::min(place.w, ui::task_pill_width(ui, name));
        ui::draw_done_pill(ui, place, ui::EndCap::done, name);
    }
}

// Copies in columns, top to bottom first.
struct CopyGrid {
    std::size_t rows = 1;
    float width = 0, names = 0, values = 0;
};
CopyGrid copy_grid(ui::Ui& ui, const std::vector<CopyView>& copies, float width) {
    CopyGrid grid;
    grid.names = ui.px(20), grid.values = ui.px(44);
    for (const CopyView& copy : copies) {
        grid.names = std::max(grid.names, ui::text_width(ui, ui::Type::label_strong, copy.who) + ui.px(2));
        grid.values = std::max(grid.values, ui::text_width(ui, ui::Type::code_bold, copy.value) + ui.px(20));
    }
    const float wanted = copies_width(ui, copies);
    const std::size_t count = std::max<std::size_t>(copies.size(), 1);
    const std::size_t columns = std::clamp<std::size_t>(
        static_cast<std::size_t>((width + ui.px(12)) / (wanted + ui.px(12))), 1, count);
    grid.rows = (count + columns - 1) / columns;
    grid.width = columns == 1 ? width : wanted;
    return grid;
}

void draw_copy(ui::Ui& ui, ui::Rect row, const CopyView& copy, const CopyGrid& grid) {
    if (copy.current) ui::fill_rect(ui, row, ui::Role::accent_wash, 4);
    cut_left(row, ui.px(8));
    ui::draw_text(ui, cut_left(row, grid.names, ui.px(12)), ui::Type::label_strong, ui::Role::text, copy.who);
    const ui::Rect value = cut_left(row, grid.values, ui.px(12)).inset(0, ui.px(2));
    if (copy.has)
        ui::draw_box(ui, value, {ui::Role::surface, ui::Role::text, 1.5f, 5});
    else
        ui::draw_dashed_rect(ui, value, ui::Role::outline, 4, 3, 1.5f, 5);
    ui::draw_text(ui, value, ui::Type::code_bold, copy.has ? ui::Role::text : ui::Role::muted,
                  copy.has ? copy.value : "–", ui::Align::centre);
    const ui::Ink ink = copy.lost ? ui::Role::trouble : ui::Role::muted;
    const float width = ui::draw_text(ui, row, ui::Type::small, ink, copy.note);
    if (copy.lost) ui::draw_horizontal(ui, row.x, row.x + width, row.centre().y, ui::Role::trouble, 1.5f);
}

}  // namespace

float variable_width(ui::Ui& ui, const VariableView& variable) {
    const float value = ui::text_width(ui, value_type(variable), variable.value);
    const float writes = variable.writes.empty() ? 0 : ui.px(20) + writes_width(ui, variable);
    return std::max(ui::text_width(ui, ui::Type::code_bold, variable.name), value + writes);
}

float variable_height(ui::Ui& ui, const VariableView& variable) {
    const float writes = static_cast<float>(shown_writes(variable)) * ui.px(kWriteLine);
    return ui.px(24) + std::max(ui::line_height(ui, value_type(variable)), writes);
}

void draw_variable(ui::Ui& ui, const ui::Rect& rect, const VariableView& variable) {
    ui::Rect rest = rect;
    ui::draw_text(ui, cut_top(rest, ui.px(24)), ui::Type::code_bold, ui::Role::text, variable.name);
    const ui::Type type = value_type(variable);
    ui::Rect value = cut_left(rest, ui::text_width(ui, type, variable.value) + ui.px(2), ui.px(18));
    value.h = std::min(value.h, ui::line_height(ui, type));
    ui::draw_text(ui, value, type, ui::Role::text, variable.value);
    draw_writes(ui, rest, variable);
}

float lock_width(ui::Ui& ui, const LockView& lock) {
    return frame_width(ui, lock) + side_width(ui, lock);
}

float lock_height(ui::Ui& ui, const LockView& lock) {
    float inside = ui.px(kFoot);
    for (const VariableView& variable : lock.guards) inside += variable_height(ui, variable) + ui.px(6);
    const std::size_t waiters = std::min(lock.waiters.size(), kMostWaiters + 1);
    const float side = static_cast<float>(waiters) * ui.px(kToken + 6) + ui.px(24);
    return std::max(ui.px(kTab) + inside + 2 * ui.px(kFrameEdge) - ui.px(10), side);
}

void draw_lock(ui::Ui& ui, const ui::Rect& rect, const LockView& lock) {
    ui::Rect rest = rect;
    const float side = side_width(ui, lock);
    const ui::Rect beside = cut_right(rest, side);
    ui::Rect inner = ui::draw_lock_frame(ui, rest, lock.name, holder_words(ui.say, lock), lock.held);
    const ui::Rect foot = cut_bottom(inner, ui.px(20));
    for (const VariableView& variable : lock.guards)
        draw_variable(ui, cut_top(inner, variable_height(ui, variable), ui.px(6)), variable);
    ui::draw_text(ui, foot, ui::Type::small, ui::Role::muted, guarded_names(ui.say, lock));
    if (side > 0) draw_side(ui, beside, lock);
}

float copies_width(ui::Ui& ui, const std::vector<CopyView>& copies) {
    float width = ui.px(150);
    for (const CopyView& copy : copies)
        width = std::max(width, ui::text_width(ui, ui::Type::label_strong, copy.who) +
                                    ui::text_width(ui, ui::Type::code_bold, copy.value) +
                                    ui::text_width(ui, ui::Type::small, copy.note) + ui.px(96));
    return width;
}

float copies_height(ui::Ui& ui, const std::vector<CopyView>& copies, float width) {
    const CopyGrid grid = copy_grid(ui, copies, width);
    return ui.px(kCopyTitle) + static_cast<float>(grid.rows) * ui.px(kCopyRow);
}

void draw_copies(ui::Ui& ui, const ui::Rect& rect, const std::vector<CopyView>& copies) {
    ui::Rect rest = rect;
    const std::string title = ui.say.copies_of({.name = copies.front().name});
    ui::draw_text(ui, cut_top(rest, ui.px(kCopyTitle) - ui.px(4), ui.px(4)), ui::Type::small, ui::Role::muted,
                  title);
    const CopyGrid grid = copy_grid(ui, copies, rect.w);
    for (std::size_t i = 0; i < copies.size(); ++i) {
        const auto column = static_cast<float>(i / grid.rows), row = static_cast<float>(i % grid.rows);
        draw_copy(ui,
                  {rest.x + column * (grid.width + ui.px(12)), rest.y + row * ui.px(kCopyRow), grid.width,
                   ui.px(kCopyRow)},
                  copies[i], grid);
    }
}

}  // namespace asynchio::panels
