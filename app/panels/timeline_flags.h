// Moments with a word ("you said 3 s", "Ctrl+C"): a line through the lanes, and the word in a room of its own above the
// ruler, so that it covers nothing. The lane that the learner named is said left of the ruler.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "app/panels/timeline_plot.h"

namespace asynchio::panels {

struct FlagPlace {
    const FlagView* flag = nullptr;
    float x = 0;     // of its moment
    ui::Rect plate;  // of its words
};
// Those in sight, from left to right; no plate lies over another one, nor over the words left of the ruler. `width`: of a
// plate with these words.
std::vector<FlagPlace> flag_places(const Plot& plot, float height, float gap, const std::function<float(const std::string&)>& width);
std::vector<FlagPlace> flag_places(ui::Ui& ui, const Plot& plot);

// The words, and the lines down to the axis: they stay where the lanes scroll.
void draw_flag_words(ui::Ui& ui, const Plot& plot);
// `lanes`: what is seen of them; `words`: that stand on them.
void draw_flag_lines(ui::Ui& ui, const Plot& plot, const ui::Rect& lanes, const std::vector<ui::Rect>& words);

}  // namespace asynchio::panels
