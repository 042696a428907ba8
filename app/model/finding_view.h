// What a run shows to be wrong, or could be better, up to the playhead's furthest place. Plain data.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "app/model/ui_state.h"
#include "app/text/rewrites.h"

namespace asynchio {

struct FixView {
    std::string words;                  // "await asyncio.sleep"
    Rewrite rewrite = Rewrite::sleep_blocks;
    int line = 0;
};

struct FindingView {
    std::string title, sentence;        // "hog blocks the loop: 0.50 s", why that is so and what to do
    int line = 0;                       // 0 if there is none
    std::size_t position = 0;           // "show me" goes there
    std::optional<Selection> bar;       // and selects this one
    std::vector<FixView> fixes;         // changes of the program's text, one click each
};

}  // namespace asynchio
