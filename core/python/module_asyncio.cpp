// The names of `asyncio`.
#include "core/loop/gather.h"
#include "core/loop/sleep.h"
#include "core/python/coroutine.h"
#include "core/python/embedded.h"
#include "core/python/errors.h"
#include "core/python/future_type.h"
#include "core/python/interpreter.h"
#include "core/python/labels.h"
#include "core/python/loop_policy.h"
#include "core/python/loop_type.h"
#include "core/python/modules.h"
#include "core/python/pool_type.h"
#include "core/python/runner_type.h"
#include "core/python/session.h"
#include "core/python/submit.h"
#include "core/python/sync_object.h"
#include "core/python/timeout_type.h"
#include "core/python/type_builder.h"
#include "core/python/waits.h"
#include "core/threads/bridge.h"

namespace asynchio::python {
namespace {

PyObject* asyncio_run(PyObject*, PyObject* arguments, PyObject* keywords) {
    return guarded_holding(arguments, [&] {
        PyObject *main = nullptr, *debug = Py_None;
        parse_as_python(arguments, keywords, "O|$O:run", {"main", "debug"}, &main, &debug);
        return run_main(main, debug);
    });
}

// How long sleep(delay) takes. What is no number is refused as asyncio does, which compares it and adds it to the time.
Duration sleep_argument(PyObject* delay) {
    if (PyFloat_CheckExact(delay) == 0 && PyLong_CheckExact(delay) == 0) {
        const int at_once = PyObject_RichCompareBool(delay, checked(PyLong_FromLong(0)).get(), Py_LE);
        checked(at_once);
        if (at_once == 1) return 0;
        static_cast<void>(checked(PyNumber_Add(checked(PyFloat_FromDouble(0)).get(), delay)));
    }
    const double seconds = PyFloat_AsDouble(delay);
    if (PyErr_Occurred() != nullptr) throw_error();
    if (std::isnan(seconds)) raise(PyExc_ValueError, "Invalid delay: NaN (not a number)");
    return waiting_time(seconds);
}

// The delay is looked at, and the loop looked up, when it is awaited, as in asyncio.
class Sleeping final : public Coroutine {
  public:
    Sleeping(PyRef delay, Value result) : delay_(std::move(delay)), result_(std::move(result)) {}
    Step send() override {
        if (timer_) return timer_->send();
        if (std::exchange(begun_, true)) return Step::returned(std::move(result_));
        const Duration delay = sleep_argument(delay_.get());
        if (delay <= 0) return Step::yielded();
        timer_ = drive(sleep(running_loop(), delay, std::move(result_)), name());
        return timer_->send();
    }
    Step throw_in(std::exception_ptr error) override {
        return timer_ ? timer_->throw_in(std::move(error)) : Step::raised(std::move(error));
    }
    std::string name() const override { return "sleep"; }
    void visit_references(ReferenceVisitor& visitor) const override {
        if (timer_) timer_->visit_references(visitor);
    }

  private:
    const PyRef delay_;
    Value result_;
    std::unique_ptr<Coroutine> timer_;  // if it takes any time
    bool begun_ = false;
};

PyObject* asyncio_sleep(PyObject*, PyObject* const* arguments, Py_ssize_t count, PyObject* names) {
    return guarded([&] {
        const FastArguments given(arguments, count, names);
        PyObject *delay = given.only(), *result = nullptr;
        if (delay == nullptr) {
            const auto all = python_arguments("sleep", given, {"delay", "result"}, 1, false);
            delay = all[0];
            result = all[1];
        }
        return make_awaitable(std::make_unique<Sleeping>(PyRef::borrow(delay), to_value(PyRef::borrow(result))));
    });
}

class AbandonedUnlessDone {
  public:
    explicit AbandonedUnlessDone(GatheringFuture& gathering) : gathering_(&gathering) {}
    ~AbandonedUnlessDone() {
        if (gathering_ != nullptr) gathering_->abandon();
    }
    AbandonedUnlessDone(const AbandonedUnlessDone&) = delete;
    AbandonedUnlessDone& operator=(const AbandonedUnlessDone&) = delete;
    void done() { gathering_ = nullptr; }

  private:
    GatheringFuture* gathering_;
};

PyObject* asyncio_gather(PyObject*, PyObject* arguments, PyObject* keywords) {
    return guarded_holding(arguments, [&] {
        int return_exceptions = 0;
        const PyRef nothing = checked(PyTuple_New(0));
        parse_as_python(nothing.get(), keywords, "|$p:gather", {"return_exceptions"}, &return_exceptions);
        const Py_ssize_t count = PyTuple_GET_SIZE(arguments);
        // The first argument decides about the loop, if it has one.
        const Future* const first = count > 0 ? future_of(PyTuple_GET_ITEM(arguments, 0)) : nullptr;
        EventLoop* const loop = first != nullptr ? &first->loop() : &current_loop();
        if (count == 0) return python_of(*gather(*loop, {}));
        const Ref<GatheringFuture> gathering = loop->host().new_gather(*loop);
        gathering->start(static_cast<std::size_t>(count), return_exceptions != 0);
        AbandonedUnlessDone started(*gathering);
        // The same coroutine object given twice is one child with two slots.
        const PyRef seen = checked(PyDict_New());
        for (Py_ssize_t i = 0; i < count; ++i) {
            PyObject* const argument = PyTuple_GET_ITEM(arguments, i);
            PyObject* known = PyDict_GetItemWithError(seen.get(), argument);
            if (known == nullptr && PyErr_Occurred() != nullptr) throw_error();
            const Ref<Future> child = known != nullptr ? Ref<Future>(future_of(known)) : ensure_future(*loop, argument);
            if (python_of(*child).get() != argument)
                if (auto* const made = dynamic_cast<Task*>(child.get())) made->set_missed(false);
            if (known == nullptr) checked(PyDict_SetItem(seen.get(), argument, python_of(*child).get()));
            gathering->add(child);
        }
        started.done();
        return python_of(*gathering);
    });
}

PyObject* asyncio_create_task(PyObject*, PyObject* const* arguments, Py_ssize_t count, PyObject* names) {
    return guarded_holding(count > 0 ? arguments[0] : Py_None, [&] {
        const FastArguments given(arguments, count, names);
        PyObject *coroutine = given.only(), *name = Py_None, *context = Py_None;
        if (coroutine == nullptr)
            parse_as_python(given.positional().get(), given.keywords().get(), "O|$OO:create_task", {"coro", "name", "context"}, &coroutine,
                            &name, &context);
        return create_renamed_task(running_loop(), coroutine, name, context);
    });
}

PyObject* asyncio_ensure_future(PyObject*, PyObject* arguments, PyObject* keywords) {
    return guarded([&] {
        PyObject *awaitable = nullptr, *loop = Py_None;
        parse_as_python(arguments, keywords, "O|$O:ensure_future", {"coro_or_future", "loop"}, &awaitable, &loop);
        if (const Future* future = future_of(awaitable); future != nullptr && loop == Py_None)
            return PyRef::borrow(awaitable);
        return python_of(*ensure_future(loop == Py_None ? current_loop() : loop_argument(loop), awaitable));
    });
}

PyObject* asyncio_current_task(PyObject*, PyObject* arguments, PyObject* keywords) {
    return guarded([&] {
        PyObject* loop = Py_None;
        parse(arguments, keywords, "|O:current_task", {"loop"}, &loop);
        const Task* task = loop_argument(loop).current_task();
        return task != nullptr ? python_of(*task) : none();
    });
}

PyObject* asyncio_all_tasks(PyObject*, PyObject* arguments, PyObject* keywords) {
    return guarded([&] {
        PyObject* loop = Py_None;
        parse_as_python(arguments, keywords, "|O:all_tasks", {"loop"}, &loop);
        PyRef tasks = checked(PySet_New(nullptr));
        for (const Ref<Task>& task : loop_argument(loop).all_tasks())
            if (!task->plumbing()) checked(PySet_Add(tasks.get(), python_of(*task).get()));
        return tasks;
    });
}

PyObject* asyncio_get_running_loop(PyObject*, PyObject*) {
    return guarded([&] { return python_of(running_loop()); });
}
PyObject* asyncio_private_get_running_loop(PyObject*, PyObject*) {
    return guarded([&] {
        const EventLoop* loop = EventLoop::running_here();
        return loop != nullptr ? python_of(*loop) : none();
    });
}
PyObject* asyncio_isfuture(PyObject*, PyObject* object) {
    return guarded([&] { return boolean(future_of(object) != nullptr); });
}
PyObject* asyncio_iscoroutine(PyObject*, PyObject* object) {
    return guarded([&] { return boolean(is_coroutine(object)); });
}
PyObject* asyncio_iscoroutinefunction(PyObject*, PyObject* object) {
    return guarded([&] {
        return boolean(is_coroutine_function(object));
    });
}

// The context is copied when it is awaited; until then nothing happens.
Coro<Value> call_in_thread(PyRef function, PyRef arguments, PyRef keywords) {
    PyRef context = checked(PyContext_CopyCurrent());
    Work work = make_work(std::move(function), std::move(arguments), std::move(keywords), std::move(context));
    co_return co_await to_thread(running_loop(), current_session().threads, std::move(work));
}

PyObject* asyncio_to_thread(PyObject*, PyObject* const* args, Py_ssize_t count, PyObject* names) {
    return guarded([&] {
        if (count < 1) raise(PyExc_TypeError, "to_thread() missing 1 required positional argument: 'func'");
        PyRef arguments = checked(PyTuple_New(count - 1));
        for (Py_ssize_t i = 1; i < count; ++i) PyTuple_SET_ITEM(arguments.get(), i - 1, Py_NewRef(args[i]));
        PyRef keywords;
        if (names != nullptr) {
            keywords = checked(PyDict_New());
            for (Py_ssize_t i = 0; i < PyTuple_GET_SIZE(names); ++i)
                checked(PyDict_SetItem(keywords.get(), PyTuple_GET_ITEM(names, i), args[count + i]));
        }
        const std::string label = label_of_call(name_of_callable(args[0]), arguments.get());
        return make_awaitable(drive(call_in_thread(PyRef::borrow(args[0]), std::move(arguments), std::move(keywords)),
                                    "to_thread", label));
    });
}

const PyMethodDef functions[] = {
    method("run", asyncio_run, METH_VARARGS | METH_KEYWORDS),
    method("sleep", asyncio_sleep, METH_FASTCALL | METH_KEYWORDS),
    method("gather", asyncio_gather, METH_VARARGS | METH_KEYWORDS),
    method("create_task", asyncio_create_task, METH_FASTCALL | METH_KEYWORDS),
    method("ensure_future", asyncio_ensure_future, METH_VARARGS | METH_KEYWORDS),
    method("current_task", asyncio_current_task, METH_VARARGS | METH_KEYWORDS),
    method("all_tasks", asyncio_all_tasks, METH_VARARGS | METH_KEYWORDS),
    {"get_running_loop", asyncio_get_running_loop, METH_NOARGS, nullptr},
    {"_get_running_loop", asyncio_private_get_running_loop, METH_NOARGS, nullptr},
    {"get_event_loop", asyncio_get_event_loop, METH_NOARGS, nullptr},
    {"new_event_loop", asyncio_new_event_loop, METH_NOARGS, nullptr},
    {"set_event_loop", asyncio_set_event_loop, METH_O, nullptr},
    {"isfuture", asyncio_isfuture, METH_O, nullptr},
    {"iscoroutine", asyncio_iscoroutine, METH_O, nullptr},
    {"iscoroutinefunction", asyncio_iscoroutinefunction, METH_O, nullptr},
    method("run_coroutine_threadsafe", run_coroutine_threadsafe, METH_VARARGS | METH_KEYWORDS),
    method("wrap_future", wrap_future, METH_VARARGS | METH_KEYWORDS),
    method("to_thread", asyncio_to_thread, METH_FASTCALL | METH_KEYWORDS),
    {nullptr, nullptr, 0, nullptr},
};

}  // namespace

PyRef asyncio_names(PyObject* host) {
    PyRef names = checked(PyDict_New());
    add_functions(names.get(), host, "asyncio", functions);
    const Interpreter& interpreter = Interpreter::get();
    const auto add_type = [&](const char* name, PyTypeObject* type) {
        add_name(names.get(), name, reinterpret_cast<PyObject*>(type));
    };
    add_type("Future", interpreter.types.future);
    add_type("Task", interpreter.types.task);
    add_type("Handle", interpreter.types.handle);
    add_type("TimerHandle", interpreter.types.timer_handle);
    add_sync_names(names.get());
    add_type("TaskGroup", interpreter.types.group);
    add_type("Runner", interpreter.types.runner);
    add_type("Timeout", interpreter.types.timeout);
    add_timeout_functions(names.get(), host);
    add_wait_functions(names.get(), host);
    add_type("AbstractEventLoop", interpreter.types.loop);
    for (const char* name : {"BaseEventLoop", "SelectorEventLoop"}) add_type(name, interpreter.types.loop);
    add_policy_names(names.get(), host);
    add_name(names.get(), "CancelledError", interpreter.exceptions.cancelled);
    add_name(names.get(), "InvalidStateError", interpreter.exceptions.invalid_state);
    add_name(names.get(), "TimeoutError", PyExc_TimeoutError);
    return names;
}

}  // namespace asynchio::python
