// How wide the tag of a lock is that is drawn at a height, in pixels. Below 25 (at 100 %) its words are small.
#pragma once

#include <string_view>

#include "app/widgets/ui.h"

namespace asynchio::ui {

float tag_width_at(Ui& ui, std::string_view name, float height);

}  // namespace asynchio::ui
