// A visitor made of lambdas: Overloaded{[](const A&) {...}, [](const auto&) {...}}.
#pragma once

namespace asynchio {

template <class... Parts>
struct Overloaded : Parts... {
    using Parts::operator()...;
};
template <class... Parts>
Overloaded(Parts...) -> Overloaded<Parts...>;

}  // namespace asynchio
