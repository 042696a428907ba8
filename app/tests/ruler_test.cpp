// The time ruler before, while and after a run is seen: it must not give the total away.
#include "app/tests/learner.h"
#include "app/tests/seen_run.h"

namespace asynchio {
namespace {

using testing::Learner;

TEST(TimeRuler, DoesNotSayHowLongARunWillBeBeforeItWasSeen) {
    Learner learner("10");
    testing::show_start(learner.playground());
    learner.does(SetParameter{"HOW", "1", false});
    learner.does(SetParameter{"CPU", "0.0", false});
    for (const char* io : {"0.2", "0.3", "0.5", "0.8"}) {
        learner.does(SetParameter{"IO", io, false});
        learner.does(Restart{});
        EXPECT_EQ(learner.picture().timeline.shown_end, 1.0) << "the same for every run of less than a second: " << io;
        learner.does(GoToEnd{});
        EXPECT_DOUBLE_EQ(learner.picture().timeline.shown_end, std::stod(io)) << "it was seen";
    }
}

TEST(TimeRuler, OfARunThatTakesNoTimeIsLikeAnyOther) {
    Learner learner("02");
    testing::show_start(learner.playground());
    ASSERT_EQ(learner.playground().run().total(), 0);
    learner.does(GoToEnd{});
    learner.does(SetRuler{Ruler::time});
    EXPECT_EQ(learner.picture().timeline.shown_end, 1.0);
}

}  // namespace
}  // namespace asynchio
