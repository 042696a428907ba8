#include "core/python/host.h"

#include "core/python/bounded_repr.h"
#include "core/python/callback.h"
#include "core/python/coroutine.h"
#include "core/python/embedded.h"
#include "core/python/errors.h"
#include "core/python/future_type.h"
#include "core/python/interpreter.h"
#include "core/python/logging.h"
#include "core/python/loop_type.h"
#include "core/python/reports.h"
#include "core/python/session.h"
#include "core/python/values.h"

namespace asynchio::python {

Ref<Future> PythonHost::new_future(EventLoop& loop, FuturePurpose purpose) {
    return make_embedded<Future>(Interpreter::get().types.future, loop, purpose);
}

Ref<Task> PythonHost::new_task(EventLoop& loop, std::unique_ptr<Coroutine> coroutine, const TaskSpec& spec) {
    if (!static_cast<PythonLoop&>(loop).task_factory)
        return make_embedded<Task>(Interpreter::get().types.task, loop, std::move(coroutine), spec);
    // The program wants to make also the runtime's own tasks.
    const PyRef task = create_task(loop, make_awaitable(std::move(coroutine)).get(), Py_None, Py_None);
    return task_argument(task.get());
}

Ref<GatheringFuture> PythonHost::new_gather(EventLoop& loop) {
    return make_embedded<GatheringFuture>(Interpreter::get().types.gather, loop);
}

Value PythonHost::make_list(std::vector<Value> values) {
    PyRef list = checked(PyList_New(static_cast<Py_ssize_t>(values.size())));
    for (std::size_t i = 0; i < values.size(); ++i)
        PyList_SET_ITEM(list.get(), static_cast<Py_ssize_t>(i), to_object(values[i]).detach());
    return Value(std::move(list));
}

Value PythonHost::make_text(const std::string& text) { return Value(make_str(text)); }

std::string PythonHost::name_of(const Object& object) {
    return printable(checked(PyObject_Repr(python_of(object).get())).get());
}

Value PythonHost::error_as_value(const std::exception_ptr& error) { return to_value(error_object(error)); }

Value PythonHost::object_of(const std::exception_ptr& error) {
    try {
        std::rethrow_exception(error);
    } catch (const PythonError& python) {
        return to_value(PyRef::borrow(python.exception()));
    } catch (...) {
        return {};
    }
}

std::exception_ptr PythonHost::error_of(const Value& object) { return error_from(to_object(object)); }

bool PythonHost::less(const Value& a, const Value& b) {
    const int result = PyObject_RichCompareBool(to_object(a).get(), to_object(b).get(), Py_LT);
    checked(result);
    return result == 1;
}

std::string PythonHost::describe(const Value& value) { return bounded_repr(to_object(value).get()); }

std::string PythonHost::describe(const std::exception_ptr& error) {
    return describe_exception(error_object(error).get());
}

// --- reports -------------------------------------------------------------------------------------------------

PyRef exception_context(const std::string& message, const PyRef& exception, const char* key, const PyRef& object) {
    PyRef context = checked(PyDict_New());
    checked(PyDict_SetItemString(context.get(), "message", make_str(message).get()));
    if (exception) checked(PyDict_SetItemString(context.get(), "exception", exception.get()));
    if (object) checked(PyDict_SetItemString(context.get(), key, object.get()));
    return context;
}

namespace {

constexpr std::size_t kLongestReport = 300;

PyRef get(const PyRef& dict, const char* key) {
    return PyDict_Check(dict.get()) ? PyRef::borrow(PyDict_GetItemString(dict.get(), key)) : PyRef();
}

// The task that a report is about, if it says so.
TaskId task_of(const PyRef& context) {
    for (const char* key : {"task", "future"})
        if (const PyRef object = get(context, key))
            if (const auto* task = dynamic_cast<const Task*>(future_of(object.get()))) return task->task_id();
    return TaskId();
}

void record_call(const PyRef& context) {
    Recorder& recorder = current_session().recorder;
    const PyRef message = get(context, "message"), error = get(context, "exception");
    const std::string words = message && PyUnicode_Check(message.get()) ? printable(message.get()) : "";
    const bool is_error = error && PyExceptionInstance_Check(error.get());
    recorder.record(ExceptionHandlerCalled{recorder.text(shortened(words, kLongestReport)),
                                           recorder.text(is_error ? describe_exception(error.get()) : ""),
                                           task_of(context)});
}

// What a future was given need not have been raised, but what comes from a call in a thread was; not what comes from a
// process, nor what a broken pool says of its calls.
bool was_raised_in_thread(const PyRef& context) {
    const PyRef object = get(context, "future"), error = get(context, "exception");
    const Future* const future = object ? future_of(object.get()) : nullptr;
    if (future == nullptr || future->purpose().kind != WaitKind::job || !error || !PyExceptionInstance_Check(error.get())) return false;
    const Exceptions& known = Interpreter::get().exceptions;
    const PyRef cause = PyRef::take(PyException_GetCause(error.get()));
    const bool remote = cause && PyErr_GivenExceptionMatches(cause.get(), known.futures_remote_traceback) != 0;
    return !remote && PyErr_GivenExceptionMatches(error.get(), known.broken_executor) == 0;
}

}  // namespace

// asyncio's words: the message, the other entries sorted by key, the traceback.
void default_exception_handler(const PyRef& context) {
    const PyRef message = get(context, "message");
    std::string text = message ? printable(message.get()) : "Unhandled exception in event loop";
    const PyRef keys = checked(PyDict_Keys(context.get()));
    checked(PyList_Sort(keys.get()));
    for (Py_ssize_t i = 0; i < PyList_GET_SIZE(keys.get()); ++i) {
        PyObject* const key = PyList_GET_ITEM(keys.get(), i);
        const std::string_view name = text_of(key);
        if (name == "message" || name == "exception") continue;
        const PyRef value = checked(PyObject_Repr(PyDict_GetItem(context.get(), key)));
        text += "\n" + std::string(name) + ": " + printable(value.get());
    }
    const bool raised = task_of(context) || get(context, "handle") || was_raised_in_thread(context);
    log(LogLevel::error, text, get(context, "exception"), task_of(context), raised);
}

void call_exception_handler(EventLoop& loop, const PyRef& context) {
    auto& python_loop = static_cast<PythonLoop&>(loop);
    if (!python_loop.exception_handler) return default_exception_handler(context);
    const PyRef handler = python_loop.exception_handler;
    const PyRef self = python_of(loop);
    record_call(context);
    const PyRef result = PyRef::take(PyObject_CallFunctionObjArgs(handler.get(), self.get(), context.get(), nullptr));
    if (result) return;
    const std::exception_ptr error = take_error();
    try {
        std::rethrow_exception(error);
    } catch (const ThreadAbort&) {
        throw;
    } catch (const LeaveLoop&) {
        throw;
    } catch (...) {
        default_exception_handler(
            exception_context("Unhandled error in exception handler", error_object(error), "context", context));
    }
}

void PythonHost::loop_started(EventLoop& loop) {
    auto& python_loop = static_cast<PythonLoop&>(loop);
    python_loop.generators.watch(python_loop);
}
void PythonHost::loop_stopped(EventLoop& loop) { static_cast<PythonLoop&>(loop).generators.unwatch(); }

void PythonHost::report_slow(EventLoop&, const Handle& handle, Duration duration) {
    const auto* object = static_cast<PyObject*>(handle.foreign());
    std::string what = "callback";
    if (object != nullptr) what = printable(checked(PyObject_Repr(const_cast<PyObject*>(object))).get());
    char seconds[32];
    std::snprintf(seconds, sizeof seconds, "%.3f", to_seconds(duration));
    log(LogLevel::warning, "Executing " + what + " took " + seconds + " seconds", PyRef(), handle.task());
}

void PythonHost::raise_too_deep() {
    raise(PyExc_RecursionError, "maximum recursion depth exceeded while calling a Python object");
}

std::exception_ptr PythonHost::refusal(const std::exception_ptr& error) {
    if (PyErr_GivenExceptionMatches(error_object(error).get(), PyExc_StopIteration) == 0) return nullptr;
    PyErr_SetString(PyExc_TypeError,
                    "StopIteration interacts badly with generators and cannot be raised into a Future");
    return take_error();
}

void PythonHost::report_error(EventLoop& loop, const std::string& message, const std::exception_ptr& error,
                              Future* about) {
    call_exception_handler(
        loop, exception_context(message, error_object(error), "task", about != nullptr ? python_of(*about) : PyRef()));
}

}  // namespace asynchio::python
