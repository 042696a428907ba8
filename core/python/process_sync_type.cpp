// multiprocessing.Lock, RLock, Semaphore, BoundedSemaphore, Event, Condition and Barrier: those of threading, which all
// processes share, with the words of multiprocessing.
#include "core/python/embedded.h"
#include "core/python/errors.h"
#include "core/python/interpreter.h"
#include "core/python/process_types.h"
#include "core/python/python_arguments.h"
#include "core/python/seconds.h"
#include "core/python/session.h"
#include "core/python/sync_type.h"
#include "core/python/type_builder.h"
#include "core/threads/mutex.h"
#include "core/threads/thread_event.h"
#include "core/threads/thread_rlock.h"
#include "core/threads/thread_semaphore.h"

namespace asynchio::python {
namespace {

// A lock that remembers who took it.
class ProcessLock : public Mutex {
  public:
    using Mutex::Mutex;
    ThreadId holder;
    ProcessId process;
};

// acquire(block=True, timeout=None): no time at all if it must not block.
struct Patience {
    bool blocking;
    Time deadline;
};
Patience patience(PyObject* arguments, PyObject* keywords) {
    int block = 1;
    PyObject* timeout = Py_None;
    parse(arguments, keywords, "|pO:acquire", {"block", "timeout"}, &block, &timeout);
    return {block != 0, deadline_argument(timeout)};
}

// A killed process gives nothing back.
bool is_killed() { return current_session().kernel.ending(); }

std::string name_of_process() {
    const auto& process = object_of<ProcessObject>(current_session().processes.current().get());
    return process.name;
}

// Who holds a lock, as multiprocessing's reprs tell it.
std::string shown_owner(ThreadId owner, ProcessId process) {
    if (!owner) return "None";
    Session& session = current_session();
    if (owner == session.kernel.current_thread()) return name_of_process();
    return process == session.kernel.current_process() ? "SomeOtherThread" : "SomeOtherProcess";
}

// --- Lock ----------------------------------------------------------------------------------------------------

ProcessLock& lock_of(PyObject* self) { return object_of<ProcessLock>(self); }

PyObject* lock_new(PyTypeObject* type, PyObject* arguments, PyObject* keywords) {
    return guarded([&] {
        parse_as_python(arguments, keywords, ":BaseContext.Lock", {});
        Session& session = current_session();
        return python_of(*make_embedded<ProcessLock>(type, session.kernel, session.name_for_new_object()));
    });
}

bool take(PyObject* self, Patience how) {
    ProcessLock& lock = lock_of(self);
    if (!(how.blocking ? lock.acquire(how.deadline) : lock.try_acquire())) return false;
    lock.holder = current_session().kernel.current_thread();
    lock.process = current_session().kernel.current_process();
    return true;
}
PyObject* lock_acquire(PyObject* self, PyObject* arguments, PyObject* keywords) {
    return guarded([&] { return boolean(take(self, patience(arguments, keywords))); });
}
PyObject* lock_enter(PyObject* self, PyObject*) {
    return guarded([&] { return boolean(take(self, {true, kNever})); });
}
PyObject* lock_release(PyObject* self, PyObject*) {
    return guarded([&] {
        if (is_killed()) return none();
        if (!lock_of(self).locked()) raise(PyExc_ValueError, "semaphore or lock released too many times");
        lock_of(self).holder = ThreadId();
        lock_of(self).release();
        return none();
    });
}
PyObject* lock_repr(PyObject* self) {
    return guarded([&] {
        const ProcessLock& lock = lock_of(self);
        return make_str("<Lock(owner=" + shown_owner(lock.locked() ? lock.holder : ThreadId(), lock.process) + ")>");
    });
}
const PyMethodDef lock_methods[] = {
    method("acquire", lock_acquire, METH_VARARGS | METH_KEYWORDS),
    {"release", lock_release, METH_NOARGS, nullptr},
    {"__enter__", lock_enter, METH_NOARGS, nullptr},
    {"__exit__", lock_release, METH_VARARGS, nullptr},
    {"__reduce__", refuse_to_pickle, METH_NOARGS, nullptr},
    {nullptr, nullptr, 0, nullptr},
};

// --- RLock ---------------------------------------------------------------------------------------------------

ThreadRLock& rlock_of(PyObject* self) { return object_of<ThreadRLock>(self); }

PyObject* rlock_new(PyTypeObject* type, PyObject* arguments, PyObject* keywords) {
    return guarded([&] {
        parse_as_python(arguments, keywords, ":BaseContext.RLock", {});
        Session& session = current_session();
        return python_of(*make_embedded<ThreadRLock>(type, session.kernel, session.name_for_new_object()));
    });
}
PyObject* rlock_acquire(PyObject* self, PyObject* arguments, PyObject* keywords) {
    return guarded([&] {
        const Patience how = patience(arguments, keywords);
        return boolean(how.blocking ? rlock_of(self).acquire(how.deadline) : rlock_of(self).try_acquire());
    });
}
PyObject* rlock_enter(PyObject* self, PyObject*) {
    return guarded([&] { return boolean(rlock_of(self).acquire()); });
}
PyObject* rlock_release(PyObject* self, PyObject*) {
    return guarded([&] {
        if (is_killed()) return none();
        if (!rlock_of(self).held_by_caller())
            raise(PyExc_AssertionError, "attempt to release recursive lock not owned by thread");
        rlock_of(self).release();
        return none();
    });
}
PyObject* rlock_repr(PyObject* self) {
    return guarded([&] {
        const ThreadRLock& lock = rlock_of(self);
        const bool mine = lock.held_by_caller();
        return make_str("<RLock(" + (mine ? name_of_process() : lock.owner() ? "SomeOtherProcess" : "None") + ", " +
                        (mine || !lock.owner() ? std::to_string(lock.depth()) : "nonzero") + ")>");
    });
}
const PyMethodDef rlock_methods[] = {
    method("acquire", rlock_acquire, METH_VARARGS | METH_KEYWORDS),
    {"release", rlock_release, METH_NOARGS, nullptr},
    {"__enter__", rlock_enter, METH_NOARGS, nullptr},
    {"__exit__", rlock_release, METH_VARARGS, nullptr},
    {"__reduce__", refuse_to_pickle, METH_NOARGS, nullptr},
    {nullptr, nullptr, 0, nullptr},
};

// --- semaphores ----------------------------------------------------------------------------------------------

ThreadSemaphore& semaphore_of(PyObject* self) { return initialized<ThreadSemaphore>(self, "Semaphore"); }

template <bool bounded>
int semaphore_init(PyObject* self, PyObject* arguments, PyObject* keywords) {
    return guarded_int([&] {
        long long places = 1;
        parse_as_python(arguments, keywords, "|L:BaseContext.Semaphore", {"value"}, &places);
        if (places < 0) raise(PyExc_OSError, "[Errno 22] Invalid argument");
        if (head_of(self)->object != nullptr) return;
        Session& session = current_session();
        construct<ThreadSemaphore>(self, session.kernel, session.name_for_new_object(),
                                   static_cast<std::uint64_t>(places), bounded);
    });
}
PyObject* semaphore_acquire(PyObject* self, PyObject* arguments, PyObject* keywords) {
    return guarded([&] {
        const Patience how = patience(arguments, keywords);
        return boolean(how.blocking ? semaphore_of(self).acquire(how.deadline) : semaphore_of(self).try_acquire());
    });
}
PyObject* semaphore_enter(PyObject* self, PyObject*) {
    return guarded([&] { return boolean(semaphore_of(self).acquire()); });
}
PyObject* semaphore_release(PyObject* self, PyObject*) {
    return guarded([&] {
        if (is_killed()) return none();
        try {
            semaphore_of(self).release();
        } catch (const TooManyReleases&) {
            raise(PyExc_ValueError, "semaphore or lock released too many times");
        }
        return none();
    });
}
PyObject* semaphore_value(PyObject* self, PyObject*) {
    return guarded([&] { return checked(PyLong_FromUnsignedLongLong(semaphore_of(self).free())); });
}
PyObject* semaphore_repr(PyObject* self) {
    return guarded([&] {
        const ThreadSemaphore& semaphore = semaphore_of(self);
        const std::string value = "value=" + std::to_string(semaphore.free());
        if (!semaphore.bounded()) return make_str("<Semaphore(" + value + ")>");
        return make_str("<BoundedSemaphore(" + value + ", maxvalue=" + std::to_string(semaphore.places()) + ")>");
    });
}
const PyMethodDef semaphore_methods[] = {
    method("acquire", semaphore_acquire, METH_VARARGS | METH_KEYWORDS),
    {"release", semaphore_release, METH_NOARGS, nullptr},
    {"get_value", semaphore_value, METH_NOARGS, nullptr},
    {"__enter__", semaphore_enter, METH_NOARGS, nullptr},
    {"__exit__", semaphore_release, METH_VARARGS, nullptr},
    {"__reduce__", refuse_to_pickle, METH_NOARGS, nullptr},
    {nullptr, nullptr, 0, nullptr},
};

// --- Event, Condition, Barrier -------------------------------------------------------------------------------

// With a lock that the processes share, too.
int condition_init(PyObject* self, PyObject* arguments, PyObject* keywords) {
    return guarded_int([&] {
        PyObject* lock = Py_None;
        parse_as_python(arguments, keywords, "|O:BaseContext.Condition", {"lock"}, &lock);
        const Types& types = Interpreter::get().types;
        PyRef used = PyRef::borrow(lock);
        if (lock == Py_None)
            used = python_of(*make_embedded<ThreadRLock>(types.process_rlock, current_session().kernel,
                                                         current_session().name_for_new_object()));
        const PyRef given = checked(PyTuple_Pack(1, used.get()));
        checked(types.condition->tp_init(self, given.get(), nullptr));
    });
}

PyObject* event_repr(PyObject* self) {
    return guarded([&] {
        const bool is_set = initialized<ThreadEventFlag>(self, "Event").is_set();
        return make_str("<Event at " + shown_address(self) + (is_set ? " set>" : " unset>"));
    });
}

const PyMethodDef only_inherited[] = {
    {"__reduce__", refuse_to_pickle, METH_NOARGS, nullptr},
    {nullptr, nullptr, 0, nullptr},
};

PyTypeObject* shared_kind(PyObject* module, const char* name, PyTypeObject* base, initproc init, reprfunc repr) {
    return make_type(module, name, static_cast<std::size_t>(base->tp_basicsize), Py_TPFLAGS_HAVE_GC,
                     {slot(Py_tp_init, init), slot(Py_tp_dealloc, embedded_dealloc),
                      slot(Py_tp_traverse, embedded_traverse), slot(Py_tp_clear, embedded_clear), slot(Py_tp_repr, repr),
                      slot(Py_tp_methods, only_inherited)},
                     base);
}

template <initproc init>
PyTypeObject* make_semaphore(PyObject* module, const char* name, PyTypeObject* base) {
    return make_type(module, name, sizeof(Embedded<ThreadSemaphore>), Py_TPFLAGS_HAVE_GC | Py_TPFLAGS_BASETYPE,
                     {slot(Py_tp_new, PyType_GenericNew), slot(Py_tp_init, init), slot(Py_tp_dealloc, embedded_dealloc),
                      slot(Py_tp_traverse, embedded_traverse), slot(Py_tp_clear, embedded_clear),
                      slot(Py_tp_repr, semaphore_repr), slot(Py_tp_methods, semaphore_methods),
                      slot(Py_tp_members, kEmbeddedMembers)},
                     base);
}

}  // namespace

PyObject* refuse_to_pickle(PyObject* self, PyObject*) {
    return guarded([&]() -> PyRef {
        const std::string_view name = Py_TYPE(self)->tp_name;
        raise(PyExc_RuntimeError, std::string(name.substr(name.rfind('.') + 1)) +
                                      " objects should only be shared between processes through inheritance");
    });
}

PyObject* refuse_to_pickle_lock(PyObject*, PyObject*) {
    return guarded([]() -> PyRef { raise(PyExc_TypeError, "cannot pickle '_thread.lock' object"); });
}

void make_process_sync_types(PyObject* module) {
    Types& types = Interpreter::get().types;
    types.process_lock = make_type(module, "multiprocessing.synchronize.Lock", sizeof(Embedded<ProcessLock>),
                                   Py_TPFLAGS_HAVE_GC,
                                   {slot(Py_tp_new, lock_new), slot(Py_tp_dealloc, embedded_dealloc),
                                    slot(Py_tp_traverse, embedded_traverse), slot(Py_tp_clear, embedded_clear),
                                    slot(Py_tp_repr, lock_repr), slot(Py_tp_methods, lock_methods)});
    types.process_rlock = make_type(module, "multiprocessing.synchronize.RLock", sizeof(Embedded<ThreadRLock>),
                                    Py_TPFLAGS_HAVE_GC,
                                    {slot(Py_tp_new, rlock_new), slot(Py_tp_dealloc, embedded_dealloc),
                                     slot(Py_tp_traverse, embedded_traverse), slot(Py_tp_clear, embedded_clear),
                                     slot(Py_tp_repr, rlock_repr), slot(Py_tp_methods, rlock_methods)});
    types.process_semaphore =
        make_semaphore<semaphore_init<false>>(module, "multiprocessing.synchronize.Semaphore", nullptr);
    types.process_bounded_semaphore = make_semaphore<semaphore_init<true>>(
        module, "multiprocessing.synchronize.BoundedSemaphore", types.process_semaphore);
    types.process_event =
        shared_kind(module, "multiprocessing.synchronize.Event", types.event, types.event->tp_init, event_repr);
    types.process_condition =
        shared_kind(module, "multiprocessing.synchronize.Condition", types.condition, condition_init, types.condition->tp_repr);
    types.process_barrier =
        shared_kind(module, "multiprocessing.synchronize.Barrier", types.barrier, types.barrier->tp_init, types.barrier->tp_repr);
}

}  // namespace asynchio::python
