// threading.local: attributes that each thread has for itself. Semantics: semantics.md R182.
#include <map>

#include "core/python/interpreter.h"
#include "core/python/session.h"
#include "core/python/sync_type.h"
#include "core/python/thread_type.h"
#include "core/python/type_builder.h"

namespace asynchio::python {
namespace {

class LocalStorage : public Object {
  public:
    std::map<ThreadId, PyRef> attributes;  // a dict for each thread that has used it
    PyRef arguments, keywords;             // for __init__, which each thread calls once

    void visit_references(ReferenceVisitor& visitor) const override {
        for (const auto& [thread, dict] : attributes) visitor.visit(Value(dict));
        visitor.visit(Value(arguments));
        visitor.visit(Value(keywords));
    }
    void clear_references() override {
        const auto dropped = std::exchange(attributes, {});
        const PyRef also[] = {std::exchange(arguments, {}), std::exchange(keywords, {})};
    }
    // What threads left behind that have ended since.
    void forget_ended(const Kernel& kernel) {
        std::vector<PyRef> dropped;
        for (auto entry = attributes.begin(); entry != attributes.end();) {
            if (kernel.finished(entry->first)) {
                dropped.push_back(std::move(entry->second));
                entry = attributes.erase(entry);
            } else {
                ++entry;
            }
        }
    }
};

bool has_init(PyTypeObject* type) { return type->tp_init != nullptr && type->tp_init != PyBaseObject_Type.tp_init; }

PyObject* local_new(PyTypeObject* type, PyObject* arguments, PyObject* keywords) {
    return guarded([&] {
        const bool given = PyTuple_GET_SIZE(arguments) > 0 || (keywords != nullptr && PyDict_GET_SIZE(keywords) > 0);
        if (given && !has_init(type)) raise(PyExc_TypeError, "Initialization arguments are not supported");
        const Ref<LocalStorage> storage = make_embedded<LocalStorage>(type);
        storage->arguments = PyRef::borrow(arguments);
        storage->keywords = PyRef::borrow(keywords);
        // Python calls __init__ for this thread.
        storage->attributes[current_session().kernel.current_thread()] = checked(PyDict_New());
        return python_of(*storage);
    });
}

// The attributes of the thread that runs; made, and __init__ called, when it comes here for the first time.
PyRef attributes_of(PyObject* self) {
    auto& storage = object_of<LocalStorage>(self);
    const Kernel& kernel = current_session().kernel;
    const ThreadId me = kernel.current_thread();
    if (const auto found = storage.attributes.find(me); found != storage.attributes.end()) return found->second;
    storage.forget_ended(kernel);
    PyRef dict = checked(PyDict_New());
    storage.attributes[me] = dict;
    if (has_init(Py_TYPE(self)) &&
        Py_TYPE(self)->tp_init(self, storage.arguments.get(), storage.keywords.get()) < 0) {
        storage.attributes.erase(me);
        throw_error();
    }
    return dict;
}

bool is_dict_name(PyObject* name) { return text_of(name) == "__dict__"; }

PyObject* local_get(PyObject* self, PyObject* name) {
    return guarded([&] {
        PyRef dict = attributes_of(self);
        if (is_dict_name(name)) return dict;
        return checked(_PyObject_GenericGetAttrWithDict(self, name, dict.get(), 0));
    });
}
int local_set(PyObject* self, PyObject* name, PyObject* value) {
    return guarded_int([&] {
        const PyRef dict = attributes_of(self);
        if (is_dict_name(name))
            raise(PyExc_AttributeError,
                  "'" + std::string(Py_TYPE(self)->tp_name) + "' object attribute '__dict__' is read-only");
        checked(_PyObject_GenericSetAttrWithDict(self, name, value, dict.get()));
    });
}

}  // namespace

PyTypeObject* make_thread_local_type(PyObject* module) {
    return make_type(module, "_thread._local", sizeof(Embedded<LocalStorage>),
                     Py_TPFLAGS_HAVE_GC | Py_TPFLAGS_BASETYPE,
                     {slot(Py_tp_new, local_new), slot(Py_tp_dealloc, embedded_dealloc),
                      slot(Py_tp_traverse, embedded_traverse), slot(Py_tp_clear, embedded_clear),
                      slot(Py_tp_getattro, local_get), slot(Py_tp_setattro, local_set),
                      slot(Py_tp_members, kEmbeddedMembers)});
}

}  // namespace asynchio::python
