#include "lessons/reader/text.h"

#include <fmt/format.h>

#include <algorithm>
#include <fstream>
#include <numeric>
#include <system_error>

namespace asynchio {
namespace {

constexpr std::string_view kReplacement = "\xEF\xBF\xBD";

// The length of the UTF-8 character at the start of `text`, or 0 when there is none. Overlong forms,
// surrogates and numbers above U+10FFFF are none.
std::size_t utf8_length(std::string_view text) {
    const auto byte = [&](std::size_t index) { return static_cast<unsigned char>(text[index]); };
    const unsigned first = byte(0);
    if (first < 0x80) return 1;
    const std::size_t length = first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : 2;
    if (first < 0xC2 || first > 0xF4 || text.size() < length) return 0;
    for (std::size_t i = 1; i < length; ++i) {
        if ((byte(i) & 0xC0) != 0x80) return 0;
    }
    const unsigned second = byte(1);
    const bool overlong = (first == 0xE0 && second < 0xA0) || (first == 0xF0 && second < 0x90);
    const bool surrogate = first == 0xED && second >= 0xA0;
    const bool too_large = first == 0xF4 && second >= 0x90;
    return overlong || surrogate || too_large ? 0 : length;
}

char to_lower(char c) {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

// How many letters must be inserted, removed, replaced or swapped with their neighbour.
std::size_t edit_distance(std::string_view a, std::string_view b) {
    std::vector<std::size_t> before(b.size() + 1), above(b.size() + 1), row(b.size() + 1);
    std::iota(above.begin(), above.end(), std::size_t{0});
    for (std::size_t i = 1; i <= a.size(); ++i) {
        row[0] = i;
        for (std::size_t j = 1; j <= b.size(); ++j) {
            const char x = to_lower(a[i - 1]), y = to_lower(b[j - 1]);
            row[j] = std::min({above[j] + 1, row[j - 1] + 1, above[j - 1] + (x == y ? 0 : 1)});
            const bool swapped = i > 1 && j > 1 && x == to_lower(b[j - 2]) && to_lower(a[i - 2]) == y;
            if (swapped) row[j] = std::min(row[j], before[j - 2] + 1);
        }
        std::swap(before, above);
        std::swap(above, row);
    }
    return above[b.size()];
}

}  // namespace

std::string describe(const Problem& problem) {
    std::string place = problem.file;
    if (problem.line > 0) place += fmt::format("{}line {}", place.empty() ? "" : ", ", problem.line);
    return place.empty() ? problem.sentence : place + ": " + problem.sentence;
}

std::vector<std::string_view> split_lines(std::string_view text) {
    std::vector<std::string_view> lines;
    std::size_t begin = 0;
    while (begin < text.size()) {
        const std::size_t end = std::min(text.find_first_of("\r\n", begin), text.size());
        lines.push_back(text.substr(begin, end - begin));
        begin = text.substr(end, 2) == "\r\n" ? end + 2 : end + 1;
    }
    return lines;
}

std::string_view trim(std::string_view text) {
    const std::size_t begin = text.find_first_not_of(" \t\r\n");
    if (begin == std::string_view::npos) return {};
    return text.substr(begin, text.find_last_not_of(" \t\r\n") - begin + 1);
}

std::vector<std::string_view> split_words(std::string_view text) {
    std::vector<std::string_view> words;
    std::size_t begin = text.find_first_not_of(" \t");
    while (begin != std::string_view::npos) {
        const std::size_t end = std::min(text.find_first_of(" \t", begin), text.size());
        words.push_back(text.substr(begin, end - begin));
        begin = text.find_first_not_of(" \t", end);
    }
    return words;
}

bool is_valid_utf8(std::string_view text) {
    while (!text.empty()) {
        const std::size_t length = utf8_length(text);
        if (length == 0 || text[0] == '\0') return false;
        text.remove_prefix(length);
    }
    return true;
}

std::string to_valid_utf8(std::string_view text) {
    std::string result;
    result.reserve(text.size());
    while (!text.empty()) {
        const std::size_t length = text[0] == '\0' ? 0 : utf8_length(text);
        result += length == 0 ? kReplacement : text.substr(0, length);
        text.remove_prefix(std::max<std::size_t>(length, 1));
    }
    return result;
}

Problem not_utf8(std::string_view text) {
    int number = 0;
    for (const std::string_view line : split_lines(text)) {
        ++number;
        if (!is_valid_utf8(line)) break;
    }
    return {"", number, "this is not UTF-8 text; save the file with the encoding UTF-8"};
}

std::string nearest_name(std::string_view word, std::span<const std::string_view> candidates) {
    constexpr std::size_t kLongestName = 40;  // longer "names" are damage, and comparing them would take long
    if (word.size() > kLongestName) return "";
    std::string_view nearest;
    std::size_t nearest_distance = std::max<std::size_t>(1, word.size() / 3) + 1;
    for (const std::string_view candidate : candidates) {
        if (candidate.size() > kLongestName) continue;
        const std::size_t distance = edit_distance(word, candidate);
        // A name that shares no letter with the word is no suggestion, however short both are.
        if (distance >= nearest_distance || distance >= candidate.size()) continue;
        nearest = candidate;
        nearest_distance = distance;
    }
    return std::string(nearest);
}

std::string did_you_mean(std::string_view word, std::span<const std::string_view> candidates) {
    const std::string nearest = nearest_name(word, candidates);
    return nearest.empty() ? "" : fmt::format(" Did you mean '{}'?", nearest);
}

std::string excerpt(std::string_view text, std::size_t limit) {
    const bool cut = text.size() > limit;
    // Never cut inside a character.
    while (cut && limit > 0 && (static_cast<unsigned char>(text[limit]) & 0xC0) == 0x80) --limit;
    std::string result = to_valid_utf8(text.substr(0, limit));
    for (char& c : result) {
        if (static_cast<unsigned char>(c) < 0x20 || c == 0x7F) c = ' ';
    }
    return cut ? result + "..." : result;
}

Result<std::string> read_text_file(const std::filesystem::path& path) {
    std::error_code error;
    const auto status = std::filesystem::status(path, error);
    if (!std::filesystem::exists(status)) return Failure{fmt::format("'{}' does not exist", path.string())};
    // Reading a pipe or a device could wait for ever.
    if (!std::filesystem::is_regular_file(status))
        return Failure{fmt::format("'{}' is not a file", path.string())};

    std::ifstream file(path, std::ios::binary);
    std::string bytes(kMaxFileBytes + 1, '\0');
    file.read(bytes.data(), static_cast<std::streamsize>(bytes.size()));
    if (!file.is_open() || file.bad()) return Failure{fmt::format("'{}' cannot be read", path.string())};
    bytes.resize(static_cast<std::size_t>(file.gcount()));
    if (bytes.size() > kMaxFileBytes) {
        return Failure{fmt::format("'{}' is larger than 1 MiB, too large for a lesson", path.string())};
    }
    return bytes;
}

}  // namespace asynchio
