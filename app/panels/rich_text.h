// Paragraphs of lesson text: bold and code in the middle of a line, bullets, wrapped.
#pragma once

#include <span>

#include "app/widgets/ui.h"
#include "lessons/reader/markdown.h"

namespace asynchio::panels {

// `small`: in windows with little room.
float rich_text_height(ui::Ui& ui, std::span<const Paragraph> paragraphs, float width, bool small);
// Draws from the top of the rectangle; returns the height. The caller clips or scrolls.
float draw_rich_text(ui::Ui& ui, const ui::Rect& rect, std::span<const Paragraph> paragraphs, bool small);

}  // namespace asynchio::panels
