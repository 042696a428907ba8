// From a lesson, where its learner is, and the answers of runs to what the flow shows. Pure.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "app/model/flow_view.h"
#include "app/model/goal_meter.h"
#include "app/model/rules.h"
#include "app/phrases/locale.h"
#include "core/base/answer.h"
#include "lessons/reader/lesson.h"
#include "lessons/reader/program.h"

namespace asynchio {

// What an expression comes to in the run with these settings (on top of the lesson's own); null while nobody knows.
using AnswerSource = std::function<const Answer*(const std::string& expression, const Settings& settings)>;

using CurrentAnswers = std::function<const Answer*(const std::string& expression)>;

// A caption in the run that is shown.
struct PlacedCaption {
    std::size_t caption = 0;   // index in the lesson
    std::size_t position = 0;  // of the playhead
    Actor who;
};

struct FlowInputs {
    const Lesson* lesson = nullptr;
    const FlowState* flow = nullptr;
    FlowFacts facts;
    Settings settings;                       // of the run that is shown
    std::vector<PlacedCaption> captions;     // of that run, in order
    std::vector<std::size_t> did_not_happen; // captions of this run
    std::vector<std::vector<LaneEvent>> because;  // for each question the turns of this run that tell why
    std::vector<RuleMoment> rules;           // of that run, for the rules that the lesson names
    std::string schedule;                    // of that run, if somebody decided in it
    bool seen_end = false;
    std::function<bool(const Settings&)> shows;  // the run that is shown has these values (on top of the lesson's own)
    std::optional<std::size_t> next_lesson;  // in the course
    AnswerSource answers;                    // of the lesson's own program
    CurrentAnswers current_answers;  // of the run that is shown
};

FlowView make_flow_view(const FlowInputs& inputs, const Phrases& say);

// "3.0 s", but "pages: 1": what is counted may be one or many.
std::string with_unit(const std::string& value, const std::string& unit);
// What the run says to this question; "" while that is not known.
std::string answer_words(const FlowInputs& inputs, const Phrases& say, std::size_t question);
// What the clicker's next key shows: the question, the caption, the experiment; "" for nothing.
std::string next_words(const FlowInputs& inputs, const Phrases& say);

// All expressions of a lesson, each once: what its runs are asked.
std::vector<std::string> expressions_of(const LessonBlocks& parts);

// What somebody typed as a number, with a point or a comma; nothing for any other text.
std::optional<double> number_in(std::string text);

// "A = 2.0, B = 2.0"; "" for none.
std::string words_of(const Settings& settings);
// "A = 2.0, POLITE: no await, 1 core, GIL off": choices by their words, as the chips in the program show them, and the
// machine as its own line says it.
std::string words_of(const Phrases& say, const Program& program, const Settings& settings);

// "first main, then T1"
std::string in_order(const Phrases& say, const std::vector<std::string>& names);

// "turns: now 11, wanted exactly 18": how far the run is from the first part of the goal that it does not reach; "" where
// nothing is counted.
std::string measured_words(const Phrases& say, const std::string& goal, const CurrentAnswers& answers);

// The texts of a list; other values are left out.
std::vector<std::string> texts_of(const PlainValue& value);
// The lines of an answer in an order that gives nothing away: neither the answer nor one of the misconceptions.
std::vector<std::string> lines_to_order(const PlainValue& answer, const std::vector<PlainValue>& wrong);

}  // namespace asynchio
