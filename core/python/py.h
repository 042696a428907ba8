// CPython's C API, and an owning reference to its objects.
#pragma once

#define PY_SSIZE_T_CLEAN
#include <Python.h>

#include <string>
#include <string_view>
#include <utility>

namespace asynchio::python {

// Owns one reference. All operations need the GIL.
class PyRef {
  public:
    PyRef() = default;
    static PyRef take(PyObject* object) { return PyRef(object); }  // a new reference, possibly null
    static PyRef borrow(PyObject* object) { return PyRef(Py_XNewRef(object)); }
    PyRef(const PyRef& other) : object_(Py_XNewRef(other.object_)) {}
    PyRef(PyRef&& other) noexcept : object_(std::exchange(other.object_, nullptr)) {}
    PyRef& operator=(PyRef other) noexcept {
        std::swap(object_, other.object_);
        return *this;
    }
    ~PyRef() { Py_XDECREF(object_); }

    PyObject* get() const { return object_; }
    explicit operator bool() const { return object_ != nullptr; }
    // Gives the reference to the caller.
    [[nodiscard]] PyObject* detach() { return std::exchange(object_, nullptr); }
    [[nodiscard]] PyObject* new_reference() const { return Py_XNewRef(object_); }

  private:
    explicit PyRef(PyObject* object) : object_(object) {}
    PyObject* object_ = nullptr;
};

// What a weak reference leads to; None when that is gone.
inline PyRef referent_of(PyObject* reference) {
#if PY_VERSION_HEX >= 0x030D0000
    PyObject* object = nullptr;
    return PyWeakref_GetRef(reference, &object) > 0 ? PyRef::take(object) : PyRef::borrow(Py_None);
#else
    return PyRef::borrow(PyWeakref_GetObject(reference));
#endif
}

// The text of a str; empty for anything else. Valid while the object lives.
inline std::string_view text_of(PyObject* string) {
    if (string == nullptr || !PyUnicode_Check(string)) return {};
    Py_ssize_t size = 0;
    const char* text = PyUnicode_AsUTF8AndSize(string, &size);
    if (text == nullptr) {  // lone surrogates have no UTF-8
        PyErr_Clear();
        return {};
    }
    return {text, static_cast<std::size_t>(size)};
}

// The text of a str for people: what has no UTF-8 shows as \udc80.
inline std::string printable(PyObject* string) {
    if (string == nullptr || !PyUnicode_Check(string)) return {};
    const PyRef bytes = PyRef::take(PyUnicode_AsEncodedString(string, "utf-8", "backslashreplace"));
    if (!bytes) {
        PyErr_Clear();
        return {};
    }
    return {PyBytes_AS_STRING(bytes.get()), static_cast<std::size_t>(PyBytes_GET_SIZE(bytes.get()))};
}

inline PyRef make_str(std::string_view text) {
    return PyRef::take(PyUnicode_DecodeUTF8(text.data(), static_cast<Py_ssize_t>(text.size()), "replace"));
}

}  // namespace asynchio::python
