// Anchors in recorded runs. The traces are the golden ones of the lessons.
#include "lessons/narration/moments.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <memory>

#include "core/trace/text.h"
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

}  // namespace
}  // namespace asynchio
