// What a caption speaks of is in the picture beside it: in every lesson, at every caption, in windows of every size and in
// both languages, its lane is in sight, the ring stands on it, and the card covers neither.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <ostream>
#include <tuple>

#include "app/panels/flow_card.h"
#include "app/panels/timeline.h"
#include "app/panels/timeline_caption.h"
#include "app/panels/window_layout.h"
#include "app/panels/window_plan.h"
#include "app/phrases/locale.h"
#include "app/tests/learner.h"
#include "app/widgets/test_screen.h"

namespace asynchio {
namespace {

struct Look {
    const char* name;
    int width, height;
    bool project;
    Locale locale;
};

void PrintTo(const Look& look, std::ostream* out) { *out << look.name; }

class ToldLanes : public ::testing::TestWithParam<std::tuple<std::string, Look>> {
  protected:
    ToldLanes() : look_(std::get<1>(GetParam())), learner_(std::get<0>(GetParam())), screen_(look_.width, look_.height) {
        if (look_.locale != Locale::en) learner_.does(SetLocale{look_.locale});
        screen_.set_locale(look_.locale);
        screen_.set_projector(look_.project);
        screen_.set_reduced_motion(true);
        learner_.predicts_something();
        if (look_.project) learner_.does(ToggleProject{});
        learner_.does(GoToStage{Stage::run});
    }

    Playground& playground() { return learner_.playground(); }
    ui::Rect area() const { return {0, 0, static_cast<float>(look_.width), static_cast<float>(look_.height)}; }
    const Scene& scene() { return playground().scene(); }

    Actions settle() {
        Actions actions;
        screen_.settle([&](ui::Ui& ui) {
            if (look_.project) panels::draw_project_window(ui, area(), scene(), playground().ui(), actions);
            else panels::draw_window(ui, area(), scene(), playground().ui(), playground().editor(), actions);
        });
        return actions;
    }
    bool goes_on_with_click(ImVec2 at) {
        screen_.input().click(at.x, at.y);
        const Actions actions = settle();
        return std::ranges::any_of(actions, [](const Action& action) { return std::holds_alternative<NextCaption>(action); });
    }
    template <class Check>
    void measure(const Check& check) {
        screen_.frame([&](ui::Ui& ui) {
            const panels::WindowPlan plan = panels::plan_window(ui, area(), scene(), playground().ui());
            check(ui, panels::timeline_places(ui, plan.timeline, scene(), playground().ui()));
        });
    }

    void expect_beside() {
        const CaptionView caption = *scene().flow.caption;
        SCOPED_TRACE(caption.text);
        settle();
        ui::Rect card, ring;
        measure([&](ui::Ui& ui, const panels::TimelinePlaces& places) {
            const panels::Plot& plot = places.plot;
            const float lanes = std::min(plot.rows_height, plot.area.h);
            const ui::Rect room{plot.area.x, plot.area.y, plot.area.w, lanes};
            card = places.band;
            EXPECT_GE(card.y + 0.5f, std::max(plot.area.bottom(), plot.cores.bottom())) << "covers lanes";
            EXPECT_GE(plot.area.h, std::min(plot.rows_height, plot.sizes.least_pitch * 2)) << "no room for the lanes";
            const ui::Rect row = panels::caption_row(plot, plot.area.y, caption);
            scrolls_ = plot.rows_height > plot.area.h + 1;
            const auto target = panels::caption_target(ui, plot, room, plot.area.y, caption);
            if (scrolls_) return;
            ASSERT_TRUE(target);
            ring = target->ring;
            EXPECT_EQ(row.empty(), target->row.empty());
            EXPECT_LE(ring.bottom(), card.y);
            EXPECT_LE(row.bottom(), card.y + 0.5f);
            EXPECT_GE(ring.y, plot.ruler.y);
        });
        EXPECT_THAT(screen_.memory().cut, ::testing::Not(::testing::Contains(caption.text))) << "half a caption";
        EXPECT_TRUE(goes_on_with_click(card.centre())) << "the card is there";
        if (ring.empty()) return;  // its lane had to be scrolled to
        EXPECT_FALSE(goes_on_with_click(ring.centre())) << "the card covers what it speaks of";
    }

    Look look_;
    testing::Learner learner_;
    ui::TestScreen screen_;
    bool scrolls_ = false;
};

TEST_P(ToldLanes, AreNeverCovered) {
    std::size_t captions = 0;
    while (scene().flow.stage == Stage::run && captions < 50) {
        learner_.does(NextCaption{});
        if (!scene().flow.caption) continue;
        ++captions;
        if (look_.project) settle();
        else expect_beside();
    }
    EXPECT_GT(captions, 0u);
}

// From caption to caption the lanes stay where they are.
TEST_P(ToldLanes, DoNotMove) {
    if (look_.project) return;
    std::vector<float> tops, ends;
    while (scene().flow.stage == Stage::run && tops.size() < 50) {
        learner_.does(NextCaption{});
        // A banner says that the program is stuck: it may push what is below it.
        if (!scene().flow.caption || scene().timeline.ruler == Ruler::turns || scene().banner) continue;
        settle();
        measure([&](ui::Ui&, const panels::TimelinePlaces& places) {
            tops.push_back(places.plot.area.y);
            ends.push_back(places.band.y);
        });
    }
    for (std::size_t i = 1; i < tops.size(); ++i) {
        EXPECT_EQ(tops[i], tops[0]);
        EXPECT_NEAR(ends[i], ends[0], 60) << "one caption may need two lines more";
    }
}

const auto kNames = [](const auto& info) {
    std::string name = std::get<0>(info.param);
    std::ranges::replace(name, '-', '_');
    return "L" + name + "_" + std::get<1>(info.param).name;
};

INSTANTIATE_TEST_SUITE_P(EveryLesson, ToldLanes,
                         ::testing::Combine(::testing::ValuesIn(testing::all_lessons()),
                                            ::testing::Values(Look{"small", 1366, 768, false, Locale::en},
                                                              Look{"small_german", 1366, 768, false, Locale::de},
                                                              Look{"large", 1920, 1080, false, Locale::en},
                                                              Look{"large_german", 1920, 1080, false, Locale::de},
                                                              Look{"projected", 1920, 1080, true, Locale::en})),
                         kNames);

// --- answers --------------------------------------------------------------------------------------------------

class ToldAnswers : public ::testing::TestWithParam<std::string> {};

TEST_P(ToldAnswers, AreSeenWithTheirReasonWithoutScrolling) {
    testing::Learner learner(GetParam());
    learner.predicts_something();
    learner.does(GoToStage{Stage::explain});
    ui::TestScreen screen(1366, 768);
    screen.settle([](ui::Ui&) {});
    for (const Locale locale : {Locale::en, Locale::de}) {
        learner.does(SetLocale{locale});
        screen.set_locale(locale);
        ASSERT_FALSE(learner.sees().verdicts.empty());
        for (std::size_t i = 0; i < learner.sees().verdicts.size(); ++i) {
            learner.does(OpenQuestion{i});
            screen.frame([&](ui::Ui& ui) {
                const panels::WindowPlan plan = panels::plan_window(ui, {0, 0, 1366, 768}, learner.picture(), learner.playground().ui());
                EXPECT_GE(plan.story.h + 1, panels::flow_card_whole_height(ui, learner.picture(), plan.story.w)) << "answer " << i + 1;
            });
        }
    }
}

INSTANTIATE_TEST_SUITE_P(Lessons, ToldAnswers, ::testing::ValuesIn(testing::all_lessons()), [](const auto& lesson) {
    std::string name = lesson.param;
    std::ranges::replace(name, '-', '_');
    return name;
});

}  // namespace
}  // namespace asynchio
