// A page: Markdown that is read as a whole (course plans, the glossary, what the picture hides). Headings, paragraphs,
// lists and tables; everything else becomes plain text.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "lessons/reader/markdown.h"

namespace asynchio {

struct PageBlock {
    enum class Kind { heading, text, table };

    Kind kind = Kind::text;
    int level = 0;                               // of a heading: 2, 3, ...
    std::vector<Paragraph> text;                 // of a heading: one
    std::vector<std::vector<Paragraph>> rows;    // of a table: its head first, all rows of one length

    friend bool operator==(const PageBlock&, const PageBlock&) = default;
};

struct Page {
    std::string name;   // "plans/one-class", "glossary"; for links
    std::string title;  // the first "# " heading, else the name
    std::vector<PageBlock> blocks;
};

// Never fails; takes any bytes.
Page parse_page(std::string name, std::string_view markdown);

// Calls visit(Paragraph&) for every paragraph of the page, in order.
template <class Visit>
void for_each_paragraph(Page& page, const Visit& visit) {
    for (PageBlock& block : page.blocks) {
        for (Paragraph& paragraph : block.text) visit(paragraph);
        for (std::vector<Paragraph>& row : block.rows)
            for (Paragraph& cell : row) visit(cell);
    }
}

}  // namespace asynchio
