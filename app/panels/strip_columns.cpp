#include "app/panels/strip_columns.h"

#include <algorithm>
#include <numeric>

#include "app/panels/name_on_hover.h"
#include "app/phrases/phrases.h"
#include "app/widgets/text.h"

namespace asynchio::panels {
namespace {

using ui::Rect;

constexpr float kMostPart = 0.55f;  // of the width: no column takes more from the others

float gap_before(const ui::Ui& ui, const StripContents& contents, std::size_t piece) {
    return piece == 0 || contents.pieces[piece].attached ? 0 : strip_gap(ui);
}

// How many pieces stand in so much room, with the number of the others.
std::size_t fitting(const ui::Ui& ui, const StripContents& contents, float room) {
    if (full_width(ui, contents) <= room + 0.5f) return contents.pieces.size();
    float used = 0;
    for (std::size_t i = 0; i < contents.pieces.size(); ++i) {
        used += gap_before(ui, contents, i) + contents.pieces[i].width;
        if (used + strip_gap(ui) + strip_more(ui) > room + 0.5f) return i;
    }
    return contents.pieces.size();
}

void draw_folded(ui::Ui& ui, const Rect& room, const StripContents& contents, std::size_t from) {
    std::string words = "+" + std::to_string(contents.pieces.size() - from);
    // A number alone says nothing.
    if (from == 0 && ui::text_width(ui, strip_strong_words(ui), contents.count) <= room.w && !contents.count.empty()) words = contents.count;
    std::vector<std::string> names;
    for (std::size_t i = from; i < contents.pieces.size(); ++i) names.push_back(contents.pieces[i].name);
    const float width = std::min(room.w, ui::text_width(ui, strip_strong_words(ui), words) + 2);
    const Rect place{room.x, room.y, width, room.h};
    ui::draw_text(ui, place, strip_strong_words(ui), ui::Role::text, words);
    name_on_hover(ui, ui::hit(ui, "more", place, {.tab_stop = false}), words, names);
}

}  // namespace

std::vector<StripColumn> columns_of(const ui::Ui& ui, const StripView& strip, bool seat) {
    const Phrases& say = ui.say;
    const bool pool = strip.has_pool;
    std::vector<StripColumn> columns;
    if (strip.has_loop) {
        columns = {{say.strip_running(), "", "", 0.22f, running_pieces},
                   {say.strip_ready(), say.strip_front_to_back(), say.strip_ready_short(), pool ? 0.3f : 0.34f, ready_pieces},
                   {say.strip_timers(), say.strip_next_first(), "", pool ? 0.27f : 0.46f, timer_pieces}};
    } else {
        columns = {{say.strip_on_the_cpu(), "", "", pool ? 0.19f : 0.15f, running_pieces},
                   {say.strip_can_run(), say.strip_front_to_back(), "", seat ? 0.34f : 0.16f, ready_pieces},
                   {say.strip_sleeping(), say.strip_next_first(), "", seat ? 0.19f : pool ? 0.2f : 0.21f, sleeping_pieces},
                   {say.strip_wait_for_each_other(), "", "", seat ? 0.32f : 0.48f, wait_pieces}};
    }
    if (pool)
        columns.push_back({say.strip_pool_queue(), say.strip_jobs_for_workers(), "", strip.has_loop ? 0.24f : 0.185f, pool_pieces});
    // Who runs is said in words, which need more room in large.
    if (ui.projector) columns.front().share *= 1.4f;
    return columns;
}

std::vector<float> share_strip(std::span<const StripNeed> needs, float width) {
    const auto shares = std::accumulate(needs.begin(), needs.end(), 0.0f, [](float sum, const StripNeed& need) { return sum + need.share; });
    std::vector<float> base(needs.size());
    for (std::size_t level = 3; level-- > 0;) {
        for (std::size_t i = 0; i < needs.size(); ++i)
            base[i] = std::min(needs[i].levels[level], std::max(needs[i].levels[0], width * kMostPart));
        if (std::accumulate(base.begin(), base.end(), 0.0f) <= width) break;
    }
    const float wanted = std::accumulate(base.begin(), base.end(), 0.0f);
    if (wanted > width)
        for (float& one : base) one *= width / wanted;
    float lack = 0, spare = 0;
    std::vector<float> widths(needs.size());
    for (std::size_t i = 0; i < needs.size(); ++i) {
        widths[i] = width * needs[i].share / shares;
        lack += std::max(0.0f, base[i] - widths[i]);
        spare += std::max(0.0f, widths[i] - base[i]);
    }
    const float taken = spare > 0 ? std::min(1.0f, lack / spare) : 0;
    for (std::size_t i = 0; i < needs.size(); ++i)
        widths[i] = widths[i] < base[i] ? base[i] : widths[i] - (widths[i] - base[i]) * taken;
    return widths;
}

float least_width(const ui::Ui& ui, const StripContents& contents) {
    const float first = contents.pieces.front().width;
    return contents.pieces.size() == 1 ? first : first + strip_gap(ui) + strip_more(ui);
}

float full_width(const ui::Ui& ui, const StripContents& contents) {
    float width = 0;
    for (std::size_t i = 0; i < contents.pieces.size(); ++i) width += gap_before(ui, contents, i) + contents.pieces[i].width;
    return width;
}

void draw_pieces(ui::Ui& ui, Rect room, float height, const StripContents& contents) {
    const std::size_t count = fitting(ui, contents, room.w);
    const auto place = [&](float width) {
        const Rect piece = ui::cut_left(room, width);
        return ui::rect_around(piece.centre(), width, height);
    };
    // One alone is rather cut than counted.
    if (count == 0 && contents.pieces.size() == 1) return contents.pieces.front().draw(place(room.w));
    for (std::size_t i = 0; i < count; ++i) {
        ui::cut_left(room, gap_before(ui, contents, i));
        contents.pieces[i].draw(place(contents.pieces[i].width));
    }
    if (count > 0) ui::cut_left(room, strip_gap(ui));
    if (count < contents.pieces.size()) return draw_folded(ui, room, contents, count);
    if (contents.tail && contents.tail->width <= room.w + 0.5f) contents.tail->draw(place(contents.tail->width));
}

}  // namespace asynchio::panels
