// multiprocessing.Pool and ThreadPool: apply, map, starmap, imap and their asynchronous forms.
#include <algorithm>

#include "core/python/embedded.h"
#include "core/python/errors.h"
#include "core/python/imports.h"
#include "core/python/interpreter.h"
#include "core/python/pool_type.h"
#include "core/python/process_language.h"
#include "core/python/process_types.h"
#include "core/python/reports.h"
#include "core/python/seconds.h"
#include "core/python/session.h"
#include "core/python/sync_object.h"
#include "core/python/sync_type.h"
#include "core/python/task_workers.h"
#include "core/python/type_builder.h"
#include "core/python/values.h"
#include "core/threads/future_wait.h"

namespace asynchio::python {
namespace {

class TaskPool : public Object {
  public:
    enum class State : std::uint8_t { running, closed, terminated };
    explicit TaskPool(std::shared_ptr<TaskWorkers> started) : workers(std::move(started)) {}

    const std::shared_ptr<TaskWorkers> workers;
    State state = State::running;
    void visit_references(ReferenceVisitor& visitor) const override { workers->visit_references(visitor); }
    void clear_references() override { workers->clear_references(); }
};

TaskPool& pool_of(PyObject* self) { return initialized<TaskPool>(self, "Pool"); }

TaskPool& running_pool(PyObject* self) {
    TaskPool& pool = pool_of(self);
    if (pool.state != TaskPool::State::running) raise(PyExc_ValueError, "Pool not running");
    return pool;
}

// --- what the asynchronous calls return ----------------------------------------------------------------------

// The calls of one apply or map. Told by the pool's manager when they are made.
class AsyncResult : public Object {
  public:
    ConcurrentFutures futures;
    bool single = true;              // one call: its result, not a list
    std::size_t left = 0;
    std::exception_ptr error;        // the first
    PyRef callback, error_callback;

    void visit_references(ReferenceVisitor& visitor) const override {
        for (const auto& future : futures) visitor.visit(*future);
        visitor.visit(Value(callback));
        visitor.visit(Value(error_callback));
    }
    void clear_references() override {
        const auto dropped = std::exchange(futures, {});
        const auto no_error = std::exchange(error, nullptr);
        const PyRef callbacks[] = {std::exchange(callback, {}), std::exchange(error_callback, {})};
    }

    void wait(Time deadline) const {
        wait_for_futures(current_session().kernel, futures, WaitUntil::all_completed, deadline);
    }
    PyRef value() const {
        if (single) return to_object(futures.front()->value());
        PyRef list = checked(PyList_New(0));
        for (const auto& future : futures) {
            const PyRef part = to_object(future->value());
            checked(PyList_SetSlice(list.get(), PY_SSIZE_T_MAX, PY_SSIZE_T_MAX, part.get()));
        }
        return list;
    }

    void settled(ConcurrentFuture& future) {
        if (!error && future.error()) error = future.error();
        if (--left > 0) return;
        const PyRef function = error ? error_callback : callback;
        if (!function) return;
        static_cast<void>(checked(PyObject_CallOneArg(function.get(), (error ? error_object(error) : value()).get())));
    }
};

PyRef callable_or_null(PyObject* function) { return PyRef::borrow(function != Py_None ? function : nullptr); }

PyRef make_result(ConcurrentFutures futures, bool single, PyObject* callback, PyObject* error_callback) {
    const Ref<AsyncResult> result = make_embedded<AsyncResult>(Interpreter::get().types.async_result);
    result->single = single;
    result->left = futures.size();
    result->callback = callable_or_null(callback);
    result->error_callback = callable_or_null(error_callback);
    for (const auto& future : futures)
        future->add_done_callback([result](ConcurrentFuture& done) { result->settled(done); });
    result->futures = std::move(futures);
    return python_of(*result);
}

AsyncResult& result_of(PyObject* self) { return object_of<AsyncResult>(self); }

PyObject* result_wait(PyObject* self, PyObject* arguments, PyObject* keywords) {
    return guarded([&] {
        PyObject* timeout = Py_None;
        parse_as_python(arguments, keywords, "|O:ApplyResult.wait", {"timeout"}, &timeout);
        const Ref<AsyncResult> result(&result_of(self));
        result->wait(deadline_argument(timeout));
        return none();
    });
}
PyObject* result_get(PyObject* self, PyObject* arguments, PyObject* keywords) {
    return guarded([&] {
        PyObject* timeout = Py_None;
        parse_as_python(arguments, keywords, "|O:ApplyResult.get", {"timeout"}, &timeout);
        const Ref<AsyncResult> result(&result_of(self));
        result->wait(deadline_argument(timeout));
        if (result->left > 0) {
            PyErr_SetNone(Interpreter::get().exceptions.process_timeout);
            throw_error();
        }
        if (result->error) std::rethrow_exception(result->error);
        return result->value();
    });
}
PyObject* result_ready(PyObject* self, PyObject*) {
    return guarded([&] { return boolean(result_of(self).left == 0); });
}
PyObject* result_successful(PyObject* self, PyObject*) {
    return guarded([&] {
        const AsyncResult& result = result_of(self);
        if (result.left > 0) raise(PyExc_ValueError, printable(checked(PyObject_Repr(self)).get()) + " not ready");
        return boolean(!result.error);
    });
}
const PyMethodDef result_methods[] = {
    method("get", result_get, METH_VARARGS | METH_KEYWORDS),
    method("wait", result_wait, METH_VARARGS | METH_KEYWORDS),
    {"ready", result_ready, METH_NOARGS, nullptr},
    {"successful", result_successful, METH_NOARGS, nullptr},
    {nullptr, nullptr, 0, nullptr},
};

// --- imap ----------------------------------------------------------------------------------------------------

// The results of several calls: in order, or as they come. A call may give many.
class ResultIterator : public Object {
  public:
    ConcurrentFutures ordered;         // of imap
    Ref<CallsAsCompleted> any_order;   // of imap_unordered
    std::size_t next = 0;
    bool grouped = false;
    PyRef group;                       // a list, the rest of which comes first
    Py_ssize_t next_in_group = 0;

    void visit_references(ReferenceVisitor& visitor) const override {
        for (const auto& future : ordered) visitor.visit(*future);
        if (any_order) visitor.visit(*any_order);
        visitor.visit(Value(group));
    }
    void clear_references() override {
        const auto dropped = std::exchange(ordered, {});
        any_order = nullptr;
        const PyRef list = std::exchange(group, {});
    }
    // Null when there is none left. Throws WaitTimeout.
    Ref<ConcurrentFuture> next_future(Time deadline) {
        if (any_order) return any_order->next(deadline);
        if (next >= ordered.size()) return nullptr;
        const Ref<ConcurrentFuture> future = ordered[next];
        static_cast<void>(future->exception(deadline));
        ++next;
        return future;
    }
    // A null reference when there is none left.
    PyRef next_value(Time deadline) {
        const Ref<ResultIterator> self(this);
        for (;;) {
            if (group && next_in_group < PyList_GET_SIZE(group.get()))
                return PyRef::borrow(PyList_GET_ITEM(group.get(), next_in_group++));
            const Ref<ConcurrentFuture> future = next_future(deadline);
            if (!future) return {};
            PyRef value = to_object(future->result());
            if (!grouped) return value;
            group = std::move(value);
            next_in_group = 0;
        }
    }
};

PyRef next_result(PyObject* self, Time deadline) {
    try {
        return object_of<ResultIterator>(self).next_value(deadline);
    } catch (const WaitTimeout&) {
        PyErr_SetNone(Interpreter::get().exceptions.process_timeout);
        throw_error();
    }
}
PyObject* iterator_next(PyObject* self) {
    return guarded([&] { return next_result(self, kNever); });
}
PyObject* iterator_next_until(PyObject* self, PyObject* arguments, PyObject* keywords) {
    return guarded([&] {
        PyObject* timeout = Py_None;
        parse_as_python(arguments, keywords, "|O:IMapIterator.next", {"timeout"}, &timeout);
        PyRef value = next_result(self, deadline_argument(timeout));
        if (!value) {
            PyErr_SetNone(PyExc_StopIteration);
            throw_error();
        }
        return value;
    });
}
const PyMethodDef iterator_methods[] = {
    method("next", iterator_next_until, METH_VARARGS | METH_KEYWORDS),
    {nullptr, nullptr, 0, nullptr},
};

// --- the pool ------------------------------------------------------------------------------------------------

TaskWorkersPlan plan_of(PyObject* workers, PyObject* initializer, PyObject* arguments) {
    TaskWorkersPlan plan;
    plan.count = processes_argument(workers, "Number of processes must be at least 1");
    plan.label = current_session().name_for_new_object();
    plan.initializer = callable_or_null(initializer);
    plan.arguments = arguments != nullptr ? checked(PySequence_Tuple(arguments)) : checked(PyTuple_New(0));
    return plan;
}

void require_callable(PyObject* initializer) {
    if (initializer != Py_None && PyCallable_Check(initializer) == 0)
        raise(PyExc_TypeError, "initializer must be a callable");
}

int pool_init(PyObject* self, PyObject* arguments, PyObject* keywords) {
    return guarded_int([&] {
        PyObject *processes = Py_None, *function = Py_None, *given = nullptr, *calls = Py_None, *context = Py_None;
        parse_as_python(arguments, keywords, "|OOOOO:BaseContext.Pool",
                        {"processes", "initializer", "initargs", "maxtasksperchild", "context"}, &processes, &function, &given, &calls,
                        &context);
        // As CPython does when a pool is made: errors of its own travel between processes by their module's name.
        static_cast<void>(import_module(make_str("multiprocessing.pool").get(), nullptr, 0, nullptr));
        TaskWorkersPlan plan = plan_of(processes, function, given);
        if (calls != Py_None)
            plan.calls_per_worker = processes_argument(calls, "maxtasksperchild must be a positive int or None");
        require_callable(function);
        if (head_of(self)->object == nullptr) construct<TaskPool>(self, start_worker_processes(std::move(plan)));
    });
}

int thread_pool_init(PyObject* self, PyObject* arguments, PyObject* keywords) {
    return guarded_int([&] {
        PyObject *threads = Py_None, *function = Py_None, *given = nullptr;
        parse_as_python(arguments, keywords, "|OOO:ThreadPool.__init__", {"processes", "initializer", "initargs"}, &threads, &function,
                        &given);
        TaskWorkersPlan plan = plan_of(threads, function, given);
        require_callable(function);
        if (head_of(self)->object == nullptr) construct<TaskPool>(self, start_worker_threads(std::move(plan)));
    });
}

// The groups of arguments that map() makes: about four for each worker.
Py_ssize_t group_size(PyObject* chunksize, Py_ssize_t items, const TaskPool& pool) {
    if (chunksize != nullptr && chunksize != Py_None) {
        const Py_ssize_t size = PyLong_AsSsize_t(chunksize);
        if (size == -1 && PyErr_Occurred() != nullptr) throw_error();
        return std::max<Py_ssize_t>(size, 1);
    }
    const auto groups = static_cast<Py_ssize_t>(pool.workers->count()) * 4;
    return std::max<Py_ssize_t>(1, (items + groups - 1) / groups);
}

// Each item as the arguments of a call: itself for starmap, else its only argument.
PyRef as_arguments(PyObject* item, bool star) {
    return star ? checked(PySequence_Tuple(item)) : checked(PyTuple_Pack(1, item));
}

ConcurrentFutures submit_groups(const TaskPool& pool, PyObject* function, PyObject* items, Py_ssize_t size, bool star) {
    const auto workers = pool.workers;
    ConcurrentFutures futures;
    for (Py_ssize_t first = 0; first < PyList_GET_SIZE(items); first += size) {
        const Py_ssize_t last = std::min(first + size, PyList_GET_SIZE(items));
        const PyRef group = checked(PyTuple_New(last - first));
        for (Py_ssize_t i = first; i < last; ++i)
            PyTuple_SET_ITEM(group.get(), i - first, as_arguments(PyList_GET_ITEM(items, i), star).detach());
        futures.push_back(workers->call(function, group, PyRef(), true));
    }
    return futures;
}

PyRef map_items(PyObject* self, PyObject* arguments, PyObject* keywords, bool star) {
    PyObject *function = nullptr, *iterable = nullptr, *chunksize = Py_None, *callback = Py_None,
             *error_callback = Py_None;
    parse_as_python(arguments, keywords, "OO|OOO:Pool.map", {"func", "iterable", "chunksize", "callback", "error_callback"}, &function,
          &iterable, &chunksize, &callback, &error_callback);
    const TaskPool& pool = running_pool(self);
    const PyRef items = checked(PySequence_List(iterable));
    const Py_ssize_t size = group_size(chunksize, PyList_GET_SIZE(items.get()), pool);
    return make_result(submit_groups(pool, function, items.get(), size, star), false, callback, error_callback);
}

PyRef get_now(const PyRef& result) { return checked(PyObject_CallMethod(result.get(), "get", nullptr)); }

template <bool star, bool now>
PyObject* pool_map(PyObject* self, PyObject* arguments, PyObject* keywords) {
    return guarded([&] {
        const PyRef result = map_items(self, arguments, keywords, star);
        return now ? get_now(result) : result;
    });
}

template <bool now>
PyObject* pool_apply(PyObject* self, PyObject* arguments, PyObject* keywords) {
    return guarded([&] {
        PyObject *function = nullptr, *args = nullptr, *kwds = nullptr, *callback = Py_None, *error_callback = Py_None;
        parse_as_python(arguments, keywords, "O|OOOO:Pool.apply", {"func", "args", "kwds", "callback", "error_callback"}, &function, &args,
              &kwds, &callback, &error_callback);
        const auto workers = running_pool(self).workers;
        PyRef given = args != nullptr ? checked(PySequence_Tuple(args)) : checked(PyTuple_New(0));
        ConcurrentFutures futures{workers->call(function, std::move(given), PyRef::borrow(kwds), false)};
        const PyRef result = make_result(std::move(futures), true, callback, error_callback);
        return now ? get_now(result) : result;
    });
}

template <bool in_order>
PyObject* pool_imap(PyObject* self, PyObject* arguments, PyObject* keywords) {
    return guarded([&] {
        PyObject *function = nullptr, *iterable = nullptr;
        Py_ssize_t size = 1;
        parse_as_python(arguments, keywords, "OO|n:Pool.imap", {"func", "iterable", "chunksize"}, &function, &iterable, &size);
        const TaskPool& pool = running_pool(self);
        if (size < 1) raise(PyExc_ValueError, "Chunksize must be 1+, not " + std::to_string(size));
        const PyRef items = checked(PySequence_List(iterable));
        ConcurrentFutures futures = submit_groups(pool, function, items.get(), size, false);
        const Ref<ResultIterator> iterator = make_embedded<ResultIterator>(Interpreter::get().types.result_iterator);
        iterator->grouped = true;
        if (in_order) iterator->ordered = std::move(futures);
        else iterator->any_order = make_ref<CallsAsCompleted>(current_session().kernel, std::move(futures));
        return python_of(*iterator);
    });
}

PyObject* pool_close(PyObject* self, PyObject*) {
    return guarded([&] {
        TaskPool& pool = pool_of(self);
        const auto workers = pool.workers;
        if (pool.state == TaskPool::State::running) pool.state = TaskPool::State::closed;
        workers->close();
        return none();
    });
}
PyObject* pool_terminate(PyObject* self, PyObject*) {
    return guarded([&] {
        TaskPool& pool = pool_of(self);
        const auto workers = pool.workers;
        pool.state = TaskPool::State::terminated;
        workers->terminate();
        return none();
    });
}
PyObject* pool_join(PyObject* self, PyObject*) {
    return guarded([&] {
        TaskPool& pool = pool_of(self);
        if (pool.state == TaskPool::State::running) raise(PyExc_ValueError, "Pool is still running");
        const auto workers = pool.workers;
        workers->join();
        return none();
    });
}
PyObject* pool_enter(PyObject* self, PyObject*) {
    return guarded([&] {
        running_pool(self);
        return PyRef::borrow(self);
    });
}
PyObject* pool_exit(PyObject* self, PyObject*) { return pool_terminate(self, nullptr); }
PyObject* pool_refuse(PyObject*, PyObject*) {
    return guarded([]() -> PyRef {
        raise(PyExc_NotImplementedError, "pool objects cannot be passed between processes or pickled");
    });
}
PyObject* pool_repr(PyObject* self) {
    return guarded([&] {
        const TaskPool& pool = pool_of(self);
        constexpr const char* kStates[] = {"RUN", "CLOSE", "TERMINATE"};
        auto* const type = reinterpret_cast<PyObject*>(Py_TYPE(self));
        const std::string module = printable(checked(PyObject_GetAttrString(type, "__module__")).get());
        const std::string name = printable(checked(PyObject_GetAttrString(type, "__qualname__")).get());
        return make_str("<" + module + "." + name + " state=" + kStates[static_cast<std::size_t>(pool.state)] +
                        " pool_size=" + std::to_string(pool.workers->count()) + ">");
    });
}

const PyMethodDef pool_methods[] = {
    method("apply", pool_apply<true>, METH_VARARGS | METH_KEYWORDS),
    method("apply_async", pool_apply<false>, METH_VARARGS | METH_KEYWORDS),
    method("map", pool_map<false, true>, METH_VARARGS | METH_KEYWORDS),
    method("map_async", pool_map<false, false>, METH_VARARGS | METH_KEYWORDS),
    method("starmap", pool_map<true, true>, METH_VARARGS | METH_KEYWORDS),
    method("starmap_async", pool_map<true, false>, METH_VARARGS | METH_KEYWORDS),
    method("imap", pool_imap<true>, METH_VARARGS | METH_KEYWORDS),
    method("imap_unordered", pool_imap<false>, METH_VARARGS | METH_KEYWORDS),
    {"close", pool_close, METH_NOARGS, nullptr},
    {"terminate", pool_terminate, METH_NOARGS, nullptr},
    {"join", pool_join, METH_NOARGS, nullptr},
    {"__enter__", pool_enter, METH_NOARGS, nullptr},
    {"__exit__", pool_exit, METH_VARARGS, nullptr},
    {"__reduce__", pool_refuse, METH_NOARGS, nullptr},
    {nullptr, nullptr, 0, nullptr},
};

}  // namespace

void make_task_pool_types(PyObject* module) {
    Types& types = Interpreter::get().types;
    types.task_pool =
        make_type(module, "multiprocessing.pool.Pool", sizeof(Embedded<TaskPool>), Py_TPFLAGS_HAVE_GC | Py_TPFLAGS_BASETYPE,
                  {slot(Py_tp_new, PyType_GenericNew), slot(Py_tp_init, pool_init), slot(Py_tp_dealloc, embedded_dealloc),
                   slot(Py_tp_traverse, embedded_traverse), slot(Py_tp_clear, embedded_clear), slot(Py_tp_repr, pool_repr),
                   slot(Py_tp_methods, pool_methods), slot(Py_tp_members, kEmbeddedMembers)});
    types.thread_pool = as_python_class(
        make_type(module, "multiprocessing.pool.ThreadPool", sizeof(Embedded<TaskPool>), Py_TPFLAGS_HAVE_GC | Py_TPFLAGS_BASETYPE,
                  {slot(Py_tp_init, thread_pool_init), slot(Py_tp_dealloc, embedded_dealloc),
                   slot(Py_tp_traverse, embedded_traverse), slot(Py_tp_clear, embedded_clear)},
                  types.task_pool));
    types.async_result =
        make_type(module, "multiprocessing.pool.ApplyResult", sizeof(Embedded<AsyncResult>),
                  Py_TPFLAGS_HAVE_GC | Py_TPFLAGS_DISALLOW_INSTANTIATION,
                  {slot(Py_tp_dealloc, embedded_dealloc), slot(Py_tp_traverse, embedded_traverse),
                   slot(Py_tp_clear, embedded_clear), slot(Py_tp_methods, result_methods),
                   slot(Py_tp_members, kEmbeddedMembers)});
    types.result_iterator =
        make_type(module, "multiprocessing.pool.IMapIterator", sizeof(Embedded<ResultIterator>),
                  Py_TPFLAGS_HAVE_GC | Py_TPFLAGS_DISALLOW_INSTANTIATION,
                  {slot(Py_tp_dealloc, embedded_dealloc), slot(Py_tp_traverse, embedded_traverse),
                   slot(Py_tp_clear, embedded_clear), slot(Py_tp_iter, PyObject_SelfIter),
                   slot(Py_tp_iternext, iterator_next), slot(Py_tp_methods, iterator_methods),
                   slot(Py_tp_members, kEmbeddedMembers)});
}

}  // namespace asynchio::python
