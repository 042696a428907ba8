#include "app/export/handout.h"

#include <algorithm>

#include "app/export/handout_seat.h"
#include "app/export/lesson_answers.h"
#include "app/export/versions.h"
#include "app/model/make_scene.h"
#include "app/phrases/phrases.h"

namespace asynchio {
namespace {

class HandoutMaker {
  public:
    HandoutMaker(const Subject& subject, QuestionDesk& desk, Locale locale)
        : subject_(subject), desk_(desk), answers_(subject_, desk), locale_(locale), say_(phrases_in(locale)) {}

    Result<Handout> make(std::optional<int> wanted) {
        const int count = wanted.value_or(lesson().variants);
        const auto versions = choose_versions(subject_, answers_, count);
        if (!versions) return versions.failure();
        Handout handout;
        handout.locale = locale_;
        handout.lesson = lesson();
        handout.story = parse_markdown(answers_.filled(lesson().story, {}));
        for (std::size_t i = 0; i < versions->size(); ++i) {
            const std::string letter = count > 1 ? std::string(1, static_cast<char>('A' + i)) : "";
            handout.versions.push_back(make_version((*versions)[i], letter));
        }
        handout.comparison = compare(handout.versions.front());
        add_tasks(handout);
        if (const auto added = add_challenges(handout); !added) return added.failure();
        for (const LessonNote& note : lesson().parts.see) append(handout.see, note.text);
        for (const LessonNote& note : lesson().parts.teacher) append(handout.teacher, note.text);
        return handout;
    }

  private:
    const Lesson& lesson() const { return *subject_.lesson; }
    const LessonBlocks& parts() const { return subject_.lesson->parts; }

    void append(std::vector<Paragraph>& all, const std::string& text) {
        const std::vector<Paragraph> more = parse_markdown(answers_.filled(text, {}));
        all.insert(all.end(), more.begin(), more.end());
    }

    // What the window's lesson flow shows in this state, in a run with these settings.
    FlowView view_of(const FlowState& flow, const Settings& settings, const Settings& current) {
        FlowInputs inputs;
        inputs.lesson = &lesson();
        inputs.flow = &flow;
        inputs.facts = {parts().questions.size(), parts().breaks.size(), parts().challenges.size(), {}, 0, {}, {}};
        inputs.settings = settings;
        inputs.answers = [&](const std::string& expression, const Settings& more) {
            return answers_.answer(expression, joined(settings, more));
        };
        inputs.current_answers = [&](const std::string& expression) { return answers_.answer(expression, current); };
        return make_flow_view(inputs, say_);
    }

    FlowState at(Stage stage) const {
        FlowState flow;
        flow.on = true;
        flow.stage = flow.furthest = stage;
        flow.predictions.resize(parts().questions.size());
        return flow;
    }

    HandoutVersion make_version(const Settings& settings, const std::string& letter) {
        HandoutVersion version;
        version.letter = letter;
        auto run = std::make_shared<RunData>();
        run->read((*answers_.run(settings))->trace);
        version.run = run;
        version.state.position = version.state.seen = run->trace().size();
        version.state.time = run->total();
        // Where no time passes, the ruler of time has nothing to show.
        if (run->total() == 0 && !run->lanes().columns.empty()) version.state.ruler = Ruler::turns;
        version.scene = make_scene(*run, version.state, scene_inputs(settings));
        add_questions(version, settings);
        return version;
    }

    SceneInputs scene_inputs(const Settings& settings) const {
        SceneInputs inputs;
        inputs.subject = &subject_;
        inputs.settings = settings;
        inputs.machine = subject_.machine;
        inputs.say = &say_;
        const Result<std::string> text = apply_settings(subject_.program, settings);
        inputs.text = text ? *text : subject_.program.text;
        return inputs;
    }

    // The table that the window shows at the lesson's own values, which are those of the first version.
    std::optional<PrintedComparison> compare(const HandoutVersion& own) {
        const ComparisonPlan plan = plan_comparison(subject_, {}, subject_.machine, Language::python);
        if (plan.table.empty()) return std::nullopt;
        SceneInputs inputs = scene_inputs({});
        for (const auto& row : plan.table) {
            ComparedRuns& runs = inputs.comparison.table.emplace_back();
            for (const auto& request : row) runs.push_back(compared(request));
        }
        ComparisonView view = make_scene(*own.run, own.state, inputs).comparison;
        PrintedComparison printed;
        for (const WayView& way : view.ways) printed.ways.push_back(way.name);
        printed.rows = std::move(view.table);
        // In the words of the experiments, which are on the same page.
        for (std::size_t i = 0; i < printed.rows.size(); ++i)
            printed.rows[i].settings = words_of(say_, subject_.program, parts().comparison->rows[i].with);
        return printed;
    }

    std::shared_ptr<const ComparedRun> compared(const Result<RunRequest>& request) {
        ComparedRun run;
        if (request) run = compared_run(desk_.ask_now(*request)->trace, request->limits);
        else run.message = request.why();
        return std::make_shared<const ComparedRun>(std::move(run));
    }

    void add_questions(HandoutVersion& version, const Settings& settings) {
        const FlowView explained = view_of(at(Stage::explain), settings, settings);
        for (std::size_t i = 0; i < parts().questions.size(); ++i) {
            const LessonQuestion& question = parts().questions[i];
            FlowState flow = at(Stage::predict);
            flow.question = i;
            PrintedQuestion printed;
            printed.kind = question.kind;
            printed.asked = view_of(flow, settings, settings).question.value_or(QuestionView{});
            printed.answered = explained.verdicts[i];
            if (question.kind == LessonQuestion::Kind::lane)
                printed.asked.options = printed.asked.option_words = lane_names_of((*answers_.run(joined(settings, question.with)))->trace);
            add_wrong(printed, question, settings);
            version.questions.push_back(std::move(printed));
        }
    }

    // What the window would say to whoever answers just so.
    void add_wrong(PrintedQuestion& printed, const LessonQuestion& question, const Settings& settings) {
        const QuestionAnswers answers = answers_.answers(question, settings);
        for (std::size_t i = 0; i < answers.wrong.size(); ++i) {
            if (!answers.wrong[i]) continue;
            const Judgement judgement = judge(question, answers.answer, answers.wrong, answers.wrong[i].value);
            if (judgement.right || judgement.wrong != i) continue;
            WrongView wrong;
            wrong.answer = texts_of(answers.wrong[i].value);
            if (question.kind == LessonQuestion::Kind::choice) wrong.answer = {called(printed.asked, answers.wrong[i].shown)};
            if (wrong.answer.empty()) wrong.answer = {answers.wrong[i].shown + (question.unit.empty() ? "" : " " + question.unit)};
            wrong.feedback = answers_.filled(question.wrong[i].feedback, joined(settings, question.with));
            printed.wrong.push_back(std::move(wrong));
        }
    }

    // The words for an option of a choice, in the reader's language.
    static std::string called(const QuestionView& asked, const std::string& value) {
        const auto place = static_cast<std::size_t>(std::ranges::find(asked.options, value) - asked.options.begin());
        return place < asked.option_words.size() ? asked.option_words[place] : value;
    }

    void add_tasks(Handout& handout) {
        handout.claims = view_of(at(Stage::explain), {}, {}).claims;
        for (std::size_t i = 0; i < parts().breaks.size(); ++i) {
            FlowState flow = at(Stage::break_it);
            flow.break_index = i;
            handout.breaks.push_back(*view_of(flow, {}, {}).breaking);
        }
    }

    Result<bool> add_challenges(Handout& handout) {
        for (std::size_t i = 0; i < parts().challenges.size(); ++i) {
            FlowState flow = at(Stage::challenge);
            flow.challenge_index = i;
            flow.hint = flow.solution = flow.solved = true;
            PrintedChallenge& printed = handout.challenges.emplace_back();
            printed.shown = *view_of(flow, {}, parts().challenges[i].lock).challenge;
            if (!parts().challenges[i].scheduler) continue;
            Result<PrintedSeat> seat = print_seat(subject_, answers_, i, say_);
            if (!seat) return seat.failure();
            printed.seat = std::move(*seat);
        }
        return true;
    }

    Subject subject_;
    QuestionDesk& desk_;
    LessonAnswers answers_;
    const Locale locale_;
    const Phrases& say_;
};

}  // namespace

Result<Handout> make_handout(const Subject& subject, QuestionDesk& desk, std::optional<int> versions, Locale locale) {
    if (!subject.lesson) return Failure{"'" + subject.filename + "': only lessons have a handout"};
    return HandoutMaker(subject, desk, locale).make(versions);
}

}  // namespace asynchio
