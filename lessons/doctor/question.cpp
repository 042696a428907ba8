#include "lessons/doctor/question.h"

#include <fmt/format.h>

#include <algorithm>
#include <optional>

#include "core/trace/state.h"
#include "lessons/narration/moments.h"
#include "lessons/reader/text.h"

namespace asynchio {
namespace {

using Kind = LessonQuestion::Kind;

bool is_text_list(const PlainValue& value) {
    return value.list() != nullptr && std::ranges::all_of(*value.list(), [](const PlainValue& item) { return item.text() != nullptr; });
}

std::vector<std::string> texts_of(const PlainValue& list) {
    std::vector<std::string> texts;
    for (const PlainValue& item : *list.list()) texts.push_back(*item.text());
    return texts;
}

// The first text that is there a second time; nothing when all differ.
std::optional<std::string> repeated(std::vector<std::string> texts) {
    std::ranges::sort(texts);
    const auto same = std::ranges::adjacent_find(texts);
    return same == texts.end() ? std::nullopt : std::optional(*same);
}

std::vector<std::string> printed_lines(const Trace& trace) {
    std::string text;
    for (const OutputState& output : fold(trace, trace.size()).output)
        if (output.stream == Stream::out) text += std::string(trace.text(output.text));
    const std::vector<std::string_view> lines = split_lines(text);
    return {lines.begin(), lines.end()};
}

bool among(const Answer& options, const Answer& answer) {
    const PlainValue::List* list = options.value.list();
    return list != nullptr && std::ranges::find(*list, answer.value) != list->end();
}

class QuestionChecker {
  public:
    QuestionChecker(const LessonQuestion& question, const QuestionAnswers& answers, const Trace& trace, const std::string& run)
        : question_(question), answers_(answers), trace_(trace), run_(run) {}

    std::vector<Problem> check() {
        const Answer &answer = answers_.answer, &options = answers_.options;
        if (!answer) complain(question_.answer.line, "'answer:' cannot be computed: {}", answer.error);
        if (!options) complain(question_.options.line, "'options:' cannot be computed: {}", options.error);
        if (answer) check_kind();
        for (std::size_t i = 0; i < question_.wrong.size() && i < answers_.wrong.size(); ++i)
            if (!question_.wrong[i].expression.empty()) check_wrong(question_.wrong[i].line, answers_.wrong[i]);
        return std::move(problems_);
    }

  private:
    template <class... Args>
    void complain(int line, fmt::format_string<Args...> form, Args&&... args) {
        problems_.push_back({"", line, fmt::format(form, std::forward<Args>(args)...)});
    }

    void check_wrong(int line, const Answer& wrong) {
        const Answer &answer = answers_.answer, &options = answers_.options;
        if (!wrong) {
            complain(line, "'wrong:' cannot be computed: {}", wrong.error);
        } else if (answer && same_answer(question_, wrong.value, answer.value)) {
            complain(line, "this wrong answer, {}, is the right one in the run {}", wrong.repr, run_);
        } else if (question_.kind == Kind::choice && options && !among(options, wrong)) {
            complain(line, "the wrong answer {} is not one of the options", wrong.repr);
        }
    }

    void check_kind() {
        const Answer &answer = answers_.answer, &options = answers_.options;
        const int line = question_.answer.line;
        switch (question_.kind) {
            case Kind::number:
            case Kind::time:
            case Kind::bar:
                if (answer.value.number() == nullptr) complain(line, "the answer must be a number, but it is {}", answer.repr);
                if (question_.kind == Kind::bar) check_lane_name(question_.line, "'lane:'", question_.lane);
                break;
            case Kind::choice:
                // What is no list at all, the reader has complained about.
                if (!options || !question_.options.text.starts_with('[')) break;
                if (!is_text_list(options.value) || options.value.list()->size() < 2)
                    complain(question_.options.line, "'options:' must be a list of at least two texts, but it is {}", options.repr);
                else if (!among(options, answer)) complain(line, "the answer {} is not one of the options", answer.repr);
                break;
            case Kind::order:
                if (!is_text_list(answer.value) || answer.value.list()->size() < 2)
                    complain(line, "the answer must be a list of at least two texts, but it is {}", answer.repr);
                else if (const auto line_of_two = repeated(texts_of(answer.value)))
                    complain(line, "the answer has the line '{}' twice, and nobody can tell one from the other; ask about lines that differ",
                             excerpt(*line_of_two));
                break;
            case Kind::lane: check_lane(); break;
        }
    }

    void check_lane() {
        const Answer& answer = answers_.answer;
        const std::string* name = answer.value.text();
        const int line = question_.answer.line;
        if (name == nullptr) complain(line, "the answer must be the name of a task or thread, but it is {}", answer.repr);
        else check_lane_name(line, "the answer", *name);
        // With options, only these lanes can be clicked.
        if (question_.options && answers_.options && question_.options.text.starts_with('[') && !among(answers_.options, answer))
            complain(line, "the answer {} is not one of the options", answer.repr);
    }

    void check_lane_name(int line, std::string_view what, const std::string& name) {
        const std::vector<std::string> names = lane_names_of(trace_);
        if (!name.empty() && std::ranges::find(names, name) == names.end())
            complain(line, "{} must be the name of a task or thread, one of {}, but it is '{}'", what, fmt::join(names, ", "), excerpt(name));
    }

    const LessonQuestion& question_;
    const QuestionAnswers& answers_;
    const Trace& trace_;
    const std::string& run_;
    std::vector<Problem> problems_;
};

// Wrong answers in the lesson's own run.
class MistakeChecker {
  public:
    MistakeChecker(const LessonQuestion& question, const QuestionAnswers& answers, const Trace& trace)
        : question_(question), answers_(answers), trace_(trace) {}

    std::vector<Problem> check() {
        for (std::size_t i = 0; i < question_.wrong.size() && i < answers_.wrong.size(); ++i) {
            if (!answers_.wrong[i]) continue;
            check_kind(question_.wrong[i].line, answers_.wrong[i]);
            check_first(i);
        }
        return std::move(problems_);
    }

  private:
    template <class... Args>
    void complain(int line, fmt::format_string<Args...> form, Args&&... args) {
        problems_.push_back({"", line, fmt::format(form, std::forward<Args>(args)...)});
    }

    void check_kind(int line, const Answer& wrong) {
        switch (question_.kind) {
            case Kind::number:
            case Kind::time:
            case Kind::bar: check_number(line, wrong); break;
            case Kind::order: check_order(line, wrong); break;
            case Kind::lane: check_lane(line, wrong); break;
            case Kind::choice: break;  // its options say what can be answered
        }
    }

    void check_number(int line, const Answer& wrong) {
        const double* number = wrong.value.number();
        if (number == nullptr)
            complain(line, "the wrong answer {} is no number, so nobody can give it", wrong.repr);
        else if (question_.kind != Kind::number && *number < -question_.accept)
            complain(line, "the wrong answer {} lies before the start of the run, so nobody can give it", wrong.repr);
    }

    void check_lane(int line, const Answer& wrong) {
        const std::vector<std::string> names = lane_names_of(trace_);
        const std::string* name = wrong.value.text();
        if (name == nullptr || std::ranges::find(names, *name) == names.end())
            complain(line, "the wrong answer {} is no task or thread of the run, so nobody can click it; there are {}", wrong.repr,
                     fmt::join(names, ", "));
        else if (question_.options && answers_.options && !among(answers_.options, wrong))
            complain(line, "the wrong answer {} is not one of the options", wrong.repr);
    }

    // The answer's lines in another order. A class that votes may be offered other lines of the run, too.
    void check_order(int line, const Answer& wrong) {
        if (!answers_.answer || !is_text_list(answers_.answer.value)) return;
        const std::vector<std::string> own = texts_of(answers_.answer.value), printed = printed_lines(trace_);
        if (!is_text_list(wrong.value) || wrong.value.list()->size() != own.size())
            return complain(line, "the wrong answer must be a list of {} texts, as the answer is, but it is {}", own.size(), wrong.repr);
        for (const std::string& text : texts_of(wrong.value)) {
            if (std::ranges::find(own, text) != own.end() || std::ranges::find(printed, text) != printed.end()) continue;
            return complain(line, "the wrong answer has the line '{}', which is not in the answer {}; put the answer's lines in another order",
                            excerpt(text), answers_.answer.repr);
        }
    }

    // The first one that fits is told.
    void check_first(std::size_t index) {
        const Answer &answer = answers_.answer, &wrong = answers_.wrong[index];
        if (answer && same_answer(question_, wrong.value, answer.value)) return;  // it is said already that it is right
        for (std::size_t i = 0; i < index; ++i) {
            if (!answers_.wrong[i] || !same_answer(question_, answers_.wrong[i].value, wrong.value)) continue;
            return complain(question_.wrong[index].line,
                            "whoever gives the wrong answer {} is told what line {} says, where it stands as well; leave one of them out",
                            wrong.repr, question_.wrong[i].line);
        }
    }

    const LessonQuestion& question_;
    const QuestionAnswers& answers_;
    const Trace& trace_;
    std::vector<Problem> problems_;
};

bool is_name_part(char c) { return c == '_' || (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z'); }

}  // namespace

bool states_value_of(std::string_view text, std::string_view name) {
    for (std::size_t at = text.find(name); at != text.npos; at = text.find(name, at + 1)) {
        if (at > 0 && is_name_part(text[at - 1])) continue;
        const std::size_t after = text.find_first_not_of(' ', at + name.size());
        if (after != text.npos && text[after] == '=') return true;
    }
    return false;
}

std::vector<Problem> check_question(const LessonQuestion& question, const QuestionAnswers& answers, const Trace& trace,
                                    const std::string& run) {
    return QuestionChecker(question, answers, trace, run).check();
}

std::vector<Problem> check_mistakes(const LessonQuestion& question, const QuestionAnswers& answers, const Trace& trace) {
    return MistakeChecker(question, answers, trace).check();
}

std::vector<std::string> lane_names_of(const Trace& trace) {
    LaneBuilder lanes;
    lanes.read(trace);
    return MomentFinder(trace, lanes.lanes(), lanes.state()).lane_names();
}

}  // namespace asynchio
