#include "core/loop/coro.h"

#include <algorithm>

#include "core/loop/event_loop.h"

namespace asynchio {

std::string CoroCall::name() const {
    const std::string_view spelled = function;
    // Given by set_call, and not spelled by the compiler.
    if (spelled.find('(') == spelled.npos && !spelled.empty()) return std::string(spelled);
    // Its parameters begin at the first parenthesis that is not within template arguments.
    std::size_t end = 0;
    for (int depth = 0; end < spelled.size() && (depth > 0 || spelled[end] != '('); ++end)
        depth += spelled[end] == '<' ? 1 : spelled[end] == '>' ? -1 : 0;
    const auto is_part = [](char c) { return c == '_' || (c >= '0' && c <= '9') || ((c | 32) >= 'a' && (c | 32) <= 'z'); };
    std::size_t begin = end;
    while (begin > 0 && is_part(spelled[begin - 1])) --begin;
    return begin == end ? "coroutine" : std::string(spelled.substr(begin, end - begin));
}

void detail::note_place(const std::source_location& place) {
    if (EventLoop* const loop = EventLoop::running_here()) loop->host().reached(place);
}

}  // namespace asynchio
