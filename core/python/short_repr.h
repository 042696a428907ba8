// How asyncio shows objects of the program in its own texts: as reprlib does, cut to a few characters and members.
#pragma once

#include <string>

#include "core/python/py.h"

namespace asynchio::python {

// Runs the program's __repr__. Throws what reprlib raises.
std::string short_repr(PyObject* object);

// Whether it is a functools.partial.
bool is_partial(PyObject* object);

// "tell(1, 'x') at program.py:5", as asyncio shows a callback; `arguments` may be null.
std::string describe_call(PyObject* callable, PyObject* arguments);

}  // namespace asynchio::python
