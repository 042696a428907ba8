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

std::string too_many(const std::string& function, std::size_t most, std::size_t required, std::size_t given) {
    std::string takes = std::to_string(most) + " positional argument" + (most == 1 ? "" : "s");
    if (required < most) takes = "from " + std::to_string(required) + " to " + takes;
    return function + "() takes " + takes + " but " + std::to_string(given) + " were given";
}

std::string missing(const std::string& function, const std::vector<PyObject*>& found, const char* const* names,
                    std::size_t required) {
    std::vector<std::string> absent;
    for (std::size_t i = 0; i < required; ++i)
        if (found[i] == nullptr) absent.push_back("'" + std::string(names[i]) + "'");
    if (absent.empty()) return "";
    std::string list = absent.front();
    for (std::size_t i = 1; i < absent.size(); ++i) list += (i + 1 == absent.size() ? " and " : ", ") + absent[i];
    return function + "() missing " + std::to_string(absent.size()) + " required positional argument" +
           (absent.size() == 1 ? ": " : "s: ") + list;
}

}  // namespace

std::vector<PyObject*> python_arguments(const std::string& function, PyObject* arguments, PyObject* keywords,
                                        std::initializer_list<const char*> names, std::size_t required,
                                        bool has_self) {
    std::vector<PyObject*> found(names.size());
    const auto given = static_cast<std::size_t>(PyTuple_GET_SIZE(arguments));
    for (std::size_t i = 0; i < std::min(given, found.size()); ++i)
        found[i] = PyTuple_GET_ITEM(arguments, static_cast<Py_ssize_t>(i));
    PyObject *key = nullptr, *value = nullptr;
    for (Py_ssize_t at = 0; keywords != nullptr && PyDict_Next(keywords, &at, &key, &value) != 0;) {
        const std::string name = printable(key);
        const auto place = static_cast<std::size_t>(std::ranges::find(names, name) - names.begin());
        if (place == names.size())
            raise(PyExc_TypeError, function + "() got an unexpected keyword argument '" + name + "'");
        if (found[place] != nullptr)
            raise(PyExc_TypeError, function + "() got multiple values for argument '" + name + "'");
        found[place] = value;
    }
    const std::size_t self = has_self ? 1 : 0;
    if (given > found.size())
        raise(PyExc_TypeError, too_many(function, found.size() + self, required + self, given + self));
    if (const std::string absent = missing(function, found, names.begin(), required); !absent.empty())
        raise(PyExc_TypeError, absent);
    return found;
}

std::vector<PyObject*> python_arguments(const std::string& function, const FastArguments& given,
                                        std::initializer_list<const char*> names, std::size_t required,
                                        bool has_self) {
    return python_arguments(function, given.positional().get(), given.keywords().get(), names, required, has_self);
}

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
