#include "core/python/interpreter.h"

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <filesystem>

#include "core/python/callback.h"
#include "core/python/coroutine.h"
#include "core/python/errors.h"
#include "core/python/future_type.h"
#include "core/python/group_type.h"
#include "core/python/identity.h"
#include "core/python/lock_type.h"
#include "core/python/loop_policy.h"
#include "core/python/loop_type.h"
#include "core/python/executor_type.h"
#include "core/python/pool_type.h"
#include "core/python/process_types.h"
#include "core/python/reports.h"
#include "core/python/runner_type.h"
#include "core/python/session.h"
#include "core/python/standard_library.h"
#include "core/python/sync_object.h"
#include "core/python/sync_type.h"
#include "core/python/sys_state.h"
#include "core/python/task_type.h"
#include "core/python/thread_type.h"
#include "core/python/threads.h"
#include "core/python/timeout_type.h"
#include "core/python/type_builder.h"
#include "core/python/waits.h"

namespace asynchio::python {
namespace {

// The module's state is a pointer to the Interpreter: the one way from anywhere in the binding to it.
PyModuleDef host_module_definition = {
    PyModuleDef_HEAD_INIT, "_asynchio", nullptr, sizeof(Interpreter*), nullptr, nullptr, nullptr, nullptr, nullptr};

[[noreturn]] void give_up(const char* message) {
    std::fprintf(stderr, "asynchio-runner: Python did not start: %s\n", message != nullptr ? message : "unknown reason");
    std::exit(2);
}

void configure() {
    PyPreConfig before;
    PyPreConfig_InitIsolatedConfig(&before);
    before.utf8_mode = 1;
    const PyStatus status = Py_PreInitialize(&before);
    if (PyStatus_Exception(status) != 0) give_up(status.err_msg);
}

void initialize() {
    PyConfig config;
    PyConfig_InitIsolatedConfig(&config);
    config.site_import = 0;
    config.use_hash_seed = 1;  // sets of strings have the same order in every process
    config.hash_seed = 0;
    config.install_signal_handlers = 0;
    config.write_bytecode = 0;
    config.faulthandler = 0;
    // The library that belongs to this interpreter: never one that PATH leads to.
    PyConfig_SetString(&config, &config.program_name, L"asynchio-runner");
    PyConfig_SetString(&config, &config.executable, L"");
    const std::string series = std::to_string(PY_MAJOR_VERSION) + "." + std::to_string(PY_MINOR_VERSION);
    std::error_code error;
    if (std::filesystem::is_directory(ASYNCHIO_PYTHON_HOME "/lib/python" + series, error))
        PyConfig_SetBytesString(&config, &config.home, ASYNCHIO_PYTHON_HOME);
    const PyStatus status = Py_InitializeFromConfig(&config);
    PyConfig_Clear(&config);
    if (PyStatus_Exception(status) != 0) give_up(status.err_msg);
}

// What the runtime itself uses, imported before the first run.
void import_helpers() {
    for (const char* name : {"traceback", "linecache", "ast", "warnings", "io", "time", "contextlib", "types", "atexit", "copy",
                             "tracemalloc"})
        static_cast<void>(import_real(name));
}

PyObject* get_switch_interval(PyObject*, PyObject*) {
    return guarded([] {
        // CPython keeps microseconds, and multiplies.
        const Duration interval = current_session().kernel.switch_interval();
        return checked(PyFloat_FromDouble(1e-6 * static_cast<double>(interval / kMicrosecond)));
    });
}
PyObject* set_switch_interval(PyObject*, PyObject* argument) {
    return guarded([&] {
        const double seconds = PyFloat_AsDouble(argument);
        if (PyErr_Occurred() != nullptr) throw_error();
        if (!(seconds > 0)) raise(PyExc_ValueError, "switch interval must be strictly positive");
        current_session().kernel.set_switch_interval(std::max<Duration>(from_seconds(seconds), kMicrosecond));
        return none();
    });
}
const PyMethodDef switch_interval_functions[] = {{"getswitchinterval", get_switch_interval, METH_NOARGS, nullptr},
                                                 {"setswitchinterval", set_switch_interval, METH_O, nullptr}};

// Functions of sys that would take the tracer or the schedule away.
void restrict_sys() {
    for (const char* name : {"settrace", "setprofile", "call_tracing", "_current_frames",
                             "_current_exceptions", "addaudithook"})
        PySys_SetObject(name, nullptr);
    // The machine that a program runs on is the simulated one.
    for (const PyMethodDef& definition : switch_interval_functions)
        PySys_SetObject(definition.ml_name, checked(PyCFunction_New(const_cast<PyMethodDef*>(&definition), nullptr)).get());
}

PyObject* new_exception(const char* name, PyObject* base) {
    return checked(PyErr_NewException(name, base, nullptr)).detach();
}

}  // namespace

Interpreter::Interpreter() {
    configure();
    memory.install();
    install_identity();
    initialize();
    install_late_identity();
    make_host_module();
    try {
        import_helpers();
        const PyRef file = checked(PyObject_GetAttrString(import_real("traceback").get(), "__file__"));
        library = std::filesystem::path(text_of(file.get())).parent_path().string();
        opcodes = Opcodes::load();
        make_exceptions();
        make_types();
        done_and_not_done = checked(PyObject_CallMethod(import_real("collections").get(), "namedtuple", "ss",
                                                        "DoneAndNotDoneFutures", "done not_done"));
        modules.load(host_module);
        restrict_sys();
        watch_library_imports();
        unraisable_hook = make_unraisable_hook(host_module);
        for (const char* name : {"unraisablehook", "__unraisablehook__"}) PySys_SetObject(name, unraisable_hook.get());
        std::vector<PyObject*> roots;
        for (PyObject* exception : {exceptions.cancelled, exceptions.invalid_state, exceptions.futures_error,
                                    exceptions.futures_cancelled, exceptions.futures_invalid_state,
                                    exceptions.broken_executor, exceptions.broken_pool, exceptions.broken_barrier,
                                    exceptions.broken_process_pool, exceptions.process_error,
                                    exceptions.queue_empty, exceptions.queue_full, exceptions.async_queue_full,
                                    exceptions.async_queue_empty, exceptions.async_broken_barrier})
            roots.push_back(exception);
        roots.push_back(done_and_not_done.get());
        shared.remember(roots);
    } catch (...) {
        set_error(std::current_exception());
        PyErr_Print();
        give_up("the standard library is damaged or missing");
    }
    PyGC_Collect();
    // What exists now stays: the collector need not look at it after every run.
    const PyRef gc = import_real("gc");
    // By itself the collector runs after so many allocations, those of modules that are loaded only once included. Here
    // the tracer runs it after so many steps of the program, which are the same in every run.
    static_cast<void>(checked(PyObject_CallMethod(gc.get(), "set_threshold", "i", 0)));
    static_cast<void>(checked(PyObject_CallMethod(gc.get(), "freeze", nullptr)));
    keep_modules();
}

Interpreter::~Interpreter() {
    modules.clear();
    shared = SharedState();
    compiled.clear();
    unraisable_hook = PyRef();
    done_and_not_done = PyRef();
    Py_FinalizeEx();
}

Interpreter& Interpreter::get() { return *find(); }

Interpreter* Interpreter::find() {
    PyObject* const module = PyState_FindModule(&host_module_definition);
    return module != nullptr ? *static_cast<Interpreter**>(PyModule_GetState(module)) : nullptr;
}

void Interpreter::silence_unraisable() {
    if (PySys_GetObject("unraisablehook") != unraisable_hook.get())
        PySys_SetObject("unraisablehook", unraisable_hook.get());
}

void Interpreter::make_host_module() {
    host_module = PyModule_Create(&host_module_definition);
    if (host_module == nullptr) give_up("no memory");
    *static_cast<Interpreter**>(PyModule_GetState(host_module)) = this;
    PyState_AddModule(host_module, &host_module_definition);
}

void Interpreter::make_exceptions() {
    exceptions.abort = new_exception("asynchio.RunEnded", PyExc_BaseException);
    exceptions.cancelled = new_exception("asyncio.exceptions.CancelledError", PyExc_BaseException);
    exceptions.invalid_state = new_exception("asyncio.exceptions.InvalidStateError", PyExc_Exception);
    exceptions.async_queue_full = new_exception("asyncio.queues.QueueFull", PyExc_Exception);
    exceptions.async_queue_empty = new_exception("asyncio.queues.QueueEmpty", PyExc_Exception);
    exceptions.async_broken_barrier = new_exception("asyncio.exceptions.BrokenBarrierError", PyExc_RuntimeError);
    exceptions.futures_error = new_exception("concurrent.futures._base.Error", PyExc_Exception);
    exceptions.futures_cancelled =
        new_exception("concurrent.futures._base.CancelledError", exceptions.futures_error);
    exceptions.futures_invalid_state =
        new_exception("concurrent.futures._base.InvalidStateError", exceptions.futures_error);
    exceptions.broken_executor = new_exception("concurrent.futures._base.BrokenExecutor", PyExc_RuntimeError);
    exceptions.broken_pool =
        new_exception("concurrent.futures.thread.BrokenThreadPool", exceptions.broken_executor);
    exceptions.broken_process_pool =
        new_exception("concurrent.futures.process.BrokenProcessPool", exceptions.broken_executor);
    exceptions.futures_remote_traceback =
        new_exception("concurrent.futures.process._RemoteTraceback", PyExc_Exception);
    exceptions.pool_remote_traceback = new_exception("multiprocessing.pool.RemoteTraceback", PyExc_Exception);
    exceptions.process_error = new_exception("multiprocessing.context.ProcessError", PyExc_Exception);
    exceptions.process_timeout = new_exception("multiprocessing.context.TimeoutError", exceptions.process_error);
    exceptions.maybe_encoding_error = new_exception("multiprocessing.pool.MaybeEncodingError", PyExc_Exception);
    exceptions.broken_barrier = new_exception("threading.BrokenBarrierError", PyExc_RuntimeError);
    exceptions.queue_empty = new_exception("_queue.Empty", PyExc_Exception);
    exceptions.queue_full = new_exception("queue.Full", PyExc_Exception);
}

void Interpreter::make_types() {
    types.watcher = Tracer::make_watcher_type(host_module);
    types.future = make_future_type(host_module);
    types.task = make_task_type(host_module, types.future);
    types.gather = as_python_class(make_gather_type(host_module, types.future));
    types.future_wait = make_future_wait_type(host_module);
    types.coroutine = make_coroutine_type(host_module);
    types.handle = as_python_class(make_handle_type(host_module));
    types.timer_handle = as_python_class(make_timer_handle_type(host_module, types.handle));
    types.loop = as_python_class(make_loop_type(host_module));
    types.policy = as_python_class(make_policy_type(host_module));
    types.lock = as_python_class(make_lock_type(host_module));
    types.group = as_python_class(make_group_type(host_module));
    types.timeout = as_python_class(make_timeout_type(host_module));
    types.runner = as_python_class(make_runner_type(host_module));
    types.completed_items = as_python_class(make_completed_items_type(host_module));
    types.async_event = as_python_class(make_async_event_type(host_module));
    types.async_condition = as_python_class(make_async_condition_type(host_module));
    types.async_semaphore = as_python_class(make_async_semaphore_type(host_module));
    types.async_bounded_semaphore =
        as_python_class(make_async_bounded_semaphore_type(host_module, types.async_semaphore));
    types.async_barrier = as_python_class(make_async_barrier_type(host_module));
    types.async_queue = as_python_class(make_async_queue_type(host_module));
    types.async_priority_queue = as_python_class(make_async_priority_queue_type(host_module, types.async_queue));
    types.async_lifo_queue = as_python_class(make_async_lifo_queue_type(host_module, types.async_queue));
    types.mutex = make_mutex_type(host_module);
    make_sync_types(host_module);
    types.thread = as_python_class(make_thread_type(host_module));
    types.main_thread = as_python_class(make_main_thread_type(host_module, types.thread));
    types.thread_timer = as_python_class(make_timer_type(host_module, types.thread));
    types.thread_local_type = make_thread_local_type(host_module);
    types.executor = as_python_class(make_executor_type(host_module));
    types.pool = as_python_class(make_pool_type(host_module, types.executor));
    make_process_types(host_module);
    types.futures_as_completed = as_python_class(make_futures_as_completed_type(host_module));
    types.concurrent_future = as_python_class(make_concurrent_future_type(host_module));
    types.results = as_python_class(make_results_type(host_module));
    types.output = make_output_type(host_module);
    types.output_buffer = make_output_buffer_type(host_module);
    types.except_hook_args = make_except_hook_args_type();
}

}  // namespace asynchio::python
