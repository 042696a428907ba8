#include "core/python/type_builder.h"

#include <cstring>
#include <vector>

namespace asynchio::python {

PyTypeObject* make_type(PyObject* module, const char* name, std::size_t size, unsigned long flags,
                        std::initializer_list<PyType_Slot> slots, PyTypeObject* base) {
    std::vector<PyType_Slot> table(slots);
    table.push_back({0, nullptr});
    PyType_Spec spec{name, static_cast<int>(size), 0,
                     static_cast<unsigned>(flags | Py_TPFLAGS_DEFAULT | Py_TPFLAGS_IMMUTABLETYPE), table.data()};
    return reinterpret_cast<PyTypeObject*>(
        checked(PyType_FromModuleAndSpec(module, &spec, reinterpret_cast<PyObject*>(base))).detach());
}

PyTypeObject* as_python_class(PyTypeObject* type) {
    if (const char* dot = std::strrchr(type->tp_name, '.')) type->tp_name = dot + 1;
    return type;
}

PyRef FastArguments::positional() const {
    PyRef tuple = checked(PyTuple_New(count_));
    for (Py_ssize_t i = 0; i < count_; ++i) PyTuple_SET_ITEM(tuple.get(), i, Py_NewRef(arguments_[i]));
    return tuple;
}

PyRef FastArguments::keywords() const {
    if (names_ == nullptr) return {};
    PyRef dict = checked(PyDict_New());
    for (Py_ssize_t i = 0; i < PyTuple_GET_SIZE(names_); ++i)
        checked(PyDict_SetItem(dict.get(), PyTuple_GET_ITEM(names_, i), arguments_[count_ + i]));
    return dict;
}

}  // namespace asynchio::python
