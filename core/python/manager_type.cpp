// multiprocessing.Manager(): dicts, lists and namespaces that all processes share. As in CPython they are behind
// proxies: what goes in and what comes out is pickled, so changing what came out changes nothing.
#include <algorithm>
#include <iterator>
#include <string_view>
#include <vector>

#include "core/python/embedded.h"
#include "core/python/errors.h"
#include "core/python/identity.h"
#include "core/python/interpreter.h"
#include "core/python/pickling.h"
#include "core/python/process_types.h"
#include "core/python/python_arguments.h"
#include "core/python/session.h"
#include "core/python/standard_library.h"
#include "core/python/sync_type.h"
#include "core/python/type_builder.h"

namespace asynchio::python {
namespace {

enum class ProxyKind : std::uint8_t { manager, dict, list, name_space, other, value };

class Proxy : public Object {
  public:
    ProxyKind kind = ProxyKind::manager;
    std::string pickle;          // what it stands for: a dict, list or array; the attributes of a namespace; a value
    std::string type_code;       // of a value
    PyRef target;                // other: a queue or lock, which processes share by itself
    std::vector<PyRef> proxies;  // of a manager: what it has made, until its shutdown

    void visit_references(ReferenceVisitor& visitor) const override {
        visitor.visit(Value(target));
        for (const PyRef& proxy : proxies) visitor.visit(Value(proxy));
    }
    void clear_references() override {
        const PyRef dropped = std::exchange(target, {});
        const auto made = std::exchange(proxies, {});
    }
};

Proxy& proxy_of(PyObject* self) { return object_of<Proxy>(self); }

PyRef make_proxy(ProxyKind kind, PyObject* value) {
    std::string pickle = pickled(value);
    const Ref<Proxy> proxy = make_embedded<Proxy>(Interpreter::get().types.manager);
    proxy->kind = kind;
    proxy->pickle = std::move(pickle);
    return python_of(*proxy);
}

// Views and iterators do not travel: they come back as lists.
PyRef as_sent(PyRef result) {
    const bool view =
        PyDictKeys_Check(result.get()) || PyDictValues_Check(result.get()) || PyDictItems_Check(result.get());
    return view || PyIter_Check(result.get()) != 0 ? checked(PySequence_List(result.get())) : result;
}

// Calls a method of what the proxy stands for, and keeps what it is then.
PyRef call(PyObject* self, PyObject* name, PyObject* arguments, PyObject* keywords) {
    const std::string before = proxy_of(self).pickle;
    const PyRef object = unpickled(before);
    const PyRef function = checked(PyObject_GetAttr(object.get(), name));
    PyRef result = as_sent(checked(PyObject_Call(function.get(), arguments, keywords)));
    proxy_of(self).pickle = pickled(object.get());
    return result;
}

template <class... Arguments>
PyRef call_with(PyObject* self, const char* name, Arguments... arguments) {
    const PyRef tuple = checked(PyTuple_Pack(sizeof...(Arguments), arguments...));
    return call(self, make_str(name).get(), tuple.get(), nullptr);
}

// A method of a proxy: remembers the proxy and its own name.
PyObject* call_method(PyObject* bound, PyObject* arguments, PyObject* keywords) {
    return guarded([&] { return call(PyTuple_GET_ITEM(bound, 0), PyTuple_GET_ITEM(bound, 1), arguments, keywords); });
}
const PyMethodDef method_function = method("method", call_method, METH_VARARGS | METH_KEYWORDS);

// --- the manager ---------------------------------------------------------------------------------------------

PyRef made_by(PyObject* manager, PyRef proxy) {
    proxy_of(manager).proxies.push_back(proxy);
    return proxy;
}

// manager.dict(...), manager.list(...): as the built-in type makes it.
PyObject* make_container(PyObject* bound, PyObject* arguments, PyObject* keywords) {
    return guarded([&] {
        const bool is_dict = text_of(PyTuple_GET_ITEM(bound, 1)) == "dict";
        auto* const type = reinterpret_cast<PyObject*>(is_dict ? &PyDict_Type : &PyList_Type);
        const PyRef value = checked(PyObject_Call(type, arguments, keywords));
        return made_by(PyTuple_GET_ITEM(bound, 0), make_proxy(is_dict ? ProxyKind::dict : ProxyKind::list, value.get()));
    });
}
PyObject* make_namespace(PyObject* bound, PyObject*, PyObject* keywords) {
    return guarded([&] {
        const PyRef value = keywords != nullptr ? checked(PyDict_Copy(keywords)) : checked(PyDict_New());
        return made_by(PyTuple_GET_ITEM(bound, 0), make_proxy(ProxyKind::name_space, value.get()));
    });
}
// manager.Value("i", 0), manager.Array("i", [1, 2]): plain ones, which nobody need lock.
PyObject* make_value(PyObject* bound, PyObject* arguments, PyObject* keywords) {
    return guarded([&] {
        PyObject *code = nullptr, *value = nullptr, *lock = nullptr;
        parse_as_python(arguments, keywords, "OO|O:Value.__init__", {"typecode", "value", "lock"}, &code, &value, &lock);
        const PyRef proxy = make_proxy(ProxyKind::value, value);
        proxy_of(proxy.get()).type_code = printable(checked(PyObject_Repr(code)).get());
        return made_by(PyTuple_GET_ITEM(bound, 0), proxy);
    });
}
PyObject* make_array(PyObject* bound, PyObject* arguments, PyObject* keywords) {
    return guarded([&] {
        PyObject *code = nullptr, *values = nullptr, *lock = nullptr;
        parse_as_python(arguments, keywords, "UO|O:Array", {"typecode", "sequence", "lock"}, &code, &values, &lock);
        const PyRef type = checked(PyObject_GetAttrString(standard_module("array").get(), "array"));
        const PyRef array = checked(PyObject_CallFunctionObjArgs(type.get(), code, values, nullptr));
        return made_by(PyTuple_GET_ITEM(bound, 0), make_proxy(ProxyKind::list, array.get()));
    });
}
// manager.Queue(), manager.Lock(), ...: those of multiprocessing, but they can be pickled.
PyObject* make_other(PyObject* bound, PyObject* arguments, PyObject* keywords) {
    return guarded([&] {
        PyObject* const names = Interpreter::get().modules.find("multiprocessing");
        PyObject* const type = PyDict_GetItemWithError(names, PyTuple_GET_ITEM(bound, 1));
        const PyRef target = checked(PyObject_Call(type, arguments, keywords));
        const Ref<Proxy> proxy = make_embedded<Proxy>(Interpreter::get().types.manager);
        proxy->kind = ProxyKind::other;
        proxy->target = target;
        return made_by(PyTuple_GET_ITEM(bound, 0), python_of(*proxy));
    });
}
PyObject* manager_shutdown(PyObject* bound, PyObject*, PyObject*) {
    return guarded([&] {
        const auto dropped = std::exchange(proxy_of(PyTuple_GET_ITEM(bound, 0)).proxies, {});
        return none();
    });
}
const PyMethodDef container_function = method("container", make_container, METH_VARARGS | METH_KEYWORDS);
const PyMethodDef namespace_function = method("Namespace", make_namespace, METH_VARARGS | METH_KEYWORDS);
const PyMethodDef value_function = method("Value", make_value, METH_VARARGS | METH_KEYWORDS);
const PyMethodDef array_function = method("Array", make_array, METH_VARARGS | METH_KEYWORDS);
const PyMethodDef other_function = method("shared", make_other, METH_VARARGS | METH_KEYWORDS);
const PyMethodDef shutdown_function = method("shutdown", manager_shutdown, METH_VARARGS | METH_KEYWORDS);

// value.get(), value.set(7).
void set_value(Proxy& proxy, PyObject* value) { proxy.pickle = pickled(value); }
PyObject* value_get(PyObject* bound, PyObject*, PyObject*) {
    return guarded([&] { return unpickled(proxy_of(PyTuple_GET_ITEM(bound, 0)).pickle); });
}
PyObject* value_set(PyObject* bound, PyObject* arguments, PyObject* keywords) {
    return guarded([&] {
        PyObject* value = nullptr;
        parse_as_python(arguments, keywords, "O:Value.set", {"value"}, &value);
        set_value(proxy_of(PyTuple_GET_ITEM(bound, 0)), value);
        return none();
    });
}
const PyMethodDef get_value_function = method("get", value_get, METH_VARARGS | METH_KEYWORDS);
const PyMethodDef set_value_function = method("set", value_set, METH_VARARGS | METH_KEYWORDS);

// The function, with the proxy and the name by which it was asked for as its self.
PyRef bind(const PyMethodDef& function, PyObject* self, PyObject* name) {
    const PyRef bound = checked(PyTuple_Pack(2, self, name));
    return checked(PyCFunction_New(const_cast<PyMethodDef*>(&function), bound.get()));
}

constexpr std::string_view kOthers[] = {"Barrier", "BoundedSemaphore", "Condition", "Event", "JoinableQueue", "Lock",
                                        "Queue", "RLock", "Semaphore"};
constexpr std::string_view kDictMethods[] = {"clear", "copy", "get", "items", "keys", "pop", "popitem", "setdefault",
                                             "update", "values"};
constexpr std::string_view kListMethods[] = {"append", "count", "extend", "index", "insert",
                                             "pop", "remove", "reverse", "sort"};

template <std::size_t size>
bool is_in(const std::string_view (&names)[size], std::string_view name) {
    return std::ranges::find(names, name) != std::end(names);
}

PyRef attribute(PyObject* self, PyObject* name) {
    const Proxy& proxy = proxy_of(self);
    const std::string_view text = text_of(name);
    switch (proxy.kind) {
        case ProxyKind::manager:
            if (text == "dict" || text == "list") return bind(container_function, self, name);
            if (text == "Namespace") return bind(namespace_function, self, name);
            if (text == "shutdown" || text == "start") return bind(shutdown_function, self, name);
            if (text == "Value") return bind(value_function, self, name);
            if (text == "Array") return bind(array_function, self, name);
            if (is_in(kOthers, text)) return bind(other_function, self, name);
            break;
        case ProxyKind::dict:
            if (is_in(kDictMethods, text)) return bind(method_function, self, name);
            break;
        case ProxyKind::list:
            if (is_in(kListMethods, text)) return bind(method_function, self, name);
            break;
        case ProxyKind::name_space:
            if (!text.starts_with("__")) {
                const PyRef values = unpickled(proxy.pickle);
                if (PyObject* const value = PyDict_GetItemWithError(values.get(), name)) return PyRef::borrow(value);
                raise(PyExc_AttributeError, "'Namespace' object has no attribute '" + std::string(text) + "'");
            }
            break;
        case ProxyKind::value:
            if (text == "value") return unpickled(proxy.pickle);
            if (text == "get") return bind(get_value_function, self, name);
            if (text == "set") return bind(set_value_function, self, name);
            break;
        case ProxyKind::other:
            if (!text.starts_with("__")) return checked(PyObject_GetAttr(proxy.target.get(), name));
            break;
    }
    return checked(PyObject_GenericGetAttr(self, name));
}

PyObject* proxy_getattr(PyObject* self, PyObject* name) {
    return guarded([&] { return attribute(self, name); });
}
int proxy_setattr(PyObject* self, PyObject* name, PyObject* value) {
    return guarded_int([&] {
        Proxy& proxy = proxy_of(self);
        if (proxy.kind == ProxyKind::value && value != nullptr && text_of(name) == "value") return set_value(proxy, value);
        if (proxy.kind != ProxyKind::name_space)
            raise(PyExc_AttributeError, "a proxy has no attribute '" + printable(name) + "' that could be set");
        if (value != nullptr) call_with(self, "__setitem__", name, value);
        else call_with(self, "__delitem__", name);
    });
}

// --- what the language calls ---------------------------------------------------------------------------------

PyObject* require_container(PyObject* self) {
    const ProxyKind kind = proxy_of(self).kind;
    if (kind != ProxyKind::dict && kind != ProxyKind::list) raise(PyExc_TypeError, "this proxy has no items");
    return self;
}
Py_ssize_t proxy_length(PyObject* self) {
    Py_ssize_t length = -1;
    guarded_int([&] { length = PyObject_Size(unpickled(proxy_of(require_container(self)).pickle).get()); });
    return length;
}
PyObject* proxy_get(PyObject* self, PyObject* key) {
    return guarded([&] { return call_with(require_container(self), "__getitem__", key); });
}
int proxy_set(PyObject* self, PyObject* key, PyObject* value) {
    return guarded_int([&] {
        if (value != nullptr) call_with(require_container(self), "__setitem__", key, value);
        else call_with(require_container(self), "__delitem__", key);
    });
}
int proxy_contains(PyObject* self, PyObject* item) {
    int found = -1;
    guarded_int([&] {
        checked(found = PySequence_Contains(unpickled(proxy_of(require_container(self)).pickle).get(), item));
    });
    return found;
}
PyObject* proxy_iter(PyObject* self) {
    return guarded([&] { return checked(PyObject_GetIter(unpickled(proxy_of(require_container(self)).pickle).get())); });
}
PyObject* require_list(PyObject* self) {
    if (proxy_of(self).kind != ProxyKind::list) raise(PyExc_TypeError, "this proxy is no list");
    return self;
}
PyObject* proxy_concat(PyObject* self, PyObject* more) {
    return guarded([&] { return call_with(require_list(self), "__add__", more); });
}
PyObject* proxy_repeat(PyObject* self, Py_ssize_t times) {
    return guarded([&] { return call_with(require_list(self), "__mul__", checked(PyLong_FromSsize_t(times)).get()); });
}
PyObject* proxy_extend(PyObject* self, PyObject* more) {
    return guarded([&] {
        static_cast<void>(call_with(require_list(self), "extend", more));
        return PyRef::borrow(self);
    });
}
PyObject* proxy_repeat_in_place(PyObject* self, Py_ssize_t times) {
    return guarded([&] {
        static_cast<void>(call_with(require_list(self), "__imul__", checked(PyLong_FromSsize_t(times)).get()));
        return PyRef::borrow(self);
    });
}
PyObject* proxy_reversed(PyObject* self, PyObject*) {
    return guarded([&] {
        const PyRef items = unpickled(proxy_of(require_list(self)).pickle);
        return checked(PyObject_CallOneArg(reinterpret_cast<PyObject*>(&PyReversed_Type), items.get()));
    });
}
PyObject* proxy_str(PyObject* self) {
    return guarded([&] {
        const Proxy& proxy = proxy_of(self);
        if (proxy.kind == ProxyKind::other) return checked(PyObject_Str(proxy.target.get()));
        if (proxy.kind == ProxyKind::manager) return checked(PyObject_Repr(self));
        const PyRef value = unpickled(proxy.pickle);
        if (proxy.kind == ProxyKind::value)
            return make_str("Value(" + proxy.type_code + ", " + printable(checked(PyObject_Repr(value.get())).get()) + ")");
        if (proxy.kind != ProxyKind::name_space) return checked(PyObject_Str(value.get()));
        std::vector<std::string> parts;
        PyObject *name = nullptr, *held = nullptr;
        for (Py_ssize_t at = 0; PyDict_Next(value.get(), &at, &name, &held) != 0;)
            parts.push_back(printable(name) + "=" + printable(checked(PyObject_Repr(held)).get()));
        std::ranges::sort(parts);
        std::string text = "Namespace(";
        for (std::size_t i = 0; i < parts.size(); ++i) text += (i > 0 ? ", " : "") + parts[i];
        return make_str(text + ")");
    });
}
PyObject* proxy_repr(PyObject* self) {
    return guarded([&] {
        constexpr const char* kNames[] = {"SyncManager", "DictProxy object, typeid 'dict'",
                                          "ListProxy object, typeid 'list'",
                                          "NamespaceProxy object, typeid 'Namespace'", "AutoProxy object",
                                          "ValueProxy object, typeid 'Value'"};
        return make_str(std::string("<") + kNames[static_cast<std::size_t>(proxy_of(self).kind)] + " at " +
                        shown_address(self) + ">");
    });
}
PyObject* proxy_enter(PyObject* self, PyObject*) {
    return guarded([&] {
        const Proxy& proxy = proxy_of(self);
        if (proxy.kind == ProxyKind::other) return checked(PyObject_CallMethod(proxy.target.get(), "__enter__", nullptr));
        return PyRef::borrow(self);
    });
}
PyObject* proxy_exit(PyObject* self, PyObject* arguments) {
    return guarded([&] {
        Proxy& proxy = proxy_of(self);
        if (proxy.kind == ProxyKind::other) {
            const PyRef function = checked(PyObject_GetAttrString(proxy.target.get(), "__exit__"));
            return checked(PyObject_CallObject(function.get(), arguments));
        }
        const auto dropped = std::exchange(proxy.proxies, {});
        return none();
    });
}

// --- pickling: a proxy travels as the number of the object it is -----------------------------------------------

PyObject* proxy_reduce(PyObject* self, PyObject*) {
    return guarded([&] {
        PyObject* const names = Interpreter::get().modules.find("multiprocessing");
        return checked(Py_BuildValue("O(K)", PyDict_GetItemString(names, "_proxy"),
                                     static_cast<unsigned long long>(address_of(self))));
    });
}
PyObject* find_proxy(PyObject*, PyObject* number) {
    return guarded([&]() -> PyRef {
        const unsigned long long wanted = PyLong_AsUnsignedLongLong(number);
        if (PyErr_Occurred() != nullptr) throw_error();
        LiveObject& list = current_session().live;
        for (LiveObject* live = list.next(); live != &list; live = live->next()) {
            const auto* const proxy = dynamic_cast<Proxy*>(live->object());
            if (proxy == nullptr) continue;
            PyRef object = python_of(*proxy);
            if (address_of(object.get()) == wanted) return object;
        }
        raise(PyExc_ConnectionRefusedError, "[Errno 111] Connection refused");
    });
}

// In CPython a process of its own keeps the objects: the names of processes count it.
PyObject* manager_function(PyObject*, PyObject*) {
    return guarded([] {
        current_session().processes.next_child();
        return python_of(*make_embedded<Proxy>(Interpreter::get().types.manager));
    });
}

const PyMethodDef proxy_methods[] = {
    {"__enter__", proxy_enter, METH_NOARGS, nullptr},
    {"__exit__", proxy_exit, METH_VARARGS, nullptr},
    {"__reduce__", proxy_reduce, METH_NOARGS, nullptr},
    {"__reversed__", proxy_reversed, METH_NOARGS, nullptr},
    {nullptr, nullptr, 0, nullptr},
};

}  // namespace

const PyMethodDef* manager_functions() {
    static const PyMethodDef functions[] = {
        {"Manager", manager_function, METH_NOARGS, nullptr},
        {"_proxy", find_proxy, METH_O, nullptr},
        {nullptr, nullptr, 0, nullptr},
    };
    return functions;
}

void make_manager_type(PyObject* module) {
    Interpreter::get().types.manager = make_type(
        module, "multiprocessing.managers.BaseProxy", sizeof(Embedded<Proxy>),
        Py_TPFLAGS_HAVE_GC | Py_TPFLAGS_DISALLOW_INSTANTIATION,
        {slot(Py_tp_dealloc, embedded_dealloc), slot(Py_tp_traverse, embedded_traverse), slot(Py_tp_clear, embedded_clear),
         slot(Py_tp_getattro, proxy_getattr), slot(Py_tp_setattro, proxy_setattr), slot(Py_tp_repr, proxy_repr),
         slot(Py_tp_str, proxy_str), slot(Py_tp_iter, proxy_iter), slot(Py_mp_length, proxy_length),
         slot(Py_mp_subscript, proxy_get), slot(Py_mp_ass_subscript, proxy_set), slot(Py_sq_contains, proxy_contains),
         slot(Py_sq_concat, proxy_concat), slot(Py_sq_repeat, proxy_repeat), slot(Py_sq_inplace_concat, proxy_extend),
         slot(Py_sq_inplace_repeat, proxy_repeat_in_place),
         slot(Py_tp_methods, proxy_methods)});
}

}  // namespace asynchio::python
