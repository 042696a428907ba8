// The part of `sys` that a run may see and change: its streams, its arguments, its settings. Put in place for a run,
// put back after it. (What a program assigns in modules is SharedState's business.)
#pragma once

#include <map>
#include <string>

#include "core/kernel/run_request.h"
#include "core/python/py.h"

namespace asynchio::python {

class SysState {
  public:
    explicit SysState(const RunRequest& request);
    ~SysState();
    SysState(const SysState&) = delete;
    SysState& operator=(const SysState&) = delete;

  private:
    void set(const char* name, PyRef value);
    std::map<std::string, PyRef> saved_;
    int recursion_limit_;
};

// To what the program has as sys.stderr now.
void write_to_stderr(const std::string& text);

// The type of sys.stdout and sys.stderr, and that of their `buffer`.
PyTypeObject* make_output_type(PyObject* module);
PyTypeObject* make_output_buffer_type(PyObject* module);

}  // namespace asynchio::python
