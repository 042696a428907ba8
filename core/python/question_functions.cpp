// The part of the question language that knows nothing of runs: functions and methods of plain values.
#include <algorithm>
#include <cmath>

#include "core/python/bounded_repr.h"
#include "core/python/question_language.h"

namespace asynchio::python {
namespace {

using Arguments = QuestionArguments;
using Context = QuestionContext;
using Budget = QuestionBudget;

constexpr double kLongestRange = 10'000;

PyRef truth(bool value) { return PyRef::borrow(value ? Py_True : Py_False); }

// The items of a list, tuple, text or dict.
PyRef items_of(PyObject* value, const char* function) {
    if (!PyList_Check(value) && !PyTuple_Check(value) && !PyUnicode_Check(value) && !PyDict_Check(value))
        refuse_question(std::string(function) + "() needs a list, not " + bounded_repr(value, 40));
    return answered(PySequence_List(value));
}

// The arguments themselves, or the items of the only one.
PyRef items_of(Arguments arguments, const char* function) {
    if (arguments.size() == 1) return items_of(arguments[0].get(), function);
    const PyRef list = answered(PyList_New(0));
    for (const PyRef& argument : arguments)
        if (PyList_Append(list.get(), argument.get()) < 0) refuse_as_python_says();
    return list;
}

// Lists in order cost more than to look at them once.
PyRef sorted(Budget& budget, const PyRef& list) {
    budget.spend(16 * budget.weigh(list.get()));
    if (PyList_Sort(list.get()) < 0) refuse_as_python_says();
    return list;
}

// The first of the largest, or of the smallest, as CPython's max and min.
PyRef extreme(Arguments arguments, const char* function, int better) {
    const PyRef items = items_of(arguments, function);
    const Py_ssize_t size = PyList_GET_SIZE(items.get());
    if (size == 0) refuse_question(std::string(function) + "() of an empty list has no value");
    PyObject* best = PyList_GET_ITEM(items.get(), 0);
    for (Py_ssize_t i = 1; i < size; ++i) {
        PyObject* const item = PyList_GET_ITEM(items.get(), i);
        const int wins = PyObject_RichCompareBool(item, best, better);
        if (wins < 0) refuse_as_python_says();
        if (wins > 0) best = item;
    }
    return PyRef::borrow(best);
}

PyRef call_abs(const Context&, Budget&, Arguments a) { return answered(PyNumber_Absolute(a[0].get())); }

bool any_is(Arguments a, const char* function, bool wanted) {
    const PyRef items = items_of(a[0].get(), function);
    for (Py_ssize_t i = 0; i < PyList_GET_SIZE(items.get()); ++i)
        if ((PyObject_IsTrue(PyList_GET_ITEM(items.get(), i)) != 0) == wanted) return true;
    return false;
}
PyRef call_all(const Context&, Budget&, Arguments a) { return truth(!any_is(a, "all", false)); }
PyRef call_any(const Context&, Budget&, Arguments a) { return truth(any_is(a, "any", true)); }
PyRef call_bool(const Context&, Budget&, Arguments a) { return truth(PyObject_IsTrue(a[0].get()) != 0); }

PyRef whole(double number) { return answered(PyLong_FromDouble(number)); }
PyRef call_ceil(const Context&, Budget&, Arguments a) { return whole(std::ceil(number_argument(a[0].get(), "ceil()"))); }
PyRef call_floor(const Context&, Budget&, Arguments a) { return whole(std::floor(number_argument(a[0].get(), "floor()"))); }
PyRef call_int(const Context&, Budget&, Arguments a) {
    if (PyUnicode_Check(a[0].get())) return answered(PyLong_FromUnicodeObject(a[0].get(), 10));
    return whole(std::trunc(number_argument(a[0].get(), "int()")));
}
PyRef call_float(const Context&, Budget&, Arguments a) { return answered(PyNumber_Float(a[0].get())); }

PyRef call_enumerate(const Context&, Budget&, Arguments a) {
    const PyRef items = items_of(a[0].get(), "enumerate"), pairs = answered(PyList_New(0));
    for (Py_ssize_t i = 0; i < PyList_GET_SIZE(items.get()); ++i) {
        const PyRef pair = answered(Py_BuildValue("(nO)", i, PyList_GET_ITEM(items.get(), i)));
        if (PyList_Append(pairs.get(), pair.get()) < 0) refuse_as_python_says();
    }
    return pairs;
}

PyRef call_len(const Context&, Budget&, Arguments a) {
    const Py_ssize_t size = PyObject_Size(a[0].get());
    if (size < 0) refuse_as_python_says();
    return answered(PyLong_FromSsize_t(size));
}
PyRef call_list(const Context&, Budget&, Arguments a) { return items_of(a[0].get(), "list"); }
PyRef call_max(const Context&, Budget&, Arguments a) { return extreme(a, "max", Py_GT); }
PyRef call_min(const Context&, Budget&, Arguments a) { return extreme(a, "min", Py_LT); }

// By the rule of programs that take sorted(list)[len(list) * p // 100].
PyRef call_pct(const Context&, Budget& budget, Arguments a) {
    const double percent = number_argument(a[0].get(), "pct()");
    const PyRef list = sorted(budget, items_of(a[1].get(), "pct"));
    const auto size = static_cast<double>(PyList_GET_SIZE(list.get()));
    if (size == 0) refuse_question("pct() of an empty list has no value");
    if (!(percent >= 0 && percent <= 100)) refuse_question("pct() needs a number from 0 to 100 first");
    const double index = std::min(size - 1, std::floor(percent * size / 100 + 1e-9));
    return PyRef::borrow(PyList_GET_ITEM(list.get(), static_cast<Py_ssize_t>(index)));
}

PyRef call_range(const Context&, Budget& budget, Arguments a) {
    double bounds[3] = {0, 0, 1};
    for (const PyRef& argument : a)
        if (!PyLong_Check(argument.get())) refuse_question("range() needs whole numbers");
    if (a.size() == 1) bounds[1] = number_argument(a[0].get(), "range()");
    for (std::size_t i = 0; a.size() > 1 && i < a.size(); ++i) bounds[i] = number_argument(a[i].get(), "range()");
    const auto [from, to, step] = bounds;
    if (step == 0) refuse_question("range() cannot have steps of 0");
    const double count = std::max(0.0, std::ceil((to - from) / step));
    if (!(count <= kLongestRange)) refuse_question("range() with more than 10000 numbers is too long for a question");
    budget.spend(static_cast<long>(count));
    const PyRef list = answered(PyList_New(0));
    for (double i = 0; i < count; ++i) {
        const PyRef number = whole(from + i * step);
        if (PyList_Append(list.get(), number.get()) < 0) refuse_as_python_says();
    }
    return list;
}

PyRef call_round(const Context&, Budget&, Arguments a) {
    number_argument(a[0].get(), "round()");
    if (a.size() == 1) return answered(PyObject_CallMethod(a[0].get(), "__round__", nullptr));
    const double digits = number_argument(a[1].get(), "round()");
    if (!PyLong_Check(a[1].get()) || std::abs(digits) > 300) refuse_question("round() needs a whole number of digits");
    return answered(PyObject_CallMethod(a[0].get(), "__round__", "(O)", a[1].get()));
}

PyRef call_sorted(const Context&, Budget& budget, Arguments a) { return sorted(budget, items_of(a[0].get(), "sorted")); }
PyRef call_str(const Context&, Budget&, Arguments a) { return answered(PyObject_Str(a[0].get())); }

PyRef call_sum(const Context&, Budget&, Arguments a) {
    const PyRef items = items_of(a[0].get(), "sum");
    PyRef sum = answered(PyLong_FromLong(0));
    for (Py_ssize_t i = 0; i < PyList_GET_SIZE(items.get()); ++i) {
        number_argument(PyList_GET_ITEM(items.get(), i), "sum()");
        sum = answered(PyNumber_Add(sum.get(), PyList_GET_ITEM(items.get(), i)));
    }
    return sum;
}

PyRef call_zip(const Context&, Budget&, Arguments a) {
    std::vector<PyRef> lists;
    Py_ssize_t size = PY_SSIZE_T_MAX;
    for (const PyRef& argument : a) {
        lists.push_back(items_of(argument.get(), "zip"));
        size = std::min(size, PyList_GET_SIZE(lists.back().get()));
    }
    const PyRef rows = answered(PyList_New(0));
    for (Py_ssize_t i = 0; i < size; ++i) {
        const PyRef row = answered(PyTuple_New(static_cast<Py_ssize_t>(lists.size())));
        for (std::size_t j = 0; j < lists.size(); ++j)
            PyTuple_SET_ITEM(row.get(), static_cast<Py_ssize_t>(j), Py_NewRef(PyList_GET_ITEM(lists[j].get(), i)));
        if (PyList_Append(rows.get(), row.get()) < 0) refuse_as_python_says();
    }
    return rows;
}

constexpr std::size_t kMany = 20;
constexpr QuestionFunction kFunctions[] = {
    {"abs", 1, 1, call_abs},     {"all", 1, 1, call_all},     {"any", 1, 1, call_any},       {"bool", 1, 1, call_bool},
    {"ceil", 1, 1, call_ceil},   {"enumerate", 1, 1, call_enumerate}, {"float", 1, 1, call_float}, {"floor", 1, 1, call_floor},
    {"int", 1, 1, call_int},     {"len", 1, 1, call_len},     {"list", 1, 1, call_list},     {"max", 1, kMany, call_max},
    {"min", 1, kMany, call_min}, {"pct", 2, 2, call_pct},     {"range", 1, 3, call_range},   {"round", 1, 2, call_round},
    {"sorted", 1, 1, call_sorted}, {"str", 1, 1, call_str},   {"sum", 1, 1, call_sum},       {"zip", 2, kMany, call_zip},
};

// --- methods -------------------------------------------------------------------------------------------------

// CPython's own method of a text, list, tuple or dict; of these types only, so no code of a program is called.
template <std::size_t N>
PyRef method(const char (&name)[N], Arguments a) {
    PyObject* const value = a[0].get();
    const bool plain = PyUnicode_CheckExact(value) || PyList_CheckExact(value) || PyTuple_CheckExact(value) || PyDict_CheckExact(value);
    if (!plain) refuse_question(bounded_repr(value, 40) + " has no '." + name + "()'");
    const PyRef function = answered(PyObject_GetAttrString(value, name));
    const PyRef rest = answered(PyTuple_New(static_cast<Py_ssize_t>(a.size() - 1)));
    for (std::size_t i = 1; i < a.size(); ++i) PyTuple_SET_ITEM(rest.get(), static_cast<Py_ssize_t>(i - 1), Py_NewRef(a[i].get()));
    PyRef result = answered(PyObject_CallObject(function.get(), rest.get()));
    // keys(), values() and items() of a dict
    if (PyDict_CheckExact(value) && !PyLong_Check(result.get())) return answered(PySequence_List(result.get()));
    return result;
}

PyRef call_count(const Context&, Budget&, Arguments a) { return method("count", a); }
PyRef call_endswith(const Context&, Budget&, Arguments a) { return method("endswith", a); }
PyRef call_index(const Context&, Budget&, Arguments a) { return method("index", a); }
PyRef call_items(const Context&, Budget&, Arguments a) { return method("items", a); }
PyRef call_keys(const Context&, Budget&, Arguments a) { return method("keys", a); }
PyRef call_split(const Context&, Budget&, Arguments a) { return method("split", a); }
PyRef call_startswith(const Context&, Budget&, Arguments a) { return method("startswith", a); }
PyRef call_values(const Context&, Budget&, Arguments a) { return method("values", a); }

constexpr QuestionFunction kMethods[] = {
    {"count", 2, 2, call_count}, {"endswith", 2, 2, call_endswith}, {"index", 2, 2, call_index},           {"items", 1, 1, call_items},
    {"keys", 1, 1, call_keys},   {"split", 1, 2, call_split},       {"startswith", 2, 2, call_startswith}, {"values", 1, 1, call_values},
};

}  // namespace

std::span<const QuestionFunction> question_functions() { return kFunctions; }
std::span<const QuestionFunction> question_methods() { return kMethods; }

}  // namespace asynchio::python
