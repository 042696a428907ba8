// threading.Barrier.
#include "core/python/interpreter.h"
#include "core/python/process_types.h"
#include "core/python/python_arguments.h"
#include "core/python/seconds.h"
#include "core/python/session.h"
#include "core/python/sync_type.h"
#include "core/python/type_builder.h"
#include "core/threads/thread_barrier.h"

namespace asynchio::python {
namespace {

class PythonBarrier : public ThreadBarrier {
  public:
    using ThreadBarrier::ThreadBarrier;
    PyRef action;   // null: none
    PyRef timeout;  // of a wait() that names none
    void visit_references(ReferenceVisitor& visitor) const override {
        visitor.visit(Value(action));
        visitor.visit(Value(timeout));
    }
    void clear_references() override {
        const PyRef dropped[] = {std::exchange(action, {}), std::exchange(timeout, {})};
    }
};

PythonBarrier& barrier_of(PyObject* self) { return initialized<PythonBarrier>(self, "Barrier"); }

int barrier_init(PyObject* self, PyObject* arguments, PyObject* keywords) {
    return guarded_int([&] {
        long long parties = 0;
        PyObject *action = Py_None, *timeout = Py_None;
        parse_as_python(arguments, keywords, "L|OO:Barrier.__init__", {"parties", "action", "timeout"}, &parties, &action, &timeout);
        if (head_of(self)->object != nullptr) return;
        Session& session = current_session();
        auto& barrier = construct<PythonBarrier>(self, session.kernel, session.name_for_new_object(), parties);
        const int acts = PyObject_IsTrue(action);
        checked(acts);
        if (acts != 0) barrier.action = PyRef::borrow(action);
        barrier.timeout = PyRef::borrow(timeout);
    });
}

// Throws what Python knows as BrokenBarrierError.
template <class Body>
PyObject* guarded_barrier(Body&& body) {
    return guarded([&]() -> PyRef {
        try {
            return body();
        } catch (const BrokenBarrier&) {
            PyErr_SetNone(Interpreter::get().exceptions.broken_barrier);
            throw_error();
        }
    });
}

PyObject* barrier_wait(PyObject* self, PyObject* arguments, PyObject* keywords) {
    return guarded_barrier([&] {
        PyObject* timeout = Py_None;
        parse_as_python(arguments, keywords, "|O:Barrier.wait", {"timeout"}, &timeout);
        PythonBarrier& barrier = barrier_of(self);
        std::function<void()> action;
        if (barrier.action)
            action = [callable = barrier.action] { static_cast<void>(checked(PyObject_CallNoArgs(callable.get()))); };
        const PyRef patience = timeout != Py_None ? PyRef::borrow(timeout) : barrier.timeout;
        return checked(PyLong_FromLongLong(barrier.wait(deadline_argument(patience.get()), action)));
    });
}
PyObject* barrier_reset(PyObject* self, PyObject*) {
    return guarded([&] {
        barrier_of(self).reset();
        return none();
    });
}
PyObject* barrier_abort(PyObject* self, PyObject*) {
    return guarded([&] {
        barrier_of(self).abort();
        return none();
    });
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
PyObject* barrier_repr(PyObject* self) {
    return guarded([&] {
        const PythonBarrier& barrier = barrier_of(self);
        const std::string state = barrier.broken() ? "broken"
                                                   : "waiters=" + std::to_string(barrier.waiting()) + "/" +
                                                         std::to_string(barrier.parties());
        return make_str("<" + class_and_address(self) + ": " + state + ">");
    });
}

const PyMethodDef barrier_methods[] = {
    {"__reduce__", refuse_to_pickle_lock, METH_NOARGS, nullptr},
    method("wait", barrier_wait, METH_VARARGS | METH_KEYWORDS),
    {"reset", barrier_reset, METH_NOARGS, nullptr},
    {"abort", barrier_abort, METH_NOARGS, nullptr},
    {nullptr, nullptr, 0, nullptr},
};
const PyGetSetDef barrier_attributes[] = {
    {"parties", barrier_parties, nullptr, nullptr, nullptr},
    {"n_waiting", barrier_waiting, nullptr, nullptr, nullptr},
    {"broken", barrier_broken, nullptr, nullptr, nullptr},
    {nullptr, nullptr, nullptr, nullptr, nullptr},
};

}  // namespace

PyTypeObject* make_barrier_type(PyObject* module) {
    return make_type(module, "threading.Barrier", sizeof(Embedded<PythonBarrier>),
                     Py_TPFLAGS_HAVE_GC | Py_TPFLAGS_BASETYPE,
                     {slot(Py_tp_new, PyType_GenericNew), slot(Py_tp_init, barrier_init),
                      slot(Py_tp_dealloc, embedded_dealloc), slot(Py_tp_traverse, embedded_traverse),
                      slot(Py_tp_clear, embedded_clear), slot(Py_tp_repr, barrier_repr),
                      slot(Py_tp_methods, barrier_methods), slot(Py_tp_getset, barrier_attributes),
                      slot(Py_tp_members, kEmbeddedMembers)});
}

}  // namespace asynchio::python
