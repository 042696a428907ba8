// The names of the part of `os` that touches no files, and of `gc`.
#include <cerrno>
#include <csignal>

#include "core/python/errors.h"
#include "core/python/interpreter.h"
#include "core/python/modules.h"
#include "core/python/process_types.h"
#include "core/python/processes.h"
#include "core/python/session.h"
#include "core/python/type_builder.h"

namespace asynchio::python {
namespace {

PyObject* os_getpid(PyObject*, PyObject*) {
    return guarded([] { return checked(PyLong_FromUnsignedLong(pid_of(current_session().kernel.current_process()))); });
}
PyObject* os_getppid(PyObject*, PyObject*) {
    return guarded([] {
        const Kernel& kernel = current_session().kernel;
        return checked(PyLong_FromUnsignedLong(pid_of(kernel.parent_of(kernel.current_process()))));
    });
}
PyObject* cpu_count(PyObject*, PyObject*) {
    return guarded([] { return checked(PyLong_FromUnsignedLong(current_session().kernel.machine().cores)); });
}
PyObject* os_exit(PyObject*, PyObject* status) {
    return guarded([&]() -> PyRef {
        const long number = PyLong_AsLong(status);
        if (number == -1 && PyErr_Occurred() != nullptr) throw_error();
        current_session().processes.exit_now(static_cast<int>(number));
    });
}

// Of the process itself, or of a child that has not ended; others are not reached.
PyObject* os_kill(PyObject*, PyObject* arguments) {
    return guarded([&]() -> PyRef {
        long pid = 0;
        int number = 0;
        if (PyArg_ParseTuple(arguments, "li:kill", &pid, &number) == 0) throw_error();
        Session& session = current_session();
        if (pid == static_cast<long>(pid_of(session.kernel.current_process()))) {
            if (number == 0) return none();  // only asks whether it is there
            PyObject* const raise_signal = PyDict_GetItemString(Interpreter::get().modules.find("signal"), "raise_signal");
            return checked(PyObject_CallFunction(raise_signal, "i", number));
        }
        for (const PyRef& child : session.processes.active_children()) {
            const PyRef of_child = checked(PyObject_GetAttrString(child.get(), "pid"));
            if (PyLong_AsLong(of_child.get()) != pid) continue;
            if (number == 0) return none();
            if (number != SIGTERM && number != SIGKILL)
                raise(PyExc_NotImplementedError, "os.kill() reaches a child with SIGTERM and SIGKILL only in the playground");
            // Of the library's own class: a program's terminate() may be what calls us.
            PyObject* const process = PyDict_GetItemString(Interpreter::get().modules.find("multiprocessing"), "Process");
            return checked(PyObject_CallMethod(process, number == SIGTERM ? "terminate" : "kill", "O", child.get()));
        }
        errno = ESRCH;
        PyErr_SetFromErrno(PyExc_OSError);
        throw_error();
    });
}

// Of the program's own os.environ, which begins empty.
PyObject* os_getenv(PyObject*, PyObject* arguments, PyObject* keywords) {
    return guarded([&] {
        PyObject *key = nullptr, *otherwise = Py_None;
        parse(arguments, keywords, "U|O:getenv", {"key", "default"}, &key, &otherwise);
        PyObject* const module = PyDict_GetItemString(current_session().modules.get(), "os");
        const PyRef environment = checked(PyObject_GetAttrString(module, "environ"));
        return checked(PyObject_CallMethod(environment.get(), "get", "OO", key, otherwise));
    });
}

const PyMethodDef os_functions[] = {
    {"getpid", os_getpid, METH_NOARGS, nullptr},
    {"kill", os_kill, METH_VARARGS, nullptr},
    {"getppid", os_getppid, METH_NOARGS, nullptr},
    {"cpu_count", cpu_count, METH_NOARGS, nullptr},
    {"_exit", os_exit, METH_O, nullptr},
    method("getenv", os_getenv, METH_VARARGS | METH_KEYWORDS),
    {nullptr, nullptr, 0, nullptr},
};

// --- gc ------------------------------------------------------------------------------------------------------

// The collector of a run goes by steps of the program (see Tracer): what the program sets is told again, no more.
PyObject* gc_get_threshold(PyObject*, PyObject*) {
    return guarded([] {
        const int* const at = current_session().collection_thresholds;
        return checked(Py_BuildValue("(iii)", at[0], at[1], at[2]));
    });
}
PyObject* gc_set_threshold(PyObject*, PyObject* arguments) {
    return guarded([&] {
        int* const at = current_session().collection_thresholds;
        if (PyArg_ParseTuple(arguments, "i|ii:set_threshold", &at[0], &at[1], &at[2]) == 0) throw_error();
        return none();
    });
}
const PyMethodDef gc_functions[] = {
    {"get_threshold", gc_get_threshold, METH_NOARGS, nullptr},
    {"set_threshold", gc_set_threshold, METH_VARARGS, nullptr},
    {nullptr, nullptr, 0, nullptr},
};

}  // namespace

PyRef os_names(PyObject* host) {
    PyRef names = checked(PyDict_New());
    add_functions(names.get(), host, "os", os_functions);
    add_name(names.get(), "name", make_str("posix").get());
    add_name(names.get(), "sep", make_str("/").get());
    add_name(names.get(), "linesep", make_str("\n").get());
    return names;
}

PyRef path_names(PyObject*) {
    PyRef names = checked(PyDict_New());
    const PyRef module = import_real("posixpath");
    for (const char* name : {"basename", "commonpath", "commonprefix", "dirname", "isabs", "join", "normcase", "normpath",
                             "sep", "split", "splitext"})
        add_name(names.get(), name, checked(PyObject_GetAttrString(module.get(), name)).get());
    return names;
}

PyRef gc_names(PyObject* host) {
    PyRef names = checked(PyDict_Copy(PyModule_GetDict(import_real("gc").get())));
    add_functions(names.get(), host, "gc", gc_functions);
    return names;
}

}  // namespace asynchio::python
