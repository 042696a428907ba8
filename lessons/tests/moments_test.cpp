// Anchors in recorded runs. The traces are the golden ones of the lessons.
#include "lessons/narration/moments.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <memory>

#include "core/trace/text.h"
#include "lessons/doctor/doctor.h"
#include "lessons/doctor/question.h"
#include "lessons/reader/lesson.h"
#include "lessons/tests/lesson_files.h"

namespace asynchio {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;

class Recorded {
  public:
    explicit Recorded(const std::string& lesson)
        : trace_(*parse_trace_text(text_of_file(lessons_dir() / "../app/tests/golden" / (lesson + ".trace")))) {
        lanes_.read(trace_);
    }
    const Trace& trace() const { return trace_; }
    MomentFinder finder() const { return {trace_, lanes_.lanes(), lanes_.state()}; }

    // "1.00 s A turn_ended", or why not.
    std::string find(std::string_view anchor) const {
        const Moment moment = finder().find(*parse_anchor(anchor));
        if (!moment.happened) return moment.why_not;
        const std::string event = event_to_text(trace_, trace_[moment.event]);
        const std::size_t word = event.find(' ', event.find(' ') + 1) + 1;
        return format_seconds(moment.time) + " s " + (moment.who ? actor_name(trace_, lanes_.state(), moment.who) + " " : "") +
               event.substr(word, event.find(' ', word) - word);
    }

  private:
    Trace trace_;
    LaneBuilder lanes_;
};

TEST(Moments, OfTasks) {
    const Recorded run("05-gather");
    EXPECT_EQ(run.find("A created"), "0.00 s A task_created");
    EXPECT_EQ(run.find("C first ready"), "0.00 s C handle_enqueued");
    EXPECT_EQ(run.find("B 2nd running"), "1.00 s B turn_started");
    EXPECT_EQ(run.find("B last running"), "1.00 s B turn_started");
    EXPECT_EQ(run.find("A waiting timer"), "0.00 s A turn_ended");
    EXPECT_EQ(run.find("main waiting gather"), "0.00 s main turn_ended");
    EXPECT_EQ(run.find("any first done"), "1.00 s B turn_ended");
    EXPECT_EQ(run.find("any last done"), "3.00 s main turn_ended");
    EXPECT_EQ(run.find("any 2nd done"), "2.00 s C turn_ended");
    EXPECT_EQ(run.find("main prints \"tray\""), "3.00 s main output_written");
    EXPECT_EQ(run.find("any 2nd prints \"ready\""), "2.00 s C output_written");
    EXPECT_EQ(run.find("A failed"), "it does not happen in this run");
    EXPECT_EQ(run.find("A 3rd running"), "it happens only 2 times in this run");
    EXPECT_THAT(run.find("D running"), HasSubstr("no task or thread of this run is called 'D'"));
    EXPECT_THAT(run.finder().lane_names(), ElementsAre("main", "A", "B", "C"));
}

TEST(Moments, OfTheProgram) {
    const Recorded run("05-gather");
    EXPECT_EQ(run.find("program starts"), "0.00 s run_started");
    EXPECT_EQ(run.find("program ends"), "3.00 s run_ended");
    EXPECT_EQ(run.find("program stuck"), "it does not happen in this run");
    EXPECT_EQ(run.find("loop idle"), "0.00 s loop_idled");
    EXPECT_EQ(run.find("loop 2nd idle"), "1.00 s loop_idled");
    EXPECT_THAT(run.find("time 1.5"), HasSubstr("1.00 s ")) << "the last event before";
    EXPECT_EQ(run.find("time 3.0"), "3.00 s run_ended");
    EXPECT_EQ(run.find("time 3.1"), "the run ends before that, at 3.00 s");
    EXPECT_EQ(run.find("slow callback"), "it does not happen in this run");
    EXPECT_EQ(Recorded("02-recipe").find("warning \"never awaited\""), "0.00 s output_written");
    EXPECT_EQ(Recorded("02-recipe").find("cook created"), "0.00 s coroutine_created") << "a card that nobody runs has no lane";
    EXPECT_THAT(Recorded("02-recipe").find("cook 2nd created"), HasSubstr("no task or thread of this run is called 'cook'"));
    EXPECT_EQ(Recorded("13-deadlock").find("program stuck"), "0.60 s run_ended");
}

TEST(Moments, OfThreadsWorkersAndLocks) {
    const Recorded pool("09-worker");
    EXPECT_EQ(pool.find("W0 created"), "0.00 s W0 thread_created");
    EXPECT_EQ(pool.find("W0 started"), "0.00 s W0 thread_began");
    EXPECT_EQ(pool.find("W2 2nd busy"), "0.50 s W2 job_started");
    EXPECT_EQ(pool.find("W0 sleeping"), "0.00 s W0 thread_blocked");
    EXPECT_EQ(pool.find("W0 first idle"), "1.00 s W0 thread_blocked");
    EXPECT_EQ(pool.find("read0 waiting thread"), "0.00 s read0 turn_ended");
    EXPECT_EQ(pool.find("read3 2nd waiting thread"), "it happens only once in this run") << "the queue and the worker are one wait";
    const Recorded locks("13-deadlock");
    EXPECT_EQ(locks.find("bob gets board"), "0.10 s bob lock_acquired");
    EXPECT_EQ(locks.find("ann waits for board"), "0.50 s ann thread_blocked");
    EXPECT_EQ(locks.find("any waiting lock"), "0.50 s ann thread_blocked");
    EXPECT_EQ(locks.find("any releases"), "it does not happen in this run");
    EXPECT_EQ(locks.find("main waiting thread"), "0.10 s main thread_blocked");
    const Recorded places("18-load");
    EXPECT_EQ(places.find("u3 waiting lock"), "0.20 s u3 turn_ended");
    EXPECT_EQ(places.find("u3 waits for pool"), "0.20 s u3 turn_ended");
    EXPECT_EQ(places.find("u3 gets pool"), "0.30 s u3 semaphore_taken");
    EXPECT_EQ(places.find("u1 releases pool"), "0.30 s u1 semaphore_given");
    const Recorded blocked("08-blocked-loop");
    EXPECT_EQ(blocked.find("report blocking"), "0.60 s report thread_blocked") << "the call, not the begin of the turn";
    EXPECT_EQ(Recorded("17-crawler").find("s1 waiting queue"), "0.00 s s1 turn_ended");
    EXPECT_EQ(Recorded("07-future").find("R0 waiting future"), "0.00 s R0 turn_ended");
}

TEST(Moments, OfNoRunAreNone) {
    const Trace trace;
    const Lanes lanes;
    const State end;
    for (const char* anchor : {"program starts", "A running", "time 0", "any prints \"x\""})
        EXPECT_EQ(MomentFinder(trace, lanes, end).find(*parse_anchor(anchor)).why_not, "there is no run");
}

TEST(Narration, TakesTheCaptionsOfTheSettingsInTheOrderOfTheRun) {
    const Recorded run("09-worker");
    const Result<Lesson> lesson = read_lesson(lessons_dir() / "06-first-come");
    ASSERT_TRUE(lesson);
    const Recorded first_come("06-first-come");
    const Settings settings = settings_of_run(lesson->program, {{"gil", "on"}});
    const Narration narration = narrate(lesson->parts.captions, settings, first_come.finder());
    ASSERT_EQ(narration.places.size(), 2u);
    EXPECT_EQ(narration.places[0].caption, 0u);
    EXPECT_LT(narration.places[0].moment.event, narration.places[1].moment.event);
    EXPECT_THAT(narration.for_other_settings, ElementsAre(2u, 3u));
    EXPECT_TRUE(narration.did_not_happen.empty());
    const Narration other = narrate(lesson->parts.captions, settings, run.finder());
    EXPECT_EQ(other.did_not_happen.size() + other.places.size(), 2u);
}

TEST(Narration, SettingsAreComparedAsNumbers) {
    const Settings settings = {{"A", "1.0"}, {"gil", "on"}, {"HOW", "0"}};
    EXPECT_TRUE(holds({}, settings));
    EXPECT_TRUE(holds({{"A", "1"}}, settings));
    EXPECT_TRUE(holds({{"gil", "True"}, {"A", "1.00"}}, settings));
    EXPECT_FALSE(holds({{"gil", "False"}}, settings));
    EXPECT_FALSE(holds({{"A", "2"}}, settings));
    EXPECT_FALSE(holds({{"B", "2"}}, settings));
}

// --- what the doctor says of answers in such a run ---

Answer of_number(double value) { return {PlainValue{value}, std::to_string(static_cast<int>(value)), "", ""}; }
Answer of_text(const std::string& text) { return {PlainValue{text}, "'" + text + "'", text, ""}; }
Answer of_lines(const std::vector<std::string>& lines) {
    PlainValue::List list;
    for (const std::string& line : lines) list.push_back(PlainValue{line});
    return {PlainValue{std::move(list)}, "a list", "", ""};
}

// Its wrong answers stand in the lines 1, 2, ...
std::string mistakes_of(LessonQuestion::Kind kind, const Answer& answer, const std::vector<Answer>& wrong) {
    static const Recorded run("05-gather");
    LessonQuestion question;
    question.kind = kind;
    for (std::size_t i = 0; i < wrong.size(); ++i) question.wrong.push_back({"x", "No.", static_cast<int>(i) + 1});
    return all_problems(check_mistakes(question, {answer, Answer{}, wrong}, run.trace()));
}

TEST(Mistakes, AreNumbersWhereANumberIsAsked) {
    using Kind = LessonQuestion::Kind;
    EXPECT_EQ(mistakes_of(Kind::number, of_number(3), {of_number(4), of_number(-1), Answer::failure("not known")}), "");
    for (const Kind kind : {Kind::number, Kind::time, Kind::bar})
        EXPECT_EQ(mistakes_of(kind, of_number(3), {of_number(4), of_text("5")}),
                  "line 2: the wrong answer '5' is no number, so nobody can give it\n");
    EXPECT_EQ(mistakes_of(Kind::time, of_number(3), {of_number(0), of_number(-1)}),
              "line 2: the wrong answer -1 lies before the start of the run, so nobody can give it\n");
}

TEST(Mistakes, AreLanesWhereALaneIsAsked) {
    using Kind = LessonQuestion::Kind;
    EXPECT_EQ(mistakes_of(Kind::lane, of_text("A"), {of_text("main"), of_text("D"), of_number(1)}),
              "line 2: the wrong answer 'D' is no task or thread of the run, so nobody can click it; there are main, A, B, C\n"
              "line 3: the wrong answer 1 is no task or thread of the run, so nobody can click it; there are main, A, B, C\n");
}

TEST(Mistakes, AreLinesOfTheAnswerOrOfTheRunWhereAnOrderIsAsked) {
    using Kind = LessonQuestion::Kind;
    const Answer answer = of_lines({"ready B", "ready C"});
    EXPECT_EQ(mistakes_of(Kind::order, answer, {of_lines({"ready C", "ready B"}), of_lines({"ready A", "ready B"})}), "")
        << "a vote may offer others";
    EXPECT_EQ(mistakes_of(Kind::order, answer, {of_text("ready B"), of_lines({"ready B"}), of_lines({"ready C", "redy B"})}),
              "line 1: the wrong answer must be a list of 2 texts, as the answer is, but it is 'ready B'\n"
              "line 2: the wrong answer must be a list of 2 texts, as the answer is, but it is a list\n"
              "line 3: the wrong answer has the line 'redy B', which is not in the answer a list; put the answer's lines in another order\n");
}

TEST(Mistakes, AreToldOnce) {
    using Kind = LessonQuestion::Kind;
    EXPECT_EQ(mistakes_of(Kind::number, of_number(3), {of_number(4), of_number(5), of_number(4), of_number(3), of_number(3)}),
              "line 3: whoever gives the wrong answer 4 is told what line 1 says, where it stands as well; leave one of them out\n")
        << "of those that are right, something else is said";
    EXPECT_THAT(mistakes_of(Kind::choice, of_text("a"), {of_text("b"), of_text("b")}), HasSubstr("line 2: "));
}

TEST(Questions, ThatPutEqualLinesInOrderCannotBeAsked) {
    const Recorded run("05-gather");
    LessonQuestion question;
    question.kind = LessonQuestion::Kind::order;
    question.answer = {"lines()", 7};
    EXPECT_EQ(all_problems(check_question(question, {of_lines({"a", "b"}), Answer{}, {}}, run.trace(), "as it stands")), "");
    EXPECT_THAT(all_problems(check_question(question, {of_lines({"a", "b", "a"}), Answer{}, {}}, run.trace(), "as it stands")),
                HasSubstr("line 7: the answer has the line 'a' twice"));
}

TEST(Questions, OfALaneHaveItAmongTheirOptions) {
    const Recorded run("05-gather");
    LessonQuestion question;
    question.kind = LessonQuestion::Kind::lane;
    question.answer = {"x", 7};
    question.options = {"[\"B\", \"C\"]", 8};
    EXPECT_EQ(all_problems(check_question(question, {of_text("B"), of_lines({"B", "C"}), {}}, run.trace(), "as it stands")), "");
    EXPECT_EQ(all_problems(check_question(question, {of_text("A"), of_lines({"B", "C"}), {}}, run.trace(), "as it stands")),
              "line 7: the answer 'A' is not one of the options\n");
}

// Every run is the recorded one, and only 'total' is known of it.
std::string examined(const std::string& blocks, bool runs = true) {
    const Recorded run("05-gather");
    const Examiner examiner = [&](const Settings& settings, const std::vector<std::string>& questions, const Decisions&) -> Result<ExaminedRun> {
        if (!runs && !settings.empty()) return Failure{"it is no good"};
        ExaminedRun examined{run.trace(), {}};
        for (const std::string& question : questions)
            examined.answers.push_back(question == "total"  ? of_number(3)
                                       : question == "None" ? Answer{}
                                                            : Answer::failure("'" + question + "' is not known"));
        return examined;
    };
    return all_problems(examine_lesson(parse_lesson("x", "---\ntitle: T\n---\nS\n\n" + blocks, "A = 1  #: 1..6\n"), examiner));
}

TEST(Doctor, ComputesAGoalWhereTheChallengeBegins) {
    const std::string found = examined("## challenge\ntext: t\ngoal: ready\nsolution: A=2\n");
    EXPECT_THAT(found, HasSubstr("x/lesson.md, line 8: 'goal:' cannot be computed in the run as it stands, where the challenge begins: "
                                 "'ready' is not known\n"));
    EXPECT_EQ(found.find("cannot be computed"), found.rfind("cannot be computed")) << "it is said once";
}

TEST(Doctor, ComputesWhatTheHandoutFills) {
    EXPECT_THAT(examined("## see\nIt takes {total} s.\n"), ::testing::Not(HasSubstr("line 6")));
    EXPECT_THAT(examined("## see\nIt takes {totl} s.\n"),
                HasSubstr("x/lesson.md, line 6: '{totl}' in its text cannot be computed: 'totl' is not known"));
}

TEST(Doctor, WantsAReasonForEveryAnswer) {
    const std::string predict = "## predict number\nask: a\nanswer: total\n";
    EXPECT_THAT(examined(predict), HasSubstr("x/lesson.md, line 6: the question has no 'why:'; write what everybody reads with the answer"));
    EXPECT_THAT(examined(predict + "why: So.\n"), ::testing::Not(HasSubstr("why")));
}

TEST(Doctor, NamesARunThatCannotBeMade) {
    EXPECT_THAT(examined("## break\nset: A=2\nlook: l\nexpect: total\n", false),
                HasSubstr("x/lesson.md, line 9: the program cannot be run with A=2: it is no good"));
}

}  // namespace
}  // namespace asynchio
