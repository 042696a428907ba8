#include "app/text/find.h"

#include "app/text/utf8.h"

namespace asynchio {
namespace {

char32_t folded(char32_t code) {
    const auto within = [code](char32_t first, char32_t last) { return code >= first && code <= last; };
    if (within('A', 'Z')) return code + 0x20;
    if (code < 0xC0) return code;
    if (within(0xC0, 0xDE) && code != 0xD7) return code + 0x20;
    if (code == 0x178) return 0xFF;
    // Latin Extended-A holds pairs; a few letters without a pair shift which of the two is the capital.
    const bool capital_is_even = within(0x100, 0x12F) || within(0x132, 0x137) || within(0x14A, 0x177);
    const bool capital_is_odd = within(0x139, 0x148) || within(0x179, 0x17E);
    if (capital_is_even) return code | 1;
    if (capital_is_odd) return code % 2 == 1 ? code + 1 : code;
    if (within(0x391, 0x3A9) && code != 0x3A2) return code + 0x20;
    if (within(0x410, 0x42F)) return code + 0x20;
    if (within(0x400, 0x40F)) return code + 0x50;
    return code;
}

// Where the needle, which holds line breaks, matches with its first line at the end of `lines[line]`.
class LineSpanMatcher {
  public:
    explicit LineSpanMatcher(std::string_view needle) {
        for (std::size_t begin = 0;;) {
            const std::size_t end = needle.find('\n', begin);
            parts_.push_back(needle.substr(begin, end == std::string_view::npos ? end : end - begin));
            if (end == std::string_view::npos) break;
            begin = end + 1;
        }
    }
    std::size_t breaks() const { return parts_.size() - 1; }

    // The first line of the match begins at or after byte `from` of `line`.
    bool matches(const std::vector<std::string>& lines, std::size_t line, std::size_t from) const {
        if (line + breaks() >= lines.size()) return false;
        const std::string& first = lines[line];
        if (!first.ends_with(parts_.front()) || first.size() - parts_.front().size() < from) return false;
        for (std::size_t i = 1; i < breaks(); ++i) {
            if (lines[line + i] != parts_[i]) return false;
        }
        return lines[line + breaks()].starts_with(parts_.back());
    }
    TextRange range(const std::vector<std::string>& lines, std::size_t line) const {
        return {{line, lines[line].size() - parts_.front().size()}, {line + breaks(), parts_.back().size()}};
    }

  private:
    std::vector<std::string_view> parts_;
};

std::vector<TextRange> find_in(const std::vector<std::string>& lines, std::string_view needle) {
    std::vector<TextRange> found;
    if (needle.find('\n') == std::string_view::npos) {
        for (std::size_t line = 0; line < lines.size(); ++line) {
            for (std::size_t at = 0; (at = lines[line].find(needle, at)) != std::string::npos;) {
                found.push_back({{line, at}, {line, at + needle.size()}});
                at += needle.size();
            }
        }
        return found;
    }
    const LineSpanMatcher matcher(needle);
    std::size_t from = 0;
    for (std::size_t line = 0; line < lines.size();) {
        if (matcher.matches(lines, line, from)) {
            found.push_back(matcher.range(lines, line));
            line = found.back().end.line;
            from = found.back().end.column;
        } else {
            ++line;
            from = 0;
        }
    }
    return found;
}

}  // namespace

std::string fold_case(std::string_view text) {
    std::string out;
    out.reserve(text.size());
    for (std::size_t at = 0; at < text.size();) {
        const utf8::Char next = utf8::decode(text, at);
        const char32_t small = folded(next.code);
        if (small == next.code || !next.valid) {
            out += text.substr(at, next.length);
        } else {
            utf8::append(out, small);
        }
        at += next.length;
    }
    return out;
}

std::vector<TextRange> find_all(const TextDocument& document, const FindQuery& query) {
    const std::string needle = clean_text(query.needle);
    if (needle.empty()) return {};
    if (query.match_case) return find_in(document.lines(), needle);
    std::vector<std::string> lines;
    lines.reserve(document.line_count());
    for (const std::string& line : document.lines()) lines.push_back(fold_case(line));
    return find_in(lines, fold_case(needle));
}

}  // namespace asynchio
