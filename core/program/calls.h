// Calls that other threads make: concurrent.futures.Future, and how a call is put into words for the picture. Semantics:
// semantics.md R151, R152, R156-R164, as in Python.
#pragma once

#include <functional>
#include <string>
#include <tuple>
#include <type_traits>
#include <utility>
#include <vector>

#include "core/program/tasks.h"
#include "core/threads/concurrent_future.h"
#include "core/threads/executor.h"

namespace asynchio::program {

namespace detail {

inline Kernel& kernel_here() { return Program::here().kernel; }
inline Time deadline_of(Seconds limit) { return add_saturating(kernel_here().now(), limit.ns()); }

// Of a call of `function` with these arguments, by the rule of CoroCall.
template <class... Arguments>
CoroCall call_of(const char* function, const Arguments&... arguments) {
    const asynchio::detail::CoroPromiseBase noted(arguments...);
    CoroCall call = noted.call;
    call.function = function;
    return call;
}

// The call, as an executor takes it.
template <class Function, class... Arguments>
Work work_of(const char* name, Function function, Arguments... arguments) {
    using T = std::invoke_result_t<Function, Arguments...>;
    const CoroCall call = call_of(name, arguments...);
    std::function<Value()> work = [function, arguments = std::tuple(std::move(arguments)...)]() -> Value {
        if constexpr (std::is_void_v<T>) return std::apply(function, arguments), Value();
        else return std::apply(function, arguments);
    };
    return Work{std::move(work), label_from(call.name(), call.first_text, call.first_number), {}};
}

}  // namespace detail

// concurrent.futures.Future: its thread waits for the result. Copies are the same future.
template <class T = void>
class ConcurrentFuture {
  public:
    explicit ConcurrentFuture(Ref<asynchio::ConcurrentFuture> future) : future_(std::move(future)) {}
    // Blocks this thread. What the call returned or threw; CancelledError; TimeoutError after `limit`.
    T result() const { return unwrap<T>(future_->result()); }
    T result(Seconds limit) const {
        try {
            return unwrap<T>(future_->result(detail::deadline_of(limit)));
        } catch (const WaitTimeout&) {
            throw TimeoutError();
        }
    }
    bool done() const { return future_->done(); }
    bool running() const { return future_->running(); }
    bool cancelled() const { return future_->cancelled(); }
    // True if nobody had begun to make the call: nobody will.
    bool cancel() { return future_->cancel(); }

  private:
    Ref<asynchio::ConcurrentFuture> future_;
};

namespace detail {

// Each waited for in turn; when one fails, the rest is not wanted any more.
template <class T>
auto results_of(std::vector<ConcurrentFuture<T>> calls) {
    struct DropRest {
        std::vector<ConcurrentFuture<T>>& calls;
        ~DropRest() {
            for (ConcurrentFuture<T>& call : calls) call.cancel();
        }
    } const drop_rest{calls};
    if constexpr (std::is_void_v<T>) {
        for (const ConcurrentFuture<T>& call : calls) call.result();
    } else {
        std::vector<T> results;
        for (const ConcurrentFuture<T>& call : calls) results.push_back(call.result());
        return results;
    }
}

}  // namespace detail

}  // namespace asynchio::program
