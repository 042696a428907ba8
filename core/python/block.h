// What `async with` tells __aexit__ about its block.
#pragma once

#include <exception>

#include "core/loop/coro.h"
#include "core/python/coroutine.h"
#include "core/python/errors.h"
#include "core/python/interpreter.h"

namespace asynchio::python {

inline Coro<Value> do_nothing() { co_return Value(); }

// The body of an __aexit__: `leave(raised)` gives the coroutine that ends the block, which raised this or null. A block
// that the end of the run tears down is not ended.
template <class Leave>
PyRef end_block(PyObject* arguments, const char* name, Leave leave) {
    PyObject *type = nullptr, *exception = nullptr, *traceback = nullptr;
    if (!PyArg_ParseTuple(arguments, "OOO:__aexit__", &type, &exception, &traceback)) throw_error();
    std::exception_ptr raised;
    if (PyExceptionInstance_Check(exception)) raised = error_from(PyRef::borrow(exception));
    if (is_error<ThreadAbort>(raised)) return make_awaitable(drive(do_nothing(), name));
    return make_awaitable(drive(leave(std::move(raised)), name));
}

}  // namespace asynchio::python
