// asyncio.Future, and what all futures share in Python. Semantics: semantics.md R20-R30.
#pragma once

#include "core/loop/future.h"
#include "core/python/py.h"

namespace asynchio::python {

// The future in a Python object, or null if it is none (or was never initialised).
Future* future_of(PyObject* object);

// The hand-shake of `await future`: the future that is yielded to the task carries a mark, which tells it from one
// that was yielded by mistake.
void set_blocking(const Future& future);
bool take_blocking(PyObject* future);

// "<Future pending>" and its like: what repr() shows between the brackets after the class name.
std::string describe_state(Future& future);
// " cb=[print_result() at program.py:5]": the functions that will be called; empty if there are none.
std::string describe_callbacks(const Future& future);
// Reports an exception that nobody looked at, when the object goes away.
void report_unseen(PyObject* self);

PyTypeObject* make_future_type(PyObject* module);
PyTypeObject* make_gather_type(PyObject* module, PyTypeObject* future);
PyTypeObject* make_future_wait_type(PyObject* module);

}  // namespace asynchio::python
