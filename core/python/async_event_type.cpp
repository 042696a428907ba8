// asyncio.Event, Semaphore and BoundedSemaphore as Python objects.
#include "core/sync/event.h"

#include "core/python/sync_object.h"
#include "core/sync/semaphore.h"

namespace asynchio::python {
namespace {

// --- Event ---------------------------------------------------------------------------------------------------

AsyncEvent& event_of(PyObject* self) { return primitive<AsyncEvent>(self); }

int event_init(PyObject* self, PyObject* arguments, PyObject* keywords) {
    return guarded_int([&] {
        python_arguments("Event.__init__", arguments, keywords, {}, 0);
        Session& session = current_session();
        construct_once<AsyncEvent>(self, session.recorder, session.name_for_new_object());
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
PyObject* event_is_set(PyObject* self, PyObject*) {
    return guarded([&] { return boolean(event_of(self).is_set()); });
}
PyObject* event_wait(PyObject* self, PyObject*) {
    return awaitable<AsyncEvent>(self, "Event.wait", [](AsyncEvent& event, EventLoop& loop) { return event.wait(loop); });
}
PyObject* event_repr(PyObject* self) {
    return guarded([&] {
        const AsyncEvent& event = event_of(self);
        return repr_with_state(self, with_waiters(event.is_set() ? "set" : "unset", event.waiters()));
    });
}

const PyMethodDef event_methods[] = {
    {"set", event_set, METH_NOARGS, nullptr},
    {"clear", event_clear, METH_NOARGS, nullptr},
    {"is_set", event_is_set, METH_NOARGS, nullptr},
    {"wait", event_wait, METH_NOARGS, nullptr},
    {nullptr, nullptr, 0, nullptr},
};
const PyGetSetDef no_attributes[] = {{nullptr, nullptr, nullptr, nullptr, nullptr}};

// --- Semaphore, BoundedSemaphore -----------------------------------------------------------------------------

AsyncSemaphore& semaphore_of(PyObject* self) { return primitive<AsyncSemaphore>(self); }

void init_semaphore(PyObject* self, const char* function, PyObject* arguments, PyObject* keywords, bool bounded) {
    PyObject* const value = python_arguments(function, arguments, keywords, {"value"}, 0)[0];
    const std::int64_t places = value == nullptr ? 1 : whole_number(value);
    Session& session = current_session();
    construct_once<AsyncSemaphore>(self, session.recorder, places, bounded, session.name_for_new_object());
}
int semaphore_init(PyObject* self, PyObject* arguments, PyObject* keywords) {
    return guarded_int([&] { init_semaphore(self, "Semaphore.__init__", arguments, keywords, false); });
}
int bounded_semaphore_init(PyObject* self, PyObject* arguments, PyObject* keywords) {
    return guarded_int([&] { init_semaphore(self, "BoundedSemaphore.__init__", arguments, keywords, true); });
}

PyObject* semaphore_acquire(PyObject* self, PyObject*) {
    return awaitable<AsyncSemaphore>(self, "Semaphore.acquire",
                                     [](AsyncSemaphore& semaphore, EventLoop& loop) { return semaphore.acquire(loop); });
}
PyObject* semaphore_release(PyObject* self, PyObject*) {
    return guarded([&] {
        semaphore_of(self).release();
        return none();
    });
}
PyObject* semaphore_locked(PyObject* self, PyObject*) {
    return guarded([&] { return boolean(semaphore_of(self).locked()); });
}
PyObject* semaphore_aenter(PyObject* self, PyObject*) {
    return entering<AsyncSemaphore>(self, "Semaphore.acquire");
}
PyObject* semaphore_aexit(PyObject* self, PyObject*) {
    return leaving<AsyncSemaphore>(self, "Semaphore.release");
}
PyObject* semaphore_value(PyObject* self, void*) {
    return guarded([&] { return checked(PyLong_FromLongLong(semaphore_of(self).value())); });
}
PyObject* semaphore_repr(PyObject* self) {
    return guarded([&] {
        const AsyncSemaphore& semaphore = semaphore_of(self);
        const std::string state =
            semaphore.locked() ? "locked" : "unlocked, value:" + std::to_string(semaphore.value());
        return repr_with_state(self, with_waiters(state, semaphore.waiters()));
    });
}

const PyMethodDef semaphore_methods[] = {
    {"acquire", semaphore_acquire, METH_NOARGS, nullptr},
    {"release", semaphore_release, METH_NOARGS, nullptr},
    {"locked", semaphore_locked, METH_NOARGS, nullptr},
    {"__aenter__", semaphore_aenter, METH_NOARGS, nullptr},
    {"__aexit__", semaphore_aexit, METH_VARARGS, nullptr},
    {nullptr, nullptr, 0, nullptr},
};
const PyGetSetDef semaphore_attributes[] = {
    {"_value", semaphore_value, nullptr, nullptr, nullptr},
    {nullptr, nullptr, nullptr, nullptr, nullptr},
};
const PyMethodDef no_methods[] = {{nullptr, nullptr, 0, nullptr}};

}  // namespace

PyTypeObject* make_async_event_type(PyObject* module) {
    return make_primitive_type(module, "asyncio.locks.Event", sizeof(Embedded<AsyncEvent>), event_init, event_repr,
                               event_methods, no_attributes);
}
PyTypeObject* make_async_semaphore_type(PyObject* module) {
    return make_primitive_type(module, "asyncio.locks.Semaphore", sizeof(Embedded<AsyncSemaphore>), semaphore_init,
                               semaphore_repr, semaphore_methods, semaphore_attributes);
}
PyTypeObject* make_async_bounded_semaphore_type(PyObject* module, PyTypeObject* semaphore) {
    return make_primitive_type(module, "asyncio.locks.BoundedSemaphore", sizeof(Embedded<AsyncSemaphore>),
                               bounded_semaphore_init, semaphore_repr, no_methods, no_attributes, semaphore);
}

}  // namespace asynchio::python
