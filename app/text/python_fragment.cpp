#include "app/text/python_fragment.h"

#include <algorithm>
#include <cctype>

namespace asynchio::python_text {

bool is_name_byte(char c) { return std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '_' || static_cast<unsigned char>(c) >= 0x80; }

bool is_name(std::string_view text) {
    return !text.empty() && std::ranges::all_of(text, is_name_byte) && std::isdigit(static_cast<unsigned char>(text.front())) == 0;
}

std::string_view trimmed(std::string_view text) {
    const auto first = text.find_first_not_of(" \t");
    if (first == text.npos) return {};
    return text.substr(first, text.find_last_not_of(" \t") - first + 1);
}

bool is_word_at(std::string_view text, std::size_t at, std::string_view word) {
    if (text.substr(at, word.size()) != word) return false;
    const bool open_left = at == 0 || !is_name_byte(word.front()) || !(is_name_byte(text[at - 1]) || text[at - 1] == '.');
    const std::size_t end = at + word.size();
    return open_left && (end == text.size() || !is_name_byte(word.back()) || !is_name_byte(text[end]));
}

std::vector<std::size_t> places_of(std::string_view text, std::string_view word) {
    std::vector<std::size_t> places;
    if (text.find(word) == text.npos) return places;
    const PythonFragment fragment(text);
    for (std::size_t at = text.find(word); at != text.npos; at = text.find(word, at + 1))
        if (is_word_at(text, at, word) && fragment.is_code(at)) places.push_back(at);
    return places;
}

std::string_view first_word(std::string_view text) {
    const auto end = std::ranges::find_if_not(text, is_name_byte);
    return text.substr(0, static_cast<std::size_t>(end - text.begin()));
}

std::optional<std::vector<std::string>> cut_at_commas(std::string_view text) {
    const PythonFragment fragment(text);
    std::vector<std::size_t> commas;
    const bool whole = fragment.each_outside_brackets([&](std::size_t i) {
        if (text[i] == ',') commas.push_back(i);
        return true;
    });
    if (!whole) return std::nullopt;
    commas.push_back(text.size());
    std::vector<std::string> pieces;
    std::size_t begin = 0;
    for (const std::size_t comma : commas) {
        pieces.emplace_back(trimmed(text.substr(begin, comma - begin)));
        begin = comma + 1;
    }
    if (pieces.back().empty()) pieces.pop_back();
    if (std::ranges::any_of(pieces, &std::string::empty)) return std::nullopt;
    return pieces;
}

std::size_t assignment_in(std::string_view text) {
    std::size_t found = text.npos;
    PythonFragment(text).each_outside_brackets([&](std::size_t i) {
        const char before = i == 0 ? ' ' : text[i - 1], after = i + 1 < text.size() ? text[i + 1] : ' ';
        if (text[i] == '=' && after != '=' && std::string_view("=!<>+-*/%&|^:@").find(before) == std::string_view::npos) found = i;
        return found == text.npos;
    });
    return found;
}

std::vector<std::string> names_in(std::string_view targets) {
    const auto pieces = cut_at_commas(trimmed(targets));
    if (!pieces || !std::ranges::all_of(*pieces, is_name)) return {};
    return *pieces;
}

std::size_t closing_in(std::string_view text, std::size_t opening) {
    const PythonFragment fragment(text);
    int depth = 0;
    for (std::size_t i = opening; i < text.size(); ++i) {
        if (!fragment.is_code(i)) continue;
        if (is_opening_bracket(text[i])) ++depth;
        if (is_closing_bracket(text[i]) && --depth == 0) return i;
    }
    return text.npos;
}

std::optional<std::string_view> inside_of(std::string_view text, char opening) {
    if (text.size() < 2 || text.front() != opening || closing_in(text, 0) != text.size() - 1) return std::nullopt;
    return trimmed(text.substr(1, text.size() - 2));
}

}  // namespace asynchio::python_text
