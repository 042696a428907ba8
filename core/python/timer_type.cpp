// threading.Timer: a Thread that waits, then calls a function, unless it was told not to. As in CPython, what it needs
// are attributes that a program may change. Semantics: semantics.md R181.
#include "core/python/interpreter.h"
#include "core/python/python_arguments.h"
#include "core/python/session.h"
#include "core/python/sync_type.h"
#include "core/python/thread_type.h"
#include "core/python/type_builder.h"
#include "core/python/unpacked_call.h"
#include "core/threads/thread_event.h"

namespace asynchio::python {
namespace {

void set(PyObject* self, const char* name, PyObject* value) { checked(PyObject_SetAttrString(self, name, value)); }
PyRef get(PyObject* self, const char* name) { return checked(PyObject_GetAttrString(self, name)); }

int timer_init(PyObject* self, PyObject* arguments, PyObject* keywords) {
    return guarded_int([&] {
        PyObject *interval = nullptr, *function = nullptr, *args = Py_None, *kwargs = Py_None;
        parse_as_python(arguments, keywords, "OO|OO:Timer.__init__", {"interval", "function", "args", "kwargs"}, &interval, &function,
              &args, &kwargs);
        const Types& types = Interpreter::get().types;
        checked(types.thread->tp_init(self, checked(PyTuple_New(0)).get(), nullptr));
        set(self, "interval", interval);
        set(self, "function", function);
        set(self, "args", args != Py_None ? args : checked(PyList_New(0)).get());
        set(self, "kwargs", kwargs != Py_None ? kwargs : checked(PyDict_New()).get());
        const auto finished =
            make_embedded<ThreadEventFlag>(types.event, current_session().kernel, std::string("finished"));
        set(self, "finished", python_of(*finished).get());
    });
}

PyObject* timer_cancel(PyObject* self, PyObject*) {
    return guarded([&] { return checked(PyObject_CallMethod(get(self, "finished").get(), "set", nullptr)); });
}

PyObject* timer_run(PyObject* self, PyObject*) {
    return guarded([&] {
        static_cast<void>(checked(
            PyObject_CallMethod(get(self, "finished").get(), "wait", "(O)", get(self, "interval").get())));
        const PyRef over = checked(PyObject_CallMethod(get(self, "finished").get(), "is_set", nullptr));
        if (PyObject_IsTrue(over.get()) == 0) {
            static_cast<void>(call_unpacked(get(self, "function").get(), get(self, "args").get(),
                                            get(self, "kwargs").get()));
        }
        return checked(PyObject_CallMethod(get(self, "finished").get(), "set", nullptr));
    });
}

const PyMethodDef timer_methods[] = {
    {"cancel", timer_cancel, METH_NOARGS, nullptr},
    {"run", timer_run, METH_NOARGS, nullptr},
    {nullptr, nullptr, 0, nullptr},
};

}  // namespace

PyTypeObject* make_timer_type(PyObject* module, PyTypeObject* thread) {
    return make_type(module, "threading.Timer", sizeof(Embedded<ThreadObject>),
                     Py_TPFLAGS_HAVE_GC | Py_TPFLAGS_BASETYPE,
                     {slot(Py_tp_init, timer_init), slot(Py_tp_dealloc, embedded_dealloc),
                      slot(Py_tp_traverse, embedded_traverse), slot(Py_tp_clear, embedded_clear),
                      slot(Py_tp_methods, timer_methods)},
                     thread);
}

}  // namespace asynchio::python
