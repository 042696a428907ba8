#include "lessons/doctor/doctor.h"

#include <fmt/format.h>

#include <algorithm>

#include "core/trace/choices.h"
#include "core/trace/names.h"
#include "lessons/doctor/form.h"
#include "lessons/doctor/question.h"
#include "lessons/narration/moments.h"
#include "lessons/reader/text.h"

namespace asynchio {
namespace {

constexpr std::size_t kMostProblems = 50;
constexpr std::size_t kMostDecisions = 50;  // each is a run

std::string written(const Settings& settings) {
    std::string text;
    for (const Setting& setting : settings) text += (text.empty() ? "" : " ") + setting.name + "=" + setting.value;
    return text.empty() ? "as it stands" : "with " + text;
}

Settings joined(Settings settings, const Settings& more) {
    settings.insert(settings.end(), more.begin(), more.end());
    return settings;
}

class Doctor {
  public:
    Doctor(const Lesson& lesson, const Examiner& examiner) : lesson_(lesson), examiner_(examiner) {}

    std::vector<Problem> examine() {
        problems_ = lesson_.problems;
        if (lesson_.has_program) {
            check_form(lesson_, [&](std::string_view file, int line, std::string sentence) { complain(file, line, std::move(sentence)); });
            plan();
            for (const Visit& visit : visits_) make(visit);
        }
        std::ranges::stable_sort(problems_, [](const Problem& a, const Problem& b) {
            const bool a_program = a.file.ends_with("program.py"), b_program = b.file.ends_with("program.py");
            return a_program != b_program ? a_program : a.line < b.line;
        });
        return std::move(problems_);
    }

  private:
    using Answers = std::vector<Answer>;
    // Something that is looked at in a run.
    struct Check {
        std::vector<std::string> questions;
        std::function<void(const ExaminedRun& run, const Answers& answers)> look;
    };
    // A run, with all that is looked at in it.
    struct Visit {
        Settings settings;
        int line = 0;  // of the block that asked for it first; 0 for the program as it stands
        std::vector<Check> checks;
    };

    void complain(std::string_view file, int line, std::string sentence) {
        Problem problem{lesson_.name + "/" + std::string(file), line, std::move(sentence)};
        const bool said = std::ranges::find(problems_, problem) != problems_.end();
        if (!said && problems_.size() < kMostProblems) problems_.push_back(std::move(problem));
    }
    template <class... Args>
    void complain(int line, fmt::format_string<Args...> form, Args&&... args) {
        complain("lesson.md", line, fmt::format(form, std::forward<Args>(args)...));
    }

    bool has_said(int line, std::string_view beginning) const {
        return std::ranges::any_of(problems_, [&](const Problem& problem) {
            return problem.line == line && problem.sentence.starts_with(beginning);
        });
    }

    void add(const Settings& settings, int line, Check check) {
        auto visit = std::ranges::find(visits_, settings, &Visit::settings);
        if (visit == visits_.end()) visit = visits_.insert(visit, Visit{settings, line, {}});
        visit->checks.push_back(std::move(check));
    }
    // An expression that must be true.
    void add_true(const Settings& settings, const Formula& formula, std::string_view key) {
        if (!formula) return;
        add(settings, formula.line, {{formula.text}, [this, formula, key = std::string(key), where = written(settings)](const ExaminedRun&, const Answers& answers) {
                const std::string cannot = fmt::format("'{}:' cannot be computed", key);
                if (!answers[0] && has_said(formula.line, cannot)) return;  // of another run
                if (!answers[0]) return complain(formula.line, "{}: {}", cannot, answers[0].error);
                if (!answers[0].is_true())
                    complain(formula.line, "'{}:' must be True of the run {}, but it is {}", key, where, answers[0].repr);
            }});
    }
    // The formulas inside a text.
    void add_text(const Settings& settings, std::string_view text, int line) {
        const std::vector<std::string> formulas = formulas_in(text);
        if (formulas.empty()) return;
        add(settings, line, {formulas, [this, formulas, line](const ExaminedRun&, const Answers& answers) {
                for (std::size_t i = 0; i < answers.size(); ++i)
                    if (!answers[i]) complain(line, "'{{{}}}' in its text cannot be computed: {}", excerpt(formulas[i]), answers[i].error);
            }});
    }

    void plan() {
        visits_.push_back({});
        const LessonBlocks& parts = lesson_.parts;
        add_text({}, lesson_.story, 0);
        for (const LessonNote& note : parts.see) add_text({}, note.text, note.line);
        for (const Claim& claim : parts.claims) {
            add_true(claim.with, claim.test, "test");
            add_text(claim.with, claim.text, claim.line);
        }
        for (const LessonQuestion& question : parts.questions) {
            plan_question(question, {});
            for (const Settings& version : lesson_.variant_settings) plan_question(question, version);
        }
        for (const LessonCaption& caption : parts.captions) plan_caption(caption);
        for (const LessonBreak& experiment : parts.breaks) {
            add_true(experiment.set, experiment.expect, "expect");
            add_text(experiment.set, experiment.look, experiment.line);
        }
        for (const Challenge& challenge : parts.challenges) plan_challenge(challenge);
        if (parts.comparison) plan_comparison(*parts.comparison);
    }

    // Every run of the table must come to an end.
    void plan_comparison(const Comparison& comparison) {
        const Parameter* parameter = find_parameter(lesson_.program, comparison.parameter);
        if (parameter == nullptr) return;
        for (const Comparison::Row& row : comparison.rows)
            for (const Parameter::Choice& choice : parameter->choices)
                add(joined(row.with, {Setting{parameter->name, choice.value}}), row.line, {{}, [](const ExaminedRun&, const Answers&) {}});
    }

    void plan_caption(const LessonCaption& caption) {
        if (!caption.anchor) return;
        add_text(caption.with, caption.text, caption.line);
        plan_moment(*caption.anchor, caption.anchor_text, caption.with, caption.line);
    }

    void plan_moment(const Anchor& anchor, const std::string& text, const Settings& settings, int line) {
        add(settings, line, {{}, [this, &anchor, text, where = written(settings), line](const ExaminedRun& run, const Answers&) {
                LaneBuilder lanes;
                lanes.read(run.trace);
                const Moment moment = MomentFinder(run.trace, lanes.lanes(), lanes.state()).find(anchor);
                if (!moment.happened) complain(line, "'{}' does not happen in the run {}: {}", excerpt(text), where, moment.why_not);
            }});
    }

    // In the program as it stands, and in the worksheet's versions that the lesson names.
    void plan_question(const LessonQuestion& question, const Settings& version) {
        if (!question.answer) return;
        const Settings settings = joined(version, question.with);
        add_text(settings, question.ask, question.line);
        add_text(settings, question.why, question.line);
        Check check{{question.answer.text, question.options ? question.options.text : "None"}, {}};
        for (const WrongAnswer& wrong : question.wrong) {
            check.questions.push_back(wrong.expression);
            add_text(settings, wrong.feedback, wrong.line);
        }
        check.look = [this, &question, where = written(settings), own = version.empty()](const ExaminedRun& run, const Answers& answers) {
            look_at_question(question, run, answers, where, own);
        };
        add(settings, question.line, std::move(check));
        for (const Reason& reason : question.because) plan_moment(reason.turn, "because: " + describe(reason.turn), settings, reason.line);
    }

    void look_at_question(const LessonQuestion& question, const ExaminedRun& run, const Answers& answers,
                          const std::string& where, bool own) {
        const QuestionAnswers found{answers[0], answers[1], {answers.begin() + 2, answers.end()}};
        for (const Problem& problem : check_question(question, found, run.trace, where))
            complain("lesson.md", problem.line, problem.sentence);
        if (!own) return;
        for (const Problem& problem : check_mistakes(question, found, run.trace)) complain("lesson.md", problem.line, problem.sentence);
    }

    void plan_challenge(const Challenge& challenge) {
        add_text(challenge.lock, challenge.text, challenge.line);
        add_text(challenge.lock, challenge.measured, challenge.line);
        add_text(challenge.lock, challenge.hint, challenge.line);
        add_text(challenge.lock, challenge.learned, challenge.line);
        if (!challenge.goal) return;
        add(challenge.lock, challenge.line, {{challenge.goal.text}, [this, &challenge](const ExaminedRun& run, const Answers& answers) {
                if (!answers[0])
                    complain(challenge.goal.line, "'goal:' cannot be computed in the run {}, where the challenge begins: {}",
                             written(challenge.lock), answers[0].error);
                if (answers[0].is_true())
                    complain(challenge.goal.line, "the goal is reached before anything is moved (the run {})", written(challenge.lock));
                else if (challenge.scheduler && answers[0]) check_schedule(challenge, run);
            }});
        if (challenge.scheduler && !challenge.schedule.empty()) return;
        if (challenge.scheduler) return complain(challenge.line, "the challenge has no solution; write 'solution: ' and who goes on, decision by decision");
        if (challenge.solution.empty())
            return complain(challenge.line, "the challenge has no solution; write 'solution: NAME=VALUE', so that it is known to have one");
        add_true(joined(challenge.lock, challenge.solution), challenge.goal, "goal");
    }

    // Takes the seat: at each decision the one whom the solution names goes on.
    void check_schedule(const Challenge& challenge, const ExaminedRun& first) {
        Trace trace = first.trace;
        Answer goal;
        Decisions decisions;
        for (std::size_t i = 0; i < challenge.schedule.size(); ++i) {
            const std::vector<ChoicePoint> points = choice_points(trace);
            if (i >= points.size() || i >= kMostDecisions)
                return complain(challenge.line, "the solution names {} who go on, but there are only {} decisions", challenge.schedule.size(), i);
            std::vector<std::string> names;
            const State end = fold(trace, trace.size());
            for (const ThreadId thread : runnable_threads(trace, fold(trace, points[i].event)))
                names.push_back(actor_name(trace, end, Actor::of(thread)));
            const auto chosen = std::ranges::find(names, challenge.schedule[i]);
            if (chosen == names.end())
                return complain(challenge.line, "decision {} of the solution is '{}', but who can go on there is one of {}", i + 1,
                                excerpt(challenge.schedule[i]), fmt::join(names, ", "));
            decisions[points[i].step] = static_cast<std::uint32_t>(chosen - names.begin());
            Result<ExaminedRun> run = examiner_(challenge.lock, {challenge.goal.text}, decisions);
            if (!run || run->answers.empty()) return;
            goal = run->answers.front();
            trace = std::move(run->trace);
        }
        if (!goal.is_true()) complain(challenge.goal.line, "the solution does not reach the goal: it is {}", goal ? goal.repr : goal.error);
    }

    void make(const Visit& visit) {
        std::vector<std::string> questions;
        for (const Check& check : visit.checks) questions.insert(questions.end(), check.questions.begin(), check.questions.end());
        const Result<ExaminedRun> run = examiner_(visit.settings, questions, {});
        // Settings that fit no slider, the reader has complained about.
        if (!run && visit.settings.empty()) complain("program.py", 0, "the program cannot be run: " + run.why());
        else if (!run && lesson_.problems.empty()) complain(visit.line, "the program cannot be run {}: {}", written(visit.settings), run.why());
        if (!run) return;
        if (!check_end(visit, *run)) return;
        auto next = run->answers.begin();
        for (const Check& check : visit.checks) {
            const auto count = static_cast<std::ptrdiff_t>(check.questions.size());
            check.look(*run, Answers(next, next + count));
            next += count;
        }
    }

    // False when nothing else can be said about the run.
    bool check_end(const Visit& visit, const ExaminedRun& run) {
        const State end = fold(run.trace, run.trace.size());
        const std::string message(run.trace.text(end.end.message));
        const int line = static_cast<int>(end.end.line);
        switch (end.end.outcome) {
            case RunOutcome::finished: return true;
            case RunOutcome::stuck:
                if (visit.settings.empty() && !speaks_of_being_stuck())
                    complain("program.py", line, fmt::format("the program gets stuck as it stands, and no caption 'say when program stuck' tells so: {}", message));
                return true;
            case RunOutcome::raised:
            case RunOutcome::exited:
                if (visit.settings.empty()) complain("program.py", line, fmt::format("the program ends with an error as it stands: {}", message));
                return true;
            case RunOutcome::refused:
                complain("program.py", line, fmt::format("this is no Python: {}", message));
                return false;
            default:
                complain("program.py", line, fmt::format("the program does not end {}: {}", written(visit.settings), message));
                return false;
        }
    }

    bool speaks_of_being_stuck() const {
        return std::ranges::any_of(lesson_.parts.captions, [](const LessonCaption& caption) {
            return caption.anchor && caption.anchor->event == AnchorEvent::program_stuck && caption.with.empty();
        });
    }

    const Lesson& lesson_;
    const Examiner& examiner_;
    std::vector<Visit> visits_;
    std::vector<Problem> problems_;
};

}  // namespace

std::vector<Problem> examine_lesson(const Lesson& lesson, const Examiner& examiner) { return Doctor(lesson, examiner).examine(); }

}  // namespace asynchio
