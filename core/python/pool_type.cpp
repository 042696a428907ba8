#include "core/python/pool_type.h"

#include <algorithm>

#include "core/python/embedded.h"
#include "core/python/errors.h"
#include "core/python/executor_type.h"
#include "core/python/identity.h"
#include "core/python/interpreter.h"
#include "core/python/labels.h"
#include "core/python/python_arguments.h"
#include "core/python/reports.h"
#include "core/python/seconds.h"
#include "core/python/session.h"
#include "core/python/sync_type.h"
#include "core/python/thread_type.h"
#include "core/python/type_builder.h"

namespace asynchio::python {

Work make_work(PyRef function, PyRef arguments, PyRef keywords, PyRef context) {
    Work work;
    work.label = label_of_call(name_of_callable(function.get()), arguments.get());
    work.call = [function = std::move(function), arguments = std::move(arguments), keywords = std::move(keywords),
                 context = std::move(context)]() -> Value {
        if (context) checked(PyContext_Enter(context.get()));
        PyRef result = PyRef::take(PyObject_Call(function.get(), arguments.get(), keywords.get()));
        const std::exception_ptr error = result ? nullptr : take_error();
        if (context) checked(PyContext_Exit(context.get()));
        if (error) std::rethrow_exception(error);
        return to_value(std::move(result));
    };
    return work;
}

namespace {

constexpr long kMostWorkers = 1'000'000;  // more than any run may have threads

// The Python object of a pool: it owns the executor, whose workers go on without it.
class PoolObject : public Object {
  public:
    // What each worker calls first. The executor shares it.
    struct Initializer {
        PyRef function, arguments;
    };
    std::shared_ptr<ThreadPoolExecutor> executor;
    std::shared_ptr<Initializer> initializer;

    void visit_references(ReferenceVisitor& visitor) const override {
        if (!initializer) return;
        visitor.visit(Value(initializer->function));
        visitor.visit(Value(initializer->arguments));
    }
    void clear_references() override {
        if (executor) executor->clear_initializer();
        const auto dropped = std::exchange(initializer, nullptr);
    }
};

PoolObject& pool_of(PyObject* self) {
    return initialized<PoolObject>(self, "ThreadPoolExecutor");
}

// Called in a new worker. What the program's function raises is told, and breaks the pool.
void call_initializer(const PoolObject::Initializer& initializer) {
    const PyRef result =
        PyRef::take(PyObject_Call(initializer.function.get(), initializer.arguments.get(), nullptr));
    if (result) return;
    const std::exception_ptr error = take_error();
    try {
        std::rethrow_exception(error);
    } catch (const ThreadAbort&) {
        throw;
    } catch (...) {
        current_session().err.write("Exception in initializer:\n" + format_raised(error_object(error)));
        throw;
    }
}

std::uint32_t workers_argument(PyObject* max_workers, const Machine& machine) {
    long workers = std::min(32L, static_cast<long>(machine.cores) + 4);
    if (max_workers != Py_None) {
        int overflow = 0;
        workers = PyLong_AsLongAndOverflow(max_workers, &overflow);
        if (workers == -1 && PyErr_Occurred() != nullptr) throw_error();
        if (overflow > 0) workers = kMostWorkers;
        workers = std::min(workers, kMostWorkers);
    }
    if (workers <= 0) raise(PyExc_ValueError, "max_workers must be greater than 0");
    return static_cast<std::uint32_t>(workers);
}

int pool_init(PyObject* self, PyObject* arguments, PyObject* keywords) {
    return guarded_int([&] {
        PyObject *max_workers = Py_None, *prefix = nullptr, *function = Py_None, *arguments_of_function = nullptr;
        parse_as_python(arguments, keywords, "|OUOO:ThreadPoolExecutor.__init__",
              {"max_workers", "thread_name_prefix", "initializer", "initargs"}, &max_workers, &prefix, &function,
              &arguments_of_function);
        Session& session = current_session();
        const std::uint32_t workers = workers_argument(max_workers, session.kernel.machine());
        if (function != Py_None && PyCallable_Check(function) == 0)
            raise(PyExc_TypeError, "initializer must be a callable");
        std::string name(text_of(prefix));
        if (name.empty()) name = "ThreadPoolExecutor-" + std::to_string(session.pool_names++);
        if (head_of(self)->object != nullptr) return;
        auto& pool = construct<PoolObject>(self);
        std::function<void()> initializer;
        if (function != Py_None) {
            PyRef given = arguments_of_function != nullptr ? checked(PySequence_Tuple(arguments_of_function))
                                                           : checked(PyTuple_New(0));
            pool.initializer = std::make_shared<PoolObject::Initializer>(PyRef::borrow(function), std::move(given));
            initializer = [shared = pool.initializer] { call_initializer(*shared); };
        }
        pool.executor = std::make_shared<ThreadPoolExecutor>(session.threads, workers, name, std::move(initializer));
        session.pools.push_back({session.kernel.current_process(), pool.executor});
    });
}

PyObject* pool_submit(PyObject* self, PyObject* const* args, Py_ssize_t count, PyObject* names) {
    return guarded([&] {
        if (count < 1)
            raise(PyExc_TypeError, "ThreadPoolExecutor.submit() missing 1 required positional argument: 'fn'");
        PyRef arguments = checked(PyTuple_New(count - 1));
        for (Py_ssize_t i = 1; i < count; ++i) PyTuple_SET_ITEM(arguments.get(), i - 1, Py_NewRef(args[i]));
        PyRef keywords;
        if (names != nullptr && PyTuple_GET_SIZE(names) > 0) {
            keywords = checked(PyDict_New());
            for (Py_ssize_t i = 0; i < PyTuple_GET_SIZE(names); ++i)
                checked(PyDict_SetItem(keywords.get(), PyTuple_GET_ITEM(names, i), args[count + i]));
        }
        Work work = make_work(PyRef::borrow(args[0]), std::move(arguments), std::move(keywords), PyRef());
        return python_of(*pool_of(self).executor->submit(std::move(work)));
    });
}

PyObject* pool_shutdown(PyObject* self, PyObject* arguments, PyObject* keywords) {
    return guarded([&] {
        int wait = 1, cancel = 0;
        parse_as_python(arguments, keywords, "|p$p:ThreadPoolExecutor.shutdown", {"wait", "cancel_futures"}, &wait, &cancel);
        pool_of(self).executor->shutdown(wait != 0, cancel != 0);
        return none();
    });
}

PyObject* pool_enter(PyObject* self, PyObject*) { return Py_NewRef(self); }
PyObject* pool_exit(PyObject* self, PyObject*) {
    return guarded([&] {
        if (overrides(self, Interpreter::get().types.pool, "shutdown")) {
            shut_down_by_method(self);
            return boolean(false);
        }
        pool_of(self).executor->shutdown(true, false);
        return boolean(false);
    });
}

// What map() returns: the results in order, each waited for when it is asked for.
struct ResultsObject {
    PyObject_HEAD
    PyObject* futures;  // list
    Py_ssize_t next;
    Time deadline;
};

}  // namespace

Time map_deadline(PyObject* const* values, PyObject* names) {
    const PyRef keywords = checked(PyDict_New());
    for (Py_ssize_t i = 0; names != nullptr && i < PyTuple_GET_SIZE(names); ++i)
        checked(PyDict_SetItem(keywords.get(), PyTuple_GET_ITEM(names, i), values[i]));
    PyObject *timeout = Py_None, *chunksize = nullptr;
    parse_as_python(checked(PyTuple_New(0)).get(), keywords.get(), "|$OO:Executor.map", {"timeout", "chunksize"}, &timeout, &chunksize);
    return deadline_argument(timeout);
}

namespace {

// map(fn, *iterables): submits everything at once, then gives the results in order.
PyObject* pool_map(PyObject* self, PyObject* const* args, Py_ssize_t count, PyObject* names) {
    return guarded([&] {
        if (overrides(self, Interpreter::get().types.pool, "submit")) return map_by_submit(self, args, count, names);
        if (count < 1) raise(PyExc_TypeError, "Executor.map() missing 1 required positional argument: 'fn'");
        const Time deadline = map_deadline(args + count, names);
        const PyRef iterables = checked(PyTuple_New(count - 1));
        for (Py_ssize_t i = 1; i < count; ++i) PyTuple_SET_ITEM(iterables.get(), i - 1, Py_NewRef(args[i]));
        const PyRef zipped = checked(PyObject_Call(reinterpret_cast<PyObject*>(&PyZip_Type), iterables.get(), nullptr));
        const PyRef futures = checked(PyList_New(0));
        while (PyRef arguments = PyRef::take(PyIter_Next(zipped.get()))) {
            Work work = make_work(PyRef::borrow(args[0]), std::move(arguments), PyRef(), PyRef());
            const PyRef future = python_of(*pool_of(self).executor->submit(std::move(work)));
            checked(PyList_Append(futures.get(), future.get()));
        }
        if (PyErr_Occurred() != nullptr) throw_error();
        return make_results(futures, deadline);
    });
}

PyObject* pool_max_workers(PyObject* self, void*) {
    return guarded([&] { return checked(PyLong_FromUnsignedLong(pool_of(self).executor->max_workers())); });
}

// --- what map() returns -------------------------------------------------------------------------------------

// An executor of the program may give futures of its own kind, too.
PyRef result_of(PyObject* future, Time deadline) {
    if (PyObject_TypeCheck(future, Interpreter::get().types.concurrent_future) != 0)
        return to_object(future_of_pool(future).result(deadline));
    return checked(PyObject_CallMethod(future, "result", nullptr));
}
void cancel(PyObject* future) {
    if (PyObject_TypeCheck(future, Interpreter::get().types.concurrent_future) != 0) future_of_pool(future).cancel();
    else static_cast<void>(checked(PyObject_CallMethod(future, "cancel", nullptr)));
}

// Whoever stops at a failure, or does not ask for more, does not want the rest.
void cancel_rest(ResultsObject& results, Py_ssize_t first) {
    for (Py_ssize_t i = first; i < PyList_GET_SIZE(results.futures); ++i)
        cancel(PyList_GET_ITEM(results.futures, i));
    results.next = PyList_GET_SIZE(results.futures);
}

void results_dealloc(PyObject* self) {
    PyTypeObject* const type = Py_TYPE(self);
    auto& results = *reinterpret_cast<ResultsObject*>(self);
    PyObject *error = nullptr, *value = nullptr, *traceback = nullptr;
    PyErr_Fetch(&error, &value, &traceback);
    if (results.next > 0 && guarded_int([&] { cancel_rest(results, results.next); }) < 0) PyErr_Clear();
    PyErr_Restore(error, value, traceback);
    Py_XDECREF(results.futures);
    type->tp_free(self);
    Py_DECREF(type);
}

PyObject* results_next(PyObject* self) {
    return guarded_wait([&] {
        auto& results = *reinterpret_cast<ResultsObject*>(self);
        if (results.next >= PyList_GET_SIZE(results.futures)) return PyRef();
        const Py_ssize_t index = results.next++;
        const PyRef future = PyRef::borrow(PyList_GET_ITEM(results.futures, index));
        try {
            return result_of(future.get(), results.deadline);
        } catch (const ThreadAbort&) {
            throw;
        } catch (...) {
            cancel_rest(results, index);
            throw;
        }
    });
}

// --- as of a generator, which python3's is -------------------------------------------------------------------

// Before the first result nothing is cancelled: the generator has not begun.
void stop_results(ResultsObject& results) {
    if (results.next > 0) cancel_rest(results, results.next);
    results.next = PyList_GET_SIZE(results.futures);
}
PyObject* results_close(PyObject* self, PyObject*) {
    return guarded([&] {
        stop_results(*reinterpret_cast<ResultsObject*>(self));
        return none();
    });
}
PyObject* results_send(PyObject* self, PyObject* value) {
    if (value != Py_None && reinterpret_cast<ResultsObject*>(self)->next == 0) {
        PyErr_SetString(PyExc_TypeError, "can't send non-None value to a just-started generator");
        return nullptr;
    }
    PyObject* const result = results_next(self);
    if (result == nullptr && PyErr_Occurred() == nullptr) PyErr_SetNone(PyExc_StopIteration);
    return result;
}
PyObject* results_throw(PyObject* self, PyObject* arguments) {
    return guarded([&]() -> PyRef {
        PyObject *type = nullptr, *value = nullptr, *traceback = nullptr;
        if (PyArg_ParseTuple(arguments, "O|OO:throw", &type, &value, &traceback) == 0) throw_error();
        const bool is_class = PyExceptionClass_Check(type) != 0;
        if (!is_class && !PyExceptionInstance_Check(type))
            raise(PyExc_TypeError, "exceptions must be classes or instances deriving from BaseException, not " +
                                       std::string(Py_TYPE(type)->tp_name));
        stop_results(*reinterpret_cast<ResultsObject*>(self));
        if (is_class) PyErr_SetObject(type, value);
        else PyErr_SetObject(reinterpret_cast<PyObject*>(Py_TYPE(type)), type);
        throw_error();
    });
}
PyObject* results_repr(PyObject* self) {
    return guarded([&] {
        return make_str("<generator object Executor.map.<locals>.result_iterator at " + shown_address(self) + ">");
    });
}
const PyMethodDef results_methods[] = {
    {"close", results_close, METH_NOARGS, nullptr},
    {"send", results_send, METH_O, nullptr},
    {"throw", results_throw, METH_VARARGS, nullptr},
    {nullptr, nullptr, 0, nullptr},
};

// A set of the workers' thread objects.
PyObject* pool_threads(PyObject* self, void*) {
    return guarded([&] {
        const PyRef threads = checked(PySet_New(nullptr));
        for (const ThreadId id : pool_of(self).executor->workers())
            checked(PySet_Add(threads.get(), current_session().threads.object_of_thread(id).get()));
        return threads;
    });
}

const PyMethodDef pool_methods[] = {
    method("submit", pool_submit, METH_FASTCALL | METH_KEYWORDS),
    method("map", pool_map, METH_FASTCALL | METH_KEYWORDS),
    method("shutdown", pool_shutdown, METH_VARARGS | METH_KEYWORDS),
    {"__enter__", pool_enter, METH_NOARGS, nullptr},
    {"__exit__", pool_exit, METH_VARARGS, nullptr},
    {nullptr, nullptr, 0, nullptr},
};
const PyGetSetDef pool_attributes[] = {
    {"_max_workers", pool_max_workers, nullptr, nullptr, nullptr},
    {"_threads", pool_threads, nullptr, nullptr, nullptr},
    {nullptr, nullptr, nullptr, nullptr, nullptr},
};
}  // namespace

PyRef make_results(const PyRef& futures, Time deadline) {
    PyTypeObject* const type = Interpreter::get().types.results;
    PyRef results = checked(type->tp_alloc(type, 0));
    reinterpret_cast<ResultsObject*>(results.get())->futures = futures.new_reference();
    reinterpret_cast<ResultsObject*>(results.get())->deadline = deadline;
    return results;
}

std::shared_ptr<Executor> pool_argument(PyObject* object, const char* complaint) {
    if (!PyObject_TypeCheck(object, Interpreter::get().types.pool)) raise(PyExc_TypeError, complaint);
    return pool_of(object).executor;
}

PyTypeObject* make_pool_type(PyObject* module, PyTypeObject* executor) {
    return make_type(module, "concurrent.futures.thread.ThreadPoolExecutor", sizeof(Embedded<PoolObject>),
                     Py_TPFLAGS_HAVE_GC | Py_TPFLAGS_BASETYPE,
                     {slot(Py_tp_new, PyType_GenericNew), slot(Py_tp_init, pool_init),
                      slot(Py_tp_dealloc, embedded_dealloc), slot(Py_tp_traverse, embedded_traverse),
                      slot(Py_tp_clear, embedded_clear), slot(Py_tp_methods, pool_methods),
                      slot(Py_tp_getset, pool_attributes), slot(Py_tp_members, kEmbeddedMembers)},
                     executor);
}

PyTypeObject* make_results_type(PyObject* module) {
    return make_type(module, "builtins.generator", sizeof(ResultsObject), Py_TPFLAGS_DISALLOW_INSTANTIATION,
                     {slot(Py_tp_dealloc, results_dealloc), slot(Py_tp_iter, PyObject_SelfIter),
                      slot(Py_tp_iternext, results_next), slot(Py_tp_repr, results_repr), slot(Py_tp_methods, results_methods)});
}

}  // namespace asynchio::python
