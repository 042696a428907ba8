// The names of `threading`, `queue` and `concurrent.futures`.
#include "core/python/embedded.h"
#include "core/python/errors.h"
#include "core/python/interpreter.h"
#include "core/python/modules.h"
#include "core/python/pool_type.h"
#include "core/python/session.h"
#include "core/python/sync_type.h"
#include "core/python/thread_type.h"
#include "core/python/type_builder.h"

namespace asynchio::python {
namespace {

PyObject* threading_current_thread(PyObject*, PyObject*) {
    return guarded([] { return current_session().threads.current_thread_object(); });
}
PyObject* threading_main_thread(PyObject*, PyObject*) {
    return guarded([] { return current_session().threads.main_thread(); });
}
PyObject* threading_get_ident(PyObject*, PyObject*) {
    return guarded([] { return checked(PyLong_FromUnsignedLong(current_session().kernel.current_thread().value)); });
}
PyObject* threading_active_count(PyObject*, PyObject*) {
    return guarded([] { return checked(PyLong_FromSize_t(current_session().threads.alive().size())); });
}
PyObject* threading_old_current_thread(PyObject*, PyObject*) {
    return guarded([] {
        warn_deprecated("currentThread() is deprecated, use current_thread() instead");
        return current_session().threads.current_thread_object();
    });
}
PyObject* threading_old_active_count(PyObject*, PyObject*) {
    return guarded([] {
        warn_deprecated("activeCount() is deprecated, use active_count() instead");
        return checked(PyLong_FromSize_t(current_session().threads.alive().size()));
    });
}
PyObject* threading_enumerate(PyObject*, PyObject*) {
    return guarded([] {
        PythonThreads& threads = current_session().threads;
        PyRef list = checked(PyList_New(0));
        for (const ThreadId id : threads.alive()) checked(PyList_Append(list.get(), threads.object_of_thread(id).get()));
        return list;
    });
}

PyObject* threading_excepthook(PyObject*, PyObject* arguments) {
    return guarded([&] {
        if (Py_TYPE(arguments) != Interpreter::get().types.except_hook_args)
            raise(PyExc_TypeError, "_thread._excepthook argument type must be ExceptHookArgs");
        report_thread_exception(PyRef::borrow(PyStructSequence_GetItem(arguments, 1)),
                                PyRef::borrow(PyStructSequence_GetItem(arguments, 3)));
        return none();
    });
}

const PyMethodDef functions[] = {
    {"excepthook", threading_excepthook, METH_O, nullptr},
    {"current_thread", threading_current_thread, METH_NOARGS, nullptr},
    {"main_thread", threading_main_thread, METH_NOARGS, nullptr},
    {"get_ident", threading_get_ident, METH_NOARGS, nullptr},
    {"get_native_id", threading_get_ident, METH_NOARGS, nullptr},
    {"active_count", threading_active_count, METH_NOARGS, nullptr},
    {"currentThread", threading_old_current_thread, METH_NOARGS, nullptr},
    {"activeCount", threading_old_active_count, METH_NOARGS, nullptr},
    {"enumerate", threading_enumerate, METH_NOARGS, nullptr},
    {nullptr, nullptr, 0, nullptr},
};

}  // namespace

PyRef threading_names(PyObject* host) {
    PyRef names = checked(PyDict_New());
    add_functions(names.get(), host, "threading", functions);
    const Types& types = Interpreter::get().types;
    add_name(names.get(), "Thread", reinterpret_cast<PyObject*>(types.thread));
    add_name(names.get(), "Lock", reinterpret_cast<PyObject*>(types.mutex));
    add_name(names.get(), "RLock", reinterpret_cast<PyObject*>(types.rlock));
    add_name(names.get(), "Condition", reinterpret_cast<PyObject*>(types.condition));
    add_name(names.get(), "Semaphore", reinterpret_cast<PyObject*>(types.semaphore));
    add_name(names.get(), "BoundedSemaphore", reinterpret_cast<PyObject*>(types.bounded_semaphore));
    add_name(names.get(), "Event", reinterpret_cast<PyObject*>(types.event));
    add_name(names.get(), "Barrier", reinterpret_cast<PyObject*>(types.barrier));
    add_name(names.get(), "Timer", reinterpret_cast<PyObject*>(types.thread_timer));
    add_name(names.get(), "local", reinterpret_cast<PyObject*>(types.thread_local_type));
    add_name(names.get(), "BrokenBarrierError", Interpreter::get().exceptions.broken_barrier);
    add_name(names.get(), "ThreadError", PyExc_RuntimeError);
    add_name(names.get(), "ExceptHookArgs", reinterpret_cast<PyObject*>(types.except_hook_args));
    add_name(names.get(), "__excepthook__", PyDict_GetItemString(names.get(), "excepthook"));
    add_name(names.get(), "TIMEOUT_MAX", checked(PyFloat_FromDouble(9223372036.0)).get());
    return names;
}

PyRef queue_names(PyObject*) {
    PyRef names = checked(PyDict_New());
    const Interpreter& interpreter = Interpreter::get();
    add_name(names.get(), "Queue", reinterpret_cast<PyObject*>(interpreter.types.queue));
    add_name(names.get(), "LifoQueue", reinterpret_cast<PyObject*>(interpreter.types.lifo_queue));
    add_name(names.get(), "PriorityQueue", reinterpret_cast<PyObject*>(interpreter.types.priority_queue));
    add_name(names.get(), "SimpleQueue", reinterpret_cast<PyObject*>(interpreter.types.simple_queue));
    add_name(names.get(), "Empty", interpreter.exceptions.queue_empty);
    add_name(names.get(), "Full", interpreter.exceptions.queue_full);
    return names;
}

PyRef futures_names(PyObject* host) {
    PyRef names = checked(PyDict_New());
    const Interpreter& interpreter = Interpreter::get();
    add_waiting_functions(names.get(), host);
    add_name(names.get(), "Executor", reinterpret_cast<PyObject*>(interpreter.types.executor));
    add_name(names.get(), "BrokenExecutor", interpreter.exceptions.broken_executor);
    add_name(names.get(), "BrokenThreadPool", interpreter.exceptions.broken_pool);
    add_name(names.get(), "ThreadPoolExecutor", reinterpret_cast<PyObject*>(interpreter.types.pool));
    add_name(names.get(), "ProcessPoolExecutor", reinterpret_cast<PyObject*>(interpreter.types.process_pool));
    add_name(names.get(), "BrokenProcessPool", interpreter.exceptions.broken_process_pool);
    add_name(names.get(), "Future", reinterpret_cast<PyObject*>(interpreter.types.concurrent_future));
    add_name(names.get(), "CancelledError", interpreter.exceptions.futures_cancelled);
    add_name(names.get(), "InvalidStateError", interpreter.exceptions.futures_invalid_state);
    add_name(names.get(), "TimeoutError", PyExc_TimeoutError);
    return names;
}

}  // namespace asynchio::python
