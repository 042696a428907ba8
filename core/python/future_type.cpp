#include "core/python/future_type.h"

#include <structmember.h>

#include "core/loop/event_loop.h"
#include "core/loop/gather.h"
#include "core/loop/on_done.h"
#include "core/loop/task.h"
#include "core/loop/task_group.h"
#include "core/python/callback.h"
#include "core/python/embedded.h"
#include "core/python/errors.h"
#include "core/python/host.h"
#include "core/python/interpreter.h"
#include "core/python/loop_type.h"
#include "core/python/short_repr.h"
#include "core/python/type_builder.h"

namespace asynchio::python {

Future* future_of(PyObject* object) {
    if (!PyObject_TypeCheck(object, Interpreter::get().types.future)) return nullptr;
    return static_cast<Future*>(head_of(object)->object);
}

void set_blocking(const Future& future) { head_of(static_cast<PyObject*>(future.foreign()))->blocking = true; }
bool take_blocking(PyObject* future) { return std::exchange(head_of(future)->blocking, false); }

namespace {

std::string short_name(const PyTypeObject* type) {
    const std::string_view name = type->tp_name;
    return std::string(name.substr(name.rfind('.') + 1));
}

Future& self_of(PyObject* self) {
    Future* future = future_of(self);
    if (future == nullptr) raise(PyExc_RuntimeError, "Future object is not initialized.");
    return *future;
}

// The exception object that set_exception was given: an instance, or a class to call.
PyRef exception_argument(PyObject* argument) {
    PyRef exception = PyExceptionClass_Check(argument) ? checked(PyObject_CallNoArgs(argument)) : PyRef::borrow(argument);
    if (!PyExceptionInstance_Check(exception.get())) raise(PyExc_TypeError, "invalid exception object");
    if (PyErr_GivenExceptionMatches(exception.get(), PyExc_StopIteration))
        raise(PyExc_TypeError, "StopIteration interacts badly with generators and cannot be raised into a Future");
    return exception;
}

int future_init(PyObject* self, PyObject* arguments, PyObject* keywords) {
    return guarded_int([&] {
        PyObject* loop = Py_None;
        parse(arguments, keywords, "|$O:Future", {"loop"}, &loop);
        if (head_of(self)->object == nullptr) construct<Future>(self, loop == Py_None ? current_loop() : loop_argument(loop), FuturePurpose{});
    });
}

PyObject* future_result(PyObject* self, PyObject*) {
    return guarded([&] { return to_object(self_of(self).result()); });
}
PyObject* future_exception(PyObject* self, PyObject*) {
    return guarded([&] {
        const std::exception_ptr error = self_of(self).exception();
        return error ? error_object(error) : none();
    });
}
PyObject* future_set_result(PyObject* self, PyObject* value) {
    return guarded([&] {
        self_of(self).set_result(to_value(PyRef::borrow(value)));
        return none();
    });
}
PyObject* future_set_exception(PyObject* self, PyObject* exception) {
    return guarded([&] {
        Future& future = self_of(self);
        if (future.done()) future.set_exception(nullptr);  // says so before it looks at the argument
        future.set_exception(error_from(exception_argument(exception)));
        return none();
    });
}
PyObject* future_done(PyObject* self, PyObject*) {
    return guarded([&] { return boolean(self_of(self).done()); });
}
PyObject* future_cancelled(PyObject* self, PyObject*) {
    return guarded([&] { return boolean(self_of(self).cancelled()); });
}
PyObject* future_cancel(PyObject* self, PyObject* arguments, PyObject* keywords) {
    return guarded([&] {
        PyObject* message = Py_None;
        parse(arguments, keywords, "|O:cancel", {"msg"}, &message);
        return boolean(self_of(self).cancel(to_value(PyRef::borrow(message))));
    });
}
PyObject* future_add_done_callback(PyObject* self, PyObject* arguments, PyObject* keywords) {
    return guarded([&] {
        PyObject *callable = nullptr, *context = nullptr;
        parse(arguments, keywords, "O|$O:add_done_callback", {"", "context"}, &callable, &context);
        self_of(self).add_done_callback(
            std::make_unique<PythonDoneCallback>(PyRef::borrow(callable), PyRef::borrow(context)));
        return none();
    });
}
PyObject* future_remove_done_callback(PyObject* self, PyObject* callable) {
    return guarded([&] {
        const std::size_t removed = self_of(self).remove_done_callbacks([&](const DoneCallback& callback) {
            const auto* python = dynamic_cast<const PythonDoneCallback*>(&callback);
            if (python == nullptr) return false;
            const int equal = PyObject_RichCompareBool(python->callable(), callable, Py_EQ);
            checked(equal);
            return equal == 1;
        });
        return checked(PyLong_FromSize_t(removed));
    });
}
PyObject* future_get_loop(PyObject* self, PyObject*) {
    return guarded([&] { return python_of(self_of(self).loop()); });
}

PyObject* future_repr(PyObject* self) {
    return guarded([&] {
        return make_str("<" + short_name(Py_TYPE(self)) + " " + describe_state(self_of(self)) +
                        describe_callbacks(self_of(self)) + ">");
    });
}

// Ordinals, not addresses: a set of futures has the same order in every run.
Py_hash_t future_hash(PyObject* self) {
    const Future* future = future_of(self);
    if (future == nullptr) return 0;
    return static_cast<Py_hash_t>(future->id() ? future->id().value * 2 : future->purpose().object * 2 + 1);
}

PyObject* future_get_blocking(PyObject* self, void*) {
    return PyBool_FromLong(head_of(self)->blocking);
}
int future_set_blocking(PyObject* self, PyObject* value, void*) {
    head_of(self)->blocking = value != nullptr && PyObject_IsTrue(value) == 1;
    return 0;
}

void future_finalize(PyObject* self) { report_unseen(self); }

// Whether a TaskGroup waits with this callback for the end of one of its tasks.
bool is_of_group(const DoneCallback& callback) {
    class FindGroup final : public ReferenceVisitor {
      public:
        bool found = false;
        void visit(const Object& object) override { found = found || dynamic_cast<const TaskGroup*>(&object) != nullptr; }
        void visit(const Value&) override {}
    };
    FindGroup owner;
    if (dynamic_cast<const OnDone*>(&callback) != nullptr) callback.visit_references(owner);
    return owner.found;
}

}  // namespace

std::string describe_callbacks(const Future& future) {
    std::vector<std::string> list;
    future.for_each_callback([&](const Task&) { list.push_back("Task.task_wakeup()"); },
                             [&](const DoneCallback& callback) {
                                 const auto* python = dynamic_cast<const PythonDoneCallback*>(&callback);
                                 if (python != nullptr) list.push_back(describe_call(python->callable(), nullptr));
                                 else if (is_of_group(callback)) list.push_back("TaskGroup._on_task_done()");
                             });
    if (list.empty()) return "";
    std::string text = list.front();
    if (list.size() > 2) text += ", <" + std::to_string(list.size() - 2) + " more>";
    if (list.size() > 1) text += ", " + list.back();
    return " cb=[" + text + "]";
}

std::string describe_state(Future& future) {
    if (future.cancelled()) return "cancelled";
    if (!future.done()) return "pending";
    if (const std::exception_ptr error = future.peek_error()) {
        const PyRef text = checked(PyObject_Repr(error_object(error).get()));
        return "finished exception=" + printable(text.get());
    }
    return "finished result=" + short_repr(to_object(future.result()).get());
}

void report_unseen(PyObject* self) {
    Future* future = future_of(self);
    if (future == nullptr || !future->exception_unseen() || future->loop().kernel().ending()) return;
    future->mark_exception_seen();
    PyObject *type = nullptr, *value = nullptr, *traceback = nullptr;
    PyErr_Fetch(&type, &value, &traceback);
    try {
        const std::string message = short_name(Py_TYPE(self)) + " exception was never retrieved";
        call_exception_handler(future->loop(), exception_context(message, error_object(future->peek_error()), "future",
                                                                 PyRef::borrow(self)));
    } catch (...) {
        set_error(std::current_exception());
        PyErr_WriteUnraisable(self);
    }
    PyErr_Restore(type, value, traceback);
}

// --- what `await future` iterates over -----------------------------------------------------------------------

namespace {

struct WaitObject {
    PyObject_HEAD
    PyObject* future;  // owned; null once the wait is over
};

PyObject* future_await(PyObject* self) {
    return guarded([&] {
        self_of(self);
        PyTypeObject* const type = Interpreter::get().types.future_wait;
        PyRef wait = checked(type->tp_alloc(type, 0));
        reinterpret_cast<WaitObject*>(wait.get())->future = Py_NewRef(self);
        return wait;
    });
}

PySendResult wait_am_send(PyObject* self, PyObject*, PyObject** result) {
    auto* wait = reinterpret_cast<WaitObject*>(self);
    *result = nullptr;
    if (wait->future == nullptr) {
        PyErr_SetNone(PyExc_StopIteration);
        return PYGEN_ERROR;
    }
    Future& future = *future_of(wait->future);
    if (!future.done()) {
        if (head_of(wait->future)->blocking) {
            PyErr_SetString(PyExc_RuntimeError, "await wasn't used with future");
            return PYGEN_ERROR;
        }
        head_of(wait->future)->blocking = true;
        *result = Py_NewRef(wait->future);
        return PYGEN_NEXT;
    }
    const PyRef done = PyRef::take(std::exchange(wait->future, nullptr));
    *result = future_result(done.get(), nullptr);
    return *result != nullptr ? PYGEN_RETURN : PYGEN_ERROR;
}

PyObject* wait_send(PyObject* self, PyObject*) {
    PyObject* result = nullptr;
    const PySendResult status = wait_am_send(self, Py_None, &result);
    return as_sent(status, result);
}
PyObject* wait_iternext(PyObject* self) {
    PyObject* result = nullptr;
    const PySendResult status = wait_am_send(self, Py_None, &result);
    return as_next(status, result);
}

PyObject* wait_throw(PyObject* self, PyObject* arguments) {
    PyObject *type = nullptr, *value = nullptr, *traceback = nullptr;
    if (!PyArg_ParseTuple(arguments, "O|OO:throw", &type, &value, &traceback)) return nullptr;
    Py_CLEAR(reinterpret_cast<WaitObject*>(self)->future);
    if (PyExceptionInstance_Check(type)) set_error(error_from(PyRef::borrow(type)));
    else PyErr_SetObject(type, value == Py_None ? nullptr : value);
    return nullptr;
}
PyObject* wait_close(PyObject* self, PyObject*) {
    Py_CLEAR(reinterpret_cast<WaitObject*>(self)->future);
    Py_RETURN_NONE;
}
int wait_traverse(PyObject* self, visitproc visit, void* arg) {
    Py_VISIT(Py_TYPE(self));
    Py_VISIT(reinterpret_cast<WaitObject*>(self)->future);
    return 0;
}
int wait_clear(PyObject* self) {
    Py_CLEAR(reinterpret_cast<WaitObject*>(self)->future);
    return 0;
}
void wait_dealloc(PyObject* self) {
    PyTypeObject* const type = Py_TYPE(self);
    PyObject_GC_UnTrack(self);
    wait_clear(self);
    type->tp_free(self);
    Py_DECREF(type);
}

const PyMethodDef wait_methods[] = {
    {"send", wait_send, METH_O, nullptr},
    {"throw", wait_throw, METH_VARARGS, nullptr},
    {"close", wait_close, METH_NOARGS, nullptr},
    {nullptr, nullptr, 0, nullptr},
};

const PyMethodDef future_methods[] = {
    {"result", future_result, METH_NOARGS, nullptr},
    {"exception", future_exception, METH_NOARGS, nullptr},
    {"set_result", future_set_result, METH_O, nullptr},
    {"set_exception", future_set_exception, METH_O, nullptr},
    {"done", future_done, METH_NOARGS, nullptr},
    {"cancelled", future_cancelled, METH_NOARGS, nullptr},
    method("cancel", future_cancel, METH_VARARGS | METH_KEYWORDS),
    method("add_done_callback", future_add_done_callback, METH_VARARGS | METH_KEYWORDS),
    {"remove_done_callback", future_remove_done_callback, METH_O, nullptr},
    {"get_loop", future_get_loop, METH_NOARGS, nullptr},
    {"__class_getitem__", Py_GenericAlias, METH_O | METH_CLASS, nullptr},
    {nullptr, nullptr, 0, nullptr},
};
const PyGetSetDef future_attributes[] = {
    {"_asyncio_future_blocking", future_get_blocking, future_set_blocking, nullptr, nullptr},
    {nullptr, nullptr, nullptr, nullptr, nullptr},
};
const PyMemberDef embedded_members[] = {
    {"__dictoffset__", T_PYSSIZET, offsetof(EmbeddedHead, dict), READONLY, nullptr},
    {"__weaklistoffset__", T_PYSSIZET, offsetof(EmbeddedHead, weak_references), READONLY, nullptr},
    {nullptr, 0, 0, 0, nullptr},
};

}  // namespace

PyTypeObject* make_future_type(PyObject* module) {
    return make_type(module, "_asyncio.Future", sizeof(Embedded<Future>), Py_TPFLAGS_HAVE_GC | Py_TPFLAGS_BASETYPE,
                     {slot(Py_tp_new, PyType_GenericNew), slot(Py_tp_init, future_init),
                      slot(Py_tp_dealloc, embedded_dealloc), slot(Py_tp_traverse, embedded_traverse),
                      slot(Py_tp_clear, embedded_clear), slot(Py_tp_finalize, future_finalize),
                      slot(Py_tp_repr, future_repr), slot(Py_tp_hash, future_hash), slot(Py_tp_iter, future_await),
                      slot(Py_am_await, future_await), slot(Py_tp_methods, future_methods),
                      slot(Py_tp_getset, future_attributes), slot(Py_tp_members, embedded_members)});
}

PyTypeObject* make_gather_type(PyObject* module, PyTypeObject* future) {
    return make_type(module, "asyncio.tasks._GatheringFuture", sizeof(Embedded<GatheringFuture>),
                     Py_TPFLAGS_HAVE_GC | Py_TPFLAGS_DISALLOW_INSTANTIATION,
                     {slot(Py_tp_dealloc, embedded_dealloc), slot(Py_tp_traverse, embedded_traverse),
                      slot(Py_tp_clear, embedded_clear)},
                     future);
}

PyTypeObject* make_future_wait_type(PyObject* module) {
    return make_type(module, "_asyncio.FutureIter", sizeof(WaitObject),
                     Py_TPFLAGS_HAVE_GC | Py_TPFLAGS_DISALLOW_INSTANTIATION,
                     {slot(Py_tp_dealloc, wait_dealloc), slot(Py_tp_traverse, wait_traverse),
                      slot(Py_tp_clear, wait_clear), slot(Py_tp_iter, PyObject_SelfIter),
                      slot(Py_tp_iternext, wait_iternext), slot(Py_am_send, wait_am_send),
                      slot(Py_tp_methods, wait_methods)});
}

}  // namespace asynchio::python
