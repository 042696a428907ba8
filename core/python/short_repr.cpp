#include "core/python/short_repr.h"

#include "core/python/attribute.h"
#include "core/python/errors.h"

namespace asynchio::python {

bool is_partial(PyObject* object) {
    const PyRef type = checked(PyObject_GetAttrString(import_real("functools").get(), "partial"));
    const int is = PyObject_IsInstance(object, type.get());
    checked(is);
    return is == 1;
}

namespace {

std::string argument_list(PyObject* arguments, PyObject* keywords) {
    std::string list;
    for (Py_ssize_t i = 0; arguments != nullptr && i < PyTuple_GET_SIZE(arguments); ++i)
        list += (list.empty() ? "" : ", ") + short_repr(PyTuple_GET_ITEM(arguments, i));
    PyObject *name = nullptr, *value = nullptr;
    for (Py_ssize_t i = 0; keywords != nullptr && PyDict_Next(keywords, &i, &name, &value);)
        list += (list.empty() ? "" : ", ") + printable(name) + "=" + short_repr(PyRef::borrow(value).get());
    return "(" + list + ")";
}

std::string name_of_function(PyObject* callable) {
    for (const char* name : {"__qualname__", "__name__"})
        if (const std::string_view text = text_of(attribute_if_any(callable, name).get()); !text.empty()) return std::string(text);
    return printable(checked(PyObject_Repr(callable)).get());
}

// A partial object shows the arguments it has before those of the call.
std::string call_text(PyObject* callable, PyObject* arguments, PyObject* keywords, const std::string& rest) {
    const std::string list = argument_list(arguments, keywords) + rest;
    if (!is_partial(callable)) return name_of_function(callable) + list;
    const PyRef function = checked(PyObject_GetAttrString(callable, "func"));
    const PyRef held = checked(PyObject_GetAttrString(callable, "args"));
    const PyRef named = checked(PyObject_GetAttrString(callable, "keywords"));
    return call_text(function.get(), held.get(), named.get(), list);
}

// The function under decorators and partial objects, where it is one of Python.
PyRef source_function(PyObject* callable) {
    constexpr int kDeepest = 100;
    PyRef found = PyRef::borrow(callable);
    for (int i = 0; found && i < kDeepest; ++i) {
        if (const PyRef wrapped = attribute_if_any(found.get(), "__wrapped__")) found = wrapped;
        else if (PyFunction_Check(found.get())) return found;
        else if (is_partial(found.get())) found = attribute_if_any(found.get(), "func");
        else return {};
    }
    return {};
}

}  // namespace

std::string short_repr(PyObject* object) {
    return printable(checked(PyObject_CallMethod(import_real("reprlib").get(), "repr", "(O)", object)).get());
}

std::string describe_call(PyObject* callable, PyObject* arguments) {
    const std::string call = call_text(callable, arguments, nullptr, "");
    const PyRef function = source_function(callable);
    if (!function) return call;
    const auto* code = reinterpret_cast<const PyCodeObject*>(PyFunction_GET_CODE(function.get()));
    return call + " at " + printable(code->co_filename) + ":" + std::to_string(code->co_firstlineno);
}

}  // namespace asynchio::python
