// Short names for lanes: an explicit name, else the first string argument (brew('A', 3) is A), else the function's
// name with its first integer (read(0) is read0), else the function's name. Duplicates get #2, #3, ...
#pragma once

#include <map>
#include <string>

#include "core/python/py.h"

namespace asynchio::python {

class Labels {
  public:
    // A label that no other lane of this run has.
    std::string unique(std::string label);

  private:
    std::map<std::string, int> used_;
};

// For a call of `function` with these positional arguments (a tuple or null).
std::string label_of_call(const std::string& function, PyObject* arguments);
// For a coroutine object that has not begun, from its arguments.
std::string label_of_coroutine(PyObject* coroutine);
// The name of a function, method, partial or any other callable.
std::string name_of_callable(PyObject* callable);

}  // namespace asynchio::python
