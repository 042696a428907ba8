// C++ runtime objects that live inside Python objects: one allocation, one reference count (Python's), and full
// sight for Python's collector. The C++ side counts through the same references.
#pragma once

#include <new>
#include <utility>

#include "core/base/ref.h"
#include "core/python/py.h"
#include "core/python/values.h"

namespace asynchio::python {

// The list of all embedded objects of a run, so that the end of a run can clear them.
class LiveObject {
  public:
    explicit LiveObject(LiveObject& list) : previous_(&list), next_(list.next_) {
        next_->previous_ = this;
        previous_->next_ = this;
    }
    LiveObject() = default;  // the list itself
    virtual ~LiveObject() {
        previous_->next_ = next_;
        next_->previous_ = previous_;
    }
    LiveObject(const LiveObject&) = delete;
    LiveObject& operator=(const LiveObject&) = delete;

    bool alone() const { return next_ == this; }
    LiveObject* next() const { return next_; }
    virtual Object* object() { return nullptr; }

  private:
    LiveObject* previous_ = this;
    LiveObject* next_ = this;
};

// The start of every Python object that holds a C++ one; the C++ object follows it.
struct EmbeddedHead {
    PyObject_HEAD
    Object* object;  // null until constructed
    PyObject* dict;
    PyObject* weak_references;
    bool blocking;  // futures: a task is about to wait for it
};

inline EmbeddedHead* head_of(PyObject* self) { return reinterpret_cast<EmbeddedHead*>(self); }

template <class Base>
class InPython final : public Base, public LiveObject {
  public:
    template <class... Args>
    InPython(PyObject* self, LiveObject& list, Args&&... args)
        : Base(std::forward<Args>(args)...), LiveObject(list), self_(self) {}
    void add_reference() noexcept override { Py_INCREF(self_); }
    void drop_reference() noexcept override { Py_DECREF(self_); }
    void* foreign() const override { return self_; }
    Object* object() override { return this; }

  private:
    PyObject* self_;
};

template <class Base>
struct Embedded {
    EmbeddedHead head;
    alignas(InPython<Base>) std::byte room[sizeof(InPython<Base>)];
};

LiveObject& live_objects();

// Makes the C++ object inside `self`, which must be of a type whose basicsize is sizeof(Embedded<Base>) or more.
// The constructor may hand out references to the new object.
template <class Base, class... Args>
Base& construct(PyObject* self, Args&&... args) {
    auto* place = reinterpret_cast<Embedded<Base>*>(self)->room;
    auto* object = new (place) InPython<Base>(self, live_objects(), std::forward<Args>(args)...);
    head_of(self)->object = object;
    return *object;
}

// A new Python object of `type` with its C++ object. The caller owns the reference.
template <class Base, class... Args>
Ref<Base> make_embedded(PyTypeObject* type, Args&&... args) {
    PyObject* self = type->tp_alloc(type, 0);
    if (self == nullptr) throw std::bad_alloc();
    try {
        return Ref<Base>::adopt(&construct<Base>(self, std::forward<Args>(args)...));
    } catch (...) {
        Py_DECREF(self);
        throw;
    }
}

// The C++ object of a Python object that is known to hold one of this class.
template <class Base>
Base& object_of(PyObject* self) {
    return static_cast<Base&>(*head_of(self)->object);
}
// The Python object of a C++ one.
inline PyRef python_of(const Object& object) { return PyRef::borrow(static_cast<PyObject*>(object.foreign())); }

// Slots that all these types share.
int embedded_traverse(PyObject* self, visitproc visit, void* argument);
int embedded_clear(PyObject* self);
void embedded_dealloc(PyObject* self);

// For every embedded object that is still alive: drop what it keeps alive. At the end of a run.
void clear_live_objects();

}  // namespace asynchio::python
