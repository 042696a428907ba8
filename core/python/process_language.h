// How pools of processes speak Python: calls and results are pickled, exceptions come back with the text of their
// traceback as their cause.
#pragma once

#include <memory>
#include <string>

#include "core/python/py.h"
#include "core/threads/process_pool.h"

namespace asynchio::python {

enum class PoolKind : std::uint8_t { futures, tasks };  // ProcessPoolExecutor; multiprocessing.Pool

class PythonPoolLanguage final : public PoolLanguage {
  public:
    // What each worker calls first; `function` may be null.
    PythonPoolLanguage(PoolKind kind, PyRef function, PyRef arguments)
        : kind_(kind), function_(std::move(function)), arguments_(std::move(arguments)) {}

    Parcel pack(const Work& work) override;
    Made make(const Parcel& call) override;
    void unpack(const Parcel& result, ConcurrentFuture& future) override;
    std::string describe(const std::exception_ptr& error) override;
    std::exception_ptr broken(const std::string& cause) override;
    ProcessId start_worker(PoolId pool, std::function<ProcessExit()> body) override;
    bool initialize() override;

    void visit_references(ReferenceVisitor& visitor) const;
    void clear_references();

  private:
    Made pack_error(const PyRef& exception) const;

    const PoolKind kind_;
    PyRef function_, arguments_;
};

// The call of a function in a worker. With `several`, the arguments are those of many calls, whose results are a list.
Work make_process_work(PyObject* function, PyRef arguments, PyRef keywords, bool several = false);
// What such a call returns or raises: made by a worker of either kind.
PyRef make_packed_call(PyObject* call);
// max_workers, or processes: the cores of the machine for None.
std::uint32_t processes_argument(PyObject* number, const char* complaint);

}  // namespace asynchio::python
