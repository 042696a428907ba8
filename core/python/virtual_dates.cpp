#include "core/python/virtual_dates.h"

#include "core/python/errors.h"
#include "core/python/interpreter.h"
#include "core/python/modules.h"
#include "core/python/session.h"
#include "core/python/type_builder.h"

namespace asynchio::python {
namespace {

PyRef now_as_timestamp() {
    return checked(PyFloat_FromDouble(to_seconds(kEpoch + current_session().kernel.read_clock())));
}

PyObject* datetime_now(PyObject* type, PyObject* arguments, PyObject* keywords) {
    return guarded([&] {
        PyObject* zone = Py_None;
        parse(arguments, keywords, "|O:now", {"tz"}, &zone);
        return checked(PyObject_CallMethod(type, "fromtimestamp", "OO", now_as_timestamp().get(), zone));
    });
}
PyObject* datetime_utcnow(PyObject* type, PyObject*) {
    return guarded([&] { return checked(PyObject_CallMethod(type, "utcfromtimestamp", "(O)", now_as_timestamp().get())); });
}
PyObject* date_today(PyObject* type, PyObject*) {
    return guarded([&] { return checked(PyObject_CallMethod(type, "fromtimestamp", "(O)", now_as_timestamp().get())); });
}

const PyMethodDef now_function = method("now", datetime_now, METH_VARARGS | METH_KEYWORDS | METH_CLASS);
const PyMethodDef utcnow_function = {"utcnow", datetime_utcnow, METH_NOARGS | METH_CLASS, nullptr};
const PyMethodDef today_function = {"today", date_today, METH_NOARGS | METH_CLASS, nullptr};

// The classes are static types: their attributes cannot be assigned from Python.
void replace_class_method(const PyRef& module, const char* type_name, const PyMethodDef& definition) {
    const PyRef object = checked(PyObject_GetAttrString(module.get(), type_name));
    auto* const type = reinterpret_cast<PyTypeObject*>(object.get());
    const PyRef descriptor = checked(PyDescr_NewClassMethod(type, const_cast<PyMethodDef*>(&definition)));
    checked(PyDict_SetItemString(type->tp_dict, definition.ml_name, descriptor.get()));
    PyType_Modified(type);
}

}  // namespace

void redirect_dates() {
    const PyRef module = import_real("datetime");
    replace_class_method(module, "date", today_function);
    replace_class_method(module, "datetime", now_function);
    replace_class_method(module, "datetime", utcnow_function);
}

}  // namespace asynchio::python
