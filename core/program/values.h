// Values of C++ programs: how they travel through the runtime, which knows only Value, and how they look: as Python
// prints them, so that a C++ program and its Python twin write the same lines.
#pragma once

#include <array>
#include <concepts>
#include <exception>
#include <string>
#include <string_view>
#include <tuple>
#include <type_traits>
#include <utility>
#include <variant>
#include <vector>

#include "core/base/ref.h"

namespace asynchio::program {

// The result of a coroutine that returns nothing, where a value is needed.
struct Nothing {
    friend bool operator==(Nothing, Nothing) = default;
};
template <class T>
using ValueOf = std::conditional_t<std::is_void_v<T>, Nothing, T>;

// "1.0", "0.25", "1e+16": the shortest text that reads back as the same number.
std::string repr(double number);
std::string repr(std::string_view text);
inline std::string repr(const std::string& text) { return repr(std::string_view(text)); }
inline std::string repr(const char* text) { return repr(std::string_view(text)); }
inline std::string repr(bool flag) { return flag ? "True" : "False"; }
inline std::string repr(Nothing) { return "None"; }
template <class T>
    requires(std::integral<T> && !std::same_as<T, bool>)
std::string repr(T number) {
    return std::to_string(number);
}

template <class T>
std::string repr(const std::vector<T>& list);
template <class T, std::size_t N>
std::string repr(const std::array<T, N>& list);
template <class A, class B>
std::string repr(const std::pair<A, B>& pair);
template <class... Types>
std::string repr(const std::tuple<Types...>& tuple);
template <class... Types>
std::string repr(const std::variant<Types...>& one);
// "ValueError('no tea')"; defined in errors.cpp.
std::string repr(const std::exception_ptr& error);

namespace detail {
template <class List>
std::string repr_of_list(const List& list) {
    std::string text;
    for (const auto& entry : list) text += (text.empty() ? "" : ", ") + repr(entry);
    return "[" + text + "]";
}
}  // namespace detail
template <class T>
std::string repr(const std::vector<T>& list) {
    return detail::repr_of_list(list);
}
template <class T, std::size_t N>
std::string repr(const std::array<T, N>& list) {
    return detail::repr_of_list(list);
}

// As tuples: "(1, 'tea')".
template <class A, class B>
std::string repr(const std::pair<A, B>& pair) {
    return "(" + repr(pair.first) + ", " + repr(pair.second) + ")";
}
template <class... Types>
std::string repr(const std::tuple<Types...>& tuple) {
    std::string text;
    std::apply([&](const Types&... entries) { ((text += (text.empty() ? "" : ", ") + repr(entries)), ...); }, tuple);
    return "(" + text + (sizeof...(Types) == 1 ? ",)" : ")");
}

// As the one that it is.
template <class... Types>
std::string repr(const std::variant<Types...>& one) {
    return std::visit([](const auto& held) { return repr(held); }, one);
}

// What print() writes: texts as they are, everything else as repr.
inline std::string shown(const std::string& text) { return text; }
inline std::string shown(const char* text) { return text; }
inline std::string shown(std::string_view text) { return std::string(text); }
template <class T>
std::string shown(const T& value) {
    return repr(value);
}

// For values whose type the runtime does not know any more: numbers, texts and lists of them; "..." for others.
std::string repr_of(const Value& value);

// A value of type T out of the runtime. What a task of this type returned always is one.
template <class T>
T unwrap(const Value& value) {
    if constexpr (std::is_void_v<T>) return;
    else if constexpr (std::is_same_v<T, Value>) return value;
    else return std::any_cast<T>(value);
}

}  // namespace asynchio::program
