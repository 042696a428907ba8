// A whole Python program as a list of statements, for rewrites that concern all of it. Reads the text alone.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "app/text/python_statement.h"

namespace asynchio {

inline constexpr std::size_t kNoStatement = static_cast<std::size_t>(-1);

struct Statement {
    std::size_t first = 0, last = 0;       // lines
    std::size_t indent = 0;                // bytes
    std::string text;                      // its lines joined by a space, without indentation and comments
    std::string comment;                   // behind it, with its spaces; ""
    bool loses_comments = false;           // there are some between its lines
    bool in_string = false;                // one of its lines begins inside a string
    std::string head, body;                // of `for x in y: f(x)`: "for x in y:", and "f(x)" if that is on its line
    std::size_t parent = kNoStatement;     // whose block it is in
    std::size_t function = kNoStatement;   // the nearest def around it

    bool is_function() const { return text.starts_with("def ") || text.starts_with("async def "); }
};

class ProgramText {
  public:
    // None of a program that has several statements on a line, tabs or lines that go on behind a backslash.
    static std::optional<ProgramText> read(const CodeText& code);

    const std::vector<Statement>& statements() const { return statements_; }
    const Statement& operator[](std::size_t index) const { return statements_[index]; }
    std::size_t size() const { return statements_.size(); }
    // Whether the word stands as code anywhere.
    bool uses(std::string_view word) const;
    // The statements right in its block.
    std::vector<std::size_t> children(std::size_t index) const;
    // The statement of the outermost block that holds this one, or is it.
    std::size_t outermost(std::size_t index) const;

  private:
    std::vector<Statement> statements_;
};

}  // namespace asynchio
