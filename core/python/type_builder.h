// Makes heap types from slots, without mutable tables.
#pragma once

#include <initializer_list>
#include <type_traits>

#include "core/python/errors.h"
#include "core/python/py.h"

namespace asynchio::python {

template <class Function>
PyType_Slot slot(int id, Function* function) {
    if constexpr (std::is_function_v<Function>) return {id, reinterpret_cast<void*>(function)};
    else return {id, const_cast<void*>(static_cast<const void*>(function))};  // tables: Python only reads them
}

// An immutable type owned by `module`. The tables that slots point to must live as long as the process.
PyTypeObject* make_type(PyObject* module, const char* name, std::size_t size, unsigned long flags,
                        std::initializer_list<PyType_Slot> slots, PyTypeObject* base = nullptr);

// As a class written in Python: messages call it by its last name, "Lock" rather than "asyncio.locks.Lock".
PyTypeObject* as_python_class(PyTypeObject* type);

// A method table entry for functions that take keywords.
template <class Function>
inline PyMethodDef method(const char* name, Function* function, int flags, const char* doc = nullptr) {
    return {name, reinterpret_cast<PyCFunction>(reinterpret_cast<void (*)()>(function)), flags, doc};
}

// Arguments of a METH_VARARGS | METH_KEYWORDS function, by PyArg_ParseTupleAndKeywords. Throws on a mismatch.
template <class... Out>
void parse(PyObject* arguments, PyObject* keywords, const char* format, std::initializer_list<const char*> names,
           Out... out) {
    const char* list[12] = {};
    std::size_t count = 0;
    for (const char* name : names) list[count++] = name;
    if (PyArg_ParseTupleAndKeywords(arguments, keywords, format, const_cast<char**>(list), out...) == 0) throw_error();
}

// Arguments of a METH_FASTCALL | METH_KEYWORDS function: a call makes no tuple and no dict for them.
class FastArguments {
  public:
    FastArguments(PyObject* const* arguments, Py_ssize_t count, PyObject* names)
        : arguments_(arguments), count_(count), names_(names) {}
    // The only argument, given by its place; null if there are others or it is given by name.
    PyObject* only() const { return count_ == 1 && names_ == nullptr ? arguments_[0] : nullptr; }
    // As METH_VARARGS | METH_KEYWORDS functions get them; what is in them lives as long as the call.
    PyRef positional() const;
    PyRef keywords() const;

  private:
    PyObject* const* arguments_;
    Py_ssize_t count_;
    PyObject* names_;
};

}  // namespace asynchio::python
