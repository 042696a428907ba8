// What a narrow window shows of itself: one page at a time.
#pragma once

namespace asynchio {

// In the order of the switch.
enum class CompactPage { text, code, picture, views };

}  // namespace asynchio
