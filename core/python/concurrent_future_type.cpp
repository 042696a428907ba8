// concurrent.futures.Future. Semantics: semantics.md R160-R162.
#include "core/python/embedded.h"
#include "core/python/identity.h"
#include "core/python/pool_type.h"
#include "core/python/python_arguments.h"
#include "core/python/reports.h"
#include "core/python/seconds.h"
#include "core/python/session.h"
#include "core/python/sys_state.h"
#include "core/python/sync_type.h"
#include "core/python/type_builder.h"

namespace asynchio::python {

ConcurrentFuture& future_of_pool(PyObject* self) {
    return initialized<ConcurrentFuture>(self, "Future");
}

namespace {

int future_init(PyObject* self, PyObject*, PyObject*) {
    return guarded_int([&] {
        if (head_of(self)->object == nullptr) construct<ConcurrentFuture>(self, current_session().kernel, JobId());
    });
}

// It also has an InvalidStateError of its own.
template <class Change>
PyObject* guarded_state(PyObject* self, const Change& change) {
    return guarded([&] {
        ConcurrentFuture& future = future_of_pool(self);
        if (future.done()) {
            const PyRef text = checked(PyObject_Repr(self));
            raise(Interpreter::get().exceptions.futures_invalid_state,
                  std::string(!future.cancelled() ? "FINISHED" : future.settled() ? "CANCELLED_AND_NOTIFIED" : "CANCELLED") +
                      ": " + printable(text.get()));
        }
        change(future);
        return none();
    });
}

PyObject* future_result(PyObject* self, PyObject* arguments, PyObject* keywords) {
    return guarded_wait([&] {
        PyObject* timeout = Py_None;
        parse_as_python(arguments, keywords, "|O:Future.result", {"timeout"}, &timeout);
        return to_object(future_of_pool(self).result(deadline_argument(timeout)));
    });
}
PyObject* future_exception(PyObject* self, PyObject* arguments, PyObject* keywords) {
    return guarded_wait([&] {
        PyObject* timeout = Py_None;
        parse_as_python(arguments, keywords, "|O:Future.exception", {"timeout"}, &timeout);
        const std::exception_ptr error = future_of_pool(self).exception(deadline_argument(timeout));
        return error ? error_object(error) : none();
    });
}
PyObject* future_done(PyObject* self, PyObject*) {
    return guarded([&] { return boolean(future_of_pool(self).done()); });
}
PyObject* future_running(PyObject* self, PyObject*) {
    return guarded([&] { return boolean(future_of_pool(self).running()); });
}
PyObject* future_cancelled(PyObject* self, PyObject*) {
    return guarded([&] { return boolean(future_of_pool(self).cancelled()); });
}
PyObject* future_cancel(PyObject* self, PyObject*) {
    return guarded([&] { return boolean(future_of_pool(self).cancel()); });
}
PyObject* future_set_running(PyObject* self, PyObject*) {
    return guarded([&] { return boolean(future_of_pool(self).set_running_or_notify_cancel()); });
}
PyObject* future_set_result(PyObject* self, PyObject* value) {
    return guarded_state(self, [&](ConcurrentFuture& future) { future.set_result(to_value(PyRef::borrow(value))); });
}
PyObject* future_set_exception(PyObject* self, PyObject* exception) {
    return guarded_state(self, [&](ConcurrentFuture& future) {
        if (!PyExceptionInstance_Check(exception)) raise(PyExc_TypeError, "an exception is needed");
        future.set_exception(error_from(PyRef::borrow(exception)));
    });
}
// What a callback raises is told and goes no further.
void report_callback_error(const PyRef& future, const std::exception_ptr& error) {
    try {
        std::rethrow_exception(error);
    } catch (const ThreadAbort&) {
        throw;
    } catch (...) {
    }
    const PyRef shown = PyRef::take(PyObject_Repr(future.get()));
    if (!shown) static_cast<void>(take_error());
    write_to_stderr("exception calling callback for " + printable(shown.get()) + "\n" + format_raised(error_object(error)));
}

PyObject* future_add_done_callback(PyObject* self, PyObject* callable) {
    return guarded([&] {
        future_of_pool(self).add_done_callback([callable = PyRef::borrow(callable)](ConcurrentFuture& done) {
            const PyRef future = python_of(done);
            const PyRef result = PyRef::take(PyObject_CallOneArg(callable.get(), future.get()));
            if (!result) report_callback_error(future, take_error());
        });
        return none();
    });
}

PyObject* future_of_type(PyObject* type, PyObject* item) { return Py_GenericAlias(type, item); }

PyObject* future_repr(PyObject* self) {
    return guarded([&] {
        const ConcurrentFuture& future = future_of_pool(self);
        const char* state = future.running() ? "running" : future.cancelled() ? "cancelled"
                            : future.done()  ? "finished" : "pending";
        std::string more;
        if (future.done() && !future.cancelled()) {
            const PyRef held = future.error() ? error_object(future.error()) : to_object(future.value());
            const std::string_view type = Py_TYPE(held.get())->tp_name;
            more = (future.error() ? " raised " : " returned ") + std::string(type.substr(type.rfind('.') + 1));
        }
        return PyRef::take(PyUnicode_FromFormat("<Future at %p state=%s%s>", reinterpret_cast<void*>(address_of(self)),
                                                state, more.c_str()));
    });
}

const PyMethodDef future_methods[] = {
    method("result", future_result, METH_VARARGS | METH_KEYWORDS),
    method("exception", future_exception, METH_VARARGS | METH_KEYWORDS),
    {"done", future_done, METH_NOARGS, nullptr},
    {"running", future_running, METH_NOARGS, nullptr},
    {"cancelled", future_cancelled, METH_NOARGS, nullptr},
    {"cancel", future_cancel, METH_NOARGS, nullptr},
    {"add_done_callback", future_add_done_callback, METH_O, nullptr},
    {"set_running_or_notify_cancel", future_set_running, METH_NOARGS, nullptr},
    {"set_result", future_set_result, METH_O, nullptr},
    {"set_exception", future_set_exception, METH_O, nullptr},
    {"__class_getitem__", future_of_type, METH_O | METH_CLASS, nullptr},
    {nullptr, nullptr, 0, nullptr},
};
}  // namespace

PyTypeObject* make_concurrent_future_type(PyObject* module) {
    return make_type(module, "concurrent.futures._base.Future", sizeof(Embedded<ConcurrentFuture>),
                     Py_TPFLAGS_HAVE_GC | Py_TPFLAGS_BASETYPE,
                     {slot(Py_tp_new, PyType_GenericNew), slot(Py_tp_init, future_init),
                      slot(Py_tp_dealloc, embedded_dealloc), slot(Py_tp_traverse, embedded_traverse),
                      slot(Py_tp_clear, embedded_clear), slot(Py_tp_repr, future_repr),
                      slot(Py_tp_methods, future_methods), slot(Py_tp_members, kEmbeddedMembers)});
}

}  // namespace asynchio::python
