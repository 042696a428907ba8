#include "core/python/loop_policy.h"

#include "core/python/embedded.h"
#include "core/python/errors.h"
#include "core/python/interpreter.h"
#include "core/python/loop_type.h"
#include "core/python/modules.h"
#include "core/python/session.h"
#include "core/python/type_builder.h"

namespace asynchio::python {
namespace {

PyObject* get_policy(PyObject*, PyObject*) {
    return guarded([] {
        PyTypeObject* const type = Interpreter::get().types.policy;
        return checked(type->tp_alloc(type, 0));
    });
}
// All policies are alike.
PyObject* set_policy(PyObject*, PyObject* policy) {
    return guarded([&] {
        if (policy != Py_None && !PyObject_TypeCheck(policy, Interpreter::get().types.policy))
            raise(PyExc_TypeError, std::string("policy must be an instance of AbstractEventLoopPolicy or None, not '") +
                                       Py_TYPE(policy)->tp_name + "'");
        return none();
    });
}

const PyMethodDef policy_functions[] = {
    {"get_event_loop_policy", get_policy, METH_NOARGS, nullptr},
    {"set_event_loop_policy", set_policy, METH_O, nullptr},
    {nullptr, nullptr, 0, nullptr},
};
const PyMethodDef policy_methods[] = {
    {"get_event_loop", asyncio_get_event_loop, METH_NOARGS, nullptr},
    {"new_event_loop", asyncio_new_event_loop, METH_NOARGS, nullptr},
    {"set_event_loop", asyncio_set_event_loop, METH_O, nullptr},
    {nullptr, nullptr, 0, nullptr},
};

}  // namespace

PyObject* asyncio_get_event_loop(PyObject*, PyObject*) {
    return guarded([] { return python_of(current_loop()); });
}
PyObject* asyncio_new_event_loop(PyObject*, PyObject*) {
    return guarded([] { return python_of(*new_loop(false)); });
}
PyObject* asyncio_set_event_loop(PyObject*, PyObject* loop) {
    return guarded([&] {
        Session& session = current_session();
        session.current_event_loop = loop == Py_None ? PyRef() : PyRef::borrow(loop);
        session.event_loop_was_set = true;
        return none();
    });
}

PyTypeObject* make_policy_type(PyObject* module) {
    return make_type(module, "asyncio.unix_events._UnixDefaultEventLoopPolicy", sizeof(PyObject), 0,
                     {slot(Py_tp_new, PyType_GenericNew), slot(Py_tp_methods, policy_methods)});
}

void add_policy_names(PyObject* names, PyObject* host) {
    add_functions(names, host, "asyncio", policy_functions);
    for (const char* name : {"DefaultEventLoopPolicy", "AbstractEventLoopPolicy"})
        add_name(names, name, reinterpret_cast<PyObject*>(Interpreter::get().types.policy));
}

}  // namespace asynchio::python
