#include "core/python/timeout_type.h"

#include "core/loop/timeout.h"
#include "core/python/block.h"
#include "core/python/embedded.h"
#include "core/python/loop_type.h"
#include "core/python/modules.h"
#include "core/python/python_arguments.h"
#include "core/python/session.h"
#include "core/python/type_builder.h"

namespace asynchio::python {
namespace {

// None, and what is no number, is no limit. A limit that is not over yet is at least a nanosecond ahead: see waiting_time().
std::optional<Time> as_time(const PyRef& when) {
    if (when.get() == Py_None) return {};
    const double seconds = PyFloat_AsDouble(when.get());
    if (PyErr_Occurred() == nullptr) {
        const Time now = current_session().kernel.now(), limit = from_seconds(seconds);
        return limit == now && seconds > to_seconds(now) ? now + 1 : limit;
    }
    PyErr_Clear();
    return {};
}

// Keeps the limit as the program gave it, too.
class PythonTimeout : public Timeout {
  public:
    PythonTimeout(Recorder& recorder, const PyRef& when) : Timeout(recorder, as_time(when)), given(when) {}
    void visit_references(ReferenceVisitor& visitor) const override {
        Timeout::visit_references(visitor);
        visitor.visit(Value(given));
    }
    void clear_references() override {
        Timeout::clear_references();
        given = none();
    }
    PyRef given;
};

PythonTimeout& timeout_of(PyObject* self) { return object_of<PythonTimeout>(self); }

PyRef now_of(const EventLoop& loop) { return checked(PyFloat_FromDouble(to_seconds(loop.time()))); }

// What a loop would say that compares the limit with its time.
void require_time(const EventLoop& loop, const PyRef& when) {
    if (when.get() != Py_None) checked(PyObject_RichCompareBool(when.get(), now_of(loop).get(), Py_LE));
}

PyRef new_timeout(PyTypeObject* type, const PyRef& when) {
    return python_of(*make_embedded<PythonTimeout>(type, current_session().recorder, when));
}

PyObject* timeout_new(PyTypeObject* type, PyObject* arguments, PyObject* keywords) {
    return guarded([&] {
        PyObject* when = nullptr;
        parse_as_python(arguments, keywords, "O:Timeout.__init__", {"when"}, &when);
        return new_timeout(type, PyRef::borrow(when));
    });
}

PyObject* timeout_when(PyObject* self, PyObject*) {
    return guarded([&] { return timeout_of(self).given; });
}

PyObject* timeout_reschedule(PyObject* self, PyObject* when) {
    return guarded([&] {
        PythonTimeout& timeout = timeout_of(self);
        const PyRef given = PyRef::borrow(when);
        EventLoop* const loop = EventLoop::running_here();
        if (timeout.phase() == Timeout::Phase::active && when != Py_None) require_time(running_loop(), given);
        timeout.reschedule(loop != nullptr ? *loop : current_loop(), as_time(given));
        timeout.given = given;
        return none();
    });
}
PyObject* timeout_expired(PyObject* self, PyObject*) {
    return guarded([&] { return boolean(timeout_of(self).expired()); });
}

Coro<Value> enter(Ref<PythonTimeout> timeout) {
    EventLoop& loop = running_loop();
    require_time(loop, timeout->given);
    timeout->enter(loop);
    co_return to_value(python_of(*timeout));
}
Coro<Value> leave(Ref<PythonTimeout> timeout, std::exception_ptr raised) {
    if (!timeout->inside()) raise(PyExc_AssertionError, "");
    timeout->leave(raised);
    co_return Value();
}
PyObject* timeout_aenter(PyObject* self, PyObject*) {
    return guarded([&] {
        return make_awaitable(drive(enter(Ref<PythonTimeout>(&timeout_of(self))), "Timeout.__aenter__"));
    });
}
PyObject* timeout_aexit(PyObject* self, PyObject* arguments) {
    return guarded([&] {
        return end_block(arguments, "Timeout.__aexit__", [self](std::exception_ptr raised) {
            return leave(Ref<PythonTimeout>(&timeout_of(self)), std::move(raised));
        });
    });
}

PyObject* timeout_repr(PyObject* self) {
    return guarded([&] {
        const PythonTimeout& timeout = timeout_of(self);
        std::string text = "<Timeout [" + timeout.phase_name() + "]";
        if (timeout.phase() == Timeout::Phase::active) {
            PyRef when = timeout.given;
            if (when.get() != Py_None)
                when = checked(PyObject_CallMethod(import_real("builtins").get(), "round", "Oi", when.get(), 3));
            text += " when=" + printable(checked(PyObject_Str(when.get())).get());
        }
        return make_str(text + ">");
    });
}

const PyMethodDef timeout_methods[] = {
    {"when", timeout_when, METH_NOARGS, nullptr},
    {"reschedule", timeout_reschedule, METH_O, nullptr},
    {"expired", timeout_expired, METH_NOARGS, nullptr},
    {"__aenter__", timeout_aenter, METH_NOARGS, nullptr},
    {"__aexit__", timeout_aexit, METH_VARARGS, nullptr},
    {nullptr, nullptr, 0, nullptr},
};

// --- asyncio.timeout, asyncio.timeout_at ---------------------------------------------------------------------

PyTypeObject* timeout_type() { return Interpreter::get().types.timeout; }

PyObject* asyncio_timeout(PyObject*, PyObject* arguments, PyObject* keywords) {
    return guarded([&] {
        PyObject* delay = nullptr;
        parse_as_python(arguments, keywords, "O:timeout", {"delay"}, &delay);
        const EventLoop& loop = running_loop();
        if (delay == Py_None) return new_timeout(timeout_type(), none());
        return new_timeout(timeout_type(), checked(PyNumber_Add(now_of(loop).get(), delay)));
    });
}

PyObject* asyncio_timeout_at(PyObject*, PyObject* arguments, PyObject* keywords) {
    return guarded([&] {
        PyObject* when = nullptr;
        parse_as_python(arguments, keywords, "O:timeout_at", {"when"}, &when);
        return new_timeout(timeout_type(), PyRef::borrow(when));
    });
}

const PyMethodDef functions[] = {
    method("timeout", asyncio_timeout, METH_VARARGS | METH_KEYWORDS),
    method("timeout_at", asyncio_timeout_at, METH_VARARGS | METH_KEYWORDS),
    {nullptr, nullptr, 0, nullptr},
};

}  // namespace

PyTypeObject* make_timeout_type(PyObject* module) {
    return make_type(module, "asyncio.timeouts.Timeout", sizeof(Embedded<PythonTimeout>), Py_TPFLAGS_HAVE_GC,
                     {slot(Py_tp_new, timeout_new), slot(Py_tp_dealloc, embedded_dealloc),
                      slot(Py_tp_traverse, embedded_traverse), slot(Py_tp_clear, embedded_clear),
                      slot(Py_tp_repr, timeout_repr), slot(Py_tp_methods, timeout_methods)});
}

void add_timeout_functions(PyObject* names, PyObject* host) { add_functions(names, host, "asyncio", functions); }

}  // namespace asynchio::python
