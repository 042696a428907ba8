// The numbers that worksheets and posters of the course rely on: what the lessons come to at many settings.
#include <gtest/gtest.h>

#include "app/model/subject.h"
#include "app/tests/runner_fixture.h"

namespace asynchio {
namespace {

class ReferenceNumbers : public ::testing::Test {
  protected:
    double number(const std::string& lesson, const std::string& settings, const std::string& question) {
        const Result<Subject> subject = load_subject(std::filesystem::path(ASYNCHIO_SOURCE_DIR) / "lessons", lesson);
        RunRequest request = *make_request_with(*subject, subject->machine, *parse_settings(settings));
        request.questions = {question};
        testing::run(client_, request);
        const Answer& answer = client_.answers().at(0);
        EXPECT_TRUE(answer) << settings << ": " << answer.error;
        return answer.value.number() != nullptr ? *answer.value.number() : -1;
    }
    RunClient client_{testing::built_runner()};
};

TEST_F(ReferenceNumbers, FourWaysOfDoingFourJobs) {
    struct Row {
        const char* jobs;
        double plain, async, threads, processes, without_gil;
    };
    for (const Row& row : {Row{"IO=0.5 CPU=0.0", 2.0, 0.5, 0.5, 0.55, 0.5}, Row{"IO=0.0 CPU=0.5", 2.0, 2.0, 2.0, 0.55, 0.5},
                           Row{"IO=0.5 CPU=0.5", 4.0, 2.5, 2.5, 1.05, 1.0}}) {
        const auto total = [&](const char* how) { return number("10", std::string(row.jobs) + " " + how, "total"); };
        EXPECT_NEAR(total("HOW=0"), row.plain, 1e-9) << row.jobs;
        EXPECT_NEAR(total("HOW=1"), row.async, 1e-9) << row.jobs;
        EXPECT_NEAR(total("HOW=2"), row.threads, 1e-9) << row.jobs;
        EXPECT_NEAR(total("HOW=3"), row.processes, 1e-9) << row.jobs;
        EXPECT_NEAR(total("HOW=2 gil=False"), row.without_gil, 1e-9) << row.jobs;
    }
}

TEST_F(ReferenceNumbers, WorkersAndFiles) {
    const double seconds[] = {3.0, 1.5, 1.0, 1.0, 1.0, 0.5, 0.5, 0.5};
    for (int workers = 1; workers <= 8; ++workers)
        EXPECT_NEAR(number("09", "WORKERS=" + std::to_string(workers), "time_of('read')"), seconds[workers - 1], 1e-9) << workers;
}

TEST_F(ReferenceNumbers, Spiders) {
    const double seconds[] = {4.0, 2.5, 2.0, 1.5, 1.5, 1.5};
    for (int spiders = 1; spiders <= 6; ++spiders)
        EXPECT_NEAR(number("17", "SPIDERS=" + std::to_string(spiders), "total"), seconds[spiders - 1], 1e-9) << spiders;
}

TEST_F(ReferenceNumbers, WaitingTimesAtTheDatabase) {
    const double median[] = {1.5, 0.6, 0.3, 0.3}, most[] = {2.5, 0.8, 0.3, 0.3};
    for (int places = 1; places <= 4; ++places) {
        const std::string pool = "POOL=" + std::to_string(places);
        EXPECT_NEAR(number("18", pool, "pct(50, value('waits'))"), median[places - 1], 1e-9) << pool;
        EXPECT_NEAR(number("18", pool, "pct(95, value('waits'))"), most[places - 1], 1e-9) << pool;
    }
}

TEST_F(ReferenceNumbers, TheDeadlockIsGoneWhenBobComesLate) {
    for (int tenths = 0; tenths <= 15; ++tenths) {
        if (tenths == 5) continue;  // bob starts in the instant in which ann wants the board: luck decides on a real clock
        EXPECT_EQ(number("13", "LATE=" + std::to_string(tenths / 10) + "." + std::to_string(tenths % 10), "1 if stuck else 0"), tenths < 5 ? 1 : 0) << tenths;
    }
}

}  // namespace
}  // namespace asynchio
