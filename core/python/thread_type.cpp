#include "core/python/thread_type.h"

#include "core/python/embedded.h"
#include "core/python/errors.h"
#include "core/python/interpreter.h"
#include "core/python/labels.h"
#include "core/python/python_arguments.h"
#include "core/python/reports.h"
#include "core/python/process_types.h"
#include "core/python/seconds.h"
#include "core/python/session.h"
#include "core/python/sys_state.h"
#include "core/python/sync_type.h"
#include "core/python/threads.h"
#include "core/python/type_builder.h"
#include "core/python/unpacked_call.h"

namespace asynchio::python {

void ThreadObject::visit_references(ReferenceVisitor& visitor) const {
    for (const PyRef* reference : {&target, &arguments, &keywords}) visitor.visit(Value(*reference));
}

void ThreadObject::clear_references() {
    const PyRef dropped[] = {std::exchange(target, {}), std::exchange(arguments, {}), std::exchange(keywords, {})};
}

namespace {

// What CPython says differs a little from method to method.
ThreadObject& self_of(PyObject* self, PyObject* error = PyExc_AssertionError, const char* message = "Thread.__init__() not called") {
    if (head_of(self)->object == nullptr) raise(error, message);
    return object_of<ThreadObject>(self);
}

// run() deletes what it uses; where there was no __init__(), it has nothing.
[[noreturn]] void refuse_to_run(PyObject* self, const char* attribute = "_target") {
    const std::string_view type = Py_TYPE(self)->tp_name;
    raise(PyExc_AttributeError,
          "'" + std::string(type.substr(type.rfind('.') + 1)) + "' object has no attribute '" + attribute + "'");
}

// " (work)" for a target that has a name.
std::string shown_name(PyObject* target) {
    const PyRef name = PyRef::take(PyObject_GetAttrString(target, "__name__"));
    if (name) return " (" + printable(checked(PyObject_Str(name.get())).get()) + ")";
    if (PyErr_ExceptionMatches(PyExc_AttributeError) == 0) throw_error();
    PyErr_Clear();
    return "";
}

int thread_init(PyObject* self, PyObject* arguments, PyObject* keywords) {
    return guarded_int([&] {
        PyObject *group = Py_None, *target = Py_None, *name = Py_None, *args = nullptr, *kwargs = Py_None,
                 *daemon = Py_None;
        parse_as_python(arguments, keywords, "|OOOOO$O:Thread.__init__", {"group", "target", "name", "args", "kwargs", "daemon"}, &group,
              &target, &name, &args, &kwargs, &daemon);
        if (group != Py_None) raise(PyExc_AssertionError, "group argument must be None for now");
        if (head_of(self)->object != nullptr) return;
        Session& session = current_session();
        auto& thread = construct<ThreadObject>(self);
        if (target != Py_None) thread.target = PyRef::borrow(target);
        thread.arguments = args != nullptr ? PyRef::borrow(args) : checked(PyTuple_New(0));
        thread.keywords = kwargs != Py_None ? PyRef::borrow(kwargs) : checked(PyDict_New());
        const int named = PyObject_IsTrue(name);
        checked(named);
        if (named != 0) {
            thread.name = printable(checked(PyObject_Str(name)).get());
            thread.named_by_program = true;
        } else {
            thread.name = "Thread-" + std::to_string(++session.thread_names);
            if (thread.target) thread.name += shown_name(thread.target.get());
        }
        if (daemon != Py_None) thread.daemon = PyObject_IsTrue(daemon) == 1;
        else thread.daemon = object_of<ThreadObject>(session.threads.current_thread_object().get()).daemon;
    });
}

// The program's own threading.excepthook, or null.
PyRef own_except_hook() {
    PyObject* const module = PyDict_GetItemString(current_session().modules.get(), "threading");
    if (module == nullptr || !PyModule_Check(module)) return {};
    PyObject* const hook = PyDict_GetItemString(PyModule_GetDict(module), "excepthook");
    PyObject* const standard = PyDict_GetItemString(Interpreter::get().modules.find("threading"), "excepthook");
    return PyRef::borrow(hook == standard ? nullptr : hook);
}

PyRef except_hook_arguments(const PyRef& exception, const PyRef& thread) {
    PyRef arguments = checked(PyStructSequence_New(Interpreter::get().types.except_hook_args));
    const PyRef traceback = PyRef::take(PyException_GetTraceback(exception.get()));
    PyObject* const values[] = {reinterpret_cast<PyObject*>(Py_TYPE(exception.get())), exception.get(),
                                traceback ? traceback.get() : Py_None, thread.get()};
    for (int i = 0; i < 4; ++i) PyStructSequence_SetItem(arguments.get(), i, Py_NewRef(values[i]));
    return arguments;
}

// The thread ends, the program goes on.
void report_exception(const PyRef& thread, const PyRef& exception) {
    const PyRef hook = own_except_hook();
    if (!hook) return report_thread_exception(exception, thread);
    const WhileHandling handling(exception);
    const PyRef result =
        PyRef::take(PyObject_CallOneArg(hook.get(), except_hook_arguments(exception, thread).get()));
    if (result) return;
    const std::exception_ptr error = take_error();
    if (current_session().kernel.ending()) std::rethrow_exception(error);
    const PyRef second = error_object(error);
    checked(PyObject_SetAttrString(second.get(), "__suppress_context__", Py_True));
    current_session().err.write("Exception in threading.excepthook:\n" + format_uncaught(second));
}

// A thread ended with an exception, which has been reported. For the kernel, which tells the trace.
struct ThreadFailed {};

// The body of a started thread: calls run(), which a subclass may have overridden.
void run_thread(const PyRef& self) {
    const PyRef result = PyRef::take(PyObject_CallMethod(self.get(), "run", nullptr));
    if (result) return;
    const std::exception_ptr error = take_error();
    try {
        std::rethrow_exception(error);
    } catch (const ThreadAbort&) {
        throw;
    } catch (...) {
        const PyRef exception = error_object(error);
        report_exception(self, exception);
        if (PyErr_GivenExceptionMatches(exception.get(), PyExc_SystemExit) == 0) throw ThreadFailed{};
    }
}

PyObject* thread_start(PyObject* self, PyObject*) {
    return guarded([&] {
        ThreadObject& thread = self_of(self, PyExc_RuntimeError, "thread.__init__() not called");
        if (thread.begun) raise(PyExc_RuntimeError, "threads can only be started once");
        Session& session = current_session();
        ThreadSpec spec;
        spec.name = thread.name;
        const std::string_view type = Py_TYPE(self)->tp_name;
        spec.function = thread.target ? name_of_callable(thread.target.get())
                                      : std::string(type.substr(type.rfind('.') + 1));
        spec.label = session.labels.unique(thread.named_by_program
                                               ? thread.name
                                               : label_of_call(spec.function, thread.arguments.get()));
        spec.daemon = thread.daemon;
        thread.begun = true;
        const PyRef keep = PyRef::borrow(self);
        session.threads.start(spec, [keep, &session] {
            auto& me = object_of<ThreadObject>(keep.get());
            me.id = session.kernel.current_thread();
            session.threads.remember(me.id, keep);
            run_thread(keep);
        });
        return none();
    });
}

PyObject* thread_run(PyObject* self, PyObject*) {
    return guarded([&] {
        if (head_of(self)->object == nullptr) refuse_to_run(self);
        ThreadObject& thread = self_of(self);
        if (std::exchange(thread.has_run, true)) refuse_to_run(self);
        const PyRef target = std::exchange(thread.target, {});
        const PyRef arguments = std::exchange(thread.arguments, {});
        const PyRef keywords = std::exchange(thread.keywords, {});
        if (target) static_cast<void>(call_unpacked(target.get(), arguments.get(), keywords.get()));
        return none();
    });
}

PyObject* thread_join(PyObject* self, PyObject* arguments, PyObject* keywords) {
    return guarded([&] {
        PyObject* timeout = Py_None;
        parse_as_python(arguments, keywords, "|O:Thread.join", {"timeout"}, &timeout);
        const ThreadObject& thread = self_of(self, PyExc_RuntimeError);
        if (!thread.begun) raise(PyExc_RuntimeError, "cannot join thread before it is started");
        Session& session = current_session();
        if (thread.id == session.kernel.current_thread()) raise(PyExc_RuntimeError, "cannot join current thread");
        session.kernel.join(thread.id, deadline_argument(timeout));
        return none();
    });
}

PyObject* thread_is_alive(PyObject* self, PyObject*) {
    return guarded([&] {
        const ThreadObject& thread = self_of(self);
        return boolean(thread.begun && !current_session().kernel.finished(thread.id));
    });
}

PyObject* thread_get_name(PyObject* self, void*) {
    return guarded([&] { return make_str(self_of(self).name); });
}
int thread_set_name(PyObject* self, PyObject* value, void*) {
    return guarded_int([&] {
        if (value == nullptr) raise(PyExc_AttributeError, "can't delete attribute 'name'");
        self_of(self).name = printable(checked(PyObject_Str(value)).get());
    });
}
PyObject* thread_get_daemon(PyObject* self, void*) {
    return guarded([&] { return boolean(self_of(self).daemon); });
}
int thread_set_daemon(PyObject* self, PyObject* value, void*) {
    return guarded_int([&] {
        if (self_of(self, PyExc_RuntimeError).begun) raise(PyExc_RuntimeError, "cannot set daemon status of active thread");
        self_of(self).daemon = value != nullptr && PyObject_IsTrue(value) == 1;
    });
}
// What run() uses; gone once it has run.
template <PyRef ThreadObject::*part>
PyObject* thread_part(PyObject* self, void* name) {
    return guarded([&] {
        if (head_of(self)->object == nullptr) refuse_to_run(self, static_cast<const char*>(name));
        const PyRef& held = self_of(self).*part;
        return held ? held : none();
    });
}

// The ways to ask from before there were attributes.
PyObject* thread_is_daemon(PyObject* self, PyObject*) {
    return guarded([&] {
        warn_deprecated("isDaemon() is deprecated, get the daemon attribute instead");
        return boolean(self_of(self).daemon);
    });
}
PyObject* thread_old_set_daemon(PyObject* self, PyObject* value) {
    return guarded([&] {
        warn_deprecated("setDaemon() is deprecated, set the daemon attribute instead");
        checked(PyObject_SetAttrString(self, "daemon", value));
        return none();
    });
}
PyObject* thread_old_get_name(PyObject* self, PyObject*) {
    return guarded([&] {
        warn_deprecated("getName() is deprecated, get the name attribute instead");
        return make_str(self_of(self).name);
    });
}
PyObject* thread_old_set_name(PyObject* self, PyObject* value) {
    return guarded([&] {
        warn_deprecated("setName() is deprecated, set the name attribute instead");
        checked(PyObject_SetAttrString(self, "name", value));
        return none();
    });
}

PyObject* thread_ident(PyObject* self, void*) {
    return guarded([&] {
        const ThreadObject& thread = self_of(self);
        return thread.id ? checked(PyLong_FromUnsignedLong(thread.id.value)) : none();
    });
}

PyObject* thread_repr(PyObject* self) {
    return guarded([&] {
        const ThreadObject& thread = self_of(self, PyExc_AssertionError, "Thread.__init__() was not called");
        std::string state = !thread.begun ? "initial"
                            : current_session().kernel.finished(thread.id) ? "stopped" : "started";
        if (thread.daemon) state += " daemon";
        if (thread.id) state += " " + std::to_string(thread.id.value);
        const std::string_view type = Py_TYPE(self)->tp_name;
        return make_str("<" + std::string(type.substr(type.rfind('.') + 1)) + "(" + thread.name + ", " + state + ")>");
    });
}

const PyMethodDef thread_methods[] = {
    {"__reduce__", refuse_to_pickle_lock, METH_NOARGS, nullptr},
    {"start", thread_start, METH_NOARGS, nullptr},
    {"run", thread_run, METH_NOARGS, nullptr},
    method("join", thread_join, METH_VARARGS | METH_KEYWORDS),
    {"is_alive", thread_is_alive, METH_NOARGS, nullptr},
    {"isDaemon", thread_is_daemon, METH_NOARGS, nullptr},
    {"setDaemon", thread_old_set_daemon, METH_O, nullptr},
    {"getName", thread_old_get_name, METH_NOARGS, nullptr},
    {"setName", thread_old_set_name, METH_O, nullptr},
    {nullptr, nullptr, 0, nullptr},
};
const PyGetSetDef thread_attributes[] = {
    {"name", thread_get_name, thread_set_name, nullptr, nullptr},
    {"daemon", thread_get_daemon, thread_set_daemon, nullptr, nullptr},
    {"ident", thread_ident, nullptr, nullptr, nullptr},
    {"native_id", thread_ident, nullptr, nullptr, nullptr},
    {"_target", thread_part<&ThreadObject::target>, nullptr, nullptr, const_cast<char*>("_target")},
    {"_args", thread_part<&ThreadObject::arguments>, nullptr, nullptr, const_cast<char*>("_args")},
    {"_kwargs", thread_part<&ThreadObject::keywords>, nullptr, nullptr, const_cast<char*>("_kwargs")},
    {nullptr, nullptr, nullptr, nullptr, nullptr},
};
}  // namespace

void report_thread_exception(const PyRef& exception, const PyRef& thread) {
    if (PyErr_GivenExceptionMatches(exception.get(), PyExc_SystemExit)) return;
    const bool known = PyObject_TypeCheck(thread.get(), Interpreter::get().types.thread) != 0;
    const std::string name = known ? self_of(thread.get()).name : "unknown";
    write_to_stderr("Exception in thread " + name + ":\n" + format_uncaught(exception));
}

PyRef make_foreign_thread(const std::string& name, ThreadId id, bool main) {
    const Types& types = Interpreter::get().types;
    const Ref<ThreadObject> thread = make_embedded<ThreadObject>(main ? types.main_thread : types.thread);
    thread->name = name;
    thread->id = id;
    thread->begun = true;
    thread->daemon = false;
    return python_of(*thread);
}

PyTypeObject* make_thread_type(PyObject* module) {
    return make_type(module, "threading.Thread", sizeof(Embedded<ThreadObject>),
                     Py_TPFLAGS_HAVE_GC | Py_TPFLAGS_BASETYPE,
                     {slot(Py_tp_new, PyType_GenericNew), slot(Py_tp_init, thread_init),
                      slot(Py_tp_dealloc, embedded_dealloc), slot(Py_tp_traverse, embedded_traverse),
                      slot(Py_tp_clear, embedded_clear), slot(Py_tp_repr, thread_repr),
                      slot(Py_tp_methods, thread_methods), slot(Py_tp_getset, thread_attributes),
                      slot(Py_tp_members, kEmbeddedMembers)});
}

PyTypeObject* make_except_hook_args_type() {
    PyStructSequence_Field fields[] = {{"exc_type", nullptr}, {"exc_value", nullptr}, {"exc_traceback", nullptr},
                                       {"thread", nullptr}, {nullptr, nullptr}};
    PyStructSequence_Desc description{"_thread._ExceptHookArgs", nullptr, fields, 4};
    PyTypeObject* const type = PyStructSequence_NewType(&description);
    if (type == nullptr) throw_error();
    return type;
}

PyTypeObject* make_main_thread_type(PyObject* module, PyTypeObject* thread) {
    return make_type(module, "threading._MainThread", sizeof(Embedded<ThreadObject>),
                     Py_TPFLAGS_HAVE_GC | Py_TPFLAGS_DISALLOW_INSTANTIATION,
                     {slot(Py_tp_dealloc, embedded_dealloc), slot(Py_tp_traverse, embedded_traverse),
                      slot(Py_tp_clear, embedded_clear)},
                     thread);
}

}  // namespace asynchio::python
