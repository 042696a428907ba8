#include "core/python/coroutine.h"

#include <algorithm>
#include <iterator>
#include <string_view>

#include "core/loop/event_loop.h"
#include "core/python/attribute.h"
#include "core/python/embedded.h"
#include "core/python/errors.h"
#include "core/python/future_type.h"
#include "core/python/identity.h"
#include "core/python/interpreter.h"
#include "core/python/session.h"
#include "core/python/short_repr.h"
#include "core/python/type_builder.h"
#include "core/python/values.h"

namespace asynchio::python {
namespace {

// Makes a context current for the time of one step; null leaves it as it is.
class EnterContext {
  public:
    explicit EnterContext(PyObject* context) : context_(context) {
        if (context_ != nullptr) checked(PyContext_Enter(context_));
    }
    ~EnterContext() {
        if (context_ == nullptr) return;
        // Leaving cannot fail for the context that was entered last; an error of the step must survive it.
        PyObject *type = nullptr, *value = nullptr, *traceback = nullptr;
        PyErr_Fetch(&type, &value, &traceback);
        if (PyContext_Exit(context_) != 0) PyErr_Clear();
        PyErr_Restore(type, value, traceback);
    }
    EnterContext(const EnterContext&) = delete;
    EnterContext& operator=(const EnterContext&) = delete;

  private:
    PyObject* context_;
};

std::exception_ptr runtime_error(PyObject* message) {
    if (message != nullptr) {
        PyErr_SetObject(PyExc_RuntimeError, message);
        Py_DECREF(message);
    }
    return take_error();
}

}  // namespace

PythonCoroutine::PythonCoroutine(PyRef coroutine, PyRef context)
    : coroutine_(std::move(coroutine)),
      context_(context ? std::move(context) : checked(PyContext_CopyCurrent())) {}

Step PythonCoroutine::send() {
    const EnterContext enter(context_.get());
    PyObject* result = nullptr;
    const PySendResult status = PyIter_Send(coroutine_.get(), Py_None, &result);
    return take(status, PyRef::take(result));
}

Step PythonCoroutine::throw_in(std::exception_ptr error) {
    const EnterContext enter(context_.get());
    const PyRef exception = error_object(error);
    // Iterators of the program need not be able to take an error.
    if (PyObject_HasAttrString(coroutine_.get(), "throw") == 0) return Step::raised(std::move(error));
    PyObject* result = PyObject_CallMethod(coroutine_.get(), "throw", "(O)", exception.get());
    if (result != nullptr) return take(PYGEN_NEXT, PyRef::take(result));
    PyRef value;
    return take_stop_iteration(value) ? take(PYGEN_RETURN, std::move(value)) : take(PYGEN_ERROR, PyRef());
}

Step PythonCoroutine::take(int status, PyRef result) {
    if (status == PYGEN_RETURN) return Step::returned(to_value(std::move(result)));
    if (status == PYGEN_NEXT) return take_yielded(result);
    std::exception_ptr error = take_error();
    try {
        std::rethrow_exception(error);
    } catch (const ThreadAbort&) {
        throw;
    } catch (const LeaveLoop&) {
        return Step::left_loop(std::move(error));
    } catch (...) {
        return Step::raised(std::move(error));
    }
}

Step PythonCoroutine::take_yielded(const PyRef& yielded) {
    PyObject* const object = yielded.get();
    if (object == Py_None) return Step::yielded();
    const PyRef task = task_ != nullptr ? python_of(*task_) : none();
    if (Future* future = future_of(object)) {
        if (!take_blocking(object))
            return Step::misused(runtime_error(PyUnicode_FromFormat(
                "yield was used instead of yield from in task %R with %R", task.get(), object)));
        if (task_ != nullptr && &future->loop() != &task_->loop())
            return Step::misused(runtime_error(
                PyUnicode_FromFormat("Task %R got Future %R attached to a different loop", task.get(), object)));
        if (future == task_)
            return Step::misused(
                runtime_error(PyUnicode_FromFormat("Task cannot await on itself: %R", task.get())));
        return Step::awaits(Ref<Future>(future));
    }
    if (PyGen_CheckExact(object))
        return Step::misused(runtime_error(PyUnicode_FromFormat(
            "yield was used instead of yield from for generator in task %R with %R", task.get(), object)));
    return Step::misused(runtime_error(PyUnicode_FromFormat("Task got bad yield: %R", object)));
}

std::string PythonCoroutine::name() const { return name_of_coroutine(coroutine_.get()); }

void PythonCoroutine::visit_references(ReferenceVisitor& visitor) const {
    visitor.visit(Value(coroutine_));
    visitor.visit(Value(context_));
}

std::unique_ptr<Coroutine> awaiting(PyObject* object) {
    PyRef iterator = PyRef::borrow(object);
    if (!PyCoro_CheckExact(object)) {
        const PyAsyncMethods* const methods = Py_TYPE(object)->tp_as_async;
        if (methods == nullptr || methods->am_await == nullptr)
            raise(PyExc_TypeError,
                  "object " + std::string(Py_TYPE(object)->tp_name) + " can't be used in 'await' expression");
        iterator = checked(methods->am_await(object));
    }
    return std::make_unique<PythonCoroutine>(std::move(iterator), PythonCoroutine::Inline{});
}

namespace {

// __await__ is called when the task begins, as by asyncio's _wrap_awaitable.
class WrappedAwaitable final : public Coroutine {
  public:
    explicit WrappedAwaitable(PyRef awaitable) : awaitable_(std::move(awaitable)) {}
    Step send() override {
        if (!driver_) driver_ = awaiting(awaitable_.get());
        return driver_->send();
    }
    Step throw_in(std::exception_ptr error) override {
        return driver_ ? driver_->throw_in(std::move(error)) : Step::raised(std::move(error));
    }
    std::string name() const override { return "_wrap_awaitable"; }
    void visit_references(ReferenceVisitor& visitor) const override {
        visitor.visit(Value(awaitable_));
        if (driver_) driver_->visit_references(visitor);
    }

  private:
    const PyRef awaitable_;
    std::unique_ptr<Coroutine> driver_;
};

// Is its __await__ a generator function of the program, which runs nothing when it is called?
bool awaits_with_generator(PyObject* awaitable) {
    const PyRef method = PyRef::take(PyObject_GetAttrString(reinterpret_cast<PyObject*>(Py_TYPE(awaitable)), "__await__"));
    if (!method) PyErr_Clear();
    if (!method || !PyFunction_Check(method.get())) return false;
    return (reinterpret_cast<const PyCodeObject*>(PyFunction_GET_CODE(method.get()))->co_flags & CO_GENERATOR) != 0;
}

}  // namespace

PyRef coroutine_for(PyObject* awaitable) {
    if (awaits_with_generator(awaitable)) return checked(Py_TYPE(awaitable)->tp_as_async->am_await(awaitable));
    return make_awaitable(std::make_unique<WrappedAwaitable>(PyRef::borrow(awaitable)));
}

PyObject* coroutine_of(const Task& task) {
    const auto* python = dynamic_cast<const PythonCoroutine*>(&task.coroutine());
    return python != nullptr ? python->object() : nullptr;
}

// --- a C++ coroutine as a Python object ----------------------------------------------------------------------

namespace {

struct CoroutineObject {
    PyObject_HEAD
    Coroutine* driver;  // owned; null once ended
    bool started;
    Line line;          // where it was made
    char name[40];      // once ended: what it was called
};

CoroutineObject* self_of(PyObject* self) { return reinterpret_cast<CoroutineObject*>(self); }

void drop_driver(CoroutineObject* self) {
    Coroutine* const driver = std::exchange(self->driver, nullptr);
    if (driver == nullptr) return;
    const std::string name = driver->name();
    self->name[name.copy(self->name, sizeof self->name - 1)] = '\0';
    delete driver;
}

std::string name_of_object(const CoroutineObject* self) {
    return self->driver != nullptr ? self->driver->name() : self->name;
}

// What Python sees of one step: a value to yield, or the end with a value, or an error.
PySendResult give(CoroutineObject* self, Step step, PyObject** result) {
    *result = nullptr;
    switch (step.kind) {
        case Step::Kind::awaits:
            set_blocking(*step.future);
            *result = python_of(*step.future).detach();
            return PYGEN_NEXT;
        case Step::Kind::yielded: *result = Py_NewRef(Py_None); return PYGEN_NEXT;
        case Step::Kind::returned: *result = to_object(step.value).detach(); break;
        case Step::Kind::raised:
        case Step::Kind::left_loop:
        case Step::Kind::misused: set_error(step.error); break;
    }
    drop_driver(self);
    return *result != nullptr ? PYGEN_RETURN : PYGEN_ERROR;
}

template <class Advance>
PySendResult advance(PyObject* object, PyObject** result, Advance step) noexcept {
    CoroutineObject* self = self_of(object);
    *result = nullptr;
    if (self->driver == nullptr) {
        PyErr_SetString(PyExc_RuntimeError, "cannot reuse already awaited coroutine");
        return PYGEN_ERROR;
    }
    self->started = true;
    try {
        return give(self, step(*self->driver), result);
    } catch (...) {
        set_error(std::current_exception());
        drop_driver(self);
        return PYGEN_ERROR;
    }
}

PySendResult coroutine_am_send(PyObject* self, PyObject*, PyObject** result) {
    return advance(self, result, [](Coroutine& driver) { return driver.send(); });
}

PyObject* coroutine_send(PyObject* self, PyObject*) {
    PyObject* result = nullptr;
    const PySendResult status = coroutine_am_send(self, Py_None, &result);
    return as_sent(status, result);
}
PyObject* coroutine_iternext(PyObject* self) {
    PyObject* result = nullptr;
    const PySendResult status = coroutine_am_send(self, Py_None, &result);
    return as_next(status, result);
}

PyObject* coroutine_throw(PyObject* self, PyObject* arguments) {
    PyObject *type = nullptr, *value = nullptr, *traceback = nullptr;
    if (!PyArg_ParseTuple(arguments, "O|OO:throw", &type, &value, &traceback)) return nullptr;
    PyRef exception = PyExceptionInstance_Check(type) ? PyRef::borrow(type)
                      : value == nullptr || value == Py_None
                          ? PyRef::take(PyObject_CallNoArgs(type))
                          : (PyExceptionInstance_Check(value) ? PyRef::borrow(value)
                                                              : PyRef::take(PyObject_CallOneArg(type, value)));
    if (!exception) return nullptr;
    PyObject* result = nullptr;
    const PySendResult status = advance(
        self, &result, [&](Coroutine& driver) { return driver.throw_in(error_from(std::move(exception))); });
    return as_sent(status, result);
}

PyObject* coroutine_close(PyObject* self, PyObject*) {
    self_of(self)->started = true;
    drop_driver(self_of(self));
    Py_RETURN_NONE;
}

PyObject* coroutine_await(PyObject* self) { return Py_NewRef(self); }

PyObject* coroutine_repr(PyObject* self) {
    return PyUnicode_FromFormat("<coroutine object %s at %p>", name_of_object(self_of(self)).c_str(),
                                reinterpret_cast<void*>(address_of(self)));
}

// "get" and "Queue.get".
PyObject* coroutine_name(PyObject* self, void*) {
    const std::string name = name_of_object(self_of(self));
    return PyUnicode_FromString(name.substr(name.rfind('.') + 1).c_str());
}
PyObject* coroutine_qualified_name(PyObject* self, void*) {
    return PyUnicode_FromString(name_of_object(self_of(self)).c_str());
}

void coroutine_finalize(PyObject* self) {
    const CoroutineObject* coroutine = self_of(self);
    if (coroutine->driver == nullptr || coroutine->started) return;
    PyObject *type = nullptr, *value = nullptr, *traceback = nullptr;
    PyErr_Fetch(&type, &value, &traceback);
    const std::string name = coroutine->driver->name();
    const PyRef warned = PyRef::take(guarded([&] {
        if (Session* const session = Interpreter::get().session; session != nullptr && !session->kernel.ending())
            session->tracer.dropped_of_library(name, coroutine->line);
        const std::string message = "coroutine '" + name + "' was never awaited";
        return checked(PyObject_CallMethod(import_real("_warnings").get(), "warn", "sOiO", message.c_str(),
                                           PyExc_RuntimeWarning, 1, self));
    }));
    if (!warned) PyErr_WriteUnraisable(self);
    PyErr_Restore(type, value, traceback);
}

void coroutine_dealloc(PyObject* self) {
    if (PyObject_CallFinalizerFromDealloc(self) < 0) return;
    PyTypeObject* const type = Py_TYPE(self);
    delete std::exchange(self_of(self)->driver, nullptr);
    type->tp_free(self);
    Py_DECREF(type);
}

const PyMethodDef coroutine_methods[] = {
    {"send", coroutine_send, METH_O, nullptr},
    {"throw", coroutine_throw, METH_VARARGS, nullptr},
    {"close", coroutine_close, METH_NOARGS, nullptr},
    {nullptr, nullptr, 0, nullptr},
};
const PyGetSetDef coroutine_attributes[] = {
    {"__name__", coroutine_name, nullptr, nullptr, nullptr},
    {"__qualname__", coroutine_qualified_name, nullptr, nullptr, nullptr},
    {nullptr, nullptr, nullptr, nullptr, nullptr},
};

}  // namespace

PyRef make_awaitable(std::unique_ptr<Coroutine> coroutine) {
    PyTypeObject* const type = Interpreter::get().types.coroutine;
    PyRef object = checked(type->tp_alloc(type, 0));
    self_of(object.get())->driver = coroutine.release();
    self_of(object.get())->started = false;
    const Session* const session = Interpreter::get().session;
    self_of(object.get())->line = session != nullptr ? session->tracer.current_line() : 0;
    self_of(object.get())->name[0] = '\0';
    return object;
}

PyTypeObject* make_coroutine_type(PyObject* module) {
    return make_type(module, "coroutine", sizeof(CoroutineObject), Py_TPFLAGS_DISALLOW_INSTANTIATION,
                     {slot(Py_tp_dealloc, coroutine_dealloc), slot(Py_tp_finalize, coroutine_finalize),
                      slot(Py_tp_repr, coroutine_repr), slot(Py_tp_iter, PyObject_SelfIter),
                      slot(Py_tp_iternext, coroutine_iternext), slot(Py_am_await, coroutine_await),
                      slot(Py_am_send, coroutine_am_send), slot(Py_tp_methods, coroutine_methods),
                      slot(Py_tp_getset, coroutine_attributes)});
}

const Coroutine* native_coroutine(PyObject* object) {
    return Py_TYPE(object) == Interpreter::get().types.coroutine ? self_of(object)->driver : nullptr;
}

namespace {

bool was_not_started(PyObject* object) {
    if (Py_TYPE(object) == Interpreter::get().types.coroutine) return !self_of(object)->started;
    if (!PyCoro_CheckExact(object)) return false;
    const auto is = [&](const char* attribute, PyObject* value) {
        const PyRef found = PyRef::take(PyObject_GetAttrString(object, attribute));
        if (!found) PyErr_Clear();
        return found.get() == value;
    };
    return !is("cr_frame", Py_None) && is("cr_suspended", Py_False) && is("cr_running", Py_False);
}

// In tuples and lists it looks `depth` levels deep.
bool holds_some_not_started(PyObject* object, int depth) {
    if (!PyTuple_Check(object) && !PyList_Check(object)) return was_not_started(object);
    for (Py_ssize_t i = 0; depth > 0 && i < PySequence_Fast_GET_SIZE(object); ++i)
        if (holds_some_not_started(PySequence_Fast_GET_ITEM(object, i), depth - 1)) return true;
    return false;
}

}  // namespace

void hold_with_error(PyObject* held) {
    PyObject *type = nullptr, *value = nullptr, *traceback = nullptr;
    PyErr_Fetch(&type, &value, &traceback);
    PyErr_NormalizeException(&type, &value, &traceback);
    // The field that CPython has for notes and does not use: they are an attribute. The collector looks into it.
    if (value != nullptr && PyExceptionInstance_Check(value) && holds_some_not_started(held, 2)) {
        PyObject*& room = reinterpret_cast<PyBaseExceptionObject*>(value)->notes;
        if (room == nullptr) room = Py_NewRef(held);
    }
    PyErr_Restore(type, value, traceback);
}

bool is_coroutine(PyObject* object) {
    if (PyCoro_CheckExact(object) || PyGen_CheckExact(object)) return true;
    if (Py_TYPE(object) == Interpreter::get().types.coroutine) return true;
    return PyObject_HasAttrString(object, "send") && PyObject_HasAttrString(object, "throw") &&
           PyObject_HasAttrString(object, "close") && PyObject_HasAttrString(object, "__await__");
}

bool is_library_coroutine_function(PyObject* object) {
    constexpr std::string_view kFunctions[] = {"sleep", "to_thread", "wait", "wait_for"};
    constexpr std::string_view kMethods[] = {"abort", "acquire", "get", "join", "put", "reset", "shutdown_asyncgens",
                                             "shutdown_default_executor", "wait", "wait_for"};
    const auto is_in = [](const auto& names, std::string_view name) { return std::ranges::find(names, name) != std::end(names); };
    PyObject* owner = nullptr;
    const char* name = nullptr;
    if (PyCFunction_Check(object)) {
        owner = PyCFunction_GET_SELF(object);
        name = reinterpret_cast<const PyCFunctionObject*>(object)->m_ml->ml_name;
        if (owner == Interpreter::get().host_module)
            return is_in(kFunctions, name) && text_of(reinterpret_cast<const PyCFunctionObject*>(object)->m_module) == "asyncio";
        if (owner != nullptr) owner = reinterpret_cast<PyObject*>(Py_TYPE(owner));
        // A class of the program that is derived from one of asyncio's: what is not Python's is inherited.
        while (owner != nullptr && PyType_Check(owner) && PyType_GetModule(reinterpret_cast<PyTypeObject*>(owner)) == nullptr) {
            PyErr_Clear();
            owner = reinterpret_cast<PyObject*>(reinterpret_cast<PyTypeObject*>(owner)->tp_base);
        }
    } else if (Py_IS_TYPE(object, &PyMethodDescr_Type)) {
        owner = reinterpret_cast<PyObject*>(PyDescr_TYPE(object));
        name = reinterpret_cast<const PyMethodDescrObject*>(object)->d_method->ml_name;
    }
    if (owner == nullptr || !is_in(kMethods, name)) return false;
    const PyRef module = attribute_if_any(owner, "__module__");
    return module && text_of(module.get()).starts_with("asyncio.");
}

bool is_coroutine_function(PyObject* object) {
    if (is_library_coroutine_function(object)) return true;
    if (is_partial(object)) return is_coroutine_function(checked(PyObject_GetAttrString(object, "func")).get());
    PyRef function = PyRef::borrow(object);
    while (PyMethod_Check(function.get())) function = PyRef::borrow(PyMethod_GET_FUNCTION(function.get()));
    if (!PyFunction_Check(function.get())) return false;
    const auto* code = reinterpret_cast<const PyCodeObject*>(PyFunction_GET_CODE(function.get()));
    return (code->co_flags & CO_COROUTINE) != 0;
}

std::string name_of_coroutine(PyObject* coroutine) {
    if (PyCoro_CheckExact(coroutine)) return std::string(text_of(reinterpret_cast<PyCoroObject*>(coroutine)->cr_name));
    if (Py_TYPE(coroutine) == Interpreter::get().types.coroutine) return name_of_object(self_of(coroutine));
    const PyRef name = PyRef::take(PyObject_GetAttrString(coroutine, "__name__"));
    if (!name) PyErr_Clear();
    const std::string_view text = text_of(name.get());
    return text.empty() ? Py_TYPE(coroutine)->tp_name : std::string(text);
}

}  // namespace asynchio::python
