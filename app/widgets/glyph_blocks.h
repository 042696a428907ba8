// Characters in groups that are built into the font atlas together.
#pragma once

#include <imgui.h>

#include <cstdint>
#include <string_view>
#include <vector>

namespace asynchio::ui {

using BlockMask = std::uint32_t;  // one bit for each group

inline constexpr BlockMask kBasicBlock = 1;  // ASCII and the punctuation and arrows of the app's own words
inline constexpr BlockMask kIconBlock = 2;   // icons.h

// The group that holds the character; 0 for characters of no group, which are drawn as the fallback glyph.
BlockMask block_of(char32_t character);

// Ranges of the groups in `blocks`, icons left out, as ImGui wants them: pairs, then 0.
std::vector<ImWchar> text_ranges(BlockMask blocks);
std::vector<ImWchar> icon_ranges();

// Takes the first character off `text`. Bytes that are no UTF-8 count as U+FFFD each.
char32_t take_character(std::string_view& text);

}  // namespace asynchio::ui
