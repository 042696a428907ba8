// What a search in the picture finds: bars. Of everybody whose name it is the first one; every bar in that state or wait,
// on that line ("line 9"), or in which such words were printed. Only what was seen.
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>

#include "app/model/run_data.h"
#include "app/model/ui_state.h"
#include "app/phrases/phrases.h"

namespace asynchio {

// In the order of time, and of the lanes where two begin with the same event.
struct Found {
    std::size_t count = 0;
    std::size_t before = 0;                // that many come before the one that was found last
    bool at_one = false;                   // that one is still among them
    std::optional<Selection> next, previous;  // after and before it, around the ends
};
Found find_in_picture(const RunData& run, const UiState& ui, const Phrases& say);

}  // namespace asynchio
