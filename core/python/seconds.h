// Times that a program gives in seconds, as CPython's C functions read them.
#pragma once

#include "core/base/time.h"
#include "core/python/py.h"

namespace asynchio::python {

// TypeError for what is no number, ValueError for NaN, OverflowError for more than 292 years.
Duration seconds_argument(PyObject* seconds);
// A timeout in seconds as a deadline from now, kNever for None or null; a negative one is over at once.
Time deadline_argument(PyObject* timeout);

}  // namespace asynchio::python
