#include "app/panels/code_text.h"

#include <fmt/format.h>

#include <algorithm>

#include "app/text/columns.h"

namespace asynchio::panels {
namespace {

constexpr float kGutter = 44;
constexpr float kClosestRow = 18;
constexpr std::size_t kHang = 4;
constexpr std::size_t kLeastColumns = 16;

CodeFace face_of(ui::Ui& ui, ui::Type plain, ui::Type bold, float row, float gutter) {
    return {plain, bold, ui::text_width(ui, plain, "0000000000") / 10, row, ui.px(gutter)};
}

std::size_t cells_of(std::string_view line) {
    const bool simple = std::all_of(line.begin(), line.end(), [](char c) { return c >= ' ' && c < 0x7F; });
    return simple ? line.size() : column_at_byte(line, line.size());
}

// Where to break the row that begins at `begin`: behind a space, comma or opening bracket if there is one in
// its second half, else where it is full.
std::size_t break_of(std::string_view line, std::size_t begin, std::size_t first, std::size_t columns) {
    std::size_t full = begin;
    while (full < line.size()) {
        const std::size_t next = next_cluster(line, full);
        if (column_at_byte(line, next) - first > columns) break;
        full = next;
    }
    full = std::max(full, next_cluster(line, begin));
    if (full >= line.size()) return line.size();
    const auto last_of = [&](std::string_view characters) -> std::size_t {
        for (std::size_t at = full; at > begin + (full - begin) / 2; --at)
            if (characters.find(line[at - 1]) != std::string_view::npos) return at;
        return 0;
    };
    if (const std::size_t at = last_of(" ,")) return at;
    const std::size_t at = last_of("([.");
    return at > 0 ? at : full;
}

ui::Ink ink_of(CodeKind kind) {
    switch (kind) {
        case CodeKind::await: return ui::Role::accent;
        case CodeKind::string:
        case CodeKind::comment: return ui::Role::muted;
        default: return ui::Role::text;
    }
}

}  // namespace

CodeFace code_face(ui::Ui& ui, float width, float height, std::size_t lines, std::size_t columns) {
    const auto count = static_cast<float>(std::max<std::size_t>(lines, 1));
    CodeFace large = face_of(ui, ui::Type::code_large, ui::Type::code_large_bold, ui.px(28), kGutter);
    const float large_width = large.gutter + static_cast<float>(columns + 8) * large.advance;
    if (count * large.row <= height && large_width <= width) return large;
    CodeFace small = face_of(ui, ui::Type::code, ui::Type::code_bold, ui.px(22), kGutter);
    // The lines come closer where more of the program is seen then.
    small.row = std::clamp(std::floor(height / count), ui.px(kClosestRow), ui.px(26));
    return small;
}

CodeFace projected_code_face(ui::Ui& ui) {
    return face_of(ui, ui::Type::projected_code, ui::Type::projected_code_bold,
                   ui::line_height(ui, ui::Type::projected_code), 70);
}

CodeFace large_code_face(ui::Ui& ui) {
    return face_of(ui, ui::Type::projected_code_large, ui::Type::projected_code_large_bold,
                   ui::line_height(ui, ui::Type::projected_code_large), 84);
}

std::vector<CodeRow> wrap_code(std::string_view line, std::size_t columns) {
    columns = std::max(columns, kLeastColumns);
    if (cells_of(line) <= columns) return {{0, line.size(), 0, 0}};
    const std::size_t own = std::min(line.find_first_not_of(' '), line.size());
    const std::size_t hang = std::min(own + kHang, columns / 2);
    std::vector<CodeRow> rows;
    std::size_t begin = 0;
    while (begin < line.size()) {
        const std::size_t indent = rows.empty() ? 0 : hang;
        const std::size_t first = column_at_byte(line, begin);
        const std::size_t end = break_of(line, begin, first, columns - indent);
        rows.push_back({begin, end, indent, first});
        begin = end;
    }
    return rows;
}

std::size_t count_rows(std::string_view line, std::size_t columns) {
    // Most lines are short, and a program may be long.
    if (line.size() <= columns && line.find('\t') == std::string_view::npos) return 1;
    return wrap_code(line, columns).size();
}

float draw_code(ui::Ui& ui, const CodeFace& face, ImVec2 at, std::string_view line,
                std::span<const CodeToken> tokens, std::size_t begin, std::size_t end) {
    const std::size_t first = column_at_byte(line, begin);
    const auto x_of = [&](std::size_t byte) {
        return at.x + static_cast<float>(column_at_byte(line, byte) - first) * face.advance;
    };
    for (const CodeToken& token : tokens) {
        std::size_t from = std::max<std::size_t>(token.begin, begin);
        const std::size_t to = std::min<std::size_t>(token.end, end);
        const bool strong = token.kind == CodeKind::keyword || token.kind == CodeKind::await;
        while (from < to) {
            // Spaces draw nothing, and a tab is no character of the font.
            from = std::min(line.find_first_not_of(" \t", from), to);
            const std::size_t stop = std::min(line.find('\t', from), to);
            if (from >= stop) break;
            const std::string_view piece = line.substr(from, stop - from);
            const float x = x_of(from);
            ui::draw_text(ui, {x, at.y, x_of(stop) - x + 2 * face.advance, face.row},
                          strong ? face.bold : face.plain, ink_of(token.kind), piece);
            from = stop;
        }
    }
    return x_of(end);
}

void draw_line_number(ui::Ui& ui, const CodeFace& face, const ui::Rect& row, std::size_t number,
                      bool current) {
    const ui::Rect place{row.x, row.y, face.gutter - ui.px(12), face.row};
    const ui::Type bold = ui.projector ? face.bold : ui::Type::code_bold;
    const ui::Type quiet = ui.projector ? ui::Type::projected_code : ui::Type::smallest_mono;
    ui::draw_text(ui, place, current ? bold : quiet, current ? ui::Role::accent : ui::Role::muted,
                  fmt::format("{}", number), ui::Align::right);
}

void draw_current_line(ui::Ui& ui, const ui::Rect& row) {
    ui::fill_rect(ui, row, ui::Role::accent_wash);
    ui::fill_rect(ui, {row.x, row.y, ui.px(4), row.h}, ui::Role::accent);
}

}  // namespace asynchio::panels
