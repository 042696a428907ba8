// The chain of causes through the selected bar: arrows from lane to lane, and lines along the lanes between them.
#pragma once

#include <string>
#include <vector>

#include "app/panels/timeline_marks.h"

namespace asynchio::panels {

// What stands in the rows already: the chain goes along bars and around words.
struct DrawnRows {
    float top = 0;                         // where the first row begins
    ui::Rect lanes;                        // the part of the plot that is on the screen
    std::vector<std::vector<Mark>> marks;  // of each row; none: it is not on the screen
    std::vector<ui::Rect> words;           // and signs
};

// Where the chain goes: upright and level lines, and discs with the numbers of the links.
struct ChainLine {
    std::vector<ImVec2> points;
    bool direct = true;        // begins or ends at the selected bar
    bool arrow = true;         // from lane to lane; else along one
};
struct ChainDisc {
    ImVec2 centre;
    std::string text;
    bool direct = true;
};
struct ChainPlan {
    std::vector<ChainLine> lines;
    std::vector<ChainDisc> discs;
};
ChainPlan plan_chain(const ui::Ui& ui, const Plot& plot, const DrawnRows& drawn);

// What is seen of a line of this width (at 100 %), without an arrow's head: it passes behind words.
std::vector<ui::Rect> parts_of(const ui::Ui& ui, const ChainLine& line, const std::vector<ui::Rect>& words, float width);

void draw_chain(ui::Ui& ui, const Plot& plot, const DrawnRows& drawn);

}  // namespace asynchio::panels
