#include "core/python/sys_state.h"

#include "core/python/errors.h"
#include "core/python/interpreter.h"
#include "core/python/session.h"
#include "core/python/type_builder.h"

namespace asynchio::python {
namespace {

// sys.stdout, sys.stderr or the `buffer` of one: writes to the run that is going on.
struct OutputObject {
    PyObject_HEAD
    bool is_error;
};

Output& output_of(PyObject* self) {
    Session& session = current_session();
    return reinterpret_cast<OutputObject*>(self)->is_error ? session.err : session.out;
}

void write_text(PyObject* self, PyObject* text) {
    if (!PyUnicode_Check(text))
        raise(PyExc_TypeError, std::string("write() argument must be str, not ") + Py_TYPE(text)->tp_name);
    if (reinterpret_cast<OutputObject*>(self)->is_error) return output_of(self).write(printable(text));
    Py_ssize_t size = 0;
    const char* const bytes = PyUnicode_AsUTF8AndSize(text, &size);
    if (bytes == nullptr) throw_error();  // a lone surrogate
    output_of(self).write({bytes, static_cast<std::size_t>(size)});
}

PyObject* output_write(PyObject* self, PyObject* text) {
    return guarded([&] {
        write_text(self, text);
        return checked(PyLong_FromSsize_t(PyUnicode_GET_LENGTH(text)));
    });
}
PyObject* output_writelines(PyObject* self, PyObject* lines) {
    return guarded([&] {
        const PyRef iterator = checked(PyObject_GetIter(lines));
        while (const PyRef line = PyRef::take(PyIter_Next(iterator.get()))) write_text(self, line.get());
        if (PyErr_Occurred() != nullptr) throw_error();
        return none();
    });
}
PyObject* output_flush(PyObject* self, PyObject*) {
    return guarded([&] {
        output_of(self).flush();
        return none();
    });
}
PyObject* output_isatty(PyObject*, PyObject*) { Py_RETURN_FALSE; }
PyObject* output_yes(PyObject*, PyObject*) { Py_RETURN_TRUE; }
PyObject* output_reconfigure(PyObject*, PyObject*, PyObject*) { Py_RETURN_NONE; }
PyObject* output_encoding(PyObject*, void*) { return PyUnicode_FromString("utf-8"); }
PyObject* output_errors(PyObject* self, void*) {
    return PyUnicode_FromString(reinterpret_cast<OutputObject*>(self)->is_error ? "backslashreplace" : "strict");
}
PyObject* output_name(PyObject* self, void*) {
    return PyUnicode_FromString(reinterpret_cast<OutputObject*>(self)->is_error ? "<stderr>" : "<stdout>");
}
PyObject* output_closed(PyObject*, void*) { Py_RETURN_FALSE; }

PyRef make_output(PyTypeObject* type, bool is_error) {
    PyRef output = checked(type->tp_alloc(type, 0));
    reinterpret_cast<OutputObject*>(output.get())->is_error = is_error;
    return output;
}

PyObject* output_buffer(PyObject* self, void*) {
    return guarded([&] {
        return make_output(Interpreter::get().types.output_buffer, reinterpret_cast<OutputObject*>(self)->is_error);
    });
}
PyObject* output_line_buffering(PyObject*, void*) { Py_RETURN_FALSE; }
PyObject* output_mode(PyObject*, void*) { return PyUnicode_FromString("w"); }

// Bytes that are no UTF-8 are shown as such: a picture has only text.
PyObject* buffer_write(PyObject* self, PyObject* bytes) {
    return guarded([&] {
        if (PyUnicode_Check(bytes)) raise(PyExc_TypeError, "a bytes-like object is required, not 'str'");
        Py_buffer view{};
        checked(PyObject_GetBuffer(bytes, &view, PyBUF_SIMPLE));
        const PyRef text = PyRef::take(PyUnicode_DecodeUTF8(static_cast<const char*>(view.buf), view.len, "backslashreplace"));
        const Py_ssize_t size = view.len;
        PyBuffer_Release(&view);
        if (!text) throw_error();
        output_of(self).write(printable(text.get()));
        return checked(PyLong_FromSsize_t(size));
    });
}
PyObject* buffer_mode(PyObject*, void*) { return PyUnicode_FromString("wb"); }

const PyMethodDef output_methods[] = {
    {"write", output_write, METH_O, nullptr},
    {"writelines", output_writelines, METH_O, nullptr},
    {"flush", output_flush, METH_NOARGS, nullptr},
    {"isatty", output_isatty, METH_NOARGS, nullptr},
    {"writable", output_yes, METH_NOARGS, nullptr},
    method("reconfigure", output_reconfigure, METH_VARARGS | METH_KEYWORDS),
    {nullptr, nullptr, 0, nullptr},
};
const PyGetSetDef output_attributes[] = {
    {"encoding", output_encoding, nullptr, nullptr, nullptr},
    {"errors", output_errors, nullptr, nullptr, nullptr},
    {"name", output_name, nullptr, nullptr, nullptr},
    {"closed", output_closed, nullptr, nullptr, nullptr},
    {"buffer", output_buffer, nullptr, nullptr, nullptr},
    {"line_buffering", output_line_buffering, nullptr, nullptr, nullptr},
    {"mode", output_mode, nullptr, nullptr, nullptr},
    {nullptr, nullptr, nullptr, nullptr, nullptr},
};
const PyMethodDef buffer_methods[] = {
    {"write", buffer_write, METH_O, nullptr},
    {"flush", output_flush, METH_NOARGS, nullptr},
    {"isatty", output_isatty, METH_NOARGS, nullptr},
    {"writable", output_yes, METH_NOARGS, nullptr},
    {nullptr, nullptr, 0, nullptr},
};
const PyGetSetDef buffer_attributes[] = {
    {"name", output_name, nullptr, nullptr, nullptr},
    {"closed", output_closed, nullptr, nullptr, nullptr},
    {"mode", buffer_mode, nullptr, nullptr, nullptr},
    {nullptr, nullptr, nullptr, nullptr, nullptr},
};

constexpr int kMaxDigits = 4300;  // CPython's limit for numbers as text

// A setting that Python code can only change by a function.
template <class... Arguments>
void call(const char* module, const char* function, const char* format, Arguments... arguments) {
    const PyRef owner = PyRef::borrow(PyImport_AddModule(module));
    if (owner) static_cast<void>(PyRef::take(PyObject_CallMethod(owner.get(), function, format, arguments...)));
    PyErr_Clear();
}

PyRef make_stdin(const RunRequest& request) {
    std::string text;
    for (const std::string& line : request.inputs) text += line + "\n";
    const PyRef io = import_real("io");
    const PyRef bytes = checked(PyObject_CallMethod(io.get(), "BytesIO", "y#", text.data(), static_cast<Py_ssize_t>(text.size())));
    return checked(PyObject_CallMethod(io.get(), "TextIOWrapper", "Os", bytes.get(), "utf-8"));
}

PyRef make_arguments(const RunRequest& request) {
    PyRef list = checked(PyList_New(0));
    checked(PyList_Append(list.get(), make_str(request.filename).get()));
    for (const std::string& argument : request.arguments) checked(PyList_Append(list.get(), make_str(argument).get()));
    return list;
}

}  // namespace

SysState::SysState(const RunRequest& request) : recursion_limit_(Py_GetRecursionLimit()) {
    PyTypeObject* const type = Interpreter::get().types.output;
    set("stdout", make_output(type, false));
    set("stderr", make_output(type, true));
    set("stdin", make_stdin(request));
    set("argv", make_arguments(request));
}

SysState::~SysState() {
    for (const auto& [name, value] : saved_) PySys_SetObject(name.c_str(), value.get());
    call("warnings", "_filters_mutated", nullptr);
    call("sys", "set_int_max_str_digits", "i", kMaxDigits);
    call("sys", "set_coroutine_origin_tracking_depth", "i", 0);
    call("sys", "set_asyncgen_hooks", "OO", Py_None, Py_None);
    call("gc", "set_debug", "i", 0);
    call("gc", "set_threshold", "iii", 0, 10, 10);  // never by itself: see Interpreter
    Py_SetRecursionLimit(recursion_limit_);
    PyGC_Enable();
    PyErr_Clear();
}

void SysState::set(const char* name, PyRef value) {
    saved_[name] = PyRef::borrow(PySys_GetObject(name));
    checked(PySys_SetObject(name, value.get()));
}

void write_to_stderr(const std::string& text) {
    PyObject* const stream = PySys_GetObject("stderr");
    if (stream == nullptr || stream == Py_None) return;
    if (Py_TYPE(stream) == Interpreter::get().types.output) return output_of(stream).write(text);
    if (PyRef::take(PyObject_CallMethod(stream, "write", "O", make_str(text).get()))) return;
    const std::exception_ptr error = take_error();
    if (current_session().kernel.ending()) std::rethrow_exception(error);
}

PyTypeObject* make_output_buffer_type(PyObject* module) {
    return make_type(module, "_io.BufferedWriter", sizeof(OutputObject), Py_TPFLAGS_DISALLOW_INSTANTIATION,
                     {slot(Py_tp_methods, buffer_methods), slot(Py_tp_getset, buffer_attributes)});
}

PyTypeObject* make_output_type(PyObject* module) {
    return make_type(module, "_io.TextIOWrapper", sizeof(OutputObject), Py_TPFLAGS_DISALLOW_INSTANTIATION,
                     {slot(Py_tp_methods, output_methods), slot(Py_tp_getset, output_attributes)});
}

}  // namespace asynchio::python
