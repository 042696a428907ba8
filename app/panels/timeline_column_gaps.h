// Time that the ruler of turns leaves out.
#pragma once

#include <string>
#include <vector>

#include "app/panels/timeline_plot.h"

namespace asynchio::panels {

struct ColumnGap {
    std::size_t column = 0;  // time passed between the one before and this one
    std::string words;       // "+2 s"
};

// Between the turns in sight that have happened, or were seen.
std::vector<ColumnGap> column_gaps(const Plot& plot);
// `current`: the column with the playhead's flag.
void draw_column_gaps(ui::Ui& ui, const Plot& plot, std::size_t current);

}  // namespace asynchio::panels
