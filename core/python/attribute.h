// An attribute that need not be there.
#pragma once

#include "core/python/errors.h"
#include "core/python/py.h"

namespace asynchio::python {

// Null and no error if `object` has none, or asking for it raised something.
inline PyRef attribute_if_any(PyObject* object, const char* name) {
    PyRef found = PyRef::take(PyObject_GetAttrString(object, name));
    if (!found) PyErr_Clear();
    return found;
}

}  // namespace asynchio::python
