// A piece of Python on one line, cut out of a program, and the few questions that rewrites ask of it. Strings and
// comments are never taken for code.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "app/text/brackets.h"
#include "app/text/python_lexer.h"

namespace asynchio {

class PythonFragment {
  public:
    explicit PythonFragment(std::string_view text) : text_(text) { lex_python_line(text_, {}, tokens_); }

    const std::string& text() const { return text_; }
    bool is_code(std::size_t at) const {
        for (const CodeToken& token : tokens_)
            if (at >= token.begin && at < token.end) return token.kind != CodeKind::string && token.kind != CodeKind::comment;
        return false;
    }
    // Calls visit(index) for each byte of code outside all brackets, until it says false. Returns whether the brackets fit.
    template <class Visit>
    bool each_outside_brackets(const Visit& visit) const {
        int depth = 0;
        for (std::size_t i = 0; i < text_.size(); ++i) {
            if (!is_code(i)) continue;
            if (is_closing_bracket(text_[i]) && --depth < 0) return false;
            if (depth == 0 && !visit(i)) return true;
            if (is_opening_bracket(text_[i])) ++depth;
        }
        return depth == 0;
    }

  private:
    std::string text_;
    std::vector<CodeToken> tokens_;
};

namespace python_text {

bool is_name_byte(char c);
bool is_name(std::string_view text);
std::string_view trimmed(std::string_view text);
// Whether `word` stands there as a whole, not behind a dot.
bool is_word_at(std::string_view text, std::size_t at, std::string_view word);
// Where it stands so as code.
std::vector<std::size_t> places_of(std::string_view text, std::string_view word);
inline bool has_word(std::string_view text, std::string_view word) { return !places_of(text, word).empty(); }
// The first word of a statement: "for", "x".
std::string_view first_word(std::string_view text);
// The pieces between the commas outside all brackets; one empty piece at the end, behind a last comma, is left out. None
// if a bracket or a piece is missing.
std::optional<std::vector<std::string>> cut_at_commas(std::string_view text);
// The place of the one `=` that assigns, outside all brackets; npos without one.
std::size_t assignment_in(std::string_view text);
// `x, y` as names; empty if anything else is there.
std::vector<std::string> names_in(std::string_view targets);
// Where the bracket that opens there is closed; npos if it is not.
std::size_t closing_in(std::string_view text, std::size_t opening);
// What is in the one pair of brackets, of this shape, that the text is; none if it is anything else.
std::optional<std::string_view> inside_of(std::string_view text, char opening);

}  // namespace python_text
}  // namespace asynchio
