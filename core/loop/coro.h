// Coro<T>: a lazy C++20 coroutine, the C++ counterpart of `async def`.
//
//   Coro<int> twice(int x) { co_await sleep(1 * kSecond); co_return 2 * x; }
//
// Awaiting a Coro runs it inline, without a task and without the loop (semantics.md R33). Awaiting a Ref<Future>
// suspends the whole chain until the future is done. Calling the function runs nothing.
//
// A Coro owns its frame. Do not capture in coroutine lambdas: the lambda dies before the frame does.
#pragma once

#include <coroutine>
#include <exception>
#include <memory>
#include <optional>
#include <source_location>
#include <string>
#include <string_view>
#include <utility>

#include "core/kernel/kernel.h"
#include "core/loop/coroutine.h"

namespace asynchio {

// Shared by a chain of coroutines that await each other: where the innermost one is suspended, and why.
struct CoroChain {
    std::coroutine_handle<> innermost;
    Ref<Future> awaited;      // what it waits for; null after a bare yield
    std::exception_ptr inject;  // thrown where it is suspended
};

// What a coroutine was called with, for names: coroutine functions in C++ do not know their own.
struct CoroCall {
    const char* function = "";  // as the compiler spells it: "Coro<int> kitchen::brew(std::string)"
    std::string first_text;     // its first argument that is a text, empty if none
    long first_number = -1;     // its first argument that is an integer, negative if none

    // "brew".
    std::string name() const;
};

namespace detail {

// Tells the host of the loop that runs here where one of its coroutines has come to.
void note_place(const std::source_location& place);

class CoroPromiseBase {
  public:
    CoroPromiseBase() = default;
    template <class... Arguments>
    explicit CoroPromiseBase(const Arguments&... arguments) {
        (note_argument(arguments), ...);
    }

    std::suspend_always initial_suspend() noexcept { return {}; }

    template <class Awaitable>
    Awaitable&& await_transform(Awaitable&& awaitable, const std::source_location& place = std::source_location::current()) {
        note_place(place);
        return std::forward<Awaitable>(awaitable);
    }

    // The end of a coroutine continues whoever awaits it; the outermost one returns to its driver.
    struct FinalAwaiter {
        bool await_ready() noexcept { return false; }
        template <class Promise>
        std::coroutine_handle<> await_suspend(std::coroutine_handle<Promise> ended) noexcept {
            const std::coroutine_handle<> next = ended.promise().continuation;
            return next ? next : std::noop_coroutine();
        }
        void await_resume() noexcept {}
    };
    FinalAwaiter final_suspend() noexcept { return {}; }
    void unhandled_exception() noexcept { error = std::current_exception(); }

    CoroChain* chain = nullptr;
    std::coroutine_handle<> continuation;
    std::exception_ptr error;
    CoroCall call;

  private:
    template <class T>
    void note_argument(const T& argument) {
        if constexpr (std::is_convertible_v<const T&, std::string_view>) {
            if (call.first_text.empty()) call.first_text = std::string_view(argument);
        } else if constexpr (std::is_integral_v<T> && !std::is_same_v<T, bool>) {
            if (call.first_number < 0) call.first_number = static_cast<long>(argument);
        }
    }
};

template <class T>
class CoroPromise : public CoroPromiseBase {
  public:
    using CoroPromiseBase::CoroPromiseBase;
    auto get_return_object(const std::source_location& place = std::source_location::current()) {
        call.function = place.function_name();
        return std::coroutine_handle<CoroPromise>::from_promise(*this);
    }
    template <class U>
    void return_value(U&& result) {
        value.emplace(std::forward<U>(result));
    }
    T take() {
        if (error) std::rethrow_exception(std::exchange(error, nullptr));
        return std::move(*value);
    }
    std::optional<T> value;
};

template <>
class CoroPromise<void> : public CoroPromiseBase {
  public:
    using CoroPromiseBase::CoroPromiseBase;
    auto get_return_object(const std::source_location& place = std::source_location::current()) {
        call.function = place.function_name();
        return std::coroutine_handle<CoroPromise>::from_promise(*this);
    }
    void return_void() {}
    void take() {
        if (error) std::rethrow_exception(std::exchange(error, nullptr));
    }
};

// Suspends the chain with `chain->awaited` set; rethrows what the driver injects.
class ChainAwaiter {
  public:
    explicit ChainAwaiter(Ref<Future> future) : future_(std::move(future)) {}
    bool await_ready() const { return future_ && future_->done(); }
    template <class Promise>
    void await_suspend(std::coroutine_handle<Promise> here) {
        chain_ = here.promise().chain;
        chain_->innermost = here;
        chain_->awaited = future_;
    }
    Value await_resume() {
        if (chain_ != nullptr && chain_->inject) std::rethrow_exception(std::exchange(chain_->inject, nullptr));
        return future_ ? future_->result() : Value();
    }

  private:
    Ref<Future> future_;
    CoroChain* chain_ = nullptr;
};

// Runs the awaited coroutine inline, in the chain of the one that awaits it.
template <class T>
class CoroAwaiter {
  public:
    using Child = std::coroutine_handle<CoroPromise<T>>;
    CoroAwaiter(Child child) : child_(child) {}  // NOLINT(google-explicit-constructor)
    bool await_ready() const noexcept { return false; }
    template <class Promise>
    std::coroutine_handle<> await_suspend(std::coroutine_handle<Promise> parent) noexcept {
        child_.promise().chain = parent.promise().chain;
        child_.promise().continuation = parent;
        return child_;
    }
    T await_resume() { return child_.promise().take(); }

  private:
    Child child_;
};

}  // namespace detail

template <class T = void>
class [[nodiscard]] Coro {
  public:
    using promise_type = detail::CoroPromise<T>;
    using Frame = std::coroutine_handle<promise_type>;

    Coro(Frame frame) : frame_(frame) {}  // NOLINT(google-explicit-constructor): made by the compiler
    Coro(Coro&& other) noexcept : frame_(std::exchange(other.frame_, nullptr)) {}
    Coro& operator=(Coro&& other) noexcept {
        std::swap(frame_, other.frame_);
        return *this;
    }
    ~Coro() {
        if (frame_) frame_.destroy();
    }

    detail::CoroAwaiter<T> operator co_await() && noexcept { return {frame_}; }

    Frame frame() const { return frame_; }
    const CoroCall& call() const { return frame_.promise().call; }
    void set_call(CoroCall call) { frame_.promise().call = std::move(call); }

  private:
    Frame frame_;
};

// `co_await future`: its value, or what it holds instead.
inline detail::ChainAwaiter operator co_await(Ref<Future> future) { return detail::ChainAwaiter(std::move(future)); }

// `co_await let_others_run()`: goes to the back of the ready queue, without a timer (asyncio.sleep(0)).
inline detail::ChainAwaiter let_others_run() { return detail::ChainAwaiter(Ref<Future>()); }

// Drives a Coro as a task does.
template <class T>
class CoroDriver final : public Coroutine {
  public:
    CoroDriver(Coro<T> coro, std::string name, std::string label)
        : coro_(std::move(coro)), name_(std::move(name)), label_(std::move(label)) {
        coro_.frame().promise().chain = &chain_;
        chain_.innermost = coro_.frame();
    }
    CoroDriver(const CoroDriver&) = delete;
    CoroDriver& operator=(const CoroDriver&) = delete;

    Step send() override {
        chain_.awaited.reset();
        started_ = true;
        chain_.innermost.resume();
        if (!coro_.frame().done()) return chain_.awaited ? Step::awaits(chain_.awaited) : Step::yielded();
        return ended();
    }
    Step throw_in(std::exception_ptr error) override {
        // A coroutine that has not begun has no place to catch anything.
        if (!started_) return Step::raised(std::move(error));
        chain_.inject = std::move(error);
        return send();
    }
    std::string name() const override { return name_; }
    std::string label() const override { return label_.empty() ? name_ : label_; }
    bool started() const { return started_; }
    void visit_references(ReferenceVisitor& visitor) const override {
        if (chain_.awaited) visitor.visit(*chain_.awaited);
    }

  private:
    Step ended() {
        auto& promise = coro_.frame().promise();
        if (promise.error) {
            try {
                std::rethrow_exception(promise.error);
            } catch (const LeaveLoop&) {
                return Step::left_loop(std::exchange(promise.error, nullptr));
            } catch (const ThreadAbort&) {
                throw;
            } catch (...) {
                return Step::raised(std::exchange(promise.error, nullptr));
            }
        }
        if constexpr (std::is_void_v<T>) return Step::returned(Value());
        else if constexpr (std::is_same_v<T, Value>) return Step::returned(promise.take());
        else return Step::returned(Value(promise.take()));
    }

    CoroChain chain_;
    Coro<T> coro_;
    std::string name_;
    std::string label_;
    bool started_ = false;
};

template <class T>
std::unique_ptr<Coroutine> drive(Coro<T> coro, std::string name, std::string label = {}) {
    return std::make_unique<CoroDriver<T>>(std::move(coro), std::move(name), std::move(label));
}

}  // namespace asynchio
