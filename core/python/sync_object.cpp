#include "core/python/sync_object.h"

#include <structmember.h>

#include <algorithm>
#include <limits>

#include "core/loop/inline_coroutine.h"
#include "core/python/modules.h"

namespace asynchio::python {
namespace {

const PyMemberDef members[] = {
    {"__dictoffset__", T_PYSSIZET, offsetof(EmbeddedHead, dict), READONLY, nullptr},
    {"__weaklistoffset__", T_PYSSIZET, offsetof(EmbeddedHead, weak_references), READONLY, nullptr},
    {nullptr, 0, 0, 0, nullptr},
};

}  // namespace

PyRef repr_with_state(PyObject* self, const std::string& state) {
    std::string text = printable(checked(PyBaseObject_Type.tp_repr(self)).get());
    if (!text.empty()) text.pop_back();
    return make_str(text + " [" + state + "]>");
}

std::string with_waiters(const std::string& state, std::size_t waiters) {
    return waiters == 0 ? state : state + ", waiters:" + std::to_string(waiters);
}

std::int64_t whole_number(PyObject* number) {
    const PyRef zero = checked(PyLong_FromLong(0));
    const int negative = PyObject_RichCompareBool(number, zero.get(), Py_LT);
    checked(negative);
    const PyRef whole = checked(PyNumber_Index(number));
    int overflow = 0;
    const long long value = PyLong_AsLongLongAndOverflow(whole.get(), &overflow);
    if (overflow != 0) return negative == 1 ? -1 : std::numeric_limits<std::int64_t>::max();
    return value;
}

bool is_class_of_program(PyTypeObject* type) {
    const bool made_here = PyType_GetModule(type) != nullptr;
    PyErr_Clear();
    return !made_here;
}

Coro<Value> enter_by_method(PyRef object) {
    const PyRef acquiring = checked(PyObject_CallMethod(object.get(), "acquire", nullptr));
    co_await run_inline(awaiting(acquiring.get()));
    co_return Value();
}

Coro<Value> leave_by_method(PyRef object) {
    static_cast<void>(checked(PyObject_CallMethod(object.get(), "release", nullptr)));
    co_return Value();
}

PyTypeObject* make_primitive_type(PyObject* module, const char* name, std::size_t size, initproc init, reprfunc repr,
                                  const PyMethodDef* methods, const PyGetSetDef* attributes, PyTypeObject* base,
                                  reprfunc str) {
    return make_type(module, name, size, Py_TPFLAGS_HAVE_GC | Py_TPFLAGS_BASETYPE,
                     {slot(Py_tp_new, PyType_GenericNew), slot(Py_tp_init, init), slot(Py_tp_dealloc, embedded_dealloc),
                      slot(Py_tp_traverse, embedded_traverse), slot(Py_tp_clear, embedded_clear),
                      slot(Py_tp_repr, repr), slot(Py_tp_str, str != nullptr ? str : PyBaseObject_Type.tp_str),
                      slot(Py_tp_methods, methods), slot(Py_tp_getset, attributes),
                      slot(Py_tp_members, members)},
                     base);
}

void add_sync_names(PyObject* names) {
    const Types& types = Interpreter::get().types;
    const auto add_type = [&](const char* name, PyTypeObject* type) {
        add_name(names, name, reinterpret_cast<PyObject*>(type));
    };
    add_type("Lock", types.lock);
    add_type("Event", types.async_event);
    add_type("Condition", types.async_condition);
    add_type("Semaphore", types.async_semaphore);
    add_type("BoundedSemaphore", types.async_bounded_semaphore);
    add_type("Barrier", types.async_barrier);
    add_type("Queue", types.async_queue);
    add_type("PriorityQueue", types.async_priority_queue);
    add_type("LifoQueue", types.async_lifo_queue);
    const Exceptions& exceptions = Interpreter::get().exceptions;
    add_name(names, "QueueFull", exceptions.async_queue_full);
    add_name(names, "QueueEmpty", exceptions.async_queue_empty);
    add_name(names, "BrokenBarrierError", exceptions.async_broken_barrier);
}

}  // namespace asynchio::python
