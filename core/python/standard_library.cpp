#include "core/python/standard_library.h"

#include <algorithm>
#include <iterator>
#include <string_view>
#include <utility>

#include "core/python/coroutine.h"
#include "core/python/errors.h"
#include "core/python/interpreter.h"
#include "core/python/interpreter_end.h"
#include "core/python/modules.h"
#include "core/python/session.h"
#include "core/python/type_builder.h"
#include "core/python/virtual_dates.h"

namespace asynchio::python {
namespace {

// _strptime is what datetime.strptime and time.strptime import when they are called.
constexpr std::string_view kOffered[] = {
    "__future__", "_strptime", "abc", "argparse", "array", "ast", "atexit", "base64", "binascii", "bisect", "cProfile", "calendar", "cmath", "collections",
    "collections.abc", "colorsys", "contextlib", "contextvars", "copy", "copyreg", "csv", "dataclasses",
    "datetime", "decimal", "difflib", "dis", "enum", "errno", "fnmatch", "fractions", "functools", "graphlib", "getopt", "hashlib",
    "heapq", "hmac", "html", "html.entities", "html.parser", "inspect", "io", "ipaddress", "itertools", "json", "json.decoder",
    "json.encoder", "keyword", "logging", "logging.handlers", "math", "numbers", "operator", "pprint", "pstats", "random",
    "re", "reprlib", "sched", "shlex", "statistics", "string", "struct", "sys", "textwrap", "timeit", "token",
    "traceback", "types", "typing", "unicodedata", "urllib", "urllib.parse", "warnings", "weakref", "zlib",
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
    {"glob", "Programs here cannot see files: use a list of names."},
    {"http", "Let asyncio.sleep stand for a slow server."},
    {"importlib", "Use an import statement."},
    {"mmap", "Programs here cannot touch files."},
    {"pathlib", "Programs here cannot touch files: use strings."},
    // What is unpickled may call anything, outside as well.
    {"pickle", "Programs here keep their data in variables."},
    {"requests", "Let time.sleep stand for a slow server."},
    {"secrets", "Use random: it is seeded, so that every run is the same."},
    {"select", "Use asyncio.sleep and asyncio.gather."},
    {"selectors", "Use asyncio.sleep and asyncio.gather."},
    {"shutil", "Programs here cannot touch files."},
    {"socket", "Let asyncio.sleep stand for a slow network."},
    {"sqlite3", "Use a dict, and let asyncio.sleep stand for a slow database."},
    {"ssl", "Let asyncio.sleep stand for a slow network."},
    {"subprocess", "Use a function, and let time.sleep stand for its work."},
    {"tempfile", "Programs here cannot touch files: use strings."},
    {"urllib", "Let asyncio.sleep stand for a slow server."},
    {"uuid", "Use a counter: every run should be the same."},
};

// --- what must not come from outside -------------------------------------------------------------------------

PyObject* entropy(PyObject*, PyObject*) {
    return guarded([] { return checked(PyLong_FromUnsignedLongLong(next_entropy())); });
}
PyObject* urandom(PyObject*, PyObject* count) {
    return guarded([&] {
        const Py_ssize_t size = PyLong_AsSsize_t(count);
        if (size == -1 && PyErr_Occurred() != nullptr) throw_error();
        if (size < 0) raise(PyExc_ValueError, "negative argument not allowed");
        PyRef bytes = checked(PyBytes_FromStringAndSize(nullptr, size));
        for (Py_ssize_t i = 0; i < size; ++i) PyBytes_AS_STRING(bytes.get())[i] = static_cast<char>(next_entropy());
        return bytes;
    });
}
PyObject* redirect(PyObject*, PyObject*) {
    return guarded([] {
        redirect_dates();
        return none();
    });
}
// Time as it is. A program that reads the clock all the time makes it move; a profiler must not.
PyObject* virtual_now(PyObject*, PyObject*) {
    return guarded([] { return checked(PyFloat_FromDouble(to_seconds(current_session().kernel.now()))); });
}

PyObject* library_coroutine(PyObject*, PyObject* object) {
    return guarded([&] { return boolean(Py_TYPE(object) == Interpreter::get().types.coroutine); });
}
PyObject* library_coroutine_function(PyObject*, PyObject* object) {
    return guarded([&] { return boolean(is_library_coroutine_function(object)); });
}

const PyMethodDef outside_functions[] = {
    {"is_library_coroutine", library_coroutine, METH_O, nullptr},
    {"is_library_coroutine_function", library_coroutine_function, METH_O, nullptr},
    {"virtual_now", virtual_now, METH_NOARGS, nullptr},
    {"entropy", entropy, METH_NOARGS, nullptr},
    {"urandom", urandom, METH_O, nullptr},
    {"redirect_dates", redirect, METH_NOARGS, nullptr},
    {nullptr, nullptr, 0, nullptr},
};

// Modules that ask the operating system for time, threads or randomness ask the run instead. (The locks of logging's
// handlers outlive a run and are no part of its picture: they stay what they are.)
struct Adjustment {
    const char* module;
    const char* text;
};
constexpr Adjustment kAdjustments[] = {
    {"random", R"(
import random
def seed(self, a=None, version=2, *, seed=random.Random.seed, entropy=entropy):
    seed(self, entropy() if a is None else a, version)
random.Random.seed = seed
random.seed = random._inst.seed
random._urandom = urandom
)"},
    {"logging", R"(
import logging, os, sys, threading, types
class System:
    """sys, in which logging looks whether there are several processes, and asks for the name of the own one."""
    modules = {'multiprocessing': types.SimpleNamespace(current_process=our_multiprocessing['current_process'])}
    def __getattr__(self, name): return getattr(sys, name)
class OperatingSystem:
    getpid = staticmethod(our_os['getpid'])
    def __getattr__(self, name): return getattr(os, name)
logging.sys, logging.os = System(), OperatingSystem()
threads = types.ModuleType('threading')
vars(threads).update({**vars(threading), **our_threading, 'RLock': threading.RLock})
clock = types.ModuleType('time')
vars(clock).update(our_time)
logging.threading = threads
logging.time = clock
logging._startTime = epoch
)"},
    {"logging.handlers", R"(
import logging.handlers, types
def ours(module, names):
    copy = types.ModuleType(module.__name__)
    vars(copy).update({**vars(module), **names})
    return copy
logging.handlers.threading = ours(logging.handlers.threading, our_threading)
logging.handlers.queue = ours(logging.handlers.queue, our_queue)
logging.handlers.time = ours(logging.handlers.time, our_time)
)"},
    {"sched", R"(
import sched, types
sched.threading = types.SimpleNamespace(RLock=our_threading['RLock'])
sched.time = types.SimpleNamespace(sleep=our_time['sleep'])
sched._time = our_time['monotonic']
sched.scheduler.__init__.__defaults__ = (our_time['monotonic'], our_time['sleep'])
)"},
    // The width of a help text is not that of the terminal in which the window was opened. What translations need is
    // loaded before a program has changed anything.
    {"argparse", R"(
import argparse, gettext, textwrap
argparse.HelpFormatter.__init__.__defaults__ = (2, 24, 78)
gettext.gettext('')
)"},
    {"datetime", "redirect_dates()"},
    // Coroutines and coroutine functions of asyncio are made in C++, but programs tell them by these two.
    {"inspect", R"(
import functools, inspect
def iscoroutine(object, *, real=inspect.iscoroutine):
    """Return true if the object is a coroutine."""
    return real(object) or is_library_coroutine(object)
def iscoroutinefunction(obj, *, real=inspect.iscoroutinefunction):
    """Return true if the object is a coroutine function."""
    return real(obj) or is_library_coroutine_function(functools._unwrap_partial(obj))
inspect.iscoroutine = iscoroutine
inspect.iscoroutinefunction = iscoroutinefunction
)"},
    {"cProfile", R"(
import cProfile, _lsprof
def __init__(self, timer=None, timeunit=0.0, subcalls=True, builtins=True):
    _lsprof.Profiler.__init__(self, timer or virtual_now, timeunit, subcalls, builtins)
cProfile.Profile.__init__ = __init__
)"},
    {"timeit", R"(
import timeit
clock = timeit.default_timer = our_time['perf_counter']
def measured(defaults): return tuple(clock if callable(value) else value for value in defaults)
for function in (timeit.timeit, timeit.repeat, timeit.Timer.__init__):
    function.__defaults__ = measured(function.__defaults__)
)"},
};

bool is_loaded(const char* name) {
    const PyRef module = PyRef::take(PyImport_GetModule(make_str(name).get()));
    PyErr_Clear();
    return module && module.get() != Py_None;
}

void adjust(const Adjustment& adjustment) {
    Interpreter& interpreter = Interpreter::get();
    const PyRef names = checked(PyDict_New());
    const auto set = [&](const char* name, PyObject* value) { checked(PyDict_SetItemString(names.get(), name, value)); };
    set("__builtins__", import_real("builtins").get());
    add_functions(names.get(), interpreter.host_module, "_asynchio", outside_functions);
    set("our_threading", interpreter.modules.find("threading"));
    set("our_time", interpreter.modules.find("time"));
    set("our_multiprocessing", interpreter.modules.find("multiprocessing"));
    set("our_os", interpreter.modules.find("os"));
    set("our_queue", interpreter.modules.find("queue"));
    set("epoch", checked(PyFloat_FromDouble(to_seconds(kEpoch))).get());
    const PyRef code = checked(Py_CompileString(adjustment.text, "<asynchio>", Py_file_input));
    checked(PyEval_EvalCode(code.get(), names.get(), names.get()));
    interpreter.adjusted.insert(adjustment.module);
}

// What is loaded while this lives stays for later runs: neither its steps nor its memory belong to the current one.
class Loading {
  public:
    Loading() : pause_(interpreter_.memory), polluted_(interpreter_.shared.changed()) {
        PyThreadState_EnterTracing(thread_);
    }
    ~Loading() { PyThreadState_LeaveTracing(thread_); }
    Loading(const Loading&) = delete;
    Loading& operator=(const Loading&) = delete;

    void finish() {
        if (PyDict_Size(PyImport_GetModuleDict()) == modules_) return;
        for (const Adjustment& adjustment : kAdjustments)
            if (is_loaded(adjustment.module) && !interpreter_.adjusted.contains(adjustment.module)) adjust(adjustment);
        // What the program changed before could be part of what was loaded.
        if (polluted_) current_session().pollutes = true;
        else interpreter_.shared.remember({});
    }

  private:
    Interpreter& interpreter_ = Interpreter::get();
    PyThreadState* const thread_ = PyThreadState_Get();
    const MemoryPause pause_;
    const bool polluted_;
    const Py_ssize_t modules_ = PyDict_Size(PyImport_GetModuleDict());
};

void load(const std::string& name) {
    Loading loading;
    static_cast<void>(import_module(name.c_str()));
    loading.finish();
}

// __import__ for the standard library itself, which imports some modules only when it needs them.
PyObject* import_in_library(PyObject*, PyObject* arguments, PyObject* keywords) {
    return guarded([&] {
        PyObject *name = nullptr, *globals = nullptr, *locals = nullptr, *from_list = nullptr;
        int level = 0;
        parse(arguments, keywords, "U|OOOi:__import__", {"name", "globals", "locals", "fromlist", "level"}, &name,
              &globals, &locals, &from_list, &level);
        const auto import = [&] {
            return checked(PyImport_ImportModuleLevelObject(name, globals, locals, from_list, level));
        };
        if (Interpreter::get().session == nullptr || Interpreter::get().memory.paused()) return import();
        Loading loading;
        PyRef module = import();
        loading.finish();
        return module;
    });
}
const PyMethodDef import_in_library_function =
    method("__import__", import_in_library, METH_VARARGS | METH_KEYWORDS);

// The part of io that opens no files.
PyRef io_without_files(const PyRef& real) {
    PyRef copy = checked(PyModule_New("io"));
    PyObject* const names = PyModule_GetDict(copy.get());
    checked(PyDict_Update(names, PyModule_GetDict(real.get())));
    for (const char* outside : {"open", "open_code", "FileIO"}) checked(PyDict_DelItemString(names, outside));
    return copy;
}

// Whoever imports random, the numbers are the same in every run.
void seed_random(Session& session) {
    if (session.seeded_random || !is_loaded("random")) return;
    session.seeded_random = true;
    const PyRef random = import_real("random");
    const PyRef generator = checked(PyObject_GetAttrString(random.get(), "_inst"));
    static_cast<void>(checked(PyObject_CallMethod(generator.get(), "seed", "k",
                                                  static_cast<unsigned long>(session.kernel.machine().seed))));
}

}  // namespace

void watch_library_imports() {
    const PyRef function = checked(PyCFunction_New(const_cast<PyMethodDef*>(&import_in_library_function), nullptr));
    PyObject* const builtins = PyModule_GetDict(import_real("builtins").get());
    checked(PyDict_SetItemString(builtins, "__import__", function.get()));
}

bool is_offered(const std::string& module) {
    return std::ranges::find(kOffered, std::string_view(module)) != std::end(kOffered);
}

void refuse_import(const std::string& module) {
    const std::string top = module.substr(0, module.find('.'));
    const auto known = std::ranges::find(kRefusals, std::string_view(top), &Refusal::module);
    // What is not installed is not found either: programs that can do without it say so with this error.
    const auto not_found = [&](const std::string& sentence) {
        PyErr_SetImportErrorSubclass(PyExc_ModuleNotFoundError, make_str(sentence).get(), make_str(module).get(), nullptr);
        throw_error();
    };
    if (known != std::end(kRefusals))
        not_found("'" + module + "' is not available in the playground, because it reaches outside the "
                                 "program. " + std::string(known->instead));
    const PyRef names = checked(PyObject_GetAttrString(import_real("sys").get(), "stdlib_module_names"));
    const int standard = PySet_Contains(names.get(), make_str(top).get());
    if (standard == 1)
        not_found("'" + module + "' is not available in the playground. It offers asyncio, threading, "
                                 "concurrent.futures, time and the modules of the standard library that only compute.");
    not_found("No module named '" + module + "'");
}

PyRef standard_module(const std::string& name) {
    Session& session = current_session();
    if (!is_loaded(name.c_str())) load(name);
    seed_random(session);
    if (name.starts_with("logging") && !std::exchange(session.closes_logging, true)) close_logging_at_exit();
    PyRef real = import_module(name.c_str());
    return name == "io" ? io_without_files(real) : real;
}

std::uint64_t next_entropy() {
    std::uint64_t z = current_session().entropy += 0x9e3779b97f4a7c15ULL;
    z = (z ^ z >> 30) * 0xbf58476d1ce4e5b9ULL;
    z = (z ^ z >> 27) * 0x94d049bb133111ebULL;
    return z ^ z >> 31;
}

}  // namespace asynchio::python
