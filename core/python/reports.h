// How errors are written: as python3 writes them, with the lines of a program that is in no file.
#pragma once

#include <string>

#include "core/python/py.h"

namespace asynchio::python {

// The traceback and the error, as the traceback module writes them. Runs the program's own __str__; if that fails, says what is known. Throws only
// ThreadAbort.
std::string format_exception(const PyRef& exception);
// The same for what was certainly raised: it has a traceback, though perhaps without a frame of the program.
std::string format_raised(const PyRef& exception);
// What was raised, as the interpreter writes it at the end of a program or of a thread: uncaught.h.
std::string format_uncaught(const PyRef& exception);
// The same for what left the program itself, where no frame of the library is around it.
std::string format_uncaught_in_program(const PyRef& exception);
// The error alone, with the line of a syntax error: what python3 prints when no traceback exists.
std::string format_uncaught_only(const PyRef& exception);
// In one line: "ZeroDivisionError: division by zero".
std::string exception_line(const PyRef& exception);

// sys.unraisablehook: "Exception ignored in: ...". Silent once the run has ended.
PyRef make_unraisable_hook(PyObject* host);

}  // namespace asynchio::python
