#include "app/export/handout_seat.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>

#include "app/model/make_scene.h"
#include "lessons/reader/block_rules.h"

namespace asynchio {
namespace {

constexpr std::size_t kMostDecisions = 50;  // each is a run
constexpr std::size_t kLeastRows = 4, kMostRows = 8;

class SeatPrinter {
  public:
    SeatPrinter(const Subject& subject, LessonAnswers& answers, std::size_t index, const Phrases& say)
        : subject_(subject), answers_(answers), challenge_(subject.lesson->parts.challenges[index]), index_(index), say_(say) {}

    Result<PrintedSeat> print() {
        if (const auto begun = begin(); !begun) return begun.failure();
        const std::vector<ChoicePoint> usual = choice_points(run_->trace);
        if (!usual.empty()) seat_.first = candidates({}, usual);
        for (std::size_t i = 0; i < challenge_.schedule.size(); ++i)
            if (const auto decided = decide(i); !decided) return decided.failure();
        seat_.rows = std::clamp(std::max(usual.size(), seat_.decisions.size() + 1), kLeastRows, kMostRows);
        if (!seat_.decisions.empty())
            if (const auto solved = add_solution(); !solved) return solved.failure();
        return std::move(seat_);
    }

  private:
    Failure failure(const std::string& why) const {
        return Failure{fmt::format("lesson {}, challenge {} (line {}): {}", subject_.lesson->name, index_ + 1, challenge_.line, why)};
    }

    Result<bool> begin() {
        const Result<RunRequest> request = make_request_with(subject_, subject_.machine, challenge_.lock);
        if (!request) return request.failure();
        schedule_.policy = ScheduleText::Policy::replay;
        schedule_.model = request->machine.preempt;
        schedule_.program_hash = program_hash(request->program);
        text_ = request->program;
        return run();
    }

    Result<bool> run() {
        const auto asked = answers_.run(challenge_.lock, schedule_);
        if (!asked) return asked.failure();
        run_ = *asked;
        return true;
    }

    // Who can go on behind these decisions, in the words of the window.
    std::vector<CandidateView> candidates(const std::vector<SeatChoice>& decided, const std::vector<ChoicePoint>& choices) const {
        RunData run;
        run.read(run_->trace);
        UiState state;
        state.position = state.seen = choices[decided.size()].event;
        state.time = run.at(state.position).now;
        state.flow.on = true;
        state.flow.stage = state.flow.furthest = Stage::challenge;
        state.flow.challenge_index = index_;
        state.flow.seat = decided;
        SceneInputs inputs;
        inputs.subject = &subject_;
        inputs.text = text_;
        inputs.machine = subject_.machine;
        inputs.say = &say_;
        inputs.flow.lesson = &*subject_.lesson;
        inputs.flow.flow = &state.flow;
        inputs.flow.facts.challenges = subject_.lesson->parts.challenges.size();
        inputs.flow.facts.seats.assign(inputs.flow.facts.challenges, true);
        inputs.flow.facts.choices = choices;
        inputs.flow.answers = [](const std::string&, const Settings&) { return nullptr; };
        inputs.flow.current_answers = [](const std::string&) { return nullptr; };
        return make_scene(run, state, inputs).flow.challenge->seat->candidates;
    }

    // The one whom the solution names goes on.
    Result<bool> decide(std::size_t number) {
        const std::vector<ChoicePoint> choices = choice_points(run_->trace);
        if (number >= choices.size() || number >= kMostDecisions)
            return failure(fmt::format("the solution names {} who go on, but there are only {} decisions", challenge_.schedule.size(), number));
        PrintedDecision decision;
        decision.step = choices[number].step;
        decision.time = run_->trace[choices[number].event].time;
        decision.candidates = candidates(decided_, choices);
        const auto chosen = std::ranges::find(decision.candidates, challenge_.schedule[number], &CandidateView::name);
        if (chosen == decision.candidates.end()) {
            std::vector<std::string> names;
            for (const CandidateView& candidate : decision.candidates) names.push_back(candidate.name);
            return failure(fmt::format("decision {} of the solution is '{}', but who can go on there is one of {}", number + 1,
                                       challenge_.schedule[number], fmt::join(names, ", ")));
        }
        decision.chosen = static_cast<std::size_t>(chosen - decision.candidates.begin());
        decided_.push_back({decision.step, static_cast<std::uint32_t>(decision.chosen)});
        if (decision.chosen != 0) schedule_.choices[decision.step] = decided_.back().chosen;
        seat_.decisions.push_back(std::move(decision));
        return run();
    }

    Result<bool> add_solution() {
        const Answer* goal = answers_.answer_in(*run_, challenge_.goal.text);
        if (goal != nullptr && !goal->is_true()) return failure("the solution does not reach the goal");
        const State end = fold(run_->trace, run_->trace.size());
        for (const OutputState& line : end.output) {
            std::string text(run_->trace.text(line.text));
            while (text.ends_with('\n')) text.pop_back();
            seat_.output.push_back(std::move(text));
        }
        seat_.command = "asynchio run " + (subject_.lesson->number > 0 ? std::to_string(subject_.lesson->number) : subject_.lesson->name);
        std::string machine;
        for (const Setting& setting : challenge_.lock) {
            if (is_machine_setting(setting)) machine += (machine.empty() ? "" : ",") + setting.name + "=" + setting.value;
            else seat_.command += " --set " + setting.name + "=" + setting.value;
        }
        if (!machine.empty()) seat_.command += " --machine " + machine;
        seat_.command += " --schedule \"" + format_schedule(schedule_) + "\"";
        return true;
    }

    const Subject& subject_;
    LessonAnswers& answers_;
    const Challenge& challenge_;
    const std::size_t index_;
    const Phrases& say_;
    ScheduleText schedule_;
    std::string text_;  // of the program with the challenge's values
    std::shared_ptr<const AskedRun> run_;
    std::vector<SeatChoice> decided_;
    PrintedSeat seat_;
};

}  // namespace

Result<PrintedSeat> print_seat(const Subject& subject, LessonAnswers& answers, std::size_t challenge, const Phrases& say) {
    return SeatPrinter(subject, answers, challenge, say).print();
}

}  // namespace asynchio
