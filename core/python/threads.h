// Python's threads on the kernel's: every thread of a program is an OS thread with its own interpreter state, and
// only the one with the baton ever asks for the interpreter's lock.
#pragma once

#include <map>
#include <string>

#include "core/python/py.h"
#include "core/threads/thread_pool.h"

namespace asynchio::python {

class Session;

class PythonThreads final : public ThreadStarter {
  public:
    PythonThreads(Kernel& kernel, Session& session) : ThreadStarter(kernel), session_(session) {}

    // The body runs with the interpreter's lock held, watched by the tracer.
    ThreadId start(const ThreadSpec& spec, std::function<void()> body) override;
    std::string worker_label() override;
    Ref<ConcurrentFuture> new_future(JobId job) override;

    // threading.current_thread(): makes an object for a thread that has none yet.
    PyRef current_thread_object();
    PyRef object_of_thread(ThreadId id);
    // threading.main_thread(), of the current process.
    PyRef main_thread() { return object_of_thread(main_thread_of(kernel().current_process())); }
    void remember(ThreadId id, PyRef object) { objects_[id] = std::move(object); }
    ThreadId main_thread_of(ProcessId process) const;
    // Threads of the current process that have begun and not ended, by ordinal.
    std::vector<ThreadId> alive() const;
    void forget_objects() { objects_.clear(); }

  private:
    Session& session_;
    std::map<ThreadId, PyRef> objects_;
    ProcessId process_of(ThreadId id) const;

    std::map<ThreadId, std::string> names_;
    std::map<ThreadId, ProcessId> processes_;      // of threads of other processes than the program itself
    std::map<ProcessId, ThreadId> main_threads_;   // of those processes
    std::vector<ThreadId> started_;
    std::uint32_t workers_ = 0;
};

PyTypeObject* make_thread_type(PyObject* module);

}  // namespace asynchio::python
