// The run as text: what the picture shows, line by line. Plain data.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

namespace asynchio {

struct ToldLine {
    enum class Kind : std::uint8_t { event, print, caption, verdict, over };
    Kind kind = Kind::event;
    std::string time;           // "1.00"; verdicts have none
    std::string text;
    std::size_t position = 0;   // of the playhead, just behind it
};

struct ToldView {
    std::vector<ToldLine> lines;  // those that the search finds, in their order
    std::size_t current = 0;      // of `lines`: the last one at the playhead or before; lines.size() if there is none
    std::size_t all = 0;          // before the search
    std::size_t left_out = 0;     // of a very long run, the ones far from the playhead
};

}  // namespace asynchio
