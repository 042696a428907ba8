#include "core/python/imports.h"

#include <algorithm>
#include <iterator>
#include <string_view>

#include "core/python/errors.h"
#include "core/python/interpreter.h"
#include "core/python/modules.h"
#include "core/python/session.h"
#include "core/python/type_builder.h"

namespace asynchio::python {
namespace {

// The part of the standard library that computes and touches nothing outside.
constexpr std::string_view kHarmless[] = {
    "__future__", "abc", "array", "base64", "binascii", "bisect", "calendar", "cmath", "collections",
    "colorsys", "contextlib", "contextvars", "copy", "copyreg", "csv", "dataclasses", "decimal", "difflib",
    "enum", "errno", "fractions", "functools", "gc", "graphlib", "hashlib", "heapq", "html", "inspect",
    "io", "itertools", "json", "keyword", "logging", "math", "numbers", "operator", "pprint", "random",
    "re", "reprlib", "statistics", "string", "struct", "sys", "textwrap", "token", "traceback", "types",
    "typing", "unicodedata", "warnings", "weakref", "zlib",
};

// Why a module is not offered, and what to use instead.
struct Refusal {
    std::string_view module;
    std::string_view instead;
};
constexpr Refusal kRefusals[] = {
    {"_thread", "Use threading."},
    {"aiohttp", "Let asyncio.sleep stand for a slow server."},
    {"ctypes", "Programs here cannot call C libraries."},
    {"datetime", "Use time.time() and time.strftime()."},
    {"glob", "Programs here cannot see files: use a list of names."},
    {"http", "Let asyncio.sleep stand for a slow server."},
    {"importlib", "Use an import statement."},
    {"mmap", "Programs here cannot touch files."},
    {"multiprocessing", "Use concurrent.futures.ThreadPoolExecutor or threading."},
    {"os", "Programs here cannot touch files or processes."},
    {"pathlib", "Programs here cannot touch files: use strings."},
    {"pickle", "Programs here keep their data in variables."},
    {"queue", "Use a list with a threading.Lock."},
    {"requests", "Let time.sleep stand for a slow server."},
    {"secrets", "Use random: it is seeded, so that every run is the same."},
    {"select", "Use asyncio.sleep and asyncio.gather."},
    {"selectors", "Use asyncio.sleep and asyncio.gather."},
    {"shutil", "Programs here cannot touch files."},
    {"signal", "Use Task.cancel()."},
    {"socket", "Let asyncio.sleep stand for a slow network."},
    {"sqlite3", "Use a dict, and let asyncio.sleep stand for a slow database."},
    {"ssl", "Let asyncio.sleep stand for a slow network."},
    {"subprocess", "Use a function, and let time.sleep stand for its work."},
    {"tempfile", "Programs here cannot touch files: use strings."},
    {"urllib", "Let asyncio.sleep stand for a slow server."},
    {"uuid", "Use a counter: every run should be the same."},
};

std::string top_of(const std::string& name) { return name.substr(0, name.find('.')); }

bool harmless(const std::string& name) {
    return std::ranges::find(kHarmless, std::string_view(top_of(name))) != std::end(kHarmless);
}

[[noreturn]] void refuse(const std::string& name) {
    const std::string top = top_of(name);
    const auto known = std::ranges::find(kRefusals, std::string_view(top), &Refusal::module);
    if (known != std::end(kRefusals))
        raise(PyExc_ImportError, "'" + name + "' is not available in the playground, because it reaches outside the program. " +
                                     std::string(known->instead));
    const PyRef names = checked(PyObject_GetAttrString(import_real("sys").get(), "stdlib_module_names"));
    const int standard = PySet_Contains(names.get(), make_str(top).get());
    if (standard == 1)
        raise(PyExc_ImportError, "'" + name + "' is not available in the playground. It offers asyncio, threading, "
                                 "concurrent.futures, time and the modules of the standard library that only compute.");
    PyErr_Format(PyExc_ModuleNotFoundError, "No module named '%s'", name.c_str());
    throw_error();
}

PyRef new_module(const std::string& name, PyObject* names) {
    PyRef module = checked(PyModule_New(name.c_str()));
    checked(PyDict_Update(PyModule_GetDict(module.get()), names));
    checked(PyModule_AddStringConstant(module.get(), "__name__", name.c_str()));
    return module;
}

// The names of a standard module, in a module object of this run: what the program changes there dies with it.
PyRef copy_of_standard(const std::string& name) {
    PyRef real;
    {
        // Imported modules stay for later runs: neither their steps nor their memory belong to this one.
        const MemoryPause pause(Interpreter::get().memory);
        PyThreadState* const thread = PyThreadState_Get();
        PyThreadState_EnterTracing(thread);
        struct Leave {
            PyThreadState* thread;
            ~Leave() { PyThreadState_LeaveTracing(thread); }
        } const leave{thread};
        real = import_real(name.c_str());
    }
    // print and input use the real sys; its own settings are put back after the run.
    if (name == "sys") return real;
    PyRef copy = new_module(name, PyModule_GetDict(real.get()));
    if (name == "io")
        for (const char* outside : {"open", "open_code", "FileIO"})
            checked(PyDict_DelItemString(PyModule_GetDict(copy.get()), outside));
    if (name == "random") {
        const PyRef seeded = checked(PyObject_CallMethod(real.get(), "seed", "k",
                                                         static_cast<unsigned long>(current_session().kernel.machine().seed)));
    }
    return copy;
}

// One module by its full name, from this run's table or made now.
PyRef load(const std::string& name) {
    Session& session = current_session();
    if (PyObject* known = PyDict_GetItemString(session.modules.get(), name.c_str())) return PyRef::borrow(known);
    PyRef module;
    if (PyObject* names = Interpreter::get().modules.find(name)) module = new_module(name, names);
    else if (harmless(name)) module = copy_of_standard(name);
    else refuse(name);
    checked(PyDict_SetItemString(session.modules.get(), name.c_str(), module.get()));
    // import a.b makes b an attribute of a.
    if (const std::size_t dot = name.rfind('.'); dot != name.npos)
        checked(PyObject_SetAttrString(load(name.substr(0, dot)).get(), name.substr(dot + 1).c_str(), module.get()));
    return module;
}

// Names in `from package import a, b` may be submodules.
void load_submodules(const std::string& package, PyObject* module, PyObject* from_list) {
    const PyRef list = checked(PySequence_List(from_list));
    for (Py_ssize_t i = 0; i < PyList_GET_SIZE(list.get()); ++i) {
        PyObject* const wanted = PyList_GET_ITEM(list.get(), i);
        if (!PyUnicode_Check(wanted) || PyObject_HasAttr(module, wanted) != 0) continue;
        const std::string name = package + "." + std::string(text_of(wanted));
        if (Interpreter::get().modules.find(name) != nullptr) load(name);
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

PyObject* builtin_input(PyObject*, PyObject* arguments) {
    return guarded([&] {
        Session& session = current_session();
        if (PyTuple_GET_SIZE(arguments) > 0)
            session.out.write(text_of(checked(PyObject_Str(PyTuple_GET_ITEM(arguments, 0))).get()));
        session.out.flush();
        const auto& inputs = session.request.inputs;
        if (session.next_input >= inputs.size()) raise(PyExc_EOFError, "EOF when reading a line");
        return make_str(inputs[session.next_input++]);
    });
}

PyObject* builtin_exit(PyObject*, PyObject* arguments) {
    return guarded([&]() -> PyRef {
        PyObject* const code = PyTuple_GET_SIZE(arguments) > 0 ? PyTuple_GET_ITEM(arguments, 0) : Py_None;
        PyErr_SetObject(PyExc_SystemExit, code);
        throw_error();
    });
}

const PyMethodDef replaced_builtins[] = {
    method("__import__", builtin_import, METH_VARARGS | METH_KEYWORDS),
    method("open", builtin_open, METH_VARARGS | METH_KEYWORDS),
    {"input", builtin_input, METH_VARARGS, nullptr},
    {"exit", builtin_exit, METH_VARARGS, nullptr},
    {"quit", builtin_exit, METH_VARARGS, nullptr},
    {nullptr, nullptr, 0, nullptr},
};

// Asked for a name that one of our modules does not have.
PyObject* module_getattr(PyObject* module_name, PyObject* name) {
    return guarded([&]() -> PyRef {
        const std::string module(text_of(module_name));
        raise(PyExc_AttributeError, "module '" + module + "' has no attribute '" + std::string(text_of(name)) +
                                        "' in the playground");
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
    names_["time"] = time_names(host);
    names_["threading"] = threading_names(host);
    names_["concurrent.futures"] = futures_names(host);
    names_["concurrent.futures.thread"] = futures_names(host);
    names_["lessonlib"] = lessonlib_names(host);
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

PyRef make_builtins() { return checked(PyDict_Copy(Interpreter::get().modules.builtins())); }

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
