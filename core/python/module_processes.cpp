// The names of `multiprocessing`.
#include "core/python/embedded.h"
#include "core/python/errors.h"
#include "core/python/interpreter.h"
#include "core/python/modules.h"
#include "core/python/process_types.h"
#include "core/python/processes.h"
#include "core/python/session.h"
#include "core/python/sync_type.h"
#include "core/python/type_builder.h"

namespace asynchio::python {

void make_manager_type(PyObject* module);
const PyMethodDef* manager_functions();

namespace {

// --- multiprocessing -----------------------------------------------------------------------------------------

PyObject* current_process(PyObject*, PyObject*) {
    return guarded([] { return current_session().processes.current(); });
}
PyObject* parent_process(PyObject*, PyObject*) {
    return guarded([] { return current_session().processes.parent(); });
}
PyObject* active_children(PyObject*, PyObject*) {
    return guarded([] {
        const PyRef list = checked(PyList_New(0));
        for (const PyRef& child : current_session().processes.active_children())
            checked(PyList_Append(list.get(), child.get()));
        return list;
    });
}
PyObject* cpu_count(PyObject*, PyObject*) {
    return guarded([] { return checked(PyLong_FromUnsignedLong(current_session().kernel.machine().cores)); });
}
PyObject* freeze_support(PyObject*, PyObject*) { Py_RETURN_NONE; }

void require_fork(PyObject* method) {
    if (method == Py_None || text_of(method) == "fork") return;
    if (text_of(method) == "spawn" || text_of(method) == "forkserver")
        raise(PyExc_ValueError, "'" + std::string(text_of(method)) +
                                    "' is not available in the playground: processes are started by 'fork' here");
    raise(PyExc_ValueError, "cannot find context for " + printable(checked(PyObject_Repr(method)).get()));
}

PyObject* get_start_method(PyObject*, PyObject*, PyObject*) {
    return guarded([] { return make_str("fork"); });
}
PyObject* get_all_start_methods(PyObject*, PyObject*) {
    return guarded([] { return checked(Py_BuildValue("[s]", "fork")); });
}
PyObject* set_start_method(PyObject*, PyObject* arguments, PyObject* keywords) {
    return guarded([&] {
        PyObject* method = nullptr;
        int force = 0;
        parse(arguments, keywords, "O|p:set_start_method", {"method", "force"}, &method, &force);
        require_fork(method);
        bool& chosen = current_session().start_method_chosen;
        if (std::exchange(chosen, true) && force == 0) raise(PyExc_RuntimeError, "context has already been set");
        return none();
    });
}

// get_context('fork'): an object with the names of the module.
PyRef make_context() {
    PyTypeObject* const type = Interpreter::get().types.process_context;
    PyRef context = checked(type->tp_alloc(type, 0));
    PyObject* const names = Interpreter::get().modules.find("multiprocessing");
    const PyRef attributes = checked(PyObject_GenericGetDict(context.get(), nullptr));
    checked(PyDict_Update(attributes.get(), names));
    checked(PyDict_DelItemString(attributes.get(), "__getattr__"));
    checked(PyDict_SetItemString(attributes.get(), "Process",
                                 reinterpret_cast<PyObject*>(Interpreter::get().types.fork_process)));
    return context;
}
PyObject* get_context(PyObject*, PyObject* arguments, PyObject* keywords) {
    return guarded([&] {
        PyObject* method = Py_None;
        parse(arguments, keywords, "|O:get_context", {"method"}, &method);
        require_fork(method);
        PyRef& context = current_session().process_context;
        if (!context) context = make_context();
        return context;
    });
}

const PyMethodDef functions[] = {
    {"current_process", current_process, METH_NOARGS, nullptr},
    {"parent_process", parent_process, METH_NOARGS, nullptr},
    {"active_children", active_children, METH_NOARGS, nullptr},
    {"cpu_count", cpu_count, METH_NOARGS, nullptr},
    {"freeze_support", freeze_support, METH_NOARGS, nullptr},
    method("get_start_method", get_start_method, METH_VARARGS | METH_KEYWORDS),
    {"get_all_start_methods", get_all_start_methods, METH_NOARGS, nullptr},
    method("set_start_method", set_start_method, METH_VARARGS | METH_KEYWORDS),
    method("get_context", get_context, METH_VARARGS | METH_KEYWORDS),
    {nullptr, nullptr, 0, nullptr},
};

const PyMethodDef dummy_functions[] = {
    {"freeze_support", freeze_support, METH_NOARGS, nullptr},
    {nullptr, nullptr, 0, nullptr},
};

// An object with any attributes.
struct ContextObject {
    PyObject_HEAD
    PyObject* dict;
};
int context_traverse(PyObject* self, visitproc visit, void* arg) {
    Py_VISIT(Py_TYPE(self));
    Py_VISIT(reinterpret_cast<ContextObject*>(self)->dict);
    return 0;
}
int context_clear(PyObject* self) {
    Py_CLEAR(reinterpret_cast<ContextObject*>(self)->dict);
    return 0;
}
void context_dealloc(PyObject* self) {
    PyTypeObject* const type = Py_TYPE(self);
    PyObject_GC_UnTrack(self);
    context_clear(self);
    type->tp_free(self);
    Py_DECREF(type);
}
const PyMemberDef context_members[] = {
    {"__dictoffset__", T_PYSSIZET, offsetof(ContextObject, dict), READONLY, nullptr},
    {nullptr, 0, 0, 0, nullptr},
};

PyTypeObject* make_context_type(PyObject* module) {
    return make_type(module, "multiprocessing.context.ForkContext", sizeof(ContextObject),
                     Py_TPFLAGS_HAVE_GC | Py_TPFLAGS_DISALLOW_INSTANTIATION,
                     {slot(Py_tp_dealloc, context_dealloc), slot(Py_tp_traverse, context_traverse),
                      slot(Py_tp_clear, context_clear), slot(Py_tp_members, context_members)});
}

struct NamedType {
    const char* name;
    PyTypeObject* type;
};

PyRef multiprocessing_names(PyObject* host) {
    PyRef names = checked(PyDict_New());
    add_functions(names.get(), host, "multiprocessing", functions);
    for (const PyMethodDef* more : {shared_data_functions(), pipe_functions(), manager_functions()})
        add_functions(names.get(), host, "multiprocessing", more);
    const Interpreter& interpreter = Interpreter::get();
    const Types& t = interpreter.types;
    const NamedType types[] = {
        {"Process", t.process}, {"Lock", t.process_lock}, {"RLock", t.process_rlock}, {"Semaphore", t.process_semaphore},
        {"BoundedSemaphore", t.process_bounded_semaphore}, {"Event", t.process_event}, {"Condition", t.process_condition},
        {"Barrier", t.process_barrier}, {"Queue", t.process_queue}, {"JoinableQueue", t.joinable_queue},
        {"SimpleQueue", t.simple_process_queue}, {"Pool", t.task_pool}};
    for (const auto& [name, type] : types)
        if (type != nullptr) add_name(names.get(), name, reinterpret_cast<PyObject*>(type));
    add_name(names.get(), "ProcessError", interpreter.exceptions.process_error);
    add_name(names.get(), "TimeoutError", interpreter.exceptions.process_timeout);
    add_name(names.get(), "MaybeEncodingError", interpreter.exceptions.maybe_encoding_error);
    return names;
}

// multiprocessing.pool has more names than multiprocessing.
PyRef pool_names(PyObject* host) {
    PyRef names = multiprocessing_names(host);
    const Types& t = Interpreter::get().types;
    const NamedType types[] = {{"ThreadPool", t.thread_pool}, {"AsyncResult", t.async_result}, {"ApplyResult", t.async_result},
                               {"IMapIterator", t.result_iterator}};
    for (const auto& [name, type] : types) add_name(names.get(), name, reinterpret_cast<PyObject*>(type));
    return names;
}

// multiprocessing.dummy: the same names for threads.
PyRef dummy_names(PyObject* host, PyObject* threading) {
    PyRef names = checked(PyDict_New());
    for (const char* name : {"Lock", "RLock", "Semaphore", "BoundedSemaphore", "Event", "Condition", "Barrier"})
        add_name(names.get(), name, PyDict_GetItemString(threading, name));
    add_name(names.get(), "current_process", PyDict_GetItemString(threading, "current_thread"));
    add_functions(names.get(), host, "multiprocessing.dummy", dummy_functions);
    const Types& t = Interpreter::get().types;
    const NamedType types[] = {{"Process", t.dummy_process}, {"DummyProcess", t.dummy_process}, {"Queue", t.queue},
                               {"JoinableQueue", t.queue}, {"Pool", t.thread_pool}};
    for (const auto& [name, type] : types) add_name(names.get(), name, reinterpret_cast<PyObject*>(type));
    return names;
}

}  // namespace

void make_process_types(PyObject* module) {
    Types& types = Interpreter::get().types;
    types.process = make_process_type(module);
    types.fork_process = make_fork_process_type(module, types.process);
    types.dummy_process = as_python_class(make_dummy_process_type(module, types.thread));
    types.main_process = make_main_process_type(module, types.process);
    types.process_context = make_context_type(module);
    make_process_sync_types(module);
    make_process_queue_types(module);
    make_shared_data_types(module);
    make_pipe_type(module);
    make_manager_type(module);
    make_process_pool_types(module);
    make_task_pool_types(module);
}

void add_process_modules(std::map<std::string, PyRef>& modules, PyObject* host) {
    modules["multiprocessing"] = multiprocessing_names(host);
    for (const char* part : {"connection", "context", "process", "queues", "sharedctypes", "synchronize"})
        modules[std::string("multiprocessing.") + part] = multiprocessing_names(host);
    modules["multiprocessing.pool"] = pool_names(host);
    modules["multiprocessing.dummy"] = dummy_names(host, modules["threading"].get());
}

}  // namespace asynchio::python
