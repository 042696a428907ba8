#include "core/python/logging.h"

#include "core/kernel/kernel.h"
#include "core/python/errors.h"
#include "core/python/interpreter.h"
#include "core/python/reports.h"
#include "core/python/session.h"
#include "core/python/sys_state.h"

namespace asynchio::python {
namespace {

// Handlers of the program may do anything.
void hand_to_logger(LogLevel level, const std::string& text, const PyRef& exception) {
    const PyRef logger = checked(PyObject_CallMethod(import_real("logging").get(), "getLogger", "s", "asyncio"));
    constexpr const char* kMethods[] = {"debug", "warning", "error"};
    const PyRef method = checked(PyObject_GetAttrString(logger.get(), kMethods[static_cast<std::size_t>(level)]));
    const PyRef arguments = checked(Py_BuildValue("(sO)", "%s", make_str(text).get()));
    const PyRef keywords = checked(PyDict_New());
    if (exception) checked(PyDict_SetItemString(keywords.get(), "exc_info", exception.get()));
    checked(PyObject_Call(method.get(), arguments.get(), keywords.get()));
}

}  // namespace

void log(LogLevel level, const std::string& text, const PyRef& exception, TaskId task, bool raised) {
    Session& session = current_session();
    Recorder& recorder = session.recorder;
    const std::string report = !exception ? "" : raised ? format_raised(exception) : format_exception(exception);
    const std::string full = text + "\n" + report;
    const bool error = level == LogLevel::error;
    recorder.record(LogWritten{recorder.text(error ? "ERROR" : "WARNING"), recorder.text(error ? full : text), task});
    if (PyDict_GetItemString(session.modules.get(), "logging") == nullptr) return write_to_stderr(full);
    try {
        hand_to_logger(level, text, exception);
    } catch (const PythonError& failure) {
        if (is_error<LeaveLoop>(std::current_exception())) throw;
        write_to_stderr("Exception in default exception handler\n" + format_raised(PyRef::borrow(failure.exception())));
    }
}

void log_debug(const std::string& text) {
    if (PyDict_GetItemString(current_session().modules.get(), "logging") != nullptr) hand_to_logger(LogLevel::debug, text, {});
}

}  // namespace asynchio::python
