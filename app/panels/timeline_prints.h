// What a lane printed, in words that stand at its turns.
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "app/panels/timeline_marks.h"

namespace asynchio::panels {

inline constexpr std::string_view kBetweenLines = ", ";

// Some of the last lines of some turns, oldest first: as many as have room. Those that the told answer
// was read from go before records of asyncio, and these before the rest.
struct PrintedWords {
    struct Line {
        std::string words;
        bool answers = false;  // the answer that is told was read from it
        bool log = false;      // asyncio wrote it, not the program
    };
    std::vector<Line> lines;
    std::string words;         // of all, with kBetweenLines
    float width = 0;           // pixels
};

using MeasureWords = std::function<float(std::string_view)>;  // how wide they are, in pixels

// Of the events [from, to).
PrintedWords printed_words(const MeasureWords& measure, const LaneView& lane, std::size_t from, std::size_t to, float room);
// Of the turns right before the mark at `index`; behind the last mark: of the last turns.
PrintedWords printed_before(const MeasureWords& measure, const LaneView& lane, const std::vector<Mark>& marks, std::size_t index, float room);

}  // namespace asynchio::panels
