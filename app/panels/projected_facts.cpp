#include "app/panels/projected_facts.h"

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

constexpr std::size_t kMostWrites = 4, kMostVariables = 2, kCopiesInColumn = 2;
constexpr float kGap = 28, kPad = 32, kEdge = 12, kBetween = 4;

// The variables that matter most: those a lock guards come first, as the pen beside the board.
std::vector<const VariableView*> variables_of(const VariablesView& view) {
    std::vector<const VariableView*> variables;
    for (const LockView& lock : view.locks)
        for (const VariableView& variable : lock.guards) variables.push_back(&variable);
    for (const VariableView& variable : view.free) variables.push_back(&variable);
    variables.resize(std::min(variables.size(), kMostVariables));
    return variables;
}

std::string who_wrote(const Phrases& say, const WriteView& write) {
    return write.lost ? say.write_lost_short({.who = write.who}) : write.who;
}

float writes_width(ui::Ui& ui, const VariableView& variable) {
    float width = 0;
    for (const WriteView& write : variable.writes)
        width = std::max(width, ui::runs_width(ui, {{Type::projected_value, Role::text, write.text},
                                                    {Type::projected_state, Role::text, who_wrote(ui.say, write), 14}}));
    return width;
}

float value_width(ui::Ui& ui, const VariableView& variable) {
    return std::max(ui::text_width(ui, Type::big_value, variable.value),
                    ui::text_width(ui, Type::projected_label, variable.name));
}

float variable_width(ui::Ui& ui, const VariableView& variable) {
    return value_width(ui, variable) + ui.px(kGap) + writes_width(ui, variable) + ui.px(2);
}

std::string lock_words(const Phrases& say, const LockView& lock) {
    return lock.held ? say.lock_held_short({.lock = lock.name, .who = lock.holder}) : say.lock_free_short({.lock = lock.name});
}

float lock_width(ui::Ui& ui, const LockView& lock) {
    return ui::text_width(ui, Type::projected_label_strong, lock_words(ui.say, lock)) + ui.px(44);
}

float write_height(ui::Ui& ui) { return ui::line_height(ui, Type::projected_value) + ui.px(kBetween); }

// The last ones, as many as have room.
std::size_t shown_writes(ui::Ui& ui, const Rect& rest, const VariableView& variable) {
    const auto room = static_cast<std::size_t>(std::max(1.0f, (rest.h + ui.px(kBetween)) / write_height(ui)));
    return std::min({variable.writes.size(), kMostWrites, room});
}

void draw_writes(ui::Ui& ui, Rect rest, const VariableView& variable, std::size_t count) {
    for (std::size_t i = variable.writes.size() - count; i < variable.writes.size(); ++i) {
        const WriteView& write = variable.writes[i];
        const Rect line = ui::cut_top(rest, ui::line_height(ui, Type::projected_value), ui.px(kBetween));
        ui::draw_runs(ui, line,
                      {{Type::projected_value, Role::text, write.text},
                       {Type::projected_state, write.lost ? Role::trouble : Role::muted, who_wrote(ui.say, write), 14}});
        if (!write.lost) continue;
        const float width = ui::text_width(ui, Type::projected_value, write.text);
        ui::draw_horizontal(ui, line.x, line.x + width, line.centre().y, Role::trouble, 3);
    }
}

void draw_variable(ui::Ui& ui, Rect rest, const VariableView& variable) {
    Rect left = ui::cut_left(rest, value_width(ui, variable), ui.px(kGap));
    ui::draw_text(ui, ui::cut_top(left, ui::line_height(ui, Type::projected_label)), Type::projected_label,
                  Role::muted, variable.name);
    left.h = std::min(left.h, ui::line_height(ui, Type::big_value));
    ui::draw_text(ui, left, Type::big_value, Role::text, variable.value);
    const std::size_t writes = shown_writes(ui, rest, variable);
    draw_writes(ui, ui::rect_around(rest.centre(), rest.w, static_cast<float>(writes) * write_height(ui)), variable, writes);
}

void draw_lock(ui::Ui& ui, const Rect& rect, const LockView& lock) {
    const float height = ui::line_height(ui, Type::projected_label_strong) + ui.px(16);
    const Rect box = ui::rect_around(rect.centre(), rect.w, height);
    if (lock.held) ui::draw_box(ui, box, {Role::surface, Role::text, 3, 8});
    else ui::draw_dashed_rect(ui, box, Role::outline, 8, 6, 3, 8);
    ui::draw_text(ui, box, Type::projected_label_strong, lock.held ? Role::text : Role::muted, lock_words(ui.say, lock),
                  ui::Align::centre);
}

// What each one has read for itself: "T0 0", one below the other, in columns of two.
struct CopiesPlace {
    float column = 0, width = 0;
};
CopiesPlace place_copies(ui::Ui& ui, const VariablesView& view) {
    CopiesPlace place;
    if (view.copies.empty()) return place;
    for (const CopyView& copy : view.copies)
        place.column = std::max(place.column, ui::runs_width(ui, {{Type::projected_state, Role::muted, copy.who},
                                                                  {Type::projected_value, Role::text, copy.value, 10}}));
    const std::size_t columns = (view.copies.size() + kCopiesInColumn - 1) / kCopiesInColumn;
    const float title = ui::text_width(ui, Type::projected_state, ui.say.copies_of({.name = view.copies.front().name}));
    place.width = std::max(title, static_cast<float>(columns) * (place.column + ui.px(kGap)) - ui.px(kGap)) + ui.px(2);
    return place;
}

void draw_copies(ui::Ui& ui, Rect rest, const VariablesView& view) {
    const CopiesPlace place = place_copies(ui, view);
    const float line = ui::line_height(ui, Type::projected_value), title = ui::line_height(ui, Type::projected_state) + ui.px(4);
    const auto lines = static_cast<float>(std::min(view.copies.size(), kCopiesInColumn));
    rest = ui::rect_around(rest.centre(), rest.w, std::min(rest.h, title + lines * line));
    ui::draw_text(ui, ui::cut_top(rest, title), Type::projected_state, Role::muted, ui.say.copies_of({.name = view.copies.front().name}));
    for (std::size_t i = 0; i < view.copies.size(); ++i) {
        const CopyView& copy = view.copies[i];
        const Rect cell{rest.x + static_cast<float>(i / kCopiesInColumn) * (place.column + ui.px(kGap)),
                        rest.y + static_cast<float>(i % kCopiesInColumn) * line, place.column + ui.px(2), line};
        ui::draw_runs(ui, cell, {{Type::projected_state, Role::muted, copy.who},
                                 {Type::projected_value, copy.lost ? Role::trouble : Role::text, copy.value, 10}});
    }
}

float shared_width(ui::Ui& ui, const VariablesView& view) {
    float width = 0;
    for (const VariableView* variable : variables_of(view)) width += variable_width(ui, *variable) + ui.px(kGap);
    if (!view.locks.empty()) width += lock_width(ui, view.locks.front()) + ui.px(kGap);
    return width > 0 ? width + 2 * ui.px(kPad) - ui.px(kGap) : 0;
}

float width_with_copies(ui::Ui& ui, const VariablesView& view) {
    const float shared = shared_width(ui, view), copies = place_copies(ui, view).width;
    return shared > 0 && copies > 0 ? shared + copies + ui.px(kGap) : shared;
}

}  // namespace

float projected_facts_width(ui::Ui& ui, const VariablesView& view, float most) {
    const float width = width_with_copies(ui, view);
    return width <= most ? width : shared_width(ui, view);
}

float projected_facts_height(ui::Ui& ui) {
    return static_cast<float>(kMostWrites) * write_height(ui) - ui.px(kBetween) + 2 * ui.px(kEdge);
}

void draw_projected_facts(ui::Ui& ui, const Rect& rect, const VariablesView& view) {
    ui::draw_box(ui, rect, {Role::surface, Role::edge, 2, 10});
    Rect rest = rect.inset(ui.px(kPad), ui.px(kEdge));
    if (!view.copies.empty() && rect.w >= width_with_copies(ui, view) - 1)
        draw_copies(ui, ui::cut_right(rest, place_copies(ui, view).width, ui.px(kGap)), view);
    for (const VariableView* variable : variables_of(view))
        draw_variable(ui, ui::cut_left(rest, variable_width(ui, *variable), ui.px(kGap)), *variable);
    if (!view.locks.empty()) draw_lock(ui, ui::cut_left(rest, lock_width(ui, view.locks.front())), view.locks.front());
}

}  // namespace asynchio::panels
