#include "core/python/reports.h"

#include <algorithm>

#include "core/kernel/kernel.h"
#include "core/python/bounded_repr.h"
#include "core/python/errors.h"
#include "core/python/interpreter.h"
#include "core/python/session.h"

namespace asynchio::python {
namespace {

constexpr std::size_t kLongestLine = 300;

// What a function of the traceback module says about an exception, one entry for each of its lines.
PyRef formatted(const char* function, const PyRef& exception) {
    return checked(PyObject_CallMethod(import_real("traceback").get(), function, "O", exception.get()));
}

// The text of `make`, or what can be said without asking the program.
template <class Make>
std::string or_plain(const PyRef& exception, Make make) {
    try {
        return make();
    } catch (const ThreadAbort&) {
        throw;
    } catch (...) {
        PyErr_Clear();
        return describe_exception(exception.get()) + "\n";
    }
}

std::string joined(const PyRef& lines) {
    return printable(checked(PyUnicode_Join(make_str("").get(), lines.get())).get());
}

std::string repr_of(PyObject* object) {
    const PyRef text = PyRef::take(PyObject_Repr(object));
    if (text) return printable(text.get());
    PyErr_Clear();
    return "<object repr() failed>";
}

PyRef attribute(PyObject* object, const char* name) {
    PyRef found = PyRef::take(PyObject_GetAttrString(object, name));
    PyErr_Clear();
    return found ? found : none();
}

PyObject* unraisable_hook(PyObject*, PyObject* report) {
    return guarded([&] {
        const Session* session = Interpreter::get().session;
        if (session == nullptr || session->kernel.ending() || session->spaces.dropping()) return none();
        const PyRef exception = attribute(report, "exc_value");
        const PyRef object = attribute(report, "object");
        const PyRef message = attribute(report, "err_msg");
        std::string text = PyUnicode_Check(message.get()) ? printable(message.get()) : "Exception ignored in";
        text += object.get() != Py_None ? ": " + repr_of(object.get()) + "\n" : ":\n";
        if (PyExceptionInstance_Check(exception.get())) text += format_exception(exception);
        if (PyObject* stream = PySys_GetObject("stderr"))
            static_cast<void>(checked(PyObject_CallMethod(stream, "write", "O", make_str(text).get())));
        return none();
    });
}

const PyMethodDef unraisable_hook_function = {"unraisablehook", unraisable_hook, METH_O, nullptr};

}  // namespace

std::string format_exception(const PyRef& exception) {
    return or_plain(exception, [&] { return joined(formatted("format_exception", exception)); });
}

std::string format_exception_only(const PyRef& exception) {
    return or_plain(exception, [&] { return joined(formatted("format_exception_only", exception)); });
}

std::string exception_line(const PyRef& exception) {
    std::string line = or_plain(exception, [&] {
        const PyRef lines = formatted("format_exception_only", exception);
        // A syntax error shows its place first; anything else begins with its own line, notes follow.
        const bool syntax = PyErr_GivenExceptionMatches(exception.get(), PyExc_SyntaxError) != 0;
        return printable(checked(PySequence_GetItem(lines.get(), syntax ? -1 : 0)).get());
    });
    while (line.ends_with('\n')) line.pop_back();
    std::ranges::replace(line, '\n', ' ');
    return shortened(line, kLongestLine);
}

PyRef make_unraisable_hook(PyObject* host) {
    return checked(PyCFunction_New(const_cast<PyMethodDef*>(&unraisable_hook_function), host));
}

}  // namespace asynchio::python
