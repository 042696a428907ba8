#include "app/text/columns.h"

#include "app/text/utf8.h"

namespace asynchio {
namespace {

std::size_t column_after(std::size_t column, char32_t code) {
    if (code == '\t') return (column / kTabColumns + 1) * kTabColumns;
    return column + static_cast<std::size_t>(cell_width(code));
}

bool has_width(char32_t code) {
    return code == '\t' || cell_width(code) > 0;
}

}  // namespace

std::size_t column_at_byte(std::string_view line, std::size_t at) {
    std::size_t column = 0;
    for (std::size_t i = 0; i < line.size() && i < at;) {
        const utf8::Char next = utf8::decode(line, i);
        column = column_after(column, next.code);
        i += next.length;
    }
    return column;
}

std::size_t byte_at_column(std::string_view line, double column) {
    std::size_t left = 0;
    for (std::size_t i = 0; i < line.size();) {
        const std::size_t right = column_after(left, utf8::decode(line, i).code);
        if (right > left && column <= static_cast<double>(left + right) / 2) return i;
        left = right;
        i = next_cluster(line, i);
    }
    return line.size();
}

std::size_t next_cluster(std::string_view line, std::size_t at) {
    if (at >= line.size()) return line.size();
    at += utf8::decode(line, at).length;
    while (at < line.size()) {
        const utf8::Char next = utf8::decode(line, at);
        if (has_width(next.code)) break;
        at += next.length;
    }
    return at;
}

std::size_t previous_cluster(std::string_view line, std::size_t at) {
    at = utf8::floor(line, at);
    while (at > 0) {
        at = utf8::floor(line, at - 1);
        if (has_width(utf8::decode(line, at).code)) break;
    }
    return at;
}

}  // namespace asynchio
