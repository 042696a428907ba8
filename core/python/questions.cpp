#include "core/python/questions.h"

#include <algorithm>
#include <cmath>

#include "core/python/bounded_repr.h"
#include "core/python/errors.h"
#include "core/python/question_language.h"

namespace asynchio::python {
namespace {

constexpr std::size_t kLongestShown = 2'000;       // bytes of an answer's texts
constexpr std::size_t kLongestText = 100'000;
constexpr long kLongestAnswer = 10'000;            // as QuestionBudget weighs
constexpr std::size_t kMostQuestions = 1'000;
constexpr std::size_t kMostBytes = 1 << 20;        // of all answers of a run

PlainValue plain(PyObject* value) {
    if (value == Py_None) return {};
    if (PyBool_Check(value)) return PlainValue{value == Py_True};
    if (PyLong_Check(value) || PyFloat_Check(value)) {
        const double number = number_argument(value, "the answer");
        if (!std::isfinite(number)) refuse_question("it comes to " + bounded_repr(value) + ", which is no number to answer with");
        return PlainValue{number};
    }
    if (PyUnicode_Check(value)) return PlainValue{std::string(text_of(value).substr(0, kLongestText))};
    const bool list = PyList_Check(value);
    if (!list && !PyTuple_Check(value)) refuse_question("it comes to " + bounded_repr(value, 40) + "; an answer is a number, a text, True, False, None or a list of them");
    PlainValue::List items;
    const Py_ssize_t size = list ? PyList_GET_SIZE(value) : PyTuple_GET_SIZE(value);
    for (Py_ssize_t i = 0; i < size; ++i) items.push_back(plain(list ? PyList_GET_ITEM(value, i) : PyTuple_GET_ITEM(value, i)));
    return PlainValue{std::move(items)};
}

// Numbers in sentences have no more than three decimals: 0.30000000000000004 s helps nobody.
PyRef rounded(PyObject* value) {
    if (PyFloat_CheckExact(value)) return answered(PyObject_CallMethod(value, "__round__", "i", 3));
    if (!PyList_Check(value) && !PyTuple_Check(value)) return PyRef::borrow(value);
    const PyRef items = answered(PySequence_List(value));
    for (Py_ssize_t i = 0; i < PyList_GET_SIZE(items.get()); ++i)
        PyList_SetItem(items.get(), i, rounded(PyList_GET_ITEM(items.get(), i)).detach());
    return items;
}

std::string written(PyObject* value, PyObject* (*write)(PyObject*)) {
    const PyRef text = answered(write(value));
    return shortened(printable(text.get()), kLongestShown);
}

void check_size(PyObject* value) {
    try {
        QuestionBudget(kLongestAnswer).weigh(value);
    } catch (const QuestionError&) {
        refuse_question("what it comes to is too long for an answer");
    }
}

Answer answer_question(const std::string& question, const QuestionContext& context) {
    try {
        QuestionEvaluator evaluator(context);
        const PyRef value = evaluator.evaluate(question);
        check_size(value.get());
        Answer answer{plain(value.get()), "", "", "", evaluator.read().events(), evaluator.moments(), evaluator.globals()};
        answer.repr = written(value.get(), PyObject_Repr);
        answer.shown = written(rounded(value.get()).get(), PyObject_Str);
        return answer;
    } catch (const QuestionError& error) {
        PyErr_Clear();
        std::string sentence = error.sentence;  // names in it may hold anything
        std::ranges::replace_if(sentence, [](char c) { return static_cast<unsigned char>(c) < ' '; }, ' ');
        return Answer::failure(std::move(sentence));
    } catch (const std::bad_alloc&) {
        PyErr_Clear();
        return Answer::failure("there is no memory to compute it");
    }
}

// CPython's advice about odd formulas belongs into no output while this lives.
class QuietWarnings {
  public:
    QuietWarnings() : warnings_(import_real("warnings")), filters_(PyRef::take(PyObject_GetAttrString(warnings_.get(), "filters"))) {
        const PyRef ignore = PyRef::take(Py_BuildValue("(sOOOi)", "ignore", Py_None, PyExc_Warning, Py_None, 0));
        added_ = filters_ && PyList_Check(filters_.get()) && ignore && PyList_Insert(filters_.get(), 0, ignore.get()) == 0;
        tell();
    }
    ~QuietWarnings() {
        if (added_) PyList_SetSlice(filters_.get(), 0, 1, nullptr);
        tell();
    }
    QuietWarnings(const QuietWarnings&) = delete;
    QuietWarnings& operator=(const QuietWarnings&) = delete;

  private:
    void tell() {
        static_cast<void>(PyRef::take(PyObject_CallMethod(warnings_.get(), "_filters_mutated", nullptr)));
        PyErr_Clear();
    }
    PyRef warnings_, filters_;
    bool added_ = false;
};

std::size_t size_of(const PlainValue& value) {
    if (const std::string* text = value.text()) return text->size() + 8;
    std::size_t size = 16;
    if (const PlainValue::List* list = value.list())
        for (const PlainValue& item : *list) size += size_of(item);
    return size;
}

}  // namespace

std::vector<Answer> answer_questions(const std::vector<std::string>& questions, const QuestionContext& context) {
    const QuietWarnings quiet;
    std::vector<Answer> answers;
    std::size_t bytes = 0;
    for (const std::string& question : questions) {
        if (answers.size() >= kMostQuestions || bytes > kMostBytes) {
            answers.push_back(Answer::failure("too much is asked about one run"));
            continue;
        }
        answers.push_back(answer_question(question, context));
        bytes += size_of(answers.back().value);
    }
    return answers;
}

std::vector<std::string> question_names() {
    std::vector<std::string> names;
    for (const QuestionName& one : fact_names()) names.emplace_back(one.name);
    for (const QuestionFunction& one : fact_functions()) names.emplace_back(one.name);
    for (const QuestionFunction& one : question_functions()) names.emplace_back(one.name);
    std::ranges::sort(names);
    return names;
}

}  // namespace asynchio::python
