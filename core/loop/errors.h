// The errors of the runtime, with asyncio's names. Errors travel as std::exception_ptr, so that an embedded
// language's exceptions pass through C++ coroutines unchanged.
#pragma once

#include <exception>
#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

#include "core/base/ref.h"

namespace asynchio {

// Thrown into a coroutine that was asked to stop. Not a std::exception, as it is no Exception in Python: code that
// catches errors must not swallow it by accident. An embedding derives from it to keep its own object.
class CancelledError {
  public:
    CancelledError() = default;
    explicit CancelledError(Value message) : message_(std::move(message)) {}
    virtual ~CancelledError() = default;
    CancelledError(const CancelledError&) = default;
    CancelledError& operator=(const CancelledError&) = default;
    // What cancel() was given; empty if nothing.
    const Value& message() const { return message_; }

  private:
    Value message_;
};

// A future was read too early or filled twice.
class InvalidStateError : public std::logic_error {
    using std::logic_error::logic_error;
};

// asyncio's RuntimeError: the loop is closed, a lock was released that nobody holds, ...
class UsageError : public std::runtime_error {
    using std::runtime_error::runtime_error;
};

// A time limit has passed: asyncio.TimeoutError. `cause` is the cancellation that it was made of, or null.
class TimeoutError : public std::runtime_error {
  public:
    explicit TimeoutError(std::exception_ptr cause = nullptr)
        : std::runtime_error("TimeoutError()"), cause_(std::move(cause)) {}
    const std::exception_ptr& cause() const { return cause_; }

  private:
    std::exception_ptr cause_;
};

// Several errors that happened side by side: ExceptionGroup.
class ErrorGroup : public std::runtime_error {
  public:
    ErrorGroup(const std::string& message, std::vector<std::exception_ptr> errors)
        : std::runtime_error(message), errors_(std::move(errors)) {}
    const std::vector<std::exception_ptr>& errors() const { return errors_; }

  private:
    std::vector<std::exception_ptr> errors_;
};

// Leaves the event loop at once, past all tasks: an embedding's SystemExit and KeyboardInterrupt.
class LeaveLoop {
  public:
    virtual ~LeaveLoop() = default;
};

// Whether the error is one of these; false for none.
template <class Kind>
bool is_error(const std::exception_ptr& error) {
    if (!error) return false;
    try {
        std::rethrow_exception(error);
    } catch (const Kind&) {
        return true;
    } catch (...) {
        return false;
    }
}
inline bool is_cancelled_error(const std::exception_ptr& error) { return is_error<CancelledError>(error); }

}  // namespace asynchio
