#include "core/python/uncaught.h"

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "core/python/errors.h"
#include "core/python/interpreter.h"
#include "core/python/suggestions.h"

namespace asynchio::python {
namespace {

PyRef get(const PyRef& object, const char* name) { return checked(PyObject_GetAttrString(object.get(), name)); }
void set(const PyRef& object, const char* name, const PyRef& value) {
    checked(PyObject_SetAttrString(object.get(), name, value.get()));
}

// A number among the attributes of a SyntaxError; `otherwise` for None and whatever else the program put there.
Py_ssize_t number(const PyRef& object, const char* name, Py_ssize_t otherwise) {
    const PyRef value = get(object, name);
    if (!PyLong_Check(value.get())) return otherwise;
    const Py_ssize_t found = PyLong_AsSsize_t(value.get());
    if (found == -1 && PyErr_Occurred() != nullptr) PyErr_Clear();
    return found;
}

PyRef make_number(Py_ssize_t value) { return checked(PyLong_FromSsize_t(value)); }

// The line of a syntax error and the part of it to be marked, [begin, end) in characters.
struct Mark {
    std::u32string text;
    Py_ssize_t begin = 0;
    Py_ssize_t end = 0;
};

std::u32string characters(PyObject* text) {
    std::u32string result(static_cast<std::size_t>(PyUnicode_GET_LENGTH(text)), U'\0');
    for (std::size_t i = 0; i < result.size(); ++i)
        result[i] = PyUnicode_READ_CHAR(text, static_cast<Py_ssize_t>(i));
    return result;
}

void cut_front(Mark& mark, std::size_t count) {
    mark.text.erase(0, count);
    mark.begin -= static_cast<Py_ssize_t>(count);
    mark.end -= static_cast<Py_ssize_t>(count);
}

// Without indentation and without the lines before the error.
void keep_line(Mark& mark) {
    cut_front(mark, std::min(mark.text.find_first_not_of(U" \t\f"), mark.text.size()));
    while (!mark.text.empty() && mark.text.back() == U'\n') mark.text.pop_back();
    mark.begin = std::min(mark.begin, static_cast<Py_ssize_t>(mark.text.size()));
    for (std::size_t line_end = mark.text.find(U'\n'); line_end != mark.text.npos; line_end = mark.text.find(U'\n')) {
        if (static_cast<Py_ssize_t>(line_end) >= mark.begin) break;
        cut_front(mark, line_end + 1);
    }
    mark.end = std::clamp(mark.end, mark.begin + 1, std::max(static_cast<Py_ssize_t>(mark.text.size()), mark.begin) + 1);
}

// What it says of a SyntaxError, put so that the traceback module marks the place as the interpreter does.
void mark_as_interpreter(const PyRef& report, const PyRef& error) {
    const PyRef text = get(error, "text");
    if (!PyUnicode_Check(text.get())) return;
    if (get(error, "lineno").get() == Py_None) return set(report, "text", none());
    Mark mark{characters(text.get()), number(error, "offset", 0) - 1, 0};
    const bool exactly = reinterpret_cast<PyObject*>(Py_TYPE(error.get())) == PyExc_SyntaxError;
    if (exactly && number(error, "end_lineno", 0) > number(error, "lineno", 0))
        mark.end = static_cast<Py_ssize_t>(mark.text.size()) - 1;  // the first of several lines, from there on
    else if (exactly)
        mark.end = number(error, "end_offset", 0) - 1;
    keep_line(mark);
    set(report, "text", checked(PyUnicode_FromKindAndData(PyUnicode_4BYTE_KIND, mark.text.data(),
                                                         static_cast<Py_ssize_t>(mark.text.size()))));
    set(report, "offset", make_number(std::max<Py_ssize_t>(mark.begin, -1) + 1));
    set(report, "end_offset", make_number(mark.end + 1));
}

// From Python 3.12 on the traceback module suggests names itself.
void add_suggestion([[maybe_unused]] const PyRef& report, [[maybe_unused]] const PyRef& exception) {
#if PY_VERSION_HEX < 0x030C0000
    const std::string name = suggestion_for(exception);
    if (name.empty()) return;
    const PyRef message = get(report, "_str");
    set(report, "_str", make_str(printable(message.get()) + ". Did you mean: '" + name + "'?"));
#endif
}

// The traceback module counts the blanks at the end of a line as if they stood before it, and its marks move left.
void cut_blanks_at_ends([[maybe_unused]] const PyRef& report) {
#if PY_VERSION_HEX < 0x030D0000
    const PyRef stack = get(report, "stack");
    if (PyList_Check(stack.get()) == 0) return;
    for (Py_ssize_t i = 0; i < PyList_GET_SIZE(stack.get()); ++i) {
        const PyRef frame = PyRef::borrow(PyList_GET_ITEM(stack.get(), i));
        static_cast<void>(get(frame, "line"));  // reads it
        const PyRef line = get(frame, "_line");
        if (!PyUnicode_Check(line.get())) continue;
        const PyRef cut = checked(PyObject_CallMethod(line.get(), "rstrip", nullptr));
        if (PyUnicode_GET_LENGTH(cut.get()) + 1 < PyUnicode_GET_LENGTH(line.get()))
            set(frame, "_line", checked(PyUnicode_FromFormat("%U\n", cut.get())));
    }
#endif
}

// What the runtime raised by itself, somewhere in CPython's library: there it has a traceback, of no lines of the program.
bool was_raised_by_library(const PyRef& exception) {
    return PyErr_GivenExceptionMatches(exception.get(), Interpreter::get().exceptions.cancelled) != 0;
}

using Pair = std::pair<PyRef, PyRef>;  // a report and its exception

void add_chained(std::vector<Pair>& pairs, const PyRef& report, const PyRef& exception) {
    for (const char* link : {"__cause__", "__context__"}) {
        const PyRef next = get(report, link);
        if (next.get() != Py_None) pairs.emplace_back(next, get(exception, link));
    }
    const PyRef reports = get(report, "exceptions");
    if (!PyList_Check(reports.get())) return;
    const PyRef members = get(exception, "exceptions");
    for (Py_ssize_t i = 0; i < PyList_GET_SIZE(reports.get()); ++i)
        pairs.emplace_back(PyRef::borrow(PyList_GET_ITEM(reports.get(), i)),
                           checked(PySequence_GetItem(members.get(), i)));
}

// Whether `line` is what the context makes of `text`.
bool is_indented(const PyRef& line, const PyRef& text, const PyRef& context) {
    const PyRef made = checked(PySequence_List(checked(PyObject_CallMethod(context.get(), "emit", "(O)", text.get())).get()));
    const int equal = PyObject_RichCompareBool(line.get(), checked(PySequence_GetItem(made.get(), 0)).get(), Py_EQ);
    checked(equal);
    return equal == 1;
}

}  // namespace

void show_header(const PyRef& report) {
    const int has_frames = PyObject_IsTrue(get(report, "stack").get());
    if (has_frames != 0) return static_cast<void>(checked(has_frames));
    // Its format() gives no lines.
    const PyRef no_frames = checked(PyObject_CallNoArgs(get(import_real("types"), "SimpleNamespace").get()));
    checked(PyObject_SetAttrString(no_frames.get(), "format", reinterpret_cast<PyObject*>(&PyList_Type)));
    set(report, "stack", no_frames);
}

PyRef lines_of_uncaught(const PyRef& report) {
    const PyRef module = import_real("traceback");
    const PyRef context = checked(PyObject_CallNoArgs(get(module, "_ExceptionPrintContext").get()));
    const PyRef links[] = {get(module, "_cause_message"), get(module, "_context_message")};
    const PyRef keywords = checked(PyDict_New());
    checked(PyDict_SetItemString(keywords.get(), "_ctx", context.get()));
    const PyRef lines = checked(PyObject_Call(get(report, "format").get(), checked(PyTuple_New(0)).get(), keywords.get()));
    PyRef list = checked(PyList_New(0));
    while (const PyRef line = PyRef::take(PyIter_Next(lines.get()))) {
        checked(PyList_Append(list.get(), line.get()));
        // A group before this link closed its own lines, not those of the group that the chain is a member of.
        for (const PyRef& link : links)
            if (is_indented(line, link, context)) set(context, "need_close", boolean(true));
    }
    if (PyErr_Occurred() != nullptr) throw_error();
    return list;
}

PyRef uncaught_report(const PyRef& exception) {
    const PyRef type = get(import_real("traceback"), "TracebackException");
    PyRef whole = checked(PyObject_CallMethod(type.get(), "from_exception", "(O)", exception.get()));
    std::vector<Pair> pairs{{whole, exception}};
    while (!pairs.empty()) {
        const auto [report, error] = std::move(pairs.back());
        pairs.pop_back();
        if (PyErr_GivenExceptionMatches(error.get(), PyExc_SyntaxError)) mark_as_interpreter(report, error);
        cut_blanks_at_ends(report);
        if (was_raised_by_library(error)) show_header(report);
        add_suggestion(report, error);
        add_chained(pairs, report, error);
    }
    return whole;
}

}  // namespace asynchio::python
