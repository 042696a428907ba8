#include "app/export/markup.h"

#include <fmt/format.h>

#include "core/base/check.h"
#include "lessons/reader/text.h"

namespace asynchio {
namespace {

constexpr std::string_view kReplacement = "\uFFFD";

bool is_forbidden(char c) {
    const auto byte = static_cast<unsigned char>(c);
    return byte < 0x20 && c != '\n' && c != '\t';
}

}  // namespace

std::string escaped(std::string_view text) {
    const std::string valid = to_valid_utf8(text);
    std::string out;
    out.reserve(valid.size());
    for (std::size_t i = 0; i < valid.size(); ++i) {
        const char c = valid[i];
        // U+FFFE and U+FFFF are UTF-8, but no characters.
        const bool no_character = valid.compare(i, 2, "\xEF\xBF") == 0 && i + 2 < valid.size() &&
                                  static_cast<unsigned char>(valid[i + 2]) >= 0xBE;
        if (no_character) {
            out += kReplacement;
            i += 2;
        } else if (is_forbidden(c)) {
            out += kReplacement;
        } else {
            switch (c) {
                case '<': out += "&lt;"; break;
                case '>': out += "&gt;"; break;
                case '&': out += "&amp;"; break;
                case '"': out += "&quot;"; break;
                default: out += c;
            }
        }
    }
    return out;
}

std::string number_text(double value) {
    std::string text = fmt::format("{:.2f}", value);
    text.erase(text.find_last_not_of('0') + 1);
    if (text.ends_with('.')) text.pop_back();
    return text == "-0" ? "0" : text;
}

void Markup::begin(std::string_view tag, Attributes attributes) {
    out_ += '<';
    out_ += tag;
    for (const auto& [name, value] : attributes) out_ += fmt::format(" {}=\"{}\"", name, escaped(value));
}

void Markup::open(std::string_view tag, Attributes attributes) {
    begin(tag, attributes);
    out_ += '>';
    open_.emplace_back(tag);
}

void Markup::close() {
    ASYNCHIO_CHECK(!open_.empty(), "an element is open");
    out_ += "</" + open_.back() + ">";
    open_.pop_back();
}

void Markup::leaf(std::string_view tag, Attributes attributes) {
    begin(tag, attributes);
    out_ += "/>";
}

void Markup::element(std::string_view tag, Attributes attributes, std::string_view content) {
    open(tag, attributes);
    text(content);
    close();
}

std::string Markup::take() {
    ASYNCHIO_CHECK(open_.empty(), "every element is closed");
    return std::exchange(out_, {});
}

}  // namespace asynchio
