#include "app/text/position.h"

#include <algorithm>

namespace asynchio {

TextPosition end_of(TextPosition start, std::string_view text) {
    const std::size_t last_break = text.rfind('\n');
    if (last_break == std::string_view::npos) return {start.line, start.column + text.size()};
    const auto breaks = static_cast<std::size_t>(std::count(text.begin(), text.end(), '\n'));
    return {start.line + breaks, text.size() - last_break - 1};
}

TextPosition shifted(TextPosition place, const TextReplacement& replacement, Gravity gravity) {
    const TextRange& range = replacement.range;
    if (place < range.start) return place;
    if (place == range.start && (gravity == Gravity::stays || !range.empty())) return place;
    const TextPosition end = end_of(range.start, replacement.text);
    if (place <= range.end) return end;
    if (place.line > range.end.line) return {place.line - range.end.line + end.line, place.column};
    return {end.line, end.column + (place.column - range.end.column)};
}

}  // namespace asynchio
