// What the lesson flow reads and writes as text: settings, numbers, lines, and the expressions of a lesson.
#include <algorithm>
#include <charconv>

#include "app/model/scene_flow.h"
#include "core/kernel/machine.h"
#include "lessons/reader/formula.h"

namespace asynchio {

std::optional<double> number_in(std::string text) {
    std::ranges::replace(text, ',', '.');
    const auto begin = text.find_first_not_of(' ');
    if (begin == text.npos) return std::nullopt;
    double number = 0;
    const char* const end = text.data() + text.size();
    const auto [rest, error] = std::from_chars(text.data() + begin, end, number);
    return error == std::errc() && rest == end ? std::optional(number) : std::nullopt;
}

std::string with_unit(const std::string& value, const std::string& unit) {
    if (unit.empty()) return value;
    return unit.size() <= 2 ? value + " " + unit : unit + ": " + value;
}

std::string words_of(const Settings& settings) {
    std::string words;
    for (const Setting& setting : settings) words += (words.empty() ? "" : ", ") + setting.name + " = " + setting.value;
    return words;
}

namespace {

std::string word_of(const Phrases& say, const Program& program, const Setting& setting) {
    if (const Parameter* parameter = find_parameter(program, setting.name)) {
        for (const Parameter::Choice& choice : parameter->choices)
            if (choice.value == setting.value) return setting.name + ": " + choice.label;
    } else if (const Result<Machine> machine = parse_machine(setting.name + "=" + setting.value, Machine())) {
        if (setting.name == "cores") return say.cores_count({.count = machine->cores});
        if (setting.name == "gil") return say.setting_gil({.gil = machine->gil ? say.machine_on() : say.machine_off()});
        if (setting.name == "start") return say.setting_start({.time = setting.value});
        if (setting.name == "seed") return say.setting_seed({.seed = setting.value});
    }
    return words_of({setting});
}

}  // namespace

std::string words_of(const Phrases& say, const Program& program, const Settings& settings) {
    std::string words;
    for (const Setting& setting : settings) words += (words.empty() ? "" : ", ") + word_of(say, program, setting);
    return words;
}

std::string in_order(const Phrases& say, const std::vector<std::string>& names) {
    std::string words;
    for (const std::string& name : names) words += words.empty() ? say.order_first({.name = name}) : say.order_then({.name = name});
    return words;
}

namespace {

std::string words_of_part(const Phrases& say, const GoalPart& part, double quantity, double wanted) {
    if (part.name.empty()) return "";  // numbers of nothing say nothing
    const bool is_time = part.name == "total" || part.quantity.find("time_of(") != part.quantity.npos || part.quantity.find("gap(") != part.quantity.npos;
    const std::string unit = is_time ? " s" : "";
    const std::string is = number_words(quantity) + unit, goal = number_words(wanted) + unit;
    const std::string name = part.printed ? say.goal_printed({.words = part.name}) : part.name == "total" ? std::string(say.goal_total()) : part.name == "turns" ? std::string(say.goal_turns()) : part.name;
    const auto sentence = [&](const std::string& words) { return say.goal_now_of({.name = name, .is = is, .wanted = words}); };
    switch (part.compare) {
        case GoalPart::Compare::at_most: return sentence(say.goal_at_most({.number = goal}));
        case GoalPart::Compare::at_least: return sentence(say.goal_at_least({.number = goal}));
        case GoalPart::Compare::less: return sentence(say.goal_less({.number = goal}));
        case GoalPart::Compare::more: return sentence(say.goal_more({.number = goal}));
        case GoalPart::Compare::same: return sentence(say.goal_same({.number = goal}));
    }
    return "";
}

}  // namespace

std::string measured_words(const Phrases& say, const std::string& goal, const CurrentAnswers& answers) {
    for (const GoalPart& part : goal_parts(goal)) {
        const Answer *now = answers(part.quantity), *wanted = answers(part.wanted);
        if (now == nullptr || wanted == nullptr || !*now || !*wanted) continue;
        const double *a = now->value.number(), *b = wanted->value.number();
        if (a == nullptr || b == nullptr || holds(part, *a, *b)) continue;
        return words_of_part(say, part, *a, *b);
    }
    return "";
}

std::vector<std::string> texts_of(const PlainValue& value) {
    std::vector<std::string> texts;
    if (const auto* list = value.list())
        for (const PlainValue& item : *list)
            if (const auto* text = item.text()) texts.push_back(*text);
    return texts;
}

std::vector<std::string> lines_to_order(const PlainValue& answer, const std::vector<PlainValue>& wrong) {
    const std::vector<std::string> solution = texts_of(answer);
    std::vector<std::vector<std::string>> known = {solution};
    for (const PlainValue& mistake : wrong) known.push_back(texts_of(mistake));
    std::vector<std::string> lines = solution;
    std::ranges::sort(lines);
    // Every other line first: no order that anybody would think of.
    std::vector<std::string> mixed;
    for (const std::size_t first : {1u, 0u})
        for (std::size_t i = first; i < lines.size(); i += 2) mixed.push_back(lines[i]);
    for (std::size_t turn = 0; turn < mixed.size(); ++turn) {
        if (std::ranges::find(known, mixed) == known.end()) break;
        std::ranges::rotate(mixed, mixed.begin() + 1);
    }
    return mixed;
}

std::vector<std::string> expressions_of(const LessonBlocks& parts) {
    std::vector<std::string> all;
    const auto add = [&](const std::string& expression) {
        if (!expression.empty() && std::ranges::find(all, expression) == all.end()) all.push_back(expression);
    };
    const auto add_text = [&](const std::string& text) {
        for (const std::string& formula : formulas_in(text)) add(formula);
    };
    for (const LessonQuestion& question : parts.questions) {
        for (const std::string* text : {&question.answer.text, &question.options.text}) add(*text);
        for (const std::string* text : {&question.ask, &question.why}) add_text(*text);
        for (const WrongAnswer& wrong : question.wrong) add(wrong.expression), add_text(wrong.feedback);
    }
    for (const Claim& claim : parts.claims) add(claim.test.text), add_text(claim.text);
    for (const LessonCaption& caption : parts.captions) add_text(caption.text);
    for (const LessonBreak& experiment : parts.breaks) add(experiment.expect.text), add_text(experiment.look);
    for (const Challenge& challenge : parts.challenges) {
        add(challenge.goal.text);
        for (const GoalPart& part : goal_parts(challenge.goal.text)) add(part.quantity), add(part.wanted);
        for (const std::string* text : {&challenge.text, &challenge.measured, &challenge.hint, &challenge.learned}) add_text(*text);
    }
    return all;
}

}  // namespace asynchio
