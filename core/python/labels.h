// The names that calls of Python functions have in the picture: core/base/labels.h has the rule.
#pragma once

#include <string>

#include "core/base/labels.h"
#include "core/python/py.h"

namespace asynchio::python {

// For a call of `function` with these positional arguments (a tuple or null).
std::string label_of_call(const std::string& function, PyObject* arguments);
// For a coroutine object that has not begun, from its arguments.
std::string label_of_coroutine(PyObject* coroutine);
// The name of a function, method, partial or any other callable.
std::string name_of_callable(PyObject* callable);

}  // namespace asynchio::python
