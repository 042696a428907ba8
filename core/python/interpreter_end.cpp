#include "core/python/interpreter_end.h"

#include <vector>

#include "core/loop/event_loop.h"
#include "core/loop/task.h"
#include "core/python/embedded.h"
#include "core/python/errors.h"
#include "core/python/session.h"

namespace asynchio::python {
namespace {

void call_atexit(const char* function, PyObject* argument = nullptr) {
    const PyRef module = import_real("atexit");
    static_cast<void>(checked(argument == nullptr ? PyObject_CallMethod(module.get(), function, nullptr)
                                                  : PyObject_CallMethod(module.get(), function, "O", argument)));
}

// As the interpreter does it at its end, whatever the program said to the collector.
void collect() {
    PyGC_Enable();
    PyGC_Collect();
    PyErr_Clear();
}

// Warnings about what goes now do not advise tracemalloc: by then CPython imports nothing any more.
class WithoutTracemalloc {
  public:
    WithoutTracemalloc() : loaded_(PyRef::borrow(PyDict_GetItemString(modules_, kName))) {
        checked(PyDict_SetItemString(modules_, kName, Py_None));
    }
    ~WithoutTracemalloc() {
        if ((loaded_ ? PyDict_SetItemString(modules_, kName, loaded_.get()) : PyDict_DelItemString(modules_, kName)) < 0)
            PyErr_Clear();
    }
    WithoutTracemalloc(const WithoutTracemalloc&) = delete;
    WithoutTracemalloc& operator=(const WithoutTracemalloc&) = delete;

  private:
    static constexpr const char* kName = "tracemalloc";
    PyObject* const modules_ = PyImport_GetModuleDict();
    const PyRef loaded_;
};

// What tasks of loops that run no more wait for will never come: that is the end of these tasks. Their C++ coroutines hold
// on to it where the collector cannot see.
void drop_what_never_comes(Session& session) {
    std::vector<Ref<Future>> awaited;
    for (LiveObject* live = session.live.next(); live != &session.live; live = live->next()) {
        auto* const future = dynamic_cast<Future*>(live->object());
        if (future == nullptr || future->done() || dynamic_cast<Task*>(future) != nullptr) continue;
        if (!future->loop().running()) awaited.emplace_back(future);
    }
    for (auto future = awaited.rbegin(); future != awaited.rend(); ++future) (*future)->clear_references();
}

}  // namespace

void forget_exit_functions() {
    const PyRef module = PyRef::take(PyImport_GetModule(make_str("atexit").get()));
    if (module) static_cast<void>(PyRef::take(PyObject_CallMethod(module.get(), "_clear", nullptr)));
    PyErr_Clear();
}

void close_logging_at_exit() {
    const PyRef shutdown = checked(PyObject_GetAttrString(import_real("logging").get(), "shutdown"));
    call_atexit("unregister", shutdown.get());
    call_atexit("register", shutdown.get());
}

void call_exit_functions() { call_atexit("_run_exitfuncs"); }

void drop_program(Session& session, std::exception_ptr& error) {
    session.signals.clear();
    collect();
    const WithoutTracemalloc modules_are_gone;
    error = nullptr;
    session.current_event_loop = PyRef();
    PyDict_DelItemString(PyImport_GetModuleDict(), "__main__");
    PyErr_Clear();
    session.globals = PyRef();
    collect();
    drop_what_never_comes(session);
    collect();
}

}  // namespace asynchio::python
