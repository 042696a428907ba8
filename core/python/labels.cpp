#include "core/python/labels.h"

#include <algorithm>
#include <span>

#include "core/python/coroutine.h"
#include "core/python/frame_access.h"

namespace asynchio::python {
namespace {

std::string label_from_arguments(const std::string& function, std::span<PyObject* const> arguments) {
    const auto first = [&](auto is_kind) {
        const auto found = std::ranges::find_if(arguments, [&](PyObject* argument) { return argument && is_kind(argument); });
        return found == arguments.end() ? nullptr : *found;
    };
    PyObject* const text = first([](PyObject* object) { return PyUnicode_CheckExact(object); });
    PyObject* const integer = first([](PyObject* object) { return PyLong_CheckExact(object); });
    int overflow = 0;
    const long number = integer == nullptr ? -1 : PyLong_AsLongAndOverflow(integer, &overflow);
    return label_from(function, text == nullptr ? "" : text_of(text), overflow == 0 ? number : -1);
}

}  // namespace

std::string label_of_call(const std::string& function, PyObject* arguments) {
    if (arguments == nullptr || !PyTuple_Check(arguments)) return function;
    return label_from_arguments(function, std::span(reinterpret_cast<PyTupleObject*>(arguments)->ob_item,
                                                    static_cast<std::size_t>(PyTuple_GET_SIZE(arguments))));
}

std::string label_of_coroutine(PyObject* coroutine) {
    if (const Coroutine* native = native_coroutine(coroutine)) return native->label();
    const std::string function = name_of_coroutine(coroutine);
    if (!PyCoro_CheckExact(coroutine)) return function;
    PyObject* const* locals = asynchio_coroutine_locals(coroutine);
    if (locals == nullptr) return function;
    const int arguments = reinterpret_cast<PyCodeObject*>(asynchio_generator_code(coroutine))->co_argcount;
    return label_from_arguments(function, std::span(locals, static_cast<std::size_t>(arguments)));
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
