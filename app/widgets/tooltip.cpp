#include "app/widgets/tooltip.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include "app/widgets/bar.h"

namespace asynchio::ui {
namespace {

constexpr double kDelay = 0.4;
constexpr float kLeastWidth = 260;
constexpr float kMostWidth = 460;
constexpr float kPadding = 14;
constexpr float kSwatch = 22;

float natural_width(Ui& ui, const TooltipContent& content) {
    float width = text_width(ui, Type::body_strong, content.title) + (content.look ? ui.px(kSwatch + 16) : 0);
    for (const std::string& line : content.lines) width = std::max(width, text_width(ui, Type::label, line));
    // Whole pixels, so that what just fits is not wrapped after the card was snapped to them.
    return std::ceil(std::max(width, text_width(ui, Type::smallest, content.hint))) + 1;
}

// Below the anchor, above it when there is no room; always within the window.
Rect place(const Ui& ui, const Rect& anchor, float w, float h) {
    const ImVec2 window = ImGui::GetIO().DisplaySize;
    const float gap = ui.px(8);
    Rect card{anchor.x, anchor.bottom() + gap, w, h};
    if (card.bottom() > window.y - gap) card.y = anchor.y - gap - h;
    card.x = std::clamp(card.x, gap, std::max(gap, window.x - w - gap));
    card.y = std::clamp(card.y, gap, std::max(gap, window.y - h - gap));
    return snapped(card);
}

void draw_words_only(Ui& ui, const TooltipContent& content, const Rect& anchor) {
    const float pad = ui.px(10);
    const float key =
        content.hint.empty() ? 0 : text_width(ui, Type::smallest_mono, content.hint) + ui.px(12);
    const float w = text_width(ui, Type::small, content.title) + key + 2 * pad;
    const Rect card = place(ui, anchor, w, ui.px(32));
    draw_raised_card(ui, card);
    draw_text(ui, card.inset(pad, 0), Type::small, Role::text, content.title);
    draw_text(ui, card.inset(pad, 0), Type::smallest_mono, Role::muted, content.hint, Align::right);
}

void draw_card_of(Ui& ui, const TooltipContent& content, const Rect& anchor) {
    const float pad = ui.px(kPadding);
    const float w = std::clamp(natural_width(ui, content), ui.px(kLeastWidth), ui.px(kMostWidth));
    float h = line_height(ui, Type::body_strong);
    for (const std::string& line : content.lines) h += wrapped_height(ui, Type::label, line, w);
    if (!content.hint.empty()) h += ui.px(6) + line_height(ui, Type::smallest);
    const Rect card = place(ui, anchor, w + 2 * pad, h + 2 * pad);
    draw_raised_card(ui, card);
    Rect rest = card.inset(pad);
    Rect title = cut_top(rest, line_height(ui, Type::body_strong));
    if (content.look) draw_swatch(ui, *content.look, cut_right(title, ui.px(kSwatch), ui.px(8)));
    draw_text(ui, title, Type::body_strong, Role::text, content.title);
    for (const std::string& line : content.lines)
        cut_top(rest, draw_wrapped(ui, rest, Type::label, Role::text, line));
    if (!content.hint.empty())
        draw_text(ui, cut_bottom(rest, line_height(ui, Type::smallest)), Type::smallest, Role::muted,
                  content.hint);
}

// "Larger  Ctrl++": behind two spaces stands a key.
std::string with_keys_now(const Ui& ui, std::string_view words) {
    std::string text(words.substr(0, words.find("  ")));
    for (std::size_t at = text.size(); at < words.size();) {
        const std::size_t end = std::min(words.find("  ", at + 2), words.size());
        text.append("  ").append(ui.key_now(words.substr(at + 2, end - at - 2)));
        at = end;
    }
    return text;
}

}  // namespace

bool tooltip_due(Ui& ui, const Hit& hit) {
    Tooltip& tooltip = ui.memory.tooltip;
    if (ui.projector) return false;
    if (tooltip.asked == hit.id && hit.ring) return true;
    if (!tooltip.pointing || !hit.hovered || hit.held || tooltip.hovered != hit.id) return false;
    const double rested = ui.now - tooltip.since;
    if (rested >= kDelay) return true;
    ui.redraw_in(kDelay - rested);
    return false;
}

void show_tooltip(Ui& ui, const Rect& anchor, TooltipContent content) {
    ui.memory.tooltip.content = std::move(content);
    ui.memory.tooltip.anchor = anchor;
}

void tooltip(Ui& ui, const Hit& hit, std::string_view words, std::string_view key) {
    if (words.empty() || !tooltip_due(ui, hit)) return;
    show_tooltip(ui, hit.rect, {with_keys_now(ui, words), {}, std::string(ui.key_now(key)), std::nullopt});
}

void note_pointing(Ui& ui) {
    const ImGuiIO& io = ImGui::GetIO();
    Tooltip& tooltip = ui.memory.tooltip;
    const bool clicked = std::ranges::any_of(io.MouseClicked, [](bool down) { return down; });
    if (clicked || !ui.keys.left().empty()) {
        tooltip.pointing = false;
    } else if (io.MousePos.x != tooltip.mouse.x || io.MousePos.y != tooltip.mouse.y) {
        if (!tooltip.pointing) tooltip.since = ui.now;
        tooltip.pointing = true;
    }
    tooltip.mouse = io.MousePos;
}

void draw_tooltip(Ui& ui) {
    Tooltip& tooltip = ui.memory.tooltip;
    if (!std::exchange(tooltip.hovered_now, false)) tooltip.hovered = 0;
    if (tooltip.asked != ui.memory.focus.id) tooltip.asked = 0;
    const std::optional<TooltipContent> content = std::exchange(tooltip.content, std::nullopt);
    if (!content) return;
    if (content->lines.empty() && !content->look)
        draw_words_only(ui, *content, tooltip.anchor);
    else
        draw_card_of(ui, *content, tooltip.anchor);
}

}  // namespace asynchio::ui
