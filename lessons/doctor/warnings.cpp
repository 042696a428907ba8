#include "lessons/doctor/warnings.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <set>

#include "core/trace/choices.h"
#include "core/trace/names.h"
#include "lessons/doctor/question.h"
#include "lessons/reader/random_settings.h"
#include "lessons/reader/text.h"

namespace asynchio {
namespace {

constexpr std::uint64_t kSeed = 95;
constexpr int kDraws = 24;
constexpr std::size_t kFewest = 6;        // settings at which a question has an answer; of fewer, nothing is said
constexpr std::size_t kMostDecisions = 24, kMostOptions = 4;  // each is a run

Settings joined(Settings settings, const Settings& more) {
    settings.insert(settings.end(), more.begin(), more.end());
    return settings;
}

std::string written(const Settings& settings) {
    std::vector<std::string> parts;
    for (const Setting& setting : settings) parts.push_back(setting.name + "=" + setting.value);
    return parts.empty() ? "" : fmt::format(" with {}", fmt::join(parts, " "));
}

std::string printed(const Trace& trace, const State& end) {
    std::string text;
    for (const OutputState& output : end.output)
        if (output.stream == Stream::out) text += trace.text(output.text);
    return text;
}

class Adviser {
  public:
    Adviser(const Lesson& lesson, const Examiner& examiner) : lesson_(lesson), examiner_(examiner) {}

    std::vector<Problem> advise() {
        if (!lesson_.has_program) return {};
        std::set<std::string> looked_at;
        look_for_ties({}, looked_at);
        for (const LessonQuestion& question : lesson_.parts.questions) look_for_ties(question.with, looked_at);
        draw_settings();
        for (const LessonQuestion& question : lesson_.parts.questions) look_at(question);
        return std::move(problems_);
    }

  private:
    // Choices stay: with another one it is another program, and the wrong answer of the one is the right one of the other.
    void draw_settings() {
        for (Settings settings : random_settings(lesson_.program, kSeed, kDraws)) {
            std::erase_if(settings, [&](const Setting& setting) {
                const Parameter* parameter = find_parameter(lesson_.program, setting.name);
                return parameter == nullptr || parameter->kind == Parameter::Kind::choice;
            });
            if (std::ranges::find(drawn_, settings) == drawn_.end()) drawn_.push_back(std::move(settings));
        }
    }

    void look_at(const LessonQuestion& question) {
        // Which of several options is the right one may well depend on the sliders.
        const bool offered = question.kind == LessonQuestion::Kind::choice || question.kind == LessonQuestion::Kind::lane;
        if (!question.answer || question.wrong.empty() || offered) return;
        std::vector<std::string> expressions = {question.answer.text};
        for (const WrongAnswer& wrong : question.wrong) expressions.push_back(wrong.expression);
        std::vector<std::size_t> right(question.wrong.size());
        std::size_t answered = 0;
        std::vector<Settings> all;
        for (Settings settings : drawn_) {
            std::erase_if(settings, [&](const Setting& setting) { return states_value_of(question.ask, setting.name); });
            if (std::ranges::find(all, settings) == all.end()) all.push_back(std::move(settings));
        }
        for (const Settings& settings : all) {
            const Result<ExaminedRun> run = examiner_(joined(settings, question.with), expressions, {});
            if (!run || run->answers.size() != expressions.size() || !run->answers[0]) continue;
            ++answered;
            for (std::size_t i = 0; i < right.size(); ++i)
                right[i] += run->answers[i + 1] && same_answer(question, run->answers[i + 1].value, run->answers[0].value);
        }
        for (std::size_t i = 0; i < right.size() && answered >= kFewest; ++i)
            if (2 * right[i] > answered)
                advise("lesson.md", question.wrong[i].line,
                       fmt::format("this wrong answer, {}, is the right one at {} of {} slider settings, where nobody is told its "
                                   "explanation; write one that stays wrong when the sliders move",
                                   excerpt(question.wrong[i].expression), right[i], answered));
    }

    // Lets somebody else go on wherever two became runnable at one instant, and compares what is printed.
    void look_for_ties(const Settings& settings, std::set<std::string>& looked_at) {
        if (!looked_at.insert(written(settings)).second) return;
        const Result<ExaminedRun> run = examiner_(settings, {}, {});
        if (!run) return;
        const State end = fold(run->trace, run->trace.size());
        const std::string usual = printed(run->trace, end);
        const std::vector<ChoicePoint> points = choice_points(run->trace);
        for (std::size_t i = 0; i < std::min(points.size(), kMostDecisions); ++i) {
            const State before = fold(run->trace, points[i].event);
            const std::vector<ThreadId> threads = runnable_threads(run->trace, before);
            if (threads.size() != points[i].options) continue;  // threads that compute
            for (std::size_t other = 1; other < std::min(threads.size(), kMostOptions); ++other) {
                const ThreadState &first = *before.find(threads[0]), &second = *before.find(threads[other]);
                if (first.since != second.since) continue;
                const Result<ExaminedRun> changed = examiner_(settings, {}, {{points[i].step, static_cast<std::uint32_t>(other)}});
                if (!changed) continue;
                if (printed(changed->trace, fold(changed->trace, changed->trace.size())) == usual) continue;
                const auto name = [&](ThreadId thread) { return actor_name(run->trace, end, Actor::of(thread)); };
                return advise("program.py", static_cast<int>(second.line),
                              fmt::format("{} and {} can both go on since {} s{}, and who goes first decides what is printed: other machines "
                                          "may print something else; set them apart, for example with other times",
                                          name(threads[0]), name(threads[other]), format_seconds(first.since), written(settings)));
            }
        }
    }

    void advise(std::string_view file, int line, std::string sentence) {
        problems_.push_back({lesson_.name + "/" + std::string(file), line, std::move(sentence)});
    }

    const Lesson& lesson_;
    const Examiner& examiner_;
    std::vector<Settings> drawn_;
    std::vector<Problem> problems_;
};

}  // namespace

std::vector<Problem> advise_lesson(const Lesson& lesson, const Examiner& examiner) { return Adviser(lesson, examiner).advise(); }

}  // namespace asynchio
