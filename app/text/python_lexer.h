// Colours for Python: cuts one line at a time into tokens. It never fails; on broken programs it guesses what
// the learner will have meant, and a broken line spoils at most the lines that an open triple-quoted string
// reaches.
//
// Strings end where CPython 3.11 ends them: an f-string at the first quote of its own kind, inside braces
// too.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

namespace asynchio {

enum class CodeKind : std::uint8_t {
    other,    // spaces, names, operators, brackets
    keyword,  // and `match` and `case` where they begin a statement
    await,    // the one keyword that has a colour of its own
    string,   // with prefix and quotes; of an f-string all but what stands inside the braces
    comment,  // to the end of the line
    number,
    decorator,   // '@' and the dotted name after it
    definition,  // the name that follows `def` or `class`
};

// Bytes [begin, end) of a line.
struct CodeToken {
    CodeKind kind = CodeKind::other;
    std::uint32_t begin = 0, end = 0;
    friend bool operator==(const CodeToken&, const CodeToken&) = default;
};

// What a line leaves to the next one. A default state is the start of a program.
struct LexState {
    static constexpr std::size_t kMaxFields = 4;
    static constexpr std::uint8_t kFormatSpec = 0xFF;

    char quote = 0;                // of the string that is still open, or 0
    bool triple = false;           // that string has three quotes
    bool formatted = false;        // it is an f-string
    bool raw = false;              // it is a raw string
    bool continued = false;        // the line ended with a backslash
    bool definition = false;       // ... between `def` or `class` and the name
    std::uint8_t field_count = 0;  // open replacement fields of the f-string, outermost first:
    std::array<std::uint8_t, kMaxFields> fields{};  // open brackets in its expression, or kFormatSpec

    bool in_string() const { return quote != 0; }
    friend bool operator==(const LexState&, const LexState&) = default;
};

// Replaces `tokens` by those of `line`, which hold every byte once and in order (none for an empty line; no
// two neighbours of one kind), and returns the state for the next line.
LexState lex_python_line(std::string_view line, const LexState& before, std::vector<CodeToken>& tokens);

}  // namespace asynchio
