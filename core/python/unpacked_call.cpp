#include "core/python/unpacked_call.h"

#include "core/python/attribute.h"
#include "core/python/errors.h"

namespace asynchio::python {
namespace {

// "__main__.work()", "print()"
std::string shown_function(PyObject* function) {
    const PyRef name = attribute_if_any(function, "__qualname__");
    if (!name) return printable(checked(PyObject_Str(function)).get());
    const PyRef module = attribute_if_any(function, "__module__");
    const std::string text = printable(checked(PyObject_Str(name.get())).get()) + "()";
    if (!module || module.get() == Py_None || text_of(module.get()) == "builtins") return text;
    return printable(checked(PyObject_Str(module.get())).get()) + "." + text;
}

void refuse(PyObject* function, const std::string& what, PyObject* given) {
    raise(PyExc_TypeError, shown_function(function) + " argument after " + what + ", not " + Py_TYPE(given)->tp_name);
}

PyRef keyword_arguments(PyObject* function, PyObject* keywords) {
    if (PyDict_CheckExact(keywords)) return PyRef::borrow(keywords);
    PyRef dict = checked(PyDict_New());
    if (PyDict_Update(dict.get(), keywords) == 0) return dict;
    if (PyErr_ExceptionMatches(PyExc_AttributeError) == 0) throw_error();
    PyErr_Clear();
    refuse(function, "** must be a mapping", keywords);
    return dict;
}

PyRef positional_arguments(PyObject* function, PyObject* arguments) {
    if (PyTuple_CheckExact(arguments)) return PyRef::borrow(arguments);
    if (Py_TYPE(arguments)->tp_iter == nullptr && PySequence_Check(arguments) == 0)
        refuse(function, "* must be an iterable", arguments);
    return checked(PySequence_Tuple(arguments));
}

}  // namespace

PyRef call_unpacked(PyObject* function, PyObject* arguments, PyObject* keywords) {
    const PyRef named = keyword_arguments(function, keywords);
    return checked(PyObject_Call(function, positional_arguments(function, arguments).get(), named.get()));
}

}  // namespace asynchio::python
