// The names of `time` and `lessonlib`: clocks that read virtual time, and what spends it.
#include "core/python/errors.h"
#include "core/python/interpreter.h"
#include "core/python/modules.h"
#include "core/python/seconds.h"
#include "core/python/session.h"
#include "core/python/type_builder.h"

namespace asynchio::python {
namespace {

Time read_clock() { return current_session().kernel.read_clock(); }

PyObject* time_sleep(PyObject*, PyObject* argument) {
    return guarded([&] {
        // Of what is no float, CPython's clock functions only take integers.
        if (!PyFloat_Check(argument)) static_cast<void>(checked(PyNumber_Index(argument)));
        const Duration length = seconds_argument(argument);
        if (length < 0) raise(PyExc_ValueError, "sleep length must be non-negative");
        SimulatedKernel& kernel = current_session().kernel;
        kernel.sleep_until(add_saturating(kernel.now(), length));
        return none();
    });
}

PyObject* time_time(PyObject*, PyObject*) {
    return guarded([] { return checked(PyFloat_FromDouble(to_seconds(kEpoch + read_clock()))); });
}
PyObject* time_time_ns(PyObject*, PyObject*) {
    return guarded([] { return checked(PyLong_FromLongLong(kEpoch + read_clock())); });
}
PyObject* time_monotonic(PyObject*, PyObject*) {
    return guarded([] { return checked(PyFloat_FromDouble(to_seconds(read_clock()))); });
}
PyObject* time_monotonic_ns(PyObject*, PyObject*) {
    return guarded([] { return checked(PyLong_FromLongLong(read_clock())); });
}

// The standard library's function of this name, told the virtual time if the program told it none.
PyRef with_virtual_time(const char* function, PyObject* arguments, Py_ssize_t time_argument) {
    const PyRef module = import_real("time");
    const PyRef real = checked(PyObject_GetAttrString(module.get(), function));
    if (PyTuple_GET_SIZE(arguments) > time_argument) return checked(PyObject_CallObject(real.get(), arguments));
    PyRef now = checked(PyFloat_FromDouble(to_seconds(kEpoch + read_clock())));
    const std::string_view name = function;
    if (name == "strftime" || name == "asctime") now = checked(PyObject_CallMethod(module.get(), "localtime", "(O)", now.get()));
    if (time_argument == 0) return checked(PyObject_CallOneArg(real.get(), now.get()));
    if (PyTuple_GET_SIZE(arguments) < 1) return checked(PyObject_CallObject(real.get(), arguments));
    return checked(PyObject_CallFunctionObjArgs(real.get(), PyTuple_GET_ITEM(arguments, 0), now.get(), nullptr));
}

PyObject* time_localtime(PyObject*, PyObject* arguments) {
    return guarded([&] { return with_virtual_time("localtime", arguments, 0); });
}
PyObject* time_gmtime(PyObject*, PyObject* arguments) {
    return guarded([&] { return with_virtual_time("gmtime", arguments, 0); });
}
PyObject* time_ctime(PyObject*, PyObject* arguments) {
    return guarded([&] { return with_virtual_time("ctime", arguments, 0); });
}
PyObject* time_asctime(PyObject*, PyObject* arguments) {
    return guarded([&] { return with_virtual_time("asctime", arguments, 0); });
}
PyObject* time_strftime(PyObject*, PyObject* arguments) {
    return guarded([&] { return with_virtual_time("strftime", arguments, 1); });
}

PyObject* lessonlib_burn(PyObject*, PyObject* argument) {
    return guarded([&] {
        current_session().kernel.spend_cpu(seconds_argument(argument), true);
        return none();
    });
}

const PyMethodDef time_functions[] = {
    {"sleep", time_sleep, METH_O, nullptr},
    {"time", time_time, METH_NOARGS, nullptr},
    {"time_ns", time_time_ns, METH_NOARGS, nullptr},
    {"monotonic", time_monotonic, METH_NOARGS, nullptr},
    {"monotonic_ns", time_monotonic_ns, METH_NOARGS, nullptr},
    {"perf_counter", time_monotonic, METH_NOARGS, nullptr},
    {"perf_counter_ns", time_monotonic_ns, METH_NOARGS, nullptr},
    {"process_time", time_monotonic, METH_NOARGS, nullptr},
    {"process_time_ns", time_monotonic_ns, METH_NOARGS, nullptr},
    {"thread_time", time_monotonic, METH_NOARGS, nullptr},
    {"thread_time_ns", time_monotonic_ns, METH_NOARGS, nullptr},
    {"localtime", time_localtime, METH_VARARGS, nullptr},
    {"gmtime", time_gmtime, METH_VARARGS, nullptr},
    {"ctime", time_ctime, METH_VARARGS, nullptr},
    {"asctime", time_asctime, METH_VARARGS, nullptr},
    {"strftime", time_strftime, METH_VARARGS, nullptr},
    {nullptr, nullptr, 0, nullptr},
};
const PyMethodDef lessonlib_functions[] = {
    {"burn", lessonlib_burn, METH_O, nullptr},
    {nullptr, nullptr, 0, nullptr},
};

}  // namespace

PyRef time_names(PyObject* host) {
    PyRef names = checked(PyDict_New());
    const PyRef module = import_real("time");
    for (const char* name : {"mktime", "strptime", "struct_time", "timezone", "altzone", "daylight", "tzname"})
        add_name(names.get(), name, checked(PyObject_GetAttrString(module.get(), name)).get());
    add_functions(names.get(), host, "time", time_functions);
    return names;
}

PyRef lessonlib_names(PyObject* host) {
    PyRef names = checked(PyDict_New());
    add_functions(names.get(), host, "lessonlib", lessonlib_functions);
    return names;
}

}  // namespace asynchio::python
