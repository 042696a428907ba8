#include "core/python/queue_attributes.h"

#include <limits>
#include <string>

#include "core/python/embedded.h"
#include "core/python/errors.h"
#include "core/python/interpreter.h"
#include "core/python/live_container.h"
#include "core/python/own_storage.h"
#include "core/python/session.h"
#include "core/python/sync_type.h"
#include "core/python/values.h"
#include "core/threads/thread_queue.h"

namespace asynchio::python {
namespace {

ThreadQueue& queue_of(PyObject* self) { return initialized<ThreadQueue>(self, "Queue"); }

// --- numbers -------------------------------------------------------------------------------------------------

std::int64_t number(PyObject* value, const char* name) {
    if (value == nullptr) raise(PyExc_AttributeError, name);
    if (!PyLong_Check(value)) raise(PyExc_TypeError, std::string(name) + " is a whole number in the playground");
    const long long number = PyLong_AsLongLong(value);
    if (number == -1 && PyErr_Occurred() != nullptr) throw_error();
    return number;
}

PyObject* maxsize(PyObject* self, void*) {
    return guarded([&] { return checked(PyLong_FromLongLong(queue_of(self).capacity())); });
}
int set_maxsize(PyObject* self, PyObject* value, void*) {
    return guarded_int([&] { queue_of(self).set_capacity(number(value, "maxsize")); });
}
PyObject* unfinished_tasks(PyObject* self, void*) {
    return guarded([&] { return checked(PyLong_FromLongLong(queue_of(self).unfinished())); });
}
int set_unfinished_tasks(PyObject* self, PyObject* value, void*) {
    return guarded_int([&] {
        const auto count = number(value, "unfinished_tasks");
        if (count > std::numeric_limits<Count>::max()) raise(PyExc_OverflowError, "'unfinished_tasks' counts to 4294967295 in the playground");
        queue_of(self).set_unfinished(count);
    });
}

// --- the mutex and the conditions ----------------------------------------------------------------------------

struct Part {
    const char* name;
    const Object& (*of)(const QueueLocks& locks);
};
const Part kMutex{"mutex", [](const QueueLocks& locks) -> const Object& { return *locks.mutex; }};
const Part kNotEmpty{"not_empty", [](const QueueLocks& locks) -> const Object& { return *locks.not_empty; }};
const Part kNotFull{"not_full", [](const QueueLocks& locks) -> const Object& { return *locks.not_full; }};
const Part kAllDone{"all_tasks_done", [](const QueueLocks& locks) -> const Object& { return *locks.all_tasks_done; }};

QueueLocks make_locks(const std::string& label) {
    Kernel& kernel = current_session().kernel;
    const Types& types = Interpreter::get().types;
    const auto name = [&](const Part& part) { return label.empty() ? label : label + "." + part.name; };
    const Ref<Mutex> mutex = make_embedded<Mutex>(types.mutex, kernel, name(kMutex));
    const auto condition = [&](const Part& part) {
        return make_embedded<ThreadCondition>(types.condition, kernel, name(part), mutex);
    };
    return {mutex, condition(kNotEmpty), condition(kNotFull), condition(kAllDone)};
}

// A class of the program may have an attribute of this name, for its own ends.
PyObject* get_part(PyObject* self, void* closure) {
    return guarded([&] {
        const Part& part = *static_cast<const Part*>(closure);
        if (PyObject* const dict = head_of(self)->dict)
            if (PyObject* const own = PyDict_GetItemString(dict, part.name)) return PyRef::borrow(own);
        return python_of(part.of(queue_of(self).locks(make_locks)));
    });
}
int set_part(PyObject* self, PyObject* value, void* closure) {
    return guarded_int([&] {
        const char* const name = static_cast<const Part*>(closure)->name;
        if (value == nullptr) raise(PyExc_AttributeError, name);
        PyObject*& dict = head_of(self)->dict;
        if (dict == nullptr) dict = checked(PyDict_New()).detach();
        checked(PyDict_SetItemString(dict, name, value));
    });
}
PyGetSetDef part(const Part& part) {
    return {part.name, get_part, set_part, nullptr, const_cast<Part*>(&part)};
}

// --- the items -----------------------------------------------------------------------------------------------

PyObject* items(PyObject* self, void*) {
    return guarded([&] {
        ThreadQueue& queue = queue_of(self);
        const QueueOrder order = queue.order();
        if (order != QueueOrder::own)
            return to_object(queue.live_items([&](const auto& items) { return make_live_container(order, items); }));
        PyRef stored = stored_items(self, QueueLibrary::threads);
        if (!stored) raise_nothing_stored(self, QueueLibrary::threads);
        return stored;
    });
}
int set_items(PyObject* self, PyObject* items, void* closure) {
    // Before __init__() there is no queue: a class that keeps the items itself may do so early.
    if (head_of(self)->object == nullptr || object_of<ThreadQueue>(self).order() == QueueOrder::own)
        return set_stored_items<QueueLibrary::threads>(self, items, closure);
    return guarded_int([&] {
        if (items == nullptr) raise(PyExc_AttributeError, "queue");
        ThreadQueue& queue = object_of<ThreadQueue>(self);
        queue.set_live_items(live_container(queue.order(), items));
    });
}

}  // namespace

const PyGetSetDef kQueueAttributes[] = {
    {"maxsize", maxsize, set_maxsize, nullptr, nullptr},
    {"unfinished_tasks", unfinished_tasks, set_unfinished_tasks, nullptr, nullptr},
    {"queue", items, set_items, nullptr, nullptr},
    part(kMutex),
    part(kNotEmpty),
    part(kNotFull),
    part(kAllDone),
    {nullptr, nullptr, nullptr, nullptr, nullptr},
};

}  // namespace asynchio::python
