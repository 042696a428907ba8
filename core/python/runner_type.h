// asyncio.Runner and asyncio.run. Semantics: semantics.md R197-R203.
#pragma once

#include "core/python/py.h"

namespace asynchio::python {

PyTypeObject* make_runner_type(PyObject* module);

// asyncio.run: a loop of its own for one coroutine. `debug` may be None.
PyRef run_main(PyObject* coroutine, PyObject* debug);

}  // namespace asynchio::python
