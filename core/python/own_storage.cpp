#include "core/python/own_storage.h"

#include <algorithm>

#include "core/python/attribute.h"
#include "core/python/bounded_repr.h"
#include "core/python/embedded.h"
#include "core/python/errors.h"
#include "core/python/standard_library.h"
#include "core/python/type_builder.h"
#include "core/python/values.h"

namespace asynchio::python {
namespace {

constexpr const char* kMethods[] = {"_init", "_put", "_get", "_qsize"};
constexpr const char* kAsked[] = {"qsize", "empty", "full"};  // by put() and get() of asyncio's queues

const char* attribute_of(QueueLibrary library) { return library == QueueLibrary::asyncio ? "_queue" : "queue"; }

// The first of the classes that the program did not write.
PyTypeObject* our_base(PyTypeObject* type) {
    while (PyType_GetModule(type) == nullptr) {
        PyErr_Clear();
        type = type->tp_base;
    }
    return type;
}

PyRef class_attribute(PyTypeObject* type, const char* name) {
    return attribute_if_any(reinterpret_cast<PyObject*>(type), name);
}

bool is_own(PyTypeObject* type, const char* name) {
    return class_attribute(type, name).get() != class_attribute(our_base(type), name).get();
}

bool has_own_methods(PyTypeObject* type, QueueLibrary library) {
    if (type == our_base(type)) return false;
    const auto own = [&](const char* name) { return is_own(type, name); };
    return std::ranges::any_of(kMethods, own) || (library == QueueLibrary::asyncio && std::ranges::any_of(kAsked, own));
}

std::size_t length(PyObject* items) {
    const Py_ssize_t size = PyObject_Size(items);
    if (size < 0) throw_error();
    return static_cast<std::size_t>(size);
}

class ProgramStorage final : public ItemStorage {
  public:
    ProgramStorage(PyObject* queue, QueueLibrary library)
        : queue_(queue),
          library_(library),
          own_size_(is_own(Py_TYPE(queue), "qsize")),
          own_empty_(is_own(Py_TYPE(queue), "empty")),
          own_full_(is_own(Py_TYPE(queue), "full")) {}
    void put(const Value& item) override {
        static_cast<void>(checked(PyObject_CallMethod(queue_, "_put", "(O)", to_object(item).get())));
    }
    Value get() override { return to_value(checked(PyObject_CallMethod(queue_, "_get", nullptr))); }
    // asyncio's queues take the length of what is there, or the class's own qsize(); those of threads ask _qsize().
    std::size_t size() override {
        if (library_ == QueueLibrary::threads) return number(checked(PyObject_CallMethod(queue_, "_qsize", nullptr)));
        if (own_size_) return number(checked(PyObject_CallMethod(queue_, "qsize", nullptr)));
        return length(checked(PyObject_GetAttrString(queue_, attribute_of(library_))).get());
    }
    bool empty() override {
        if (library_ == QueueLibrary::threads) return ItemStorage::empty();
        if (own_empty_) return truth(checked(PyObject_CallMethod(queue_, "empty", nullptr)));
        return !truth(checked(PyObject_GetAttrString(queue_, attribute_of(library_))));
    }
    bool full(std::int64_t capacity) override {
        if (library_ == QueueLibrary::threads || !own_full_) return ItemStorage::full(capacity);
        return truth(checked(PyObject_CallMethod(queue_, "full", nullptr)));
    }
    // Methods of the class would be called more often than by the library, and may print: only its items are counted.
    std::size_t size_or(std::size_t otherwise) override {
        const PyRef items = attribute_if_any(queue_, attribute_of(library_));
        const Py_ssize_t size = items ? PyObject_Size(items.get()) : -1;
        if (size < 0) PyErr_Clear();
        return size < 0 ? otherwise : static_cast<std::size_t>(size);
    }
    std::string describe(const Value& item) override { return bounded_repr(to_object(item).get()); }

  private:
    static std::size_t number(const PyRef& count) {
        const Py_ssize_t size = PyNumber_AsSsize_t(count.get(), nullptr);
        if (size == -1 && PyErr_Occurred() != nullptr) throw_error();
        return size < 0 ? 0 : static_cast<std::size_t>(size);
    }
    static bool truth(const PyRef& answer) {
        const int is = PyObject_IsTrue(answer.get());
        checked(is);
        return is != 0;
    }
    PyObject* const queue_;
    const QueueLibrary library_;
    const bool own_size_, own_empty_, own_full_;
};

PyRef items_of(PyObject* self, QueueLibrary library) {
    return checked(PyObject_GetAttrString(self, attribute_of(library)));
}

PyRef heap_function(const char* name) { return checked(PyObject_GetAttrString(standard_module("heapq").get(), name)); }

}  // namespace

std::unique_ptr<ItemStorage> own_storage(PyObject* queue, QueueLibrary library) {
    if (!has_own_methods(Py_TYPE(queue), library)) return nullptr;
    return std::make_unique<ProgramStorage>(queue, library);
}

PyRef stored_items(PyObject* queue, QueueLibrary library) {
    PyObject* const dict = head_of(queue)->dict;
    return dict == nullptr ? PyRef() : PyRef::borrow(PyDict_GetItemString(dict, attribute_of(library)));
}

void raise_nothing_stored(PyObject* queue, QueueLibrary library) {
    raise(PyExc_AttributeError, "'" + std::string(Py_TYPE(queue)->tp_name) + "' object has no attribute '" +
                                    attribute_of(library) + "'");
}

template <QueueLibrary library>
int set_stored_items(PyObject* self, PyObject* items, void*) {
    return guarded_int([&] {
        if (items == nullptr) raise(PyExc_AttributeError, attribute_of(library));
        PyObject*& dict = head_of(self)->dict;
        if (dict == nullptr) dict = checked(PyDict_New()).detach();
        checked(PyDict_SetItemString(dict, attribute_of(library), items));
    });
}
template int set_stored_items<QueueLibrary::asyncio>(PyObject*, PyObject*, void*);
template int set_stored_items<QueueLibrary::threads>(PyObject*, PyObject*, void*);

template <QueueLibrary library, QueueOrder order>
PyObject* StorageMethods<library, order>::init(PyObject* self, PyObject*) {
    return guarded([&] {
        const bool is_deque = order == QueueOrder::fifo;
        const PyRef deque = checked(PyObject_GetAttrString(standard_module("collections").get(), "deque"));
        const PyRef items = checked(is_deque ? PyObject_CallNoArgs(deque.get()) : PyList_New(0));
        checked(PyObject_SetAttrString(self, attribute_of(library), items.get()));
        return none();
    });
}

template <QueueLibrary library, QueueOrder order>
PyObject* StorageMethods<library, order>::put(PyObject* self, PyObject* item) {
    return guarded([&] {
        const PyRef items = items_of(self, library);
        if (order == QueueOrder::priority)
            return checked(PyObject_CallFunctionObjArgs(heap_function("heappush").get(), items.get(), item, nullptr));
        return checked(PyObject_CallMethod(items.get(), "append", "(O)", item));
    });
}

template <QueueLibrary library, QueueOrder order>
PyObject* StorageMethods<library, order>::get(PyObject* self, PyObject*) {
    return guarded([&] {
        const PyRef items = items_of(self, library);
        if (order == QueueOrder::priority) return checked(PyObject_CallOneArg(heap_function("heappop").get(), items.get()));
        return checked(PyObject_CallMethod(items.get(), order == QueueOrder::fifo ? "popleft" : "pop", nullptr));
    });
}

template <QueueLibrary library, QueueOrder order>
PyObject* StorageMethods<library, order>::count(PyObject* self, PyObject*) {
    return guarded([&] {
        const Py_ssize_t size = PyObject_Size(items_of(self, library).get());
        if (size < 0) throw_error();
        return checked(PyLong_FromSsize_t(size));
    });
}

template struct StorageMethods<QueueLibrary::asyncio, QueueOrder::fifo>;
template struct StorageMethods<QueueLibrary::asyncio, QueueOrder::lifo>;
template struct StorageMethods<QueueLibrary::asyncio, QueueOrder::priority>;
template struct StorageMethods<QueueLibrary::threads, QueueOrder::fifo>;
template struct StorageMethods<QueueLibrary::threads, QueueOrder::lifo>;
template struct StorageMethods<QueueLibrary::threads, QueueOrder::priority>;

}  // namespace asynchio::python
