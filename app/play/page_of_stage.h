// What a narrow window, which shows one thing at a time, turns to when a stage of a lesson begins.
#pragma once

#include "app/model/compact_page.h"
#include "app/model/flow.h"

namespace asynchio {

// The run is looked at, everything else is read first.
inline CompactPage page_of(Stage stage) { return stage == Stage::run ? CompactPage::picture : CompactPage::text; }

}  // namespace asynchio
