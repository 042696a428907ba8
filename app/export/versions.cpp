#include "app/export/versions.h"

#include <fmt/format.h>

#include <algorithm>

#include "app/model/scene_flow.h"
#include "core/trace/plain_timeline.h"
#include "lessons/reader/random_settings.h"

namespace asynchio {
namespace {

using Kind = LessonQuestion::Kind;

constexpr int kDraws = 160;
constexpr std::size_t kMostLanes = 10;      // more are hard to draw by hand
constexpr std::size_t kMostEvents = 20'000;

// FNV-1a: the same number for a name on every machine.
std::uint64_t seed_of(std::string_view name) {
    std::uint64_t hash = 0xCBF29CE484222325ULL;
    for (const char c : name) hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001B3ULL;
    return hash;
}

class Chooser {
  public:
    Chooser(const Subject& subject, LessonAnswers& answers) : subject_(subject), lesson_(*subject.lesson), answers_(answers) {}

    Result<std::vector<Settings>> choose(std::size_t count) {
        if (const std::string why = why_not({}); !why.empty()) return Failure{"lesson " + lesson_.name + ": " + why};
        take({});
        for (const Settings& named : lesson_.variant_settings) {
            if (versions_.size() >= count) break;
            if (const std::string why = why_not(named); !why.empty())
                return Failure{fmt::format("lesson {}, 'variants:', {}: {}", lesson_.name, words_of(named), why)};
            take(named);
        }
        draw(count);
        if (versions_.size() >= count) return versions_;
        return Failure{fmt::format("lesson {} has no {} versions whose questions can all be answered, but {}; ask for fewer with "
                                   "--variants, or name values in its lesson.md, for example 'variants: A=2.0 / A=3.0'",
                                   lesson_.name, count, versions_.size())};
    }

  private:
    // Versions whose answers differ are better; others will do.
    void draw(std::size_t count) {
        if (versions_.size() >= count) return;
        const std::vector<Settings> drawn = random_settings(subject_.program, seed_of(lesson_.name), kDraws);
        for (const bool new_answers : {true, false}) {
            for (const Settings& values : drawn) {
                if (versions_.size() >= count) return;
                const Settings settings = movable(values);
                if (std::ranges::find(versions_, settings) != versions_.end()) continue;
                if (new_answers && std::ranges::find(all_answers_, shown_answers(settings)) != all_answers_.end()) continue;
                if (why_not(settings).empty() && keeps_its_meaning(settings)) take(settings);
            }
        }
    }

    void take(const Settings& settings) {
        versions_.push_back(settings);
        all_answers_.push_back(shown_answers(settings));
    }

    // Only what may move, and is not where it stands already.
    Settings movable(const Settings& values) const {
        Settings kept;
        for (const Setting& setting : values) {
            const Parameter* parameter = find_parameter(subject_.program, setting.name);
            if (parameter->kind == Parameter::Kind::choice || setting.value == parameter->default_value) continue;
            const bool stated = std::ranges::any_of(lesson_.parts.questions, [&](const LessonQuestion& question) {
                const bool own = std::ranges::find(question.with, setting.name, &Setting::name) != question.with.end();
                return !own && states_value_of(question.ask, setting.name);
            });
            if (!stated) kept.push_back(setting);
        }
        return kept;
    }

    // A sentence if a question cannot be asked at these values; "" when all can.
    std::string why_not(const Settings& settings) {
        const auto run = answers_.run(settings);
        if (!run) return run.why();
        const State end = fold((*run)->trace, (*run)->trace.size());
        const RunOutcome outcome = end.end.outcome;
        if (outcome != RunOutcome::finished && outcome != RunOutcome::raised && outcome != RunOutcome::exited && outcome != RunOutcome::stuck)
            return "the program does not end: " + std::string((*run)->trace.text(end.end.message));
        for (std::size_t i = 0; i < lesson_.parts.questions.size(); ++i) {
            const LessonQuestion& question = lesson_.parts.questions[i];
            const auto asked = answers_.run(joined(settings, question.with));
            if (!asked) return asked.why();
            const auto problems = check_question(question, answers_.answers(question, settings), (*asked)->trace, "with these values");
            if (!problems.empty()) return fmt::format("question {} (line {}): {}", i + 1, problems[0].line, problems[0].sentence);
        }
        return "";
    }

    bool keeps_its_meaning(const Settings& settings) {
        const auto own = answers_.run({}), run = answers_.run(settings);
        if (!own || !run || (*run)->trace.size() > kMostEvents) return false;
        const Trace &was = (*own)->trace, &is = (*run)->trace;
        if (fold(is, is.size()).end.outcome != fold(was, was.size()).end.outcome) return false;
        if ((was.end_time() == 0) != (is.end_time() == 0)) return false;
        if (lanes_of(is) > std::max(kMostLanes, lanes_of(was))) return false;
        return std::ranges::all_of(lesson_.parts.questions, [&](const LessonQuestion& question) {
            const Answer before = answers_.answers(question, {}).answer, now = answers_.answers(question, settings).answer;
            if (question.kind == Kind::choice || question.kind == Kind::lane) return before.value == now.value;
            return question.kind != Kind::order || all_differ(now.value);
        });
    }

    static bool all_differ(const PlainValue& lines) {
        std::vector<std::string> texts = texts_of(lines);
        std::ranges::sort(texts);
        return std::ranges::adjacent_find(texts) == texts.end();
    }

    static std::size_t lanes_of(const Trace& trace) {
        LaneBuilder builder;
        builder.read(trace);
        return static_cast<std::size_t>(std::ranges::count_if(builder.lanes().lanes, lane_is_shown));
    }

    std::string shown_answers(const Settings& settings) {
        std::string all;
        for (const LessonQuestion& question : lesson_.parts.questions) all += answers_.answers(question, settings).answer.repr + "\n";
        return all;
    }

    const Subject& subject_;
    const Lesson& lesson_;
    LessonAnswers& answers_;
    std::vector<Settings> versions_;
    std::vector<std::string> all_answers_;
};

}  // namespace

Result<std::vector<Settings>> choose_versions(const Subject& subject, LessonAnswers& answers, int count) {
    return Chooser(subject, answers).choose(static_cast<std::size_t>(count));
}

}  // namespace asynchio
