// Colours for C++, as far as short programs need them: one line at a time, never fails. Raw strings and comments that
// go over several lines are not known: lessons have none.
#pragma once

#include <string_view>
#include <vector>

#include "app/text/python_lexer.h"

namespace asynchio {

// Replaces `tokens` by those of `line`, which hold every byte once and in order; co_await has CodeKind::await.
void lex_cpp_line(std::string_view line, std::vector<CodeToken>& tokens);

}  // namespace asynchio
