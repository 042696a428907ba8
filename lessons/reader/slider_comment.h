// One line of a program: is it a slider, and which? For program.cpp.
#pragma once

#include <string_view>

#include "lessons/reader/program.h"

namespace asynchio {

// Where Python's comment starts on a line; follows strings in triple quotes from line to line.
class CommentFinder {
  public:
    // The position of the '#' that starts the comment of the next line, or npos.
    std::size_t next_line(std::string_view line);

  private:
    char open_quote_ = 0;  // the quote of the string in triple quotes that goes on, or 0
};

struct SliderLine {
    // Line and offset are not set.
    Parameter parameter;
    // A sentence about a slider that works, but not as its writer will expect; "" when there is none.
    std::string warning;
};

inline bool is_slider_comment(std::string_view line, std::size_t comment) {
    return comment != std::string_view::npos && line.substr(comment, 2) == "#:";
}

// Reads a line whose comment at `comment` starts with "#:". The failure says what to write instead.
Result<SliderLine> parse_slider_line(std::string_view line, std::size_t comment);

}  // namespace asynchio
