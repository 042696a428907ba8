// The logger "asyncio". A program that uses the logging module finds our records there; all others see them on stderr,
// as logging would print them.
#pragma once

#include <string>

#include "core/base/ids.h"
#include "core/python/py.h"

namespace asynchio::python {

enum class LogLevel : std::uint8_t { debug, warning, error };

// `exception` may be null; so may the task it is about. `raised`: the exception has a traceback.
void log(LogLevel level, const std::string& text, const PyRef& exception, TaskId task, bool raised = false);
// Only for a program that uses logging: without it nobody sees the level DEBUG.
void log_debug(const std::string& text);

}  // namespace asynchio::python
