// Places in a text. A place lies between two characters: a line and a byte column, both counted from 0.
#pragma once

#include <compare>
#include <cstddef>
#include <string>
#include <string_view>

namespace asynchio {

struct TextPosition {
    std::size_t line = 0;
    std::size_t column = 0;  // bytes of UTF-8 from the start of the line
    friend constexpr auto operator<=>(const TextPosition&, const TextPosition&) = default;
};

// From `start` up to, not including, `end`; start <= end.
struct TextRange {
    TextPosition start, end;
    bool empty() const { return start == end; }
    friend constexpr bool operator==(const TextRange&, const TextRange&) = default;
};

// The selection runs from the anchor, where it began, to the caret, which moves. Equal = nothing is selected.
struct TextSelection {
    TextPosition anchor, caret;

    static TextSelection at(TextPosition place) { return {place, place}; }
    bool empty() const { return anchor == caret; }
    TextPosition start() const { return anchor < caret ? anchor : caret; }
    TextPosition end() const { return anchor < caret ? caret : anchor; }
    TextRange range() const { return {start(), end()}; }
    friend constexpr bool operator==(const TextSelection&, const TextSelection&) = default;
};

// A change that is still to be made.
struct TextReplacement {
    TextRange range;
    std::string text;
};

// A change that was made: at `start`, `removed` gave way to `inserted`. It can be taken back and made again.
struct TextEdit {
    TextPosition start;
    std::string removed, inserted;
    friend bool operator==(const TextEdit&, const TextEdit&) = default;
};

// Where `text` (lines parted by '\n') ends when it begins at `start`.
TextPosition end_of(TextPosition start, std::string_view text);

// What an edit does to a place that lies exactly where text is inserted.
enum class Gravity { stays, moves };

// Where `place` lies after the replacement was made. A place inside the replaced range goes to the end of the
// new text.
TextPosition shifted(TextPosition place, const TextReplacement& replacement, Gravity gravity);

}  // namespace asynchio
