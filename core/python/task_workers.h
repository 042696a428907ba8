// Who makes the calls of multiprocessing's pools: processes (Pool), or threads of the process that made it (ThreadPool),
// which share its memory: nothing is pickled, and exceptions come as they are.
#pragma once

#include <memory>
#include <string>

#include "core/python/py.h"
#include "core/threads/concurrent_future.h"

namespace asynchio::python {

class TaskWorkers {
  public:
    virtual ~TaskWorkers() = default;
    // With `several`, the arguments are those of many calls, whose results are a list. `keywords` may be null.
    virtual Ref<ConcurrentFuture> call(PyObject* function, PyRef arguments, PyRef keywords, bool several) = 0;
    virtual std::uint32_t count() const = 0;
    // Takes no more calls; those that it has are made.
    virtual void close() = 0;
    // Makes no more calls; those that are not settled never will be.
    virtual void terminate() = 0;
    // Blocks until all workers are over.
    virtual void join() = 0;

    virtual void visit_references(ReferenceVisitor& visitor) const = 0;
    virtual void clear_references() = 0;
};

struct TaskWorkersPlan {
    std::uint32_t count = 1;
    std::uint32_t calls_per_worker = 0;  // of processes, 0: any number
    std::string label;
    PyRef initializer, arguments;        // what each worker calls first; may be null
};
std::shared_ptr<TaskWorkers> start_worker_processes(TaskWorkersPlan plan);
std::shared_ptr<TaskWorkers> start_worker_threads(TaskWorkersPlan plan);

}  // namespace asynchio::python
