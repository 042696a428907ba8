// The simulated processes of a run, as Python's multiprocessing sees them: their objects, names and children.
//
// Thread: the baton holder, with the GIL.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "core/base/ids.h"
#include "core/base/ref.h"
#include "core/kernel/kernel.h"
#include "core/python/py.h"

namespace asynchio::python {

class Session;

// A multiprocessing.Process.
class ProcessObject : public Object {
  public:
    std::string name;
    std::vector<std::uint32_t> identity;
    bool daemon = false;
    bool named_by_program = false;
    bool closed = false;
    ProcessId creator;
    std::string creator_name;
    ProcessId process;   // none until started
    PoolId pool;         // the pool that it works for, if any
    PyRef target, arguments, keywords;

    void visit_references(ReferenceVisitor& visitor) const override;
    void clear_references() override;
    // A process may give itself another name.
    std::unique_ptr<Image> copy_for_child() override { return make_image(name); }
    void exchange(Image& image) override { exchange_with(image, name); }
};

// Told about forks and ends of processes: a pipe is open as long as somebody has it.
class ProcessWatcher {
  public:
    virtual void forked(ProcessId parent, ProcessId child) = 0;
    virtual void ended(ProcessId process) = 0;

  protected:
    ~ProcessWatcher() = default;
};

class PythonProcesses {
  public:
    explicit PythonProcesses(Session& session) : session_(session) {}

    // The object of the process that runs: made now for the program itself.
    PyRef current();
    // multiprocessing.parent_process(): None in the program itself.
    PyRef parent();
    // Children of the process that runs which have not ended.
    std::vector<PyRef> active_children();
    // The number of the next child of the process that runs, from 1.
    std::uint32_t next_child();

    // Forks: the new process calls run() of the object, as CPython's BaseProcess._bootstrap does.
    void start(const PyRef& object);
    // The same for a body of the runtime's own.
    void start(const PyRef& object, std::function<ProcessExit()> body);
    // What the interpreter does at the end of a process: waits for pools, threads and children.
    void finish();
    // os._exit
    [[noreturn]] void exit_now(int status);
    // By a signal that nobody handles; `status` is what a shell shows.
    [[noreturn]] void end_by_signal(int number, int status, const std::string& name);
    // A watcher must live until it is removed.
    void add(ProcessWatcher& watcher) { watchers_.push_back(&watcher); }
    void remove(ProcessWatcher& watcher) { std::erase(watchers_, &watcher); }
    void forget_objects() { known_.clear(); }

  private:
    [[noreturn]] void end_here(ProcessExit exit, std::uint32_t status, const std::string& message);
    struct Known {
        PyRef object, parent;
        std::uint32_t children_made = 0;
        std::vector<PyRef> children;
    };
    ProcessExit bootstrap(const PyRef& object, const PyRef& context, const std::function<ProcessExit()>& body);
    ProcessExit exit_for(const PyRef& object, const std::exception_ptr& error);
    Known& here();

    Session& session_;
    std::map<ProcessId, Known> known_;
    std::vector<ProcessWatcher*> watchers_;
};

// The exit code as Python shows it: negative for a signal.
long exit_code(const ProcessExit& exit);

PyTypeObject* make_process_type(PyObject* module);
PyTypeObject* make_fork_process_type(PyObject* module, PyTypeObject* process);
// multiprocessing.dummy.Process: a thread.
PyTypeObject* make_dummy_process_type(PyObject* module, PyTypeObject* thread);
PyTypeObject* make_main_process_type(PyObject* module, PyTypeObject* process);
// An object of one of these types with the next number, made as `Process(...)` of the program does it.
PyRef make_process_object(PyTypeObject* type, const std::string& kind);

}  // namespace asynchio::python
