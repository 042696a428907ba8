// Python objects as values of the runtime: a Value holds a PyRef, and nothing at all stands for None.
#pragma once

#include <any>

#include "core/base/ref.h"
#include "core/python/py.h"

namespace asynchio::python {

inline Value to_value(PyRef object) {
    if (!object || object.get() == Py_None) return {};
    return Value(std::move(object));
}

// Values that C++ made are translated: bool as such, everything else is None.
inline PyRef to_object(const Value& value) {
    if (const auto* object = std::any_cast<PyRef>(&value)) return *object;
    if (const auto* flag = std::any_cast<bool>(&value)) return PyRef::borrow(*flag ? Py_True : Py_False);
    return PyRef::borrow(Py_None);
}

}  // namespace asynchio::python
