#include "app/model/log_words.h"

#include <algorithm>
#include <charconv>

namespace asynchio {
namespace {

constexpr std::string_view kNeverAwaited = "' was never awaited";

// The number behind the last "<before>N" in the text; 0 if there is none.
int last_number_behind(std::string_view text, std::string_view before) {
    const std::size_t found = text.rfind(before);
    if (found == std::string_view::npos) return 0;
    int number = 0;
    const std::string_view digits = text.substr(found + before.size());
    std::from_chars(digits.data(), digits.data() + digits.size(), number);
    return number;
}

}  // namespace

std::string without_traceback(std::string_view text) {
    while (text.ends_with('\n')) text.remove_suffix(1);
    const std::size_t first = text.find('\n');
    if (first == std::string_view::npos) return std::string(text);
    const std::size_t last = text.rfind('\n');
    const bool traceback = text.find("\nTraceback ") != std::string_view::npos;
    return std::string(text.substr(0, first)) + (traceback ? ": " + std::string(text.substr(last + 1)) : "");
}

bool tells_slow_turn(std::string_view text) { return text.starts_with("Executing "); }

int line_where_let_go(std::string_view text, const std::string& filename) { return last_number_behind(text, filename + ":"); }

int line_of_traceback(std::string_view text, const std::string& filename) {
    return last_number_behind(text, "File \"" + filename + "\", line ");
}

std::optional<WarningWords> read_warning(const std::string& words) {
    const std::size_t kind_end = words.find("Warning: ");
    const std::size_t kind = words.rfind(": ", kind_end);
    if (kind_end == words.npos || kind == words.npos || words.starts_with(' ')) return std::nullopt;
    const std::string place = words.substr(0, kind);
    const std::size_t colon = place.rfind(':');
    if (colon == place.npos || colon + 1 == place.size()) return std::nullopt;
    if (!std::ranges::all_of(place.substr(colon + 1), [](char c) { return c >= '0' && c <= '9'; })) return std::nullopt;
    WarningWords warning;
    warning.file = place.substr(0, colon);
    warning.line = last_number_behind(place, ":");
    warning.kind = words.substr(kind + 2, kind_end + 7 - kind - 2);
    warning.text = words.substr(kind_end + 9);
    if (!warning.text.ends_with(kNeverAwaited)) return warning;
    const std::size_t begin = warning.text.find('\'') + 1;
    warning.never_awaited = warning.text.substr(begin, warning.text.size() - kNeverAwaited.size() - begin);
    return warning;
}

}  // namespace asynchio
