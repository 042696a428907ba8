#include "app/widgets/glyph_blocks.h"

#include <algorithm>
#include <iterator>

#include "app/widgets/icons.h"

namespace asynchio::ui {
namespace {

struct Range {
    char16_t first;
    char16_t last;
    BlockMask block;
};

// The first matching row decides.
constexpr Range kRanges[] = {
    {0x0020, 0x007E, kBasicBlock}, {0x00B7, 0x00B7, kBasicBlock}, {0x00D7, 0x00D7, kBasicBlock},
    {0x2013, 0x2014, kBasicBlock}, {0x2018, 0x2019, kBasicBlock}, {0x201C, 0x201D, kBasicBlock},
    {0x2026, 0x2026, kBasicBlock}, {0x2190, 0x2193, kBasicBlock}, {0x2212, 0x2212, kBasicBlock},
    {0xF000, 0xF2FF, kIconBlock},  {0x00A0, 0x00FF, 1u << 2},     {0x0100, 0x017F, 1u << 3},
    {0x0370, 0x03FF, 1u << 4},     {0x0400, 0x045F, 1u << 5},     {0x2000, 0x206F, 1u << 6},
    {0x20A0, 0x20BF, 1u << 6},     {0x2070, 0x209F, 1u << 6},     {0x2100, 0x218F, 1u << 7},
    {0x2190, 0x21FF, 1u << 7},     {0x2200, 0x22FF, 1u << 8},     {0x2500, 0x257F, 1u << 9},
    {0x2580, 0x25FF, 1u << 10},    {0x2600, 0x27BF, 1u << 11},    {0xFFFD, 0xFFFD, 1u << 12},
};

}  // namespace

BlockMask block_of(char32_t character) {
    for (const Range& range : kRanges)
        if (character >= range.first && character <= range.last) return range.block;
    return 0;
}

std::vector<ImWchar> text_ranges(BlockMask blocks) {
    std::vector<ImWchar> ranges;
    for (const Range& range : kRanges) {
        if (range.block == kIconBlock || (blocks & range.block) == 0) continue;
        ranges.push_back(static_cast<ImWchar>(range.first));
        ranges.push_back(static_cast<ImWchar>(range.last));
    }
    ranges.push_back(0);
    return ranges;
}

std::vector<ImWchar> icon_ranges() {
    std::vector<ImWchar> ranges;
    for (std::string_view icon : icon::all) {
        const auto character = static_cast<ImWchar>(take_character(icon));
        ranges.push_back(character);
        ranges.push_back(character);
    }
    ranges.push_back(0);
    return ranges;
}

char32_t take_character(std::string_view& text) {
    const auto byte = [&text](std::size_t i) { return static_cast<unsigned char>(text[i]); };
    const unsigned first = byte(0);
    const std::size_t length = first < 0x80    ? 1
                               : first >= 0xF0 ? 4
                               : first >= 0xE0 ? 3
                               : first >= 0xC2 ? 2
                                               : 0;
    char32_t character = length == 1 ? first : first & (0x7Fu >> length);
    bool valid = length != 0 && length <= text.size() && first < 0xF5;
    for (std::size_t i = 1; valid && i < length; ++i) {
        valid = (byte(i) & 0xC0u) == 0x80;
        character = (character << 6) | (byte(i) & 0x3Fu);
    }
    text.remove_prefix(valid ? length : 1);
    return valid ? character : U'\uFFFD';
}

}  // namespace asynchio::ui
