// Images of functions under functools.lru_cache: each process has its own cache.
#pragma once

#include <memory>

#include "core/python/object_image.h"

namespace asynchio::python {

// The dict inside, which belongs to the function's image and is no object of its own; null as below.
PyObject* entries_of_lru_cache(PyObject* function);

// Null if this Python keeps its caches in another way.
std::unique_ptr<ObjectImage> copy_lru_cache(PyObject* function);

}  // namespace asynchio::python
