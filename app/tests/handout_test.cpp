// Worksheets: the answers in the key are the question desk's, and versions keep every question answerable.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <set>

#include "app/export/handout.h"
#include "app/export/handout_html.h"
#include "app/export/lesson_answers.h"
#include "app/export/markup.h"
#include "app/export/timeline_svg.h"
#include "app/model/scene_flow.h"
#include "app/tests/runner_fixture.h"
#include "lessons/reader/course.h"

namespace asynchio {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

const std::filesystem::path kLessons = std::filesystem::path(ASYNCHIO_SOURCE_DIR) / "lessons";

Subject subject_named(const std::string& name) {
    const Result<Subject> subject = load_subject(kLessons, name);
    EXPECT_TRUE(subject) << name;
    return *subject;
}

Handout handout_of(const std::string& name, int versions) {
    QuestionDesk desk(testing::built_runner());
    const Result<Handout> handout = make_handout(subject_named(name), desk, versions);
    EXPECT_TRUE(handout) << (handout ? "" : handout.why());
    return *handout;
}

Settings settings_of_version(const Scene& scene) {
    Settings settings;
    for (const ParameterView& parameter : scene.parameters) settings.push_back({parameter.name, parameter.value_text});
    return settings;
}

// Asked anew, as the window asks: another desk, another list of questions, every slider named.
TEST(Handout, TheKeyHasTheAnswersOfTheQuestionDesk) {
    const Result<Course> course = read_course(kLessons);
    ASSERT_TRUE(course);
    ASSERT_GE(course->entries.size(), 18u);
    for (const CourseEntry& entry : course->entries) {
        const Handout handout = handout_of(entry.lesson.name, 4);
        const Subject subject = subject_named(entry.lesson.name);
        QuestionDesk desk(testing::built_runner());
        ASSERT_EQ(handout.versions.size(), 4u);
        for (const HandoutVersion& version : handout.versions) {
            for (std::size_t i = 0; i < version.questions.size(); ++i) {
                const LessonQuestion& question = entry.lesson.parts.questions[i];
                const Settings settings = joined(settings_of_version(version.scene), question.with);
                Result<RunRequest> request = make_request_with(subject, subject.machine, settings);
                ASSERT_TRUE(request);
                request->questions = {question.answer.text};
                const Answer answer = desk.ask_now(*request)->answers[0];
                ASSERT_TRUE(answer) << answer.error;
                std::vector<std::string> expected = texts_of(answer.value);
                const std::string& unit = question.unit;  // "2.0 s", "lines: 2"
                if (expected.empty()) expected = {unit.empty() ? answer.shown : unit.size() <= 2 ? answer.shown + " " + unit : unit + ": " + answer.shown};
                const PrintedQuestion& printed = version.questions[i];
                EXPECT_EQ(printed.answered.result, expected) << entry.lesson.name << version.letter << ": " << question.ask;
                for (const WrongView& wrong : printed.wrong) EXPECT_NE(wrong.answer, expected) << entry.lesson.name << version.letter;
                if (question.kind == LessonQuestion::Kind::choice) {
                    EXPECT_THAT(printed.asked.options, ::testing::Contains(expected[0]));
                }
                if (question.kind == LessonQuestion::Kind::order) {
                    EXPECT_NE(printed.asked.order, expected) << "the sheet would tell the answer";
                    EXPECT_THAT(printed.asked.order, ::testing::UnorderedElementsAreArray(expected));
                }
            }
        }
    }
}

TEST(Handout, TheSheetTellsNoAnswerAndNotHowLongTheRunIs) {
    const Handout handout = handout_of("5", 1);
    const HandoutVersion& version = handout.versions[0];
    const std::string empty = empty_timeline_svg(version.scene.timeline, version.state, ui::built_in_theme("print"), {});
    EXPECT_THAT(empty, HasSubstr(">3.5<"));  // the run takes 3.0 s
    EXPECT_THAT(empty, Not(HasSubstr("<path")));
    const std::string full = timeline_svg(version.scene.timeline, version.state, ui::built_in_theme("print"), {});
    EXPECT_THAT(full, HasSubstr("<path"));
    EXPECT_THAT(full, Not(HasSubstr(">3.5<")));
    const std::string sheet = handout_html({handout}, {PaperSize::a4, false});
    for (const PrintedQuestion& question : version.questions)
        for (const WrongView& wrong : question.wrong) EXPECT_THAT(sheet, Not(HasSubstr(escaped(wrong.feedback))));
}

TEST(Picture, HasWhatWasSaidAboveTheRulerAndBesideTheBars) {
    const Handout handout = handout_of("5", 1);  // the scene looks into its runs
    Scene scene = handout.versions[0].scene;
    const UiState& state = handout.versions[0].state;
    const auto picture = [&] { return timeline_svg(scene.timeline, state, ui::built_in_theme("light"), {}); };
    const auto height = [](const std::string& svg) { return std::stod(svg.substr(svg.find("height=\"") + 8)); };
    const std::string plain = picture();
    EXPECT_THAT(plain, Not(HasSubstr("you said")));
    scene.timeline.flags = {{1.0, "you said 1 s", false}, {1.1, "Ctrl+C", true}};
    const std::string said = picture();
    EXPECT_THAT(said, HasSubstr(">you said 1 s<"));
    EXPECT_THAT(said, HasSubstr(">Ctrl+C<"));
    EXPECT_EQ(height(said), height(plain) + 18) << "words of moments cover neither numbers nor lanes";
    scene.timeline.ghosts = {{GhostView::Kind::bar, 0, 1.0, "you said"}};
    EXPECT_THAT(picture(), HasSubstr("stroke-dasharray=\"6 4\""));
    scene.timeline.ghosts = {{GhostView::Kind::lane, 2, 0, "you said"}};
    EXPECT_THAT(picture(), HasSubstr(">you said: B<"));
    EXPECT_EQ(height(picture()), height(plain) + 36);
}

TEST(Picture, SaysWhoFrozeTheLoop) {
    const Handout handout = handout_of("8", 1);
    const std::string svg = timeline_svg(handout.versions[0].scene.timeline, handout.versions[0].state, ui::built_in_theme("light"), {});
    EXPECT_THAT(svg, HasSubstr(">frozen by report: 0.80 s<"));
}

TEST(Handout, AVersionLeavesAloneWhatAQuestionSpeaksOf) {
    // "Without a lock, with LATE = 0: what is the counter at the end?"
    const Handout handout = handout_of("11", 4);
    for (const HandoutVersion& version : handout.versions)
        for (const ParameterView& parameter : version.scene.parameters) {
            if (parameter.name != "LATE") continue;
            EXPECT_EQ(parameter.value, 0);
        }
}

TEST(Handout, TheSchedulersChallengeHasATableAndItsKeyTheScheduleThatSolvesIt) {
    const Handout handout = handout_of("11", 1);
    ASSERT_EQ(handout.challenges.size(), 2u);
    EXPECT_FALSE(handout.challenges[0].seat);
    ASSERT_TRUE(handout.challenges[1].seat);
    const PrintedSeat& seat = *handout.challenges[1].seat;
    const auto names = [](const std::vector<CandidateView>& candidates) {
        std::vector<std::string> all;
        for (const CandidateView& candidate : candidates) all.push_back(candidate.name + ": " + candidate.next);
        return all;
    };
    // What the window's seat shows (seat_test.cpp).
    EXPECT_THAT(names(seat.first), ::testing::ElementsAre("T0: after line 16: time.sleep(GAP)", "main: after line 22: t.start(); time.sleep(LATE)"));
    ASSERT_EQ(seat.decisions.size(), 2u);
    EXPECT_EQ(names(seat.decisions[0].candidates), names(seat.first));
    EXPECT_EQ(seat.decisions[0].candidates[seat.decisions[0].chosen].name, "main");
    EXPECT_EQ(seat.decisions[1].candidates[seat.decisions[1].chosen].name, "T1");
    EXPECT_THAT(seat.output, ::testing::ElementsAre("counter 1 of 2"));
    EXPECT_GE(seat.rows, 4u);
    const std::string sheet = handout_html({handout}, {PaperSize::a4, false}), whole = handout_html({handout}, {});
    EXPECT_THAT(sheet, HasSubstr("who goes on"));
    EXPECT_THAT(sheet, Not(HasSubstr("--schedule")));
    EXPECT_THAT(sheet, Not(HasSubstr(escaped(names(seat.first)[1])))) << "where each stands, the learner says";
    EXPECT_THAT(whole, HasSubstr(escaped(seat.command)));
    EXPECT_THAT(whole, HasSubstr("counter 1 of 2"));
}

TEST(Handout, TheComparisonIsATableToFillInAndItsKeyHasTheTotals) {
    const Handout handout = handout_of("10", 2);
    ASSERT_TRUE(handout.comparison);
    const PrintedComparison& comparison = *handout.comparison;
    EXPECT_THAT(comparison.ways, ::testing::ElementsAre("plain", "async", "threads", "processes"));
    ASSERT_EQ(comparison.rows.size(), 5u);
    // What the window's table shows at the lesson's own values (comparison_test.cpp), whatever the version.
    EXPECT_NE(settings_of_version(handout.versions[0].scene), settings_of_version(handout.versions[1].scene));
    const auto totals = [&](std::size_t row) {
        std::vector<std::string> texts;
        for (const TotalView& total : comparison.rows[row].cells) texts.push_back(total.text);
        return texts;
    };
    EXPECT_EQ(comparison.rows[2].name, "pure computing \u00d7 4");
    EXPECT_EQ(comparison.rows[2].settings, "IO = 0.0, CPU = 1.0");
    EXPECT_EQ(comparison.rows[4].settings, "IO = 0.0, CPU = 1.0, GIL off") << "as the experiments say it";
    EXPECT_THAT(totals(0), ::testing::ElementsAre("1.00", "1.00", "1.00", "1.05"));
    EXPECT_THAT(totals(1), ::testing::ElementsAre("4.00", "1.00", "1.00", "1.05"));
    EXPECT_THAT(totals(2), ::testing::ElementsAre("4.00", "4.00", "4.00", "1.05"));
    EXPECT_THAT(totals(3), ::testing::ElementsAre("4.00", "2.50", "2.50", "1.05"));
    EXPECT_THAT(totals(4), ::testing::ElementsAre("4.00", "4.00", "1.00", "1.05"));
    const std::string sheet = handout_html({handout}, {PaperSize::a4, false}), whole = handout_html({handout}, {});
    EXPECT_THAT(sheet, HasSubstr("pure computing \u00d7 4<br/>"));
    EXPECT_THAT(sheet, Not(HasSubstr("<td>4.00</td>"))) << "the learner fills it in";
    EXPECT_THAT(whole, HasSubstr("<td>4.00</td><td>2.50</td><td>2.50</td><td>1.05</td>"));
    EXPECT_FALSE(handout_of("5", 1).comparison);
}

TEST(Handout, TheKeyHasTheProofOfAClaim) {
    const Handout handout = handout_of("3", 1);
    const auto proved = std::ranges::find_if(handout.claims, [](const ClaimView& claim) { return !claim.proof.empty(); });
    ASSERT_NE(proved, handout.claims.end());
    EXPECT_THAT(proved->proof, HasSubstr("'await' outside async function"));
    EXPECT_THAT(handout_html({handout}, {}), HasSubstr("<b>Proof:</b> " + escaped(proved->proof) + "</p>"));
    EXPECT_THAT(handout_html({handout}, {PaperSize::a4, false}), Not(HasSubstr(escaped(proved->proof))));
}

TEST(Handout, ASolutionOfTheSchedulersChallengeThatIsNoneIsASentence) {
    QuestionDesk desk(testing::built_runner());
    for (const auto& [schedule, why] : std::vector<std::pair<std::vector<std::string>, std::string>>{
             {{"main", "T7"}, "decision 2 of the solution is 'T7', but who can go on there is one of T0, T1"},
             {{"T0"}, "the solution does not reach the goal"},
             {{"T0", "main", "main", "main", "main", "main", "main", "main"}, "but "}}) {
        Subject subject = subject_named("11");
        subject.lesson->parts.challenges[1].schedule = schedule;
        const int line = subject.lesson->parts.challenges[1].line;
        const Result<Handout> handout = make_handout(subject, desk);
        ASSERT_FALSE(handout);
        EXPECT_THAT(handout.why(), HasSubstr(why));
        EXPECT_GT(line, 80);
        EXPECT_THAT(handout.why(), HasSubstr("challenge 2 (line " + std::to_string(line) + ")"));
    }
}

TEST(Handout, AProgramOfOnesOwnHasNone) {
    QuestionDesk desk(testing::built_runner());
    Subject subject;
    subject.filename = "mine.py";
    const Result<Handout> handout = make_handout(subject, desk);
    ASSERT_FALSE(handout);
    EXPECT_THAT(handout.why(), HasSubstr("mine.py"));
}

TEST(Markup, TextIsWhatItWas) {
    EXPECT_EQ(escaped("a < b & \"c\" > 'ä'"), "a &lt; b &amp; &quot;c&quot; &gt; 'ä'");
    EXPECT_EQ(escaped(std::string("\x01\x7F\0\n", 4)), "\uFFFD\x7F\uFFFD\n");
    EXPECT_EQ(escaped("\xEF\xBF\xBE!\xEF\xBF\xBD"), "\uFFFD!\uFFFD");
    EXPECT_EQ(escaped("\xC3("), "\uFFFD(");
    EXPECT_EQ(number_text(1.5), "1.5");
    EXPECT_EQ(number_text(-0.001), "0");
    EXPECT_EQ(number_text(100), "100");
    Markup markup;
    markup.open("a", {{"b", "\"<"}});
    markup.leaf("c");
    markup.text("&");
    markup.close();
    EXPECT_EQ(markup.take(), "<a b=\"&quot;&lt;\"><c/>&amp;</a>");
}

}  // namespace
}  // namespace asynchio
