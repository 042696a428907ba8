// How errors are written: as python3 writes them, with the lines of a program that is in no file.
#pragma once

#include <string>

#include "core/python/py.h"

namespace asynchio::python {

// The traceback and the error. Runs the program's own __str__; if that fails, says what is known. Throws only
// ThreadAbort.
std::string format_exception(const PyRef& exception);
// The error alone, with the line of a syntax error: what python3 prints when no traceback exists.
std::string format_exception_only(const PyRef& exception);
// In one line: "ZeroDivisionError: division by zero".
std::string exception_line(const PyRef& exception);

// sys.unraisablehook: "Exception ignored in: ...". Silent once the run has ended.
PyRef make_unraisable_hook(PyObject* host);

}  // namespace asynchio::python
