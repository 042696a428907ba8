// What a narrow window, which shows one thing at a time, turns to when a stage of a lesson begins.
#pragma once

#include "app/model/flow.h"

namespace asynchio {

// A page as UiState::compact_page counts them: the run is looked at, everything else is read first.
inline int page_of(Stage stage) {
    constexpr int kText = 0, kPicture = 2;
    return stage == Stage::run ? kPicture : kText;
}

}  // namespace asynchio
