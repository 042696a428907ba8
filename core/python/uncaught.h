// An exception that nobody caught, as the interpreter itself shows it. That is not quite what the traceback module
// writes: the interpreter suggests names and marks the places of syntax errors in its own way.
#pragma once

#include "core/python/py.h"

namespace asynchio::python {

// A traceback.TracebackException of `exception`, and of all that it is chained to, whose lines are those of the
// interpreter. Throws what __str__ or __dir__ of the program raise.
PyRef uncaught_report(const PyRef& exception);

// Lets the report begin with "Traceback (most recent call last):" although no frame of the program is in it: what the
// runtime raised by itself has frames of CPython's library there.
void show_header(const PyRef& report);

// Its lines. Groups look here as where the interpreter itself writes them: the traceback module leaves the last line of a
// group out when its last member is chained to another group.
PyRef lines_of_uncaught(const PyRef& report);

}  // namespace asynchio::python
