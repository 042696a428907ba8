// Copies of a program's values that outlive it: numbers, texts, and lists, tuples, sets and dicts of them. Made without
// running any code of the program.
#pragma once

#include "core/python/py.h"

namespace asynchio::python {

// A dict of the names in `globals` that hold plain values. What is in a container and not plain is there as the text
// of its bounded repr; sets come as lists. Bounded in size: what is too large or too deep is left out. Never throws;
// null when there is no memory.
PyRef plain_copy_of_globals(PyObject* globals);

}  // namespace asynchio::python
