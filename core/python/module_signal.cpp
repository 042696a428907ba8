// The names of `signal`, and the loop's methods for signals.
#include "core/python/callback.h"
#include "core/python/coroutine.h"
#include "core/python/embedded.h"
#include "core/python/errors.h"
#include "core/python/interpreter.h"
#include "core/python/loop_type.h"
#include "core/python/modules.h"
#include "core/python/session.h"
#include "core/python/signals.h"
#include "core/python/type_builder.h"

namespace asynchio::python {
namespace {

constexpr long kSignals = 65;  // one more than there are

int signal_number(PyObject* argument) {
    const long number = PyLong_AsLong(argument);
    if (number == -1 && PyErr_Occurred() != nullptr) throw_error();
    if (number < 1 || number >= kSignals) raise(PyExc_ValueError, "signal number out of range");
    return static_cast<int>(number);
}

// What cannot be caught.
void require_settable(int number) {
    if (number != SIGKILL && number != SIGSTOP) return;
    PyErr_SetObject(PyExc_OSError, checked(Py_BuildValue("(is)", EINVAL, "Invalid argument")).get());
    throw_error();
}

// SIG_DFL and SIG_IGN may be given as numbers.
PyRef handler_argument(PyObject* handler) {
    if (PyLong_Check(handler)) {
        const PyRef kinds = checked(PyObject_GetAttrString(import_real("signal").get(), "Handlers"));
        if (PyRef kind = PyRef::take(PyObject_CallOneArg(kinds.get(), handler))) return kind;
        PyErr_Clear();
    }
    if (PyCallable_Check(handler) != 0) return PyRef::borrow(handler);
    raise(PyExc_TypeError, "signal handler must be signal.SIG_IGN, signal.SIG_DFL, or a callable object");
}

void require_main_thread(const char* message) {
    const SimulatedKernel& kernel = current_session().kernel;
    if (kernel.current_process() == ProcessId(1) && kernel.current_thread() != ThreadId(1)) raise(PyExc_ValueError, message);
}

// --- the loop's own handlers ---------------------------------------------------------------------------------

// Called as a handler; `self` is (loop, callback, arguments, context). As in asyncio, the loop reads of the signal in one
// callback, and makes the call in the next.
PyObject* tell_loop(PyObject* self, PyObject*) {
    return guarded([&] {
        auto& loop = object_of<EventLoop>(PyTuple_GET_ITEM(self, 0));
        const Ref<CallbackHandle> handle = make_embedded<CallbackHandle>(
            Interpreter::get().types.handle, PyRef::borrow(PyTuple_GET_ITEM(self, 1)),
            PyRef::borrow(PyTuple_GET_ITEM(self, 2)), PyRef::borrow(PyTuple_GET_ITEM(self, 3)));
        const Ref<EventLoop> kept(&loop);
        loop.call_soon([kept, handle] { kept->call_soon(handle); });
        return none();
    });
}
const PyMethodDef tell_loop_function = {"_sighandler_noop", tell_loop, METH_VARARGS, nullptr};

// The loop that a handler belongs to, null if it is the program's own.
EventLoop* loop_of(PyObject* handler) {
    if (!PyCFunction_Check(handler) || PyCFunction_GetFunction(handler) != tell_loop) return nullptr;
    return &object_of<EventLoop>(PyTuple_GET_ITEM(PyCFunction_GetSelf(handler), 0));
}

// A loop that is closed has no handlers any more.
PyRef living_handler(int number) {
    Signals& signals = current_session().signals;
    PyRef handler = signals.handler(number);
    const EventLoop* const loop = loop_of(handler.get());
    if (loop == nullptr || !loop->closed()) return handler;
    signals.reset(number);
    return signals.handler(number);
}

int loop_signal_number(PyObject* argument) {
    if (!PyLong_Check(argument))
        raise(PyExc_TypeError, "sig must be an int, not " + printable(checked(PyObject_Repr(argument)).get()));
    const long number = PyLong_AsLong(argument);
    PyErr_Clear();
    if (number < 1 || number >= kSignals)
        raise(PyExc_ValueError, "invalid signal number " + printable(checked(PyObject_Str(argument)).get()));
    return static_cast<int>(number);
}

// --- signal --------------------------------------------------------------------------------------------------

PyObject* signal_signal(PyObject*, PyObject* const* arguments, Py_ssize_t count) {
    return guarded([&] {
        if (count != 2) raise(PyExc_TypeError, "signal expected 2 arguments, got " + std::to_string(count));
        PyRef handler = handler_argument(arguments[1]);
        require_main_thread("signal only works in main thread of the main interpreter");
        const int number = signal_number(arguments[0]);
        require_settable(number);
        PyRef before = living_handler(number);
        current_session().signals.set_handler(number, std::move(handler));
        return before;
    });
}
PyObject* signal_getsignal(PyObject*, PyObject* number) {
    return guarded([&] { return living_handler(signal_number(number)); });
}
PyObject* signal_raise_signal(PyObject*, PyObject* argument) {
    return guarded([&] {
        const int number = signal_number(argument);
        living_handler(number);
        current_session().signals.raise(number);
        return none();
    });
}

const PyMethodDef signal_functions[] = {
    method("signal", signal_signal, METH_FASTCALL),
    {"getsignal", signal_getsignal, METH_O, nullptr},
    {"raise_signal", signal_raise_signal, METH_O, nullptr},
    {nullptr, nullptr, 0, nullptr},
};

}  // namespace

PyObject* loop_add_signal_handler(PyObject* self, PyObject* const* arguments, Py_ssize_t count) {
    return guarded([&] {
        if (count < 2) raise(PyExc_TypeError, "add_signal_handler() needs a signal and a callback");
        PyObject* const callback = arguments[1];
        if (is_coroutine(callback) || is_coroutine_function(callback))
            raise(PyExc_TypeError, "coroutines cannot be used with add_signal_handler()");
        const int number = loop_signal_number(arguments[0]);
        object_of<EventLoop>(self).require_open();
        require_main_thread("set_wakeup_fd only works in main thread of the main interpreter");
        if (number == SIGKILL || number == SIGSTOP)
            raise(PyExc_RuntimeError, "sig " + std::to_string(number) + " cannot be caught");
        const PyRef rest = checked(PyTuple_New(count - 2));
        for (Py_ssize_t i = 2; i < count; ++i) PyTuple_SET_ITEM(rest.get(), i - 2, Py_NewRef(arguments[i]));
        const PyRef context = checked(PyContext_CopyCurrent());
        const PyRef call = checked(PyTuple_Pack(4, self, callback, rest.get(), context.get()));
        current_session().signals.set_handler(
            number, checked(PyCFunction_New(const_cast<PyMethodDef*>(&tell_loop_function), call.get())));
        return none();
    });
}

PyObject* loop_remove_signal_handler(PyObject* self, PyObject* argument) {
    return guarded([&] {
        const int number = loop_signal_number(argument);
        const bool is_mine = loop_of(living_handler(number).get()) == &object_of<EventLoop>(self);
        if (is_mine) current_session().signals.reset(number);
        return boolean(is_mine);
    });
}

PyRef signal_names(PyObject* host) {
    PyRef names = checked(PyDict_New());
    const PyRef module = import_real("signal");
    const PyRef all = checked(PyObject_Dir(module.get()));
    for (Py_ssize_t i = 0; i < PyList_GET_SIZE(all.get()); ++i) {
        const std::string name(text_of(PyList_GET_ITEM(all.get(), i)));
        const bool is_constant = name.starts_with("SIG") || name == "NSIG" || name == "Signals" || name == "Handlers";
        if (is_constant || name == "default_int_handler" || name == "strsignal" || name == "valid_signals")
            add_name(names.get(), name.c_str(), checked(PyObject_GetAttrString(module.get(), name.c_str())).get());
    }
    add_functions(names.get(), host, "signal", signal_functions);
    return names;
}

}  // namespace asynchio::python
