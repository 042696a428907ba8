#include "core/python/pickling.h"

#include "core/python/errors.h"
#include "core/python/reports.h"
#include "core/python/standard_library.h"

namespace asynchio::python {

std::string pickled(PyObject* object) {
    const PyRef bytes = checked(PyObject_CallMethod(standard_module("pickle").get(), "dumps", "(O)", object));
    if (!PyBytes_Check(bytes.get())) raise(PyExc_TypeError, "pickle.dumps() gave no bytes");
    return {PyBytes_AS_STRING(bytes.get()), static_cast<std::size_t>(PyBytes_GET_SIZE(bytes.get()))};
}

PyRef unpickled(const std::string& bytes) {
    const PyRef object = checked(PyBytes_FromStringAndSize(bytes.data(), static_cast<Py_ssize_t>(bytes.size())));
    return checked(PyObject_CallMethod(standard_module("pickle").get(), "loads", "(O)", object.get()));
}

void set_remote_cause(const PyRef& exception, PyObject* cause_type, const std::string& text) {
    const PyRef cause = checked(PyObject_CallOneArg(cause_type, make_str(text).get()));
    PyException_SetCause(exception.get(), cause.new_reference());
}

std::string remote_text(const PyRef& exception) { return "\n\"\"\"\n" + format_exception(exception) + "\"\"\""; }

}  // namespace asynchio::python
