#include "core/python/task_stack.h"

#include <algorithm>
#include <vector>

#include "core/loop/task.h"
#include "core/python/coroutine.h"
#include "core/python/embedded.h"
#include "core/python/errors.h"
#include "core/python/type_builder.h"

namespace asynchio::python {
namespace {

Task& self_of(PyObject* self) {
    if (head_of(self)->object == nullptr) raise(PyExc_RuntimeError, "Task object is not initialized.");
    return object_of<Task>(self);
}

// The frame in which the coroutine, or what stands for it, goes on; null when it has ended.
PyRef frame_of(PyObject* coroutine) {
    for (const char* name : {"cr_frame", "gi_frame", "ag_frame"}) {
        PyRef frame = PyRef::take(PyObject_GetAttrString(coroutine, name));
        PyErr_Clear();
        if (frame) return frame.get() == Py_None ? PyRef() : frame;
    }
    return {};
}

// How many more frames are wanted; None for all of them.
class Limit {
  public:
    explicit Limit(PyObject* limit) : all_(limit == Py_None) {
        if (all_) return;
        left_ = PyLong_AsLong(limit);
        if (left_ == -1 && PyErr_Occurred() != nullptr) throw_error();
    }
    bool take() { return all_ || left_-- > 0; }

  private:
    const bool all_;
    long left_ = 0;
};

// The exception that the task ended with, not marked as seen; null if it has none.
PyRef exception_of(const Task& task) {
    if (!task.done() || task.cancelled()) return {};
    const std::exception_ptr error = task.peek_error();
    return error ? error_object(error) : PyRef();
}

// Outermost first. A task that is suspended has one frame: what it awaits is not called by it.
std::vector<PyRef> frames_from(PyRef frame, Limit limit) {
    std::vector<PyRef> frames;
    while (frame && limit.take()) {
        frames.push_back(frame);
        frame = PyRef::take(reinterpret_cast<PyObject*>(PyFrame_GetBack(reinterpret_cast<PyFrameObject*>(frame.get()))));
    }
    std::ranges::reverse(frames);
    return frames;
}

std::vector<PyRef> frames_of_traceback(const PyRef& exception, Limit limit) {
    std::vector<PyRef> frames;
    PyRef entry = PyRef::take(PyException_GetTraceback(exception.get()));
    while (entry && limit.take()) {
        const auto* traceback = reinterpret_cast<PyTracebackObject*>(entry.get());
        frames.push_back(PyRef::borrow(reinterpret_cast<PyObject*>(traceback->tb_frame)));
        entry = PyRef::borrow(reinterpret_cast<PyObject*>(traceback->tb_next));
    }
    return frames;
}

std::vector<PyRef> stack_of(const Task& task, PyObject* limit) {
    PyObject* const coroutine = coroutine_of(task);
    if (PyRef frame = coroutine != nullptr ? frame_of(coroutine) : PyRef()) return frames_from(frame, Limit(limit));
    if (const PyRef exception = exception_of(task)) return frames_of_traceback(exception, Limit(limit));
    return {};
}

// (file, line, function, text of the line) of a frame.
PyRef entry_of(const PyRef& frame) {
    auto* const frame_object = reinterpret_cast<PyFrameObject*>(frame.get());
    const PyRef code = PyRef::take(reinterpret_cast<PyObject*>(PyFrame_GetCode(frame_object)));
    const auto* code_object = reinterpret_cast<PyCodeObject*>(code.get());
    const int line = PyFrame_GetLineNumber(frame_object);
    const PyRef globals = PyRef::take(PyFrame_GetGlobals(frame_object));
    const PyRef text = checked(PyObject_CallMethod(import_real("linecache").get(), "getline", "OiO",
                                                   code_object->co_filename, line, globals.get()));
    return checked(Py_BuildValue("(OiOO)", code_object->co_filename, line, code_object->co_name, text.get()));
}

void print(const std::string& text, PyObject* file, const char* end) {
    const PyRef function = checked(PyObject_GetAttrString(import_real("builtins").get(), "print"));
    const PyRef arguments = checked(Py_BuildValue("(s)", text.c_str()));
    const PyRef keywords = checked(Py_BuildValue("{sOss}", "file", file, "end", end));
    static_cast<void>(checked(PyObject_Call(function.get(), arguments.get(), keywords.get())));
}

std::string title(PyObject* self, bool found, bool failed) {
    const std::string task = printable(checked(PyObject_Repr(self)).get());
    if (!found) return "No stack for " + task;
    return (failed ? "Traceback for " : "Stack for ") + task + " (most recent call last):";
}

}  // namespace

PyObject* task_get_stack(PyObject* self, PyObject* arguments, PyObject* keywords) {
    return guarded([&] {
        PyObject* limit = Py_None;
        parse(arguments, keywords, "|$O:get_stack", {"limit"}, &limit);
        const PyRef list = checked(PyList_New(0));
        for (const PyRef& frame : stack_of(self_of(self), limit)) checked(PyList_Append(list.get(), frame.get()));
        return list;
    });
}

PyObject* task_print_stack(PyObject* self, PyObject* arguments, PyObject* keywords) {
    return guarded([&] {
        PyObject *limit = Py_None, *file = Py_None;
        parse(arguments, keywords, "|$OO:print_stack", {"limit", "file"}, &limit, &file);
        const Task& task = self_of(self);
        const PyRef entries = checked(PyList_New(0));
        for (const PyRef& frame : stack_of(task, limit)) checked(PyList_Append(entries.get(), entry_of(frame).get()));
        const PyRef exception = exception_of(task);
        print(title(self, PyList_GET_SIZE(entries.get()) > 0, bool(exception)), file, "\n");
        const PyRef traceback = import_real("traceback");
        static_cast<void>(checked(PyObject_CallMethod(traceback.get(), "print_list", "OO", entries.get(), file)));
        if (!exception) return none();
        const PyRef lines = checked(PyObject_CallMethod(traceback.get(), "format_exception_only", "(O)", exception.get()));
        for (Py_ssize_t i = 0; i < PyList_GET_SIZE(lines.get()); ++i)
            print(printable(PyList_GET_ITEM(lines.get(), i)), file, "");
        return none();
    });
}

}  // namespace asynchio::python
