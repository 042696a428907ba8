#include "app/export/lesson_answers.h"

#include <algorithm>

#include "app/model/scene_flow.h"
#include "lessons/reader/formula.h"

namespace asynchio {

Settings joined(Settings settings, const Settings& more) {
    settings.insert(settings.end(), more.begin(), more.end());
    return settings;
}

LessonAnswers::LessonAnswers(const Subject& subject, QuestionDesk& desk)
    : subject_(subject), desk_(desk), expressions_(expressions_of(subject.lesson->parts)) {
    const auto add = [&](const std::string& text) {
        for (const std::string& formula : formulas_in(text))
            if (std::ranges::find(expressions_, formula) == expressions_.end()) expressions_.push_back(formula);
    };
    add(subject.lesson->story);
    for (const LessonNote& note : subject.lesson->parts.see) add(note.text);
    for (const LessonNote& note : subject.lesson->parts.teacher) add(note.text);
}

Result<std::shared_ptr<const AskedRun>> LessonAnswers::run(const Settings& settings) { return run(settings, {}); }

Result<std::shared_ptr<const AskedRun>> LessonAnswers::run(const Settings& settings, const ScheduleText& schedule) {
    const std::string key = words_of(settings) + " " + format_schedule(schedule);
    if (const auto known = runs_.find(key); known != runs_.end()) return known->second;
    Result<RunRequest> request = make_request_with(subject_, subject_.machine, settings);
    if (!request) return request.failure();
    request->questions = expressions_;
    request->schedule = schedule;
    return runs_.emplace(key, desk_.ask_now(*request)).first->second;
}

const Answer* LessonAnswers::answer(const std::string& expression, const Settings& settings) {
    const auto asked = run(settings);
    return asked ? answer_in(**asked, expression) : nullptr;
}

const Answer* LessonAnswers::answer_in(const AskedRun& run, const std::string& expression) const {
    const auto place = std::ranges::find(expressions_, expression);
    return place == expressions_.end() ? nullptr : &run.answers[static_cast<std::size_t>(place - expressions_.begin())];
}

QuestionAnswers LessonAnswers::answers(const LessonQuestion& question, const Settings& settings) {
    const Settings all = joined(settings, question.with);
    const auto value = [&](const std::string& expression) {
        const Answer* found = answer(expression, all);
        return found != nullptr ? *found : Answer::failure("these settings do not fit the program");
    };
    QuestionAnswers found{value(question.answer.text), question.options ? value(question.options.text) : Answer{}, {}};
    for (const WrongAnswer& wrong : question.wrong) found.wrong.push_back(value(wrong.expression));
    return found;
}

std::string LessonAnswers::filled(const std::string& text, const Settings& settings) {
    std::vector<std::string> values;
    for (const std::string& formula : formulas_in(text)) {
        const Answer* value = answer(formula, settings);
        values.push_back(value != nullptr && *value ? value->shown : "…");
    }
    return fill_formulas(text, values);
}

}  // namespace asynchio
