// The one table of how a state looks: fill, pattern, height and sign. The fifth carrier, the word, is the
// caller's. Fills are these unless a theme has its own (theme.h); outline, pattern ink and edge come from the theme.
#pragma once

#include <cstddef>
#include <cstdint>

#include "app/widgets/color.h"
#include "app/widgets/icons.h"

namespace asynchio::ui {

enum class Look : std::uint8_t {
    created,          // exists, is in no queue
    ready,            // in the ready queue
    running,          // has the loop, or the CPU
    waiting_timer,    // asleep until a time
    waiting_network,  // an answer from outside
    waiting_box,      // future, task, gather, thread: someone must fill the box
    waiting_queue,    // nothing to take, or no room to put
    waiting_lock,     // someone else holds it; also: waiting for a place in a pool
    in_worker,        // handed to a thread
    blocking,         // runs without letting go of the loop
    wants_gil,        // could run, is not its turn
    count
};
inline constexpr std::size_t kLookCount = static_cast<std::size_t>(Look::count);

enum class PatternKind : std::uint8_t { none, dots, diagonal, horizontal, vertical, cross, bricks };

struct Pattern {
    PatternKind kind = PatternKind::none;
    float pitch = 0;         // pixels at 100 %, across the lines
    float stroke = 0;        // width of a line; radius of a dot
    float opacity = 1;       // of the ink
    bool white_ink = false;  // white instead of the theme's pattern ink (black when printed)
    float brick = 0;         // length of a brick
};

struct StateLook {
    Color fill = 0;  // 0: no fill, a dashed outline only
    Pattern pattern;
    float height = 1;      // part of the lane's bar height
    float min_height = 8;  // pixels at 100 %
    float edge = 0;        // pixels at 100 %; 0: the theme's ordinary outline
    icon::Icon sign;
};

// Words that stand on a fill (a lock's tag); no theme has a fill on which they cannot be read.
inline constexpr Color kWordsOnFill = rgb(0x10151D);

const StateLook& state_look(Look look);
// Its bars fill so much of a lane that over them is no room for words.
inline bool is_tall(Look look) { return state_look(look).height > 0.55f; }

// How a lane ends: a small plate with a sign behind the last bar.
enum class EndCap : std::uint8_t { done, failed, cancelled };

icon::Icon end_cap_sign(EndCap cap);

}  // namespace asynchio::ui
