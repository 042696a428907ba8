#include "app/widgets/text.h"

#include <limits>
#include <span>

#include "app/widgets/glyph_blocks.h"

namespace asynchio::ui {
namespace {

constexpr std::string_view kEllipsis = "…";

float measure(const TypeFace& face, std::string_view text) {
    if (face.font == nullptr || text.empty()) return 0;
    constexpr float kNoLimit = std::numeric_limits<float>::max();
    return face.font->CalcTextSizeA(face.size, kNoLimit, 0, text.data(), text.data() + text.size()).x;
}

TypeFace face_for(Ui& ui, Type type, std::string_view text) {
    ui.fonts.note_text(type, text, ui.magnified);
    return ui.fonts.face(type, ui.magnified);
}

void put(Ui& ui, Type type, const TypeFace& face, float x, float base, Color color, std::string_view text) {
    if (face.font == nullptr || text.empty()) return;
    const float size = type_style(type).size * (ui.magnified ? kMagnification : 1);
    if (ui.memory.smallest == 0 || size < ui.memory.smallest) ui.memory.smallest = size, ui.memory.smallest_text = text;
    ui.draw->AddText(face.font, face.size, {std::round(x), std::round(base) - face.ascent}, color,
                     text.data(), text.data() + text.size());
}

// How many bytes of the text fit into `width`, whole characters only.
std::size_t fitting_bytes(const TypeFace& face, std::string_view text, float width) {
    std::string_view rest = text;
    float used = 0;
    while (!rest.empty()) {
        const std::string_view before = rest;
        take_character(rest);
        used += measure(face, before.substr(0, before.size() - rest.size()));
        if (used > width) return text.size() - before.size();
    }
    return text.size();
}

float span_width(Ui& ui, std::span<const Run> runs) {
    float width = 0;
    for (const Run& run : runs) width += ui.px(run.gap) + text_width(ui, run.type, run.text);
    return width;
}

float aligned_x(const Rect& rect, float width, Align align) {
    if (align == Align::right) return rect.right() - width;
    return align == Align::centre ? rect.x + (rect.w - width) / 2 : rect.x;
}

}  // namespace

float text_width(Ui& ui, Type type, std::string_view text) {
    return measure(face_for(ui, type, text), text);
}

float line_height(const Ui& ui, Type type) {
    return std::round(type_style(type).line * ui.scale);
}

std::string fit_text(Ui& ui, Type type, std::string_view text, float width) {
    const TypeFace face = face_for(ui, type, text);
    if (measure(face, text) <= width) return std::string(text);
    const float room = width - measure(face, kEllipsis);
    if (room < 0) return {};
    std::string_view kept = text.substr(0, fitting_bytes(face, text, room));
    while (!kept.empty() && kept.back() == ' ') kept.remove_suffix(1);
    return std::string(kept) + std::string(kEllipsis);
}

float draw_text(Ui& ui, const Rect& rect, Type type, Ink ink, std::string_view text, Align align) {
    return draw_runs(ui, rect, {{type, ink, text}}, align);
}

float draw_text_at(Ui& ui, ImVec2 base, Type type, Ink ink, std::string_view text) {
    const TypeFace face = face_for(ui, type, text);
    put(ui, type, face, base.x, base.y, ui.color(ink), text);
    return measure(face, text);
}

float runs_width(Ui& ui, std::initializer_list<Run> runs) {
    return span_width(ui, {runs.begin(), runs.size()});
}

float draw_runs(Ui& ui, const Rect& rect, std::initializer_list<Run> runs, Align align) {
    if (runs.size() == 0) return 0;
    if (rect.w <= 0) {
        if (!runs.begin()->text.empty()) ui.memory.cut.emplace_back(runs.begin()->text);
        return 0;
    }
    const float width = std::min(rect.w, span_width(ui, {runs.begin(), runs.size()}));
    const float base = rect.y + rect.h / 2 + ui.fonts.face(runs.begin()->type, ui.magnified).drop;
    const float start = aligned_x(rect, width, align);
    float x = start;
    for (const Run& run : runs) {
        x += ui.px(run.gap);
        const float room = rect.right() - x + 0.5f;
        if (room <= 0) break;
        const TypeFace face = face_for(ui, run.type, run.text);
        const float wanted = measure(face, run.text);
        if (wanted <= room) {
            put(ui, run.type, face, x, base, ui.color(run.ink), run.text);
            x += wanted;
            continue;
        }
        ui.memory.cut.emplace_back(run.text);
        put(ui, run.type, face, x, base, ui.color(run.ink), fit_text(ui, run.type, run.text, room));
        return rect.right() - start;
    }
    return x - start;
}

std::vector<std::string_view> wrap_text(Ui& ui, Type type, std::string_view text, float width) {
    const TypeFace face = face_for(ui, type, text);
    std::vector<std::string_view> lines;
    while (!text.empty()) {
        const std::size_t line_end = std::min(text.find('\n'), text.size());
        std::string_view line = text.substr(0, line_end);
        std::size_t fits = fitting_bytes(face, line, width);
        if (fits == line.size()) {
            lines.push_back(line);
            text.remove_prefix(std::min(text.size(), line_end + 1));
            continue;
        }
        const std::size_t space = line.rfind(' ', fits);
        // An indented line is not broken within its indent.
        if (space != std::string_view::npos && space > std::min(line.find_first_not_of(' '), line.size())) fits = space;
        if (fits == 0) {  // not even one character: take it all the same, so that this ends
            std::string_view rest = line;
            take_character(rest);
            fits = line.size() - rest.size();
        }
        lines.push_back(line.substr(0, fits));
        text.remove_prefix(fits);
        while (!text.empty() && text.front() == ' ') text.remove_prefix(1);
    }
    return lines;
}

float wrapped_height(Ui& ui, Type type, std::string_view text, float width) {
    return static_cast<float>(wrap_text(ui, type, text, width).size()) * line_height(ui, type);
}

float draw_wrapped(Ui& ui, const Rect& rect, Type type, Ink ink, std::string_view text, Align align) {
    const float line = line_height(ui, type);
    const std::vector<std::string_view> lines = wrap_text(ui, type, text, rect.w);
    const auto room = static_cast<std::size_t>(std::max(0.0f, (rect.h + 0.5f) / line));
    const std::size_t count = std::min(lines.size(), room);
    for (std::size_t i = 0; i < count; ++i) {
        const Rect place{rect.x, rect.y + static_cast<float>(i) * line, rect.w, line};
        // The last line that has room tells, by its "…", that there is more.
        const bool cut = i + 1 == count && count < lines.size();
        if (cut)
            draw_text(ui, place, type, ink, std::string(lines[i]) + " " + std::string(lines[i + 1]), align);
        else
            draw_text(ui, place, type, ink, lines[i], align);
    }
    return static_cast<float>(count) * line;
}

void draw_icon(Ui& ui, const Rect& rect, Type type, Ink ink, icon::Icon icon) {
    if (icon.empty() || !ui.fonts.has_icons()) return;
    const TypeFace face = face_for(ui, type, icon);
    if (face.font == nullptr) return;
    std::string_view rest = icon;
    const compat::GlyphBox box = compat::glyph_box(*face.font, face.size, take_character(rest));
    const ImVec2 middle = rect.centre();
    const ImVec2 at{std::round(middle.x - (box.x0 + box.x1) / 2),
                    std::round(middle.y - (box.y0 + box.y1) / 2)};
    ui.draw->AddText(face.font, face.size, at, ui.color(ink), icon.data(), icon.data() + icon.size());
}

}  // namespace asynchio::ui
