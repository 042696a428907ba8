#include "core/python/question_language.h"

#include <algorithm>
#include <cmath>
#include <cstring>

#include "core/python/bounded_repr.h"

namespace asynchio::python {
namespace {

constexpr std::size_t kLongestExpression = 2000;
constexpr int kDeepestNesting = 60;
constexpr long kLongestResult = 100'000;   // items or characters
constexpr std::size_t kMostBits = 4096;
constexpr const char* kTooMuch = "it takes too many steps to compute; write it with fewer or shorter lists";

std::string_view kind_of(PyObject* node) {
    const char* name = Py_TYPE(node)->tp_name;
    const char* const dot = std::strrchr(name, '.');
    return dot == nullptr ? name : dot + 1;
}

PyRef field(PyObject* node, const char* name) { return answered(PyObject_GetAttrString(node, name)); }

// "BinOp" says nothing to a teacher.
std::string_view plain_name(std::string_view kind) {
    if (kind == "Lambda") return "a lambda";
    if (kind == "NamedExpr") return "':='";
    if (kind == "JoinedStr") return "an f-string";
    if (kind == "Dict" || kind == "DictComp") return "a dict";
    if (kind == "Set" || kind == "SetComp") return "a set";
    if (kind == "Await") return "'await'";
    if (kind == "Starred") return "'*' before a value";
    if (kind == "Yield" || kind == "YieldFrom") return "'yield'";
    return "this";
}

std::string listed(const std::vector<std::string>& names) {
    std::string text;
    for (const std::string& name : names) text += (text.empty() ? "" : ", ") + name;
    return text;
}

// Behind a sentence about a name that is not known: the one that was meant, or all there are.
std::string nearest(std::string_view word, const std::vector<std::string>& names) {
    // As lessons/reader/text.h does it, without knowing lessons: one letter more, less, other, or two swapped.
    const auto distance = [](std::string_view a, std::string_view b) {
        std::vector<std::size_t> row(b.size() + 1);
        for (std::size_t j = 0; j <= b.size(); ++j) row[j] = j;
        for (std::size_t i = 1; i <= a.size(); ++i) {
            std::size_t diagonal = std::exchange(row[0], i);
            for (std::size_t j = 1; j <= b.size(); ++j) {
                const std::size_t change = diagonal + (a[i - 1] == b[j - 1] ? 0 : 1);
                diagonal = std::exchange(row[j], std::min({row[j] + 1, row[j - 1] + 1, change}));
            }
        }
        return row[b.size()];
    };
    std::string best;
    std::size_t least = 3;
    for (const std::string& name : names) {
        const std::size_t far = word.size() > 40 ? least : distance(word, name);
        if (far < least && far < name.size()) least = far, best = name;
    }
    return best.empty() ? " There are " + listed(names) + "." : " Did you mean '" + best + "'?";
}

bool is_number(PyObject* value) { return PyLong_Check(value) || PyFloat_Check(value); }
bool is_sequence(PyObject* value) { return PyUnicode_Check(value) || PyList_Check(value) || PyTuple_Check(value); }

}  // namespace

void refuse_question(const std::string& sentence) { throw QuestionError{sentence}; }

void refuse_as_python_says() {
    PyObject *type = nullptr, *value = nullptr, *traceback = nullptr;
    PyErr_Fetch(&type, &value, &traceback);
    PyErr_NormalizeException(&type, &value, &traceback);
    const PyRef owned_type = PyRef::take(type), exception = PyRef::take(value), owned_traceback = PyRef::take(traceback);
    std::string sentence = exception ? describe_exception(exception.get()) : "it cannot be computed";
    PyErr_Clear();
    refuse_question(sentence);
}

// --- cost ----------------------------------------------------------------------------------------------------

void QuestionBudget::spend(long cost) {
    left_ -= cost;
    if (left_ < 0) refuse_question(kTooMuch);
}

long QuestionBudget::weigh(PyObject* value, int depth) {
    spend(1);
    if (depth > 100) refuse_question("its lists are nested too deeply");
    long weight = 1;
    if (PyUnicode_Check(value)) {
        weight += static_cast<long>(PyUnicode_GET_LENGTH(value) / 16);
    } else if (PyList_Check(value) || PyTuple_Check(value)) {
        const bool list = PyList_Check(value);
        const Py_ssize_t size = list ? PyList_GET_SIZE(value) : PyTuple_GET_SIZE(value);
        for (Py_ssize_t i = 0; i < size; ++i)
            weight += weigh(list ? PyList_GET_ITEM(value, i) : PyTuple_GET_ITEM(value, i), depth + 1);
    } else if (PyDict_Check(value)) {
        PyObject *key = nullptr, *item = nullptr;
        for (Py_ssize_t at = 0; PyDict_Next(value, &at, &key, &item) != 0;)
            weight += weigh(key, depth + 1) + weigh(item, depth + 1);
    }
    return weight;
}

// --- arguments -----------------------------------------------------------------------------------------------

double number_argument(PyObject* value, std::string_view what) {
    if (!is_number(value)) refuse_question(std::string(what) + " needs a number, not " + bounded_repr(value));
    const double number = PyFloat_AsDouble(value);
    if (PyErr_Occurred() != nullptr) refuse_as_python_says();
    return number;
}

std::string text_argument(PyObject* value, std::string_view what) {
    if (!PyUnicode_Check(value)) refuse_question(std::string(what) + " needs a text in quotes, not " + bounded_repr(value));
    return std::string(text_of(value));
}

// --- nodes ---------------------------------------------------------------------------------------------------

PyRef QuestionEvaluator::evaluate(const std::string& expression) {
    if (expression.size() > kLongestExpression) refuse_question("it is longer than 2000 characters");
    if (expression.find('\0') != std::string::npos) refuse_question("it holds a character that is no text");
    PyCompilerFlags flags{};
    flags.cf_flags = PyCF_ONLY_AST | PyCF_IGNORE_COOKIE;
    flags.cf_feature_version = PY_MINOR_VERSION;
    const PyRef file = make_str("question");
    // Leading spaces would be an indentation.
    const std::size_t start = std::min(expression.find_first_not_of(" \t"), expression.size());
    const PyRef tree = PyRef::take(Py_CompileStringObject(expression.c_str() + start, file.get(), Py_eval_input, &flags, -1));
    if (!tree) refuse_as_python_says();
    return visit(field(tree.get(), "body").get(), 0);
}

PyRef QuestionEvaluator::visit(PyObject* node, int depth) {
    budget_.spend(1);
    if (depth > kDeepestNesting) refuse_question("it is nested too deeply");
    const std::string_view kind = kind_of(node);
    if (kind == "Constant") {
        PyRef value = field(node, "value");
        if (PyLong_CheckExact(value.get()) && _PyLong_NumBits(value.get()) > kMostBits) refuse_question("a number in it is too large");
        const bool plain = value.get() == Py_None || is_number(value.get()) || PyUnicode_Check(value.get());
        if (!plain) refuse_question(bounded_repr(value.get()) + " is no value of the question language");
        return value;
    }
    if (kind == "Name") return visit_name(node);
    if (kind == "BinOp") return visit_operator(node, depth);
    if (kind == "UnaryOp") return visit_sign(node, depth);
    if (kind == "BoolOp") return visit_and_or(node, depth);
    if (kind == "Compare") return visit_comparison(node, depth);
    if (kind == "List") return visit_display(node, depth, true);
    if (kind == "Tuple") return visit_display(node, depth, false);
    if (kind == "Subscript") return visit_subscript(node, depth);
    if (kind == "Call") return visit_call(node, depth);
    if (kind == "ListComp" || kind == "GeneratorExp") return visit_comprehension(node, depth);
    if (kind == "IfExp") {
        const bool condition = is_true(visit(field(node, "test").get(), depth + 1).get());
        return visit(field(node, condition ? "body" : "orelse").get(), depth + 1);
    }
    if (kind == "Attribute")
        refuse_question("'." + std::string(text_of(field(node, "attr").get())) + "' is not part of the question language: values have no attributes here");
    refuse_question(std::string(plain_name(kind)) + " is not part of the question language");
}

bool QuestionEvaluator::is_true(PyObject* value) {
    const int truth = PyObject_IsTrue(value);
    if (truth < 0) refuse_as_python_says();
    return truth != 0;
}

const PyRef* QuestionEvaluator::find_slider(std::string_view name) {
    const auto known = sliders_.find(name);
    if (known != sliders_.end()) return &known->second;
    for (const auto& [slider, value] : context_.sliders) {
        if (slider != name) continue;
        // Values stand in the program as Python writes them.
        const QuestionContext no_names{Facts(Trace()), {}, {}};
        QuestionEvaluator inner(no_names);
        return &sliders_.emplace(slider, inner.evaluate(value)).first->second;
    }
    return nullptr;
}

PyRef QuestionEvaluator::visit_name(PyObject* node) {
    const PyRef id = field(node, "id");
    const std::string_view name = text_of(id.get());
    if (const auto variable = variables_.find(name); variable != variables_.end()) return variable->second;
    if (const PyRef* slider = find_slider(name)) return *slider;
    const auto fact = std::ranges::find(fact_names(), name, &QuestionName::name);
    if (fact != fact_names().end()) return fact->value(context_);
    std::vector<std::string> names = question_names();
    if (std::ranges::find(names, name) != names.end())
        refuse_question("'" + std::string(name) + "' needs parentheses: " + std::string(name) + "(...)");
    for (const auto& [slider, value] : context_.sliders) names.insert(names.begin(), slider);
    refuse_question("'" + shortened(name, 60) + "' is not known." + nearest(name, names));
}

PyRef QuestionEvaluator::multiply(PyObject* left, PyObject* right) {
    if (is_sequence(right)) std::swap(left, right);
    if (is_sequence(left) && PyLong_Check(right)) {
        const double times = number_argument(right, "'*'");
        if (static_cast<double>(PySequence_Size(left)) * times > kLongestResult) refuse_question(kTooMuch);
        if (times > 0) budget_.spend(static_cast<long>(times));
    }
    const bool whole = PyLong_Check(left) && PyLong_Check(right);
    if (whole && _PyLong_NumBits(left) + _PyLong_NumBits(right) > kMostBits) refuse_question("a number in it becomes too large");
    return answered(PyNumber_Multiply(left, right));
}

PyRef QuestionEvaluator::visit_operator(PyObject* node, int depth) {
    const PyRef left = visit(field(node, "left").get(), depth + 1);
    const PyRef right = visit(field(node, "right").get(), depth + 1);
    const PyRef op = field(node, "op");
    const std::string_view kind = kind_of(op.get());
    budget_.spend(budget_.weigh(left.get()) + budget_.weigh(right.get()));
    if (kind == "Mult") return multiply(left.get(), right.get());
    if (kind == "Add") return answered(PyNumber_Add(left.get(), right.get()));
    if (kind == "Sub") return answered(PyNumber_Subtract(left.get(), right.get()));
    if (kind == "Div") return answered(PyNumber_TrueDivide(left.get(), right.get()));
    if (kind == "FloorDiv") return answered(PyNumber_FloorDivide(left.get(), right.get()));
    if (kind == "Mod" && is_number(left.get())) return answered(PyNumber_Remainder(left.get(), right.get()));
    const std::string_view sign = kind == "Pow" ? "'**'" : kind == "Mod" ? "'%' of a text" : "this operator";
    refuse_question(std::string(sign) + " is not part of the question language; the operators are + - * / // %");
}

PyRef QuestionEvaluator::visit_sign(PyObject* node, int depth) {
    const PyRef operand = visit(field(node, "operand").get(), depth + 1);
    const PyRef op = field(node, "op");
    const std::string_view kind = kind_of(op.get());
    if (kind == "Not") return PyRef::borrow(is_true(operand.get()) ? Py_False : Py_True);
    if (kind == "USub") return answered(PyNumber_Negative(operand.get()));
    if (kind == "UAdd") return answered(PyNumber_Positive(operand.get()));
    refuse_question("'~' is not part of the question language");
}

PyRef QuestionEvaluator::visit_and_or(PyObject* node, int depth) {
    const PyRef op = field(node, "op"), values = field(node, "values");
    const bool is_and = kind_of(op.get()) == "And";
    PyRef value;
    for (Py_ssize_t i = 0; i < PyList_GET_SIZE(values.get()); ++i) {
        value = visit(PyList_GET_ITEM(values.get(), i), depth + 1);
        if (is_true(value.get()) != is_and) break;
    }
    return value;
}

bool QuestionEvaluator::compare(std::string_view name, PyObject* left, PyObject* right) {
    budget_.spend(budget_.weigh(left) + budget_.weigh(right));
    if (name == "Is") return left == right;
    if (name == "IsNot") return left != right;
    if (name == "In" || name == "NotIn") {
        const int found = PySequence_Contains(right, left);
        if (found < 0) refuse_as_python_says();
        return (found != 0) == (name == "In");
    }
    const int op = name == "Eq" ? Py_EQ : name == "NotEq" ? Py_NE : name == "Lt" ? Py_LT : name == "LtE" ? Py_LE : name == "Gt" ? Py_GT : Py_GE;
    const int holds = PyObject_RichCompareBool(left, right, op);
    if (holds < 0) refuse_as_python_says();
    return holds != 0;
}

PyRef QuestionEvaluator::visit_comparison(PyObject* node, int depth) {
    const PyRef ops = field(node, "ops"), others = field(node, "comparators");
    PyRef left = visit(field(node, "left").get(), depth + 1);
    for (Py_ssize_t i = 0; i < PyList_GET_SIZE(ops.get()); ++i) {
        PyRef right = visit(PyList_GET_ITEM(others.get(), i), depth + 1);
        if (!compare(kind_of(PyList_GET_ITEM(ops.get(), i)), left.get(), right.get())) return PyRef::borrow(Py_False);
        left = std::move(right);
    }
    return PyRef::borrow(Py_True);
}

PyRef QuestionEvaluator::visit_display(PyObject* node, int depth, bool list) {
    const PyRef items = field(node, "elts");
    const PyRef values = answered(PyList_New(0));
    for (Py_ssize_t i = 0; i < PyList_GET_SIZE(items.get()); ++i) {
        const PyRef value = visit(PyList_GET_ITEM(items.get(), i), depth + 1);
        if (PyList_Append(values.get(), value.get()) < 0) refuse_as_python_says();
    }
    return list ? values : answered(PyList_AsTuple(values.get()));
}

PyRef QuestionEvaluator::visit_subscript(PyObject* node, int depth) {
    const std::size_t read_before = read_.size();
    const PyRef value = visit(field(node, "value").get(), depth + 1);
    const PyRef index = field(node, "slice");
    if (!is_sequence(value.get()) && !PyDict_Check(value.get()))
        refuse_question(bounded_repr(value.get(), 40) + " has no items to take out with [...]");
    const auto lines = read_.take_in_step(read_before, value.get());
    if (kind_of(index.get()) != "Slice") {
        const PyRef at = visit(index.get(), depth + 1);
        budget_.spend(budget_.weigh(at.get()));
        return take_out(value.get(), at.get(), lines);
    }
    const auto end = [&](const char* name) {
        const PyRef bound = field(index.get(), name);
        return bound.get() == Py_None ? bound : visit(bound.get(), depth + 1);
    };
    const PyRef slice = answered(PySlice_New(end("lower").get(), end("upper").get(), end("step").get()));
    budget_.spend(budget_.weigh(value.get()));
    return take_out(value.get(), slice.get(), lines);
}

// value[at]; of the lines that are in step with the value, those at the same places stay read.
PyRef QuestionEvaluator::take_out(PyObject* value, PyObject* at, const std::optional<std::vector<std::size_t>>& lines) {
    PyRef result = answered(PyObject_GetItem(value, at));
    if (!lines) return result;
    const PyRef numbers = answered(PyList_New(0));
    for (const std::size_t line : *lines)
        if (PyList_Append(numbers.get(), answered(PyLong_FromSize_t(line)).get()) < 0) refuse_as_python_says();
    const PyRef left = answered(PyObject_GetItem(numbers.get(), at));
    if (!PyList_Check(left.get())) read_.put(PyLong_AsSize_t(left.get()));
    else for (Py_ssize_t i = 0; i < PyList_GET_SIZE(left.get()); ++i) read_.put(PyLong_AsSize_t(PyList_GET_ITEM(left.get(), i)));
    return result;
}

PyRef QuestionEvaluator::visit_call(PyObject* node, int depth) {
    const PyRef function = field(node, "func"), given = field(node, "args"), keywords = field(node, "keywords");
    if (PyList_GET_SIZE(keywords.get()) > 0) refuse_question("'name=value' is not part of the question language; write the value alone");
    const bool method = kind_of(function.get()) == "Attribute";
    if (!method && kind_of(function.get()) != "Name") refuse_question("only functions of the question language can be called");
    const PyRef id = field(function.get(), method ? "attr" : "id");
    const std::string name(text_of(id.get()));

    const QuestionFunction* found = nullptr;
    const auto look = [&](std::span<const QuestionFunction> table) {
        const auto entry = std::ranges::find(table, name, &QuestionFunction::name);
        if (entry != table.end()) found = &*entry;
    };
    if (method) look(question_methods());
    else look(question_functions()), look(fact_functions());
    if (found == nullptr && method) {
        std::vector<std::string> names;
        for (const QuestionFunction& one : question_methods()) names.emplace_back(one.name);
        refuse_question("'." + shortened(name, 60) + "()' is not part of the question language." + nearest(name, names));
    }
    if (found == nullptr) {
        if (std::ranges::find(fact_names(), name, &QuestionName::name) != fact_names().end())
            refuse_question("'" + name + "' is no function; write it without parentheses");
        refuse_question("'" + shortened(name, 60) + "()' is not known." + nearest(name, question_names()));
    }
    std::vector<PyRef> arguments;
    if (method) arguments.push_back(visit(field(function.get(), "value").get(), depth + 1));
    for (Py_ssize_t i = 0; i < PyList_GET_SIZE(given.get()); ++i)
        arguments.push_back(visit(PyList_GET_ITEM(given.get(), i), depth + 1));
    if (arguments.size() < found->least || arguments.size() > found->most)
        refuse_question("'" + name + "()' has " + std::to_string(arguments.size() - (method ? 1 : 0)) + " values between its parentheses; that is too " +
                        (arguments.size() < found->least ? "few" : "many"));
    for (const PyRef& argument : arguments) budget_.spend(2 * budget_.weigh(argument.get()));
    PyRef result = found->call(context_, budget_, arguments);
    note_read(*found, arguments);
    budget_.spend(budget_.weigh(result.get()));
    return result;
}

void QuestionEvaluator::note_read(const QuestionFunction& function, QuestionArguments arguments) {
    constexpr std::size_t kMostMoments = 20, kMostGlobals = 4;
    constexpr double kLatest = 1e9;  // no run goes on for so long
    if (function.moment >= 0 && moments_.size() < kMostMoments) {
        const double moment = number_argument(arguments[static_cast<std::size_t>(function.moment)].get(), function.name);
        if (moment >= 0 && moment < kLatest) moments_.push_back(moment);
    }
    if (function.variable) {
        std::string name = text_argument(arguments[0].get(), function.name);
        if (globals_.size() < kMostGlobals && std::ranges::find(globals_, name) == globals_.end()) globals_.push_back(std::move(name));
    }
    if (function.reads == Reads::nothing) return;
    const std::string wanted = arguments.empty() ? "" : text_argument(arguments[0].get(), function.name);
    const bool counted = function.reads == Reads::nth && arguments.size() > 1;
    read_.read(function.reads, wanted, counted ? static_cast<std::size_t>(number_argument(arguments[1].get(), function.name)) : 1);
}

// --- comprehensions ------------------------------------------------------------------------------------------

void QuestionEvaluator::bind(PyObject* target, PyObject* value) {
    if (kind_of(target) == "Name") {
        const PyRef id = field(target, "id");
        variables_[std::string(text_of(id.get()))] = PyRef::borrow(value);
        return;
    }
    const std::string_view kind = kind_of(target);
    if (kind != "Tuple" && kind != "List") refuse_question("behind 'for' stand only names");
    const PyRef names = field(target, "elts");
    if (!PyList_Check(value) && !PyTuple_Check(value)) refuse_question(bounded_repr(value, 40) + " cannot be taken apart into several names");
    if (PySequence_Size(value) != PyList_GET_SIZE(names.get())) refuse_question("the number of names behind 'for' is not that of the values");
    for (Py_ssize_t i = 0; i < PyList_GET_SIZE(names.get()); ++i) {
        const PyRef item = answered(PySequence_GetItem(value, i));
        bind(PyList_GET_ITEM(names.get(), i), item.get());
    }
}

void QuestionEvaluator::walk(PyObject* node, PyObject* generators, Py_ssize_t index, PyObject* results, int depth) {
    if (index == PyList_GET_SIZE(generators)) {
        const PyRef value = visit(field(node, "elt").get(), depth + 1);
        if (PyList_GET_SIZE(results) >= kLongestResult) refuse_question(kTooMuch);
        if (PyList_Append(results, value.get()) < 0) refuse_as_python_says();
        return;
    }
    PyObject* const generator = PyList_GET_ITEM(generators, index);
    if (is_true(field(generator, "is_async").get())) refuse_question("'async for' is not part of the question language");
    const std::size_t read_before = read_.size();
    const PyRef source = visit(field(generator, "iter").get(), depth + 1);
    if (!is_sequence(source.get()) && !PyDict_Check(source.get()))
        refuse_question(bounded_repr(source.get(), 40) + " has no items to go through with 'for'");
    const PyRef items = answered(PySequence_List(source.get()));
    budget_.spend(PyList_GET_SIZE(items.get()));
    const PyRef target = field(generator, "target"), conditions = field(generator, "ifs");
    const auto lines = read_.take_in_step(read_before, source.get());
    for (Py_ssize_t i = 0; i < PyList_GET_SIZE(items.get()); ++i) {
        budget_.spend(1);
        bind(target.get(), PyList_GET_ITEM(items.get(), i));
        bool fits = true;
        for (Py_ssize_t j = 0; fits && j < PyList_GET_SIZE(conditions.get()); ++j)
            fits = is_true(visit(PyList_GET_ITEM(conditions.get(), j), depth + 1).get());
        if (fits && lines) read_.put((*lines)[static_cast<std::size_t>(i)]);
        if (fits) walk(node, generators, index + 1, results, depth);
    }
}

PyRef QuestionEvaluator::visit_comprehension(PyObject* node, int depth) {
    const auto outside = variables_;
    PyRef results = answered(PyList_New(0));
    const PyRef generators = field(node, "generators");
    walk(node, generators.get(), 0, results.get(), depth);
    variables_ = outside;
    return results;
}

}  // namespace asynchio::python
