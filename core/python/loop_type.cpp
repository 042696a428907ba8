#include "core/python/loop_type.h"

#include <structmember.h>

#include "core/python/callback.h"
#include "core/python/coroutine.h"
#include "core/python/embedded.h"
#include "core/python/errors.h"
#include "core/python/executor_type.h"
#include "core/python/future_type.h"
#include "core/python/interpreter.h"
#include "core/python/logging.h"
#include "core/python/pool_type.h"
#include "core/python/process_language.h"
#include "core/python/python_arguments.h"
#include "core/python/session.h"
#include "core/python/signals.h"
#include "core/python/submit.h"
#include "core/python/type_builder.h"
#include "core/threads/bridge.h"

namespace asynchio::python {

Ref<EventLoop> new_loop(bool debug) {
    Session& session = current_session();
    const auto loop = make_embedded<PythonLoop>(Interpreter::get().types.loop, session.kernel, session.host, debug);
    log_debug("Using selector: EpollSelector");
    return loop;
}

EventLoop& running_loop() {
    EventLoop* loop = EventLoop::running_here();
    if (loop == nullptr) raise(PyExc_RuntimeError, "no running event loop");
    return *loop;
}

EventLoop& current_loop() {
    if (EventLoop* loop = EventLoop::running_here()) return *loop;
    Session& session = current_session();
    if (!session.current_event_loop) {
        const bool main = session.kernel.current_thread() == ThreadId(1);
        if (!main || session.event_loop_was_set) {
            const PyRef thread = session.threads.current_thread_object();
            const PyRef name = checked(PyObject_GetAttrString(thread.get(), "name"));
            raise(PyExc_RuntimeError, "There is no current event loop in thread '" + printable(name.get()) + "'.");
        }
        session.current_event_loop = python_of(*new_loop(false));
        session.event_loop_was_set = true;
    }
    return loop_argument(session.current_event_loop.get());
}

EventLoop& loop_argument(PyObject* argument) {
    if (argument == nullptr || argument == Py_None) return running_loop();
    if (!PyObject_TypeCheck(argument, Interpreter::get().types.loop))
        raise(PyExc_TypeError, "loop must be an event loop of this program");
    return object_of<EventLoop>(argument);
}

namespace {

std::unique_ptr<PythonCoroutine> coroutine_argument(PyObject* coroutine, PyObject* context) {
    if (!is_coroutine(coroutine)) {
        const PyRef text = checked(PyObject_Repr(coroutine));
        raise(PyExc_TypeError, "a coroutine was expected, got " + printable(text.get()));
    }
    if (context != nullptr && context != Py_None)
        return std::make_unique<PythonCoroutine>(PyRef::borrow(coroutine), PyRef::borrow(context));
    return std::make_unique<PythonCoroutine>(PyRef::borrow(coroutine), PyRef());
}

TaskSpec spec_of(PyObject* coroutine, PyObject* name) {
    TaskSpec spec;
    Labels& labels = current_session().labels;
    if (name != nullptr && name != Py_None) {
        spec.name = printable(checked(PyObject_Str(name)).get());
        spec.label = labels.unique(spec.name);
    } else {
        spec.label = labels.unique(label_of_coroutine(coroutine));
    }
    return spec;
}

}  // namespace

void init_task(PyObject* self, EventLoop& loop, PyObject* coroutine, PyObject* name, PyObject* context) {
    auto driver = coroutine_argument(coroutine, context);
    PythonCoroutine& python = *driver;
    Task& task = construct<Task>(self, loop, std::move(driver), spec_of(coroutine, name));
    python.set_task(task);
    task.begin();
    current_session().tracer.tasked(coroutine, task.task_id());
}

namespace {

bool given(PyObject* argument) { return argument != nullptr && argument != Py_None; }

PyRef make_with(const PyRef& factory, EventLoop& loop, PyObject* coroutine, PyObject* name, PyObject* context) {
    const PyRef arguments = checked(PyTuple_Pack(2, python_of(loop).get(), coroutine));
    const PyRef keywords = checked(PyDict_New());
    if (given(context)) checked(PyDict_SetItemString(keywords.get(), "context", context));
    PyRef task = checked(PyObject_Call(factory.get(), arguments.get(), keywords.get()));
    if (given(name)) checked(PyObject_CallMethod(task.get(), "set_name", "(O)", name));
    return task;
}

}  // namespace

Ref<Future> future_argument(PyObject* object) {
    Future* const future = future_of(object);
    if (future == nullptr) raise(PyExc_TypeError, "a task factory must return a task");
    return Ref<Future>(future);
}

Ref<Task> task_argument(PyObject* object) {
    auto* const task = dynamic_cast<Task*>(future_argument(object).get());
    if (task == nullptr) raise(PyExc_TypeError, "a task factory must return a task");
    return Ref<Task>(task);
}

PyRef create_task(EventLoop& loop, PyObject* coroutine, PyObject* name, PyObject* context) {
    loop.require_open();
    if (const PyRef factory = static_cast<PythonLoop&>(loop).task_factory)
        return make_with(factory, loop, coroutine, name, context);
    PyTypeObject* const type = Interpreter::get().types.task;
    PyRef self = checked(type->tp_alloc(type, 0));
    init_task(self.get(), loop, coroutine, name, context);
    return self;
}

PyRef create_renamed_task(EventLoop& loop, PyObject* coroutine, PyObject* name, PyObject* context) {
    const bool replaces = given(name) && !static_cast<PythonLoop&>(loop).task_factory;
    if (replaces) loop.host().next_task_number();
    return create_task(loop, coroutine, name, context);
}

Ref<Future> ensure_future(EventLoop& loop, PyObject* object) {
    if (Future* future = future_of(object)) {
        if (&future->loop() != &loop)
            raise(PyExc_ValueError,
                  "The future belongs to a different loop than the one specified as the loop argument");
        return Ref<Future>(future);
    }
    PyRef coroutine = PyRef::borrow(object);
    if (!is_coroutine(object)) {
        if (Py_TYPE(object)->tp_as_async == nullptr || Py_TYPE(object)->tp_as_async->am_await == nullptr)
            raise(PyExc_TypeError, "An asyncio.Future, a coroutine or an awaitable is required");
        coroutine = coroutine_for(object);
    }
    const PyRef task = create_task(loop, coroutine.get(), Py_None, Py_None);
    return future_argument(task.get());
}

// --- methods -------------------------------------------------------------------------------------------------

namespace {

PythonLoop& self_of(PyObject* self) { return object_of<PythonLoop>(self); }

// callback, *args of a METH_FASTCALL | METH_KEYWORDS call whose only keyword is `context`.
struct CallbackArguments {
    PyRef callable, arguments, context;

    CallbackArguments(const char* function, PyObject* const* args, Py_ssize_t count, PyObject* names, Py_ssize_t skip) {
        if (count <= skip)
            raise(PyExc_TypeError, "BaseEventLoop." + std::string(function) +
                                       "() missing 1 required positional argument: 'callback'");
        callable = PyRef::borrow(args[skip]);
        arguments = checked(PyTuple_New(count - skip - 1));
        for (Py_ssize_t i = skip + 1; i < count; ++i) PyTuple_SET_ITEM(arguments.get(), i - skip - 1, Py_NewRef(args[i]));
        for (Py_ssize_t i = 0; names != nullptr && i < PyTuple_GET_SIZE(names); ++i) {
            const std::string_view name = text_of(PyTuple_GET_ITEM(names, i));
            if (name != "context")
                raise(PyExc_TypeError, "BaseEventLoop." + std::string(function) +
                                           "() got an unexpected keyword argument '" + std::string(name) + "'");
            if (args[count + i] != Py_None) context = PyRef::borrow(args[count + i]);
        }
    }
    Ref<CallbackHandle> make(PyTypeObject* type) {
        return make_embedded<CallbackHandle>(type, callable, arguments, context);
    }
};

// What only debug mode looks at.
void check_thread(const EventLoop& loop) {
    if (loop.running() && loop.thread() != loop.kernel().current_thread())
        raise(PyExc_RuntimeError,
              "Non-thread-safe operation invoked on an event loop other than the current one");
}
void check_callback(const EventLoop& loop, PyObject* callback, const std::string& method) {
    if (!loop.debug()) return;
    if (is_coroutine(callback) || is_coroutine_function(callback))
        raise(PyExc_TypeError, "coroutines cannot be used with " + method + "()");
    if (PyCallable_Check(callback) != 0) return;
    const PyRef text = checked(PyObject_Repr(callback));
    raise(PyExc_TypeError, "a callable object was expected by " + method + "(), got " + printable(text.get()));
}

PyObject* loop_time(PyObject* self, PyObject*) {
    return guarded([&] { return checked(PyFloat_FromDouble(to_seconds(self_of(self).kernel().read_clock()))); });
}

PyObject* loop_call_soon(PyObject* self, PyObject* const* args, Py_ssize_t count, PyObject* names) {
    return guarded([&] {
        CallbackArguments callback("call_soon", args, count, names, 0);
        if (self_of(self).debug()) check_thread(self_of(self));
        check_callback(self_of(self), callback.callable.get(), "call_soon");
        const Ref<CallbackHandle> handle = callback.make(Interpreter::get().types.handle);
        self_of(self).call_soon(handle);
        return python_of(*handle);
    });
}

PyObject* loop_call_soon_threadsafe(PyObject* self, PyObject* const* args, Py_ssize_t count, PyObject* names) {
    return guarded([&] {
        CallbackArguments callback("call_soon_threadsafe", args, count, names, 0);
        check_callback(self_of(self), callback.callable.get(), "call_soon_threadsafe");
        const Ref<CallbackHandle> handle = callback.make(Interpreter::get().types.handle);
        self_of(self).call_soon_threadsafe(handle);
        return python_of(*handle);
    });
}

// Loops accept every float; what cannot be counted is far away.
Duration delay_argument(PyObject* argument, const char* complaint) {
    if (argument == Py_None) raise(PyExc_TypeError, complaint);
    const double seconds = PyFloat_AsDouble(argument);
    if (PyErr_Occurred() != nullptr) throw_error();
    return from_seconds(seconds);
}

PyRef arm(EventLoop& loop, Time when, CallbackArguments& callback, bool literal) {
    if (loop.debug()) check_thread(loop);
    check_callback(loop, callback.callable.get(), "call_at");
    const Ref<CallbackHandle> handle = callback.make(Interpreter::get().types.timer_handle);
    loop.call_at(when, handle, literal);
    return python_of(*handle);
}

PyObject* loop_call_later(PyObject* self, PyObject* const* args, Py_ssize_t count, PyObject* names) {
    return guarded([&] {
        CallbackArguments callback("call_later", args, count, names, 1);
        EventLoop& loop = self_of(self);
        return arm(loop, add_saturating(loop.time(), delay_argument(args[0], "delay must not be None")), callback,
                   false);
    });
}

PyObject* loop_call_at(PyObject* self, PyObject* const* args, Py_ssize_t count, PyObject* names) {
    return guarded([&] {
        CallbackArguments callback("call_at", args, count, names, 1);
        return arm(self_of(self), delay_argument(args[0], "when cannot be None"), callback, true);
    });
}

PyObject* loop_create_future(PyObject* self, PyObject*) {
    return guarded([&] { return python_of(*self_of(self).create_future()); });
}

PyObject* loop_create_task(PyObject* self, PyObject* arguments, PyObject* keywords) {
    return guarded([&] {
        PyObject *coroutine = nullptr, *name = Py_None, *context = Py_None;
        parse_as_python(arguments, keywords, "O|$OO:BaseEventLoop.create_task", {"coro", "name", "context"}, &coroutine, &name, &context);
        return create_task(self_of(self), coroutine, name, context);
    });
}

PyObject* loop_run_forever(PyObject* self, PyObject*) {
    return guarded([&] {
        self_of(self).run_forever();
        return none();
    });
}

PyObject* loop_run_until_complete(PyObject* self, PyObject* awaitable) {
    return guarded_holding(awaitable, [&] {
        PythonLoop& loop = self_of(self);
        loop.require_open();
        if (loop.running()) raise(PyExc_RuntimeError, "This event loop is already running");
        if (EventLoop::running_here() != nullptr)
            raise(PyExc_RuntimeError, "Cannot run the event loop while another loop is running");
        const Ref<Future> future = ensure_future(loop, awaitable);
        if (python_of(*future).get() != awaitable) task_argument(python_of(*future).get())->set_missed(false);
        return to_object(loop.run_until_complete(future));
    });
}

PyObject* loop_stop(PyObject* self, PyObject*) {
    return guarded([&] {
        self_of(self).stop();
        return none();
    });
}
PyObject* loop_close(PyObject* self, PyObject*) {
    return guarded([&] {
        self_of(self).close();
        return none();
    });
}
PyObject* loop_is_running(PyObject* self, PyObject*) {
    return guarded([&] { return boolean(self_of(self).running()); });
}
PyObject* loop_is_closed(PyObject* self, PyObject*) {
    return guarded([&] { return boolean(self_of(self).closed()); });
}
PyObject* loop_get_debug(PyObject* self, PyObject*) {
    return guarded([&] { return boolean(self_of(self).debug()); });
}
PyObject* loop_set_debug(PyObject* self, PyObject* on) {
    return guarded([&] {
        self_of(self).set_debug(PyObject_IsTrue(on) == 1);
        return none();
    });
}

PyObject* loop_set_default_executor(PyObject* self, PyObject* executor) {
    return guarded([&] {
        self_of(self).set_default_executor(pool_argument(executor, "executor must be ThreadPoolExecutor instance"));
        return none();
    });
}

// An executor of the program, or one of ours that it has changed.
bool has_own_submit(PyObject* executor) {
    const Types& types = Interpreter::get().types;
    if (executor == Py_None) return false;
    for (PyTypeObject* const ours : {types.pool, types.process_pool})
        if (PyObject_TypeCheck(executor, ours) != 0) return overrides(executor, ours, "submit");
    return true;
}

PyObject* loop_run_in_executor(PyObject* self, PyObject* const* args, Py_ssize_t count) {
    return guarded([&] {
        if (count < 2) raise(PyExc_TypeError, "run_in_executor() needs an executor (or None) and a function");
        EventLoop& loop = self_of(self);
        loop.require_open();
        PyRef arguments = checked(PyTuple_New(count - 2));
        for (Py_ssize_t i = 2; i < count; ++i) PyTuple_SET_ITEM(arguments.get(), i - 2, Py_NewRef(args[i]));
        if (const auto processes = has_own_submit(args[0]) ? nullptr : process_pool_argument(args[0]))
            return python_of(*run_in_executor(loop, *processes, make_process_work(args[1], std::move(arguments), PyRef())));
        if (has_own_submit(args[0])) return wrap_answer(loop, submit_by_method(args[0], args[1], arguments.get()));
        Work work = make_work(PyRef::borrow(args[1]), std::move(arguments), PyRef(), PyRef());
        std::shared_ptr<Executor> given;
        if (args[0] != Py_None) given = pool_argument(args[0], "executor must be ThreadPoolExecutor instance");
        Executor& executor = given ? *given : default_executor(loop, current_session().threads);
        return python_of(*run_in_executor(loop, executor, std::move(work)));
    });
}

PyObject* loop_shutdown_default_executor(PyObject* self, PyObject*) {
    return guarded([&] {
        return make_awaitable(drive(shutdown_default_executor(self_of(self), current_session().threads),
                                    "shutdown_default_executor"));
    });
}

PyObject* loop_shutdown_asyncgens(PyObject* self, PyObject*) {
    return guarded([&] {
        return make_awaitable(drive(self_of(self).generators.shut_down(self_of(self)), "shutdown_asyncgens"));
    });
}

PyObject* loop_set_task_factory(PyObject* self, PyObject* factory) {
    return guarded([&] {
        if (factory != Py_None && PyCallable_Check(factory) == 0)
            raise(PyExc_TypeError, "task factory must be a callable or None");
        self_of(self).task_factory = factory == Py_None ? PyRef() : PyRef::borrow(factory);
        return none();
    });
}
PyObject* loop_get_task_factory(PyObject* self, PyObject*) {
    return guarded([&] {
        const PyRef& factory = self_of(self).task_factory;
        return factory ? factory : none();
    });
}

PyObject* loop_set_exception_handler(PyObject* self, PyObject* handler) {
    return guarded([&] {
        if (handler != Py_None && PyCallable_Check(handler) == 0) {
            const PyRef text = checked(PyObject_Repr(handler));
            raise(PyExc_TypeError, "A callable object or None is expected, got " + printable(text.get()));
        }
        self_of(self).exception_handler = handler == Py_None ? PyRef() : PyRef::borrow(handler);
        return none();
    });
}
PyObject* loop_get_exception_handler(PyObject* self, PyObject*) {
    return guarded([&] {
        const PyRef& handler = self_of(self).exception_handler;
        return handler ? handler : none();
    });
}
PyObject* loop_default_exception_handler(PyObject*, PyObject* context) {
    return guarded([&] {
        default_exception_handler(PyRef::borrow(context));
        return none();
    });
}
PyObject* loop_call_exception_handler(PyObject* self, PyObject* context) {
    return guarded([&] {
        call_exception_handler(self_of(self), PyRef::borrow(context));
        return none();
    });
}

PyObject* loop_get_slow(PyObject* self, void*) {
    return PyFloat_FromDouble(to_seconds(self_of(self).slow_callback_duration()));
}
int loop_set_slow(PyObject* self, PyObject* value, void*) {
    return guarded_int([&] {
        self_of(self).set_slow_callback_duration(delay_argument(value, "a number of seconds is needed"));
    });
}

PyObject* loop_repr(PyObject* self) {
    return guarded([&] {
        const PythonLoop& loop = self_of(self);
        const auto word = [](bool value) { return value ? "True" : "False"; };
        return make_str(std::string("<_UnixSelectorEventLoop running=") + word(loop.running()) +
                        " closed=" + word(loop.closed()) + " debug=" + word(loop.debug()) + ">");
    });
}

constexpr int kFast = METH_FASTCALL;
constexpr int kFastKeywords = METH_FASTCALL | METH_KEYWORDS;

const PyMethodDef loop_methods[] = {
    {"time", loop_time, METH_NOARGS, nullptr},
    method("call_soon", loop_call_soon, kFastKeywords),
    method("call_soon_threadsafe", loop_call_soon_threadsafe, kFastKeywords),
    method("call_later", loop_call_later, kFastKeywords),
    method("call_at", loop_call_at, kFastKeywords),
    {"create_future", loop_create_future, METH_NOARGS, nullptr},
    method("create_task", loop_create_task, METH_VARARGS | METH_KEYWORDS),
    {"run_forever", loop_run_forever, METH_NOARGS, nullptr},
    {"run_until_complete", loop_run_until_complete, METH_O, nullptr},
    {"stop", loop_stop, METH_NOARGS, nullptr},
    {"close", loop_close, METH_NOARGS, nullptr},
    {"is_running", loop_is_running, METH_NOARGS, nullptr},
    {"is_closed", loop_is_closed, METH_NOARGS, nullptr},
    {"get_debug", loop_get_debug, METH_NOARGS, nullptr},
    {"set_debug", loop_set_debug, METH_O, nullptr},
    {"set_default_executor", loop_set_default_executor, METH_O, nullptr},
    method("run_in_executor", loop_run_in_executor, kFast),
    {"shutdown_default_executor", loop_shutdown_default_executor, METH_NOARGS, nullptr},
    {"shutdown_asyncgens", loop_shutdown_asyncgens, METH_NOARGS, nullptr},
    {"set_task_factory", loop_set_task_factory, METH_O, nullptr},
    {"get_task_factory", loop_get_task_factory, METH_NOARGS, nullptr},
    {"set_exception_handler", loop_set_exception_handler, METH_O, nullptr},
    {"get_exception_handler", loop_get_exception_handler, METH_NOARGS, nullptr},
    {"default_exception_handler", loop_default_exception_handler, METH_O, nullptr},
    {"call_exception_handler", loop_call_exception_handler, METH_O, nullptr},
    method("add_signal_handler", loop_add_signal_handler, kFast),
    {"remove_signal_handler", loop_remove_signal_handler, METH_O, nullptr},
    {nullptr, nullptr, 0, nullptr},
};
// asyncio.SelectorEventLoop()
PyObject* loop_new(PyTypeObject*, PyObject* arguments, PyObject* keywords) {
    return guarded([&] {
        parse(arguments, keywords, ":SelectorEventLoop", {});
        return python_of(*new_loop(false));
    });
}

const PyGetSetDef loop_attributes[] = {
    {"slow_callback_duration", loop_get_slow, loop_set_slow, nullptr, nullptr},
    {nullptr, nullptr, nullptr, nullptr, nullptr},
};
const PyMemberDef loop_members[] = {
    {"__dictoffset__", T_PYSSIZET, offsetof(EmbeddedHead, dict), READONLY, nullptr},
    {"__weaklistoffset__", T_PYSSIZET, offsetof(EmbeddedHead, weak_references), READONLY, nullptr},
    {nullptr, 0, 0, 0, nullptr},
};

}  // namespace

PyTypeObject* make_loop_type(PyObject* module) {
    return make_type(module, "asyncio.unix_events._UnixSelectorEventLoop", sizeof(Embedded<PythonLoop>),
                     Py_TPFLAGS_HAVE_GC,
                     {slot(Py_tp_new, loop_new), slot(Py_tp_dealloc, embedded_dealloc), slot(Py_tp_traverse, embedded_traverse),
                      slot(Py_tp_clear, embedded_clear), slot(Py_tp_repr, loop_repr),
                      slot(Py_tp_methods, loop_methods), slot(Py_tp_getset, loop_attributes),
                      slot(Py_tp_members, loop_members)});
}

}  // namespace asynchio::python
