#include "core/python/sys_state.h"

#include "core/python/errors.h"
#include "core/python/interpreter.h"
#include "core/python/session.h"
#include "core/python/type_builder.h"

namespace asynchio::python {
namespace {

// sys.stdout or sys.stderr: writes to the run that is going on.
struct OutputObject {
    PyObject_HEAD
    bool is_error;
};

Output& output_of(PyObject* self) {
    Session& session = current_session();
    return reinterpret_cast<OutputObject*>(self)->is_error ? session.err : session.out;
}

PyObject* output_write(PyObject* self, PyObject* text) {
    return guarded([&] {
        if (!PyUnicode_Check(text))
            raise(PyExc_TypeError, std::string("write() argument must be str, not ") + Py_TYPE(text)->tp_name);
        output_of(self).write(text_of(text));
        return checked(PyLong_FromSsize_t(PyUnicode_GET_LENGTH(text)));
    });
}
PyObject* output_writelines(PyObject* self, PyObject* lines) {
    return guarded([&] {
        const PyRef iterator = checked(PyObject_GetIter(lines));
        while (const PyRef line = PyRef::take(PyIter_Next(iterator.get()))) output_of(self).write(text_of(line.get()));
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
PyObject* output_errors(PyObject*, void*) { return PyUnicode_FromString("strict"); }
PyObject* output_name(PyObject* self, void*) {
    return PyUnicode_FromString(reinterpret_cast<OutputObject*>(self)->is_error ? "<stderr>" : "<stdout>");
}
PyObject* output_closed(PyObject*, void*) { Py_RETURN_FALSE; }

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
    {nullptr, nullptr, nullptr, nullptr, nullptr},
};

PyRef make_output(bool is_error) {
    PyTypeObject* const type = Interpreter::get().types.output;
    PyRef output = checked(type->tp_alloc(type, 0));
    reinterpret_cast<OutputObject*>(output.get())->is_error = is_error;
    return output;
}

PyRef make_stdin(const RunRequest& request) {
    std::string text;
    for (const std::string& line : request.inputs) text += line + "\n";
    const PyRef io = import_real("io");
    return checked(PyObject_CallMethod(io.get(), "StringIO", "s", text.c_str()));
}

PyRef make_arguments(const RunRequest& request) {
    PyRef list = checked(PyList_New(0));
    checked(PyList_Append(list.get(), make_str(request.filename).get()));
    for (const std::string& argument : request.arguments) checked(PyList_Append(list.get(), make_str(argument).get()));
    return list;
}

}  // namespace

SysState::SysState(const RunRequest& request) : recursion_limit_(Py_GetRecursionLimit()) {
    set("stdout", make_output(false));
    set("stderr", make_output(true));
    set("stdin", make_stdin(request));
    set("argv", make_arguments(request));
    for (const char* name : {"excepthook", "displayhook", "unraisablehook"}) set(name, PyRef::borrow(PySys_GetObject(name)));
    // Each run gets its warnings anew.
    const PyRef warnings = import_real("warnings");
    const PyRef filters = checked(PyObject_GetAttrString(warnings.get(), "filters"));
    saved_["filters"] = checked(PySequence_List(filters.get()));
}

SysState::~SysState() {
    for (const auto& [name, value] : saved_)
        if (name != "filters") PySys_SetObject(name.c_str(), value.get());
    const PyRef warnings = PyRef::borrow(PyImport_AddModule("warnings"));
    if (warnings) {
        const PyRef filters = PyRef::take(PyObject_GetAttrString(warnings.get(), "filters"));
        if (filters) PyList_SetSlice(filters.get(), 0, PY_SSIZE_T_MAX, saved_["filters"].get());
        const PyRef mutated = PyRef::take(PyObject_CallMethod(warnings.get(), "_filters_mutated", nullptr));
    }
    Py_SetRecursionLimit(recursion_limit_);
    PyGC_Enable();
    PyErr_Clear();
}

void SysState::set(const char* name, PyRef value) {
    saved_[name] = PyRef::borrow(PySys_GetObject(name));
    checked(PySys_SetObject(name, value.get()));
}

PyTypeObject* make_output_type(PyObject* module) {
    return make_type(module, "_io.TextIOWrapper", sizeof(OutputObject), Py_TPFLAGS_DISALLOW_INSTANTIATION,
                     {slot(Py_tp_methods, output_methods), slot(Py_tp_getset, output_attributes)});
}

}  // namespace asynchio::python
