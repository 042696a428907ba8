#include "core/base/time.h"

#include <gtest/gtest.h>

namespace asynchio {
namespace {

TEST(Seconds, AreExactInTraces) {
    EXPECT_EQ(format_seconds(1'250 * kMillisecond), "1.25");
    EXPECT_EQ(format_seconds(2'433'333'330), "2.43333333");
    EXPECT_EQ(format_seconds(kNever), "never");
}

TEST(Seconds, AreShortForPeople) {
    EXPECT_EQ(brief_seconds(1'250 * kMillisecond), "1.25");
    EXPECT_EQ(brief_seconds(3 * kSecond), "3.00");
    EXPECT_EQ(brief_seconds(2'433'333'330), "2.433");
    EXPECT_EQ(brief_seconds(2'418'500'000), "2.419") << "the nearer one";
    EXPECT_EQ(brief_seconds(-2'433'333'330), "-2.433");
    EXPECT_EQ(brief_seconds(200 * kMicrosecond), "0.0002");
    EXPECT_EQ(brief_seconds(33'333'333), "0.033333");
    EXPECT_EQ(brief_seconds(2'433'333'330, 3), "2.433");
    EXPECT_EQ(brief_seconds(kNever), "never");
}

}  // namespace
}  // namespace asynchio
