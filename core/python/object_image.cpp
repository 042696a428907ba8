#include "core/python/object_image.h"

#include <algorithm>
#include <cstddef>
#include <cstring>
#include <iterator>
#include <string_view>
#include <vector>

#include "core/python/embedded.h"
#include "core/python/errors.h"
#include "core/python/interpreter.h"
#include "core/python/lru_image.h"
#include "core/threads/thread_condition.h"

#include <structmember.h>

namespace asynchio::python {
namespace {

// --- containers: the image is another container of the same type, and their insides are exchanged byte by byte

// The part of an object's memory that is its content: behind the head, in front of what belongs to its identity.
struct Body {
    std::size_t begin = sizeof(PyObject);
    std::size_t end = 0;
};

void exchange_bodies(PyObject* a, PyObject* b, Body body) {
    auto* const first = reinterpret_cast<std::byte*>(a);
    auto* const second = reinterpret_cast<std::byte*>(b);
    std::swap_ranges(first + body.begin, first + body.end, second + body.begin);
}

// The collector stops to look at dicts that hold only numbers; what they hold may be something else now.
void let_collector_see(PyObject* object) {
    if (PyObject_IS_GC(object) != 0 && PyObject_GC_IsTracked(object) == 0) PyObject_GC_Track(object);
}

// A container that no program can reach: the collector does not look at it, and what it holds stays.
PyRef hidden(PyRef object) {
    if (PyObject_IS_GC(object.get()) != 0) PyObject_GC_UnTrack(object.get());
    return object;
}

class BodyImage final : public ObjectImage {
  public:
    BodyImage(PyRef other, Body body) : other_(hidden(std::move(other))), body_(body) {}
    // Some types take it for granted that the collector sees their objects.
    ~BodyImage() override { let_collector_see(other_.get()); }
    void exchange(PyObject* object) override {
        exchange_bodies(object, other_.get(), body_);
        let_collector_see(object);
    }

  private:
    const PyRef other_;
    const Body body_;
};

// A set keeps a few items inside itself.
class SetImage final : public ObjectImage {
  public:
    explicit SetImage(PyObject* set) : other_(hidden(checked(PySet_New(set)))) {}
    void exchange(PyObject* object) override {
        auto* const a = reinterpret_cast<PySetObject*>(object);
        auto* const b = reinterpret_cast<PySetObject*>(other_.get());
        const bool a_inside = a->table == a->smalltable, b_inside = b->table == b->smalltable;
        std::swap(a->fill, b->fill);
        std::swap(a->used, b->used);
        std::swap(a->mask, b->mask);
        std::swap(a->table, b->table);
        std::swap(a->finger, b->finger);
        std::swap_ranges(a->smalltable, a->smalltable + PySet_MINSIZE, b->smalltable);
        if (b_inside) a->table = a->smalltable;
        if (a_inside) b->table = b->smalltable;
    }

  private:
    const PyRef other_;
};

#if PY_VERSION_HEX >= 0x030D0000
// From 3.13 on the attributes of an instance lie inside the instance, and its dict looks at them there.
class DictImage final : public ObjectImage {
  public:
    explicit DictImage(PyObject* dict) : other_(hidden(checked(PyDict_Copy(dict)))) {}
    void exchange(PyObject* object) override {
        const PyRef now = checked(PyDict_Copy(object));
        PyDict_Clear(object);
        checked(PyDict_Update(object, other_.get()));
        other_ = hidden(now);
    }

  private:
    PyRef other_;
};
#endif

// An object whose content is plain bytes, such as a generator of random numbers.
class BytesImage final : public ObjectImage {
  public:
    BytesImage(PyObject* object, Body body) : body_(body), bytes_(body.end - body.begin) {
        std::memcpy(bytes_.data(), reinterpret_cast<std::byte*>(object) + body.begin, bytes_.size());
    }
    void exchange(PyObject* object) override {
        std::swap_ranges(bytes_.begin(), bytes_.end(), reinterpret_cast<std::byte*>(object) + body_.begin);
    }

  private:
    const Body body_;
    std::vector<std::byte> bytes_;
};

// Places in an object that hold one reference each: a cell's content, the slots of an instance.
class ReferencesImage final : public ObjectImage {
  public:
    ReferencesImage(PyObject* object, std::vector<std::size_t> offsets) : offsets_(std::move(offsets)) {
        for (const std::size_t offset : offsets_) held_.push_back(PyRef::borrow(place(object, offset)));
    }
    void exchange(PyObject* object) override {
        for (std::size_t i = 0; i < offsets_.size(); ++i) {
            PyObject*& now = place(object, offsets_[i]);
            PyRef other = PyRef::take(now);
            now = std::exchange(held_[i], std::move(other)).detach();
        }
    }

  private:
    static PyObject*& place(PyObject* object, std::size_t offset) {
        return *reinterpret_cast<PyObject**>(reinterpret_cast<std::byte*>(object) + offset);
    }
    const std::vector<std::size_t> offsets_;
    std::vector<PyRef> held_;
};

// --- classes: their attributes are set one by one, past metaclasses, because the interpreter remembers them --

class ClassImage final : public ObjectImage {
  public:
    explicit ClassImage(PyObject* type) : names_(hidden(checked(PyDict_Copy(names_of(type))))) {}
    void exchange(PyObject* type) override {
        PyObject* const names = names_of(type);
        if (same(names, names_.get())) return;
        const PyRef now = hidden(checked(PyDict_Copy(names)));
        const PyRef wanted = std::exchange(names_, now);
        PyObject *name = nullptr, *value = nullptr;
        for (Py_ssize_t at = 0; PyDict_Next(now.get(), &at, &name, &value) != 0;)
            if (PyDict_GetItemWithError(wanted.get(), name) == nullptr) set(type, name, nullptr);
        for (Py_ssize_t at = 0; PyDict_Next(wanted.get(), &at, &name, &value) != 0;)
            if (PyDict_GetItemWithError(now.get(), name) != value) set(type, name, value);
    }

  private:
    static PyObject* names_of(PyObject* type) { return reinterpret_cast<PyTypeObject*>(type)->tp_dict; }
    static bool same(PyObject* a, PyObject* b) {
        if (PyDict_GET_SIZE(a) != PyDict_GET_SIZE(b)) return false;
        PyObject *name = nullptr, *value = nullptr;
        for (Py_ssize_t at = 0; PyDict_Next(a, &at, &name, &value) != 0;)
            if (PyDict_GetItemWithError(b, name) != value) return false;
        return true;
    }
    static void set(PyObject* type, PyObject* name, PyObject* value) {
        if (PyType_Type.tp_setattro(type, name, value) < 0) PyErr_Clear();
    }
    PyRef names_;
};

// --- the runtime's own objects: locks, queues ----------------------------------------------------------------

class RuntimeImage final : public ObjectImage {
  public:
    explicit RuntimeImage(std::unique_ptr<Image> image) : image_(std::move(image)) {}
    void exchange(PyObject* object) override { head_of(object)->object->exchange(*image_); }

  private:
    const std::unique_ptr<Image> image_;
};

// --- which is which ------------------------------------------------------------------------------------------

// What processes have in common, on purpose.
bool is_between_processes(const PyTypeObject* type) {
    const Types& t = Interpreter::get().types;
    const PyTypeObject* const shared[] = {
        t.process_lock, t.process_rlock, t.process_semaphore, t.process_bounded_semaphore, t.process_event,
        t.process_condition, t.process_barrier, t.process_queue, t.joinable_queue, t.simple_process_queue};
    return std::ranges::find(shared, type) != std::end(shared);
}

bool is_ours(const PyTypeObject* type) { return type->tp_dealloc == embedded_dealloc; }

// The built-in type that says how the object's memory is laid out.
PyTypeObject* layout_of(PyObject* object) {
    PyTypeObject* type = Py_TYPE(object);
    while ((type->tp_flags & Py_TPFLAGS_HEAPTYPE) != 0 && (type->tp_flags & Py_TPFLAGS_IMMUTABLETYPE) == 0 &&
           type->tp_base != nullptr)
        type = type->tp_base;
    return type;
}

// Up to the weak references and the attributes, which belong to the object itself.
Body body_of(const PyTypeObject* type) {
    Body body{sizeof(PyObject), static_cast<std::size_t>(type->tp_basicsize)};
    for (const Py_ssize_t own : {type->tp_weaklistoffset, type->tp_dictoffset})
        if (own > 0) body.end = std::min(body.end, static_cast<std::size_t>(own));
    return body;
}

std::unique_ptr<ObjectImage> copy_dict(PyObject* dict, PyTypeObject* layout) {
    if (layout == &PyODict_Type)
        return std::make_unique<BodyImage>(
            checked(PyObject_CallOneArg(reinterpret_cast<PyObject*>(&PyODict_Type), dict)), body_of(layout));
#if PY_VERSION_HEX >= 0x030D0000
    return std::make_unique<DictImage>(dict);
#else
    return std::make_unique<BodyImage>(checked(PyDict_Copy(dict)), Body{sizeof(PyObject), sizeof(PyDictObject)});
#endif
}

// Iterators with a place of their own; what they iterate over has an image of its own.
constexpr std::string_view kIterators[] = {
    "list_iterator", "list_reverseiterator", "tuple_iterator", "str_iterator", "str_ascii_iterator", "bytes_iterator",
    "range_iterator", "longrange_iterator", "reversed", "enumerate", "itertools.accumulate", "itertools.chain",
    "itertools.cycle", "itertools.islice", "itertools.repeat"};

std::unique_ptr<ObjectImage> copy_iterator(PyObject* object, const PyTypeObject* type) {
    PyRef other = PyRef::take(PyObject_CallMethod(import_real("copy").get(), "copy", "(O)", object));
    PyErr_Clear();
    if (!other || Py_TYPE(other.get()) != type || other.get() == object) return nullptr;
    return std::make_unique<BodyImage>(std::move(other), body_of(type));
}

// Types of the standard library that are known by name only.
std::unique_ptr<ObjectImage> copy_as(PyObject* object, PyTypeObject* layout) {
    const std::string_view name = layout->tp_name;
    const auto copy = [&](PyRef other) { return std::make_unique<BodyImage>(std::move(other), body_of(layout)); };
    auto* const type = reinterpret_cast<PyObject*>(layout);
    if (layout == Py_TYPE(object) && std::ranges::find(kIterators, name) != std::end(kIterators))
        return copy_iterator(object, layout);
    if (name == "functools._lru_cache_wrapper") return copy_lru_cache(object);
    if (name == "_random.Random") return std::make_unique<BytesImage>(object, body_of(layout));
    if (name == "collections.deque") {
        const PyRef most = checked(PyObject_GetAttrString(object, "maxlen"));
        return copy(checked(PyObject_CallFunctionObjArgs(type, object, most.get(), nullptr)));
    }
    if (name == "array.array") {
        const PyRef code = checked(PyObject_GetAttrString(object, "typecode"));
        return copy(checked(PyObject_CallFunctionObjArgs(type, code.get(), object, nullptr)));
    }
    if (name == "itertools.count") {
        const PyRef parts = checked(PyObject_CallMethod(object, "__reduce__", nullptr));
        return copy(checked(PyObject_CallObject(type, PyTuple_GET_ITEM(parts.get(), 1))));
    }
    return nullptr;
}

std::unique_ptr<ObjectImage> copy_by_name(PyObject* object) {
    for (PyTypeObject* type = Py_TYPE(object); type != nullptr; type = type->tp_base)
        if (auto image = copy_as(object, type)) return image;
    return nullptr;
}

std::unique_ptr<ObjectImage> copy_container(PyObject* object) {
    PyTypeObject* const layout = layout_of(object);
    if (PyDict_Check(object)) return copy_dict(object, layout);
    if (PyList_Check(object))
        return std::make_unique<BodyImage>(checked(PyList_GetSlice(object, 0, PY_SSIZE_T_MAX)),
                                           Body{sizeof(PyObject), sizeof(PyListObject)});
    if (PySet_Check(object)) return std::make_unique<SetImage>(object);
    if (PyByteArray_Check(object)) {
        if (reinterpret_cast<PyByteArrayObject*>(object)->ob_exports != 0) return nullptr;
        return std::make_unique<BodyImage>(
            checked(PyByteArray_FromStringAndSize(PyByteArray_AS_STRING(object), PyByteArray_GET_SIZE(object))),
            Body{sizeof(PyObject), sizeof(PyByteArrayObject)});
    }
    return copy_by_name(object);
}

// The places of an instance's __slots__.
std::vector<std::size_t> slots_of(const PyTypeObject* type) {
    std::vector<std::size_t> offsets;
    for (; type != nullptr && (type->tp_flags & Py_TPFLAGS_HEAPTYPE) != 0; type = type->tp_base)
        for (const PyMemberDef* member = type->tp_members; member != nullptr && member->name != nullptr; ++member)
            if (member->type == T_OBJECT_EX && member->flags == 0)
                offsets.push_back(static_cast<std::size_t>(member->offset));
    return offsets;
}

// Several images of one object: a list with slots.
class ImagePair final : public ObjectImage {
  public:
    ImagePair(std::unique_ptr<ObjectImage> a, std::unique_ptr<ObjectImage> b) : a_(std::move(a)), b_(std::move(b)) {}
    void exchange(PyObject* object) override {
        a_->exchange(object);
        b_->exchange(object);
    }

  private:
    const std::unique_ptr<ObjectImage> a_, b_;
};

}  // namespace

std::unique_ptr<ObjectImage> copy_object(PyObject* object) {
    if (PyType_Check(object)) return std::make_unique<ClassImage>(object);
    if (PyCell_Check(object))
        return std::make_unique<ReferencesImage>(object, std::vector{offsetof(PyCellObject, ob_ref)});
    if (PyFunction_Check(object) || PyModule_Check(object) || PyTuple_Check(object)) return nullptr;
    PyTypeObject* const layout = layout_of(object);
    if (is_ours(layout)) {
        Object* const inside = head_of(object)->object;
        if (inside == nullptr || is_between_processes(layout)) return nullptr;
        std::unique_ptr<Image> image = inside->copy_for_child();
        return image ? std::make_unique<RuntimeImage>(std::move(image)) : nullptr;
    }
    std::unique_ptr<ObjectImage> content = copy_container(object);
    std::vector<std::size_t> slots = slots_of(Py_TYPE(object));
    if (slots.empty()) return content;
    auto held = std::make_unique<ReferencesImage>(object, std::move(slots));
    if (!content) return held;
    return std::make_unique<ImagePair>(std::move(content), std::move(held));
}

bool is_condition(PyObject* object) {
    if (PyType_Check(object) || !is_ours(layout_of(object))) return false;
    return dynamic_cast<const ThreadCondition*>(head_of(object)->object) != nullptr;
}

void give_dict(PyObject* object) {
    const PyTypeObject* const type = Py_TYPE(object);
    if (type->tp_dictoffset == 0 || PyType_Check(object) || PyModule_Check(object)) return;
    if (!PyFunction_Check(object) && (type->tp_flags & Py_TPFLAGS_HEAPTYPE) == 0) return;
    static_cast<void>(checked(PyObject_GenericGetDict(object, nullptr)));
}

}  // namespace asynchio::python
