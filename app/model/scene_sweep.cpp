#include "app/model/scene_sweep.h"

#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "app/model/axis.h"
#include "app/model/make_scene.h"

namespace asynchio {
namespace {

constexpr std::array<std::string_view, 3> kForAll = {"total", "turns", "longest_hold()"};

std::string question_words(const Phrases& say, const std::string& expression) {
    if (expression == kForAll[0]) return std::string(say.sweep_total());
    if (expression == kForAll[1]) return std::string(say.sweep_turns());
    if (expression == kForAll[2]) return std::string(say.sweep_hold());
    return expression;
}

bool in_seconds(const std::string& expression) { return expression == kForAll[0] || expression == kForAll[2]; }

std::string setting_of(const Parameter& parameter, const Settings& settings) {
    for (auto setting = settings.rbegin(); setting != settings.rend(); ++setting)
        if (setting->name == parameter.name) return setting->value;
    return parameter.default_value;
}

SweepPointView view_of(const Phrases& say, const SweepPoint& point, const std::string& parameter, std::int64_t steps, const std::string& unit) {
    SweepPointView view;
    view.at = steps > 1 ? static_cast<double>(point.index) / static_cast<double>(steps - 1) : 0.5;
    view.value = point.value;
    view.pending = !point.done;
    view.y = point.y;
    view.trouble = point.done && (!point.y || !point.ended_well);
    if (!point.done) return view;
    const std::string number = unit.empty() ? point.shown : point.shown + " " + unit;
    const std::string what = point.y ? number : point.problem;
    view.words = say.sweep_point({.name = parameter, .value = point.value, .result = what});
    if (point.y && !point.ended_well) view.words += " " + std::string(say.sweep_not_well());
    return view;
}

}  // namespace

std::vector<std::string> sweepable(const Program& program) {
    std::vector<std::string> names;
    for (const Parameter& parameter : program.parameters)
        if (parameter.kind == Parameter::Kind::range && step_count(parameter) > 1) names.push_back(parameter.name);
    return names;
}

std::vector<std::string> sweep_questions(const Subject& subject) {
    std::vector<std::string> all(kForAll.begin(), kForAll.end());
    if (!subject.lesson) return all;
    for (const LessonQuestion& question : subject.lesson->parts.questions) {
        const bool number = question.kind == LessonQuestion::Kind::number || question.kind == LessonQuestion::Kind::time;
        if (number && std::ranges::find(all, question.answer.text) == all.end()) all.push_back(question.answer.text);
    }
    return all;
}

void add_sweep(Scene& scene, const SceneContext& context) {
    const SceneInputs& inputs = context.inputs;
    if (!context.ui.sweep || inputs.subject == nullptr || !lesson_has_spoken(context.ui)) return;
    const Parameter* parameter = find_parameter(inputs.subject->program, context.ui.sweep->parameter);
    if (parameter == nullptr) return;
    SweepView view;
    view.parameters = sweepable(inputs.subject->program);
    view.expressions = sweep_questions(*inputs.subject);
    if (std::ranges::find(view.expressions, context.ui.sweep->question) == view.expressions.end())
        view.expressions.push_back(context.ui.sweep->question);  // one's own
    for (const std::string& expression : view.expressions) view.questions.push_back(question_words(context.say(), expression));
    const auto place = [](const std::vector<std::string>& all, const std::string& one) {
        const auto found = std::ranges::find(all, one);
        return found == all.end() ? 0 : static_cast<int>(found - all.begin());
    };
    view.parameter = place(view.parameters, parameter->name);
    view.question = place(view.expressions, context.ui.sweep->question);
    view.unit = in_seconds(context.ui.sweep->question) ? "s" : "";
    const std::int64_t steps = step_count(*parameter);
    const Result<std::int64_t> index = index_of(*parameter, setting_of(*parameter, inputs.settings));
    view.current = steps > 1 && index ? static_cast<double>(*index) / static_cast<double>(steps - 1) : 0;
    view.lowest = value_at(*parameter, 0), view.highest = value_at(*parameter, steps - 1);
    double most = 0;
    for (const SweepPoint& point : inputs.sweep.points) {
        view.points.push_back(view_of(context.say(), point, parameter->name, steps, view.unit));
        view.done += point.done;
        view.points.back().current = index && point.index == *index;
        if (view.points.back().current) view.sentence = view.points.back().words;
        most = std::max(most, point.y.value_or(0));
    }
    view.top = round_end(most);
    scene.sweep = std::move(view);
}

}  // namespace asynchio
