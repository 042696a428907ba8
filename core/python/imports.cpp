#include "core/python/imports.h"

#include "core/python/bounded_repr.h"
#include "core/python/errors.h"
#include "core/python/identity.h"
#include "core/python/interpreter.h"
#include "core/python/modules.h"
#include "core/python/process_types.h"
#include "core/python/session.h"
#include "core/python/standard_library.h"
#include "core/python/suggestions.h"
#include "core/python/type_builder.h"

namespace asynchio::python {
namespace {

constexpr std::size_t kLongestPrompt = 200;

std::string top_of(const std::string& name) { return name.substr(0, name.find('.')); }

PyRef load(const std::string& name);

PyRef new_module(const std::string& name, PyObject* names) {
    PyRef module = checked(PyModule_New(name.c_str()));
    checked(PyDict_Update(PyModule_GetDict(module.get()), names));
    checked(PyModule_AddStringConstant(module.get(), "__name__", name.c_str()));
    return module;
}

// What each run has of its own in `os`.
void complete_os(const PyRef& module) {
    checked(PyObject_SetAttrString(module.get(), "environ", checked(PyDict_New()).get()));
    static_cast<void>(load("os.path"));
}

// Packages that load their parts by themselves.
bool is_whole(const std::string& package) { return package == "asyncio" || package == "concurrent.futures"; }

// One module by its full name, from this run's table or made now.
PyRef load(const std::string& name) {
    Session& session = current_session();
    // The program itself; pickle looks there for its classes.
    if (name == "__main__")
        if (PyRef program = PyRef::take(PyImport_GetModule(make_str(name).get()))) return program;
    if (PyObject* known = PyDict_GetItemString(session.modules.get(), name.c_str())) return PyRef::borrow(known);
    PyRef module;
    if (PyObject* names = Interpreter::get().modules.find(name)) module = new_module(name, names);
    else if (is_offered(name)) module = standard_module(name);
    else refuse_import(name);
    checked(PyDict_SetItemString(session.modules.get(), name.c_str(), module.get()));
    // import a.b makes b an attribute of a.
    if (const std::size_t dot = name.rfind('.'); dot != name.npos)
        checked(PyObject_SetAttrString(load(name.substr(0, dot)).get(), name.substr(dot + 1).c_str(), module.get()));
    if (name == "os") complete_os(module);
    return module;
}

// Names in `from package import a, b` may be submodules.
void load_submodules(const std::string& package, PyObject* module, PyObject* from_list) {
    const PyRef list = checked(PySequence_List(from_list));
    for (Py_ssize_t i = 0; i < PyList_GET_SIZE(list.get()); ++i) {
        PyObject* const wanted = PyList_GET_ITEM(list.get(), i);
        if (!PyUnicode_Check(wanted) || PyObject_HasAttr(module, wanted) != 0) continue;
        const std::string name = package + "." + printable(wanted);
        if (Interpreter::get().modules.find(name) != nullptr || is_offered(name)) load(name);
    }
}

PyObject* builtin_import(PyObject*, PyObject* arguments, PyObject* keywords) {
    return guarded([&] {
        PyObject *name = nullptr, *globals = Py_None, *locals = Py_None, *from_list = Py_None;
        int level = 0;
        parse(arguments, keywords, "U|OOOi:__import__", {"name", "globals", "locals", "fromlist", "level"}, &name,
              &globals, &locals, &from_list, &level);
        return import_module(name, from_list, level, globals);
    });
}

PyObject* builtin_open(PyObject*, PyObject*, PyObject*) {
    return guarded([]() -> PyRef {
        raise(PyExc_PermissionError,
              "open() is not available in the playground: programs here cannot touch files. "
              "Use a string or a list instead, and let time.sleep() stand for a slow disk.");
    });
}

// One of sys's streams, which the program may have replaced.
PyRef stream(const char* name) {
    PyObject* const found = PySys_GetObject(name);
    if (found == nullptr || found == Py_None) raise(PyExc_RuntimeError, "input(): lost sys." + std::string(name));
    return PyRef::borrow(found);
}

void record_input(const PyRef& prompt, bool missing) {
    Recorder& recorder = current_session().recorder;
    recorder.record(InputRead{recorder.text(prompt ? shortened(printable(prompt.get()), kLongestPrompt) : ""), missing});
}

PyObject* builtin_input(PyObject*, PyObject* arguments) {
    return guarded([&] {
        const PyRef in = stream("stdin"), out = stream("stdout"), errors = stream("stderr");
        if (PyTuple_GET_SIZE(arguments) > 1)
            raise(PyExc_TypeError, "input expected at most 1 argument, got " +
                                       std::to_string(PyTuple_GET_SIZE(arguments)));
        static_cast<void>(checked(PyObject_CallMethod(errors.get(), "flush", nullptr)));
        const PyRef prompt = PyTuple_GET_SIZE(arguments) > 0 ? checked(PyObject_Str(PyTuple_GET_ITEM(arguments, 0))) : PyRef();
        if (prompt) checked(PyFile_WriteObject(prompt.get(), out.get(), Py_PRINT_RAW));
        static_cast<void>(checked(PyObject_CallMethod(out.get(), "flush", nullptr)));
        PyRef line = PyRef::take(PyFile_GetLine(in.get(), -1));
        const bool missing = !line && PyErr_ExceptionMatches(PyExc_EOFError) != 0;
        if (line || missing) record_input(prompt, missing);
        if (!line) throw_error();
        return line;
    });
}

PyObject* builtin_exit(PyObject*, PyObject* arguments) {
    return guarded([&]() -> PyRef {
        PyObject* const code = PyTuple_GET_SIZE(arguments) > 0 ? PyTuple_GET_ITEM(arguments, 0) : Py_None;
        PyErr_SetObject(PyExc_SystemExit, code);
        throw_error();
    });
}

PyObject* builtin_id(PyObject*, PyObject* object) { return PyLong_FromUnsignedLongLong(address_of(object)); }

const PyMethodDef replaced_builtins[] = {
    method("__import__", builtin_import, METH_VARARGS | METH_KEYWORDS),
    method("open", builtin_open, METH_VARARGS | METH_KEYWORDS),
    {"input", builtin_input, METH_VARARGS, nullptr},
    {"exit", builtin_exit, METH_VARARGS, nullptr},
    {"quit", builtin_exit, METH_VARARGS, nullptr},
    {"id", builtin_id, METH_O, nullptr},
    {nullptr, nullptr, 0, nullptr},
};

// Like a name that the module has, and not one that only CPython's module has.
bool is_mistyped(const std::string& module, PyObject* name) {
    const PyRef names = checked(PyDict_Keys(Interpreter::get().modules.find(module)));
    if (nearest_name(text_of(name), names.get()).empty()) return false;
    const PyRef real = PyRef::take(PyImport_GetModule(make_str(module).get()));
    return !real || PyObject_HasAttr(real.get(), name) == 0;
}

// Asked for a name that one of our modules does not have.
PyObject* module_getattr(PyObject* module_name, PyObject* name) {
    return guarded([&]() -> PyRef {
        const std::string module(text_of(module_name));
        const std::string part = module + "." + printable(name);
        if (is_whole(module) && Interpreter::get().modules.find(part) != nullptr) return load(part);
        raise(PyExc_AttributeError, "module '" + module + "' has no attribute '" + printable(name) + "'" +
                                        (is_mistyped(module, name) ? "" : " in the playground"));
    });
}
const PyMethodDef getattr_function = {"__getattr__", module_getattr, METH_O, nullptr};

}  // namespace

void add_name(PyObject* names, const char* name, PyObject* value) {
    checked(PyDict_SetItemString(names, name, value));
}

void add_functions(PyObject* names, PyObject* host, const char* module, const PyMethodDef* methods) {
    const PyRef module_name = make_str(module);
    for (; methods->ml_name != nullptr; ++methods)
        add_name(names, methods->ml_name,
                 checked(PyCFunction_NewEx(const_cast<PyMethodDef*>(methods), host, module_name.get())).get());
}

PyRef builtin_names(PyObject* host) {
    const PyRef builtins = import_real("builtins");
    PyRef names = checked(PyDict_Copy(PyModule_GetDict(builtins.get())));
    add_functions(names.get(), host, "builtins", replaced_builtins);
    for (const char* missing : {"breakpoint", "help", "copyright", "credits", "license"})
        if (PyDict_DelItemString(names.get(), missing) < 0) PyErr_Clear();
    return names;
}

void ModuleTables::load(PyObject* host) {
    names_["asyncio"] = asyncio_names(host);
    for (const char* part : {"base_events", "coroutines", "events", "exceptions", "futures", "locks", "queues", "runners",
                             "taskgroups", "tasks", "threads", "timeouts"})
        names_[std::string("asyncio.") + part] = asyncio_names(host);
    names_["time"] = time_names(host);
    names_["threading"] = threading_names(host);
    names_["queue"] = queue_names(host);
    names_["concurrent.futures"] = futures_names(host);
    names_["concurrent.futures.thread"] = futures_names(host);
    names_["concurrent.futures.process"] = futures_names(host);
    add_process_modules(names_, host);
    names_["lessonlib"] = lessonlib_names(host);
    names_["signal"] = signal_names(host);
    names_["os"] = os_names(host);
    names_["os.path"] = path_names(host);
    names_["gc"] = gc_names(host);
    names_["concurrent"] = checked(PyDict_New());
    for (const auto& [module, names] : names_) {
        const PyRef name = make_str(module);
        add_name(names.get(), "__getattr__",
                 checked(PyCFunction_New(const_cast<PyMethodDef*>(&getattr_function), name.get())).get());
    }
    builtins_ = builtin_names(host);
}

PyObject* ModuleTables::find(const std::string& module) const {
    const auto found = names_.find(module);
    return found != names_.end() ? found->second.get() : nullptr;
}

void ModuleTables::clear() {
    names_.clear();
    builtins_ = PyRef();
}

PyRef make_builtins() {
    PyRef module = new_module("builtins", Interpreter::get().modules.builtins());
    checked(PyDict_SetItemString(current_session().modules.get(), "builtins", module.get()));
    return PyRef::borrow(PyModule_GetDict(module.get()));
}

PyRef import_module(PyObject* name, PyObject* from_list, int level, PyObject*) {
    if (level > 0) raise(PyExc_ImportError, "attempted relative import with no known parent package");
    const std::string full(text_of(name));
    if (full.empty()) raise(PyExc_ValueError, "Empty module name");
    PyRef module = load(full);
    const bool from = from_list != nullptr && from_list != Py_None && PyObject_IsTrue(from_list) == 1;
    if (!from) return load(top_of(full));
    load_submodules(full, module.get(), from_list);
    return module;
}

}  // namespace asynchio::python
