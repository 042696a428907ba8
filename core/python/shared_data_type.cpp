// multiprocessing.Value and Array: numbers that all processes share, with a lock.
#include <algorithm>
#include <iterator>
#include <memory>
#include <string_view>
#include <vector>

#include "core/python/embedded.h"
#include "core/python/errors.h"
#include "core/python/interpreter.h"
#include "core/python/process_types.h"
#include "core/python/session.h"
#include "core/python/sync_type.h"
#include "core/python/type_builder.h"
#include "core/threads/thread_rlock.h"

namespace asynchio::python {
namespace {

// A type of C that a number is stored as.
struct NumberType {
    char code;
    const char* name;
    int bytes;
    enum class Kind : std::uint8_t { whole, natural, real, letter } kind;
};
constexpr NumberType kNumberTypes[] = {
    {'c', "c_char", 1, NumberType::Kind::letter},  {'b', "c_byte", 1, NumberType::Kind::whole},
    {'B', "c_ubyte", 1, NumberType::Kind::natural}, {'h', "c_short", 2, NumberType::Kind::whole},
    {'H', "c_ushort", 2, NumberType::Kind::natural}, {'i', "c_int", 4, NumberType::Kind::whole},
    {'I', "c_uint", 4, NumberType::Kind::natural}, {'l', "c_long", 8, NumberType::Kind::whole},
    {'L', "c_ulong", 8, NumberType::Kind::natural}, {'q', "c_long", 8, NumberType::Kind::whole},
    {'Q', "c_ulong", 8, NumberType::Kind::natural}, {'f', "c_float", 4, NumberType::Kind::real},
    {'d', "c_double", 8, NumberType::Kind::real},
};

const NumberType& number_type(PyObject* code) {
    const std::string_view text = text_of(code);
    const auto found = std::ranges::find(kNumberTypes, text.size() == 1 ? text.front() : '\0', &NumberType::code);
    if (found == std::end(kNumberTypes)) raise(PyExc_TypeError, "this type has no size");
    return *found;
}

struct Store {
    explicit Store(const NumberType& of) : type(of) {}
    const NumberType& type;
    std::vector<std::uint64_t> whole;
    std::vector<double> real;

    std::size_t size() const { return type.kind == NumberType::Kind::real ? real.size() : whole.size(); }
    void resize(std::size_t size) {
        if (type.kind == NumberType::Kind::real) real.resize(size);
        else whole.resize(size);
    }
    PyRef get(std::size_t i) const {
        if (type.kind == NumberType::Kind::real) return checked(PyFloat_FromDouble(real[i]));
        if (type.kind == NumberType::Kind::natural) return checked(PyLong_FromUnsignedLongLong(whole[i]));
        if (type.kind == NumberType::Kind::whole) return checked(PyLong_FromLongLong(static_cast<long long>(whole[i])));
        const char letter = static_cast<char>(whole[i]);
        return checked(PyBytes_FromStringAndSize(&letter, 1));
    }
    void set(std::size_t i, PyObject* value) {
        if (type.kind == NumberType::Kind::letter) return set_letter(i, value);
        if (type.kind == NumberType::Kind::real) {
            const double number = PyFloat_AsDouble(value);
            if (number == -1.0 && PyErr_Occurred() != nullptr) throw_error();
            real[i] = type.bytes == 4 ? static_cast<double>(static_cast<float>(number)) : number;
            return;
        }
        // As a C program does it, what is too large loses its first digits.
        const PyRef number = checked(PyNumber_Index(value));
        const std::uint64_t bits = PyLong_AsUnsignedLongLongMask(number.get());
        const int unused = 64 - 8 * type.bytes;
        whole[i] = type.kind == NumberType::Kind::natural
                       ? bits << unused >> unused
                       : static_cast<std::uint64_t>(static_cast<std::int64_t>(bits << unused) >> unused);
    }
    void set_letter(std::size_t i, PyObject* value) {
        if (!PyBytes_Check(value) || PyBytes_GET_SIZE(value) != 1)
            raise(PyExc_TypeError, "one character bytes, bytearray or integer expected");
        whole[i] = static_cast<unsigned char>(PyBytes_AS_STRING(value)[0]);
    }
};

class SharedNumbers : public Object {
  public:
    std::shared_ptr<Store> store;
    PyRef lock;  // null: the bare numbers
    void visit_references(ReferenceVisitor& visitor) const override { visitor.visit(Value(lock)); }
    void clear_references() override { const PyRef dropped = std::exchange(lock, {}); }
};

SharedNumbers& numbers_of(PyObject* self) { return object_of<SharedNumbers>(self); }
Store& store_of(PyObject* self) { return *numbers_of(self).store; }

// True: a new RLock; False: none; or the lock that the program gave.
PyRef lock_for(PyObject* lock) {
    if (lock == Py_False) return {};
    if (lock != Py_True && lock != Py_None) return PyRef::borrow(lock);
    Session& session = current_session();
    return python_of(*make_embedded<ThreadRLock>(Interpreter::get().types.process_rlock, session.kernel,
                                                 session.name_for_new_object()));
}

PyRef make_numbers(PyTypeObject* type, std::shared_ptr<Store> store, PyRef lock) {
    const Ref<SharedNumbers> numbers = make_embedded<SharedNumbers>(type);
    numbers->store = std::move(store);
    numbers->lock = std::move(lock);
    return python_of(*numbers);
}

// The keyword `lock`, the only one.
PyObject* lock_keyword(PyObject* keywords, const char* function, PyObject* standard) {
    PyObject *name = nullptr, *value = nullptr, *lock = standard;
    for (Py_ssize_t at = 0; keywords != nullptr && PyDict_Next(keywords, &at, &name, &value) != 0;) {
        if (text_of(name) != "lock")
            raise(PyExc_TypeError,
                  std::string(function) + "() got an unexpected keyword argument '" + printable(name) + "'");
        lock = value;
    }
    return lock;
}

PyObject* typecode_argument(PyObject* arguments, const char* function) {
    if (PyTuple_GET_SIZE(arguments) < 1)
        raise(PyExc_TypeError, std::string(function) + "() missing 1 required positional argument: 'typecode_or_type'");
    return PyTuple_GET_ITEM(arguments, 0);
}

PyRef new_value(PyObject* arguments, PyObject* keywords, PyObject* standard) {
    auto store = std::make_shared<Store>(number_type(typecode_argument(arguments, "Value")));
    store->resize(1);
    if (PyTuple_GET_SIZE(arguments) > 1) store->set(0, PyTuple_GET_ITEM(arguments, 1));
    return make_numbers(Interpreter::get().types.shared_value, std::move(store),
                        lock_for(lock_keyword(keywords, "Value", standard)));
}

PyRef new_array(PyObject* arguments, PyObject* keywords, PyObject* standard) {
    auto store = std::make_shared<Store>(number_type(typecode_argument(arguments, "Array")));
    if (PyTuple_GET_SIZE(arguments) < 2)
        raise(PyExc_TypeError, "Array() missing 1 required positional argument: 'size_or_initializer'");
    PyObject* const given = PyTuple_GET_ITEM(arguments, 1);
    if (PyLong_Check(given)) {
        const Py_ssize_t size = PyLong_AsSsize_t(given);
        if (size == -1 && PyErr_Occurred() != nullptr) throw_error();
        if (size < 0) raise(PyExc_ValueError, "Array length must be >= 0");
        store->resize(static_cast<std::size_t>(size));
    } else {
        const bool letters = store->type.kind == NumberType::Kind::letter && PyBytes_Check(given);
        const PyRef items = checked(PySequence_List(given));
        store->resize(static_cast<std::size_t>(PyList_GET_SIZE(items.get())));
        for (std::size_t i = 0; i < store->size(); ++i) {
            if (letters) store->whole[i] = static_cast<unsigned char>(PyBytes_AS_STRING(given)[i]);
            else store->set(i, PyList_GET_ITEM(items.get(), static_cast<Py_ssize_t>(i)));
        }
    }
    return make_numbers(Interpreter::get().types.shared_array, std::move(store),
                        lock_for(lock_keyword(keywords, "Array", standard)));
}

PyObject* value_function(PyObject*, PyObject* arguments, PyObject* keywords) {
    return guarded([&] { return new_value(arguments, keywords, Py_True); });
}
PyObject* array_function(PyObject*, PyObject* arguments, PyObject* keywords) {
    return guarded([&] { return new_array(arguments, keywords, Py_True); });
}
PyObject* raw_value_function(PyObject*, PyObject* arguments, PyObject* keywords) {
    return guarded([&] { return new_value(arguments, keywords, Py_False); });
}
PyObject* raw_array_function(PyObject*, PyObject* arguments, PyObject* keywords) {
    return guarded([&] { return new_array(arguments, keywords, Py_False); });
}

// --- what both have ------------------------------------------------------------------------------------------

const PyRef& lock_of(PyObject* self, const char* attribute) {
    const PyRef& lock = numbers_of(self).lock;
    if (!lock)
        raise(PyExc_AttributeError, std::string("'") + numbers_of(self).store->type.name + "' object has no attribute '" +
                                        attribute + "'");
    return lock;
}
PyObject* get_lock(PyObject* self, PyObject*) {
    return guarded([&] { return lock_of(self, "get_lock"); });
}
PyObject* get_obj(PyObject* self, PyObject*) {
    return guarded([&] { return make_numbers(Py_TYPE(self), numbers_of(self).store, PyRef()); });
}
PyObject* acquire(PyObject* self, PyObject* arguments, PyObject* keywords) {
    return guarded([&] {
        const PyRef function = checked(PyObject_GetAttrString(lock_of(self, "acquire").get(), "acquire"));
        return checked(PyObject_Call(function.get(), arguments, keywords));
    });
}
PyObject* release(PyObject* self, PyObject*) {
    return guarded([&] { return checked(PyObject_CallMethod(lock_of(self, "release").get(), "release", nullptr)); });
}
PyObject* enter(PyObject* self, PyObject*) {
    return guarded([&] { return checked(PyObject_CallMethod(lock_of(self, "__enter__").get(), "__enter__", nullptr)); });
}
const PyMethodDef methods[] = {
    {"get_lock", get_lock, METH_NOARGS, nullptr},
    {"get_obj", get_obj, METH_NOARGS, nullptr},
    method("acquire", acquire, METH_VARARGS | METH_KEYWORDS),
    {"release", release, METH_NOARGS, nullptr},
    {"__enter__", enter, METH_NOARGS, nullptr},
    {"__exit__", release, METH_VARARGS, nullptr},
    {"__reduce__", refuse_to_pickle, METH_NOARGS, nullptr},
    {nullptr, nullptr, 0, nullptr},
};

// --- Value ---------------------------------------------------------------------------------------------------

PyObject* value_get(PyObject* self, void*) {
    return guarded([&] { return store_of(self).get(0); });
}
int value_set(PyObject* self, PyObject* value, void*) {
    return guarded_int([&] {
        if (value == nullptr) raise(PyExc_TypeError, "can't delete attribute");
        store_of(self).set(0, value);
    });
}
PyObject* value_repr(PyObject* self) {
    return guarded([&] {
        const Store& store = store_of(self);
        const std::string shown = printable(checked(PyObject_Repr(store.get(0).get())).get());
        const std::string bare = std::string(store.type.name) + "(" + shown + ")";
        return make_str(numbers_of(self).lock ? "<Synchronized wrapper for " + bare + ">" : bare);
    });
}
const PyGetSetDef value_attributes[] = {
    {"value", value_get, value_set, nullptr, nullptr},
    {nullptr, nullptr, nullptr, nullptr, nullptr},
};

// --- Array ---------------------------------------------------------------------------------------------------

Py_ssize_t array_length(PyObject* self) { return static_cast<Py_ssize_t>(store_of(self).size()); }

std::size_t index_in(const Store& store, Py_ssize_t index) {
    if (index < 0) index += static_cast<Py_ssize_t>(store.size());
    if (index < 0 || index >= static_cast<Py_ssize_t>(store.size())) raise(PyExc_IndexError, "invalid index");
    return static_cast<std::size_t>(index);
}

struct Range {
    Py_ssize_t start, stop, step, length;
};
Range range_of(const Store& store, PyObject* slice) {
    Range range{};
    checked(PySlice_Unpack(slice, &range.start, &range.stop, &range.step));
    range.length = PySlice_AdjustIndices(static_cast<Py_ssize_t>(store.size()), &range.start, &range.stop, range.step);
    return range;
}

PyRef letters(const PyRef& list) {
    return checked(PyObject_CallMethod(checked(PyBytes_FromString("")).get(), "join", "(O)", list.get()));
}

PyObject* array_item(PyObject* self, Py_ssize_t index) {
    return guarded([&] { return store_of(self).get(index_in(store_of(self), index)); });
}
PyObject* array_get(PyObject* self, PyObject* key) {
    return guarded([&] {
        const Store& store = store_of(self);
        if (!PySlice_Check(key)) {
            const Py_ssize_t index = PyNumber_AsSsize_t(key, PyExc_IndexError);
            if (index == -1 && PyErr_Occurred() != nullptr) throw_error();
            return store.get(index_in(store, index));
        }
        const Range range = range_of(store, key);
        PyRef list = checked(PyList_New(0));
        for (Py_ssize_t i = 0; i < range.length; ++i)
            checked(PyList_Append(list.get(), store.get(static_cast<std::size_t>(range.start + i * range.step)).get()));
        return store.type.kind == NumberType::Kind::letter ? letters(list) : list;
    });
}
int array_set(PyObject* self, PyObject* key, PyObject* value) {
    return guarded_int([&] {
        Store& store = store_of(self);
        if (value == nullptr) raise(PyExc_TypeError, "Array does not support item deletion");
        if (!PySlice_Check(key)) {
            const Py_ssize_t index = PyNumber_AsSsize_t(key, PyExc_IndexError);
            if (index == -1 && PyErr_Occurred() != nullptr) throw_error();
            return store.set(index_in(store, index), value);
        }
        const Range range = range_of(store, key);
        const PyRef items = checked(PySequence_List(value));
        if (PyList_GET_SIZE(items.get()) != range.length)
            raise(PyExc_ValueError, "Can only assign sequence of same size");
        for (Py_ssize_t i = 0; i < range.length; ++i)
            store.set(static_cast<std::size_t>(range.start + i * range.step), PyList_GET_ITEM(items.get(), i));
    });
}
// For arrays of letters: up to the first zero.
PyObject* array_text(PyObject* self, void*) {
    return guarded([&] {
        const Store& store = store_of(self);
        if (store.type.kind != NumberType::Kind::letter)
            raise(PyExc_AttributeError, "'SynchronizedArray' object has no attribute 'value'");
        std::string text;
        for (const std::uint64_t letter : store.whole) {
            if (letter == 0) break;
            text += static_cast<char>(letter);
        }
        return checked(PyBytes_FromStringAndSize(text.data(), static_cast<Py_ssize_t>(text.size())));
    });
}
PyObject* array_repr(PyObject* self) {
    return guarded([&] {
        const Store& store = store_of(self);
        const std::string bare = std::string("<multiprocessing.sharedctypes.") + store.type.name + "_Array_" +
                                 std::to_string(store.size()) + " object at " + shown_address(self) + ">";
        return make_str(numbers_of(self).lock ? "<SynchronizedArray wrapper for " + bare + ">" : bare);
    });
}
const PyGetSetDef array_attributes[] = {
    {"value", array_text, nullptr, nullptr, nullptr},
    {nullptr, nullptr, nullptr, nullptr, nullptr},
};

}  // namespace

const PyMethodDef* shared_data_functions() {
    static constexpr int kBoth = METH_VARARGS | METH_KEYWORDS;
    static const PyMethodDef functions[] = {
        method("Value", value_function, kBoth),       method("Array", array_function, kBoth),
        method("RawValue", raw_value_function, kBoth), method("RawArray", raw_array_function, kBoth),
        {nullptr, nullptr, 0, nullptr},
    };
    return functions;
}

void make_shared_data_types(PyObject* module) {
    Types& types = Interpreter::get().types;
    types.shared_value =
        make_type(module, "multiprocessing.sharedctypes.Synchronized", sizeof(Embedded<SharedNumbers>),
                  Py_TPFLAGS_HAVE_GC | Py_TPFLAGS_DISALLOW_INSTANTIATION,
                  {slot(Py_tp_dealloc, embedded_dealloc), slot(Py_tp_traverse, embedded_traverse),
                   slot(Py_tp_clear, embedded_clear), slot(Py_tp_repr, value_repr), slot(Py_tp_methods, methods),
                   slot(Py_tp_getset, value_attributes)});
    types.shared_array =
        make_type(module, "multiprocessing.sharedctypes.SynchronizedArray", sizeof(Embedded<SharedNumbers>),
                  Py_TPFLAGS_HAVE_GC | Py_TPFLAGS_DISALLOW_INSTANTIATION,
                  {slot(Py_tp_dealloc, embedded_dealloc), slot(Py_tp_traverse, embedded_traverse),
                   slot(Py_tp_clear, embedded_clear), slot(Py_tp_repr, array_repr), slot(Py_tp_methods, methods),
                   slot(Py_tp_getset, array_attributes), slot(Py_sq_length, array_length), slot(Py_sq_item, array_item),
                   slot(Py_mp_length, array_length), slot(Py_mp_subscript, array_get),
                   slot(Py_mp_ass_subscript, array_set)});
}

}  // namespace asynchio::python
