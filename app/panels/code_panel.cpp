#include "app/panels/code_panel.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "app/panels/code_text.h"
#include "app/panels/name_on_hover.h"
#include "app/panels/panel.h"
#include "app/panels/parameter_edit.h"
#include "app/panels/program_header.h"
#include "app/text/columns.h"
#include "app/text/cpp_lexer.h"
#include "app/phrases/phrases.h"
#include "app/widgets/button.h"
#include "app/widgets/chip.h"
#include "app/widgets/hit.h"
#include "app/widgets/scroll.h"
#include "app/widgets/token.h"
#include "app/widgets/tooltip.h"

namespace asynchio::panels {
namespace {

constexpr std::size_t kMostPills = 4, kRowsAround = 9;
constexpr float kPill = 22, kWidestPill = 120, kToggle = 24, kBelowCode = 6;
constexpr float kMostMarks = 0.45f;  // of a line that is wrapped anyway

// A line with everything that stands on it, measured.
struct LaidLine {
    std::vector<CodeToken> tokens;
    std::vector<CodeRow> rows;
    std::size_t code_end = 0;  // bytes before the comment
    float marks = 0;           // width of what stands at the right end
    std::size_t pills = 0;     // so many of the line's have room there
};

float short_pill_width(ui::Ui& ui, const PillView& pill) {
    return std::min(pill_width(ui, pill), ui.px(kWidestPill));
}

std::string rest_of_pills(const CodeLineView& line, std::size_t shown) {
    return fmt::format("+{}", line.pills.size() - shown);
}

float marks_width(ui::Ui& ui, const CodeLineView& line, std::size_t shown) {
    float width = 0;
    for (std::size_t i = 0; i < shown; ++i) width += short_pill_width(ui, line.pills[i]) + ui.px(4);
    if (line.pills.size() > shown) width += ui::text_width(ui, ui::Type::smallest_strong, rest_of_pills(line, shown)) + ui.px(8);
    if (!line.blocked.empty()) width += ui::task_pill_width(ui, line.blocked) + ui.px(4);
    if (line.trouble) width += ui.px(24);
    return width > 0 ? width + ui.px(8) : 0;
}

// Pills give way to the code: so many stay that they do not break a line that is whole without them, and leave a longer
// one most of its room. The first one stays.
void fit_marks(ui::Ui& ui, const CodeLineView& line, float code, float room, LaidLine& laid) {
    laid.pills = line.pills.size() > kMostPills ? kMostPills - 1 : line.pills.size();
    const auto crowded = [&] {
        laid.marks = marks_width(ui, line, laid.pills);
        return code + laid.marks > room && (code <= room || laid.marks > room * kMostMarks);
    };
    while (crowded() && laid.pills > 1) --laid.pills;
}

std::size_t end_of_code(std::string_view text, std::span<const CodeToken> tokens) {
    if (tokens.empty() || tokens.back().kind != CodeKind::comment) return text.size();
    std::size_t end = tokens.back().begin;
    while (end > 0 && text[end - 1] == ' ') --end;
    return end;
}

LaidLine lay(ui::Ui& ui, const CodeFace& face, const CodeLineView& line, Language language, LexState& state, float width) {
    LaidLine laid;
    if (language == Language::cpp) lex_cpp_line(line.text, laid.tokens);
    else state = lex_python_line(line.text, state, laid.tokens);
    laid.code_end = end_of_code(line.text, laid.tokens);
    const auto cells = static_cast<float>(column_at_byte(line.text, laid.code_end));
    if (!ui.projector) fit_marks(ui, line, cells * face.advance, width - face.gutter, laid);  // nothing that small for a room
    const float room = width - face.gutter - laid.marks;
    const auto columns = static_cast<std::size_t>(std::max(1.0f, std::floor(room / face.advance)));
    if (line.parameter >= 0)
        laid.rows = {{0, line.text.size(), 0, 0}};
    else
        laid.rows = wrap_code(std::string_view(line.text).substr(0, laid.code_end), columns);
    return laid;
}

// Who is here, where not everybody's name has room.
void name_all(ui::Ui& ui, const ui::Rect& place, const CodeLineView& line) {
    std::vector<std::string> names;
    for (const PillView& pill : line.pills) names.push_back(pill.name);
    const std::string title = ui.say.explain_line({.line = line.number});
    name_on_hover(ui, ui::hit(ui, "pills", place, {.tab_stop = false, .grow = false}), title, names);
}

// False when some of those who are here are only counted, or their names cut: the mouse says them.
bool draw_marks(ui::Ui& ui, ui::Rect place, const CodeLineView& line, const LaidLine& laid) {
    cut_right(place, ui.px(8));
    const float right = place.right();
    const auto next = [&](float width) {
        return ui::rect_around(cut_right(place, width, ui.px(4)).centre(), width, ui.px(kPill));
    };
    bool whole = true;
    if (line.pills.size() > laid.pills) {
        const std::string rest = rest_of_pills(line, laid.pills);
        ui::draw_text(ui, next(ui::text_width(ui, ui::Type::smallest_strong, rest) + ui.px(4)),
                      ui::Type::smallest_strong, ui::Role::muted, rest);
        whole = false;
    }
    for (std::size_t i = laid.pills; i-- > 0;) {
        const float width = short_pill_width(ui, line.pills[i]);
        draw_pill(ui, next(width), line.pills[i]);
        whole = whole && width >= pill_width(ui, line.pills[i]);
    }
    if (!whole) name_all(ui, {place.right(), place.y, right - place.right(), place.h}, line);
    if (!line.blocked.empty())
        ui::draw_task_pill(ui, next(ui::task_pill_width(ui, line.blocked)), ui::Look::blocking, line.blocked);
    if (line.trouble) ui::draw_icon(ui, next(ui.px(18)), ui::Type::label, ui::Role::trouble, ui::icon::error);
    return whole;
}

// The value of a slider line as a chip. Returns x behind it.
float draw_chip(ui::Ui& ui, const CodeFace& face, ImVec2 at, const ParameterView& parameter,
                Actions& actions) {
    const float height = std::min(ui.px(ui::kChipHeight), face.row - ui.px(1));
    const auto place = [&](float width) {
        return ui::snapped({at.x, at.y + (face.row - height) / 2, width, height});
    };
    if (!parameter.locked.empty()) {
        const std::vector<std::string_view> names = labels_of(parameter);
        const auto index = static_cast<std::size_t>(std::max(parameter.chosen, 0));
        const std::string_view shown = index < names.size() ? names[index] : std::string_view(parameter.value_text);
        const float width = ui::locked_chip_width(ui, shown);
        ui::draw_locked_chip(ui, place(width), shown);
        return at.x + width;
    }
    if (!parameter.choice) {
        const ui::SliderRange range = range_of(parameter);
        const float width = ui::value_chip_width(ui, range, parameter.value);
        ask_for(parameter, ui::value_chip(ui, parameter.name, place(width), range, parameter.value), actions);
        return at.x + width;
    }
    const std::vector<std::string_view> labels = labels_of(parameter);
    if (labels.empty()) return at.x;
    const auto chosen = static_cast<std::size_t>(std::max(parameter.chosen, 0));
    const float width = ui::choice_chip_width(ui, labels[std::min(chosen, labels.size() - 1)]);
    if (const auto picked = ui::choice_chip(ui, parameter.name, place(width), labels, parameter.chosen))
        ask_for(parameter, *picked, actions);
    return at.x + width;
}

// Comments give way to the marks, code never. One that would be cut comes closer to its code. Returns x behind it.
float draw_comment(ui::Ui& ui, const CodeFace& face, ImVec2 at, const CodeLineView& line, const LaidLine& laid,
                   float right) {
    if (laid.code_end >= line.text.size()) return at.x;
    const std::size_t begin = laid.tokens.back().begin;
    const std::string_view comment = std::string_view(line.text).substr(begin);
    const float width = ui::text_width(ui, face.plain, comment);
    const float aligned = at.x + static_cast<float>(begin - laid.code_end) * face.advance;
    const float closest = std::min(aligned, at.x + 2 * face.advance);
    const float x = std::max(closest, std::min(aligned, right - width));
    if (right - x < 4 * face.advance) return at.x;
    ui::draw_text(ui, {x, at.y, right - x, face.row}, face.plain, ui::Role::muted, comment);
    return std::min(x + width, right);
}

void draw_parameter_line(ui::Ui& ui, const CodeFace& face, ImVec2 at, const CodeLineView& line,
                         const LaidLine& laid, const ParameterView& parameter, float right,
                         Actions& actions) {
    const std::size_t begin = std::min(line.value_begin, line.text.size());
    const std::size_t end = std::clamp(line.value_end, begin, line.text.size());
    at.x = draw_code(ui, face, at, line.text, laid.tokens, 0, begin) + ui.px(1);
    at.x = draw_chip(ui, face, at, parameter, actions) + ui.px(1);
    if (laid.code_end > end) at.x = draw_code(ui, face, at, line.text, laid.tokens, end, laid.code_end);
    at.x = draw_comment(ui, face, at, line, laid, right) + ui.px(8);
    ui::draw_text(ui, {at.x, at.y, std::max(0.0f, right - at.x), face.row},
                  ui.projector ? ui::Type::projected_code : ui::Type::smallest, ui::Role::muted, line.unit);
}


// For a room there are no chips: what the number means stands behind it, "# create_task", "# s". Returns x behind it.
float draw_meaning(ui::Ui& ui, const CodeFace& face, ImVec2 at, const CodeLineView& line, const ParameterView& parameter, float right) {
    const std::vector<std::string_view> labels = parameter.choice ? labels_of(parameter) : std::vector<std::string_view>{};
    const auto chosen = static_cast<std::size_t>(std::max(parameter.chosen, 0));
    const std::string_view meaning = chosen < labels.size() ? labels[chosen] : std::string_view(line.unit);
    if (meaning.empty()) return at.x;
    const std::string words = fmt::format("  # {}", meaning);
    const float width = static_cast<float>(column_at_byte(words, words.size())) * face.advance;
    if (at.x + width > right) return at.x;
    ui::draw_text(ui, {at.x, at.y, width + face.advance, face.row}, face.plain, ui::Role::muted, words);
    return at.x + width;
}

// Small buttons behind the code, where they do not cover the marks. Returns x behind the last.
float draw_toggles(ui::Ui& ui, const CodeFace& face, ImVec2 at, const CodeLineView& line, float right, Actions& actions) {
    const float size = std::min(ui.px(kToggle), face.row);
    at.x += ui.px(8);
    for (const FixView& toggle : line.toggles) {
        if (at.x + size > right) break;
        ImGui::PushID(static_cast<int>(toggle.rewrite));
        const ui::Rect place = ui::rect_around({at.x + size / 2, at.y + face.row / 2}, size, size);
        const ui::ButtonLook look{.kind = ui::ButtonKind::plain, .icon = ui::icon::toggle, .tooltip = toggle.words, .type = ui::Type::smallest};
        if (ui::button(ui, "toggle", place, {}, look)) actions.push_back(RewriteLine{toggle.line, toggle.rewrite});
        ImGui::PopID();
        at.x += size;
    }
    return at.x;
}

// The gutter: a click sets a breakpoint and takes it away.
void draw_breakpoint(ui::Ui& ui, const CodeFace& face, const ui::Rect& rect, const CodeLineView& line, Actions& actions) {
    const ui::Rect gutter{rect.x, rect.y, face.gutter - ui.px(6), face.row};
    const ui::Hit hit = ui::hit(ui, "gutter", gutter, {.tab_stop = false, .grow = false, .cursor = ImGuiMouseCursor_Hand});
    if (hit.clicked) actions.push_back(ToggleBreakpoint{line.number});
    const ImVec2 centre{rect.x + ui.px(9), rect.y + face.row / 2};
    if (line.breakpoint) ui::draw_dot(ui, centre, 4.5f, ui::Role::trouble);
    else if (hit.hovered) ui::draw_ring(ui, centre, 9, ui::Role::trouble, 1.5f);
    ui::tooltip(ui, hit, line.breakpoint ? ui.say.breakpoint_remove() : ui.say.breakpoint_set());
}

void draw_line(ui::Ui& ui, const CodeFace& face, const ui::Rect& rect, const Scene& scene,
               const CodeLineView& line, const LaidLine& laid, Actions& actions) {
    if (line.current)
        draw_current_line(ui, rect);
    else if (line.lit)
        ui::draw_box(ui, rect, {ui::Role::sunken, ui::Role::accent, 1, 0});
    if (line.answers) ui::fill_rect(ui, {rect.x + ui.px(2), rect.y, ui.px(ui.projector ? 6 : 3), rect.h}, ui::Role::agreed);
    draw_line_number(ui, face, rect, static_cast<std::size_t>(line.number), line.current);
    const float left = rect.x + face.gutter, right = rect.right() - laid.marks;
    const bool slider = !ui.projector && line.parameter >= 0 &&
                        static_cast<std::size_t>(line.parameter) < scene.parameters.size();
    if (slider) {
        draw_parameter_line(ui, face, {left, rect.y}, line, laid,
                            scene.parameters[static_cast<std::size_t>(line.parameter)], right, actions);
    } else {
        ImVec2 end{left, rect.y};
        for (std::size_t i = 0; i < laid.rows.size(); ++i) {
            const CodeRow& row = laid.rows[i];
            end.y = rect.y + static_cast<float>(i) * face.row;
            end.x = left + static_cast<float>(row.indent) * face.advance;
            end.x = draw_code(ui, face, end, line.text, laid.tokens, row.begin, row.end);
        }
        if (ui.projector && line.parameter >= 0 && static_cast<std::size_t>(line.parameter) < scene.parameters.size())
            end.x = draw_meaning(ui, face, end, line, scene.parameters[static_cast<std::size_t>(line.parameter)], right);
        if (!ui.projector && !line.toggles.empty()) end.x = draw_toggles(ui, face, end, line, right, actions);
        draw_comment(ui, face, end, line, laid, right);
    }
    const bool named = ui.projector || draw_marks(ui, {rect.x, rect.y, rect.w, face.row}, line, laid);
    if (!ui.projector) draw_breakpoint(ui, face, rect, line, actions);
    ui::Rect code = rect;
    cut_left(code, ui.projector ? 0 : face.gutter);
    if (!named) cut_right(code, laid.marks);  // the pills answer the mouse there
    const ui::Hit hit = ui::hit(ui, "line", code, {.tab_stop = false, .grow = false});
    if (hit.double_clicked && !ui.projector) actions.push_back(StartEditing{line.number});
}

void draw_numbered(ui::Ui& ui, const CodeFace& face, const ui::Rect& rect, const Scene& scene, const CodeLineView& line,
                   const LaidLine& laid, Actions& actions) {
    ImGui::PushID(line.number);
    draw_line(ui, face, rect, scene, line, laid, actions);
    ImGui::PopID();
}

// Where a learner is to set values, the lines that have them stay in sight, with all above them; no more than a few.
std::size_t fixed_lines(const Scene& scene) {
    constexpr std::size_t kMost = 10;
    const Stage stage = scene.flow.stage;
    if (!scene.flow.on || stage < Stage::break_it) return 0;
    std::size_t lines = 0;
    for (std::size_t i = 0; i < scene.code.size() && i < kMost; ++i)
        if (scene.code[i].parameter >= 0) lines = i + 1;
    return lines;
}

CodeFace face_for(ui::Ui& ui, const ui::Rect& rect, const Scene& scene) {
    if (ui.projector) return projected_code_face(ui);
    std::size_t columns = 0;
    for (const CodeLineView& line : scene.code) columns = std::max(columns, line.text.size());
    return code_face(ui, rect.w, rect.h - ui.px(kBelowCode), scene.code.size(), columns);
}

// Lines [first, end) of a program.
struct LineSpan {
    std::size_t first, end;
};

// The first line that an answer was read from; behind the last one if there is none.
std::size_t answering_line(const Scene& scene) {
    return static_cast<std::size_t>(std::ranges::find(scene.code, true, &CodeLineView::answers) - scene.code.begin());
}

// The one that is spoken of: who steps through the run again wants to see where it is.
std::size_t current_line(const Scene& scene) {
    const std::size_t answering = answering_line(scene);
    if (scene.transport.at_end && answering < scene.code.size()) return answering;
    const auto current = std::ranges::find(scene.code, true, &CodeLineView::current);
    return current == scene.code.end() ? 0 : static_cast<std::size_t>(current - scene.code.begin());
}

// As many on both sides as there is room for rows; at an end of the program more on the other side.
LineSpan lines_around(const std::vector<LaidLine>& laid, std::size_t middle) {
    LineSpan shown{middle, middle + 1};
    std::size_t left = kRowsAround - std::min(kRowsAround, laid[middle].rows.size());
    for (;;) {
        const bool up = shown.first > 0 && laid[shown.first - 1].rows.size() <= left;
        const bool down = shown.end < laid.size() && laid[shown.end].rows.size() <= left;
        if (!up && !down) return shown;
        if (up && (!down || middle - shown.first <= shown.end - 1 - middle)) left -= laid[--shown.first].rows.size();
        else left -= laid[shown.end++].rows.size();
    }
}

float height_of(const std::vector<LaidLine>& laid, const CodeFace& face, LineSpan lines) {
    float rows = 0;
    for (std::size_t i = lines.first; i < lines.end; ++i) rows += static_cast<float>(laid[i].rows.size());
    return rows * face.row;
}

bool begins_block(const CodeLineView& line) { return !line.text.empty() && line.text[0] != ' ' && line.text[0] != '\t'; }

// Where the second column begins: as near to the middle as one of the blocks or, if none of them does, any line. 0: nowhere.
std::size_t second_column(const Scene& scene, const std::vector<LaidLine>& laid, const CodeFace& face, float room) {
    const float half = height_of(laid, face, {0, laid.size()}) / 2;
    if (half > room) return 0;
    const auto nearest = [&](bool blocks) {
        std::size_t best = 0;
        float distance = room, above = 0;
        for (std::size_t i = 1; i < laid.size(); ++i) {
            above += static_cast<float>(laid[i - 1].rows.size()) * face.row;
            const float below = 2 * half - above;
            if (above > room || below > room || (blocks && !begins_block(scene.code[i]))) continue;
            if (std::abs(above - half) < distance) distance = std::abs(above - half), best = i;
        }
        return best;
    };
    const std::size_t block = nearest(true);
    return block > 0 ? block : nearest(false);
}

}  // namespace

void draw_code_lines(ui::Ui& ui, const ui::Rect& rect, const Scene& scene, Actions& actions) {
    const CodeFace face = face_for(ui, rect, scene);
    std::vector<LaidLine> laid;
    laid.reserve(scene.code.size());
    LexState state;
    float height = 0;
    // The scrollbar's room is kept free, so that wrapping does not depend on whether there is one.
    const float width = rect.w - ImGui::GetStyle().ScrollbarSize;
    for (const CodeLineView& line : scene.code) {
        laid.push_back(lay(ui, face, line, scene.language, state, width));
        height += static_cast<float>(laid.back().rows.size()) * face.row;
    }
    const std::size_t fixed = height + ui.px(kBelowCode) > rect.h ? fixed_lines(scene) : 0;
    ui::Rect rest = rect;
    float y = rect.y;
    for (std::size_t i = 0; i < fixed; ++i) {
        const float tall = static_cast<float>(laid[i].rows.size()) * face.row;
        draw_numbered(ui, face, {rect.x, y, width, tall}, scene, scene.code[i], laid[i], actions);
        y += tall, height -= tall;
    }
    if (fixed > 0) {
        ui::cut_top(rest, y - rect.y);
        ui::draw_horizontal(ui, rect.x, rect.right(), y, ui::Role::hairline);
    }
    if (height > rest.h) rest.h = std::max(1.0f, std::floor(rest.h / face.row)) * face.row;  // no half line is seen
    // Whole lines below the last one, too: at the end of the scrolling none is cut.
    const float below = fixed > 0 ? 0 : std::ceil(ui.px(kBelowCode) / face.row) * face.row;
    ui::ScrollArea area(ui, "program", rest, height > rest.h ? height + below : height);
    y = area.content().y;
    const std::size_t spoken = current_line(scene);
    for (std::size_t i = fixed; i < laid.size(); ++i) {
        const CodeLineView& line = scene.code[i];
        const ui::Rect place{area.content().x, y, area.content().w,
                             static_cast<float>(laid[i].rows.size()) * face.row};
        y = place.bottom();
        if (i == spoken && (line.current || line.answers) && changed_since("spoken of", line.number))
            area.reveal(place.inset(0, -2 * face.row));
        // Also where they only touch it: the marks of a line are a little higher than the line.
        if (place.bottom() <= area.visible().y + 1 || place.y >= area.visible().bottom() - 1) continue;
        draw_numbered(ui, face, place, scene, line, laid[i], actions);
    }
    if (area.scrolls()) area.begin_with_whole_row(face.row);
}

bool draw_code_columns(ui::Ui& ui, const ui::Rect& rect, const Scene& scene, Actions& actions) {
    const CodeFace face = face_for(ui, rect, scene);
    ui::Rect right = rect;
    const float gap = ui.px(32);
    const ui::Rect left = cut_left(right, (rect.w - gap) / 2, gap);
    std::vector<LaidLine> laid;
    LexState state;
    for (const CodeLineView& line : scene.code) laid.push_back(lay(ui, face, line, scene.language, state, left.w));
    const std::size_t second = second_column(scene, laid, face, rect.h);
    if (second == 0) return false;
    const auto draw = [&](const ui::Rect& column, LineSpan lines) {
        float y = column.y;
        for (std::size_t i = lines.first; i < lines.end; ++i) {
            const float tall = static_cast<float>(laid[i].rows.size()) * face.row;
            draw_numbered(ui, face, {column.x, y, column.w, tall}, scene, scene.code[i], laid[i], actions);
            y += tall;
        }
    };
    draw(left, {0, second});
    draw(right, {second, laid.size()});
    ui::draw_vertical(ui, right.x - gap / 2, rect.y, rect.bottom(), ui::Role::hairline);
    return true;
}

ui::Rect code_around_size(ui::Ui& ui, const Scene& scene) {
    const CodeFace face = large_code_face(ui);
    constexpr float kAnyWidth = 1e5f;
    std::size_t longest = 0;
    LexState state;
    for (const CodeLineView& line : scene.code) {
        const LaidLine laid = lay(ui, face, line, scene.language, state, kAnyWidth);
        longest = std::max<std::size_t>(longest, column_at_byte(line.text, laid.rows.back().end));
    }
    const float rows = static_cast<float>(std::clamp<std::size_t>(scene.code.size(), 1, kRowsAround));
    return {0, 0, face.gutter + (static_cast<float>(longest) + 1) * face.advance, rows * face.row};
}

void draw_code_around_current(ui::Ui& ui, const ui::Rect& rect, const Scene& scene, Actions& actions) {
    if (scene.code.empty()) return;
    const CodeFace face = large_code_face(ui);
    std::vector<LaidLine> laid;
    LexState state;
    for (const CodeLineView& line : scene.code) laid.push_back(lay(ui, face, line, scene.language, state, rect.w));
    const LineSpan shown = lines_around(laid, current_line(scene));
    const ui::Clip clip(ui, rect);
    float y = rect.y;
    for (std::size_t i = shown.first; i < shown.end; ++i) {
        const float tall = static_cast<float>(laid[i].rows.size()) * face.row;
        draw_numbered(ui, face, {rect.x, y, rect.w, tall}, scene, scene.code[i], laid[i], actions);
        y += tall;
    }
}

void draw_code_panel(ui::Ui& ui, const ui::Rect& rect, const Scene& scene, const UiState& ui_state,
                     Actions& actions) {
    const ui::FocusGroup group(ui, 1);
    draw_code_lines(ui, draw_program_header(ui, rect, scene, ui_state, actions), scene, actions);
}

float code_panel_height(ui::Ui& ui, const Scene& scene, float width) {
    return program_header_height(ui, scene, width) + static_cast<float>(scene.code.size()) * ui.px(22) +
           ui.px(8);
}

}  // namespace asynchio::panels
