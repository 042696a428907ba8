#include "core/python/interpreter_end.h"

#include <ranges>
#include <set>
#include <vector>

#include "core/loop/event_loop.h"
#include "core/loop/task.h"
#include "core/python/embedded.h"
#include "core/python/errors.h"
#include "core/python/session.h"
#include "core/python/task_type.h"

namespace asynchio::python {
namespace {

void call_atexit(const char* function, PyObject* argument = nullptr) {
    const PyRef module = import_real("atexit");
    static_cast<void>(checked(argument == nullptr ? PyObject_CallMethod(module.get(), function, nullptr)
                                                  : PyObject_CallMethod(module.get(), function, "(O)", argument)));
}

// As the interpreter does it at its end, whatever the program said to the collector.
void collect() {
    PyGC_Enable();
    PyGC_Collect();
    PyErr_Clear();
}

// By then CPython imports nothing any more: warnings about what goes now do not advise tracemalloc, tracebacks come
// without the lines of the program.
class WithoutModules {
  public:
    explicit WithoutModules(Session& session)
        : session_(session), loaded_(PyRef::borrow(PyDict_GetItemString(modules_, kName))) {
        checked(PyDict_SetItemString(modules_, kName, Py_None));
        session.without_modules = true;
    }
    ~WithoutModules() {
        session_.without_modules = false;
        if ((loaded_ ? PyDict_SetItemString(modules_, kName, loaded_.get()) : PyDict_DelItemString(modules_, kName)) < 0)
            PyErr_Clear();
    }
    WithoutModules(const WithoutModules&) = delete;
    WithoutModules& operator=(const WithoutModules&) = delete;

  private:
    static constexpr const char* kName = "tracemalloc";
    Session& session_;
    PyObject* const modules_ = PyImport_GetModuleDict();
    const PyRef loaded_;
};

template <class Call>
void for_each_pending(const Session& session, Call call) {
    for (LiveObject* live = session.live.next(); live != &session.live; live = live->next()) {
        auto* const future = dynamic_cast<Future*>(live->object());
        if (future != nullptr && !future->done() && !future->loop().running()) call(*future);
    }
}

// What the current event loop holds: its timers, who waits for them, and so on. CPython's policy never drops that loop.
class HeldByPolicy final : private ReferenceVisitor {
  public:
    explicit HeldByPolicy(const Session& session) {
        for_each_pending(session, [&](const Future& future) {
            const bool current = session.current_event_loop && future.loop().foreign() == session.current_event_loop.get();
            if (current && future.purpose().kind == WaitKind::timer) visit(future);
        });
        while (!open_.empty()) {
            const Object* const object = open_.back();
            open_.pop_back();
            object->visit_references(*this);
        }
    }
    bool contains(const Object& object) const { return held_.contains(&object); }

  private:
    void visit(const Object& object) override {
        if (held_.insert(&object).second) open_.push_back(&object);
    }
    void visit(const Value&) override {}

    std::set<const Object*> held_;
    std::vector<const Object*> open_;
};

// What tasks of loops that run no more wait for will never come: that is the end of these tasks. Their C++ coroutines hold
// on to it where the collector cannot see.
void drop_what_never_comes(Session& session) {
    const HeldByPolicy held(session);
    std::vector<Ref<Future>> awaited, tasks;  // the newest first
    for_each_pending(session, [&](Future& future) {
        if (held.contains(future)) return;
        const auto* const task = dynamic_cast<const Task*>(&future);
        if (task == nullptr) awaited.emplace_back(&future);
        else if (task->waiting_for() != nullptr) tasks.emplace_back(&future);
    });
    for (const Ref<Future>& task : std::views::reverse(tasks))
        if (task->foreign() != nullptr) report_destroyed(static_cast<PyObject*>(task->foreign()));
    for (const Ref<Future>& future : std::views::reverse(awaited)) future->clear_references();
}

}  // namespace

void forget_exit_functions() {
    const PyRef module = import_real("atexit");
    static_cast<void>(PyRef::take(PyObject_CallMethod(module.get(), "_clear", nullptr)));
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
    const WithoutModules modules_are_gone(session);
    error = nullptr;
    PyDict_DelItemString(PyImport_GetModuleDict(), "__main__");
    PyErr_Clear();
    session.globals = PyRef();
    collect();
    drop_what_never_comes(session);
    collect();
}

}  // namespace asynchio::python
