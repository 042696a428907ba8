#include "core/python/lock_type.h"

#include "core/python/coroutine.h"
#include "core/python/embedded.h"
#include "core/python/errors.h"
#include "core/python/interpreter.h"
#include "core/python/loop_type.h"
#include "core/python/session.h"
#include "core/python/sync_object.h"
#include "core/python/sync_type.h"
#include "core/python/type_builder.h"
#include "core/sync/lock.h"
#include "core/threads/mutex.h"

namespace asynchio::python {
namespace {

// --- asyncio.Lock --------------------------------------------------------------------------------------------

Lock& lock_of(PyObject* self) { return primitive<Lock>(self); }

int lock_init(PyObject* self, PyObject* arguments, PyObject* keywords) {
    return guarded_int([&] {
        python_arguments("Lock.__init__", arguments, keywords, {}, 0);
        Session& session = current_session();
        construct_once<Lock>(self, session.recorder, session.name_for_new_object());
    });
}

PyObject* lock_acquire(PyObject* self, PyObject*) {
    return awaitable<Lock>(self, "Lock.acquire", [](Lock& lock, EventLoop& loop) { return lock.acquire(loop); });
}
PyObject* lock_release(PyObject* self, PyObject*) {
    return guarded([&] {
        lock_of(self).release();
        return none();
    });
}
PyObject* lock_locked(PyObject* self, PyObject*) {
    return guarded([&] { return boolean(lock_of(self).locked()); });
}
PyObject* lock_aenter(PyObject* self, PyObject*) { return entering<Lock>(self, "Lock.acquire"); }
PyObject* lock_aexit(PyObject* self, PyObject*) { return leaving<Lock>(self, "Lock.release"); }

PyObject* lock_repr(PyObject* self) {
    return guarded([&] {
        const Lock& lock = lock_of(self);
        return repr_with_state(self, with_waiters(lock.locked() ? "locked" : "unlocked", lock.waiters()));
    });
}

const PyMethodDef lock_methods[] = {
    {"acquire", lock_acquire, METH_NOARGS, nullptr},    {"release", lock_release, METH_NOARGS, nullptr},
    {"locked", lock_locked, METH_NOARGS, nullptr},      {"__aenter__", lock_aenter, METH_NOARGS, nullptr},
    {"__aexit__", lock_aexit, METH_VARARGS, nullptr},   {nullptr, nullptr, 0, nullptr},
};

// --- threading.Lock ------------------------------------------------------------------------------------------

Mutex& mutex_of(PyObject* self) { return object_of<Mutex>(self); }

PyObject* mutex_new(PyTypeObject* type, PyObject*, PyObject*) {
    return guarded([&] {
        Session& session = current_session();
        return python_of(*make_embedded<Mutex>(type, session.kernel, session.name_for_new_object()));
    });
}

PyObject* mutex_acquire(PyObject* self, PyObject* arguments, PyObject* keywords) {
    return guarded([&] {
        const LockPatience patience = lock_patience(arguments, keywords);
        Mutex& mutex = mutex_of(self);
        return boolean(patience.blocking ? mutex.acquire(patience.deadline) : mutex.try_acquire());
    });
}
PyObject* mutex_release(PyObject* self, PyObject*) {
    return guarded([&] {
        mutex_of(self).release();
        return none();
    });
}
PyObject* mutex_locked(PyObject* self, PyObject*) {
    return guarded([&] { return boolean(mutex_of(self).locked()); });
}
PyObject* mutex_enter(PyObject* self, PyObject*) {
    return guarded([&] { return boolean(mutex_of(self).acquire()); });
}
PyObject* mutex_repr(PyObject* self) {
    return guarded([&] {
        return make_str(std::string("<") + (mutex_of(self).locked() ? "locked" : "unlocked") +
                        " _thread.lock object at " + shown_address(self) + ">");
    });
}

const PyMethodDef mutex_methods[] = {
    method("acquire", mutex_acquire, METH_VARARGS | METH_KEYWORDS),
    {"release", mutex_release, METH_NOARGS, nullptr},
    {"locked", mutex_locked, METH_NOARGS, nullptr},
    {"__enter__", mutex_enter, METH_NOARGS, nullptr},
    {"__exit__", mutex_release, METH_VARARGS, nullptr},
    {nullptr, nullptr, 0, nullptr},
};

}  // namespace

PyTypeObject* make_lock_type(PyObject* module) {
    static const PyGetSetDef no_attributes[] = {{nullptr, nullptr, nullptr, nullptr, nullptr}};
    return make_primitive_type(module, "asyncio.locks.Lock", sizeof(Embedded<Lock>), lock_init, lock_repr, lock_methods,
                               no_attributes);
}

PyTypeObject* make_mutex_type(PyObject* module) {
    return make_type(module, "_thread.lock", sizeof(Embedded<Mutex>), Py_TPFLAGS_HAVE_GC,
                     {slot(Py_tp_new, mutex_new), slot(Py_tp_dealloc, embedded_dealloc),
                      slot(Py_tp_traverse, embedded_traverse), slot(Py_tp_clear, embedded_clear),
                      slot(Py_tp_repr, mutex_repr), slot(Py_tp_methods, mutex_methods)});
}

}  // namespace asynchio::python
