#include "app/play/lesson_flow.h"

#include <algorithm>

namespace asynchio {
namespace {

constexpr std::size_t kMostRuns = 64;  // answers that are kept; a slider that is dragged asks for many

}  // namespace

void LessonFlow::open(const Subject& subject) {
    desk_.forget_queue();
    original_ = current_ = subject;
    runs_.clear();
    captions_.clear();
    because_.clear();
    rules_.clear();
    schedule_ = {};
    did_not_happen_.clear();
    facts_ = FlowFacts{};
    expressions_.clear();
    if (subject.lesson) set_lesson(*subject.lesson);
}

void LessonFlow::set_lesson(Lesson lesson) {
    // What was asked is kept by the places of the expressions, which may be others now.
    desk_.forget_queue();
    runs_.clear();
    original_.lesson = std::move(lesson);
    current_.lesson = original_.lesson;
    const LessonBlocks& parts = original_.lesson->parts;
    facts_.questions = parts.questions.size();
    facts_.breaks = parts.breaks.size();
    facts_.challenges = parts.challenges.size();
    facts_.seats.clear();
    for (const Challenge& challenge : parts.challenges) facts_.seats.push_back(challenge.scheduler);
    expressions_ = expressions_of(parts);
}

void LessonFlow::take_run(const RunData& run, const Subject& subject, const Settings& settings, const ScheduleText& schedule) {
    if (!has_lesson()) return;
    if (subject.program.text != current_.program.text) {
        current_ = subject;
        runs_.clear();
    }
    settings_ = settings;
    schedule_ = schedule;
    captions_.clear();
    did_not_happen_.clear();
    const MomentFinder finder(run.trace(), run.lanes(), run.end());
    const Result<std::string> text = apply_settings(subject.program, settings);
    Settings all = settings_of_run(parse_program(text ? *text : subject.program.text), settings);
    const Narration narration = narrate(lesson().parts.captions, all, finder);
    facts_.captions.clear();
    for (const CaptionPlace& place : narration.places) {
        captions_.push_back(PlacedCaption{place.caption, place.moment.event + 1, place.moment.who});
        facts_.captions.push_back(place.moment.event + 1);
    }
    for (const CaptionPlace& place : narration.did_not_happen) did_not_happen_.push_back(place.caption);
    take_reasons(finder);
    facts_.end = run.trace().size();
    facts_.choices = choice_points(run.trace());
    take_rules(run);
}

void LessonFlow::take_reasons(const MomentFinder& finder) {
    because_.clear();
    for (const LessonQuestion& question : lesson().parts.questions) {
        std::vector<LaneEvent>& turns = because_.emplace_back();
        for (const Reason& reason : question.because)
            if (const Moment moment = finder.find(reason.turn); moment.happened) turns.push_back({moment.who, moment.event});
    }
}

void LessonFlow::take_rules(const RunData& run) {
    const std::vector<std::string>& named = lesson().rules;
    rules_ = rule_moments(run.trace());
    std::erase_if(rules_, [&](const RuleMoment& moment) {
        return std::ranges::find(named, id_of(moment.rule)) == named.end();
    });
}

void LessonFlow::finish() {
    while (desk_.busy()) desk_.poll(kSecond);
}

const Answer* LessonFlow::answer(const Subject& subject, const std::string& expression, const Settings& settings) {
    const auto place = std::ranges::find(expressions_, expression);
    if (place == expressions_.end()) return nullptr;
    // Only in the run that is shown did somebody decide.
    const ScheduleText schedule = &subject == &current_ ? schedule_ : ScheduleText{};
    const std::string key = (&subject == &current_ ? "edited " : "own ") + words_of(settings) + " " + format_schedule(schedule);
    auto known = runs_.find(key);
    if (known == runs_.end()) {
        Result<RunRequest> request = make_request_with(subject, subject.machine, settings);
        if (!request) return nullptr;
        request->questions = expressions_;
        request->schedule = schedule;
        if (runs_.size() >= kMostRuns) runs_.clear();
        known = runs_.emplace(key, Run{std::move(*request), nullptr}).first;
    }
    Run& run = known->second;
    if (!run.asked) run.asked = desk_.ask(run.request);
    if (!run.asked) return nullptr;
    const auto index = static_cast<std::size_t>(place - expressions_.begin());
    return index < run.asked->answers.size() ? &run.asked->answers[index] : nullptr;
}

FlowInputs LessonFlow::inputs(const FlowState& flow, bool seen_end) {
    FlowInputs inputs;
    if (!has_lesson()) return inputs;
    inputs.lesson = &lesson();
    inputs.flow = &flow;
    inputs.facts = facts_;
    inputs.settings = settings_;
    inputs.captions = captions_;
    inputs.did_not_happen = did_not_happen_;
    inputs.because = because_;
    inputs.rules = rules_;
    if (schedule_.policy == ScheduleText::Policy::replay) inputs.schedule = format_schedule(schedule_);
    inputs.seen_end = seen_end;
    inputs.answers = [this](const std::string& expression, const Settings& settings) {
        return answer(original_, expression, settings);
    };
    inputs.current_answers = [this](const std::string& expression) { return answer(current_, expression, settings_); };
    // Of another text nobody can say which question it is about.
    if (current_.program.text == original_.program.text) inputs.shows = [this](const Settings& settings) { return shows(settings); };
    return inputs;
}

bool LessonFlow::shows(const Settings& settings) const {
    const Result<RunRequest> wanted = make_request_with(current_, current_.machine, settings);
    const Result<RunRequest> shown = make_request_with(current_, current_.machine, settings_);
    return wanted && shown && wanted->program == shown->program && wanted->machine == shown->machine;
}

}  // namespace asynchio
