#include "core/python/group_type.h"

#include <structmember.h>

#include "core/loop/task_group.h"
#include "core/python/block.h"
#include "core/python/embedded.h"
#include "core/python/loop_type.h"
#include "core/python/python_arguments.h"
#include "core/python/session.h"
#include "core/python/type_builder.h"

namespace asynchio::python {
namespace {

TaskGroup& group_of(PyObject* self) { return object_of<TaskGroup>(self); }

PyObject* group_new(PyTypeObject* type, PyObject*, PyObject*) {
    return guarded([&] { return python_of(*make_embedded<TaskGroup>(type, current_session().recorder)); });
}
int group_init(PyObject*, PyObject* arguments, PyObject* keywords) {
    return guarded_int([&] { parse_as_python(arguments, keywords, ":TaskGroup.__init__", {}); });
}

Coro<Value> enter(Ref<TaskGroup> group) {
    group->enter(running_loop());
    co_return to_value(python_of(*group));
}
PyObject* group_aenter(PyObject* self, PyObject*) {
    return guarded([&] {
        return make_awaitable(drive(enter(Ref<TaskGroup>(&group_of(self))), "TaskGroup.__aenter__"));
    });
}
PyObject* group_aexit(PyObject* self, PyObject* arguments) {
    return guarded([&] {
        return end_block(arguments, "TaskGroup.__aexit__", [self](std::exception_ptr raised) {
            return group_of(self).leave(std::move(raised));
        });
    });
}

PyObject* group_create_task(PyObject* self, PyObject* arguments, PyObject* keywords) {
    return guarded_holding(arguments, [&] {
        PyObject *coroutine = nullptr, *name = Py_None, *context = Py_None;
        parse_as_python(arguments, keywords, "O|$OO:TaskGroup.create_task", {"coro", "name", "context"}, &coroutine, &name, &context);
        TaskGroup& group = group_of(self);
        group.require_open();
        PyRef task = create_renamed_task(*group.loop(), coroutine, name, context);
        group.add(future_argument(task.get()));
        return task;
    });
}

PyObject* group_abort(PyObject* self, PyObject*) {
    return guarded([&] {
        group_of(self).abort();
        return none();
    });
}

PyObject* group_repr(PyObject* self) {
    return guarded([&] { return make_str(group_of(self).describe()); });
}

const PyMethodDef group_methods[] = {
    method("create_task", group_create_task, METH_VARARGS | METH_KEYWORDS),
    {"__aenter__", group_aenter, METH_NOARGS, nullptr},
    {"__aexit__", group_aexit, METH_VARARGS, nullptr},
    {"_abort", group_abort, METH_NOARGS, nullptr},
    {nullptr, nullptr, 0, nullptr},
};
const PyMemberDef group_members[] = {
    {"__dictoffset__", T_PYSSIZET, offsetof(EmbeddedHead, dict), READONLY, nullptr},
    {"__weaklistoffset__", T_PYSSIZET, offsetof(EmbeddedHead, weak_references), READONLY, nullptr},
    {nullptr, 0, 0, 0, nullptr},
};

}  // namespace

PyTypeObject* make_group_type(PyObject* module) {
    return make_type(module, "asyncio.taskgroups.TaskGroup", sizeof(Embedded<TaskGroup>),
                     Py_TPFLAGS_HAVE_GC | Py_TPFLAGS_BASETYPE,
                     {slot(Py_tp_new, group_new), slot(Py_tp_init, group_init), slot(Py_tp_dealloc, embedded_dealloc),
                      slot(Py_tp_traverse, embedded_traverse), slot(Py_tp_clear, embedded_clear),
                      slot(Py_tp_repr, group_repr), slot(Py_tp_methods, group_methods),
                      slot(Py_tp_members, group_members)});
}

}  // namespace asynchio::python
