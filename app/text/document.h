// The text of a program as lines. Always valid UTF-8, at least one line, no line holds '\n' or '\r'.
//
// Every place given to a document may be any pair of numbers: it is snapped to the nearest character boundary
// at or before it. Changing one line costs as much as that line; changing the number of lines moves the lines
// below.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "app/text/position.h"

namespace asynchio {

// Valid UTF-8 (broken pieces become U+FFFD) with CRLF and CR turned into '\n'. Tabs and everything else stay.
std::string clean_text(std::string_view text);

class TextDocument {
  public:
    // A byte order mark at the very start is left out.
    explicit TextDocument(std::string_view text = {});

    std::size_t line_count() const { return lines_.size(); }
    // `index` must be less than line_count(). References live until the next change.
    const std::string& line(std::size_t index) const;
    const std::vector<std::string>& lines() const { return lines_; }
    // The lines joined by '\n': what was loaded, cleaned.
    std::string text() const;
    std::string text(TextRange range) const;

    TextPosition end() const { return {lines_.size() - 1, lines_.back().size()}; }
    TextPosition line_end(std::size_t index) const { return {index, line(index).size()}; }
    TextPosition snapped(TextPosition place) const;
    // Snaps both ends and puts them in order.
    TextRange snapped(TextRange range) const;

    // Puts `text` (cleaned first) in place of `range` and returns what was done, in terms of the snapped
    // range.
    TextEdit replace(TextRange range, std::string_view text);
    // Take back or repeat an edit that `replace` returned; the text must be as it was right after or before
    // it.
    void revert(const TextEdit& edit);
    void repeat(const TextEdit& edit);

  private:
    std::string text_of(const TextRange& snapped_range) const;
    void splice(const TextRange& snapped_range, std::string_view text);

    std::vector<std::string> lines_;
};

}  // namespace asynchio
