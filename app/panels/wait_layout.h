// Where the parts of a wait-for graph stand: geometry only.
#pragma once

#include <vector>

#include "app/model/wait_views.h"
#include "app/widgets/geometry.h"

namespace asynchio::panels {

// Widths of the nodes and the rest of the measures, in pixels.
struct WaitSizes {
    std::vector<float> parties, things;
    float token = 0;      // height of a party's token
    float caption = 0;    // room for the line below it
    float tag = 0;        // height of a thing
    float row_gap = 0;    // at least, between nodes above each other
    float arrow = 0;      // at least, between nodes side by side
    float most_arrow = 0;
    float clearance = 0;  // between a node and the end of an arrow
};

struct WaitWay {          // of an arrow: from the near side of one node to the near side of the other
    ImVec2 from, to;
    bool drawn = false;
};

struct WaitLayout {
    // sides: parties left and right, things between them. ring: a circle of three and more, in its order.
    // list: too many, or no room; nothing is placed.
    enum class Kind : std::uint8_t { sides, ring, list };
    Kind kind = Kind::list;
    std::vector<ui::Rect> parties, things;  // tokens and tags; empty for those that the ring leaves out
    std::vector<WaitWay> ways;              // one for each arrow of the view
};

inline constexpr std::size_t kMostParties = 6;

WaitLayout lay_out_waits(const WaitGraphView& view, const WaitSizes& sizes, const ui::Rect& area);

// The thing that a member of the circle waits for.
std::size_t wanted_by(const WaitGraphView& view, std::size_t party);

}  // namespace asynchio::panels
