// The answers that a class votes on, and their votes: while the question is open, and beside what the run said.
#include <algorithm>
#include <cmath>

#include "app/model/make_scene.h"

namespace asynchio {
namespace {

using Kind = LessonQuestion::Kind;
constexpr std::size_t kMostAnswers = 5;
constexpr double kFew = 0.35, kMany = 0.70;  // of the class that is right

// "main waits, A 0": a line stays together where the words are wrapped.
std::string lines_of(const PlainValue& value) {
    std::string words;
    for (const std::string& line : texts_of(value)) {
        if (!words.empty()) words += ", ";
        for (const char c : line) words += c == ' ' ? "\u00a0" : std::string(1, c);
    }
    return words;
}

// What can be voted for, and which of it the run says; nothing while that is not known.
class Answers {
  public:
    Answers(const FlowInputs& inputs, const LessonQuestion& question) : in_(inputs), question_(question) {
        const Answer* right = in_.answers(question.answer.text, question.with);
        if (right == nullptr || !*right) return;
        if (question.options) take_options(*right);
        else take_mistakes(*right);
    }
    std::vector<VoteAnswer> take() { return std::move(answers_); }

  private:
    void take_options(const Answer& right) {
        const Answer* options = in_.answers(question_.options.text, question_.with);
        if (options == nullptr || !*options) return;
        const std::vector<std::string> values = texts_of(options->value);
        const bool called = question_.option_words.size() == values.size();
        for (std::size_t i = 0; i < values.size(); ++i)
            add(called ? question_.option_words[i] : values[i], values[i] == right.shown);
    }

    // A number, an order or a lane has the answers that the lesson knows: the right one among those of the misconceptions, in an order
    // that gives nothing away.
    void take_mistakes(const Answer& right) {
        std::vector<const Answer*> all{&right};
        for (const WrongAnswer& mistake : question_.wrong) {
            const Answer* wrong = in_.answers(mistake.expression, question_.with);
            if (wrong == nullptr) return;
            if (*wrong && std::ranges::none_of(all, [&](const Answer* other) { return same(*wrong, *other); })) all.push_back(wrong);
        }
        if (all.size() > kMostAnswers) all.resize(kMostAnswers);
        std::ranges::stable_sort(all, [&](const Answer* a, const Answer* b) { return before(*a, *b); });
        for (const Answer* answer : all) add(words_of_answer(*answer), answer == &right);
        if (answers_.size() < 2) answers_.clear();
    }
    bool same(const Answer& a, const Answer& b) const {
        const double *x = a.value.number(), *y = b.value.number();
        if (x != nullptr && y != nullptr) return std::abs(*x - *y) <= question_.accept;
        return words_of_answer(a) == words_of_answer(b);
    }
    bool before(const Answer& a, const Answer& b) const {
        const double *x = a.value.number(), *y = b.value.number();
        if (x != nullptr && y != nullptr) return *x < *y;
        return words_of_answer(a) < words_of_answer(b);
    }
    std::string words_of_answer(const Answer& answer) const {
        return question_.kind == Kind::order ? lines_of(answer.value) : with_unit(answer.shown, question_.unit);
    }
    void add(const std::string& words, bool right) {
        answers_.push_back({std::to_string(answers_.size() + 1), words, 0, 0, right});
    }

    const FlowInputs& in_;
    const LessonQuestion& question_;
    std::vector<VoteAnswer> answers_;
};

int count_of(const std::vector<int>& counts, std::size_t i) { return i < counts.size() ? counts[i] : 0; }

VoteView make_vote(const SceneContext& context, const LessonQuestion& question) {
    const FlowState& flow = context.ui.flow;
    const Votes& votes = context.ui.presenting.votes;
    const Votes::OfQuestion counted = flow.question < votes.questions.size() ? votes.questions[flow.question] : Votes::OfQuestion{};
    VoteView view;
    view.answers = Answers(context.inputs.flow, question).take();
    view.open = flow.stage == Stage::predict;
    view.shown = counted.shown || !view.open;
    view.revoted = counted.revoted;
    if (votes.question == flow.question) {
        view.clock = votes.clock;
        view.left = votes.left;
    }
    view.part = view.left / kVoteSeconds;
    view.started = view.clock || view.left < kVoteSeconds;
    for (std::size_t i = 0; i < view.answers.size(); ++i) {
        VoteAnswer& answer = view.answers[i];
        answer.count = count_of(counted.counts, i);
        answer.before = count_of(counted.before, i);
        view.total += answer.count;
    }
    return view;
}

// For the teacher's eyes: to explain, to have them talk, or to go on.
std::string advice(const Phrases& say, const VoteView& vote) {
    const auto right = std::ranges::find(vote.answers, true, &VoteAnswer::right);
    if (vote.total == 0 || right == vote.answers.end()) return "";
    const double part = static_cast<double>(right->count) / vote.total;
    if (part < kFew) return say.notes_few_right({.right = right->count, .all = vote.total});
    if (part <= kMany) return say.notes_some_right({.right = right->count, .all = vote.total});
    return say.notes_many_right({.right = right->count, .all = vote.total});
}

}  // namespace

void add_vote(Scene& scene, const SceneContext& context) {
    const FlowState& flow = context.ui.flow;
    const FlowInputs& inputs = context.inputs.flow;
    const bool stage = flow.stage == Stage::predict || flow.stage == Stage::explain;
    if (!context.ui.project || !flow.on || !stage || inputs.lesson == nullptr || !inputs.answers) return;
    const std::vector<LessonQuestion>& questions = inputs.lesson->parts.questions;
    if (flow.question >= questions.size()) return;
    VoteView vote = make_vote(context, questions[flow.question]);
    if (scene.notes && vote.open) scene.notes->advice = advice(context.say(), vote);
    // While the class votes, not even the panels know what is right.
    if (vote.open) std::ranges::for_each(vote.answers, [](VoteAnswer& answer) { answer.right = false; });
    // Beside the result stand votes, not the lack of them.
    if (vote.open || vote.total > 0) scene.vote = std::move(vote);
}

}  // namespace asynchio
