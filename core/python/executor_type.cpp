#include "core/python/executor_type.h"

#include "core/python/errors.h"
#include "core/python/pool_type.h"
#include "core/python/type_builder.h"

namespace asynchio::python {
namespace {

PyRef method_of(PyTypeObject* type, const char* name) {
    return checked(PyObject_GetAttrString(reinterpret_cast<PyObject*>(type), name));
}

PyObject* executor_submit(PyObject*, PyObject*, PyObject*) {
    PyErr_SetNone(PyExc_NotImplementedError);
    return nullptr;
}
PyObject* executor_map(PyObject* self, PyObject* const* args, Py_ssize_t count, PyObject* names) {
    return guarded([&] { return map_by_submit(self, args, count, names); });
}
PyObject* executor_shutdown(PyObject*, PyObject*, PyObject*) { Py_RETURN_NONE; }
PyObject* executor_enter(PyObject* self, PyObject*) { return Py_NewRef(self); }
PyObject* executor_exit(PyObject* self, PyObject*) {
    return guarded([&] {
        shut_down_by_method(self);
        return boolean(false);
    });
}

const PyMethodDef executor_methods[] = {
    method("submit", executor_submit, METH_VARARGS | METH_KEYWORDS),
    method("map", executor_map, METH_FASTCALL | METH_KEYWORDS),
    method("shutdown", executor_shutdown, METH_VARARGS | METH_KEYWORDS),
    {"__enter__", executor_enter, METH_NOARGS, nullptr},
    {"__exit__", executor_exit, METH_VARARGS, nullptr},
    {nullptr, nullptr, 0, nullptr},
};

}  // namespace

bool overrides(PyObject* self, PyTypeObject* native, const char* method) {
    return Py_TYPE(self) != native && method_of(Py_TYPE(self), method).get() != method_of(native, method).get();
}

PyRef map_by_submit(PyObject* self, PyObject* const* args, Py_ssize_t count, PyObject* names) {
    if (count < 1) raise(PyExc_TypeError, "Executor.map() missing 1 required positional argument: 'fn'");
    const Time deadline = map_deadline(args + count, names);
    const PyRef iterables = checked(PyTuple_New(count - 1));
    for (Py_ssize_t i = 1; i < count; ++i) PyTuple_SET_ITEM(iterables.get(), i - 1, Py_NewRef(args[i]));
    const PyRef zipped = checked(PyObject_Call(reinterpret_cast<PyObject*>(&PyZip_Type), iterables.get(), nullptr));
    const PyRef futures = checked(PyList_New(0));
    while (const PyRef arguments = PyRef::take(PyIter_Next(zipped.get())))
        checked(PyList_Append(futures.get(), submit_by_method(self, args[0], arguments.get()).get()));
    if (PyErr_Occurred() != nullptr) throw_error();
    return make_results(futures, deadline);
}

PyRef submit_by_method(PyObject* self, PyObject* function, PyObject* arguments) {
    const Py_ssize_t count = PyTuple_GET_SIZE(arguments);
    const PyRef all = checked(PyTuple_New(count + 1));
    PyTuple_SET_ITEM(all.get(), 0, Py_NewRef(function));
    for (Py_ssize_t i = 0; i < count; ++i) PyTuple_SET_ITEM(all.get(), i + 1, Py_NewRef(PyTuple_GET_ITEM(arguments, i)));
    const PyRef submit = checked(PyObject_GetAttrString(self, "submit"));
    return checked(PyObject_Call(submit.get(), all.get(), nullptr));
}

void shut_down_by_method(PyObject* self) {
    const PyRef shutdown = checked(PyObject_GetAttrString(self, "shutdown"));
    const PyRef nothing = checked(PyTuple_New(0)), keywords = checked(PyDict_New());
    checked(PyDict_SetItemString(keywords.get(), "wait", Py_True));
    static_cast<void>(checked(PyObject_Call(shutdown.get(), nothing.get(), keywords.get())));
}

PyTypeObject* make_executor_type(PyObject* module) {
    return make_type(module, "concurrent.futures._base.Executor", sizeof(PyObject), Py_TPFLAGS_BASETYPE,
                     {slot(Py_tp_new, PyType_GenericNew), slot(Py_tp_methods, executor_methods)});
}

}  // namespace asynchio::python
