// Between the futures of asyncio and of concurrent.futures. Semantics: semantics.md R147-R152.
#pragma once

#include "core/loop/event_loop.h"
#include "core/python/py.h"

namespace asynchio::python {

// run_coroutine_threadsafe(coro, loop): from any thread; returns a concurrent.futures.Future.
PyObject* run_coroutine_threadsafe(PyObject* module, PyObject* arguments, PyObject* keywords);
// wrap_future(future, *, loop=None): a future of the loop that follows a concurrent.futures.Future.
PyObject* wrap_future(PyObject* module, PyObject* arguments, PyObject* keywords);
// What an executor of the program answered to submit(), as a future of the loop. AssertionError if that is no future.
PyRef wrap_answer(EventLoop& loop, const PyRef& answer);

}  // namespace asynchio::python
