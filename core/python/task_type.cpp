#include "core/python/task_type.h"

#include "core/loop/event_loop.h"
#include "core/python/coroutine.h"
#include "core/python/embedded.h"
#include "core/python/errors.h"
#include "core/python/future_type.h"
#include "core/python/host.h"
#include "core/python/loop_type.h"
#include "core/python/session.h"
#include "core/python/task_stack.h"
#include "core/python/type_builder.h"

namespace asynchio::python {
namespace {

Task& self_of(PyObject* self) {
    if (head_of(self)->object == nullptr) raise(PyExc_RuntimeError, "Task object is not initialized.");
    return object_of<Task>(self);
}

int task_init(PyObject* self, PyObject* arguments, PyObject* keywords) {
    return guarded_int([&] {
        PyObject *coroutine = nullptr, *loop = Py_None, *name = Py_None, *context = Py_None;
        parse(arguments, keywords, "O|$OOO:Task", {"coro", "loop", "name", "context"}, &coroutine, &loop, &name,
              &context);
        if (head_of(self)->object == nullptr)
            init_task(self, loop == Py_None ? current_loop() : loop_argument(loop), coroutine, name, context);
    });
}

PyObject* task_get_name(PyObject* self, PyObject*) {
    return guarded([&] { return make_str(self_of(self).name()); });
}
PyObject* task_set_name(PyObject* self, PyObject* name) {
    return guarded([&] {
        self_of(self).set_name(printable(checked(PyObject_Str(name)).get()));
        return none();
    });
}
PyObject* task_get_coro(PyObject* self, PyObject*) {
    return guarded([&] {
        PyObject* coroutine = coroutine_of(self_of(self));
        return coroutine != nullptr ? PyRef::borrow(coroutine) : none();
    });
}
PyObject* task_cancelling(PyObject* self, PyObject*) {
    return guarded([&] { return checked(PyLong_FromUnsignedLong(self_of(self).cancelling())); });
}
PyObject* task_uncancel(PyObject* self, PyObject*) {
    return guarded([&] { return checked(PyLong_FromUnsignedLong(self_of(self).uncancel())); });
}
PyObject* task_set_result(PyObject* self, PyObject*) {
    return guarded([&] {
        self_of(self).set_result(Value());
        return none();
    });
}
PyObject* task_set_exception(PyObject* self, PyObject*) {
    return guarded([&] {
        self_of(self).set_exception(nullptr);
        return none();
    });
}

PyObject* task_repr(PyObject* self) {
    return guarded([&] {
        Task& task = self_of(self);
        // The result comes last, after the name and the coroutine.
        std::string state = describe_state(task);
        const std::size_t space = state.find(' ');
        const std::string rest = space == state.npos ? "" : state.substr(space);
        std::string text = "<Task " + state.substr(0, space);
        if (task.cancelling() > 0 && !task.done()) text = "<Task cancelling";
        text += " name=" + printable(checked(PyObject_Repr(make_str(task.name()).get())).get());
        if (PyObject* coroutine = coroutine_of(task))
            text += " coro=" + printable(coroutine_repr(coroutine).get());
        if (const Future* awaited = task.waiting_for(); awaited != nullptr && awaited->foreign() != nullptr)
            text += " wait_for=" + printable(checked(PyObject_Repr(python_of(*awaited).get())).get());
        return make_str(text + rest + describe_callbacks(task) + ">");
    });
}

void task_finalize(PyObject* self) {
    report_destroyed(self);
    report_unseen(self);
}

const PyMethodDef task_methods[] = {
    {"get_name", task_get_name, METH_NOARGS, nullptr},
    {"set_name", task_set_name, METH_O, nullptr},
    {"get_coro", task_get_coro, METH_NOARGS, nullptr},
    {"cancelling", task_cancelling, METH_NOARGS, nullptr},
    {"uncancel", task_uncancel, METH_NOARGS, nullptr},
    {"set_result", task_set_result, METH_O, nullptr},
    {"set_exception", task_set_exception, METH_O, nullptr},
    method("get_stack", task_get_stack, METH_VARARGS | METH_KEYWORDS),
    method("print_stack", task_print_stack, METH_VARARGS | METH_KEYWORDS),
    {nullptr, nullptr, 0, nullptr},
};

// An attribute of a coroutine object, or null.
PyRef attribute(PyObject* object, const char* name) {
    PyRef found = PyRef::take(PyObject_GetAttrString(object, name));
    if (!found) PyErr_Clear();
    return found;
}

}  // namespace

PyRef coroutine_repr(PyObject* coroutine) {
    const std::string name(text_of(attribute(coroutine, "__qualname__").get()));
    const PyRef code = attribute(coroutine, "cr_code");
    if (!code) return make_str("<" + name + "()>");
    const PyRef frame = attribute(coroutine, "cr_frame");
    const PyRef running = attribute(coroutine, "cr_running");
    const auto* code_object = reinterpret_cast<PyCodeObject*>(code.get());
    const std::string file(text_of(code_object->co_filename));
    if (!frame || frame.get() == Py_None)
        return make_str("<" + name + "() done, defined at " + file + ":" +
                        std::to_string(code_object->co_firstlineno) + ">");
    const int line = PyFrame_GetLineNumber(reinterpret_cast<PyFrameObject*>(frame.get()));
    return make_str("<" + name + "() running at " + file + ":" + std::to_string(line) + ">");
}

void report_destroyed(PyObject* self) {
    if (head_of(self)->object == nullptr) return;
    Task& task = object_of<Task>(self);
    if (task.done() || !task.missed() || task.loop().kernel().ending()) return;
    task.set_missed(false);
    PyObject *type = nullptr, *value = nullptr, *traceback = nullptr;
    PyErr_Fetch(&type, &value, &traceback);
    try {
        call_exception_handler(task.loop(), exception_context("Task was destroyed but it is pending!", PyRef(), "task",
                                                              PyRef::borrow(self)));
    } catch (...) {
        set_error(std::current_exception());
        PyErr_WriteUnraisable(self);
    }
    PyErr_Restore(type, value, traceback);
}

PyTypeObject* make_task_type(PyObject* module, PyTypeObject* future) {
    return make_type(module, "_asyncio.Task", sizeof(Embedded<Task>), Py_TPFLAGS_HAVE_GC | Py_TPFLAGS_BASETYPE,
                     {slot(Py_tp_new, PyType_GenericNew), slot(Py_tp_init, task_init),
                      slot(Py_tp_dealloc, embedded_dealloc), slot(Py_tp_traverse, embedded_traverse),
                      slot(Py_tp_clear, embedded_clear), slot(Py_tp_finalize, task_finalize),
                      slot(Py_tp_repr, task_repr), slot(Py_tp_methods, task_methods)},
                     future);
}

}  // namespace asynchio::python
