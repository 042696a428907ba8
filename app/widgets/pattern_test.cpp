#include "app/widgets/pattern.h"

#include <gtest/gtest.h>

#include "app/widgets/bar.h"
#include "app/widgets/test_screen.h"

namespace asynchio::ui {
namespace {

// What one drawing call added to the draw list.
struct Added {
    int vertices = 0;
    Rect bounds;
    bool within(const Rect& rect) const {
        constexpr float kRounding = 0.001f;
        return vertices == 0 ||
               (bounds.x >= rect.x - kRounding && bounds.y >= rect.y - kRounding &&
                bounds.right() <= rect.right() + kRounding && bounds.bottom() <= rect.bottom() + kRounding);
    }
};

template <class Call>
Added added_by(Ui& ui, Call call) {
    const int before = ui.draw->VtxBuffer.Size;
    call();
    Added added;
    added.vertices = ui.draw->VtxBuffer.Size - before;
    ImVec2 low{1e9f, 1e9f}, high{-1e9f, -1e9f};
    for (int i = before; i < ui.draw->VtxBuffer.Size; ++i) {
        const ImVec2 p = ui.draw->VtxBuffer[i].pos;
        low = {std::min(low.x, p.x), std::min(low.y, p.y)};
        high = {std::max(high.x, p.x), std::max(high.y, p.y)};
    }
    if (added.vertices > 0) added.bounds = rect_between(low, high);
    return added;
}

std::vector<Look> patterned() {
    std::vector<Look> looks;
    for (std::size_t i = 0; i < kLookCount; ++i)
        if (state_look(static_cast<Look>(i)).pattern.kind != PatternKind::none)
            looks.push_back(static_cast<Look>(i));
    return looks;
}

// Where a view is zoomed in as far as it goes, a bar begins billions of pixels away.
TEST(Pattern, OfABarThatBeginsFarAwayComesToAnEnd) {
    TestScreen screen(1000, 600);
    screen.frame([&](Ui& ui) {
        for (const Look look : patterned())
            for (const float away : {1e6f, 1e8f, 1e12f, 1e30f}) {
                const Rect bar{-away, 100, 2 * away, 40};
                const Added added = added_by(ui, [&] { draw_pattern(ui, state_look(look).pattern, bar, bar.min()); });
                EXPECT_LT(added.vertices, 200'000);
            }
    });
}

class PatternAtScale : public testing::TestWithParam<float> {};

TEST_P(PatternAtScale, StaysWithinItsRectangle) {
    TestScreen screen(1000, 600, GetParam());
    screen.frame([](Ui& ui) {
        for (Look look : patterned())
            for (const Rect& rect :
                 {Rect{20, 20, 200, 40}, Rect{13.5f, 7.25f, 31.5f, 17.75f}, Rect{5, 5, 9, 60}}) {
                const Added added = added_by(ui, [&] {
                    draw_pattern(ui, state_look(look).pattern, rect, {17.3f, 61});
                });
                EXPECT_TRUE(added.within(rect))
                    << static_cast<int>(look) << ": " << added.bounds.x << " " << added.bounds.y << " "
                    << added.bounds.right() << " " << added.bounds.bottom();
            }
    });
}

TEST_P(PatternAtScale, StaysWithinARoundToken) {
    TestScreen screen(1000, 600, GetParam());
    screen.frame([](Ui& ui) {
        const Rect rect{20, 20, 34, 44};
        const std::vector<ImVec2> outline = rounded_outline(rect, 22, true);
        for (Look look : patterned()) {
            const int before = ui.draw->VtxBuffer.Size;
            draw_pattern(ui, state_look(look).pattern, outline, {20, 64});
            for (int i = before; i < ui.draw->VtxBuffer.Size; ++i) {
                const ImVec2 p = ui.draw->VtxBuffer[i].pos;
                if (p.x >= 42) continue;  // right of the round end
                EXPECT_LE(std::hypot(p.x - 42, p.y - 42), 22.01f) << static_cast<int>(look);
            }
        }
    });
}

TEST_P(PatternAtScale, EveryPatternDrawsSomethingInABar) {
    TestScreen screen(1000, 600, GetParam());
    screen.frame([](Ui& ui) {
        for (Look look : patterned())
            EXPECT_GT(
                added_by(ui,
                         [&] {
                             draw_pattern(ui, state_look(look).pattern, Rect{20, 20, 300, 90}, {20, 110});
                         })
                    .vertices,
                20)
                << static_cast<int>(look);
    });
}

INSTANTIATE_TEST_SUITE_P(Scales, PatternAtScale, testing::Values(0.75f, 1.0f, 1.25f, 2.0f, 3.0f));

TEST(Pattern, TooManyLinesFallBackToTheFill) {
    TestScreen screen(20000, 3000);
    screen.frame([](Ui& ui) {
        const Pattern& pattern = state_look(Look::waiting_queue).pattern;
        const Rect few{0, 0, 399 * 6, 20}, many{0, 0, 402 * 6, 20};
        EXPECT_GT(added_by(ui, [&] { draw_pattern(ui, pattern, few, {0, 20}); }).vertices, 0);
        EXPECT_EQ(added_by(ui, [&] { draw_pattern(ui, pattern, many, {0, 20}); }).vertices, 0);
        const Rect field{0, 0, 15000, 3000};
        for (Look look : patterned())
            EXPECT_EQ(added_by(ui,
                               [&] {
                                   draw_pattern(ui, state_look(look).pattern, field, {0, 3000});
                               })
                          .vertices,
                      0)
                << static_cast<int>(look);
    });
}

TEST(Pattern, CostsOnlyWhatIsSeen) {
    TestScreen screen(500, 100);
    screen.frame([](Ui& ui) {
        const Pattern& pattern = state_look(Look::waiting_timer).pattern;
        const Added seen = added_by(ui, [&] {
            draw_pattern(ui, pattern, Rect{-1e6f, 10, 2e6f, 20}, {0, 30});
        });
        EXPECT_GT(seen.vertices, 0);
        EXPECT_LT(seen.vertices, 2000);
    });
}

TEST(Pattern, NarrowBarsHaveNone) {
    TestScreen screen;
    screen.frame([](Ui& ui) {
        const auto bar = [&](float width) {
            return added_by(ui,
                            [&] {
                                draw_bar(ui, Look::waiting_queue, {10, 10, width, 40}, {10, 50});
                            })
                .vertices;
        };
        EXPECT_EQ(bar(7), 8);  // outline and fill
        EXPECT_GT(bar(40), 60);
    });
}

TEST(Pattern, TravelsWithItsOrigin) {
    TestScreen screen;
    screen.frame([](Ui& ui) {
        const auto first = [&](float x) {
            const int before = ui.draw->VtxBuffer.Size;
            draw_pattern(ui, state_look(Look::waiting_timer).pattern, Rect{x, 10, 100, 20}, {x, 30});
            return ui.draw->VtxBuffer[before].pos.x - x;
        };
        EXPECT_NEAR(first(10), first(123), 0.001f);
    });
}

TEST(Bar, StandsOnItsBaseLineAndIsAsHighAsItsStateSays) {
    TestScreen screen;
    screen.frame([](Ui& ui) {
        for (std::size_t i = 0; i < kLookCount; ++i) {
            const auto look = static_cast<Look>(i);
            const Rect rect = bar_rect(ui, look, 100.4f, 180.2f, 300, 60);
            EXPECT_EQ(rect.bottom(), 300);
            EXPECT_EQ(rect.h, std::round(60 * state_look(look).height));
            EXPECT_EQ(rect.x, 100);
            EXPECT_EQ(rect.right(), 180);
        }
        EXPECT_EQ(bar_rect(ui, Look::running, 50, 50, 300, 60).w, 7);
        EXPECT_EQ(bar_rect(ui, Look::running, 50, 50, 300, 60, 14).w, 14);
        EXPECT_EQ(bar_rect(ui, Look::waiting_timer, 0, 50, 300, 10).h, 8);
        EXPECT_EQ(bar_rect(ui, Look::running, 0, 50, 300, 10).h, 20);
    });
}

TEST(Bar, IsDrawnWithinItsRectangle) {
    TestScreen screen;
    for (const char* theme : {"light", "dark", "projector", "print"}) {
        screen.theme() = built_in_theme(theme);
        screen.frame([&](Ui& ui) {
            for (std::size_t i = 1; i < kLookCount; ++i) {
                const auto look = static_cast<Look>(i);
                const Rect rect = bar_rect(ui, look, 100, 300, 300, 60);
                const Rect soft = rect.inset(-1.01f);  // a round corner is soft over one pixel
                EXPECT_TRUE(added_by(ui,
                                     [&] {
                                         draw_bar(ui, look, rect, {0, 300});
                                     })
                                .within(soft))
                    << theme << " " << i;
            }
        });
    }
}

TEST(Bar, PrintsWithoutColour) {
    TestScreen screen;
    screen.theme() = built_in_theme("print");
    screen.frame([](Ui& ui) {
        const int before = ui.draw->VtxBuffer.Size;
        for (std::size_t i = 0; i < kLookCount; ++i)
            draw_bar(ui, static_cast<Look>(i), {10, 10, 90, 40}, {10, 50});
        for (int i = before; i < ui.draw->VtxBuffer.Size; ++i) {
            const Color c = ui.draw->VtxBuffer[i].col & 0xFFFFFF;
            EXPECT_EQ(c & 0xFF, (c >> 8) & 0xFF);
            EXPECT_EQ(c & 0xFF, c >> 16);
        }
        EXPECT_EQ(state_fill(ui, Look::running), rgb(0));
        EXPECT_EQ(state_fill(ui, Look::ready), rgb(0xFFFFFF));
    });
}

}  // namespace
}  // namespace asynchio::ui
