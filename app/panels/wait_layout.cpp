#include "app/panels/wait_layout.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <tuple>

namespace asynchio::panels {
namespace {

using ui::Rect;

constexpr float kMostSpread = 1.8f;  // of the least height

// One column of nodes: they share its width, and the height evenly.
struct Stack {
    std::vector<std::size_t> members;
    float width = 0, node = 0, below = 0;  // `below`: room under each node
    float height(float gap) const {
        const auto count = static_cast<float>(members.size());
        return members.empty() ? 0 : count * (node + below) + (count - 1) * gap;
    }
    Rect place(std::size_t index, float x, const Rect& area, float own_width) const {
        const float share = area.h / static_cast<float>(members.size());
        const float top = area.y + share * (static_cast<float>(index) + 0.5f) - (node + below) / 2;
        return {std::round(x + (width - own_width) / 2), std::round(top), own_width, node};
    }
};

Stack stack_of(std::vector<std::size_t> members, const std::vector<float>& widths, float node, float below) {
    Stack stack{std::move(members), 0, node, below};
    for (const std::size_t member : stack.members) stack.width = std::max(stack.width, widths[member]);
    return stack;
}

// For each party whether it stands right. Whoever wants something stands across from whoever has it.
std::vector<bool> sides_of(const WaitGraphView& view) {
    const auto owns = [&](std::size_t party, std::size_t thing) {
        return std::ranges::any_of(view.arrows, [&](const WaitArrow& a) { return !a.wants && a.party == party && a.thing == thing; });
    };
    const auto waits_for = [&](std::size_t waiter, std::size_t owner) {
        return std::ranges::any_of(view.arrows, [&](const WaitArrow& a) { return a.wants && a.party == waiter && owns(owner, a.thing); });
    };
    std::vector<bool> right;
    for (std::size_t i = 0; i < view.parties.size(); ++i) {
        const auto count = static_cast<std::size_t>(std::ranges::count(right, true));
        bool side = 2 * count < right.size();
        for (std::size_t j = i; j-- > 0;)
            if (waits_for(i, j) || waits_for(j, i)) side = !right[j];
        right.push_back(side);
    }
    return right;
}

bool lay_out_sides(const WaitGraphView& view, const WaitSizes& sizes, Rect area, const std::vector<bool>& on_right, WaitLayout& layout) {
    std::vector<std::size_t> first, second, middle;
    for (std::size_t i = 0; i < view.parties.size(); ++i) (on_right[i] ? second : first).push_back(i);
    for (std::size_t i = 0; i < view.things.size(); ++i) middle.push_back(i);
    const Stack left = stack_of(first, sizes.parties, sizes.token, sizes.caption);
    const Stack right = stack_of(second, sizes.parties, sizes.token, sizes.caption);
    const Stack things = stack_of(middle, sizes.things, sizes.tag, 0);
    const float height = std::max({left.height(sizes.row_gap), right.height(sizes.row_gap), things.height(sizes.row_gap)});
    const float arrows = right.members.empty() ? 1.0f : 2.0f;
    const float arrow = (area.w - left.width - right.width - things.width) / arrows;
    if (height > area.h || arrow < sizes.arrow) return false;
    const float way = std::min(arrow, sizes.most_arrow);
    const float width = left.width + right.width + things.width + arrows * way;
    const float x = area.x + (area.w - width) / 2;
    area = {area.x, area.y, area.w, std::min(area.h, height * kMostSpread)};
    layout.kind = WaitLayout::Kind::sides;
    for (std::size_t i = 0; i < left.members.size(); ++i)
        layout.parties[left.members[i]] = left.place(i, x, area, sizes.parties[left.members[i]]);
    for (std::size_t i = 0; i < things.members.size(); ++i)
        layout.things[things.members[i]] = things.place(i, x + left.width + way, area, sizes.things[things.members[i]]);
    for (std::size_t i = 0; i < right.members.size(); ++i)
        layout.parties[right.members[i]] =
            right.place(i, x + width - right.width, area, sizes.parties[right.members[i]]);
    return true;
}

// Members of the circle and what they want alternate on the edge of a grid, clockwise from the upper left corner.
class Ring {
  public:
    Ring(const WaitGraphView& view, const WaitSizes& sizes, std::size_t rows)
        : view_(view), sizes_(sizes), nodes_(2 * view.circle.size()), rows_(rows), columns_(nodes_ / 2 + 2 - rows),
          slot_(std::max(sizes.token + sizes.caption, sizes.tag)) {
        widths_.resize(columns_);
        for (std::size_t node = 0; node < nodes_; ++node) {
            float& column = widths_[cell_of(node).column];
            column = std::max(column, width_of(node));
        }
        for (const float column : widths_) width_ += column;
    }

    bool lay_out(const Rect& area, WaitLayout& layout) const {
        const float across = (area.w - width_) / static_cast<float>(columns_ - 1);
        const float down = (area.h - slot_ * static_cast<float>(rows_)) / static_cast<float>(rows_ - 1);
        if (across < sizes_.arrow || down < sizes_.arrow * 0.6f) return false;
        const float way = std::min(across, sizes_.most_arrow), step = slot_ + std::min(down, sizes_.most_arrow);
        const float left = area.x + (area.w - width_ - way * static_cast<float>(columns_ - 1)) / 2;
        for (std::size_t node = 0; node < nodes_; ++node) {
            const Cell cell = cell_of(node);
            float x = left;
            for (std::size_t i = 0; i < cell.column; ++i) x += widths_[i] + way;
            const float high = is_party(node) ? sizes_.token : sizes_.tag, wide = width_of(node);
            const float y = area.y + step * static_cast<float>(cell.row) + (sizes_.token - high) / 2;
            const Rect place{std::round(x + (widths_[cell.column] - wide) / 2), std::round(y), wide, high};
            (is_party(node) ? layout.parties[member(node)] : layout.things[wanted_by(view_, member(node))]) = place;
        }
        layout.kind = WaitLayout::Kind::ring;
        return true;
    }

  private:
    struct Cell {
        std::size_t column = 0, row = 0;
    };
    Cell cell_of(std::size_t node) const {
        const std::size_t side = rows_ - 2;
        if (node < columns_) return {node, 0};
        if (node < columns_ + side) return {columns_ - 1, node - columns_ + 1};
        if (node < 2 * columns_ + side) return {2 * columns_ + side - 1 - node, rows_ - 1};
        return {0, nodes_ - node};
    }
    static bool is_party(std::size_t node) { return node % 2 == 0; }
    std::size_t member(std::size_t node) const { return view_.circle[node / 2]; }
    float width_of(std::size_t node) const {
        return is_party(node) ? sizes_.parties[member(node)] : sizes_.things[wanted_by(view_, member(node))];
    }

    const WaitGraphView& view_;
    const WaitSizes& sizes_;
    std::size_t nodes_, rows_, columns_;
    float slot_, width_ = 0;
    std::vector<float> widths_;
};

// The ends of arrows at one side of a node, in the order in which they come, so that they do not cross there.
struct Ends {
    struct End {
        float toward = 0;  // height of the other node
        bool wants = false;
        std::size_t arrow = 0;
        bool at_start = false;
    };
    std::vector<End> ends;
    void fan_out(const Rect& node, std::vector<WaitWay>& ways) {
        std::ranges::sort(ends, {}, [](const End& end) { return std::tuple(end.toward, !end.wants, end.arrow); });
        const float step = node.h * 0.8f / static_cast<float>(ends.size() + 1);
        for (std::size_t i = 0; i < ends.size(); ++i) {
            WaitWay& way = ways[ends[i].arrow];
            const float y = node.centre().y + (static_cast<float>(i) - static_cast<float>(ends.size() - 1) / 2) * step;
            (ends[i].at_start ? way.from : way.to).y = y;
        }
    }
};

// Nodes that stand side by side are joined at their sides, nodes above each other below and above.
WaitWay way_between(const Rect& from, const Rect& to, const WaitSizes& sizes, bool to_thing) {
    const float off = sizes.clearance;
    const ImVec2 a = from.centre(), b = to.centre();
    if (to.x >= from.right()) return {{from.right() + off, a.y}, {to.x - off, b.y}, true};
    if (from.x >= to.right()) return {{from.x - off, a.y}, {to.right() + off, b.y}, true};
    // The caption stands below the party.
    const float caption = sizes.caption + off;
    if (b.y > a.y) return {{a.x, from.bottom() + off + (to_thing ? caption : 0)}, {a.x, to.y - off}, true};
    return {{a.x, from.y - off}, {a.x, to.bottom() + off + (to_thing ? 0 : caption)}, true};
}

void add_ways(const WaitGraphView& view, const WaitSizes& sizes, WaitLayout& layout) {
    layout.ways.resize(view.arrows.size());
    // By kind of node, its index, and its side.
    std::map<std::tuple<bool, std::size_t, bool>, Ends> ends;
    for (std::size_t i = 0; i < view.arrows.size(); ++i) {
        const WaitArrow& arrow = view.arrows[i];
        const Rect& party = layout.parties[arrow.party];
        const Rect& thing = layout.things[arrow.thing];
        if (party.empty() || thing.empty()) continue;
        layout.ways[i] = arrow.wants ? way_between(party, thing, sizes, true) : way_between(thing, party, sizes, false);
        const bool beside = party.right() <= thing.x || thing.right() <= party.x;
        if (!beside) continue;
        const bool thing_is_right = thing.x > party.x;
        ends[{true, arrow.party, thing_is_right}].ends.push_back({thing.centre().y, arrow.wants, i, arrow.wants});
        ends[{false, arrow.thing, !thing_is_right}].ends.push_back({party.centre().y, arrow.wants, i, !arrow.wants});
    }
    for (auto& [node, at] : ends) {
        const auto& [is_party, index, right] = node;
        at.fan_out(is_party ? layout.parties[index] : layout.things[index], layout.ways);
    }
}

std::size_t members_of(const WaitGraphView& view) {
    return view.circle.size() > 2 ? view.circle.size() : view.parties.size();
}

}  // namespace

std::size_t wanted_by(const WaitGraphView& view, std::size_t party) {
    const auto arrow = std::ranges::find_if(
        view.arrows, [&](const WaitArrow& a) { return a.wants && a.in_circle && a.party == party; });
    return arrow == view.arrows.end() ? 0 : arrow->thing;
}

WaitLayout lay_out_waits(const WaitGraphView& view, const WaitSizes& sizes, const Rect& area) {
    WaitLayout layout;
    layout.parties.resize(view.parties.size());
    layout.things.resize(view.things.size());
    if (members_of(view) > kMostParties) return layout;
    if (view.circle.size() > 2) {
        // As flat as the width allows.
        for (std::size_t rows = 2; rows <= view.circle.size() && layout.kind == WaitLayout::Kind::list; ++rows)
            Ring(view, sizes, rows).lay_out(area, layout);
    } else if (!lay_out_sides(view, sizes, area, sides_of(view), layout)) {
        std::vector<bool> in_turn;
        for (std::size_t i = 0; i < view.parties.size(); ++i) in_turn.push_back(i % 2 == 1);
        lay_out_sides(view, sizes, area, in_turn, layout);
    }
    if (layout.kind != WaitLayout::Kind::list) add_ways(view, sizes, layout);
    return layout;
}

}  // namespace asynchio::panels
