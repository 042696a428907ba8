// The truth about a Python program that runs in this process.
#pragma once

#include "core/tests/python_run.h"
#include "core/tests/truth_sync.h"

namespace asynchio::testing {

// Looks at the objects of the run that is going on, which live in Python objects.
class PythonTruth final : public SyncTruth {
  protected:
    // Also in threads that do not hold the GIL, so the interpreter is asked only in the first one.
    const SimulatedKernel* find_kernel() override {
        if (session_ == nullptr) session_ = python::Interpreter::get().session;
        return &session_->kernel;
    }
    void compare_objects() override {
        for (auto* entry = session_->live.next(); entry != &session_->live; entry = entry->next())
            if (const Object* const object = entry->object()) compare_object(*object);
        for (const auto& entry : session_->pools)
            if (const auto pool = std::dynamic_pointer_cast<const ThreadPoolExecutor>(entry.executor.lock())) compare_pool(*pool);
    }

  private:
    const python::Session* session_ = nullptr;
};

}  // namespace asynchio::testing
