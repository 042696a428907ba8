#include "core/python/threads.h"

#include "core/python/embedded.h"
#include "core/python/errors.h"
#include "core/python/interpreter.h"
#include "core/python/session.h"
#include "core/python/thread_type.h"

namespace asynchio::python {
namespace {

// Gives an OS thread its interpreter state for the time of its life.
class AttachedThread {
  public:
    AttachedThread(PyInterpreterState* interpreter, Tracer& tracer)
        : state_(PyThreadState_New(interpreter)), tracer_(tracer) {
        PyEval_RestoreThread(state_);
        tracer_.attach();
    }
    ~AttachedThread() {
        tracer_.detach();
        PyThreadState_Clear(state_);
        PyThreadState_DeleteCurrent();
    }
    AttachedThread(const AttachedThread&) = delete;
    AttachedThread& operator=(const AttachedThread&) = delete;

  private:
    PyThreadState* state_;
    Tracer& tracer_;
};

}  // namespace

ThreadId PythonThreads::start(const ThreadSpec& spec, std::function<void()> body) {
    PyInterpreterState* const interpreter = PyInterpreterState_Get();
    // The body may hold Python objects, so it must be destroyed with the lock held.
    auto shared = std::make_shared<std::function<void()>>(std::move(body));
    return kernel().spawn(spec, [this, interpreter, spec, work = std::move(shared)]() mutable {
        const AttachedThread attached(interpreter, session_.tracer);
        session_.spaces.enter(kernel().current_process());
        const ThreadId me = kernel().current_thread();
        started_.push_back(me);
        if (const ProcessId process = kernel().current_process(); process != ProcessId(1)) {
            processes_[me] = process;
            main_threads_.try_emplace(process, me);
        }
        names_[me] = spec.name;
        struct Release {
            std::shared_ptr<std::function<void()>>& work;
            ~Release() { work.reset(); }
        } const release{work};
        (*work)();
    });
}

std::string PythonThreads::worker_label() {
    return session_.labels.unique("W" + std::to_string(workers_++));
}

Ref<ConcurrentFuture> PythonThreads::new_future(JobId job) {
    return make_embedded<ConcurrentFuture>(Interpreter::get().types.concurrent_future, kernel(), job);
}

PyRef PythonThreads::current_thread_object() { return object_of_thread(kernel().current_thread()); }

PyRef PythonThreads::object_of_thread(ThreadId id) {
    const auto found = objects_.find(id);
    if (found != objects_.end()) return found->second;
    const auto name = names_.find(id);
    const bool main = id == main_thread_of(process_of(id));
    PyRef object = make_foreign_thread(main ? "MainThread" : name != names_.end() ? name->second : "Thread", id, main);
    objects_[id] = object;
    return object;
}

ProcessId PythonThreads::process_of(ThreadId id) const {
    const auto found = processes_.find(id);
    return found != processes_.end() ? found->second : ProcessId(1);
}

ThreadId PythonThreads::main_thread_of(ProcessId process) const {
    const auto found = main_threads_.find(process);
    return found != main_threads_.end() ? found->second : ThreadId(1);
}

std::vector<ThreadId> PythonThreads::alive() const {
    const ProcessId here = kernel().current_process();
    std::vector<ThreadId> alive;
    if (here == ProcessId(1)) alive.emplace_back(1);
    for (const ThreadId id : started_)
        if (process_of(id) == here && !kernel().finished(id)) alive.push_back(id);
    return alive;
}

}  // namespace asynchio::python
