#include "core/python/signals.h"

#include "core/python/errors.h"
#include "core/python/interpreter.h"
#include "core/python/session.h"

namespace asynchio::python {
namespace {

PyRef name_of_module(const char* name) {
    return checked(PyObject_GetAttrString(import_real("signal").get(), name));
}

bool is_ignored_by_default(int number) {
    return number == SIGCHLD || number == SIGCONT || number == SIGURG || number == SIGWINCH;
}

// Python code that is called while a line is told to the tracer is watched like any other.
class Watched {
  public:
    Watched() : thread_(PyThreadState_Get()), paused_(thread_->tracing > 0) {
        if (paused_) PyThreadState_LeaveTracing(thread_);
    }
    ~Watched() {
        if (paused_) PyThreadState_EnterTracing(thread_);
    }
    Watched(const Watched&) = delete;
    Watched& operator=(const Watched&) = delete;

  private:
    PyThreadState* thread_;
    bool paused_;
};

}  // namespace

ProcessId Signals::process() const { return session_.kernel.current_process(); }

// A process has the handlers that its parent had.
PyRef Signals::handler(int number) const {
    for (ProcessId owner = process(); owner != ProcessId(); owner = session_.kernel.parent_of(owner))
        if (const auto found = handlers_.find({owner, number}); found != handlers_.end()) return found->second;
    return name_of_module(number == SIGINT ? "default_int_handler" : "SIG_DFL");
}

bool Signals::is_default(int number) const {
    return handler(number).get() == name_of_module(number == SIGINT ? "default_int_handler" : "SIG_DFL").get();
}

void Signals::set_handler(int number, PyRef handler) {
    if (number == SIGINT) session_.on_interrupt = nullptr;  // asyncio.run's own is replaced, too
    handlers_[{process(), number}] = std::move(handler);
}

void Signals::raise(int number) {
    if (number == SIGINT) session_.recorder.record_by_kernel(InterruptRequested{});
    const bool here = session_.kernel.current_thread() == ThreadId(1) || process() != ProcessId(1);
    if (here) return deliver(number);
    raised_.push_back(number);
    session_.kernel.interrupt_main();
}

void Signals::take_notice() {
    if (raised_.empty()) return deliver(SIGINT);
    while (!raised_.empty()) {
        const int number = raised_.front();
        raised_.pop_front();
        deliver(number);
    }
}

void Signals::deliver(int number) {
    const PyRef known = handler(number);
    if (known.get() == name_of_module("SIG_IGN").get()) return;
    if (known.get() == name_of_module("SIG_DFL").get()) {
        if (!is_ignored_by_default(number)) end_by(number);
        return;
    }
    const bool asked_to_stop = number == SIGINT && session_.on_interrupt && session_.on_interrupt();
    if (!asked_to_stop) call(known, number);
}

void Signals::call(const PyRef& handler, int number) {
    const Watched watched;
    PyObject* const frame = reinterpret_cast<PyObject*>(PyEval_GetFrame());
    checked(PyObject_CallFunction(handler.get(), "iO", number, frame != nullptr ? frame : Py_None));
}

void Signals::end_by(int number) {
    constexpr int kAsShellsShowIt = 128;
    const PyRef name = checked(PyObject_CallFunction(name_of_module("Signals").get(), "i", number));
    session_.processes.end_by_signal(number, kAsShellsShowIt + number, printable(checked(PyObject_GetAttrString(name.get(), "name")).get()));
}

}  // namespace asynchio::python
