#include "core/python/callback.h"

#include <structmember.h>

#include "core/loop/event_loop.h"
#include "core/python/embedded.h"
#include "core/python/errors.h"
#include "core/python/host.h"
#include "core/python/interpreter.h"
#include "core/python/labels.h"
#include "core/python/short_repr.h"
#include "core/python/type_builder.h"

namespace asynchio::python {

CallbackHandle::CallbackHandle(PyRef callable, PyRef arguments, PyRef context)
    : callable_(std::move(callable)),
      arguments_(std::move(arguments)),
      context_(context ? std::move(context) : checked(PyContext_CopyCurrent())) {}

std::string CallbackHandle::label() const { return callable_ ? name_of_callable(callable_.get()) : ""; }

void CallbackHandle::run() {
    const PyRef callable = callable_;
    const PyRef arguments = arguments_;
    const PyRef context = context_;
    checked(PyContext_Enter(context.get()));
    const PyRef result = PyRef::take(PyObject_CallObject(callable.get(), arguments.get()));
    const std::exception_ptr error = result ? nullptr : take_error();
    checked(PyContext_Exit(context.get()));
    if (!error) return;
    try {
        std::rethrow_exception(error);
    } catch (const ThreadAbort&) {
        throw;
    } catch (const LeaveLoop&) {
        throw;
    } catch (...) {
        report(error_object(error));
    }
}

void CallbackHandle::report(const PyRef& exception) {
    const WhileHandling handling(exception);
    const std::string message = "Exception in callback " + describe_call(callable_.get(), arguments_.get());
    call_exception_handler(*EventLoop::running_here(),
                           exception_context(message, exception, "handle", python_of(*this)));
}

void CallbackHandle::on_cancel() {
    const PyRef callable = std::move(callable_);
    const PyRef arguments = std::move(arguments_);
    callable_ = PyRef();
    arguments_ = PyRef();
}

void CallbackHandle::visit_references(ReferenceVisitor& visitor) const {
    for (const PyRef* reference : {&callable_, &arguments_, &context_}) visitor.visit(Value(*reference));
}

PythonDoneCallback::PythonDoneCallback(PyRef callable, PyRef context)
    : callable_(std::move(callable)), context_(context ? std::move(context) : checked(PyContext_CopyCurrent())) {}

Ref<Handle> PythonDoneCallback::make_handle(Future& future) {
    PyRef arguments = checked(PyTuple_Pack(1, python_of(future).get()));
    return make_embedded<CallbackHandle>(Interpreter::get().types.handle, callable_, std::move(arguments), context_);
}

void PythonDoneCallback::visit_references(ReferenceVisitor& visitor) const {
    visitor.visit(Value(callable_));
    visitor.visit(Value(context_));
}

// --- the Python types ----------------------------------------------------------------------------------------

namespace {

CallbackHandle& handle_of(PyObject* self) { return object_of<CallbackHandle>(self); }

PyObject* handle_cancel(PyObject* self, PyObject*) {
    return guarded([&] {
        handle_of(self).cancel();
        return none();
    });
}
PyObject* handle_cancelled(PyObject* self, PyObject*) {
    return guarded([&] { return boolean(handle_of(self).cancelled()); });
}
PyObject* handle_when(PyObject* self, PyObject*) {
    return guarded([&] { return checked(PyFloat_FromDouble(to_seconds(handle_of(self).when()))); });
}
PyObject* handle_repr(PyObject* self) {
    return guarded([&] {
        const CallbackHandle& handle = handle_of(self);
        const std::string when = handle.when() == kNever ? "" : " when=" + format_seconds(handle.when(), 1);
        const std::string cancelled = handle.cancelled() ? " cancelled" : "";
        const std::string type = handle.when() == kNever ? "Handle" : "TimerHandle";
        const bool dropped = handle.callable() == nullptr;  // what is cancelled no longer has it
        const std::string call = dropped ? "" : " " + describe_call(handle.callable(), handle.arguments());
        return make_str("<" + type + cancelled + when + call + ">");
    });
}

// Timers are in the order of their deadlines.
PyObject* timer_compare(PyObject* self, PyObject* other, int operation) {
    PyTypeObject* const type = Interpreter::get().types.timer_handle;
    if (PyObject_TypeCheck(other, type) == 0) Py_RETURN_NOTIMPLEMENTED;
    const Time mine = handle_of(self).when(), its = handle_of(other).when();
    if (operation == Py_EQ) return Py_NewRef(self == other ? Py_True : Py_False);
    if (operation == Py_NE) return Py_NewRef(self != other ? Py_True : Py_False);
    Py_RETURN_RICHCOMPARE(mine, its, operation);
}
Py_hash_t timer_hash(PyObject* self) { return static_cast<Py_hash_t>(handle_of(self).id().value); }

const PyMethodDef handle_methods[] = {
    {"cancel", handle_cancel, METH_NOARGS, nullptr},
    {"cancelled", handle_cancelled, METH_NOARGS, nullptr},
    {nullptr, nullptr, 0, nullptr},
};
const PyMethodDef timer_handle_methods[] = {
    {"when", handle_when, METH_NOARGS, nullptr},
    {nullptr, nullptr, 0, nullptr},
};

const PyMemberDef handle_members[] = {
    {"__weaklistoffset__", T_PYSSIZET, offsetof(EmbeddedHead, weak_references), READONLY, nullptr},
    {nullptr, 0, 0, 0, nullptr},
};

constexpr unsigned long kFlags = Py_TPFLAGS_HAVE_GC | Py_TPFLAGS_DISALLOW_INSTANTIATION | Py_TPFLAGS_BASETYPE;

}  // namespace

PyTypeObject* make_handle_type(PyObject* module) {
    return make_type(module, "asyncio.Handle", sizeof(Embedded<CallbackHandle>), kFlags,
                     {slot(Py_tp_dealloc, embedded_dealloc), slot(Py_tp_traverse, embedded_traverse),
                      slot(Py_tp_clear, embedded_clear), slot(Py_tp_repr, handle_repr),
                      slot(Py_tp_methods, handle_methods), slot(Py_tp_members, handle_members)});
}

PyTypeObject* make_timer_handle_type(PyObject* module, PyTypeObject* handle) {
    return make_type(module, "asyncio.TimerHandle", sizeof(Embedded<CallbackHandle>), kFlags,
                     {slot(Py_tp_dealloc, embedded_dealloc), slot(Py_tp_traverse, embedded_traverse),
                      slot(Py_tp_clear, embedded_clear), slot(Py_tp_richcompare, timer_compare),
                      slot(Py_tp_hash, timer_hash), slot(Py_tp_methods, timer_handle_methods)},
                     handle);
}

}  // namespace asynchio::python
