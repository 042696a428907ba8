// The tokens of a whole text, kept up to date line by line.
#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <vector>

#include "app/text/python_lexer.h"

namespace asynchio {

class PythonTokens {
  public:
    // Compares the lines with those of the last update and lexes what changed, going on below the change only
    // while a string that was opened or closed there colours the lines differently. Returns how many lines it
    // lexed.
    std::size_t update(const std::vector<std::string>& lines);

    std::size_t line_count() const { return rows_.size(); }
    // `line` must be less than line_count(). The span lives until the next update that returns more than 0.
    std::span<const CodeToken> line(std::size_t line) const;
    // The state behind the last character of the line.
    const LexState& state_after(std::size_t line) const;
    // The kind of the byte at `column`; `other` at or beyond the end of the line.
    CodeKind kind_at(std::size_t line, std::size_t column) const;
    // Whether text typed at `column` would be inside a string.
    bool inside_string(std::size_t line, std::size_t column) const;

  private:
    // A row keeps its text so that an update is right whatever happened between, and costs one comparison a
    // line.
    struct Row {
        std::string text;
        LexState before, after;
        std::vector<CodeToken> tokens;
    };

    std::vector<Row> rows_;
};

}  // namespace asynchio
