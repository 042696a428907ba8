#include "core/python/pool_type.h"

#include <structmember.h>

#include <algorithm>

#include "core/python/embedded.h"
#include "core/python/errors.h"
#include "core/python/identity.h"
#include "core/python/interpreter.h"
#include "core/python/labels.h"
#include "core/python/reports.h"
#include "core/python/seconds.h"
#include "core/python/session.h"
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
    if (head_of(self)->object == nullptr) raise(PyExc_RuntimeError, "ThreadPoolExecutor.__init__() not called");
    return object_of<PoolObject>(self);
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
        current_session().err.write("Exception in initializer:\n" + format_exception(error_object(error)));
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
        parse(arguments, keywords, "|OUOO:ThreadPoolExecutor",
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
        session.pools.push_back(pool.executor);
    });
}

PyObject* pool_submit(PyObject* self, PyObject* const* args, Py_ssize_t count, PyObject* names) {
    return guarded([&] {
        if (count < 1) raise(PyExc_TypeError, "submit expected at least 1 positional argument, got 0");
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
        parse(arguments, keywords, "|p$p:shutdown", {"wait", "cancel_futures"}, &wait, &cancel);
        pool_of(self).executor->shutdown(wait != 0, cancel != 0);
        return none();
    });
}

PyObject* pool_enter(PyObject* self, PyObject*) { return Py_NewRef(self); }
PyObject* pool_exit(PyObject* self, PyObject*) {
    return guarded([&] {
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

// map's keywords: timeout, and chunksize, which only matters for processes.
Time map_deadline(PyObject* const* values, PyObject* names) {
    const PyRef keywords = checked(PyDict_New());
    for (Py_ssize_t i = 0; names != nullptr && i < PyTuple_GET_SIZE(names); ++i)
        checked(PyDict_SetItem(keywords.get(), PyTuple_GET_ITEM(names, i), values[i]));
    PyObject *timeout = Py_None, *chunksize = nullptr;
    parse(checked(PyTuple_New(0)).get(), keywords.get(), "|$OO:map", {"timeout", "chunksize"}, &timeout, &chunksize);
    return deadline_argument(timeout);
}

// map(fn, *iterables): submits everything at once, then gives the results in order.
PyObject* pool_map(PyObject* self, PyObject* const* args, Py_ssize_t count, PyObject* names) {
    return guarded([&] {
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
        PyTypeObject* const type = Interpreter::get().types.results;
        PyRef results = checked(type->tp_alloc(type, 0));
        reinterpret_cast<ResultsObject*>(results.get())->futures = futures.new_reference();
        reinterpret_cast<ResultsObject*>(results.get())->deadline = deadline;
        return results;
    });
}

PyObject* pool_max_workers(PyObject* self, void*) {
    return guarded([&] { return checked(PyLong_FromUnsignedLong(pool_of(self).executor->max_workers())); });
}

// --- futures -------------------------------------------------------------------------------------------------

ConcurrentFuture& future_of_pool(PyObject* self) {
    if (head_of(self)->object == nullptr) raise(PyExc_RuntimeError, "Future.__init__() not called");
    return object_of<ConcurrentFuture>(self);
}

int future_init(PyObject* self, PyObject*, PyObject*) {
    return guarded_int([&] {
        if (head_of(self)->object == nullptr) construct<ConcurrentFuture>(self, current_session().kernel, JobId());
    });
}

// concurrent.futures has a CancelledError of its own.
template <class Body>
PyObject* guarded_wait(Body&& body) {
    return guarded([&]() -> PyRef {
        try {
            return body();
        } catch (const PythonError&) {
            throw;
        } catch (const CancelledError&) {
            PyErr_SetNone(Interpreter::get().exceptions.futures_cancelled);
            throw_error();
        }
    });
}

// It also has an InvalidStateError of its own.
template <class Change>
PyObject* guarded_state(PyObject* self, const Change& change) {
    return guarded([&] {
        ConcurrentFuture& future = future_of_pool(self);
        if (future.done()) {
            const PyRef text = checked(PyObject_Repr(self));
            raise(Interpreter::get().exceptions.futures_invalid_state,
                  (future.cancelled() ? "CANCELLED: " : "FINISHED: ") + printable(text.get()));
        }
        change(future);
        return none();
    });
}

PyObject* future_result(PyObject* self, PyObject* arguments, PyObject* keywords) {
    return guarded_wait([&] {
        PyObject* timeout = Py_None;
        parse(arguments, keywords, "|O:result", {"timeout"}, &timeout);
        return to_object(future_of_pool(self).result(deadline_argument(timeout)));
    });
}
PyObject* future_exception(PyObject* self, PyObject* arguments, PyObject* keywords) {
    return guarded_wait([&] {
        PyObject* timeout = Py_None;
        parse(arguments, keywords, "|O:exception", {"timeout"}, &timeout);
        const std::exception_ptr error = future_of_pool(self).exception(deadline_argument(timeout));
        return error ? error_object(error) : none();
    });
}
PyObject* future_done(PyObject* self, PyObject*) {
    return guarded([&] { return boolean(future_of_pool(self).done()); });
}
PyObject* future_running(PyObject* self, PyObject*) {
    return guarded([&] { return boolean(future_of_pool(self).running()); });
}
PyObject* future_cancelled(PyObject* self, PyObject*) {
    return guarded([&] { return boolean(future_of_pool(self).cancelled()); });
}
PyObject* future_cancel(PyObject* self, PyObject*) {
    return guarded([&] { return boolean(future_of_pool(self).cancel()); });
}
PyObject* future_set_running(PyObject* self, PyObject*) {
    return guarded([&] { return boolean(future_of_pool(self).set_running_or_notify_cancel()); });
}
PyObject* future_set_result(PyObject* self, PyObject* value) {
    return guarded_state(self, [&](ConcurrentFuture& future) { future.set_result(to_value(PyRef::borrow(value))); });
}
PyObject* future_set_exception(PyObject* self, PyObject* exception) {
    return guarded_state(self, [&](ConcurrentFuture& future) {
        if (!PyExceptionInstance_Check(exception)) raise(PyExc_TypeError, "an exception is needed");
        future.set_exception(error_from(PyRef::borrow(exception)));
    });
}
PyObject* future_add_done_callback(PyObject* self, PyObject* callable) {
    return guarded([&] {
        future_of_pool(self).add_done_callback([callable = PyRef::borrow(callable)](ConcurrentFuture& done) {
            const PyRef future = python_of(done);
            const PyRef result = PyRef::take(PyObject_CallOneArg(callable.get(), future.get()));
            if (result) return;
            const std::exception_ptr error = take_error();
            try {
                std::rethrow_exception(error);
            } catch (const ThreadAbort&) {
                throw;
            } catch (...) {  // a callback's error is reported and ignored
                set_error(error);
                PyErr_WriteUnraisable(callable.get());
            }
        });
        return none();
    });
}

PyObject* future_repr(PyObject* self) {
    return guarded([&] {
        const ConcurrentFuture& future = future_of_pool(self);
        const char* state = future.running() ? "running" : future.cancelled() ? "cancelled"
                            : future.done()  ? "finished" : "pending";
        std::string more;
        if (future.done() && !future.cancelled()) {
            const PyRef held = future.error() ? error_object(future.error()) : to_object(future.value());
            const std::string_view type = Py_TYPE(held.get())->tp_name;
            more = (future.error() ? " raised " : " returned ") + std::string(type.substr(type.rfind('.') + 1));
        }
        return PyRef::take(PyUnicode_FromFormat("<Future at %p state=%s%s>", reinterpret_cast<void*>(address_of(self)),
                                                state, more.c_str()));
    });
}

// Whoever stops at a failure, or does not ask for more, does not want the rest.
void cancel_rest(ResultsObject& results, Py_ssize_t first) {
    for (Py_ssize_t i = first; i < PyList_GET_SIZE(results.futures); ++i)
        future_of_pool(PyList_GET_ITEM(results.futures, i)).cancel();
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
            return to_object(future_of_pool(future.get()).result(results.deadline));
        } catch (const ThreadAbort&) {
            throw;
        } catch (...) {
            cancel_rest(results, index);
            throw;
        }
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
    {nullptr, nullptr, nullptr, nullptr, nullptr},
};
const PyMethodDef future_methods[] = {
    method("result", future_result, METH_VARARGS | METH_KEYWORDS),
    method("exception", future_exception, METH_VARARGS | METH_KEYWORDS),
    {"done", future_done, METH_NOARGS, nullptr},
    {"running", future_running, METH_NOARGS, nullptr},
    {"cancelled", future_cancelled, METH_NOARGS, nullptr},
    {"cancel", future_cancel, METH_NOARGS, nullptr},
    {"add_done_callback", future_add_done_callback, METH_O, nullptr},
    {"set_running_or_notify_cancel", future_set_running, METH_NOARGS, nullptr},
    {"set_result", future_set_result, METH_O, nullptr},
    {"set_exception", future_set_exception, METH_O, nullptr},
    {nullptr, nullptr, 0, nullptr},
};
const PyMemberDef members[] = {
    {"__dictoffset__", T_PYSSIZET, offsetof(EmbeddedHead, dict), READONLY, nullptr},
    {"__weaklistoffset__", T_PYSSIZET, offsetof(EmbeddedHead, weak_references), READONLY, nullptr},
    {nullptr, 0, 0, 0, nullptr},
};

}  // namespace

std::shared_ptr<Executor> pool_argument(PyObject* object, const char* complaint) {
    if (!PyObject_TypeCheck(object, Interpreter::get().types.pool)) raise(PyExc_TypeError, complaint);
    return pool_of(object).executor;
}

PyTypeObject* make_executor_type(PyObject* module) {
    return make_type(module, "concurrent.futures._base.Executor", sizeof(PyObject), Py_TPFLAGS_BASETYPE,
                     {slot(Py_tp_new, PyType_GenericNew)});
}

PyTypeObject* make_pool_type(PyObject* module, PyTypeObject* executor) {
    return make_type(module, "concurrent.futures.thread.ThreadPoolExecutor", sizeof(Embedded<PoolObject>),
                     Py_TPFLAGS_HAVE_GC | Py_TPFLAGS_BASETYPE,
                     {slot(Py_tp_new, PyType_GenericNew), slot(Py_tp_init, pool_init),
                      slot(Py_tp_dealloc, embedded_dealloc), slot(Py_tp_traverse, embedded_traverse),
                      slot(Py_tp_clear, embedded_clear), slot(Py_tp_methods, pool_methods),
                      slot(Py_tp_getset, pool_attributes), slot(Py_tp_members, members)},
                     executor);
}

PyTypeObject* make_results_type(PyObject* module) {
    return make_type(module, "concurrent.futures.results", sizeof(ResultsObject), Py_TPFLAGS_DISALLOW_INSTANTIATION,
                     {slot(Py_tp_dealloc, results_dealloc), slot(Py_tp_iter, PyObject_SelfIter),
                      slot(Py_tp_iternext, results_next)});
}

PyTypeObject* make_concurrent_future_type(PyObject* module) {
    return make_type(module, "concurrent.futures._base.Future", sizeof(Embedded<ConcurrentFuture>),
                     Py_TPFLAGS_HAVE_GC | Py_TPFLAGS_BASETYPE,
                     {slot(Py_tp_new, PyType_GenericNew), slot(Py_tp_init, future_init),
                      slot(Py_tp_dealloc, embedded_dealloc), slot(Py_tp_traverse, embedded_traverse),
                      slot(Py_tp_clear, embedded_clear), slot(Py_tp_repr, future_repr),
                      slot(Py_tp_methods, future_methods), slot(Py_tp_members, members)});
}

}  // namespace asynchio::python
