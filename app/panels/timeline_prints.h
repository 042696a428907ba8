// What a lane printed, in words that stand at its turns.
#pragma once

#include <functional>
#include <string>
#include <string_view>

#include "app/panels/timeline_marks.h"

namespace asynchio::panels {

// As many of the last lines of some turns as have room, oldest first.
struct PrintedWords {
    std::string words;
    bool answers = false;  // the answer that is told was read from them
    bool log = false;      // asyncio wrote it, not the program
    float width = 0;       // pixels
};

using MeasureWords = std::function<float(std::string_view)>;  // how wide they are, in pixels

// Of the events [from, to).
PrintedWords printed_words(const MeasureWords& measure, const LaneView& lane, std::size_t from, std::size_t to, float room);
// Of the turns right before the mark at `index`; behind the last mark: of the last turns.
PrintedWords printed_before(const MeasureWords& measure, const LaneView& lane, const std::vector<Mark>& marks, std::size_t index, float room);

}  // namespace asynchio::panels
