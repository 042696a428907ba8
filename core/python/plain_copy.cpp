#include "core/python/plain_copy.h"

#include "core/python/bounded_repr.h"

namespace asynchio::python {
namespace {

constexpr int kMostValues = 100'000;       // in one program
constexpr Py_ssize_t kLongestText = 100'000;
constexpr int kDeepest = 20;
constexpr Py_ssize_t kLargestNumber = 4096 / 8;  // bytes

class Copier {
  public:
    // Null: it is not plain, or too large.
    PyRef copy(PyObject* value, int depth) {
        if (--left_ < 0 || depth > kDeepest) return {};
        if (value == Py_None || PyBool_Check(value) || PyFloat_CheckExact(value)) return PyRef::borrow(value);
        if (PyLong_CheckExact(value)) return small_number(value) ? PyRef::borrow(value) : PyRef();
        if (PyUnicode_CheckExact(value))
            return PyUnicode_GET_LENGTH(value) <= kLongestText ? PyRef::borrow(value) : PyRef();
        if (PyList_CheckExact(value) || PyTuple_CheckExact(value)) return copy_sequence(value, depth);
        if (PyAnySet_CheckExact(value)) return copy_set(value, depth);
        if (PyDict_CheckExact(value)) return copy_dict(value, depth);
        return {};
    }

  private:
    static bool small_number(PyObject* number) { return _PyLong_NumBits(number) <= kLargestNumber * 8; }

    PyRef item(PyObject* value, int depth) {
        if (PyRef plain = copy(value, depth + 1)) return plain;
        return left_ < 0 ? PyRef() : make_str(bounded_repr(value));
    }

    // Nothing runs between the look at an item and the next one, so the container cannot change.
    PyRef copy_sequence(PyObject* values, int depth) {
        const bool list = PyList_CheckExact(values);
        const Py_ssize_t size = list ? PyList_GET_SIZE(values) : PyTuple_GET_SIZE(values);
        if (size > left_) return {};
        PyRef copies = PyRef::take(list ? PyList_New(size) : PyTuple_New(size));
        for (Py_ssize_t i = 0; copies && i < size; ++i) {
            PyRef copied = item(list ? PyList_GET_ITEM(values, i) : PyTuple_GET_ITEM(values, i), depth);
            if (!copied) return {};
            if (list) PyList_SET_ITEM(copies.get(), i, copied.detach());
            else PyTuple_SET_ITEM(copies.get(), i, copied.detach());
        }
        return copies;
    }

    PyRef copy_set(PyObject* values, int depth) {
        PyRef copies = PyRef::take(PyList_New(0));
        const PyRef items = PySet_GET_SIZE(values) <= left_ ? PyRef::take(PySequence_List(values)) : PyRef();
        for (Py_ssize_t i = 0; copies && items && i < PyList_GET_SIZE(items.get()); ++i) {
            const PyRef copied = item(PyList_GET_ITEM(items.get(), i), depth);
            if (!copied || PyList_Append(copies.get(), copied.get()) < 0) return {};
        }
        return items ? copies : PyRef();
    }

    // Keys that are not plain are left out.
    PyRef copy_dict(PyObject* values, int depth) {
        PyRef copies = PyRef::take(PyDict_New());
        PyObject *key = nullptr, *value = nullptr;
        for (Py_ssize_t at = 0; copies && PyDict_Next(values, &at, &key, &value) != 0;) {
            const bool plain = PyUnicode_CheckExact(key) || PyLong_CheckExact(key) || PyFloat_CheckExact(key) || PyBool_Check(key);
            const PyRef copied_key = plain ? copy(key, depth + 1) : PyRef();
            if (!copied_key) continue;
            const PyRef copied = item(value, depth);
            if (!copied || PyDict_SetItem(copies.get(), copied_key.get(), copied.get()) < 0) return {};
        }
        return copies;
    }

    int left_ = kMostValues;
};

}  // namespace

PyRef plain_copy_of_globals(PyObject* globals) {
    PyRef copies = PyRef::take(PyDict_New());
    Copier copier;
    PyObject *name = nullptr, *value = nullptr;
    for (Py_ssize_t at = 0; copies && PyDict_Next(globals, &at, &name, &value) != 0;) {
        if (!PyUnicode_CheckExact(name) || text_of(name).starts_with("__")) continue;
        const PyRef copied = copier.copy(value, 0);
        PyErr_Clear();
        if (copied && PyDict_SetItem(copies.get(), name, copied.get()) < 0) break;
    }
    PyErr_Clear();
    return copies;
}

}  // namespace asynchio::python
