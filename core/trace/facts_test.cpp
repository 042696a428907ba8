// Facts of recorded runs: the golden traces of the lessons.
#include "core/trace/facts.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <fstream>
#include <sstream>

#include "core/trace/text.h"

namespace asynchio {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;

Facts facts_of(const std::string& lesson) {
    std::ifstream file(std::string(ASYNCHIO_SOURCE_DIR) + "/app/tests/golden/" + lesson + ".trace");
    std::ostringstream text;
    text << file.rdbuf();
    const Result<Trace> trace = parse_trace_text(text.str());
    EXPECT_TRUE(trace) << lesson << (trace ? "" : trace.why());
    return Facts(*trace);
}

std::string said(const Result<std::string>& result) { return result ? *result : result.why(); }

TEST(Facts, OfAnEmptyTrace) {
    const Facts facts{Trace()};
    EXPECT_EQ(facts.total(), 0);
    EXPECT_EQ(facts.turns(), 0u);
    EXPECT_EQ(facts.max_ready(), 0u);
    EXPECT_EQ(facts.max_ready_at(0), 0u);
    EXPECT_EQ(facts.longest_hold(), 0);
    EXPECT_TRUE(facts.lines().empty());
    EXPECT_EQ(said(facts.outcome("A")), "there is no task or thread \"A\" in this run; there are none");
}

TEST(Facts, OfTurnsAndTheReadyQueue) {
    const Facts round_robin = facts_of("04-ready-queue");
    EXPECT_EQ(round_robin.turns(), 11u);
    EXPECT_EQ(round_robin.max_ready(), 3u);
    EXPECT_EQ(round_robin.max_ready_at(0), 3u);
    EXPECT_EQ(round_robin.total(), 0);
    const Facts future = facts_of("07-future");
    EXPECT_EQ(future.max_ready_at(2 * kSecond), 2u);
    EXPECT_EQ(future.max_ready_at(kSecond), 0u);
    const Facts blocked = facts_of("08-blocked-loop");
    EXPECT_EQ(blocked.slow(100 * kMillisecond), 1u);
    EXPECT_EQ(blocked.slow(kSecond), 0u);
    EXPECT_EQ(blocked.longest_hold(), 800 * kMillisecond);
    const Facts border = facts_of("14-border");
    EXPECT_EQ(border.max_ready_at(kSecond), 1u) << "main is ready all the time while the loop sleeps";
}

TEST(Facts, OfLines) {
    const Facts facts = facts_of("05-gather");
    EXPECT_EQ(facts.lines().size(), 7u);
    EXPECT_THAT(facts.times("ready"), ElementsAre(kSecond, 2 * kSecond, 3 * kSecond));
    EXPECT_EQ(facts.line("ready", 2)->text, "ready C");
    EXPECT_EQ(facts.line("ready", 2)->who, "C");
    EXPECT_EQ(facts.line("ready", 4), nullptr);
    EXPECT_EQ(facts.line("ready", 0), nullptr);
    EXPECT_EQ(facts.after("ready B")->text, "ready C");
    EXPECT_EQ(facts.after("tray"), nullptr);
    EXPECT_EQ(facts.after("nothing"), nullptr);
    EXPECT_EQ(*facts.gap("ready"), kSecond);
    EXPECT_FALSE(facts.gap("tray"));
    EXPECT_THAT(facts_of("02-recipe").warnings(), ElementsAre(HasSubstr("coroutine 'cook' was never awaited")));
}

TEST(Facts, OfLanes) {
    const Facts facts = facts_of("05-gather");
    EXPECT_THAT(facts.lane_names(), ElementsAre("main", "A", "B", "C"));
    EXPECT_EQ(said(facts.outcome("A")), "done");
    EXPECT_EQ(*facts.spent("A", "timer"), 3 * kSecond);
    EXPECT_EQ(*facts.spent("A", "waiting"), 3 * kSecond);
    EXPECT_EQ(*facts.spent("A", "lock"), 0);
    EXPECT_FALSE(facts.spent("A", "sleepy"));
    EXPECT_EQ(said(facts.state("A", kSecond)), "waiting");
    EXPECT_EQ(said(facts.state("B", kSecond)), "done");
    EXPECT_THAT(said(facts.state("X", 0)), HasSubstr("there is no task or thread \"X\""));
    EXPECT_EQ(said(facts_of("15-errors").outcome("B")), "failed");
    EXPECT_EQ(said(facts_of("15-errors").outcome("C")), "cancelled");
    EXPECT_EQ(said(facts_of("13-deadlock").outcome("bob")), "unfinished");
    EXPECT_EQ(said(facts_of("13-deadlock").state("bob", 0)), "not started");
    EXPECT_EQ(*facts_of("08-blocked-loop").spent("report", "blocking"), 800 * kMillisecond);
    EXPECT_EQ(*facts_of("09-worker").spent("read3", "worker"), 500 * kMillisecond);
    EXPECT_EQ(*facts_of("09-worker").spent("read3", "thread"), kSecond);
}

TEST(Facts, OfLocksQueuesAndWorkers) {
    const Facts locks = facts_of("13-deadlock");
    EXPECT_TRUE(locks.stuck());
    EXPECT_EQ(said(locks.holder("knife", locks.total())), "ann");
    EXPECT_EQ(said(locks.holder("board", 50 * kMillisecond)), "nobody");
    EXPECT_EQ(said(locks.holder("board", kSecond)), "bob");
    EXPECT_THAT(said(locks.holder("fork", 0)), HasSubstr("there is no lock \"fork\" in this run; there are knife, board"));
    const Facts workers = facts_of("09-worker");
    EXPECT_EQ(workers.busy_max(), 3u);
    EXPECT_EQ(workers.jobs_waiting_max(), 3u);
    EXPECT_EQ(facts_of("17-crawler").queue_max(), 4u);
    EXPECT_EQ(facts_of("18-load").in_use_max(), 2u);
    EXPECT_EQ(facts_of("01-wait-together").busy_max(), 0u);
    EXPECT_TRUE(locks.gil());
    EXPECT_EQ(locks.cores(), 4u);
    EXPECT_EQ(locks.error(), "");
}

}  // namespace
}  // namespace asynchio
