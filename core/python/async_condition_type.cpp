// asyncio.Condition and Barrier as Python objects.
#include "core/sync/condition.h"

#include <limits>

#include "core/python/sync_object.h"
#include "core/sync/barrier.h"

namespace asynchio::python {
namespace {

// --- Condition -----------------------------------------------------------------------------------------------

AsyncCondition& condition_of(PyObject* self) { return primitive<AsyncCondition>(self); }

// The lock that a condition was given, or one of its own under the same name.
Ref<Lock> lock_argument(PyObject* lock, const std::string& label) {
    PyTypeObject* const type = Interpreter::get().types.lock;
    if (lock == nullptr || lock == Py_None) return make_embedded<Lock>(type, current_session().recorder, label);
    if (PyObject_TypeCheck(lock, type) != 0) return Ref<Lock>(&primitive<Lock>(lock));
    for (const char* name : {"locked", "acquire", "release"}) checked(PyObject_GetAttrString(lock, name));
    raise(PyExc_TypeError, "a Condition of asyncio needs an asyncio.Lock here, not " +
                               printable(checked(PyObject_Repr(lock)).get()));
}

int condition_init(PyObject* self, PyObject* arguments, PyObject* keywords) {
    return guarded_int([&] {
        PyObject* const lock = python_arguments("Condition.__init__", arguments, keywords, {"lock"}, 0)[0];
        Session& session = current_session();
        const std::string label = session.name_for_new_object();
        construct_once<AsyncCondition>(self, session.recorder, lock_argument(lock, label), label);
    });
}

PyObject* condition_acquire(PyObject* self, PyObject*) {
    return awaitable<AsyncCondition>(self, "Lock.acquire", [](AsyncCondition& condition, EventLoop& loop) {
        return condition.lock().acquire(loop);
    });
}
PyObject* condition_release(PyObject* self, PyObject*) {
    return guarded([&] {
        condition_of(self).lock().release();
        return none();
    });
}
PyObject* condition_locked(PyObject* self, PyObject*) {
    return guarded([&] { return boolean(condition_of(self).lock().locked()); });
}
PyObject* condition_wait(PyObject* self, PyObject*) {
    return awaitable<AsyncCondition>(self, "Condition.wait", [](AsyncCondition& condition, EventLoop& loop) {
        return condition.wait(loop);
    });
}

// Calls the program's predicate until what it returns is true.
std::optional<Value> look(const PyRef& predicate) {
    PyRef result = checked(PyObject_CallNoArgs(predicate.get()));
    const int truth = PyObject_IsTrue(result.get());
    checked(truth);
    return truth == 1 ? std::optional<Value>(to_value(std::move(result))) : std::nullopt;
}
PyObject* condition_wait_for(PyObject* self, PyObject* predicate) {
    return awaitable<AsyncCondition>(
        self, "Condition.wait_for", [given = PyRef::borrow(predicate)](AsyncCondition& condition, EventLoop& loop) {
            return condition.wait_until(loop, [given] { return look(given); });
        });
}

PyObject* condition_notify(PyObject* self, PyObject* arguments, PyObject* keywords) {
    return guarded([&] {
        PyObject* const count = python_arguments("Condition.notify", arguments, keywords, {"n"}, 0)[0];
        const std::int64_t most = count == nullptr ? 1 : whole_number(count);
        condition_of(self).notify(most > 0 ? static_cast<std::size_t>(most) : 0);
        return none();
    });
}
PyObject* condition_notify_all(PyObject* self, PyObject*) {
    return guarded([&] {
        condition_of(self).notify_all();
        return none();
    });
}

Coro<Value> enter_condition(AsyncCondition& condition, EventLoop& loop) {
    co_await condition.lock().acquire(loop);
    co_return Value();
}
Coro<Value> leave_condition(AsyncCondition& condition, EventLoop&) {
    condition.lock().release();
    co_return Value();
}
PyObject* condition_aenter(PyObject* self, PyObject*) {
    return awaitable<AsyncCondition>(self, "Condition.acquire", enter_condition);
}
PyObject* condition_aexit(PyObject* self, PyObject*) {
    return awaitable<AsyncCondition>(self, "Condition.release", leave_condition);
}
PyObject* condition_repr(PyObject* self) {
    return guarded([&] {
        const AsyncCondition& condition = condition_of(self);
        return repr_with_state(
            self, with_waiters(condition.lock().locked() ? "locked" : "unlocked", condition.waiters()));
    });
}

const PyMethodDef condition_methods[] = {
    {"acquire", condition_acquire, METH_NOARGS, nullptr},
    {"release", condition_release, METH_NOARGS, nullptr},
    {"locked", condition_locked, METH_NOARGS, nullptr},
    {"wait", condition_wait, METH_NOARGS, nullptr},
    {"wait_for", condition_wait_for, METH_O, nullptr},
    method("notify", condition_notify, METH_VARARGS | METH_KEYWORDS),
    {"notify_all", condition_notify_all, METH_NOARGS, nullptr},
    {"__aenter__", condition_aenter, METH_NOARGS, nullptr},
    {"__aexit__", condition_aexit, METH_VARARGS, nullptr},
    {nullptr, nullptr, 0, nullptr},
};
const PyGetSetDef no_attributes[] = {{nullptr, nullptr, nullptr, nullptr, nullptr}};

// --- Barrier -------------------------------------------------------------------------------------------------

AsyncBarrier& barrier_of(PyObject* self) { return primitive<AsyncBarrier>(self); }

int barrier_init(PyObject* self, PyObject* arguments, PyObject* keywords) {
    return guarded_int([&] {
        PyObject* const parties = python_arguments("Barrier.__init__", arguments, keywords, {"parties"}, 1)[0];
        Session& session = current_session();
        construct_once<AsyncBarrier>(self, session.recorder, whole_number(parties), session.name_for_new_object());
    });
}

Coro<Value> wait_at(AsyncBarrier& barrier, EventLoop& loop) {
    const std::int64_t index = co_await barrier.wait(loop);
    co_return to_value(checked(PyLong_FromLongLong(index)));
}
PyObject* barrier_wait(PyObject* self, PyObject*) { return awaitable<AsyncBarrier>(self, "Barrier.wait", wait_at); }
PyObject* barrier_aexit(PyObject* self, PyObject*) {
    return awaitable<AsyncBarrier>(self, "Barrier.__aexit__",
                                   [](AsyncBarrier&, EventLoop&) -> Coro<Value> { co_return Value(); });
}
PyObject* barrier_reset(PyObject* self, PyObject*) {
    return awaitable<AsyncBarrier>(self, "Barrier.reset",
                                   [](AsyncBarrier& barrier, EventLoop& loop) { return barrier.reset(loop); });
}
PyObject* barrier_abort(PyObject* self, PyObject*) {
    return awaitable<AsyncBarrier>(self, "Barrier.abort",
                                   [](AsyncBarrier& barrier, EventLoop& loop) { return barrier.abort(loop); });
}

PyObject* barrier_parties(PyObject* self, void*) {
    return guarded([&] { return checked(PyLong_FromLongLong(barrier_of(self).parties())); });
}
PyObject* barrier_waiting(PyObject* self, void*) {
    return guarded([&] { return checked(PyLong_FromLongLong(barrier_of(self).waiting())); });
}
PyObject* barrier_broken(PyObject* self, void*) {
    return guarded([&] { return boolean(barrier_of(self).broken()); });
}

const char* word_of(AsyncBarrier::State state) {
    switch (state) {
        case AsyncBarrier::State::filling: return "filling";
        case AsyncBarrier::State::draining: return "draining";
        case AsyncBarrier::State::resetting: return "resetting";
        case AsyncBarrier::State::broken: return "broken";
    }
    return "";
}
PyObject* barrier_repr(PyObject* self) {
    return guarded([&] {
        const AsyncBarrier& barrier = barrier_of(self);
        std::string state = word_of(barrier.state());
        if (!barrier.broken())
            state += ", waiters:" + std::to_string(barrier.waiting()) + "/" + std::to_string(barrier.parties());
        return repr_with_state(self, state);
    });
}

const PyMethodDef barrier_methods[] = {
    {"wait", barrier_wait, METH_NOARGS, nullptr},        {"reset", barrier_reset, METH_NOARGS, nullptr},
    {"abort", barrier_abort, METH_NOARGS, nullptr},      {"__aenter__", barrier_wait, METH_NOARGS, nullptr},
    {"__aexit__", barrier_aexit, METH_VARARGS, nullptr}, {nullptr, nullptr, 0, nullptr},
};
const PyGetSetDef barrier_attributes[] = {
    {"parties", barrier_parties, nullptr, nullptr, nullptr},
    {"n_waiting", barrier_waiting, nullptr, nullptr, nullptr},
    {"broken", barrier_broken, nullptr, nullptr, nullptr},
    {nullptr, nullptr, nullptr, nullptr, nullptr},
};

}  // namespace

PyTypeObject* make_async_condition_type(PyObject* module) {
    return make_primitive_type(module, "asyncio.locks.Condition", sizeof(Embedded<AsyncCondition>), condition_init,
                               condition_repr, condition_methods, no_attributes);
}
PyTypeObject* make_async_barrier_type(PyObject* module) {
    return make_primitive_type(module, "asyncio.locks.Barrier", sizeof(Embedded<AsyncBarrier>), barrier_init,
                               barrier_repr, barrier_methods, barrier_attributes);
}

}  // namespace asynchio::python
