// The words of the course: one meaning each (glossary.md), and where they occur in a text.
#pragma once

#include <string>
#include <vector>

#include "lessons/reader/markdown.h"
#include "lessons/reader/page.h"

namespace asynchio {

struct GlossaryTerm {
    std::string word;       // "step aside"
    std::string technical;  // "suspend", or ""
    std::string meaning;
    std::string first_in;   // the lesson that explains it: "03-await", or ""
};
using Glossary = std::vector<GlossaryTerm>;

// The rows of the page's tables that begin with "word" and "meaning".
Glossary read_glossary(const Page& page);

// Marks the first occurrence of every term in these paragraphs with the link "word:<index>". Whole words, also with an
// "s" behind them, capitals or not; the longest term wins; code and expressions are left alone. A lesson's number leaves
// out the words that a later lesson explains; 0 leaves out none.
void link_terms(std::vector<Paragraph>& paragraphs, const Glossary& glossary, int lesson_number);

}  // namespace asynchio
