// Python functions that the loop calls: handles of call_soon and call_later, and done callbacks of futures.
#pragma once

#include "core/loop/future.h"
#include "core/loop/handle.h"
#include "core/python/py.h"

namespace asynchio::python {

class CallbackHandle : public Handle {
  public:
    // `context` null: a copy of the current one.
    CallbackHandle(PyRef callable, PyRef arguments, PyRef context);
    void run() override;
    HandleKind kind() const override { return HandleKind::callback; }
    std::string label() const override;
    void visit_references(ReferenceVisitor& visitor) const override;
    void clear_references() override { on_cancel(); }
    PyObject* callable() const { return callable_.get(); }
    PyObject* arguments() const { return arguments_.get(); }

  private:
    void on_cancel() override;
    void report(const PyRef& exception);

    PyRef callable_;
    PyRef arguments_;
    PyRef context_;
};

// Calls callable(future) when the future is done.
class PythonDoneCallback final : public DoneCallback {
  public:
    PythonDoneCallback(PyRef callable, PyRef context);
    Ref<Handle> make_handle(Future& future) override;
    void visit_references(ReferenceVisitor& visitor) const override;
    PyObject* callable() const { return callable_.get(); }

  private:
    PyRef callable_;
    PyRef context_;
};

PyTypeObject* make_handle_type(PyObject* module);
PyTypeObject* make_timer_handle_type(PyObject* module, PyTypeObject* handle);

}  // namespace asynchio::python
