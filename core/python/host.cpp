#include "core/python/host.h"

#include "core/python/bounded_repr.h"
#include "core/python/callback.h"
#include "core/python/embedded.h"
#include "core/python/errors.h"
#include "core/python/interpreter.h"
#include "core/python/reports.h"
#include "core/python/session.h"
#include "core/python/values.h"

namespace asynchio::python {

Ref<Future> PythonHost::new_future(EventLoop& loop, FuturePurpose purpose) {
    return make_embedded<Future>(Interpreter::get().types.future, loop, purpose);
}

Ref<Task> PythonHost::new_task(EventLoop& loop, std::unique_ptr<Coroutine> coroutine, const TaskSpec& spec) {
    return make_embedded<Task>(Interpreter::get().types.task, loop, std::move(coroutine), spec);
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

PyRef get(const PyRef& dict, const char* key) {
    return PyRef::borrow(PyDict_GetItemString(dict.get(), key));
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
    text += "\n";
    if (const PyRef exception = get(context, "exception")) text += format_exception(exception);
    Session& session = current_session();
    session.recorder.record(LogWritten{session.recorder.text("ERROR"), session.recorder.text(text), TaskId()});
    session.err.write(text);
}

void call_exception_handler(EventLoop& loop, const PyRef& context) {
    auto& python_loop = static_cast<PythonLoop&>(loop);
    if (!python_loop.exception_handler) return default_exception_handler(context);
    const PyRef handler = python_loop.exception_handler;
    const PyRef self = python_of(loop);
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

void PythonHost::report_slow(EventLoop& loop, const Handle& handle, Duration duration) {
    Session& session = current_session();
    const auto* object = static_cast<PyObject*>(handle.foreign());
    std::string what = "callback";
    if (object != nullptr) what = printable(checked(PyObject_Repr(const_cast<PyObject*>(object))).get());
    char seconds[32];
    std::snprintf(seconds, sizeof seconds, "%.3f", to_seconds(duration));
    const std::string text = "Executing " + what + " took " + seconds + " seconds";
    Recorder& recorder = loop.recorder();
    recorder.record(LogWritten{recorder.text("WARNING"), recorder.text(text), handle.task()});
    session.err.write(text + "\n");
}

void PythonHost::report_unhandled(EventLoop& loop, Task& task) {
    call_exception_handler(loop, exception_context("unhandled exception during asyncio.run() shutdown",
                                                   error_object(task.peek_error()), "task", python_of(task)));
}

}  // namespace asynchio::python
