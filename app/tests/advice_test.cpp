// What the lesson doctor advises against, in lessons made for it; and that the course needs none of it.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "app/model/subject.h"
#include "app/tests/runner_fixture.h"
#include "lessons/doctor/warnings.h"
#include "lessons/reader/course.h"

namespace asynchio {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

class Advice : public ::testing::Test {
  protected:
    std::vector<std::string> advice(const Lesson& lesson) {
        const Result<Subject> subject = subject_of_lesson(lesson);
        EXPECT_TRUE(subject);
        const auto examine = [&](const Settings& settings, const std::vector<std::string>& questions,
                                 const Decisions& decisions) -> Result<ExaminedRun> {
            Result<RunRequest> request = make_request_with(*subject, subject->machine, settings);
            if (!request) return request.failure();
            request->questions = questions;
            request->schedule.policy = ScheduleText::Policy::replay;
            request->schedule.choices = decisions;
            testing::run(client_, *request);
            return ExaminedRun{client_.trace(), client_.answers()};
        };
        EXPECT_THAT(examine_lesson(lesson, examine), IsEmpty());
        std::vector<std::string> sentences;
        for (const Problem& problem : advise_lesson(lesson, examine)) sentences.push_back(describe(problem));
        return sentences;
    }
    std::vector<std::string> advice(const std::string& program, const std::string& blocks) {
        static const std::string kFront = "---\ntitle: T\ngoal: You can tell.\nminutes: 12\n---\nS.\n";
        static const std::string kCaptions = "\n## say when program starts\nGo.\n\n## say when time 0\nOn.\n\n## say when program ends\nDone.\n\n";
        static const std::string kChallenge = "\n## challenge\ntext: Make it last.\ngoal: total >= 2\nsolution: WAIT=2.0\n";
        return advice(parse_lesson("90-made", kFront + kCaptions + blocks + kChallenge, program));
    }
    // Two threads that print, each after its own time.
    static std::string race(const std::string& first, const std::string& second) {
        return "import threading, time\nWAIT = 1.0  #: 0.5..2.0 step 0.1 s\n\ndef work(name, wait):\n    time.sleep(wait)\n    print(name)\n\n"
               "threading.Thread(target=work, args=('a', " + first + "), name='a').start()\n"
               "threading.Thread(target=work, args=('b', " + second + "), name='b').start()\n";
    }

    static inline const std::string kQuestion = "## predict number\nask: How many lines?\nanswer: len(lines())\nwrong: 7 | No.\nwhy: So.\n";
    RunClient client_{testing::built_runner()};
};

TEST_F(Advice, AWrongAnswerThatIsRightAtMostSettings) {
    const std::string program = "import time\nWAIT = 1.0  #: 0.5..3.0 step 0.1 s\ntime.sleep(WAIT)\n";
    const auto question = [](const std::string& wrong) {
        return "## predict number\nask: How long?\nanswer: value(\"WAIT\")\nwrong: " + wrong + " | No.\nwhy: So.\n";
    };
    EXPECT_THAT(advice(program, question("value(\"WAIT\") + 1")), IsEmpty());
    EXPECT_THAT(advice(program, question("max(value(\"WAIT\"), 2.6)")), IsEmpty()) << "at few settings it may be right";
    std::string stated = question("max(value(\"WAIT\"), 1.1)");
    stated.replace(stated.find("How long?"), 9, "WAIT = 1.0: how long?");
    EXPECT_THAT(advice(program, stated), IsEmpty()) << "it is not asked at other values";
    const std::string offered = "## predict choice\nask: Long?\noptions: [\"yes\", \"no\"]\nanswer: \"yes\" if value(\"WAIT\") > 1.1 else \"no\"\n"
                                "wrong: \"yes\" | No.\nwhy: So.\n";
    EXPECT_THAT(advice(program, offered), IsEmpty()) << "which option is right may depend on the sliders";
    const auto many = advice(program, question("max(value(\"WAIT\"), 1.1)"));
    ASSERT_EQ(many.size(), 1u);
    EXPECT_THAT(many[0], ::testing::MatchesRegex("90-made/lesson.md, line [0-9]+: this wrong answer, max\\(value\\(\"WAIT\"\\), 1.1\\), is the right one at "
                                                 "[0-9]+ of [0-9]+ slider settings, where nobody is told its explanation; .*"));
}

TEST_F(Advice, ThreadsThatTie) {
    EXPECT_THAT(advice(race("WAIT", "WAIT"), kQuestion),
                ElementsAre("90-made/program.py, line 5: a and b can both go on since 1.00 s, and who goes first decides what is printed: other "
                            "machines may print something else; set them apart, for example with other times"));
    EXPECT_THAT(advice(race("WAIT", "WAIT + 0.1"), kQuestion), IsEmpty());
    EXPECT_THAT(advice(race("WAIT", "WAIT"), "## predict number\nask: How many?\nanswer: 2\nwrong: 3 | No.\nwhy: So.\nwith: WAIT=0.5\n"),
                ::testing::SizeIs(2)) << "at every setting that is asked about";
}

TEST_F(Advice, ATieThatChangesNothingIsNone) {
    EXPECT_THAT(advice("import threading, time\nWAIT = 1.0  #: 0.5..2.0 step 0.1 s\ndef work():\n    time.sleep(WAIT)\n    print('x')\n\n"
                       "for _ in range(2): threading.Thread(target=work).start()\n", kQuestion),
                IsEmpty());
}

TEST_F(Advice, TheCourseNeedsNone) {
    const Result<Course> course = read_course(std::filesystem::path(ASYNCHIO_SOURCE_DIR) / "lessons");
    ASSERT_TRUE(course);
    for (const CourseEntry& entry : course->entries) EXPECT_THAT(advice(entry.lesson), IsEmpty());
}

}  // namespace
}  // namespace asynchio
