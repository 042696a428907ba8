// threading.RLock and threading.Condition.
#include "core/python/interpreter.h"
#include "core/python/process_types.h"
#include "core/python/python_arguments.h"
#include "core/python/seconds.h"
#include "core/python/session.h"
#include "core/python/sync_type.h"
#include "core/python/threads.h"
#include "core/python/type_builder.h"
#include "core/threads/mutex.h"
#include "core/threads/thread_condition.h"
#include "core/threads/thread_rlock.h"

namespace asynchio::python {
namespace {

// --- RLock ---------------------------------------------------------------------------------------------------

ThreadRLock& rlock_of(PyObject* self) { return object_of<ThreadRLock>(self); }

PyObject* rlock_new(PyTypeObject* type, PyObject*, PyObject*) {
    return guarded([&] {
        Session& session = current_session();
        return python_of(*make_embedded<ThreadRLock>(type, session.kernel, session.name_for_new_object()));
    });
}

PyObject* rlock_acquire(PyObject* self, PyObject* arguments, PyObject* keywords) {
    return guarded([&] {
        const LockPatience patience = lock_patience(arguments, keywords);
        ThreadRLock& lock = rlock_of(self);
        return boolean(patience.blocking ? lock.acquire(patience.deadline) : lock.try_acquire());
    });
}
PyObject* rlock_release(PyObject* self, PyObject*) {
    return guarded([&] {
        rlock_of(self).release();
        return none();
    });
}
PyObject* rlock_is_owned(PyObject* self, PyObject*) {
    return guarded([&] { return boolean(rlock_of(self).held_by_caller()); });
}
PyObject* rlock_repr(PyObject* self) {
    return guarded([&] {
        const ThreadRLock& lock = rlock_of(self);
        return make_str(std::string("<") + (lock.owner() ? "locked" : "unlocked") + " " + Py_TYPE(self)->tp_name +
                        " object owner=" + std::to_string(lock.owner().value) + " count=" +
                        std::to_string(lock.depth()) + " at " + shown_address(self) + ">");
    });
}

const PyMethodDef rlock_methods[] = {
    method("acquire", rlock_acquire, METH_VARARGS | METH_KEYWORDS),
    {"release", rlock_release, METH_NOARGS, nullptr},
    {"_is_owned", rlock_is_owned, METH_NOARGS, nullptr},
    method("__enter__", rlock_acquire, METH_VARARGS | METH_KEYWORDS),
    {"__exit__", rlock_release, METH_VARARGS, nullptr},
    {nullptr, nullptr, 0, nullptr},
};

// --- Condition -----------------------------------------------------------------------------------------------

ThreadCondition& condition_of(PyObject* self) { return initialized<ThreadCondition>(self, "Condition"); }
PyRef lock_object(PyObject* self) { return python_of(*condition_of(self).lock()); }

// The lock that the program gave, or a new RLock.
Ref<ThreadLock> lock_argument(PyObject* lock, const std::string& label) {
    const Types& types = Interpreter::get().types;
    if (lock == Py_None) return make_embedded<ThreadRLock>(types.rlock, current_session().kernel, label);
    if (Py_TYPE(lock) == types.mutex || Py_TYPE(lock) == types.process_lock) return Ref<ThreadLock>(&object_of<Mutex>(lock));
    if (PyObject_TypeCheck(lock, types.rlock) || Py_TYPE(lock) == types.process_rlock) return Ref<ThreadLock>(&rlock_of(lock));
    static_cast<void>(checked(PyObject_GetAttrString(lock, "acquire")));
    raise(PyExc_TypeError, "a Condition needs a Lock or an RLock in the playground");
}

int condition_init(PyObject* self, PyObject* arguments, PyObject* keywords) {
    return guarded_int([&] {
        PyObject* lock = Py_None;
        parse_as_python(arguments, keywords, "|O:Condition.__init__", {"lock"}, &lock);
        if (head_of(self)->object != nullptr) return;
        Session& session = current_session();
        const std::string label = session.name_for_new_object();
        construct<ThreadCondition>(self, session.kernel, label, lock_argument(lock, label));
    });
}

// acquire, release, with: those of the lock.
PyRef call_lock(PyObject* self, const char* name, PyObject* arguments, PyObject* keywords) {
    const PyRef function = checked(PyObject_GetAttrString(lock_object(self).get(), name));
    return checked(PyObject_Call(function.get(), arguments, keywords));
}
PyObject* condition_acquire(PyObject* self, PyObject* arguments, PyObject* keywords) {
    return guarded([&] { return call_lock(self, "acquire", arguments, keywords); });
}
PyObject* condition_release(PyObject* self, PyObject*) {
    return guarded([&] { return checked(PyObject_CallMethod(lock_object(self).get(), "release", nullptr)); });
}
PyObject* condition_enter(PyObject* self, PyObject*) {
    return guarded([&] { return checked(PyObject_CallMethod(lock_object(self).get(), "__enter__", nullptr)); });
}
PyObject* condition_exit(PyObject* self, PyObject* arguments) {
    return guarded([&] { return call_lock(self, "__exit__", arguments, nullptr); });
}

PyObject* condition_wait(PyObject* self, PyObject* arguments, PyObject* keywords) {
    return guarded([&] {
        PyObject* timeout = Py_None;
        parse_as_python(arguments, keywords, "|O:Condition.wait", {"timeout"}, &timeout);
        return boolean(condition_of(self).wait(deadline_argument(timeout)));
    });
}

bool is_true(const PyRef& object) {
    const int truth = PyObject_IsTrue(object.get());
    checked(truth);
    return truth != 0;
}

PyObject* condition_wait_for(PyObject* self, PyObject* arguments, PyObject* keywords) {
    return guarded([&] {
        PyObject *predicate = nullptr, *timeout = Py_None;
        parse_as_python(arguments, keywords, "O|O:Condition.wait_for", {"predicate", "timeout"}, &predicate, &timeout);
        ThreadCondition& condition = condition_of(self);
        PyRef result = checked(PyObject_CallNoArgs(predicate));
        const Time deadline = deadline_argument(timeout);
        for (bool waited = false; !is_true(result); waited = true) {
            if (waited && current_session().kernel.now() >= deadline) break;
            condition.wait(deadline);
            result = checked(PyObject_CallNoArgs(predicate));
        }
        return result;
    });
}

PyObject* condition_notify(PyObject* self, PyObject* arguments, PyObject* keywords) {
    return guarded([&] {
        Py_ssize_t count = 1;
        parse_as_python(arguments, keywords, "|n:Condition.notify", {"n"}, &count);
        condition_of(self).notify(count > 0 ? static_cast<std::size_t>(count) : 0);
        return none();
    });
}
PyObject* condition_notify_all(PyObject* self, PyObject*) {
    return guarded([&] {
        condition_of(self).notify_all();
        return none();
    });
}
PyObject* condition_old_notify_all(PyObject* self, PyObject*) {
    return guarded([&] {
        warn_deprecated("notifyAll() is deprecated, use notify_all() instead");
        condition_of(self).notify_all();
        return none();
    });
}
PyObject* condition_repr(PyObject* self) {
    return guarded([&] {
        const PyRef lock = checked(PyObject_Repr(lock_object(self).get()));
        return make_str("<Condition(" + printable(lock.get()) + ", " +
                        std::to_string(condition_of(self).waiters()) + ")>");
    });
}

const PyMethodDef condition_methods[] = {
    {"__reduce__", refuse_to_pickle_lock, METH_NOARGS, nullptr},
    method("acquire", condition_acquire, METH_VARARGS | METH_KEYWORDS),
    {"release", condition_release, METH_NOARGS, nullptr},
    {"__enter__", condition_enter, METH_NOARGS, nullptr},
    {"__exit__", condition_exit, METH_VARARGS, nullptr},
    method("wait", condition_wait, METH_VARARGS | METH_KEYWORDS),
    method("wait_for", condition_wait_for, METH_VARARGS | METH_KEYWORDS),
    method("notify", condition_notify, METH_VARARGS | METH_KEYWORDS),
    {"notify_all", condition_notify_all, METH_NOARGS, nullptr},
    {"notifyAll", condition_old_notify_all, METH_NOARGS, nullptr},
    {nullptr, nullptr, 0, nullptr},
};

}  // namespace

PyTypeObject* make_rlock_type(PyObject* module) {
    return make_type(module, "_thread.RLock", sizeof(Embedded<ThreadRLock>), Py_TPFLAGS_HAVE_GC | Py_TPFLAGS_BASETYPE,
                     {slot(Py_tp_new, rlock_new), slot(Py_tp_dealloc, embedded_dealloc),
                      slot(Py_tp_traverse, embedded_traverse), slot(Py_tp_clear, embedded_clear),
                      slot(Py_tp_repr, rlock_repr), slot(Py_tp_methods, rlock_methods),
                      slot(Py_tp_members, kEmbeddedMembers)});
}

PyTypeObject* make_condition_type(PyObject* module) {
    return make_type(module, "threading.Condition", sizeof(Embedded<ThreadCondition>),
                     Py_TPFLAGS_HAVE_GC | Py_TPFLAGS_BASETYPE,
                     {slot(Py_tp_new, PyType_GenericNew), slot(Py_tp_init, condition_init),
                      slot(Py_tp_dealloc, embedded_dealloc), slot(Py_tp_traverse, embedded_traverse),
                      slot(Py_tp_clear, embedded_clear), slot(Py_tp_repr, condition_repr),
                      slot(Py_tp_methods, condition_methods), slot(Py_tp_members, kEmbeddedMembers)});
}

}  // namespace asynchio::python
