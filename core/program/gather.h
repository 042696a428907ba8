// asyncio.gather for C++ programs. Semantics: semantics.md R70-R78, as in Python.
#pragma once

#include <array>
#include <exception>
#include <tuple>
#include <type_traits>
#include <utility>
#include <variant>
#include <vector>

#include "core/loop/gather.h"
#include "core/program/futures.h"

namespace asynchio::program {

// gather(return_exceptions, ...): as gather(..., return_exceptions=True) in Python.
struct ReturnExceptions {};
inline constexpr ReturnExceptions return_exceptions;
// A place in its list: the result, or what was thrown instead.
template <class T>
using Settled = std::variant<ValueOf<T>, std::exception_ptr>;

namespace detail {

template <class T>
struct Slot {
    static T read(const Value& value) { return unwrap<T>(value); }
};
template <>
struct Slot<Nothing> {
    static Nothing read(const Value&) { return {}; }
};
template <class T>
struct Slot<std::variant<T, std::exception_ptr>> {
    static std::variant<T, std::exception_ptr> read(const Value& value) {
        if (const auto* error = std::any_cast<std::exception_ptr>(&value)) return *error;
        return Slot<T>::read(value);
    }
};

// What gather() of these gives: a list if all results are of one type, else a tuple.
template <class First, class... Rest>
struct TrayOf {
    using Type = std::conditional_t<(std::is_same_v<First, Rest> && ...), std::array<First, 1 + sizeof...(Rest)>,
                                    std::tuple<First, Rest...>>;
};

// Waits for the values of all.
class GatherAwaiter : public ValueAwaiter<std::vector<Value>> {
  public:
    using ValueAwaiter::ValueAwaiter;
};

template <class... Types>
class TrayAwaiter : public GatherAwaiter {
  public:
    using Tray = typename TrayOf<Types...>::Type;
    using GatherAwaiter::GatherAwaiter;
    Tray await_resume() { return fill(std::index_sequence_for<Types...>()); }

  private:
    template <std::size_t... I>
    Tray fill(std::index_sequence<I...>) {
        const std::vector<Value> values = GatherAwaiter::await_resume();
        return Tray{Slot<Types>::read(values[I])...};
    }
};

template <class T>
class ListAwaiter : public GatherAwaiter {
  public:
    using GatherAwaiter::GatherAwaiter;
    std::vector<T> await_resume() {
        std::vector<T> list;
        for (const Value& value : GatherAwaiter::await_resume()) list.push_back(Slot<T>::read(value));
        return list;
    }
};

template <class... Awaitables>
Ref<asynchio::Future> gather_all(bool with_exceptions, Awaitables... awaitables) {
    asynchio::EventLoop& loop = Program::here().event_loop();
    const Ref<GatheringFuture> tray = loop.host().new_gather(loop);
    tray->start(sizeof...(Awaitables), with_exceptions);
    (tray->add(as_future(loop, std::move(awaitables))), ...);
    return tray;
}
template <class Awaitable>
Ref<asynchio::Future> gather_list(bool with_exceptions, std::vector<Awaitable> awaitables) {
    asynchio::EventLoop& loop = Program::here().event_loop();
    if (awaitables.empty()) return asynchio::gather(loop, {});
    const Ref<GatheringFuture> tray = loop.host().new_gather(loop);
    tray->start(awaitables.size(), with_exceptions);
    for (Awaitable& awaitable : awaitables) tray->add(as_future(loop, std::move(awaitable)));
    return tray;
}

}  // namespace detail

// Starts them all, at once; `co_await` gives the results in the order of the arguments. The first exception leaves at
// once, while the others go on.
template <class... Awaitables>
    requires(sizeof...(Awaitables) > 0)
auto gather(Awaitables... awaitables) {
    return detail::TrayAwaiter<ValueOf<detail::ResultOf<Awaitables>>...>(
        detail::gather_all(false, std::move(awaitables)...));
}
template <class Awaitable>
auto gather(std::vector<Awaitable> awaitables) {
    return detail::ListAwaiter<ValueOf<detail::ResultOf<Awaitable>>>(detail::gather_list(false, std::move(awaitables)));
}

// The same, but it waits for all of them: an exception stands in the place of the result. print() shows both.
template <class... Awaitables>
    requires(sizeof...(Awaitables) > 0)
auto gather(ReturnExceptions, Awaitables... awaitables) {
    return detail::TrayAwaiter<Settled<detail::ResultOf<Awaitables>>...>(
        detail::gather_all(true, std::move(awaitables)...));
}
template <class Awaitable>
auto gather(ReturnExceptions, std::vector<Awaitable> awaitables) {
    return detail::ListAwaiter<Settled<detail::ResultOf<Awaitable>>>(
        detail::gather_list(true, std::move(awaitables)));
}

// A gather is no coroutine: ValueError, as in Python (semantics.md R198). What it started never runs.
[[noreturn]] inline void run(const detail::GatherAwaiter&) { detail::refuse_to_run("<_GatheringFuture pending>"); }

}  // namespace asynchio::program
