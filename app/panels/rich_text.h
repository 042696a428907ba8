// Paragraphs of lesson text: bold and code in the middle of a line, bullets, wrapped.
#pragma once

#include <span>
#include <string>

#include "app/model/action.h"
#include "app/model/scene.h"
#include "app/widgets/ui.h"
#include "lessons/reader/markdown.h"

namespace asynchio::panels {

// What happened to the links of the texts that were drawn with it. One for each panel and frame.
struct RichLinks {
    std::string clicked;      // the link; "" for none
    std::string explained;    // the pointer rests on it, or F1 was pressed
    ui::Rect place;           // of the explained one
    int drawn = 0;            // counts them: their ids
};

// `small`: in windows with little room.
float rich_text_height(ui::Ui& ui, std::span<const Paragraph> paragraphs, float width, bool small);
// Draws from the top of the rectangle; returns the height. The caller clips or scrolls. Without `links` they are words as
// all others.
float draw_rich_text(ui::Ui& ui, const ui::Rect& rect, std::span<const Paragraph> paragraphs, bool small,
                     RichLinks* links = nullptr);

// Shows the meaning of the word that the pointer rests on, and asks for what was clicked.
void follow_links(ui::Ui& ui, const RichLinks& links, const Scene& scene, Actions& actions);

}  // namespace asynchio::panels
