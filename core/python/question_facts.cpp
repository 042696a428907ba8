// The part of the question language that asks for facts of the run. Times are seconds here.
#include <algorithm>

#include "core/python/bounded_repr.h"
#include "core/python/question_language.h"

namespace asynchio::python {
namespace {

using Arguments = QuestionArguments;
using Context = QuestionContext;
using Budget = QuestionBudget;

PyRef truth(bool value) { return PyRef::borrow(value ? Py_True : Py_False); }
PyRef number(std::size_t value) { return answered(PyLong_FromSize_t(value)); }
PyRef seconds(Time time) { return answered(PyFloat_FromDouble(to_seconds(time))); }
PyRef text(std::string_view string) { return answered(make_str(string).detach()); }

template <class T>
T fact(const Result<T>& result) {
    if (!result) refuse_question(result.why());
    return *result;
}

Time time_argument(PyObject* value, const char* function) { return from_seconds(number_argument(value, function)); }

template <class Values, class Make>
PyRef list_of(Budget* budget, const Values& values, Make make) {
    const PyRef list = answered(PyList_New(0));
    for (const auto& value : values) {
        if (budget != nullptr) budget->spend(1);
        const PyRef item = make(value);
        if (PyList_Append(list.get(), item.get()) < 0) refuse_as_python_says();
    }
    return list;
}

// To look through what was printed costs, too.
std::string search(const Context& context, Budget& budget, const PyRef& argument, const char* function) {
    std::string wanted = text_argument(argument.get(), function);
    budget.spend(static_cast<long>(context.facts.lines().size()));
    return wanted;
}

[[noreturn]] void not_printed(const std::string& wanted) {
    refuse_question("no line with \"" + shortened(wanted, 60) + "\" was printed in this run");
}

PyRef call_after(const Context& c, Budget& b, Arguments a) {
    const std::string wanted = search(c, b, a[0], "after()");
    if (c.facts.line(wanted) == nullptr) not_printed(wanted);
    const Facts::PrintedLine* next = c.facts.after(wanted);
    return next == nullptr ? PyRef::borrow(Py_None) : text(next->text);
}
PyRef call_busy_max(const Context& c, Budget&, Arguments) { return number(c.facts.busy_max()); }
PyRef call_count(const Context& c, Budget& b, Arguments a) { return number(c.facts.times(search(c, b, a[0], "count()")).size()); }
PyRef call_count_between(const Context& c, Budget& b, Arguments a) {
    const std::vector<Time> times = c.facts.times(search(c, b, a[0], "count_between()"));
    const Time from = time_argument(a[1].get(), "count_between()"), to = time_argument(a[2].get(), "count_between()");
    return number(static_cast<std::size_t>(std::ranges::count_if(times, [&](Time t) { return t >= from && t <= to; })));
}
PyRef call_enumerate_times(const Context& c, Budget& b, Arguments a) {
    Py_ssize_t index = 0;
    return list_of(&b, c.facts.times(search(c, b, a[0], "enumerate_times()")),
                   [&](Time t) { return answered(Py_BuildValue("(nd)", index++, to_seconds(t))); });
}
PyRef call_gap(const Context& c, Budget& b, Arguments a) { return seconds(fact(c.facts.gap(search(c, b, a[0], "gap()")))); }
PyRef call_holder(const Context& c, Budget&, Arguments a) {
    return text(fact(c.facts.holder(text_argument(a[0].get(), "holder()"), time_argument(a[1].get(), "holder()"))));
}
PyRef call_lines(const Context& c, Budget& b, Arguments a) {
    const std::string wanted = a.empty() ? "" : search(c, b, a[0], "lines()");
    std::vector<const Facts::PrintedLine*> found;
    for (const Facts::PrintedLine& line : c.facts.lines())
        if (line.text.find(wanted) != std::string::npos) found.push_back(&line);
    return list_of(&b, found, [](const Facts::PrintedLine* line) { return text(line->text); });
}
PyRef call_longest_hold(const Context& c, Budget&, Arguments) { return seconds(c.facts.longest_hold()); }
PyRef call_max_ready_at(const Context& c, Budget&, Arguments a) {
    return number(c.facts.max_ready_at(time_argument(a[0].get(), "max_ready_at()")));
}
PyRef call_outcome(const Context& c, Budget&, Arguments a) { return text(fact(c.facts.outcome(text_argument(a[0].get(), "outcome()")))); }
PyRef call_slow(const Context& c, Budget&, Arguments a) { return number(c.facts.slow(time_argument(a[0].get(), "slow()"))); }
PyRef call_spent(const Context& c, Budget&, Arguments a) {
    return seconds(fact(c.facts.spent(text_argument(a[0].get(), "spent()"), text_argument(a[1].get(), "spent()"))));
}
PyRef call_state(const Context& c, Budget&, Arguments a) {
    return text(fact(c.facts.state(text_argument(a[0].get(), "state()"), time_argument(a[1].get(), "state()"))));
}
PyRef call_time_of(const Context& c, Budget& b, Arguments a) {
    const std::string wanted = search(c, b, a[0], "time_of()");
    const double n = a.size() > 1 ? number_argument(a[1].get(), "time_of()") : 1;
    if (!(n >= 1 && n < 1e9)) refuse_question("time_of() counts lines from 1");
    const Facts::PrintedLine* line = c.facts.line(wanted, static_cast<std::size_t>(n));
    if (line == nullptr && n > 1 && c.facts.line(wanted) != nullptr)
        refuse_question("fewer lines with \"" + shortened(wanted, 60) + "\" were printed in this run");
    if (line == nullptr) not_printed(wanted);
    return seconds(line->time);
}
PyRef call_times(const Context& c, Budget& b, Arguments a) {
    return list_of(&b, c.facts.times(search(c, b, a[0], "times()")), [](Time t) { return seconds(t); });
}
PyRef call_value(const Context& c, Budget&, Arguments a) {
    const std::string name = text_argument(a[0].get(), "value()");
    if (!c.globals) refuse_question("value() is known of Python programs only");
    PyObject* const value = PyDict_GetItemWithError(c.globals.get(), a[0].get());
    if (value == nullptr)
        refuse_question("the program has no global \"" + shortened(name, 60) + "\" that holds a number, a text or a list at its end");
    return PyRef::borrow(value);
}
PyRef call_who_printed(const Context& c, Budget& b, Arguments a) {
    const std::string wanted = search(c, b, a[0], "who_printed()");
    const Facts::PrintedLine* line = c.facts.line(wanted);
    if (line == nullptr) not_printed(wanted);
    return text(line->who);
}

constexpr QuestionFunction kFunctions[] = {
    {"after", 1, 1, call_after, Reads::first_and_next},
    {"busy_max", 0, 0, call_busy_max},
    {"count", 1, 1, call_count, Reads::each},
    {"count_between", 3, 3, call_count_between, Reads::each},
    {"enumerate_times", 1, 1, call_enumerate_times, Reads::each},
    {"gap", 1, 1, call_gap, Reads::each},
    {"holder", 2, 2, call_holder, Reads::nothing, 1},
    {"lines", 0, 1, call_lines, Reads::each},
    {"longest_hold", 0, 0, call_longest_hold},
    {"max_ready_at", 1, 1, call_max_ready_at, Reads::nothing, 0},
    {"outcome", 1, 1, call_outcome},
    {"slow", 1, 1, call_slow},
    {"spent", 2, 2, call_spent},
    {"state", 2, 2, call_state, Reads::nothing, 1},
    {"time_of", 1, 2, call_time_of, Reads::nth},
    {"times", 1, 1, call_times, Reads::each},
    {"value", 1, 1, call_value, Reads::nothing, -1, true},
    {"who_printed", 1, 1, call_who_printed, Reads::nth},
};

constexpr QuestionName kNames[] = {
    {"cores", [](const Context& c) { return number(c.facts.cores()); }},
    {"error", [](const Context& c) { return c.facts.error().empty() ? PyRef::borrow(Py_None) : text(c.facts.error()); }},
    {"gil", [](const Context& c) { return truth(c.facts.gil()); }},
    {"in_use_max", [](const Context& c) { return number(c.facts.in_use_max()); }},
    {"jobs_waiting_max", [](const Context& c) { return number(c.facts.jobs_waiting_max()); }},
    {"logs", [](const Context& c) { return list_of(nullptr, c.facts.logs(), [](const std::string& s) { return text(s); }); }},
    {"max_ready", [](const Context& c) { return number(c.facts.max_ready()); }},
    {"queue_max", [](const Context& c) { return number(c.facts.queue_max()); }},
    {"stuck", [](const Context& c) { return truth(c.facts.stuck()); }},
    {"total", [](const Context& c) { return seconds(c.facts.total()); }},
    {"turns", [](const Context& c) { return number(c.facts.turns()); }},
    {"warnings", [](const Context& c) { return list_of(nullptr, c.facts.warnings(), [](const std::string& s) { return text(s); }); }},
};

}  // namespace

std::span<const QuestionFunction> fact_functions() { return kFunctions; }
std::span<const QuestionName> fact_names() { return kNames; }

}  // namespace asynchio::python
