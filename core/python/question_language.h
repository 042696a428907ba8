// The evaluator behind questions.h: walks the syntax tree that CPython made of an expression and computes it with
// CPython's own operators, one node at a time. Each step is paid for by the size of what it touches.
#pragma once

#include <map>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/python/questions.h"
#include "core/python/read_lines.h"

namespace asynchio::python {

// Why a question has no answer; the sentence is for whoever wrote it.
struct QuestionError {
    std::string sentence;
};

// Throws QuestionError. What Python has set is taken as the reason.
[[noreturn]] void refuse_question(const std::string& sentence);
[[noreturn]] void refuse_as_python_says();
inline PyRef answered(PyObject* value) {
    if (value == nullptr) refuse_as_python_says();
    return PyRef::take(value);
}

// Counts what one question costs.
class QuestionBudget {
  public:
    static constexpr long kAll = 400'000;

    explicit QuestionBudget(long all = kAll) : left_(all) {}
    void spend(long cost);
    // The size of a value with everything in it; pays for looking.
    long weigh(PyObject* value, int depth = 0);

  private:
    long left_;
};

using QuestionArguments = std::span<const PyRef>;

// A function of the language. Fewer than `least` or more than `most` arguments are refused before it is called.
struct QuestionFunction {
    std::string_view name;
    std::size_t least, most;
    PyRef (*call)(const QuestionContext& context, QuestionBudget& budget, QuestionArguments arguments);
    Reads reads = Reads::nothing;  // of what was printed: lines with the text of the first argument, or all
    int moment = -1;               // which argument is a time of the run, in seconds
    bool variable = false;         // the first argument names a variable of the program
};
// A name without parentheses.
struct QuestionName {
    std::string_view name;
    PyRef (*value)(const QuestionContext& context);
};
// A method of a plain value; the value is the first argument.
std::span<const QuestionFunction> question_functions();   // about plain values: len, max, ...
std::span<const QuestionFunction> fact_functions();       // about the run: time_of, count, ...
std::span<const QuestionName> fact_names();               // total, turns, ...
std::span<const QuestionFunction> question_methods();

// Numbers of a question as C++ numbers.
double number_argument(PyObject* value, std::string_view what);
std::string text_argument(PyObject* value, std::string_view what);

class QuestionEvaluator {
  public:
    explicit QuestionEvaluator(const QuestionContext& context) : context_(context), read_(context.facts) {}

    // Throws QuestionError.
    PyRef evaluate(const std::string& expression);
    // What it was read from so far.
    const ReadLines& read() const { return read_; }
    const std::vector<double>& moments() const { return moments_; }
    const std::vector<std::string>& globals() const { return globals_; }

  private:
    PyRef visit(PyObject* node, int depth);
    PyRef visit_name(PyObject* node);
    PyRef visit_operator(PyObject* node, int depth);
    PyRef visit_sign(PyObject* node, int depth);
    PyRef visit_and_or(PyObject* node, int depth);
    PyRef visit_comparison(PyObject* node, int depth);
    PyRef visit_display(PyObject* node, int depth, bool list);
    PyRef visit_subscript(PyObject* node, int depth);
    PyRef take_out(PyObject* value, PyObject* at, const std::optional<std::vector<std::size_t>>& lines);
    PyRef visit_call(PyObject* node, int depth);
    void note_read(const QuestionFunction& function, QuestionArguments arguments);
    PyRef visit_comprehension(PyObject* node, int depth);
    void walk(PyObject* node, PyObject* generators, Py_ssize_t index, PyObject* results, int depth);
    void bind(PyObject* target, PyObject* value);
    PyRef multiply(PyObject* left, PyObject* right);
    bool compare(std::string_view name, PyObject* left, PyObject* right);
    bool is_true(PyObject* value);
    const PyRef* find_slider(std::string_view name);

    const QuestionContext& context_;
    QuestionBudget budget_;
    ReadLines read_;
    std::vector<double> moments_;  // at which it looked, in seconds
    std::vector<std::string> globals_;  // of the program, whose values it took
    std::map<std::string, PyRef, std::less<>> variables_;  // of comprehensions
    std::map<std::string, PyRef, std::less<>> sliders_;    // those that were used
};

}  // namespace asynchio::python
