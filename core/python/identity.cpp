#include "core/python/identity.h"

#include <cmath>
#include <cstring>

#include "core/python/errors.h"
#include "core/python/frame_access.h"
#include "core/python/interpreter.h"
#include "core/python/session.h"

namespace asynchio::python {
namespace {

constexpr std::uintptr_t kFirstAddress = 0x7f0000000000;
constexpr std::uintptr_t kAddressStep = 16;

// None and its like, and types written in C: in front of them lies whatever the linker put there.
bool is_part_of_the_file(PyObject* object) {
    if (PyType_Check(object)) return !PyType_HasFeature(reinterpret_cast<PyTypeObject*>(object), Py_TPFLAGS_HEAPTYPE);
    return object == Py_None || object == Py_True || object == Py_False || object == Py_Ellipsis || object == Py_NotImplemented;
}

// The note in front of the object's memory; null for objects that are part of the program file.
MemoryMeter::Mark* mark_of(PyObject* object) {
    if (is_part_of_the_file(object)) return nullptr;
    return MemoryMeter::mark_of(reinterpret_cast<char*>(object) - asynchio_object_prefix(object));
}

Session* running_session() {
    Interpreter* interpreter = Interpreter::find();
    return interpreter != nullptr ? interpreter->session : nullptr;
}

// The number of an object that a program made, 0 for all others.
std::uint32_t number_of(PyObject* object) {
    MemoryMeter::Mark* const mark = mark_of(object);
    if (mark == nullptr || mark->run == 0) return 0;
    Session* const session = running_session();
    if (session == nullptr) return mark->number;
    if (mark->run != Interpreter::get().memory.run()) return 0;  // of a run before: one of the process by now
    if (mark->number == 0) mark->number = session->identities.next();
    return mark->number;
}

Py_hash_t hash_of_name(const char* name) {
#if PY_VERSION_HEX >= 0x030D0000  // CPython keeps the function to itself; the hash of bytes is the same
    return PyObject_Hash(checked(PyBytes_FromString(name)).get());
#else
    return _Py_HashBytes(name, static_cast<Py_ssize_t>(std::strlen(name)));
#endif
}

// Something that does not depend on where the object is, for those whose sets a program may show.
Py_hash_t hash_of_shared(PyObject* object) {
    if (object == Py_None) return 0xca11ab1e;
    if (object == Py_Ellipsis || object == Py_NotImplemented) return hash_of_name(Py_TYPE(object)->tp_name);
    if (PyType_Check(object)) return hash_of_name(reinterpret_cast<PyTypeObject*>(object)->tp_name);
    if (PyFunction_Check(object)) return PyObject_Hash(reinterpret_cast<PyFunctionObject*>(object)->func_qualname);
    if (Py_IS_TYPE(object, &PyMethodDescr_Type) || Py_IS_TYPE(object, &PyWrapperDescr_Type))
        return PyObject_Hash(reinterpret_cast<PyDescrObject*>(object)->d_name);
    return _Py_HashPointer(object);
}

Py_hash_t mixed(Py_hash_t a, Py_hash_t b) {
    const Py_uhash_t mix = static_cast<Py_uhash_t>(a) * 1000003u ^ static_cast<Py_uhash_t>(b);
    return mix == static_cast<Py_uhash_t>(-1) ? -2 : static_cast<Py_hash_t>(mix);
}

// --- hashes that CPython makes of addresses ------------------------------------------------------------------

Py_hash_t method_hash(PyObject* self) {
    const Py_hash_t function = PyObject_Hash(PyMethod_GET_FUNCTION(self));
    return function == -1 ? -1 : mixed(identity_hash(PyMethod_GET_SELF(self)), function);
}
Py_hash_t builtin_hash(PyObject* self) {
    const auto* function = reinterpret_cast<PyCFunctionObject*>(self);
    const Py_hash_t owner = function->m_self != nullptr ? identity_hash(function->m_self) : 0;
    return mixed(owner, hash_of_name(function->m_ml->ml_name));
}
Py_hash_t float_hash(PyObject* self) {
    const double value = PyFloat_AS_DOUBLE(self);
    return std::isnan(value) ? identity_hash(self) : _Py_HashDouble(self, value);
}

// --- reprs that CPython makes of addresses -------------------------------------------------------------------

// %p writes pointers as 0x7f0000000010.
void* shown(PyObject* object) { return reinterpret_cast<void*>(address_of(object)); }

PyObject* object_repr(PyObject* self) {
    PyTypeObject* const type = Py_TYPE(self);
    const PyRef module = PyRef::take(PyObject_GetAttrString(reinterpret_cast<PyObject*>(type), "__module__"));
    if (!module) PyErr_Clear();
    const PyRef name = PyRef::take(PyType_GetQualName(type));
    if (!name) return nullptr;
    if (module && PyUnicode_Check(module.get()) && text_of(module.get()) != "builtins")
        return PyUnicode_FromFormat("<%U.%U object at %p>", module.get(), name.get(), shown(self));
    return PyUnicode_FromFormat("<%s object at %p>", type->tp_name, shown(self));
}
PyObject* function_repr(PyObject* self) {
    return PyUnicode_FromFormat("<function %U at %p>", reinterpret_cast<PyFunctionObject*>(self)->func_qualname,
                                shown(self));
}
PyObject* generator_repr(PyObject* self) {
    const char* const kind = PyCoro_CheckExact(self) ? "coroutine" : PyAsyncGen_CheckExact(self) ? "async_generator" : "generator";
    return PyUnicode_FromFormat("<%s object %S at %p>", kind, reinterpret_cast<PyGenObject*>(self)->gi_qualname,
                                shown(self));
}
PyObject* builtin_repr(PyObject* self) {
    const auto* function = reinterpret_cast<PyCFunctionObject*>(self);
    if (function->m_self == nullptr || PyModule_Check(function->m_self))
        return PyUnicode_FromFormat("<built-in function %s>", function->m_ml->ml_name);
    return PyUnicode_FromFormat("<built-in method %s of %s object at %p>", function->m_ml->ml_name,
                                Py_TYPE(function->m_self)->tp_name, shown(function->m_self));
}
PyObject* code_repr(PyObject* self) {
    const auto* code = reinterpret_cast<PyCodeObject*>(self);
    return PyUnicode_FromFormat("<code object %U at %p, file \"%U\", line %d>", code->co_name, shown(self),
                                code->co_filename, code->co_firstlineno);
}
PyObject* frame_repr(PyObject* self) {
    auto* frame = reinterpret_cast<PyFrameObject*>(self);
    const PyRef code = PyRef::take(reinterpret_cast<PyObject*>(PyFrame_GetCode(frame)));
    const auto* code_object = reinterpret_cast<PyCodeObject*>(code.get());
    return PyUnicode_FromFormat("<frame at %p, file %R, line %d, code %S>", shown(self), code_object->co_filename,
                                PyFrame_GetLineNumber(frame), code_object->co_name);
}
PyObject* cell_repr(PyObject* self) {
    PyObject* const content = PyCell_GET(self);
    if (content == nullptr) return PyUnicode_FromFormat("<cell at %p: empty>", shown(self));
    return PyUnicode_FromFormat("<cell at %p: %.80s object at %p>", shown(self), Py_TYPE(content)->tp_name,
                                shown(content));
}
PyObject* memory_repr(PyObject* self) { return PyUnicode_FromFormat("<memory at %p>", shown(self)); }
PyObject* weakref_repr(PyObject* self) {
    const PyRef object = referent_of(self);
    if (object.get() == Py_None) return PyUnicode_FromFormat("<weakref at %p; dead>", shown(self));
    const char* const type = Py_TYPE(object.get())->tp_name;
    const PyRef name = PyRef::take(PyObject_GetAttrString(object.get(), "__name__"));
    if (!name) PyErr_Clear();
    if (name && PyUnicode_Check(name.get()))
        return PyUnicode_FromFormat("<weakref at %p; to '%s' at %p (%U)>", shown(self), type, shown(object.get()),
                                    name.get());
    return PyUnicode_FromFormat("<weakref at %p; to '%s' at %p>", shown(self), type, shown(object.get()));
}
PyObject* variable_repr(PyObject* self) {
    const PyRef name = PyRef::take(PyObject_GetAttrString(self, "name"));
    if (!name) return nullptr;
    // In an empty context it has its default, if there is one.
    const PyRef empty = PyRef::take(PyContext_New());
    const PyRef get = PyRef::take(PyObject_GetAttrString(self, "get"));
    const PyRef run = PyRef::take(empty ? PyObject_GetAttrString(empty.get(), "run") : nullptr);
    const PyRef value = PyRef::take(get && run ? PyObject_CallOneArg(run.get(), get.get()) : nullptr);
    if (value) return PyUnicode_FromFormat("<ContextVar name=%R default=%R at %p>", name.get(), value.get(), shown(self));
    if (PyErr_ExceptionMatches(PyExc_LookupError) == 0) return nullptr;
    PyErr_Clear();
    return PyUnicode_FromFormat("<ContextVar name=%R at %p>", name.get(), shown(self));
}
PyObject* token_repr(PyObject* self) {
    const PyRef variable = PyRef::take(PyObject_GetAttrString(self, "var"));
    return variable ? PyUnicode_FromFormat("<Token var=%R at %p>", variable.get(), shown(self)) : nullptr;
}
PyObject* method_wrapper_repr(PyObject* self) {
    const PyRef name = PyRef::take(PyObject_GetAttrString(self, "__name__"));
    const PyRef owner = PyRef::take(PyObject_GetAttrString(self, "__self__"));
    if (!name || !owner) return nullptr;
    return PyUnicode_FromFormat("<method-wrapper %R of %s object at %p>", name.get(), Py_TYPE(owner.get())->tp_name,
                                shown(owner.get()));
}

}  // namespace

std::uint32_t Identities::number_of_shared(PyObject* object) {
    const auto [place, is_new] = shared_.try_emplace(object, 0);
    if (is_new) place->second = next();
    return place->second;
}

std::uintptr_t address_of(PyObject* object) {
    Session* const session = running_session();
    if (session == nullptr) return reinterpret_cast<std::uintptr_t>(object);
    std::uint32_t number = number_of(object);
    if (number == 0) number = session->identities.number_of_shared(object);
    return kFirstAddress + number * kAddressStep;
}

bool made_in_this_run(PyObject* object) {
    const MemoryMeter::Mark* const mark = mark_of(object);
    return mark != nullptr && mark->run != 0 && mark->run == Interpreter::get().memory.run();
}

void adopt(PyObject* constant) {
    if (MemoryMeter::Mark* const mark = mark_of(constant); mark != nullptr && mark->run != 0)
        *mark = {Interpreter::get().memory.run(), 0};
    if (PyTuple_Check(constant)) {
        for (Py_ssize_t i = 0; i < PyTuple_GET_SIZE(constant); ++i) adopt(PyTuple_GET_ITEM(constant, i));
    } else if (PyFrozenSet_Check(constant)) {
#if PY_VERSION_HEX >= 0x030D0000
        const PyRef iterator = checked(PyObject_GetIter(constant));
        while (const PyRef item = PyRef::take(PyIter_Next(iterator.get()))) adopt(item.get());
#else
        PyObject* item = nullptr;
        Py_hash_t hash = 0;
        for (Py_ssize_t at = 0; _PySet_NextEntry(constant, &at, &item, &hash) != 0;) adopt(item);
#endif
    } else if (PyCode_Check(constant)) {
        const auto* code = reinterpret_cast<PyCodeObject*>(constant);
        for (PyObject* part : {code->co_consts, code->co_names, code->co_localsplusnames, code->co_localspluskinds, code->co_filename,
                               code->co_name, code->co_qualname, code->co_linetable, code->co_exceptiontable})
            adopt(part);
    }
}

Py_hash_t identity_hash(PyObject* object) {
    const std::uint32_t number = number_of(object);
    return number != 0 ? static_cast<Py_hash_t>(number) : hash_of_shared(object);
}

void install_identity() {
    PyBaseObject_Type.tp_repr = object_repr;
    PyBaseObject_Type.tp_hash = identity_hash;
    PyMethod_Type.tp_hash = method_hash;
    PyCFunction_Type.tp_hash = builtin_hash;
    PyFloat_Type.tp_hash = float_hash;
    PyFunction_Type.tp_repr = function_repr;
    for (PyTypeObject* type : {&PyGen_Type, &PyCoro_Type, &PyAsyncGen_Type}) type->tp_repr = generator_repr;
    PyCFunction_Type.tp_repr = builtin_repr;
    PyCode_Type.tp_repr = code_repr;
    PyFrame_Type.tp_repr = frame_repr;
    PyCell_Type.tp_repr = cell_repr;
    PyMemoryView_Type.tp_repr = memory_repr;
    _PyWeakref_RefType.tp_repr = weakref_repr;
    PyContextVar_Type.tp_repr = variable_repr;
    PyContextToken_Type.tp_repr = token_repr;
#if PY_VERSION_HEX < 0x030D0000
    _PyMethodWrapper_Type.tp_repr = method_wrapper_repr;
#endif
}

void install_late_identity() {
#if PY_VERSION_HEX >= 0x030D0000  // the type has no name any more, but its objects can be asked
    Py_TYPE(checked(PyObject_GetAttrString(Py_None, "__repr__")).get())->tp_repr = method_wrapper_repr;
#endif
}

}  // namespace asynchio::python
