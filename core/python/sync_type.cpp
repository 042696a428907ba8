#include "core/python/sync_type.h"

#include "core/python/identity.h"
#include "core/python/interpreter.h"
#include "core/python/seconds.h"
#include "core/python/session.h"
#include "core/python/type_builder.h"

namespace asynchio::python {

LockPatience lock_patience(PyObject* arguments, PyObject* keywords) {
    int blocking = 1;
    PyObject* timeout = nullptr;
    parse(arguments, keywords, "|iO:acquire", {"blocking", "timeout"}, &blocking, &timeout);
    // Of what is no float, CPython's clock functions only take integers.
    if (timeout != nullptr && !PyFloat_Check(timeout)) static_cast<void>(checked(PyNumber_Index(timeout)));
    const Duration patience = timeout != nullptr ? seconds_argument(timeout) : -kSecond;
    const bool for_ever = patience == -kSecond;  // the default, -1
    if (blocking == 0 && !for_ever) raise(PyExc_ValueError, "can't specify a timeout for a non-blocking call");
    if (patience < 0 && !for_ever) raise(PyExc_ValueError, "timeout value must be positive");
    return {blocking != 0, for_ever ? kNever : add_saturating(current_session().kernel.now(), patience)};
}

std::string shown_address(PyObject* self) {
    char text[32];
    std::snprintf(text, sizeof text, "%p", reinterpret_cast<void*>(address_of(self)));
    return text;
}

std::string class_and_address(PyObject* self) {
    auto* const type = reinterpret_cast<PyObject*>(Py_TYPE(self));
    const PyRef module = checked(PyObject_GetAttrString(type, "__module__"));
    const PyRef name = checked(PyObject_GetAttrString(type, "__qualname__"));
    return printable(module.get()) + "." + printable(name.get()) + " at " + shown_address(self);
}

void warn_deprecated(const char* message) { checked(PyErr_WarnEx(PyExc_DeprecationWarning, message, 1)); }

void make_sync_types(PyObject* module) {
    Types& types = Interpreter::get().types;
    types.rlock = make_rlock_type(module);
    types.condition = as_python_class(make_condition_type(module));
    types.semaphore = as_python_class(make_semaphore_type(module));
    types.bounded_semaphore = as_python_class(make_bounded_semaphore_type(module, types.semaphore));
    types.event = as_python_class(make_event_type(module));
    types.barrier = as_python_class(make_barrier_type(module));
    types.queue = as_python_class(make_queue_type(module));
    types.lifo_queue = as_python_class(make_lifo_queue_type(module, types.queue));
    types.priority_queue = as_python_class(make_priority_queue_type(module, types.queue));
    types.simple_queue = make_simple_queue_type(module);
}

}  // namespace asynchio::python
