#include "core/python/reports.h"

#include <algorithm>

#include "core/kernel/kernel.h"
#include "core/python/bounded_repr.h"
#include "core/python/errors.h"
#include "core/python/interpreter.h"
#include "core/python/session.h"
#include "core/python/uncaught.h"

namespace asynchio::python {
namespace {

constexpr std::size_t kLongestLine = 300;

// What a function of the traceback module says about an exception, one entry for each of its lines.
PyRef formatted(const char* function, const PyRef& exception) {
    return checked(PyObject_CallMethod(import_real("traceback").get(), function, "(O)", exception.get()));
}

// What `function` of a report on an exception gives, one entry for each of its lines.
PyRef lines_of(const PyRef& report, const char* function) {
    return checked(PySequence_List(checked(PyObject_CallMethod(report.get(), function, nullptr)).get()));
}

PyRef plain_report(const PyRef& exception) {
    const PyRef type = checked(PyObject_GetAttrString(import_real("traceback").get(), "TracebackException"));
    return checked(PyObject_CallMethod(type.get(), "from_exception", "(O)", exception.get()));
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

// The traceback as it is printed, without the lines of source if there are no modules to read them with.
std::string traceback_text(PyObject* traceback, bool with_source) {
    const PyRef frames = checked(PyObject_CallMethod(import_real("traceback").get(), "extract_tb", "(O)", traceback));
    for (Py_ssize_t i = 0; !with_source && i < PySequence_Size(frames.get()); ++i)
        checked(PyObject_SetAttrString(checked(PySequence_GetItem(frames.get(), i)).get(), "_line", make_str("").get()));
    return "Traceback (most recent call last):\n" + joined(checked(PyObject_CallMethod(frames.get(), "format", nullptr)));
}

std::string name_of_type(PyObject* type) {
    const std::string module = printable(attribute(type, "__module__").get());
    const std::string name = printable(attribute(type, "__qualname__").get());
    return module.empty() || module == "builtins" || module == "__main__" ? name : module + "." + name;
}

// An exception without what it is chained to, as the interpreter reports it when nobody can be told.
std::string unraisable_text(const PyRef& exception, bool with_source) {
    const PyRef traceback = attribute(exception.get(), "__traceback__");
    std::string text = PyTraceBack_Check(traceback.get()) ? traceback_text(traceback.get(), with_source) : "";
    const PyRef message = PyRef::take(PyObject_Str(exception.get()));
    if (!message) PyErr_Clear();
    text += name_of_type(reinterpret_cast<PyObject*>(Py_TYPE(exception.get()))) + ": ";
    return text + (message ? printable(message.get()) : "<exception str() failed>") + "\n";
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
        if (PyExceptionInstance_Check(exception.get())) text += unraisable_text(exception, !session->without_modules);
        if (PyObject* stream = PySys_GetObject("stderr"))
            static_cast<void>(checked(PyObject_CallMethod(stream, "write", "(O)", make_str(text).get())));
        return none();
    });
}

const PyMethodDef unraisable_hook_function = {"unraisablehook", unraisable_hook, METH_O, nullptr};

}  // namespace

std::string format_exception(const PyRef& exception) {
    return or_plain(exception, [&] { return joined(formatted("format_exception", exception)); });
}

std::string format_raised(const PyRef& exception) {
    return or_plain(exception, [&] {
        const PyRef report = plain_report(exception);
        show_header(report);
        return joined(lines_of(report, "format"));
    });
}

std::string format_uncaught(const PyRef& exception) {
    return or_plain(exception, [&] {
        const PyRef report = uncaught_report(exception);
        show_header(report);
        return joined(lines_of_uncaught(report));
    });
}

std::string format_uncaught_in_program(const PyRef& exception) {
    // What several `except*` raised is a group that itself was not raised anywhere.
    if (PyErr_GivenExceptionMatches(exception.get(), PyExc_BaseExceptionGroup) == 0) return format_uncaught(exception);
    return or_plain(exception, [&] { return joined(lines_of_uncaught(uncaught_report(exception))); });
}

std::string format_uncaught_only(const PyRef& exception) {
    return or_plain(exception, [&] { return joined(lines_of(uncaught_report(exception), "format_exception_only")); });
}

std::string exception_line(const PyRef& exception) {
    std::string line = or_plain(exception, [&] {
        const PyRef lines = lines_of(uncaught_report(exception), "format_exception_only");
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
