// The words in which asyncio and Python complain, read for the places in the program that they name. Pure; takes any text.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace asynchio {

// What a record says, without the lines of a traceback: the first line and the exception's own.
std::string without_traceback(std::string_view text);
// Whether a record of debug mode says that a turn was slow.
bool tells_slow_turn(std::string_view text);
// Where a slow turn let go: the last "<filename>:N". 0 if there is none.
int line_where_let_go(std::string_view text, const std::string& filename);
// The innermost line of this file in a traceback; 0 if there is none.
int line_of_traceback(std::string_view text, const std::string& filename);

// "program.py:24: RuntimeWarning: coroutine 'cook' was never awaited"
struct WarningWords {
    std::string file, kind, text;
    int line = 0;
    std::string never_awaited;  // "cook"; empty if the warning is about something else
};
std::optional<WarningWords> read_warning(const std::string& words);

}  // namespace asynchio
