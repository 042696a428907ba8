#include "core/python/runner_type.h"

#include "core/loop/runner.h"
#include "core/python/coroutine.h"
#include "core/python/embedded.h"
#include "core/python/errors.h"
#include "core/python/host.h"
#include "core/python/interpreter.h"
#include "core/python/loop_type.h"
#include "core/python/python_arguments.h"
#include "core/python/session.h"
#include "core/python/type_builder.h"
#include "core/threads/bridge.h"

namespace asynchio::python {
namespace {

// One loop for several main coroutines, one after the other.
class LoopRunner : public Object {
  public:
    LoopRunner(PyRef debug, PyRef loop_factory) : debug_(std::move(debug)), loop_factory_(std::move(loop_factory)) {}

    // The loop; made at first use.
    const Ref<EventLoop>& loop();
    PyRef run(PyObject* coroutine, PyObject* context);
    // Ends the loop, if there is one.
    void close();

    void visit_references(ReferenceVisitor& visitor) const override;
    void clear_references() override;

  private:
    enum class Phase : std::uint8_t { created, ready, closed };
    void make_loop();

    Phase phase_ = Phase::created;
    PyRef debug_;
    PyRef loop_factory_;
    Ref<EventLoop> loop_;
    PyRef context_;  // that all main coroutines share
    bool set_event_loop_ = false;
};

// While the main thread runs a main task, the first Ctrl+C asks that task to stop; the next one is KeyboardInterrupt.
// (asyncio/runners.py, Runner.run and _on_sigint)
class InterruptHandler {
  public:
    explicit InterruptHandler(const Ref<Task>& main) : session_(current_session()) {
        if (session_.kernel.current_thread() != ThreadId(1) || session_.on_interrupt || !session_.signals.is_default(SIGINT)) return;
        installed_ = true;
        session_.on_interrupt = [this, main] { return ++presses_ == 1 && !main->done() && (main->cancel(), true); };
    }
    ~InterruptHandler() {
        if (installed_) session_.on_interrupt = nullptr;
    }
    InterruptHandler(const InterruptHandler&) = delete;
    InterruptHandler& operator=(const InterruptHandler&) = delete;
    bool pressed() const { return presses_ > 0; }

  private:
    Session& session_;
    bool installed_ = false;
    int presses_ = 0;
};

const Ref<EventLoop>& LoopRunner::loop() {
    if (phase_ == Phase::closed) raise(PyExc_RuntimeError, "Runner is closed");
    if (phase_ == Phase::created) make_loop();
    return loop_;
}

void LoopRunner::make_loop() {
    const bool debug = debug_.get() != Py_None && PyObject_IsTrue(debug_.get()) == 1;
    if (loop_factory_.get() == Py_None) {
        loop_ = new_loop(debug);
        Session& session = current_session();
        // The event loop that was set is the main thread's.
        set_event_loop_ = session.kernel.current_thread() == ThreadId(1);
        if (set_event_loop_) {
            session.current_event_loop = python_of(*loop_);
            session.event_loop_was_set = true;
        }
    } else {
        const PyRef made = checked(PyObject_CallNoArgs(loop_factory_.get()));
        loop_ = Ref<EventLoop>(&loop_argument(made.get()));
        if (debug_.get() != Py_None) loop_->set_debug(debug);
    }
    context_ = checked(PyContext_CopyCurrent());
    phase_ = Phase::ready;
}

PyRef LoopRunner::run(PyObject* coroutine, PyObject* context) {
    if (!is_coroutine(coroutine)) {
        const PyRef text = checked(PyObject_Repr(coroutine));
        raise(PyExc_ValueError, "a coroutine was expected, got " + printable(text.get()));
    }
    if (EventLoop::running_here() != nullptr)
        raise(PyExc_RuntimeError, "Runner.run() cannot be called from a running event loop");
    const Ref<EventLoop> here = loop();
    const PyRef shared = context == nullptr || context == Py_None ? context_ : PyRef::borrow(context);
    const PyRef task = create_task(*here, coroutine, Py_None, shared.get());
    const Ref<Task> main = task_argument(task.get());
    const InterruptHandler handler(main);
    try {
        return to_object(run_task(main));
    } catch (const CancelledError&) {
        if (!handler.pressed() || main->uncancel() != 0) throw;
    }
    PyErr_SetNone(PyExc_KeyboardInterrupt);
    throw_error();
}

void LoopRunner::close() {
    if (phase_ != Phase::ready) return;
    phase_ = Phase::closed;
    const Ref<EventLoop> here = std::exchange(loop_, {});
    Session& session = current_session();
    const auto forget = [&] {
        if (set_event_loop_) session.current_event_loop = PyRef();
    };
    try {
        shut_down(*here, [&] {
            std::vector<std::unique_ptr<Coroutine>> closing;
            auto& python_loop = static_cast<PythonLoop&>(*here);
            closing.push_back(drive(python_loop.generators.shut_down(python_loop), "shutdown_asyncgens"));
            closing.push_back(drive(shutdown_default_executor(*here, session.threads), "shutdown_default_executor"));
            return closing;
        });
    } catch (...) {
        forget();
        throw;
    }
    forget();
}

void LoopRunner::visit_references(ReferenceVisitor& visitor) const {
    for (const PyRef* reference : {&debug_, &loop_factory_, &context_}) visitor.visit(Value(*reference));
    if (loop_) visitor.visit(*loop_);
}

void LoopRunner::clear_references() {
    const auto loop = std::exchange(loop_, {});
    const PyRef context = std::exchange(context_, {});
    const PyRef factory = std::exchange(loop_factory_, none());
    if (phase_ == Phase::ready) phase_ = Phase::closed;
}

// --- the Python type -----------------------------------------------------------------------------------------

LoopRunner& runner_of(PyObject* self) { return object_of<LoopRunner>(self); }

PyObject* runner_new(PyTypeObject* type, PyObject* arguments, PyObject* keywords) {
    return guarded([&] {
        PyObject *debug = Py_None, *loop_factory = Py_None;
        parse_as_python(arguments, keywords, "|$OO:Runner.__init__", {"debug", "loop_factory"}, &debug, &loop_factory);
        return python_of(*make_embedded<LoopRunner>(type, PyRef::borrow(debug), PyRef::borrow(loop_factory)));
    });
}

PyObject* runner_run(PyObject* self, PyObject* arguments, PyObject* keywords) {
    return guarded_holding(arguments, [&] {
        PyObject *coroutine = nullptr, *context = Py_None;
        parse_as_python(arguments, keywords, "O|$O:Runner.run", {"coro", "context"}, &coroutine, &context);
        return runner_of(self).run(coroutine, context);
    });
}
PyObject* runner_get_loop(PyObject* self, PyObject*) {
    return guarded([&] { return python_of(*runner_of(self).loop()); });
}
PyObject* runner_close(PyObject* self, PyObject*) {
    return guarded([&] {
        runner_of(self).close();
        return none();
    });
}
PyObject* runner_enter(PyObject* self, PyObject*) {
    return guarded([&] {
        runner_of(self).loop();
        return PyRef::borrow(self);
    });
}
PyObject* runner_exit(PyObject* self, PyObject* arguments) {
    return guarded([&] {
        PyObject *type = nullptr, *exception = nullptr, *traceback = nullptr;
        if (!PyArg_ParseTuple(arguments, "OOO:__exit__", &type, &exception, &traceback)) throw_error();
        const bool torn_down = exception != Py_None &&
                               PyErr_GivenExceptionMatches(exception, Interpreter::get().exceptions.abort) != 0;
        if (!torn_down) runner_of(self).close();
        return none();
    });
}

const PyMethodDef runner_methods[] = {
    method("run", runner_run, METH_VARARGS | METH_KEYWORDS),
    {"get_loop", runner_get_loop, METH_NOARGS, nullptr},
    {"close", runner_close, METH_NOARGS, nullptr},
    {"__enter__", runner_enter, METH_NOARGS, nullptr},
    {"__exit__", runner_exit, METH_VARARGS, nullptr},
    {nullptr, nullptr, 0, nullptr},
};

}  // namespace

PyTypeObject* make_runner_type(PyObject* module) {
    return make_type(module, "asyncio.runners.Runner", sizeof(Embedded<LoopRunner>), Py_TPFLAGS_HAVE_GC,
                     {slot(Py_tp_new, runner_new), slot(Py_tp_dealloc, embedded_dealloc),
                      slot(Py_tp_traverse, embedded_traverse), slot(Py_tp_clear, embedded_clear),
                      slot(Py_tp_methods, runner_methods)});
}

PyRef run_main(PyObject* coroutine, PyObject* debug) {
    if (EventLoop::running_here() != nullptr)
        raise(PyExc_RuntimeError, "asyncio.run() cannot be called from a running event loop");
    const auto runner = make_ref<LoopRunner>(PyRef::borrow(debug), none());
    runner->loop();
    PyRef result;
    try {
        result = runner->run(coroutine, Py_None);
    } catch (const ThreadAbort&) {
        throw;
    } catch (...) {
        const std::exception_ptr error = std::current_exception();
        runner->close();
        std::rethrow_exception(error);
    }
    runner->close();
    return result;
}

}  // namespace asynchio::python
