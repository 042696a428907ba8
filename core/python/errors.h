// Exceptions across the border: Python's travel through C++ as C++ exceptions that hold the Python object, and
// come out as the same object. C++ exceptions never cross a Python frame: every C function is `guarded`.
#pragma once

#include <exception>
#include <string>

#include "core/loop/errors.h"
#include "core/python/py.h"

namespace asynchio::python {

// A Python exception on its way through C++.
class PythonError {
  public:
    explicit PythonError(PyRef exception) : exception_(std::move(exception)) {}
    virtual ~PythonError() = default;
    PyObject* exception() const { return exception_.get(); }

  private:
    PyRef exception_;
};

// asyncio.CancelledError: also C++ coroutines can catch it.
class PythonCancelled final : public PythonError, public CancelledError {
  public:
    PythonCancelled(PyRef exception, Value message)
        : PythonError(std::move(exception)), CancelledError(std::move(message)) {}
};

// SystemExit and KeyboardInterrupt: leave the loop at once.
class PythonLeaveLoop final : public PythonError, public LeaveLoop {
  public:
    using PythonError::PythonError;
};

// Takes the exception that Python has set. ThreadAbort if it is the one that ends a run.
std::exception_ptr take_error();
[[noreturn]] void throw_error();
// Sets Python's exception from a C++ one.
void set_error(const std::exception_ptr& error);
// The end of a coroutine, in Python's method protocol.
void set_stop_iteration(const PyRef& value);
// What one step of a coroutine gave, as its `send` and its `__next__` give it. Takes `result` over.
PyObject* as_sent(PySendResult status, PyObject* result);
PyObject* as_next(PySendResult status, PyObject* result);
// If Python has set StopIteration, clears it and stores its value.
bool take_stop_iteration(PyRef& value);
// The Python object for an error: the very one if it came from Python, a new one otherwise.
PyRef error_object(const std::exception_ptr& error);
// The error for a Python exception object.
std::exception_ptr error_from(PyRef exception);

// Throws what Python has set if `object` is null.
inline PyRef checked(PyObject* object) {
    if (object == nullptr) throw_error();
    return PyRef::take(object);
}
inline void checked(int status) {
    if (status < 0) throw_error();
}

// The body of every C function that Python calls.
template <class Body>
PyObject* guarded(Body&& body) noexcept {
    try {
        PyRef result = body();
        return result.detach();
    } catch (...) {
        set_error(std::current_exception());
        return nullptr;
    }
}
template <class Body>
int guarded_int(Body&& body) noexcept {
    try {
        body();
        return 0;
    } catch (...) {
        set_error(std::current_exception());
        return -1;
    }
}

// As in an `except` block: sys.exc_info() gives the exception, and what is raised is chained to it.
class WhileHandling {
  public:
    explicit WhileHandling(const PyRef& exception) : before_(PyRef::take(PyErr_GetHandledException())) {
        PyErr_SetHandledException(exception.get());
    }
    ~WhileHandling() { PyErr_SetHandledException(before_.get()); }
    WhileHandling(const WhileHandling&) = delete;
    WhileHandling& operator=(const WhileHandling&) = delete;

  private:
    const PyRef before_;
};

// A module of the standard library for the runtime's own use, whatever `import` means to the program that runs: one that
// was loaded at the interpreter's start also when the program put something else, or nothing, into sys.modules.
PyRef import_real(const char* name);
// From now on those that are loaded are that. Once, before the first program runs.
void keep_modules();
// What `import` finds.
PyRef import_module(const char* name);

inline PyRef none() { return PyRef::borrow(Py_None); }
inline PyRef boolean(bool value) { return PyRef::borrow(value ? Py_True : Py_False); }

// Raises a Python exception of a built-in type.
[[noreturn]] void raise(PyObject* type, const std::string& message);

}  // namespace asynchio::python
