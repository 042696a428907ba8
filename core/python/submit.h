// asyncio.run_coroutine_threadsafe. Semantics: semantics.md R151, R152.
#pragma once

#include "core/python/py.h"

namespace asynchio::python {

// run_coroutine_threadsafe(coro, loop): from any thread; returns a concurrent.futures.Future.
PyObject* run_coroutine_threadsafe(PyObject* module, PyObject* arguments, PyObject* keywords);

}  // namespace asynchio::python
