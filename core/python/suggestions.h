// "Did you mean": the name that python3 puts behind the message of a NameError or an AttributeError that nobody caught.
#pragma once

#include <string>
#include <string_view>

#include "core/python/py.h"

namespace asynchio::python {

// Of the str objects in `candidates`, the first one of those that are nearest to `name`; empty when none is near enough.
std::string nearest_name(std::string_view name, PyObject* candidates);

// The name that was probably meant by the one that was not found; empty when there is none. Throws ThreadAbort only.
std::string suggestion_for(const PyRef& exception);

}  // namespace asynchio::python
