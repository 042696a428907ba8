// The Markdown of lesson texts: paragraphs and lists with bold, code and {expressions}. Anything else that
// Markdown knows (headings, links, pictures, quotes) becomes plain text.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace asynchio {

// A piece of text in one style.
struct TextRun {
    std::string text;  // UTF-8; "\n" is a line break
    bool bold = false;
    bool code = false;
    bool expression = false;  // the text stood in braces: show its value in the recorded run instead
    std::string link = {};    // "lesson:05-gather", "word:3": what a click opens; "" for plain text

    friend bool operator==(const TextRun&, const TextRun&) = default;
};

struct Paragraph {
    enum class Kind { text, bullet, number };

    Kind kind = Kind::text;  // bullet and number for the first paragraph of a list's item
    int depth = 0;           // how many lists it stands in
    int number = 0;          // of a Kind::number
    std::vector<TextRun> runs;

    friend bool operator==(const Paragraph&, const Paragraph&) = default;
};

// Never fails; takes any bytes. Neighbouring runs differ in style.
std::vector<Paragraph> parse_markdown(std::string_view text);

// The text without styles, paragraphs on lines of their own; expressions stand in braces again. For
// transcripts and for counting words.
std::string plain_text(const std::vector<Paragraph>& paragraphs);

}  // namespace asynchio
