// threading.Semaphore, BoundedSemaphore and Event.
#include "core/python/interpreter.h"
#include "core/python/process_types.h"
#include "core/python/python_arguments.h"
#include "core/python/seconds.h"
#include "core/python/session.h"
#include "core/python/sync_type.h"
#include "core/python/type_builder.h"
#include "core/threads/thread_event.h"
#include "core/threads/thread_semaphore.h"

namespace asynchio::python {
namespace {

// --- semaphores ----------------------------------------------------------------------------------------------

ThreadSemaphore& semaphore_of(PyObject* self) { return initialized<ThreadSemaphore>(self, "Semaphore"); }

int init_semaphore(PyObject* self, PyObject* arguments, PyObject* keywords, bool bounded) {
    return guarded_int([&] {
        long long places = 1;
        parse_as_python(arguments, keywords, "|L:Semaphore.__init__", {"value"}, &places);
        if (places < 0) raise(PyExc_ValueError, "semaphore initial value must be >= 0");
        if (head_of(self)->object != nullptr) return;
        Session& session = current_session();
        construct<ThreadSemaphore>(self, session.kernel, session.name_for_new_object(),
                                   static_cast<std::uint64_t>(places), bounded);
    });
}
int semaphore_init(PyObject* self, PyObject* arguments, PyObject* keywords) {
    return init_semaphore(self, arguments, keywords, false);
}
int bounded_semaphore_init(PyObject* self, PyObject* arguments, PyObject* keywords) {
    return init_semaphore(self, arguments, keywords, true);
}

PyObject* semaphore_acquire(PyObject* self, PyObject* arguments, PyObject* keywords) {
    return guarded([&] {
        int blocking = 1;
        PyObject* timeout = Py_None;
        parse_as_python(arguments, keywords, "|pO:Semaphore.acquire", {"blocking", "timeout"}, &blocking, &timeout);
        if (blocking == 0 && timeout != Py_None)
            raise(PyExc_ValueError, "can't specify timeout for non-blocking acquire");
        ThreadSemaphore& semaphore = semaphore_of(self);
        return boolean(blocking != 0 ? semaphore.acquire(deadline_argument(timeout)) : semaphore.try_acquire());
    });
}

PyRef give_back(PyObject* self, long long places) {
    if (places < 1) raise(PyExc_ValueError, "n must be one or more");
    try {
        semaphore_of(self).release(static_cast<std::uint64_t>(places));
    } catch (const TooManyReleases& error) {
        raise(PyExc_ValueError, error.what());
    }
    return none();
}
PyObject* semaphore_release(PyObject* self, PyObject* arguments, PyObject* keywords) {
    return guarded([&] {
        long long places = 1;
        parse_as_python(arguments, keywords, "|L:Semaphore.release", {"n"}, &places);
        return give_back(self, places);
    });
}
PyObject* semaphore_exit(PyObject* self, PyObject*) {
    return guarded([&] { return give_back(self, 1); });
}

PyObject* semaphore_repr(PyObject* self) {
    return guarded([&] {
        const ThreadSemaphore& semaphore = semaphore_of(self);
        const std::string places = semaphore.bounded() ? "/" + std::to_string(semaphore.places()) : "";
        return make_str("<" + class_and_address(self) + ": value=" + std::to_string(semaphore.free()) + places + ">");
    });
}

PyObject* semaphore_value(PyObject* self, void*) {
    return guarded([&] { return checked(PyLong_FromUnsignedLongLong(semaphore_of(self).free())); });
}

const PyGetSetDef semaphore_attributes[] = {
    {"_value", semaphore_value, nullptr, nullptr, nullptr},
    {nullptr, nullptr, nullptr, nullptr, nullptr},
};
const PyMethodDef semaphore_methods[] = {
    {"__reduce__", refuse_to_pickle_lock, METH_NOARGS, nullptr},
    method("acquire", semaphore_acquire, METH_VARARGS | METH_KEYWORDS),
    method("release", semaphore_release, METH_VARARGS | METH_KEYWORDS),
    method("__enter__", semaphore_acquire, METH_VARARGS | METH_KEYWORDS),
    {"__exit__", semaphore_exit, METH_VARARGS, nullptr},
    {nullptr, nullptr, 0, nullptr},
};

// --- Event ---------------------------------------------------------------------------------------------------

ThreadEventFlag& event_of(PyObject* self) { return initialized<ThreadEventFlag>(self, "Event"); }

int event_init(PyObject* self, PyObject* arguments, PyObject* keywords) {
    return guarded_int([&] {
        parse_as_python(arguments, keywords, ":Event.__init__", {});
        if (head_of(self)->object != nullptr) return;
        Session& session = current_session();
        construct<ThreadEventFlag>(self, session.kernel, session.name_for_new_object());
    });
}

PyObject* event_is_set(PyObject* self, PyObject*) {
    return guarded([&] { return boolean(event_of(self).is_set()); });
}
PyObject* event_old_is_set(PyObject* self, PyObject*) {
    return guarded([&] {
        warn_deprecated("isSet() is deprecated, use is_set() instead");
        return boolean(event_of(self).is_set());
    });
}
PyObject* event_set(PyObject* self, PyObject*) {
    return guarded([&] {
        event_of(self).set();
        return none();
    });
}
PyObject* event_clear(PyObject* self, PyObject*) {
    return guarded([&] {
        event_of(self).clear();
        return none();
    });
}
PyObject* event_wait(PyObject* self, PyObject* arguments, PyObject* keywords) {
    return guarded([&] {
        PyObject* timeout = Py_None;
        parse_as_python(arguments, keywords, "|O:Event.wait", {"timeout"}, &timeout);
        return boolean(event_of(self).wait(deadline_argument(timeout)));
    });
}
PyObject* event_repr(PyObject* self) {
    return guarded([&] {
        return make_str("<" + class_and_address(self) + ": " + (event_of(self).is_set() ? "set" : "unset") + ">");
    });
}

const PyMethodDef event_methods[] = {
    {"__reduce__", refuse_to_pickle_lock, METH_NOARGS, nullptr},
    {"is_set", event_is_set, METH_NOARGS, nullptr},
    {"isSet", event_old_is_set, METH_NOARGS, nullptr},
    {"set", event_set, METH_NOARGS, nullptr},
    {"clear", event_clear, METH_NOARGS, nullptr},
    method("wait", event_wait, METH_VARARGS | METH_KEYWORDS),
    {nullptr, nullptr, 0, nullptr},
};

}  // namespace

PyTypeObject* make_semaphore_type(PyObject* module) {
    return make_type(module, "threading.Semaphore", sizeof(Embedded<ThreadSemaphore>),
                     Py_TPFLAGS_HAVE_GC | Py_TPFLAGS_BASETYPE,
                     {slot(Py_tp_new, PyType_GenericNew), slot(Py_tp_init, semaphore_init),
                      slot(Py_tp_dealloc, embedded_dealloc), slot(Py_tp_traverse, embedded_traverse),
                      slot(Py_tp_clear, embedded_clear), slot(Py_tp_repr, semaphore_repr),
                      slot(Py_tp_methods, semaphore_methods), slot(Py_tp_getset, semaphore_attributes),
                      slot(Py_tp_members, kEmbeddedMembers)});
}

PyTypeObject* make_bounded_semaphore_type(PyObject* module, PyTypeObject* semaphore) {
    return make_type(module, "threading.BoundedSemaphore", sizeof(Embedded<ThreadSemaphore>),
                     Py_TPFLAGS_HAVE_GC | Py_TPFLAGS_BASETYPE,
                     {slot(Py_tp_init, bounded_semaphore_init), slot(Py_tp_dealloc, embedded_dealloc),
                      slot(Py_tp_traverse, embedded_traverse), slot(Py_tp_clear, embedded_clear)},
                     semaphore);
}

PyTypeObject* make_event_type(PyObject* module) {
    return make_type(module, "threading.Event", sizeof(Embedded<ThreadEventFlag>),
                     Py_TPFLAGS_HAVE_GC | Py_TPFLAGS_BASETYPE,
                     {slot(Py_tp_new, PyType_GenericNew), slot(Py_tp_init, event_init),
                      slot(Py_tp_dealloc, embedded_dealloc), slot(Py_tp_traverse, embedded_traverse),
                      slot(Py_tp_clear, embedded_clear), slot(Py_tp_repr, event_repr),
                      slot(Py_tp_methods, event_methods), slot(Py_tp_members, kEmbeddedMembers)});
}

}  // namespace asynchio::python
