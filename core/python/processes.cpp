#include "core/python/processes.h"

#include <utility>

#include "core/python/embedded.h"
#include "core/python/errors.h"
#include "core/python/interpreter.h"
#include "core/python/labels.h"
#include "core/python/reports.h"
#include "core/python/session.h"
#include "core/threads/process.h"

namespace asynchio::python {
namespace {

// The context variables of whoever forked.
class ForkedContext {
  public:
    explicit ForkedContext(PyObject* context) : context_(context) { checked(PyContext_Enter(context_)); }
    ~ForkedContext() {
        if (PyContext_Exit(context_) < 0) PyErr_Clear();
    }
    ForkedContext(const ForkedContext&) = delete;
    ForkedContext& operator=(const ForkedContext&) = delete;

  private:
    PyObject* const context_;
};

ProcessExit exit_of_system_exit(Session& session, const PyRef& exception) {
    const PyRef code = PyRef::take(PyObject_GetAttrString(exception.get(), "code"));
    PyErr_Clear();
    if (!code || code.get() == Py_None) return {};
    if (PyLong_Check(code.get())) {
        int overflow = 0;
        return ProcessExit{static_cast<std::uint32_t>(PyLong_AsLongAndOverflow(code.get(), &overflow)) & 0xff, 0};
    }
    session.err.write(printable(checked(PyObject_Str(code.get())).get()) + "\n");
    return ProcessExit{1, 0};
}

// As `random` asks for it in CPython: no two processes get the same numbers.
void seed_random_again() {
    const PyRef random = PyRef::take(PyImport_GetModule(make_str("random").get()));
    PyErr_Clear();
    if (!random || random.get() == Py_None) return;
    const PyRef generator = checked(PyObject_GetAttrString(random.get(), "_inst"));
    static_cast<void>(checked(PyObject_CallMethod(generator.get(), "seed", nullptr)));
}

PyRef make_main_process() {
    const Ref<ProcessObject> process = make_embedded<ProcessObject>(Interpreter::get().types.main_process);
    process->name = "MainProcess";
    process->process = ProcessId(1);
    return python_of(*process);
}

}  // namespace

long exit_code(const ProcessExit& exit) {
    return exit.signal != 0 ? -static_cast<long>(exit.signal) : static_cast<long>(exit.status);
}

void ProcessObject::visit_references(ReferenceVisitor& visitor) const {
    for (const PyRef* reference : {&target, &arguments, &keywords}) visitor.visit(Value(*reference));
}

void ProcessObject::clear_references() {
    const PyRef dropped[] = {std::exchange(target, {}), std::exchange(arguments, {}), std::exchange(keywords, {})};
}

PythonProcesses::Known& PythonProcesses::here() { return known_[session_.kernel.current_process()]; }

PyRef PythonProcesses::current() {
    if (!here().object) here().object = make_main_process();
    return here().object;
}

PyRef PythonProcesses::parent() {
    const PyRef& parent = here().parent;
    return parent ? parent : none();
}

std::vector<PyRef> PythonProcesses::active_children() {
    std::vector<PyRef>& children = here().children;
    std::erase_if(children, [this](const PyRef& child) {
        return session_.kernel.exit_of(object_of<ProcessObject>(child.get()).process) != nullptr;
    });
    return children;
}

std::uint32_t PythonProcesses::next_child() { return ++here().children_made; }

void PythonProcesses::start(const PyRef& object) { start(object, {}); }

void PythonProcesses::start(const PyRef& object, std::function<ProcessExit()> body) {
    auto& me = object_of<ProcessObject>(object.get());
    const PyRef starter = current();
    active_children();
    ThreadSpec thread;
    thread.pool = me.pool;
    const std::string_view type = Py_TYPE(object.get())->tp_name;
    thread.function = me.target ? name_of_callable(me.target.get()) : std::string(type.substr(type.rfind('.') + 1));
    ProcessSpec spec{me.name, "", me.daemon};
    if (me.pool) spec.label = session_.labels.unique("P" + std::to_string(session_.process_labels++));
    else spec.label = session_.labels.unique(
             me.named_by_program ? me.name : label_of_call(thread.function, me.arguments.get()));
    const PyRef context = checked(PyContext_CopyCurrent());
    // The child begins when its parent waits for the first time; until then it gets its memory.
    const ProcessId child =
        start_process(session_.threads, spec, thread,
                      [this, object, context, body = std::move(body)] { return bootstrap(object, context, body); });
    me.process = child;
    known_[child].object = object;
    known_[child].parent = starter;
    here().children.push_back(object);
    try {
        session_.spaces.fork(child);
        for (ProcessWatcher* const watcher : watchers_) watcher->forked(session_.kernel.current_process(), child);
    } catch (...) {
        session_.kernel.kill_process(child, ProcessExit{1, 0});
        throw;
    }
}

ProcessExit PythonProcesses::bootstrap(const PyRef& object, const PyRef& context,
                                       const std::function<ProcessExit()>& body) {
    struct End {
        Session& session;
        const std::vector<ProcessWatcher*>& watchers;
        ~End() {
            const ProcessId process = session.kernel.current_process();
            for (ProcessWatcher* const watcher : watchers) watcher->ended(process);
            session.spaces.end(process);
        }
    } const end{session_, watchers_};
    const ForkedContext inside(context.get());
    seed_random_again();
    std::exception_ptr error;
    ProcessExit exit;
    try {
        if (body) exit = body();
        else static_cast<void>(checked(PyObject_CallMethod(object.get(), "run", nullptr)));
    } catch (const ThreadAbort&) {
        throw;
    } catch (...) {
        error = std::current_exception();
    }
    session_.kernel.join_children();
    if (error) exit = exit_for(object, error);
    finish();
    session_.out.flush();
    session_.err.flush();
    return exit;
}

ProcessExit PythonProcesses::exit_for(const PyRef& object, const std::exception_ptr& error) {
    const PyRef exception = error_object(error);
    if (PyErr_GivenExceptionMatches(exception.get(), PyExc_SystemExit) != 0)
        return exit_of_system_exit(session_, exception);
    session_.err.write("Process " + object_of<ProcessObject>(object.get()).name + ":\n" + format_raised(exception));
    return ProcessExit{1, 0};
}

void PythonProcesses::finish() {
    const ProcessId here = session_.kernel.current_process();
    for (std::size_t i = 0; i < session_.pools.size(); ++i) {
        if (session_.pools[i].process != here) continue;
        if (const auto pool = session_.pools[i].executor.lock()) pool->shutdown(true, false);
    }
    session_.kernel.join_all();
}

void PythonProcesses::exit_now(int status) {
    const auto code = static_cast<std::uint32_t>(status) & 0xff;
    end_here(ProcessExit{code, 0}, code, code == 0 ? "" : "The program asked for exit status " + std::to_string(code) + ".");
}

void PythonProcesses::end_by_signal(int number, int status, const std::string& name) {
    end_here(ProcessExit{0, static_cast<std::uint32_t>(number)}, static_cast<std::uint32_t>(status),
             "The program was ended by " + name + ".");
}

void PythonProcesses::end_here(ProcessExit exit, std::uint32_t status, const std::string& message) {
    if (session_.kernel.current_process() != ProcessId(1)) {
        session_.kernel.end_process(exit);
        throw ThreadAbort{};
    }
    session_.out.flush();
    session_.err.flush();
    session_.kernel.end(RunEnded{status == 0 ? RunOutcome::finished : RunOutcome::exited, status, Budget::none,
                                 session_.recorder.text(message), session_.current_line(), 0, Text()});
    throw ThreadAbort{};
}

}  // namespace asynchio::python
