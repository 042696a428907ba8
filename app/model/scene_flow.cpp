#include "app/model/scene_flow.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <optional>

#include "app/model/quote.h"
#include "app/model/state_phrases.h"
#include "lessons/reader/formula.h"
#include "lessons/reader/moment_question.h"

namespace asynchio {
namespace {

std::string_view name_of(const Phrases& say, Stage stage) {
    const std::array<std::string_view, kStages> names = {say.stage_story(), say.stage_predict(), say.stage_run(), say.stage_explain(),
                                                         say.stage_break(), say.stage_challenge(), say.stage_free()};
    return names[static_cast<std::size_t>(stage)];
}

// On the button that goes there.
std::string_view button_to(const Phrases& say, Stage stage) {
    const std::array<std::string_view, kStages> words = {say.stage_story(), say.next_predict(), say.next_run(), say.next_explain(),
                                                         say.next_break(), say.next_challenge(), say.next_free()};
    return words[static_cast<std::size_t>(stage)];
}

bool takes_number(const LessonQuestion& question) {
    using Kind = LessonQuestion::Kind;
    return question.kind == Kind::number || question.kind == Kind::time || question.kind == Kind::bar;
}

bool is_placed(const LessonQuestion& question) {
    return question.kind == LessonQuestion::Kind::time || question.kind == LessonQuestion::Kind::bar;
}

// The smallest of the factors times a power of ten that is at least this; ...
double round_up(double value, std::initializer_list<double> factors) {
    const double power = std::pow(10, std::floor(std::log10(value)));
    for (const double factor : factors)
        if (factor * power >= value * (1 - 1e-9)) return factor * power;
    return 10 * power;
}
// ... or the largest that is at most this.
double round_down(double value, std::initializer_list<double> factors) {
    const double power = std::pow(10, std::floor(std::log10(value) + 1e-9));
    double found = power;
    for (const double factor : factors)
        if (factor * power <= value * (1 + 1e-9)) found = factor * power;
    return found;
}

// What the learner said, as a value that can be compared.
PlainValue value_of(const LessonQuestion& question, const Prediction& said) {
    if (question.kind == LessonQuestion::Kind::order) {
        PlainValue::List lines;
        for (const std::string& line : said.order) lines.push_back(PlainValue{line});
        return PlainValue{std::move(lines)};
    }
    if (!takes_number(question)) return PlainValue{said.text};
    const auto number = number_in(said.text);
    return number ? PlainValue{*number} : PlainValue{};
}

std::string about(const Phrases& say, const Program& program, const Settings& with) {
    return with.empty() ? "" : say.question_about({.settings = words_of(say, program, with)});
}

std::string plain(const std::string& markdown) { return plain_text(parse_markdown(markdown)); }

class Builder {
  public:
    Builder(const FlowInputs& inputs, const Phrases& say)
        : in_(inputs), say_(say), flow_(*inputs.flow), parts_(inputs.lesson->parts) {}

    FlowView build() {
        view_.on = true;
        view_.stage = flow_.stage;
        view_.seen_end = in_.seen_end;
        add_stages();
        add_said_times();
        add_told();
        switch (flow_.stage) {
            case Stage::story: break;
            case Stage::predict: add_question(); break;
            case Stage::run: add_caption(); break;
            case Stage::explain: add_verdicts(); break;
            case Stage::break_it: add_break(); break;
            case Stage::challenge: add_challenge(); break;
            case Stage::free_play: break;
        }
        add_next();
        count_steps();
        return std::move(view_);
    }

    std::string result(std::size_t question) const {
        if (question >= parts_.questions.size()) return "";
        const Answer* right = answer(parts_.questions[question].answer, parts_.questions[question].with);
        std::string words;
        if (right != nullptr)
            for (const std::string& line : result_lines(parts_.questions[question], *right)) words += (words.empty() ? "" : ", ") + line;
        return words;
    }

    // As the clicker goes (click_on in flow.cpp).
    std::string next() const {
        switch (flow_.stage) {
            case Stage::story: return first_of({question_words(0), caption_words(0)});
            case Stage::predict: return first_of({question_words(flow_.question + 1), caption_words(0)});
            case Stage::run: return first_of({caption_words(flow_.captions), why_words(0)});
            case Stage::explain: return first_of({why_words(flow_.question + 1), break_words(0), challenge_words(0)});
            case Stage::break_it:
                if (!flow_.break_set) return break_words(flow_.break_index, true);
                return first_of({break_words(flow_.break_index + 1), challenge_words(0)});
            case Stage::challenge: return challenge_words(flow_.challenge_index + 1);
            case Stage::free_play: return "";
        }
        return "";
    }

  private:
    static std::string first_of(std::initializer_list<std::string> all) {
        for (const std::string& words : all)
            if (!words.empty()) return words;
        return "";
    }
    std::string question_words(std::size_t i) const {
        return i < parts_.questions.size() ? plain(filled(parts_.questions[i].ask, parts_.questions[i].with)) : "";
    }
    std::string why_words(std::size_t i) const {
        return i < parts_.questions.size() ? plain(filled(parts_.questions[i].why, parts_.questions[i].with)) : "";
    }
    std::string caption_words(std::size_t i) const {
        return i < in_.captions.size() ? plain(filled_now(parts_.captions[in_.captions[i].caption].text)) : "";
    }
    std::string break_words(std::size_t i, bool set = false) const {
        if (i >= parts_.breaks.size()) return "";
        const LessonBreak& experiment = parts_.breaks[i];
        return set ? plain(filled(experiment.look, experiment.set)) : say_.experiment_set({.settings = words_of(say_, in_.lesson->program, experiment.set)});
    }
    std::string challenge_words(std::size_t i) const {
        return i < parts_.challenges.size() ? plain(filled_now(parts_.challenges[i].text)) : "";
    }

    const Answer* answer(const Formula& formula, const Settings& settings) const {
        return formula ? in_.answers(formula.text, settings) : nullptr;
    }
    // With the values of its {formulas}, as far as they are known.
    std::string filled(const std::string& text, const Settings& settings) const {
        return filled_by(text, [&](const std::string& formula) { return in_.answers(formula, settings); });
    }
    std::string filled_now(const std::string& text) const { return filled_by(text, in_.current_answers); }
    template <class Source>
    static std::string filled_by(const std::string& text, const Source& source) {
        std::vector<std::string> values;
        for (const std::string& formula : formulas_in(text)) {
            const Answer* value = source(formula);
            values.push_back(value != nullptr && *value ? value->shown : "…");
        }
        return fill_formulas(text, values);
    }

    void add_stages() {
        for (std::size_t i = 0; i < kStages; ++i) {
            const auto stage = static_cast<Stage>(i);
            StageView& view = view_.stages[i];
            view.name = name_of(say_, stage);
            view.current = stage == flow_.stage;
            view.reachable = has_stage(in_.facts, stage);
            view.done = stage < flow_.furthest && view.reachable && !view.current;
            if (stage == Stage::challenge) view.done = flow_.solved && !view.current;
        }
    }

    void count_steps() {
        const auto of = [&](std::size_t step, std::size_t steps) { view_.steps = steps, view_.step = std::min(step, steps); };
        switch (flow_.stage) {
            case Stage::story:
            case Stage::free_play: return;
            case Stage::predict:
            case Stage::explain: return of(flow_.question + 1, parts_.questions.size());
            case Stage::run: return of(flow_.captions, in_.captions.size());
            case Stage::break_it: return of(flow_.break_index + 1, parts_.breaks.size());
            case Stage::challenge: return of(flow_.challenge_index + 1, parts_.challenges.size());
        }
    }

    void add_next() {
        const Stage next = next_stage(in_.facts, flow_.stage);
        view_.next_stage = next;
        const bool open = std::ranges::any_of(flow_.predictions, [](const Prediction& p) { return !p.fixed; });
        view_.sliders_open = !asks_first(flow_);
        view_.hides_run = hides_run(flow_);
        if (flow_.stage == Stage::run) {
            const bool more = flow_.captions < in_.captions.size();
            view_.next_caption = more                                       ? say_.next_caption()
                                 : flow_.caption_open || !in_.seen_end ? say_.next_to_the_end()
                                                                       : say_.next_to_explain();
            return;
        }
        if (flow_.stage == Stage::challenge) {
            const bool solved = view_.challenge && view_.challenge->was_reached;
            if (!solved) return;
            if (flow_.challenge_index + 1 < parts_.challenges.size()) {
                view_.next = say_.next_of_the_challenges();
                view_.next_challenge = flow_.challenge_index + 1;
                return;
            }
        }
        if (flow_.stage == Stage::free_play) {
            if (!in_.next_lesson) return;
            view_.next = say_.next_lesson();
            view_.next_lesson = in_.next_lesson;
            return;
        }
        if (flow_.stage == Stage::explain && flow_.question + 1 < view_.verdicts.size()) {
            view_.next = say_.next_answer();
            view_.next_question = flow_.question + 1;
            return;
        }
        if (flow_.stage == Stage::break_it) {
            if (!flow_.break_set) return;
            if (flow_.break_index + 1 < parts_.breaks.size()) {
                view_.next = say_.next_experiment();
                view_.next_break = flow_.break_index + 1;
                return;
            }
        }
        if (next == flow_.stage || (flow_.stage == Stage::predict && open)) return;
        view_.next = button_to(say_, next);
    }

    // Beside the run that the question is about; beside another one they would be wrong.
    void add_said_times() {
        for (std::size_t i = 0; i < parts_.questions.size() && i < flow_.predictions.size(); ++i) {
            const LessonQuestion& question = parts_.questions[i];
            const bool explains = flow_.stage == Stage::explain;
            const bool fits = explains ? i == flow_.question && (!in_.shows || in_.shows(question.with)) : question.with.empty();
            if (!fits || !asks_for_moment(question) || !flow_.predictions[i].fixed) continue;
            const auto said = number_in(flow_.predictions[i].text);
            if (!said || *said < 0) continue;
            view_.said_at.push_back(*said);
            view_.said_times.push_back(say_.timeline_you_said({.said = flow_.predictions[i].text}));
        }
    }

    void add_question() {
        if (flow_.question >= parts_.questions.size()) return;
        const LessonQuestion& question = parts_.questions[flow_.question];
        const Prediction& said = flow_.predictions[flow_.question];
        QuestionView& view = view_.question.emplace();
        const std::size_t all = parts_.questions.size();
        view.heading = all > 1 ? say_.question_heading_of({.number = flow_.question + 1, .all = all}) : std::string(say_.question_heading());
        view.ask = plain(filled(question.ask, question.with));
        view.about = about(say_, in_.lesson->program, question.with);
        view.unit = question.unit;
        view.fixed = said.fixed;
        view.last = std::ranges::count_if(flow_.predictions, [](const Prediction& p) { return !p.fixed; }) <= 1;
        view.typed = said.text;
        if (question.kind == LessonQuestion::Kind::order) add_order(view, question, said);
        else if (question.kind == LessonQuestion::Kind::lane) add_lanes(view, question);
        else if (is_placed(question)) add_place(view, question, said);
        else if (!takes_number(question)) add_options(view, question, said);
        const bool is_number = !takes_number(question) || number_in(said.text).has_value();
        view.can_fix = !said.fixed && is_number && (view.input != QuestionView::Input::choice || view.chosen >= 0) &&
                       (view.input != QuestionView::Input::order || !said.order.empty());
    }

    // The lanes themselves are the picture's.
    void add_lanes(QuestionView& view, const LessonQuestion& question) const {
        view.input = QuestionView::Input::lane;
        if (!question.options) return;
        const Answer* options = answer(question.options, question.with);
        if (options != nullptr) view.options = texts_of(options->value);
        else view.waiting = say_.place_lanes_wait();
    }

    // The ruler reaches behind everything that is said, right or not, so that its end gives nothing away.
    void add_place(QuestionView& view, const LessonQuestion& question, const Prediction& said) const {
        view.input = question.kind == LessonQuestion::Kind::bar ? QuestionView::Input::bar : QuestionView::Input::time;
        view.lane = question.lane;
        double furthest = 0.1;
        const auto reach = [&](const std::string& formula) {
            const Answer* value = in_.answers(formula, question.with);
            if (value == nullptr) view.waiting = say_.place_ruler_waits();
            else if (*value && value->value.number() != nullptr) furthest = std::max(furthest, *value->value.number());
        };
        reach(question.answer.text);
        for (const WrongAnswer& wrong : question.wrong) reach(wrong.expression);
        view.most = round_up(1.2 * furthest, {1, 2, 3, 5, 8});
        view.step = round_down(view.most / 40, {1, 2, 5});
        view.decimals = std::max(1, static_cast<int>(std::ceil(-std::log10(view.step) - 1e-9)));
        const double middle = std::round(view.most / 2 / view.step) * view.step;
        view.at = std::clamp(number_in(said.text).value_or(middle), 0.0, view.most);
    }

    void add_options(QuestionView& view, const LessonQuestion& question, const Prediction& said) const {
        view.input = QuestionView::Input::choice;
        const Answer* options = answer(question.options, question.with);
        if (options == nullptr) {
            view.waiting = say_.question_options_wait();
            return;
        }
        view.options = texts_of(options->value);
        view.option_words = view.options;
        if (question.option_words.size() == view.options.size()) view.option_words = question.option_words;
        for (std::size_t i = 0; i < view.options.size(); ++i)
            if (view.options[i] == said.text) view.chosen = static_cast<int>(i);
    }

    void add_order(QuestionView& view, const LessonQuestion& question, const Prediction& said) const {
        view.input = QuestionView::Input::order;
        view.order = said.order;
        if (!view.order.empty()) return;
        const Answer* right = answer(question.answer, question.with);
        if (right == nullptr) {
            view.waiting = say_.question_lines_wait();
            return;
        }
        std::vector<PlainValue> wrong;
        for (const WrongAnswer& mistake : question.wrong)
            if (const Answer* value = in_.answers(mistake.expression, question.with); value != nullptr && *value) wrong.push_back(value->value);
        view.order = lines_to_order(right->value, wrong);
    }

    // Those that were read, the open one included.
    void add_told() {
        if (flow_.stage == Stage::story || flow_.stage == Stage::predict) return;
        for (std::size_t i = 0; i < std::min(flow_.captions, in_.captions.size()); ++i)
            view_.captions_read.push_back({plain_text(parse_markdown(filled_now(parts_.captions[in_.captions[i].caption].text))), in_.captions[i].position});
    }

    void add_caption() {
        add_did_not_happen();
        if (!flow_.caption_open || flow_.captions == 0 || flow_.captions > in_.captions.size()) return;
        const PlacedCaption& place = in_.captions[flow_.captions - 1];
        const LessonCaption& caption = parts_.captions[place.caption];
        view_.caption = CaptionView{plain_text(parse_markdown(filled_now(caption.text))),
                                    say_.caption_progress({.number = flow_.captions, .all = in_.captions.size(), .moment = moment_of(caption)}),
                                    place.who};
    }

    void add_verdicts() {
        add_did_not_happen();
        for (std::size_t i = 0; i < parts_.questions.size() && i < flow_.predictions.size(); ++i) {
            add_verdict(i);
            VerdictView& view = view_.verdicts.back();
            const Settings& with = parts_.questions[i].with;
            view.shown = i != flow_.question || !in_.shows || in_.shows(with);
            if (i == flow_.question && in_.shows && view.shown && !with.empty()) view.about = say_.claim_shown_with({.settings = words_of(say_, in_.lesson->program, with)});
        }
        view_.told = std::min(flow_.question, view_.verdicts.size());
        const std::size_t all = view_.verdicts.size();
        view_.told_heading = all > 1 ? say_.answers_title_of({.number = view_.told + 1, .all = all}) : std::string(say_.answers_title());
        for (const Claim& claim : parts_.claims) add_claim(claim);
    }
    void add_claim(const Claim& claim) {
        ClaimView view;
        const Quote quote = quote_of(claim.quote);
        view.quote = quote.whole ? say_.claim_quote({.quote = quote.text}) : quote.text;
        view.from_article = quote.from_article;
        view.verdict = claim.verdict;
        view.holds = claim.verdict == say_.claim_verdict_true();
        view.text = parse_markdown(filled(claim.text, claim.with));
        view.proof = claim.proof;
        if (const Answer* test = answer(claim.test, claim.with)) {
            view.tested = true;
            view.agrees = test->is_true();
            view.shown_with = !view.agrees ? std::string(say_.claim_not_shown()) : !claim.proof.empty() ? std::string(say_.claim_proved())
                              : claim.with.empty() ? std::string(say_.claim_shown())
                                                   : say_.claim_shown_with({.settings = words_of(say_, in_.lesson->program, claim.with)});
        }
        view_.claims.push_back(std::move(view));
    }
    std::string moment_of(const LessonCaption& caption) const {
        return caption.anchor ? moment_phrase(say_, *caption.anchor) : caption.anchor_text;
    }
    void add_did_not_happen() {
        for (const std::size_t index : in_.did_not_happen)
            view_.did_not_happen.push_back(moment_of(parts_.captions[index]));
    }

    // How the lesson calls this answer of a choice; itself for any other.
    std::string called(const LessonQuestion& question, const std::string& value) const {
        const Answer* options = question.option_words.empty() ? nullptr : answer(question.options, question.with);
        const std::vector<std::string> values = options == nullptr ? std::vector<std::string>() : texts_of(options->value);
        const auto place = static_cast<std::size_t>(std::ranges::find(values, value) - values.begin());
        return place < values.size() && values.size() == question.option_words.size() ? question.option_words[place] : value;
    }

    std::vector<std::string> result_lines(const LessonQuestion& question, const Answer& right) const {
        if (question.kind == LessonQuestion::Kind::order) return texts_of(right.value);
        return {with_unit(called(question, right.shown), question.unit)};
    }

    void add_verdict(std::size_t index) {
        const LessonQuestion& question = parts_.questions[index];
        const Prediction& said = flow_.predictions[index];
        VerdictView view;
        view.ask = plain(filled(question.ask, question.with));
        view.about = about(say_, in_.lesson->program, question.with);
        view.answered = said.fixed;
        if (said.fixed) view.said = said.order.empty() ? std::vector{with_unit(called(question, said.text), question.unit)} : said.order;
        const Answer* right = answer(question.answer, question.with);
        view.pending = right == nullptr;
        if (right != nullptr) {
            view.result = result_lines(question, *right);
            view.read_from = right->read_from;
            view.asked_at = right->asked_at;
            view.variables = right->variables;
            if (const double* at = right->value.number(); at != nullptr && asks_for_moment(question)) view.moment = *at;
            if (said.fixed) judge_answer(view, question, said, *right);
        }
        view.why = plain(filled(question.why, question.with));
        if (index < in_.because.size()) view.because = in_.because[index];
        view_.verdicts.push_back(std::move(view));
    }

    // Right, or what the misconception behind this very answer is told.
    void judge_answer(VerdictView& view, const LessonQuestion& question, const Prediction& said, const Answer& right) const {
        std::vector<Answer> wrong;
        for (const WrongAnswer& mistake : question.wrong) {
            const Answer* value = in_.answers(mistake.expression, question.with);
            wrong.push_back(value != nullptr ? *value : Answer::failure("not known yet"));
        }
        const Judgement judgement = judge(question, right, wrong, value_of(question, said));
        view.agrees = judgement.right;
        if (!judgement.right) view.feedback = say_.answer_is_another();
        if (judgement.wrong) view.feedback = plain(filled(question.wrong[*judgement.wrong].feedback, question.with));
    }

    void add_break() {
        if (flow_.break_index >= parts_.breaks.size()) return;
        const LessonBreak& experiment = parts_.breaks[flow_.break_index];
        BreakFlowView& view = view_.breaking.emplace();
        view.count = parts_.breaks.size();
        view.index = flow_.break_index;
        view.heading = view.count > 1 ? say_.experiment_heading_of({.number = view.index + 1, .all = view.count})
                                      : std::string(say_.experiment_heading());
        view.set = words_of(say_, in_.lesson->program, experiment.set);
        view.is_set = flow_.break_set;
        view.look = parse_markdown(filled(experiment.look, experiment.set));
    }

    void add_challenge() {
        if (flow_.challenge_index >= parts_.challenges.size()) return;
        const Challenge& challenge = parts_.challenges[flow_.challenge_index];
        ChallengeView& view = view_.challenge.emplace();
        view.count = parts_.challenges.size();
        view.index = flow_.challenge_index;
        view.heading = view.count > 1 ? say_.challenge_heading_of({.number = view.index + 1, .all = view.count})
                                      : std::string(say_.challenge_heading());
        view.text = parse_markdown(filled_now(challenge.text));
        if (!challenge.lock.empty()) view.locked = say_.challenge_locked({.settings = words_of(say_, in_.lesson->program, challenge.lock)});
        const Answer* goal = challenge.goal ? in_.current_answers(challenge.goal.text) : nullptr;
        view.pending = goal == nullptr;
        const bool undecided = open_choice(flow_, in_.facts) != nullptr;
        view.reached = goal != nullptr && goal->is_true() && !undecided;
        view.was_reached = flow_.solved || view.reached;
        if (!view.reached && !view.pending) view.measured = challenge.measured.empty() ? measured_words(say_, challenge.goal.text, in_.current_answers) : filled_now(challenge.measured);
        view.has_hint = !challenge.hint.empty();
        view.has_solution = !challenge.solution.empty() || !challenge.schedule.empty();
        if (flow_.hint) view.hint = filled_now(challenge.hint);
        if (flow_.solution) view.solution = challenge.scheduler ? in_order(say_, challenge.schedule) : words_of(say_, in_.lesson->program, challenge.solution);
        if (view.was_reached) view.learned = filled_now(challenge.learned);
    }

    const FlowInputs& in_;
    const Phrases& say_;
    const FlowState& flow_;
    const LessonBlocks& parts_;
    FlowView view_;
};

bool has_flow(const FlowInputs& inputs) { return inputs.lesson != nullptr && inputs.flow != nullptr && inputs.flow->on; }

}  // namespace

FlowView make_flow_view(const FlowInputs& inputs, const Phrases& say) {
    return has_flow(inputs) ? Builder(inputs, say).build() : FlowView{};
}

std::string answer_words(const FlowInputs& inputs, const Phrases& say, std::size_t question) {
    return has_flow(inputs) ? Builder(inputs, say).result(question) : "";
}

std::string next_words(const FlowInputs& inputs, const Phrases& say) {
    return has_flow(inputs) ? Builder(inputs, say).next() : "";
}

}  // namespace asynchio
