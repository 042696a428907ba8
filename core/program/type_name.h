// type_name(x): what Python calls the type of x, as type(x).__name__ does. For errors, see errors.h.
#pragma once

#include <concepts>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "core/program/errors.h"
#include "core/program/futures.h"
#include "core/program/values.h"

namespace asynchio::program {

inline std::string type_name(std::string_view) { return "str"; }
inline std::string type_name(const char*) { return "str"; }
inline std::string type_name(bool) { return "bool"; }
template <class T>
    requires(std::integral<T> && !std::same_as<T, bool>)
std::string type_name(T) {
    return "int";
}
inline std::string type_name(double) { return "float"; }
inline std::string type_name(Nothing) { return "NoneType"; }
template <class T>
std::string type_name(const std::vector<T>&) {
    return "list";
}
template <class T>
std::string type_name(const Coro<T>&) {
    return "coroutine";
}
template <class T>
std::string type_name(const Task<T>&) {
    return "Task";
}
template <class T>
std::string type_name(const Future<T>&) {
    return "Future";
}
// Of the one that it is.
template <class... Types>
std::string type_name(const std::variant<Types...>& one) {
    return std::visit([](const auto& held) { return type_name(held); }, one);
}

}  // namespace asynchio::program
