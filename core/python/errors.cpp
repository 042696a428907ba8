#include "core/python/errors.h"

#include <new>

#include "core/kernel/kernel.h"
#include "core/python/interpreter.h"
#include "core/python/values.h"
#include "core/sync/errors.h"
#include "core/threads/process_pool.h"

namespace asynchio::python {
namespace {

// The exception that Python has set, normalised and with its traceback; clears it.
PyRef take_raised() {
#if PY_VERSION_HEX >= 0x030C0000
    return PyRef::take(PyErr_GetRaisedException());
#else
    PyObject *type = nullptr, *value = nullptr, *traceback = nullptr;
    PyErr_Fetch(&type, &value, &traceback);
    PyErr_NormalizeException(&type, &value, &traceback);
    if (traceback != nullptr && value != nullptr) PyException_SetTraceback(value, traceback);
    Py_XDECREF(type);
    Py_XDECREF(traceback);
    return PyRef::take(value);
#endif
}

void set_raised(PyObject* exception) { PyErr_SetObject(reinterpret_cast<PyObject*>(Py_TYPE(exception)), exception); }

// Raises an exception object again with the traceback it has: PyErr_SetObject would chain it to itself.
void restore(PyObject* exception) {
#if PY_VERSION_HEX >= 0x030C0000
    PyErr_SetRaisedException(Py_NewRef(exception));
#else
    PyErr_Restore(Py_NewRef(reinterpret_cast<PyObject*>(Py_TYPE(exception))), Py_NewRef(exception),
                  PyException_GetTraceback(exception));
#endif
}

PyRef make_cancelled(const CancelledError& error) {
    PyObject* const type = Interpreter::get().exceptions.cancelled;
    if (!error.message().has_value()) return PyRef::take(PyObject_CallNoArgs(type));
    return PyRef::take(PyObject_CallOneArg(type, to_object(error.message()).get()));
}

// asyncio's errors that C++ throws. Null with Python's error set if that fails.
PyRef make_timeout(const TimeoutError& error) {
    PyRef exception = PyRef::take(PyObject_CallNoArgs(PyExc_TimeoutError));
    if (!exception || !error.cause()) return exception;
    const PyRef cause = error_object(error.cause());
    PyException_SetContext(exception.get(), cause.new_reference());
    PyException_SetCause(exception.get(), cause.new_reference());
    return exception;
}

PyRef make_group(const ErrorGroup& group) {
    const PyRef list = PyRef::take(PyList_New(0));
    if (!list) return {};
    for (const std::exception_ptr& error : group.errors())
        if (PyList_Append(list.get(), error_object(error).get()) < 0) return {};
    PyRef exception = PyRef::take(PyObject_CallFunction(PyExc_BaseExceptionGroup, "sO", group.what(), list.get()));
    if (exception) PyException_SetCause(exception.get(), nullptr);  // raise ... from None
    return exception;
}

}  // namespace

std::exception_ptr error_from(PyRef exception) {
    const Exceptions& known = Interpreter::get().exceptions;
    PyObject* const object = exception.get();
    if (PyErr_GivenExceptionMatches(object, known.abort)) return std::make_exception_ptr(ThreadAbort{});
    if (PyErr_GivenExceptionMatches(object, known.cancelled)) {
        PyObject* const arguments = reinterpret_cast<PyBaseExceptionObject*>(object)->args;
        Value message;
        if (arguments != nullptr && PyTuple_GET_SIZE(arguments) > 0)
            message = to_value(PyRef::borrow(PyTuple_GET_ITEM(arguments, 0)));
        return std::make_exception_ptr(PythonCancelled(std::move(exception), std::move(message)));
    }
    if (PyErr_GivenExceptionMatches(object, PyExc_SystemExit) ||
        PyErr_GivenExceptionMatches(object, PyExc_KeyboardInterrupt))
        return std::make_exception_ptr(PythonLeaveLoop(std::move(exception)));
    return std::make_exception_ptr(PythonError(std::move(exception)));
}

std::exception_ptr take_error() {
    PyRef exception = take_raised();
    if (!exception) return std::make_exception_ptr(std::logic_error("an error without an exception"));
    return error_from(std::move(exception));
}

void throw_error() { std::rethrow_exception(take_error()); }

void set_error(const std::exception_ptr& error) {
    const Exceptions& known = Interpreter::get().exceptions;
    try {
        std::rethrow_exception(error);
    } catch (const PythonError& python) {
        restore(python.exception());
    } catch (const ThreadAbort&) {
        // Finalizers and generators that are torn down will fail because of this: that is nobody's business.
        Interpreter::get().silence_unraisable();
        PyErr_SetNone(known.abort);
    } catch (const CancelledError& cancelled) {
        if (const PyRef exception = make_cancelled(cancelled)) set_raised(exception.get());
    } catch (const InvalidStateError& invalid) {
        PyErr_SetString(known.invalid_state, invalid.what());
    } catch (const TimeoutError& timeout) {
        if (const PyRef exception = make_timeout(timeout)) set_raised(exception.get());
    } catch (const ErrorGroup& group) {
        if (const PyRef exception = make_group(group)) set_raised(exception.get());
    } catch (const WaitTimeout&) {
        PyErr_SetNone(PyExc_TimeoutError);
    } catch (const BrokenProcessPool& broken) {
        PyErr_SetString(known.broken_process_pool, broken.what());
    } catch (const BrokenPool& broken) {
        PyErr_SetString(known.broken_pool, broken.what());
    } catch (const std::bad_alloc&) {
        PyErr_NoMemory();
    } catch (const BadValue& bad) {
        PyErr_SetString(PyExc_ValueError, bad.what());
    } catch (const AsyncQueueFull&) {
        PyErr_SetNone(known.async_queue_full);
    } catch (const AsyncQueueEmpty&) {
        PyErr_SetNone(known.async_queue_empty);
    } catch (const AsyncBrokenBarrier& broken) {
        PyErr_SetString(known.async_broken_barrier, broken.what());
    } catch (const std::exception& other) {
        PyErr_SetString(PyExc_RuntimeError, other.what());
    } catch (...) {
        PyErr_SetString(PyExc_SystemError, "an error of an unknown kind");
    }
}

void set_stop_iteration(const PyRef& value) {
    if (!PyTuple_Check(value.get()) && !PyExceptionInstance_Check(value.get()))
        return PyErr_SetObject(PyExc_StopIteration, value.get());
    // Through an instance: a tuple as value would become the exception's arguments.
    if (const PyRef exception = PyRef::take(PyObject_CallOneArg(PyExc_StopIteration, value.get())))
        PyErr_SetObject(PyExc_StopIteration, exception.get());
}

PyObject* as_sent(PySendResult status, PyObject* result) {
    if (status != PYGEN_RETURN) return result;
    set_stop_iteration(PyRef::take(result));
    return nullptr;
}

PyObject* as_next(PySendResult status, PyObject* result) {
    if (status != PYGEN_RETURN || result != Py_None) return as_sent(status, result);
    // An end without a value needs no exception: nothing at all says it as well.
    Py_DECREF(result);
    return nullptr;
}

bool take_stop_iteration(PyRef& value) {
    if (!PyErr_ExceptionMatches(PyExc_StopIteration)) return false;
    const PyRef exception = take_raised();
    value = PyRef::borrow(reinterpret_cast<PyStopIterationObject*>(exception.get())->value);
    if (!value) value = none();
    return true;
}

PyRef error_object(const std::exception_ptr& error) {
    try {
        std::rethrow_exception(error);
    } catch (const PythonError& python) {
        return PyRef::borrow(python.exception());
    } catch (...) {
        set_error(error);
        return take_raised();
    }
}

namespace {

// The modules of the interpreter's own start, by name; never given back.
PyObject* kept_modules = nullptr;

}  // namespace

void keep_modules() { kept_modules = checked(PyDict_Copy(PyImport_GetModuleDict())).detach(); }

PyRef import_real(const char* name) {
    if (PyObject* const kept = kept_modules != nullptr ? PyDict_GetItemString(kept_modules, name) : nullptr) return PyRef::borrow(kept);
    return import_module(name);
}

PyRef import_module(const char* name) {
    const PyRef full_name = make_str(name);
    PyRef known = PyRef::take(PyImport_GetModule(full_name.get()));
    if (known && known.get() != Py_None) return known;  // of None, Python says that the import is halted
    // A list of names makes the function return a.b itself, not a.
    const PyRef from_list = checked(Py_BuildValue("(s)", "__name__"));
    return checked(PyImport_ImportModuleLevelObject(full_name.get(), nullptr, nullptr, from_list.get(), 0));
}

void raise(PyObject* type, const std::string& message) {
    PyErr_SetString(type, message.c_str());
    throw_error();
}

}  // namespace asynchio::python
