// The modules of ours that a program imports instead of the standard library's: asyncio, time, threading,
// concurrent.futures, lessonlib. Each is a table of names made once; a run gets fresh module objects.
#pragma once

#include <string>

#include "core/python/py.h"

namespace asynchio::python {

// Dicts of the names a module offers. They need the interpreter's types.
PyRef asyncio_names(PyObject* host);
PyRef time_names(PyObject* host);
PyRef threading_names(PyObject* host);
PyRef futures_names(PyObject* host);
PyRef lessonlib_names(PyObject* host);
// open, input, exit, quit, __import__, breakpoint: what replaces builtins.
PyRef builtin_names(PyObject* host);

// Adds functions to a table of names; their `self` is the host module. `methods` must live as long as the process.
void add_functions(PyObject* names, PyObject* host, const char* module, const PyMethodDef* methods);
void add_name(PyObject* names, const char* name, PyObject* value);

}  // namespace asynchio::python
