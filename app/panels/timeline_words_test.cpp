// The words on and beside the lanes: what was printed, the key of the patterns, time between columns, who is stuck.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "app/panels/timeline_column_gaps.h"
#include "app/panels/timeline_fixture.h"
#include "app/panels/timeline_lanes.h"
#include "app/panels/timeline_prints.h"
#include "app/panels/timeline_samples.h"
#include "app/panels/timeline_words.h"
#include "app/phrases/phrases.h"

namespace asynchio::panels {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

TEST_F(Timeline, WordsOverALaneNeverStandOnOthers) {
    Lane& lane = run.lanes[0];
    std::size_t said = 0;
    for (const double step : {0.04, 0.07, 0.11, 0.2, 0.5}) {
        lane.spans.clear();
        lane.kind = Lane::Kind::task;
        double at = 0;
        for (std::uint32_t i = 0; i < 12; ++i, at += i % 3 == 0 ? step : step / 2) {
            lane.spans.push_back(span_of(Activity::running, at, at, 4 * i, 4 * i + 1));
            lane.spans.back().turn = i + 7;
            lane.spans.push_back(span_of(Activity::waiting_timer, at, at + (i % 3 == 2 ? step : step / 2), 4 * i + 1, 4 * i + 3));
        }
        go_to(1000, at);
        show_lanes();
        screen.frame([&](ui::Ui& ui) {
            const Plot it = make_plot(ui, kArea, scene.timeline, state);
            const auto words = draw_lane(ui, it, it.rows[0], it.area.y, marks_of(ui, it, scene.timeline.lanes[0]));
            said += words.size();
            for (std::size_t i = 0; i < words.size(); ++i)
                for (std::size_t k = 0; k < i; ++k)
                    EXPECT_TRUE(ui::intersection(words[k], words[i].inset(-3, 0)).empty()) << step << ", " << k << ", " << i;
        });
    }
    EXPECT_GT(said, 10u);
}

class Prints : public Timeline {
  protected:
    // How many words stand on the first lane when it has printed this.
    std::size_t words_with(std::vector<PrintView> prints) {
        scene.timeline.lanes[0].prints = std::move(prints);
        screen.frame([&](ui::Ui& ui) {
            const Plot it = make_plot(ui, kArea, scene.timeline, state);
            row_top = it.area.y + it.rows[0].top;
            said = draw_lane(ui, it, it.rows[0], it.area.y, marks_of(ui, it, scene.timeline.lanes[0]));
        });
        return said.size();
    }
    // The widest words of the second line.
    float widest_below() const {
        float width = 0;
        for (const ui::Rect& words : said)
            if (words.y > said.front().bottom() - 4) width = std::max(width, words.w);
        return width;
    }
    std::vector<ui::Rect> said;  // where the words of the first lane stand
    float row_top = 0;           // of that lane
};

TEST_F(Prints, StandAtTheirTurnOverTheBarBehindIt) {
    const std::size_t without = words_with({});
    EXPECT_EQ(words_with({{10, "hello"}}), without + 1);
    EXPECT_EQ(words_with({{9, "before"}, {11, "later"}}), without) << "printed in other turns";
    EXPECT_EQ(words_with({{10, std::string(200, 'x')}}), without) << "no room";
    EXPECT_EQ(words_with({{10, std::string(200, 'x')}, {10, "hello"}}), without + 1) << "the last lines that have room";
    // The last turn's words stand before it, as its number does.
    Lane& lane = run.lanes[0];
    lane.spans.push_back(span_of(Activity::running, 1, 1, 52, 53));
    lane.spans.back().turn = 3;
    scene.timeline.lanes[0].ended = true;
    const std::size_t ended = words_with({});
    EXPECT_EQ(words_with({{52, "bye"}}), ended + 1);
    EXPECT_EQ(words_with({{10, "a"}, {52, "b"}}), ended + 2);
}

TEST_F(Prints, StandBelowTheFirstLineWhereATallLaneHasRoomForASecond) {
    Lane& lane = run.lanes[0];
    lane.spans = {span_of(Activity::running, 0, 0, 10, 11), span_of(Activity::waiting_timer, 0, 0.4, 11, 12),
                  span_of(Activity::running, 0.4, 0.4, 12, 13), span_of(Activity::waiting_timer, 0.4, 2, 13, 51)};
    lane.spans[0].turn = 1, lane.spans[2].turn = 2;
    const std::string words = "wide words";
    words_with({});
    words_with({{10, words}});
    EXPECT_GT(widest_below(), 70) << "beside the number is not enough room";
    words_with({{10, "bar"}});
    EXPECT_LT(widest_below(), 70);
    scene.timeline.lanes.resize(1);
    for (int i = 0; i < 9; ++i) scene.timeline.lanes.push_back(scene.timeline.lanes[0]);
    words_with({{10, words}});
    EXPECT_EQ(widest_below(), 0) << "a low lane has one line only";
}

TEST_F(Prints, OfTheLastTurnStandOverATaskThatWasReadyForLong) {
    Lane& lane = run.lanes[0];
    lane.spans = {span_of(Activity::running, 0, 0, 10, 11), span_of(Activity::ready, 0, 2, 11, 52), span_of(Activity::running, 2, 2, 52, 53)};
    lane.spans[0].turn = 1, lane.spans[2].turn = 3;
    scene.timeline.lanes[0].ended = true;
    const std::size_t without = words_with({});
    EXPECT_EQ(words_with({{52, "bye"}}), without + 1);
}

TEST_F(Prints, OfTheLastTurnTakeTheSecondLineFromTheWaitBeforeThem) {
    Lane& lane = run.lanes[0];
    lane.spans = {span_of(Activity::running, 0, 0, 10, 11), span_of(Activity::waiting_timer, 0, 0.5, 11, 52), span_of(Activity::running, 0.5, 0.5, 52, 53)};
    lane.spans[0].turn = 1, lane.spans[2].turn = 3;
    scene.timeline.lanes[0].ended = true;
    go_to(60, 0.5);
    words_with({{10, "first"}});
    const float wait = widest_below();
    EXPECT_GT(wait, 0) << "what is waited for";
    words_with({{10, "first"}, {52, "at last"}});
    EXPECT_GT(widest_below(), 0);
    EXPECT_LT(widest_below(), wait) << "the wait has given way";
}

TEST_F(Prints, StandOverTheColumnOfATurn) {
    scene.timeline.ruler = state.ruler = Ruler::turns;
    const std::size_t without = words_with({});
    EXPECT_EQ(words_with({{10, "hello"}}), without + 1);
    EXPECT_EQ(words_with({{20, "somebody else's"}}), without);
}

TEST_F(Prints, LeaveACancelRoomInTheirLineWhereThereIsNoneOverTheBars) {
    scene.timeline.lanes.assign(6, LaneView(scene.timeline.lanes[0]));  // low, but with words
    run.lanes[0].spans.push_back(span_of(Activity::running, 1, 1, 52, 53));
    run.lanes[0].spans.back().turn = 3;
    scene.timeline.lanes[0].ended = true;
    ASSERT_FALSE(plot().compact(plot().rows[0]));
    const std::size_t without = words_with({});
    run.lanes[0].cancels = {{from_seconds(1), 51, Actor::of(ThreadId(1))}};
    ASSERT_EQ(words_with({}), without + 1);
    for (std::size_t i = 0; i + 1 < said.size(); ++i) EXPECT_TRUE(ui::intersection(said[i], said.back()).empty()) << i;
    EXPECT_LT(said.back().right(), plot().x(1));
}

TEST_F(Prints, OfLowLanesNeverStandInTheLaneAbove) {
    for (Span& span : run.lanes[0].spans)
        if (span.activity == Activity::waiting_timer) span.activity = span.phase = Activity::waiting_pool;  // a high bar
    const LaneView lane = scene.timeline.lanes[0];
    for (std::size_t count = 2; count < 24; ++count) {
        scene.timeline.lanes.assign(count, lane);
        words_with({{10, "hello"}});
        for (const ui::Rect& words : said) EXPECT_GE(words.y, row_top - 3.5f) << count;
    }
}

TEST_F(Prints, AreNotUnderACancelInTheRulerOfTurns) {
    scene.timeline.ruler = state.ruler = Ruler::turns;
    run.lanes[0].cancels = {{0, 11, run.lanes[1].actor}};
    words_with({});
    for (const char* text : {"hello", "as wide as the column"}) {
        words_with({{10, text}});
        for (std::size_t i = 0; i < said.size(); ++i)
            for (std::size_t k = 0; k < i; ++k) EXPECT_TRUE(ui::intersection(said[k], said[i]).empty()) << text;
    }
    EXPECT_GT(said.size(), 0u);
}

TEST_F(Prints, StandBehindTheLastTurnWhereNothingElseDoes) {
    Lane& lane = run.lanes[0];
    lane.spans[1].activity = Activity::blocking;  // as high as the lane: over it is no room
    lane.spans.push_back(span_of(Activity::running, 1, 1, 52, 53));
    lane.spans.back().turn = 1;
    scene.timeline.lanes[0].ended = true;
    const std::size_t without = words_with({});
    EXPECT_EQ(words_with({{52, "bye"}}), without + 1);
    go_to(60, 1);
    EXPECT_EQ(words_with({{52, "bye"}}), without) << "there is nothing behind it yet";
}

TEST_F(Prints, OfTheLastTurnStandOverLowLanesToo) {
    for (std::uint32_t i = 3; i <= 16; ++i) {
        run.lanes.push_back(run.lanes[0]);
        run.lanes.back().actor = Actor::of(TaskId(i));
    }
    Lane& lane = run.lanes[0];
    lane.spans.push_back(span_of(Activity::running, 1, 1, 52, 53));
    show_lanes();
    ASSERT_TRUE(plot().compact(plot().rows[0]));
    const std::size_t without = words_with({});
    EXPECT_EQ(words_with({{52, "refused"}}), without + 1);
    EXPECT_EQ(words_with({{10, "hello"}}), without) << "of the others there is no room";
}

// A character is one pixel wide.
PrintedWords printed(std::vector<PrintView> prints, float room) {
    LaneView lane;
    lane.prints = std::move(prints);
    return printed_words([](std::string_view words) { return static_cast<float>(words.size()); }, lane, 10, 20, room);
}

TEST(PrintedWords, AreTheLastLinesThatHaveRoom) {
    const std::vector<PrintView> prints = {{9, "before"}, {10, "a"}, {12, "bb"}, {14, "ccc"}, {19, "dddd"}, {20, "behind"}};
    EXPECT_EQ(printed(prints, 100).words, "bb, ccc, dddd");
    EXPECT_EQ(printed(prints, 12).words, "ccc, dddd");
    EXPECT_EQ(printed(prints, 4).words, "dddd");
    EXPECT_EQ(printed(prints, 4).width, 4);
    EXPECT_EQ(printed(prints, 3).words, "");
    EXPECT_EQ(printed({}, 100).words, "");
}

TEST(PrintedWords, ThatAnAnswerWasReadFromGoBeforeALogAndALogBeforeTheRest) {
    const std::vector<PrintView> prints = {{10, "starts"}, {11, "log: 1 s", false, true}, {12, "tick 3", true}, {13, "ends"}};
    EXPECT_EQ(printed(prints, 100).words, "log: 1 s, tick 3, ends");
    EXPECT_EQ(printed(prints, 16).words, "log: 1 s, tick 3");
    EXPECT_EQ(printed(prints, 15).words, "tick 3, ends");
    EXPECT_EQ(printed(prints, 6).words, "tick 3");
    EXPECT_EQ(printed(prints, 5).words, "ends");
    const auto lines = printed(prints, 16).lines;
    ASSERT_EQ(lines.size(), 2u);
    EXPECT_EQ(lines[0].words, "log: 1 s");
    EXPECT_TRUE(lines[0].log && !lines[0].answers);
    EXPECT_TRUE(lines[1].answers && !lines[1].log);
}

TEST_F(Timeline, ACancelSaysWhoAsked) {
    const auto words = [&](Actor by) { return cancel_words(phrases_in(Locale::en), scene.timeline, scene.timeline.lanes[0], {0, 0, by}); };
    EXPECT_EQ(words(run.lanes[1].actor), "cancel() by B");
    EXPECT_EQ(words(run.lanes[0].actor), "cancel()") << "it itself, as asyncio.timeout does";
    EXPECT_EQ(words({}), "cancel()") << "a callback";
    EXPECT_EQ(words(Actor::of(TaskId(9))), "cancel()") << "somebody without a lane";
    EXPECT_EQ(words(Actor::of(ThreadId(1))), "cancel() by run()");
}

TEST_F(Timeline, WaitsForALockAreCalledByItsName) {
    Span span = span_of(Activity::waiting_lock, 0, 1, 10, 12);
    span.wait.kind = WaitKind::lock;
    span.wait.object = 2;
    scene.timeline.lock_names = {"knife", "board"};
    const auto words = [&] { return span_words(phrases_in(Locale::en), scene.timeline, scene.timeline.lanes[0], span, span.activity); };
    EXPECT_EQ(words(), "waiting: board");
    span.wait.object = 3;
    EXPECT_EQ(words(), "waiting: lock") << "one of very many";
}

TEST_F(Timeline, WaitsWithALimitSayHowLongItLetsThem) {
    Span span = span_of(Activity::waiting_box, 0, 1, 10, 12);
    const auto words = [&] { return limited_words(phrases_in(Locale::en), "waiting: gather", span); };
    span.wait.kind = WaitKind::gather;
    EXPECT_EQ(words(), "waiting: gather");
    span.wait.deadline = from_seconds(2.5);
    EXPECT_EQ(words(), "waiting: gather, at most until 2.50");
    span.wait.kind = WaitKind::timer;
    EXPECT_EQ(words(), "waiting: gather") << "a sleep is over then";
}

TEST_F(Timeline, TheKeyOfThePatternsNamesWhatIsInSight) {
    const auto key = [&] {
        std::vector<std::string> words;
        for (const StateSample& sample : samples_of(phrases_in(Locale::en), plot())) words.push_back(sample.full);
        return words;
    };
    EXPECT_THAT(key(), ElementsAre("running", "waiting: timer"));
    run.lanes[1].spans[1].activity = run.lanes[1].spans[1].phase = Activity::waiting_queue;
    EXPECT_THAT(key(), ElementsAre("running", "waiting: timer", "waiting: queue"));
    state.view = {1.2, 2.5, false};
    EXPECT_THAT(key(), ElementsAre("waiting: queue")) << "the others lie left of it";
    state.view = {};
    go_to(21, 0);
    EXPECT_THAT(key(), ElementsAre("running", "waiting: timer")) << "what has not happened is not explained";
}

TEST_F(Timeline, BetweenColumnsStandsTheTimeThatNobodyHadATurn) {
    scene.timeline.ruler = state.ruler = Ruler::turns;
    Lane& lane = run.lanes[0];
    lane.spans.push_back(span_of(Activity::running, 1.5, 1.5, 52, 53));
    lane.spans.back().turn = 3;
    run.columns.push_back({lane.actor, 3, 52, 53, 2});
    scene.timeline.shown_end = scene.timeline.end = scene.timeline.playhead = scene.timeline.seen = 3;
    const auto gaps = [&] {
        std::vector<std::string> words;
        for (const ColumnGap& gap : column_gaps(plot())) words.push_back(std::to_string(gap.column) + ": " + gap.words);
        return words;
    };
    EXPECT_THAT(gaps(), ElementsAre("2: +1.5 s")) << "the first two came at once";
    state.position = state.seen = 40;
    EXPECT_THAT(gaps(), IsEmpty()) << "it has not happened";
    state.position = state.seen = 60;
    run.columns[1].turn = 0;
    EXPECT_THAT(gaps(), IsEmpty()) << "a thread may have run before";
    run.columns[1].turn = 2;
    scene.timeline.by_threads = true;
    EXPECT_THAT(gaps(), IsEmpty());
}

TEST_F(Timeline, TheLastLaneThatWaitsComesIntoSightWhenNobodyCanGoOn) {
    for (std::uint32_t i = 3; i <= 60; ++i) {
        run.lanes.push_back(run.lanes[0]);
        run.lanes.back().actor = Actor::of(TaskId(i));
    }
    // The names of the lanes that a click on the first row in sight, or on the last one, selects.
    const auto in_sight = [&](std::size_t waits) {
        show_lanes();
        for (std::size_t i = 0; i < scene.timeline.lanes.size(); ++i) scene.timeline.lanes[i].ended = i != waits;
        scene.banner.emplace();
        ++state.position, ++state.seen;
        screen.settle(draw);
        actions.clear();
        for (float y = 80; y < 500; y += 6) {
            screen.input().click(plot().x(0.5), y);
            screen.settle(draw);
        }
        for (const Select& chosen : only<Select>(actions))
            if (chosen.selection.actor == scene.timeline.lanes[waits].actor) return true;
        return false;
    };
    EXPECT_TRUE(in_sight(55));
    EXPECT_TRUE(in_sight(3));
    EXPECT_TRUE(in_sight(30));
}

}  // namespace
}  // namespace asynchio::panels
