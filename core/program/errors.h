// The errors of C++ programs under Python's names, and how Python prints them. Any other exception passes through the
// runtime as it is; its name here is "Exception".
#pragma once

#include <exception>
#include <stdexcept>
#include <string>

#include "core/loop/errors.h"
#include "core/sync/errors.h"

namespace asynchio::program {

using asynchio::CancelledError;
using asynchio::InvalidStateError;
using asynchio::TimeoutError;
using RuntimeError = asynchio::UsageError;
using ValueError = asynchio::BadValue;
using QueueFull = asynchio::AsyncQueueFull;
using QueueEmpty = asynchio::AsyncQueueEmpty;
using BrokenBarrierError = asynchio::AsyncBrokenBarrier;
// Several errors of a group: errors() has each.
using ExceptionGroup = asynchio::ErrorGroup;

// For programs that look before they index: C++ itself does not notice an index that is too large.
class IndexError : public std::out_of_range {
    using std::out_of_range::out_of_range;
};

// "ValueError": type(error).__name__.
std::string type_name(const std::exception& error);
// "ValueError: no tea", as the picture shows the error of a task.
std::string summary(const std::exception_ptr& error);
// "asyncio.exceptions.InvalidStateError: invalid state": the last line of what Python says of an error that nobody caught.
std::string last_words(const std::exception_ptr& error);

}  // namespace asynchio::program
