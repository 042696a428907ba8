#include "core/python/shared_state.h"

#include <algorithm>

#include "core/python/errors.h"

namespace asynchio::python {
namespace {

// The running program is a module like any other, but neither shared nor a change.
bool is_main(PyObject* key) {
    return PyUnicode_Check(key) && PyUnicode_CompareWithASCIIString(key, "__main__") == 0;
}

// Every entry of `all` is in `dict`, as the same object.
bool holds(PyObject* dict, PyObject* all) {
    PyObject *key = nullptr, *value = nullptr;
    Py_ssize_t position = 0;
    while (PyDict_Next(all, &position, &key, &value) != 0)
        if (PyDict_GetItemWithError(dict, key) != value && !is_main(key)) return false;
    return true;
}

// Two lists of the same objects in the same order.
bool same_items(PyObject* a, PyObject* b) {
    PyObject* const* const first = reinterpret_cast<PyListObject*>(a)->ob_item;
    PyObject* const* const second = reinterpret_cast<PyListObject*>(b)->ob_item;
    return std::equal(first, first + PyList_GET_SIZE(a), second, second + PyList_GET_SIZE(b));
}

bool is_class_with_namespace(PyTypeObject* type) {
    return (type->tp_flags & (Py_TPFLAGS_HEAPTYPE | Py_TPFLAGS_IMMUTABLETYPE)) == Py_TPFLAGS_HEAPTYPE;
}

// Past metaclasses that forbid it: a class gets an attribute, or loses it if `value` is null.
void set_class_attribute(PyObject* type, PyObject* name, PyObject* value) {
    if (PyType_Type.tp_setattro(type, name, value) < 0) PyErr_Clear();
}

}  // namespace

// --- one container -------------------------------------------------------------------------------------------

// Whether anything was done to it, as far as the interpreter can tell.
bool SharedState::Dict::touched() const {
#if PY_VERSION_HEX < 0x030C0000
    return reinterpret_cast<PyDictObject*>(dict.get())->ma_version_tag != version;
#else
    return true;
#endif
}

bool SharedState::Dict::same() const { return holds(dict.get(), copy.get()) && holds(copy.get(), dict.get()); }

void SharedState::Dict::note() {
    copy = checked(PyDict_Copy(dict.get()));
    if (PyDict_DelItemString(copy.get(), "__main__") < 0) PyErr_Clear();
#if PY_VERSION_HEX < 0x030C0000
    version = reinterpret_cast<PyDictObject*>(dict.get())->ma_version_tag;
#endif
}

void SharedState::Dict::restore() {
    const PyRef now = checked(PyDict_Copy(dict.get()));  // nothing is dropped while the dict changes
    if (!owner) {
        PyDict_Clear(dict.get());
        checked(PyDict_Update(dict.get(), copy.get()));
    } else {
        PyObject *name = nullptr, *value = nullptr;
        Py_ssize_t position = 0;
        while (PyDict_Next(now.get(), &position, &name, &value) != 0)
            if (PyDict_GetItemWithError(copy.get(), name) == nullptr) set_class_attribute(owner.get(), name, nullptr);
        position = 0;
        while (PyDict_Next(copy.get(), &position, &name, &value) != 0)
            if (PyDict_GetItemWithError(now.get(), name) != value) set_class_attribute(owner.get(), name, value);
    }
    note();
}

bool SharedState::List::same() const { return same_items(list.get(), copy.get()); }

void SharedState::List::note() { copy = checked(PyList_GetSlice(list.get(), 0, PY_SSIZE_T_MAX)); }

void SharedState::List::restore() { checked(PyList_SetSlice(list.get(), 0, PY_SSIZE_T_MAX, copy.get())); }

bool SharedState::Set::same() const {
    if (PySet_GET_SIZE(set.get()) != PyList_GET_SIZE(copy.get())) return false;
    return same_items(checked(PySequence_List(set.get())).get(), copy.get());
}

void SharedState::Set::note() { copy = checked(PySequence_List(set.get())); }

void SharedState::Set::restore() {
    const PyRef now = checked(PySequence_List(set.get()));  // nothing is dropped while the set changes
    PySet_Clear(set.get());
    for (Py_ssize_t i = 0; i < PyList_GET_SIZE(copy.get()); ++i)
        if (PySet_Add(set.get(), PyList_GET_ITEM(copy.get(), i)) < 0) PyErr_Clear();
    note();  // the order may be another one now
}

// --- all of them ---------------------------------------------------------------------------------------------

void SharedState::remember(const std::vector<PyObject*>& roots) {
    begin();
    visit(PyImport_GetModuleDict());
    visit_values(PyImport_GetModuleDict());
    for (PyObject* root : roots) visit(root);
    visit_all_waiting();
}

void SharedState::begin() {
    // What is in them now belongs to the run that begins, so it is noted, but not looked into.
    for (Dict& entry : dicts_)
        if (entry.touched() && !entry.same()) entry.note();
    for (List& entry : lists_)
        if (!entry.same()) entry.note();
    for (Set& entry : sets_)
        if (!entry.same()) entry.note();
}

bool SharedState::changed() const {
    return std::ranges::any_of(dicts_, [](const Dict& entry) { return entry.touched() && !entry.same(); }) ||
           std::ranges::any_of(lists_, [](const List& entry) { return !entry.same(); }) ||
           std::ranges::any_of(sets_, [](const Set& entry) { return !entry.same(); });
}

void SharedState::restore() {
    // Classes and modules may be changed by what is dropped here: by weak references that go. So until all is well.
    for (int round = 0; round < 3 && (round == 0 || changed()); ++round) {
        for (Dict& entry : dicts_)
            if (entry.touched() && !entry.same()) entry.restore();
        for (List& entry : lists_)
            if (!entry.same()) entry.restore();
        for (Set& entry : sets_)
            if (!entry.same()) entry.restore();
    }
    for (const PyRef& cache : caches_) {
        const PyRef done = PyRef::take(PyObject_CallMethod(cache.get(), "cache_clear", nullptr));
        PyErr_Clear();
    }
}

// --- finding them --------------------------------------------------------------------------------------------

void SharedState::visit(PyObject* object) {
    if (object == nullptr || PyUnicode_CheckExact(object) || PyLong_CheckExact(object)) return;
    if (!seen_.insert(object).second) return;
    kept_.push_back(PyRef::borrow(object));
    waiting_.push_back(PyRef::borrow(object));
}

void SharedState::visit_all_waiting() {
    while (!waiting_.empty()) {
        const PyRef next = std::move(waiting_.back());
        waiting_.pop_back();
        visit_children(next.get());
    }
}

void SharedState::visit_children(PyObject* object) {
    if (PyModule_Check(object)) return visit(PyModule_GetDict(object));
    if (PyType_Check(object)) return visit_class(reinterpret_cast<PyTypeObject*>(object));
    if (PyCell_Check(object)) return visit(PyCell_GET(object));
    if (PyMethod_Check(object)) return visit(PyMethod_GET_FUNCTION(object));
    if (PyDict_CheckExact(object)) {
        dicts_.push_back(Dict{PyRef::borrow(object), PyRef(), PyRef(), 0});
        dicts_.back().note();
        visit_values(object);
    } else if (PyList_CheckExact(object)) {
        lists_.push_back(List{PyRef::borrow(object), PyRef()});
        lists_.back().note();
        for (Py_ssize_t i = 0; i < PyList_GET_SIZE(object); ++i) visit(PyList_GET_ITEM(object, i));
    } else if (PySet_CheckExact(object)) {
        sets_.push_back(Set{PyRef::borrow(object), PyRef()});
        sets_.back().note();
    } else if (PyTuple_CheckExact(object)) {
        for (Py_ssize_t i = 0; i < PyTuple_GET_SIZE(object); ++i) visit(PyTuple_GET_ITEM(object, i));
    } else if (PyFunction_Check(object)) {
        const auto* function = reinterpret_cast<PyFunctionObject*>(object);
        for (PyObject* part : {function->func_globals, function->func_closure, function->func_defaults,
                               function->func_kwdefaults, function->func_dict})
            visit(part);
    } else {
        visit_instance(object);
    }
}

void SharedState::visit_class(PyTypeObject* type) {
    if (!is_class_with_namespace(type)) return;
    visit(type->tp_bases);
    dicts_.push_back(Dict{PyRef::borrow(type->tp_dict), PyRef(), PyRef::borrow(reinterpret_cast<PyObject*>(type)), 0});
    dicts_.back().note();
    visit_values(type->tp_dict);
}

void SharedState::visit_values(PyObject* dict) {
    PyObject *key = nullptr, *value = nullptr;
    Py_ssize_t position = 0;
    while (PyDict_Next(dict, &position, &key, &value) != 0)
        if (!is_main(key)) visit(value);
}

void SharedState::visit_instance(PyObject* object) {
    PyTypeObject* const type = Py_TYPE(object);
    const auto visit_attribute = [&](const char* name) {
        const PyRef value = PyRef::take(PyObject_GetAttrString(object, name));
        PyErr_Clear();
        visit(value.get());
    };
    if (type == &PyStaticMethod_Type || type == &PyClassMethod_Type) visit_attribute("__func__");
    if (type == &PyProperty_Type)
        for (const char* function : {"fget", "fset", "fdel"}) visit_attribute(function);
    if (std::string_view(type->tp_name) == "functools._lru_cache_wrapper") caches_.push_back(PyRef::borrow(object));
    // The attributes of an instance; asking for them gives the instance a dict that can be watched.
    if (type->tp_dictoffset == 0) return;
    const PyRef attributes = PyRef::take(PyObject_GenericGetDict(object, nullptr));
    PyErr_Clear();
    if (attributes && PyDict_CheckExact(attributes.get())) visit(attributes.get());
}

}  // namespace asynchio::python
