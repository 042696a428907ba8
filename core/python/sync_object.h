// What asyncio's synchronization primitives share as Python objects: they are made by __init__, as classes written in
// Python are, so that programs can derive from them.
#pragma once

#include <array>
#include <initializer_list>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "core/loop/coro.h"
#include "core/python/coroutine.h"
#include "core/python/embedded.h"
#include "core/python/errors.h"
#include "core/python/interpreter.h"
#include "core/python/loop_type.h"
#include "core/python/py.h"
#include "core/python/python_arguments.h"
#include "core/python/session.h"
#include "core/python/sync_type.h"
#include "core/python/type_builder.h"

namespace asynchio::python {

// `<asyncio.locks.Event object at 0x7f... [state]>`.
PyRef repr_with_state(PyObject* self, const std::string& state);
// "unlocked, waiters:2".
std::string with_waiters(const std::string& state, std::size_t waiters);

// A whole number that the program gave, at most 2^63 - 1. TypeError as from comparing it with 0, otherwise.
std::int64_t whole_number(PyObject* number);

template <class T>
T& primitive(PyObject* self) {
    return initialized<T>(self, Py_TYPE(self)->tp_name);
}

// Constructs the C++ primitive when __init__ runs for the first time.
template <class T, class... Args>
void construct_once(PyObject* self, Args&&... args) {
    if (head_of(self)->object == nullptr) construct<T>(self, std::forward<Args>(args)...);
}

// What `await queue.get()` drives. Nothing is called, and no loop looked up, before it is awaited.
template <class T, class Call>
class CalledWhenAwaited final : public Coroutine {
  public:
    CalledWhenAwaited(T& object, Call call, const char* name) : object_(&object), call_(std::move(call)), name_(name) {}
    Step send() override {
        if (!running_) running_.emplace(call_(*object_, running_loop()), name_, "");
        return running_->send();
    }
    Step throw_in(std::exception_ptr error) override {
        return running_ ? running_->throw_in(std::move(error)) : Step::raised(std::move(error));
    }
    std::string name() const override { return name_; }
    void visit_references(ReferenceVisitor& visitor) const override {
        if (running_) running_->visit_references(visitor);
    }

  private:
    const Ref<T> object_;
    Call call_;
    const char* const name_;
    std::optional<CoroDriver<Value>> running_;
};

// A coroutine object: `call` is made with the primitive and the loop that runs when it is awaited. `name` lives as long
// as the process.
template <class T, class Call>
PyObject* awaitable(PyObject* self, const char* name, Call call) {
    return guarded([&] {
        return make_awaitable(std::make_unique<CalledWhenAwaited<T, Call>>(primitive<T>(self), std::move(call), name));
    });
}

// `async with`: enters with None when `T::acquire` is done, leaves with `T::release`.
template <class T>
Coro<Value> enter(T& object, EventLoop& loop) {
    co_await object.acquire(loop);
    co_return Value();
}
template <class T>
Coro<Value> leave(T& object, EventLoop&) {
    object.release();
    co_return Value();
}

// The same for an object of a class of the program, by the methods of that class.
Coro<Value> enter_by_method(PyRef object);
Coro<Value> leave_by_method(PyRef object);
bool is_class_of_program(PyTypeObject* type);

template <class T>
PyObject* entering(PyObject* self, const char* name) {
    if (!is_class_of_program(Py_TYPE(self))) return awaitable<T>(self, name, enter<T>);
    return guarded([&] { return make_awaitable(drive(enter_by_method(PyRef::borrow(self)), name)); });
}
template <class T>
PyObject* leaving(PyObject* self, const char* name) {
    if (!is_class_of_program(Py_TYPE(self))) return awaitable<T>(self, name, leave<T>);
    return guarded([&] { return make_awaitable(drive(leave_by_method(PyRef::borrow(self)), name)); });
}

// The type of a primitive: programs may derive from it, and its objects have attributes and weak references.
// Without `str`, str() shows what repr() shows.
PyTypeObject* make_primitive_type(PyObject* module, const char* name, std::size_t size, initproc init, reprfunc repr,
                                  const PyMethodDef* methods, const PyGetSetDef* attributes,
                                  PyTypeObject* base = nullptr, reprfunc str = nullptr);

PyTypeObject* make_async_event_type(PyObject* module);
PyTypeObject* make_async_semaphore_type(PyObject* module);
PyTypeObject* make_async_bounded_semaphore_type(PyObject* module, PyTypeObject* semaphore);
PyTypeObject* make_async_condition_type(PyObject* module);
PyTypeObject* make_async_barrier_type(PyObject* module);
PyTypeObject* make_async_queue_type(PyObject* module);
PyTypeObject* make_async_priority_queue_type(PyObject* module, PyTypeObject* queue);
PyTypeObject* make_async_lifo_queue_type(PyObject* module, PyTypeObject* queue);

// Adds Event, Condition, Queue, ... and their exceptions to the names of asyncio.
void add_sync_names(PyObject* names);

}  // namespace asynchio::python
