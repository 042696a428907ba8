// The modules of ours that a program imports instead of the standard library's: asyncio, time, threading,
// queue, concurrent.futures, lessonlib. Each is a table of names made once; a run gets fresh module objects.
#pragma once

#include <string>

#include "core/base/time.h"
#include "core/python/py.h"

namespace asynchio::python {

// What time.time() says when a run begins: 2023-11-14 22:13:20 UTC. Fixed, so that runs are equal.
inline constexpr Time kEpoch = 1'700'000'000 * kSecond;

// Dicts of the names a module offers. They need the interpreter's types.
PyRef asyncio_names(PyObject* host);
PyRef time_names(PyObject* host);
PyRef threading_names(PyObject* host);
PyRef queue_names(PyObject* host);
PyRef futures_names(PyObject* host);
PyRef lessonlib_names(PyObject* host);
PyRef signal_names(PyObject* host);
PyRef os_names(PyObject* host);
PyRef path_names(PyObject* host);  // of os.path
PyRef gc_names(PyObject* host);
// open, input, exit, quit, __import__, breakpoint: what replaces builtins.
PyRef builtin_names(PyObject* host);

// Adds functions to a table of names; their `self` is the host module. `methods` must live as long as the process.
void add_functions(PyObject* names, PyObject* host, const char* module, const PyMethodDef* methods);
void add_name(PyObject* names, const char* name, PyObject* value);

}  // namespace asynchio::python
