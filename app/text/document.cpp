#include "app/text/document.h"

#include <algorithm>
#include <iterator>
#include <utility>

#include "app/text/utf8.h"
#include "core/base/check.h"

namespace asynchio {
namespace {

std::vector<std::string> split_lines(std::string_view text) {
    std::vector<std::string> lines;
    for (std::size_t begin = 0;;) {
        const std::size_t end = text.find('\n', begin);
        if (end == std::string_view::npos) {
            lines.emplace_back(text.substr(begin));
            return lines;
        }
        lines.emplace_back(text.substr(begin, end - begin));
        begin = end + 1;
    }
}

}  // namespace

std::string clean_text(std::string_view text) {
    std::string valid = utf8::to_valid(text);
    if (valid.find('\r') == std::string::npos) return valid;
    std::string out;
    out.reserve(valid.size());
    for (std::size_t i = 0; i < valid.size(); ++i) {
        if (valid[i] == '\r') {
            out += '\n';
            if (i + 1 < valid.size() && valid[i + 1] == '\n') ++i;
        } else {
            out += valid[i];
        }
    }
    return out;
}

TextDocument::TextDocument(std::string_view text) {
    constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";
    if (text.starts_with(kByteOrderMark)) text.remove_prefix(kByteOrderMark.size());
    lines_ = split_lines(clean_text(text));
}

const std::string& TextDocument::line(std::size_t index) const {
    ASYNCHIO_CHECK(index < lines_.size(), "a line that is asked for exists");
    return lines_[index];
}

std::string TextDocument::text() const {
    return text_of({{0, 0}, end()});
}

std::string TextDocument::text(TextRange range) const {
    return text_of(snapped(range));
}

TextPosition TextDocument::snapped(TextPosition place) const {
    if (place.line >= lines_.size()) return end();
    return {place.line, utf8::floor(lines_[place.line], place.column)};
}

TextRange TextDocument::snapped(TextRange range) const {
    const TextPosition a = snapped(range.start);
    const TextPosition b = snapped(range.end);
    return {std::min(a, b), std::max(a, b)};
}

TextEdit TextDocument::replace(TextRange range, std::string_view text) {
    const TextRange place = snapped(range);
    TextEdit edit{place.start, text_of(place), clean_text(text)};
    splice(place, edit.inserted);
    return edit;
}

void TextDocument::revert(const TextEdit& edit) {
    splice(snapped(TextRange{edit.start, end_of(edit.start, edit.inserted)}), edit.removed);
}

void TextDocument::repeat(const TextEdit& edit) {
    splice(snapped(TextRange{edit.start, end_of(edit.start, edit.removed)}), edit.inserted);
}

std::string TextDocument::text_of(const TextRange& range) const {
    const auto& [start, end] = range;
    if (start.line == end.line) return lines_[start.line].substr(start.column, end.column - start.column);
    std::size_t size = lines_[start.line].size() - start.column + 1 + end.column;
    for (std::size_t i = start.line + 1; i < end.line; ++i) size += lines_[i].size() + 1;
    std::string out;
    out.reserve(size);
    out.append(lines_[start.line], start.column);
    for (std::size_t i = start.line + 1; i < end.line; ++i) out.append(1, '\n').append(lines_[i]);
    return out.append(1, '\n').append(lines_[end.line], 0, end.column);
}

void TextDocument::splice(const TextRange& range, std::string_view text) {
    const auto& [start, end] = range;
    if (start.line == end.line && text.find('\n') == std::string_view::npos) {
        lines_[start.line].replace(start.column, end.column - start.column, text);
        return;
    }
    std::vector<std::string> fresh = split_lines(text);
    fresh.front().insert(0, lines_[start.line], 0, start.column);
    fresh.back().append(lines_[end.line], end.column);

    const std::size_t old_count = end.line - start.line + 1;
    const std::size_t kept = std::min(old_count, fresh.size());
    const auto first = lines_.begin() + static_cast<std::ptrdiff_t>(start.line);
    const auto kept_end = first + static_cast<std::ptrdiff_t>(kept);
    const auto fresh_kept_end = fresh.begin() + static_cast<std::ptrdiff_t>(kept);
    std::move(fresh.begin(), fresh_kept_end, first);
    if (fresh.size() > kept) {
        lines_.insert(kept_end, std::move_iterator(fresh_kept_end), std::move_iterator(fresh.end()));
    } else {
        lines_.erase(kept_end, first + static_cast<std::ptrdiff_t>(old_count));
    }
}

}  // namespace asynchio
