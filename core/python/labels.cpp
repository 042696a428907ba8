#include "core/python/labels.h"

#include <span>

#include "core/python/coroutine.h"
#include "core/python/frame_access.h"

namespace asynchio::python {
namespace {

constexpr std::size_t kLongestLabel = 16;  // bytes; longer ones do not fit a lane's header

std::string label_from(const std::string& function, std::span<PyObject* const> arguments) {
    for (PyObject* argument : arguments) {
        if (argument == nullptr || !PyUnicode_CheckExact(argument)) continue;
        const std::string_view text = text_of(argument);
        if (!text.empty() && text.size() <= kLongestLabel) return std::string(text);
        break;
    }
    for (PyObject* argument : arguments) {
        if (argument == nullptr || !PyLong_CheckExact(argument)) continue;
        int overflow = 0;
        const long value = PyLong_AsLongAndOverflow(argument, &overflow);
        if (overflow == 0 && value >= 0) return function + std::to_string(value);
        break;
    }
    return function;
}

}  // namespace

std::string Labels::unique(std::string label) {
    const int count = ++used_[label];
    return count == 1 ? label : label + "#" + std::to_string(count);
}

std::string label_of_call(const std::string& function, PyObject* arguments) {
    if (arguments == nullptr || !PyTuple_Check(arguments)) return function;
    return label_from(function, std::span(reinterpret_cast<PyTupleObject*>(arguments)->ob_item,
                                          static_cast<std::size_t>(PyTuple_GET_SIZE(arguments))));
}

std::string label_of_coroutine(PyObject* coroutine) {
    if (const Coroutine* native = native_coroutine(coroutine)) return native->label();
    const std::string function = name_of_coroutine(coroutine);
    if (!PyCoro_CheckExact(coroutine)) return function;
    PyObject* const* locals = asynchio_coroutine_locals(coroutine);
    const PyRef code = PyRef::take(PyObject_GetAttrString(coroutine, "cr_code"));
    if (locals == nullptr || !code) return function;
    const int arguments = reinterpret_cast<PyCodeObject*>(code.get())->co_argcount;
    return label_from(function, std::span(locals, static_cast<std::size_t>(arguments)));
}

std::string name_of_callable(PyObject* callable) {
    if (PyFunction_Check(callable))
        return std::string(text_of(reinterpret_cast<PyFunctionObject*>(callable)->func_name));
    if (PyMethod_Check(callable)) return name_of_callable(PyMethod_GET_FUNCTION(callable));
    if (PyCFunction_Check(callable)) return reinterpret_cast<PyCFunctionObject*>(callable)->m_ml->ml_name;
    const bool is_type = PyType_Check(callable);
    const std::string_view type = (is_type ? reinterpret_cast<PyTypeObject*>(callable) : Py_TYPE(callable))->tp_name;
    if (!is_type && type == "functools.partial") {
        const PyRef function = PyRef::take(PyObject_GetAttrString(callable, "func"));
        if (function) return name_of_callable(function.get());
        PyErr_Clear();
    }
    return std::string(type.substr(type.rfind('.') + 1));
}

}  // namespace asynchio::python
