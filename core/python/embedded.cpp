#include "core/python/embedded.h"

#include <cstddef>
#include <vector>

namespace asynchio::python {
namespace {

// Shows Python's collector what a C++ object keeps alive, through C++ objects that only this one owns.
class CollectorVisitor final : public ReferenceVisitor {
  public:
    CollectorVisitor(visitproc tell_collector, void* argument) : visit_(tell_collector), argument_(argument) {}
    int status() const { return status_; }

    void visit(const Object& object) override {
        if (auto* self = static_cast<PyObject*>(object.foreign())) tell(self);
        else if (status_ == 0) object.visit_references(*this);
    }
    void visit(const Value& value) override {
        if (const auto* object = std::any_cast<PyRef>(&value)) tell(object->get());
    }

  private:
    void tell(PyObject* object) {
        if (status_ == 0 && object != nullptr) status_ = visit_(object, argument_);
    }
    visitproc visit_;
    void* argument_;
    int status_ = 0;
};

}  // namespace

int embedded_traverse(PyObject* self, visitproc visit, void* arg) {
    Py_VISIT(Py_TYPE(self));
    Py_VISIT(head_of(self)->dict);
    const Object* object = head_of(self)->object;
    if (object == nullptr) return 0;
    CollectorVisitor visitor(visit, arg);
    object->visit_references(visitor);
    return visitor.status();
}

int embedded_clear(PyObject* self) {
    Py_CLEAR(head_of(self)->dict);
    if (head_of(self)->object != nullptr) head_of(self)->object->clear_references();
    return 0;
}

void embedded_dealloc(PyObject* self) {
    if (PyObject_CallFinalizerFromDealloc(self) < 0) return;  // it came back to life
    PyTypeObject* const type = Py_TYPE(self);
    PyObject_GC_UnTrack(self);
    if (head_of(self)->weak_references != nullptr) PyObject_ClearWeakRefs(self);
    Py_CLEAR(head_of(self)->dict);
    if (Object* object = std::exchange(head_of(self)->object, nullptr)) object->~Object();
    type->tp_free(self);
    Py_DECREF(type);
}

void clear_live_objects() {
    LiveObject& list = live_objects();
    // All are held while they are cleared: clearing one can be the end of others.
    std::vector<Ref<Object>> all;
    for (LiveObject* live = list.next(); live != &list; live = live->next()) all.emplace_back(live->object());
    for (const Ref<Object>& object : all) object->clear_references();
}

}  // namespace asynchio::python
