#include "core/python/bounded_repr.h"

#include <charconv>
#include <cstdlib>

namespace asynchio::python {
namespace {

constexpr std::size_t kMostItems = 8;
constexpr int kDeepest = 3;
constexpr std::size_t kLongestMessage = 300;

class Writer {
  public:
    explicit Writer(std::size_t limit) : limit_(limit) {}
    void write(PyObject* value, int depth);
    std::string take() { return std::move(out_); }

  private:
    bool full() const { return out_.size() >= limit_; }
    void add(std::string_view text) { out_ += text; }
    void write_int(PyObject* value);
    void write_text(PyObject* value);
    void write_bytes(PyObject* value);
    void write_float(double value, bool imaginary);
    void write_sequence(PyObject* const* items, Py_ssize_t count, std::string_view open, std::string_view close,
                        int depth);
    void write_set(PyObject* value, int depth);
    void write_dict(PyObject* value, int depth);
    void write_other(PyObject* value);

    std::size_t limit_;
    std::string out_;
};

void Writer::write(PyObject* value, int depth) {
    if (value == nullptr) return add("?");
    if (full() || depth > kDeepest) return add("...");
    if (value == Py_None) return add("None");
    if (value == Py_True) return add("True");
    if (value == Py_False) return add("False");
    if (value == Py_Ellipsis) return add("Ellipsis");
    if (PyLong_CheckExact(value)) return write_int(value);
    if (PyFloat_CheckExact(value)) return write_float(PyFloat_AS_DOUBLE(value), false);
    if (PyUnicode_CheckExact(value)) return write_text(value);
    if (PyBytes_CheckExact(value)) return write_bytes(value);
    if (PyList_CheckExact(value)) {
        return write_sequence(reinterpret_cast<PyListObject*>(value)->ob_item, PyList_GET_SIZE(value), "[", "]", depth);
    }
    if (PyTuple_CheckExact(value)) {
        const Py_ssize_t count = PyTuple_GET_SIZE(value);
        return write_sequence(reinterpret_cast<PyTupleObject*>(value)->ob_item, count, "(", count == 1 ? ",)" : ")",
                              depth);
    }
    if (PyDict_CheckExact(value)) return write_dict(value, depth);
    if (PyAnySet_CheckExact(value)) return write_set(value, depth);
    write_other(value);
}

void Writer::write_int(PyObject* value) {
    int overflow = 0;
    const long long number = PyLong_AsLongLongAndOverflow(value, &overflow);
    if (overflow == 0) return add(std::to_string(number));
    // Writing out a number of a million digits would take longer than the program.
    const std::size_t bits = _PyLong_NumBits(value);
    add((overflow < 0 ? "-" : "") + std::string("(a number of about ") + std::to_string(bits * 301 / 1000 + 1) +
        " digits)");
}

void Writer::write_float(double value, bool imaginary) {
    char* text = PyOS_double_to_string(value, 'r', 0, imaginary ? 0 : Py_DTSF_ADD_DOT_0, nullptr);
    if (text == nullptr) return PyErr_Clear();
    add(text);
    PyMem_Free(text);
}

void Writer::write_text(PyObject* value) {
    const std::string_view text = text_of(value);
    if (text.data() == nullptr) return add("'?'");
    const char quote = text.find('\'') != text.npos && text.find('"') == text.npos ? '"' : '\'';
    out_ += quote;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const char c = text[i];
        if (out_.size() >= limit_ && (static_cast<unsigned char>(c) & 0xC0) != 0x80) {
            add("...");
            break;
        }
        if (c == '\n') add("\\n");
        else if (c == '\t') add("\\t");
        else if (c == '\r') add("\\r");
        else if (c == '\\' || c == quote) (out_ += '\\') += c;
        else if (static_cast<unsigned char>(c) < 0x20) add("?");
        else out_ += c;
    }
    out_ += quote;
}

void Writer::write_bytes(PyObject* value) {
    add("b'");
    const char* bytes = PyBytes_AS_STRING(value);
    for (Py_ssize_t i = 0; i < PyBytes_GET_SIZE(value); ++i) {
        if (full()) {
            add("...");
            break;
        }
        constexpr std::string_view digits = "0123456789abcdef";
        const auto byte = static_cast<unsigned char>(bytes[i]);
        if (byte >= 0x20 && byte < 0x7f && byte != '\'' && byte != '\\') out_ += static_cast<char>(byte);
        else ((out_ += "\\x") += digits[byte >> 4]) += digits[byte & 15];
    }
    add("'");
}

void Writer::write_sequence(PyObject* const* items, Py_ssize_t count, std::string_view open, std::string_view close,
                            int depth) {
    add(open);
    for (Py_ssize_t i = 0; i < count; ++i) {
        if (i > 0) add(", ");
        if (static_cast<std::size_t>(i) >= kMostItems || full()) {
            add("...");
            break;
        }
        write(items[i], depth + 1);
    }
    add(close);
}

void Writer::write_set(PyObject* value, int depth) {
    if (PySet_GET_SIZE(value) == 0) return add(PyFrozenSet_CheckExact(value) ? "frozenset()" : "set()");
    add("{");
    const PyRef iterator = PyRef::take(PyObject_GetIter(value));
    for (std::size_t i = 0; iterator; ++i) {
        const PyRef item = PyRef::take(PyIter_Next(iterator.get()));
        if (!item) break;
        if (i > 0) add(", ");
        if (i >= kMostItems || full()) {
            add("...");
            break;
        }
        write(item.get(), depth + 1);
    }
    add("}");
}

void Writer::write_dict(PyObject* value, int depth) {
    add("{");
    PyObject *key = nullptr, *item = nullptr;
    Py_ssize_t position = 0;
    for (std::size_t i = 0; PyDict_Next(value, &position, &key, &item) != 0; ++i) {
        if (i > 0) add(", ");
        if (i >= kMostItems || full()) {
            add("...");
            break;
        }
        write(key, depth + 1);
        add(": ");
        write(item, depth + 1);
    }
    add("}");
}

void Writer::write_other(PyObject* value) {
    if (PyFunction_Check(value)) return add("<function " + printable(reinterpret_cast<PyFunctionObject*>(value)->func_name) + ">");
    if (PyType_Check(value)) return add("<class " + std::string(reinterpret_cast<PyTypeObject*>(value)->tp_name) + ">");
    if (PyModule_Check(value)) return add("<module>");
    if (PyCoro_CheckExact(value)) return add("<coroutine " + printable(reinterpret_cast<PyCoroObject*>(value)->cr_name) + ">");
    if (PyExceptionInstance_Check(value)) return add(describe_exception(value));
    const std::string_view name = Py_TYPE(value)->tp_name;
    const std::size_t dot = name.rfind('.');
    add("<" + std::string(dot == name.npos ? name : name.substr(dot + 1)) + ">");
}

}  // namespace

std::string bounded_repr(PyObject* value, std::size_t limit) {
    Writer writer(limit);
    writer.write(value, 0);
    return writer.take();
}

Text shown_in(Recorder& recorder, PyObject* value) {
    if (value == Py_None) return recorder.text("None");
    if (value != nullptr && PyLong_CheckExact(value)) {
        int overflow = 0;
        const long long number = PyLong_AsLongLongAndOverflow(value, &overflow);
        char digits[24];
        if (overflow == 0) return recorder.text({digits, std::to_chars(digits, digits + sizeof digits, number).ptr});
    }
    return recorder.text(bounded_repr(value));
}

bool shows_only_its_type(PyObject* value) {
    const PyTypeObject* const type = Py_TYPE(value);
    // Classes of the program can get another name.
    const bool fixed = !PyType_HasFeature(const_cast<PyTypeObject*>(type), Py_TPFLAGS_HEAPTYPE) ||
                       PyType_HasFeature(const_cast<PyTypeObject*>(type), Py_TPFLAGS_IMMUTABLETYPE);
    if (!fixed || is_immutable(value) || value == Py_Ellipsis) return false;
    const bool has_items = PyList_CheckExact(value) || PyTuple_CheckExact(value) || PyDict_CheckExact(value) ||
                           PyAnySet_CheckExact(value);
    const bool has_name = PyFunction_Check(value) || PyType_Check(value) || PyModule_Check(value) ||
                          PyCoro_CheckExact(value) || PyExceptionInstance_Check(value);
    return !has_items && !has_name;
}

namespace {

// A built-in exception whose arguments are plain values: its __str__ runs no code of the program.
bool safe_to_print(PyTypeObject* type, PyObject* arguments) {
    if ((type->tp_flags & Py_TPFLAGS_HEAPTYPE) != 0 || arguments == nullptr) return false;
    for (Py_ssize_t i = 0; i < PyTuple_GET_SIZE(arguments); ++i)
        if (!is_immutable(PyTuple_GET_ITEM(arguments, i))) return false;
    return true;
}

}  // namespace

std::string describe_exception(PyObject* exception) {
    PyTypeObject* const type = Py_TYPE(exception);
    const std::string_view full_name = type->tp_name;
    std::string text(full_name.substr(full_name.rfind('.') + 1));
    PyObject* const arguments = reinterpret_cast<PyBaseExceptionObject*>(exception)->args;
    // As at the end of every await; str() of it is "".
    if (Py_IS_TYPE(exception, reinterpret_cast<PyTypeObject*>(PyExc_StopIteration)) && PyTuple_GET_SIZE(arguments) == 0) return text;
    std::string message;
    if (safe_to_print(type, arguments)) {
        const PyRef string = PyRef::take(PyObject_Str(exception));
        if (!string) PyErr_Clear();
        message = printable(string.get());
    } else if (arguments != nullptr && PyTuple_GET_SIZE(arguments) > 0) {
        PyObject* const first = PyTuple_GET_ITEM(arguments, 0);
        message = PyUnicode_CheckExact(first) ? printable(first) : bounded_repr(first);
    }
    message = shortened(message, kLongestMessage);
    return message.empty() ? text : text + ": " + message;
}

std::string shortened(std::string_view text, std::size_t limit) {
    if (text.size() <= limit) return std::string(text);
    while (limit > 0 && (static_cast<unsigned char>(text[limit]) & 0xC0) == 0x80) --limit;
    return std::string(text.substr(0, limit)) + "...";
}

bool is_immutable(PyObject* value) {
    return value == Py_None || PyLong_CheckExact(value) || PyFloat_CheckExact(value) || PyBool_Check(value) ||
           PyUnicode_CheckExact(value) || PyBytes_CheckExact(value);
}

}  // namespace asynchio::python
