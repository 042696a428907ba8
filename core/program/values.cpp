#include "core/program/values.h"

#include <charconv>
#include <cmath>

namespace asynchio::program {
namespace {

// The first of these types that it is.
template <class... Types>
std::string repr_of_types(const Value& value) {
    std::string text = "...";
    const auto try_type = [&]<class T>(std::type_identity<T>) {
        const T* held = std::any_cast<T>(&value);
        if (held != nullptr) text = repr(*held);
        return held != nullptr;
    };
    static_cast<void>((try_type(std::type_identity<Types>()) || ...));
    return text;
}

}  // namespace

std::string repr(double number) {
    if (std::isnan(number)) return "nan";
    if (std::isinf(number)) return number > 0 ? "inf" : "-inf";
    std::array<char, 32> digits{};
    const double size = std::abs(number);
    const auto format = size != 0 && (size < 1e-4 || size >= 1e16) ? std::chars_format::scientific : std::chars_format::fixed;
    const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), number, format).ptr;
    std::string text(digits.data(), end);
    if (text.find_first_of(".e") == text.npos) text += ".0";
    return text;
}

std::string repr(std::string_view text) {
    const char quote = text.find('\'') != text.npos && text.find('"') == text.npos ? '"' : '\'';
    std::string quoted(1, quote);
    for (const char c : text) {
        if (c == quote || c == '\\') quoted += '\\';
        if (c == '\n') quoted += "\\n";
        else if (c == '\t') quoted += "\\t";
        else quoted += c;
    }
    return quoted + quote;
}

std::string repr_of(const Value& value) {
    if (!value.has_value()) return "None";
    if (const auto* list = std::any_cast<std::vector<Value>>(&value)) {
        std::string text;
        for (const Value& entry : *list) text += (text.empty() ? "" : ", ") + repr_of(entry);
        return "[" + text + "]";
    }
    return repr_of_types<std::string, const char*, int, double, bool, long, long long, unsigned, unsigned long, Nothing, std::exception_ptr,
                         std::vector<int>, std::vector<double>, std::vector<std::string>>(value);
}

}  // namespace asynchio::program
