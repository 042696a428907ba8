// One statement of a Python program, cut into the pieces that a rewrite of it needs. Reads the text alone; strings and
// comments are never taken for code.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "app/text/document.h"
#include "app/text/python_tokens.h"

namespace asynchio {

// A text and its tokens, read as code.
struct CodeText {
    const TextDocument& document;
    const PythonTokens& tokens;

    // Whether the byte there is neither in a string nor in a comment.
    bool is_code(TextPosition place) const;
    // The line without its comment and the spaces before that.
    std::string_view code_of(std::size_t line) const;
    // Where `word` stands as code in the line from `column` on, not inside a longer name.
    std::optional<std::size_t> find(std::size_t line, std::string_view word, std::size_t column = 0) const;
    // The closing bracket of the opening one there; none if it is never closed.
    std::optional<TextPosition> closing(TextPosition opening) const;
    // The nearest def around the line is an async one.
    bool inside_async_def(std::size_t line) const;
};

// `x, y = await f(...)`, on one line or with its brackets over several.
struct AwaitStatement {
    std::size_t first = 0, last = 0;   // lines
    std::size_t indent = 0;            // bytes
    std::vector<std::string> targets;  // names, or none
    std::string awaited;               // "f(...)", lines joined by a space
    std::string comment;               // behind it, with its spaces; ""
};
// None if the line does not begin such a statement, or something follows it.
std::optional<AwaitStatement> await_statement(const CodeText& code, std::size_t line);

// `f(a, b)` as its function and arguments, which are cut at the commas between them; none if the text is anything else.
struct CallText {
    std::string function;
    std::vector<std::string> arguments;
};
std::optional<CallText> call_of(std::string_view text);

// `ELEMENT for TARGETS in ITERABLE`; none if the text is anything else or has more than one `for`, or an `if`.
struct ComprehensionText {
    std::string element, targets, iterable;
};
std::optional<ComprehensionText> comprehension_of(std::string_view text);

// `1, 2` in round brackets, so that it can stand where one expression must; anything else as it is.
std::string as_one_expression(std::string_view text);

// Whether `text` uses the name as code.
bool uses_name(std::string_view text, std::string_view name);

}  // namespace asynchio
