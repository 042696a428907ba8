// concurrent.futures.ProcessPoolExecutor. Semantics: semantics.md R167.
#include "core/python/embedded.h"
#include "core/python/errors.h"
#include "core/python/executor_type.h"
#include "core/python/interpreter.h"
#include "core/python/pool_type.h"
#include "core/python/process_language.h"
#include "core/python/process_types.h"
#include "core/python/python_arguments.h"
#include "core/python/seconds.h"
#include "core/python/session.h"
#include "core/python/sync_type.h"
#include "core/python/type_builder.h"

namespace asynchio::python {
namespace {

constexpr std::uint32_t kExtraQueuedCalls = 1;  // as in concurrent.futures.process

class ProcessPoolObject : public Object {
  public:
    std::shared_ptr<ProcessPool> executor;
    std::shared_ptr<PythonPoolLanguage> language;
    void visit_references(ReferenceVisitor& visitor) const override {
        if (language) language->visit_references(visitor);
    }
    void clear_references() override {
        if (language) language->clear_references();
    }
};

ProcessPoolObject& pool_of(PyObject* self) { return initialized<ProcessPoolObject>(self, "ProcessPoolExecutor"); }

std::uint32_t calls_argument(PyObject* calls, PyObject* context) {
    if (calls == Py_None) return 0;
    if (!PyLong_Check(calls)) raise(PyExc_TypeError, "max_tasks_per_child must be an integer");
    const std::uint32_t number = processes_argument(calls, "max_tasks_per_child must be >= 1");
    if (context != Py_None)
        raise(PyExc_ValueError, "max_tasks_per_child is incompatible with the 'fork' multiprocessing start method;"
                                " supply a different mp_context.");
    return number;
}

int pool_init(PyObject* self, PyObject* arguments, PyObject* keywords) {
    return guarded_int([&] {
        PyObject *max_workers = Py_None, *context = Py_None, *function = Py_None, *given = nullptr, *calls = Py_None;
        parse_as_python(arguments, keywords, "|OOOO$O:ProcessPoolExecutor.__init__",
              {"max_workers", "mp_context", "initializer", "initargs", "max_tasks_per_child"}, &max_workers, &context,
              &function, &given, &calls);
        Session& session = current_session();
        ProcessPoolPlan plan;
        plan.workers = processes_argument(max_workers, "max_workers must be greater than 0");
        plan.label = session.name_for_new_object();
        plan.waiting_calls = plan.workers + kExtraQueuedCalls;
        if (function != Py_None && PyCallable_Check(function) == 0)
            raise(PyExc_TypeError, "initializer must be a callable");
        plan.calls_per_worker = calls_argument(calls, context);
        if (head_of(self)->object != nullptr) return;
        auto& pool = construct<ProcessPoolObject>(self);
        PyRef initial = given != nullptr ? checked(PySequence_Tuple(given)) : checked(PyTuple_New(0));
        pool.language = std::make_shared<PythonPoolLanguage>(
            PoolKind::futures, PyRef::borrow(function != Py_None ? function : nullptr), std::move(initial));
        pool.executor = std::make_shared<ProcessPool>(session.threads, pool.language, std::move(plan));
        session.pools.push_back({session.kernel.current_process(), pool.executor});
    });
}

PyObject* pool_submit(PyObject* self, PyObject* const* args, Py_ssize_t count, PyObject* names) {
    return guarded([&] {
        if (count < 1)
            raise(PyExc_TypeError, "ProcessPoolExecutor.submit() missing 1 required positional argument: 'fn'");
        PyRef arguments = checked(PyTuple_New(count - 1));
        for (Py_ssize_t i = 1; i < count; ++i) PyTuple_SET_ITEM(arguments.get(), i - 1, Py_NewRef(args[i]));
        PyRef keywords;
        for (Py_ssize_t i = 0; names != nullptr && i < PyTuple_GET_SIZE(names); ++i) {
            if (!keywords) keywords = checked(PyDict_New());
            checked(PyDict_SetItem(keywords.get(), PyTuple_GET_ITEM(names, i), args[count + i]));
        }
        return python_of(
            *pool_of(self).executor->submit(make_process_work(args[0], std::move(arguments), std::move(keywords))));
    });
}

struct MapOptions {
    Time deadline = kNever;
    Py_ssize_t chunk = 1;
};
MapOptions map_options(PyObject* const* values, PyObject* names) {
    const PyRef keywords = checked(PyDict_New());
    for (Py_ssize_t i = 0; names != nullptr && i < PyTuple_GET_SIZE(names); ++i)
        checked(PyDict_SetItem(keywords.get(), PyTuple_GET_ITEM(names, i), values[i]));
    MapOptions options;
    PyObject* timeout = Py_None;
    parse_as_python(checked(PyTuple_New(0)).get(), keywords.get(), "|$On:ProcessPoolExecutor.map", {"timeout", "chunksize"}, &timeout, &options.chunk);
    if (options.chunk < 1) raise(PyExc_ValueError, "chunksize must be >= 1.");
    options.deadline = deadline_argument(timeout);
    return options;
}

// Hands over one call for each group of arguments, and gives the list of their futures.
PyRef submit_chunks(ProcessPool& pool, PyObject* function, PyObject* iterator, Py_ssize_t size) {
    PyRef futures = checked(PyList_New(0));
    for (bool more = true; more;) {
        const PyRef chunk = checked(PyList_New(0));
        while (PyList_GET_SIZE(chunk.get()) < size) {
            const PyRef arguments = PyRef::take(PyIter_Next(iterator));
            if (!arguments) {
                if (PyErr_Occurred() != nullptr) throw_error();
                more = false;
                break;
            }
            checked(PyList_Append(chunk.get(), arguments.get()));
        }
        if (PyList_GET_SIZE(chunk.get()) == 0) break;
        Work work = size == 1 ? make_process_work(function, PyRef::borrow(PyList_GET_ITEM(chunk.get(), 0)), PyRef())
                              : make_process_work(function, checked(PyList_AsTuple(chunk.get())), PyRef(), true);
        checked(PyList_Append(futures.get(), python_of(*pool.submit(std::move(work))).get()));
    }
    return futures;
}

PyObject* pool_map(PyObject* self, PyObject* const* args, Py_ssize_t count, PyObject* names) {
    return guarded([&] {
        if (count < 1) raise(PyExc_TypeError, "ProcessPoolExecutor.map() missing 1 required positional argument: 'fn'");
        if (overrides(self, Interpreter::get().types.process_pool, "submit")) return map_by_submit(self, args, count, names);
        const MapOptions options = map_options(args + count, names);
        const PyRef iterables = checked(PyTuple_New(count - 1));
        for (Py_ssize_t i = 1; i < count; ++i) PyTuple_SET_ITEM(iterables.get(), i - 1, Py_NewRef(args[i]));
        const PyRef zipped = checked(PyObject_Call(reinterpret_cast<PyObject*>(&PyZip_Type), iterables.get(), nullptr));
        const auto executor = pool_of(self).executor;
        PyRef results = make_results(submit_chunks(*executor, args[0], zipped.get(), options.chunk), options.deadline);
        if (options.chunk == 1) return results;
        const PyRef chain = checked(PyObject_GetAttrString(import_real("itertools").get(), "chain"));
        return checked(PyObject_CallMethod(chain.get(), "from_iterable", "(O)", results.get()));
    });
}

PyObject* pool_shutdown(PyObject* self, PyObject* arguments, PyObject* keywords) {
    return guarded([&] {
        int wait = 1, cancel = 0;
        parse_as_python(arguments, keywords, "|p$p:ProcessPoolExecutor.shutdown", {"wait", "cancel_futures"}, &wait, &cancel);
        const auto executor = pool_of(self).executor;
        executor->shutdown(wait != 0, cancel != 0);
        return none();
    });
}
PyObject* pool_enter(PyObject* self, PyObject*) { return Py_NewRef(self); }
PyObject* pool_exit(PyObject* self, PyObject*) {
    return guarded([&] {
        if (overrides(self, Interpreter::get().types.process_pool, "shutdown")) {
            shut_down_by_method(self);
            return boolean(false);
        }
        const auto executor = pool_of(self).executor;
        executor->shutdown(true, false);
        return boolean(false);
    });
}
PyObject* pool_max_workers(PyObject* self, void*) {
    return guarded([&] { return checked(PyLong_FromUnsignedLong(pool_of(self).executor->max_workers())); });
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

}  // namespace

std::shared_ptr<Executor> process_pool_argument(PyObject* object) {
    if (!PyObject_TypeCheck(object, Interpreter::get().types.process_pool)) return nullptr;
    return pool_of(object).executor;
}

void make_process_pool_types(PyObject* module) {
    Types& types = Interpreter::get().types;
    types.process_pool =
        make_type(module, "concurrent.futures.process.ProcessPoolExecutor", sizeof(Embedded<ProcessPoolObject>),
                  Py_TPFLAGS_HAVE_GC | Py_TPFLAGS_BASETYPE,
                  {slot(Py_tp_new, PyType_GenericNew), slot(Py_tp_init, pool_init), slot(Py_tp_dealloc, embedded_dealloc),
                   slot(Py_tp_traverse, embedded_traverse), slot(Py_tp_clear, embedded_clear),
                   slot(Py_tp_methods, pool_methods), slot(Py_tp_getset, pool_attributes),
                   slot(Py_tp_members, kEmbeddedMembers)},
                  types.executor);
}

}  // namespace asynchio::python
