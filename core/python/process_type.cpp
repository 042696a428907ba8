// multiprocessing.Process.
#include "core/python/embedded.h"
#include "core/python/errors.h"
#include "core/python/interpreter.h"
#include "core/python/processes.h"
#include "core/python/seconds.h"
#include "core/python/session.h"
#include "core/python/sync_object.h"
#include "core/python/sync_type.h"
#include "core/python/thread_type.h"
#include "core/python/type_builder.h"

namespace asynchio::python {
namespace {

constexpr std::uint32_t kSigkill = 9, kSigterm = 15;

ProcessObject& self_of(PyObject* self) { return initialized<ProcessObject>(self, "Process"); }

ProcessObject& open_process(PyObject* self) {
    ProcessObject& process = self_of(self);
    if (process.closed) raise(PyExc_ValueError, "process object is closed");
    return process;
}

// What must hold, in the words of CPython's assertions.
void claim(bool holds, const char* message) {
    if (!holds) raise(PyExc_AssertionError, message);
}

bool is_current(PyObject* self) { return current_session().processes.current().get() == self; }
bool is_mine(const ProcessObject& process) { return process.creator == current_session().kernel.current_process(); }

std::string short_name(PyTypeObject* type) {
    const std::string_view name = type->tp_name;
    return std::string(name.substr(name.rfind('.') + 1));
}

// "Process-1", "Process-1:2" for the second child of the first.
std::string automatic_name(const std::string& kind, const std::vector<std::uint32_t>& identity) {
    std::string name = kind + "-";
    for (std::size_t i = 0; i < identity.size(); ++i) name += (i > 0 ? ":" : "") + std::to_string(identity[i]);
    return name;
}

void set_up(ProcessObject& process, const std::string& kind) {
    Session& session = current_session();
    const auto& parent = object_of<ProcessObject>(session.processes.current().get());
    process.creator = session.kernel.current_process();
    process.creator_name = parent.name;
    process.identity = parent.identity;
    process.identity.push_back(session.processes.next_child());
    process.daemon = parent.daemon;
    process.name = automatic_name(kind, process.identity);
    process.arguments = checked(PyTuple_New(0));
    process.keywords = checked(PyDict_New());
}

int process_init(PyObject* self, PyObject* arguments, PyObject* keywords) {
    return guarded_int([&] {
        const std::vector<PyObject*> given = python_arguments(
            "BaseProcess.__init__", arguments, keywords, {"group", "target", "name", "args", "kwargs", "daemon"}, 0);
        claim(given[0] == nullptr || given[0] == Py_None, "group argument must be None for now");
        if (head_of(self)->object != nullptr) return;
        auto& process = construct<ProcessObject>(self);
        set_up(process, short_name(Py_TYPE(self)));
        if (given[1] != nullptr && given[1] != Py_None) process.target = PyRef::borrow(given[1]);
        if (given[3] != nullptr) process.arguments = checked(PySequence_Tuple(given[3]));
        if (given[4] != nullptr) {
            process.keywords = checked(PyDict_New());
            checked(PyDict_Update(process.keywords.get(), given[4]));
        }
        if (given[2] != nullptr && PyObject_IsTrue(given[2]) == 1) {
            process.name = printable(checked(PyObject_Str(given[2])).get());
            process.named_by_program = true;
        }
        if (given[5] != nullptr && given[5] != Py_None) process.daemon = PyObject_IsTrue(given[5]) == 1;
    });
}

PyObject* process_run(PyObject* self, PyObject*) {
    return guarded([&] {
        ProcessObject& process = self_of(self);
        if (process.target) {
            const PyRef target = process.target, arguments = process.arguments, keywords = process.keywords;
            static_cast<void>(checked(PyObject_Call(target.get(), arguments.get(), keywords.get())));
        }
        return none();
    });
}

PyObject* process_start(PyObject* self, PyObject*) {
    return guarded([&] {
        ProcessObject& process = open_process(self);
        claim(!process.process, "cannot start a process twice");
        claim(is_mine(process), "can only start a process object created by current process");
        Session& session = current_session();
        claim(!object_of<ProcessObject>(session.processes.current().get()).daemon,
              "daemonic processes are not allowed to have children");
        session.processes.start(PyRef::borrow(self));
        return none();
    });
}

PyObject* end_by_signal(PyObject* self, std::uint32_t signal) {
    return guarded([&] {
        const ProcessObject& process = open_process(self);
        if (!process.process) {
            PyErr_Format(PyExc_AttributeError, "'NoneType' object has no attribute '%s'",
                         signal == kSigkill ? "kill" : "terminate");
            throw_error();
        }
        current_session().kernel.kill_process(process.process, ProcessExit{0, signal});
        return none();
    });
}
PyObject* process_terminate(PyObject* self, PyObject*) { return end_by_signal(self, kSigterm); }
PyObject* process_kill(PyObject* self, PyObject*) { return end_by_signal(self, kSigkill); }

PyObject* process_join(PyObject* self, PyObject* arguments, PyObject* keywords) {
    return guarded([&] {
        PyObject* timeout = Py_None;
        parse_as_python(arguments, keywords, "|O:BaseProcess.join", {"timeout"}, &timeout);
        const ProcessObject& process = open_process(self);
        claim(is_mine(process), "can only join a child process");
        claim(bool(process.process), "can only join a started process");
        current_session().kernel.join_process(process.process, deadline_argument(timeout));
        return none();
    });
}

PyObject* process_is_alive(PyObject* self, PyObject*) {
    return guarded([&] {
        const ProcessObject& process = open_process(self);
        if (is_current(self)) return boolean(true);
        claim(is_mine(process), "can only test a child process");
        return boolean(process.process && current_session().kernel.exit_of(process.process) == nullptr);
    });
}

PyObject* process_close(PyObject* self, PyObject*) {
    return guarded([&] {
        ProcessObject& process = self_of(self);
        if (process.process && current_session().kernel.exit_of(process.process) == nullptr)
            raise(PyExc_ValueError, "Cannot close a process while it is still running. "
                                    "You should first call join() or terminate().");
        process.closed = true;
        return none();
    });
}

PyObject* process_exitcode(PyObject* self, void*) {
    return guarded([&] {
        const ProcessObject& process = open_process(self);
        const ProcessExit* exit = process.process ? current_session().kernel.exit_of(process.process) : nullptr;
        return exit != nullptr ? checked(PyLong_FromLong(exit_code(*exit))) : none();
    });
}
PyObject* process_pid(PyObject* self, void*) {
    return guarded([&] {
        const ProcessObject& process = open_process(self);
        return process.process ? checked(PyLong_FromUnsignedLong(pid_of(process.process))) : none();
    });
}
PyObject* process_get_name(PyObject* self, void*) {
    return guarded([&] { return make_str(self_of(self).name); });
}
int process_set_name(PyObject* self, PyObject* value, void*) {
    return guarded_int([&] {
        claim(value != nullptr && PyUnicode_Check(value), "name must be a string");
        self_of(self).name = printable(value);
        self_of(self).named_by_program = true;
    });
}
PyObject* process_get_daemon(PyObject* self, void*) {
    return guarded([&] { return boolean(self_of(self).daemon); });
}
int process_set_daemon(PyObject* self, PyObject* value, void*) {
    return guarded_int([&] {
        claim(!self_of(self).process, "process has already started");
        self_of(self).daemon = value != nullptr && PyObject_IsTrue(value) == 1;
    });
}
template <PyRef ProcessObject::*part>
PyObject* process_part(PyObject* self, void*) {
    return guarded([&] {
        const PyRef& held = self_of(self).*part;
        return held ? held : none();
    });
}
PyObject* process_identity(PyObject* self, void*) {
    return guarded([&] {
        const auto& identity = self_of(self).identity;
        const PyRef tuple = checked(PyTuple_New(static_cast<Py_ssize_t>(identity.size())));
        for (std::size_t i = 0; i < identity.size(); ++i)
            PyTuple_SET_ITEM(tuple.get(), static_cast<Py_ssize_t>(i),
                             checked(PyLong_FromUnsignedLong(identity[i])).detach());
        return tuple;
    });
}

PyObject* process_repr(PyObject* self) {
    return guarded([&] {
        const ProcessObject& process = self_of(self);
        const ProcessExit* exit = process.process ? current_session().kernel.exit_of(process.process) : nullptr;
        std::string status = "started";
        if (is_current(self)) status = "started";
        else if (process.closed) status = "closed";
        else if (!is_mine(process)) status = "unknown";
        else if (!process.process) status = "initial";
        else if (exit != nullptr) status = "stopped";
        const std::string name = printable(checked(PyObject_Repr(make_str(process.name).get())).get());
        std::string text = "<" + short_name(Py_TYPE(self)) + " name=" + name;
        if (process.process && process.creator) text += " pid=" + std::to_string(pid_of(process.process));
        text += " parent=" + (process.creator ? std::to_string(pid_of(process.creator)) : "None") + " " + status;
        if (exit != nullptr) {
            const long code = exit_code(*exit);
            text += " exitcode=" + (code == -15 ? "-SIGTERM" : code == -9 ? "-SIGKILL" : std::to_string(code));
        }
        return make_str(text + (process.daemon ? " daemon>" : ">"));
    });
}

const PyMethodDef process_methods[] = {
    {"run", process_run, METH_NOARGS, nullptr},
    {"start", process_start, METH_NOARGS, nullptr},
    {"terminate", process_terminate, METH_NOARGS, nullptr},
    {"kill", process_kill, METH_NOARGS, nullptr},
    method("join", process_join, METH_VARARGS | METH_KEYWORDS),
    {"is_alive", process_is_alive, METH_NOARGS, nullptr},
    {"close", process_close, METH_NOARGS, nullptr},
    {nullptr, nullptr, 0, nullptr},
};
const PyGetSetDef process_attributes[] = {
    {"name", process_get_name, process_set_name, nullptr, nullptr},
    {"daemon", process_get_daemon, process_set_daemon, nullptr, nullptr},
    {"exitcode", process_exitcode, nullptr, nullptr, nullptr},
    {"pid", process_pid, nullptr, nullptr, nullptr},
    {"ident", process_pid, nullptr, nullptr, nullptr},
    {"_identity", process_identity, nullptr, nullptr, nullptr},
    {"_target", process_part<&ProcessObject::target>, nullptr, nullptr, nullptr},
    {"_args", process_part<&ProcessObject::arguments>, nullptr, nullptr, nullptr},
    {"_kwargs", process_part<&ProcessObject::keywords>, nullptr, nullptr, nullptr},
    {nullptr, nullptr, nullptr, nullptr, nullptr},
};

PyTypeObject* derived(PyObject* module, const char* name, PyTypeObject* process, unsigned long flags) {
    return make_type(module, name, sizeof(Embedded<ProcessObject>), Py_TPFLAGS_HAVE_GC | flags,
                     {slot(Py_tp_dealloc, embedded_dealloc), slot(Py_tp_traverse, embedded_traverse),
                      slot(Py_tp_clear, embedded_clear)},
                     process);
}

// --- multiprocessing.dummy -----------------------------------------------------------------------------------

// 0 for a thread that is over.
PyObject* dummy_exitcode(PyObject* self, void*) {
    return guarded([&] {
        const auto& thread = initialized<ThreadObject>(self, "Thread");
        const bool over = thread.begun && current_session().kernel.finished(thread.id);
        return over ? checked(PyLong_FromLong(0)) : none();
    });
}
const PyGetSetDef dummy_attributes[] = {
    {"exitcode", dummy_exitcode, nullptr, nullptr, nullptr},
    {nullptr, nullptr, nullptr, nullptr, nullptr},
};

}  // namespace

PyTypeObject* make_dummy_process_type(PyObject* module, PyTypeObject* thread) {
    return make_type(module, "multiprocessing.dummy.DummyProcess", sizeof(Embedded<ThreadObject>),
                     Py_TPFLAGS_HAVE_GC | Py_TPFLAGS_BASETYPE,
                     {slot(Py_tp_dealloc, embedded_dealloc), slot(Py_tp_traverse, embedded_traverse),
                      slot(Py_tp_clear, embedded_clear), slot(Py_tp_getset, dummy_attributes)},
                     thread);
}

PyRef make_process_object(PyTypeObject* type, const std::string& kind) {
    const Ref<ProcessObject> process = make_embedded<ProcessObject>(type);
    set_up(*process, kind);
    return python_of(*process);
}

PyTypeObject* make_process_type(PyObject* module) {
    return make_type(module, "multiprocessing.context.Process", sizeof(Embedded<ProcessObject>),
                     Py_TPFLAGS_HAVE_GC | Py_TPFLAGS_BASETYPE,
                     {slot(Py_tp_new, PyType_GenericNew), slot(Py_tp_init, process_init),
                      slot(Py_tp_dealloc, embedded_dealloc), slot(Py_tp_traverse, embedded_traverse),
                      slot(Py_tp_clear, embedded_clear), slot(Py_tp_repr, process_repr),
                      slot(Py_tp_methods, process_methods), slot(Py_tp_getset, process_attributes),
                      slot(Py_tp_members, kEmbeddedMembers)});
}

PyTypeObject* make_fork_process_type(PyObject* module, PyTypeObject* process) {
    return derived(module, "multiprocessing.context.ForkProcess", process, Py_TPFLAGS_BASETYPE);
}

PyTypeObject* make_main_process_type(PyObject* module, PyTypeObject* process) {
    return derived(module, "multiprocessing.process._MainProcess", process, Py_TPFLAGS_DISALLOW_INSTANTIATION);
}

}  // namespace asynchio::python
