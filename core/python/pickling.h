// Values on their way from one process to another: pickled, as CPython's multiprocessing does it.
#pragma once

#include <string>

#include "core/python/py.h"

namespace asynchio::python {

// Throws what pickle raises, such as PicklingError for a lambda. Runs code of the program.
std::string pickled(PyObject* object);
PyRef unpickled(const std::string& bytes);

// An exception whose __cause__ is the text of a traceback that was made in another process.
void set_remote_cause(const PyRef& exception, PyObject* cause_type, const std::string& text);
// The text of an exception's traceback, as it travels.
std::string remote_text(const PyRef& exception);

}  // namespace asynchio::python
