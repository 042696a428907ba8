// What threads wait with, as Python objects: threading.RLock, Event, Condition, Semaphore, Barrier and the queues of
// `queue`. This header has what their bindings share.
#pragma once

#include <cstddef>
#include <string>

#include "core/base/time.h"
#include "core/python/embedded.h"
#include "core/python/errors.h"
#include "core/python/py.h"

#include <structmember.h>

namespace asynchio::python {

// The C++ object of one that a program may subclass. RuntimeError when the subclass has not called our __init__.
template <class T>
T& initialized(PyObject* self, const char* name) {
    if (head_of(self)->object == nullptr) raise(PyExc_RuntimeError, std::string(name) + ".__init__() not called");
    return object_of<T>(self);
}

// What acquire(blocking, timeout) of a lock was told: how to ask for it.
struct LockPatience {
    bool blocking = true;
    Time deadline = kNever;
};
LockPatience lock_patience(PyObject* arguments, PyObject* keywords);

// "threading.Event at 0x7f...", for a repr.
std::string class_and_address(PyObject* self);
// "0x7f..."
std::string shown_address(PyObject* self);

// Slots' tables for embedded objects that have a __dict__ and weak references.
inline constexpr PyMemberDef kEmbeddedMembers[] = {
    {"__dictoffset__", T_PYSSIZET, offsetof(EmbeddedHead, dict), READONLY, nullptr},
    {"__weaklistoffset__", T_PYSSIZET, offsetof(EmbeddedHead, weak_references), READONLY, nullptr},
    {nullptr, 0, 0, 0, nullptr},
};

// Says that a method has another name now, at the line that calls it.
void warn_deprecated(const char* message);

// The types, and the exceptions that go with them, into the interpreter's tables.
void make_sync_types(PyObject* module);
PyTypeObject* make_rlock_type(PyObject* module);
PyTypeObject* make_condition_type(PyObject* module);
PyTypeObject* make_semaphore_type(PyObject* module);
PyTypeObject* make_bounded_semaphore_type(PyObject* module, PyTypeObject* semaphore);
PyTypeObject* make_event_type(PyObject* module);
PyTypeObject* make_barrier_type(PyObject* module);
PyTypeObject* make_queue_type(PyObject* module);
PyTypeObject* make_lifo_queue_type(PyObject* module, PyTypeObject* queue);
PyTypeObject* make_priority_queue_type(PyObject* module, PyTypeObject* queue);
PyTypeObject* make_simple_queue_type(PyObject* module);

}  // namespace asynchio::python
