#include "app/text/history.h"

#include <gtest/gtest.h>

#include "app/text/tests/printing.h"

namespace asynchio {
namespace {

TextSelection at(std::size_t column) {
    return TextSelection::at({0, column});
}

std::vector<TextEdit> typed(std::size_t column, const std::string& text) {
    return {{{0, column}, "", text}};
}
std::vector<TextEdit> erased(std::size_t column, const std::string& text) {
    return {{{0, column}, text, ""}};
}

TEST(EditHistory, StartsEmpty) {
    EditHistory history;
    EXPECT_FALSE(history.can_undo());
    EXPECT_FALSE(history.can_redo());
    EXPECT_EQ(history.undo(), nullptr);
    EXPECT_EQ(history.redo(), nullptr);
    EXPECT_FALSE(history.is_modified());
}

TEST(EditHistory, ARunOfTypingIsOneSmallStep) {
    EditHistory history;
    for (std::size_t i = 0; i < 5; ++i) {
        history.record(typed(i, std::string(1, static_cast<char>('a' + i))), at(i), at(i + 1),
                       EditGroup::typing);
    }
    const UndoStep* step = history.undo();
    ASSERT_NE(step, nullptr);
    EXPECT_EQ(step->edits, typed(0, "abcde"));
    EXPECT_EQ(step->before, at(0));
    EXPECT_EQ(step->after, at(5));
    EXPECT_FALSE(history.can_undo());
}

TEST(EditHistory, EditsAtDifferentPlacesStayApart) {
    EditHistory history;
    history.record(typed(5, "a"), at(5), at(6), EditGroup::typing);
    history.record(typed(0, "b"), at(0), at(1), EditGroup::typing);
    const UndoStep* step = history.undo();
    ASSERT_EQ(step->edits.size(), 2u);
    EXPECT_EQ(step->edits[0], typed(5, "a")[0]);
    EXPECT_EQ(step->edits[1], typed(0, "b")[0]);
}

TEST(EditHistory, RunsOfErasingJoinInBothDirections) {
    EditHistory history;
    history.record(erased(4, "e"), at(5), at(4), EditGroup::erasing_left);
    history.record(erased(3, "d"), at(4), at(3), EditGroup::erasing_left);
    history.record(erased(0, "a"), at(0), at(0), EditGroup::erasing_right);
    history.record(erased(0, "b"), at(0), at(0), EditGroup::erasing_right);
    EXPECT_EQ(history.undo()->edits, erased(0, "ab"));
    EXPECT_EQ(history.undo()->edits, erased(3, "de"));
    EXPECT_FALSE(history.can_undo());
}

TEST(EditHistory, GroupsEndWhenClosedOrAnotherBegins) {
    EditHistory history;
    history.record(typed(0, "a"), at(0), at(1), EditGroup::typing);
    history.close_group();
    history.record(typed(1, "b"), at(1), at(2), EditGroup::typing);
    history.record(erased(1, "b"), at(2), at(1), EditGroup::erasing_left);
    history.record(typed(1, "c"), at(1), at(2), EditGroup::alone);
    history.record(typed(2, "d"), at(2), at(3), EditGroup::alone);
    int steps = 0;
    while (history.undo() != nullptr) ++steps;
    EXPECT_EQ(steps, 5);
}

TEST(EditHistory, RevisionsComeBack) {
    EditHistory history;
    history.record(typed(0, "a"), at(0), at(1), EditGroup::alone);
    const auto first = history.revision();
    history.record(typed(1, "b"), at(1), at(2), EditGroup::alone);
    const auto second = history.revision();
    EXPECT_NE(first, second);
    history.undo();
    EXPECT_EQ(history.revision(), first);
    history.redo();
    EXPECT_EQ(history.revision(), second);
    history.undo();
    history.record(typed(1, "c"), at(1), at(2), EditGroup::alone);
    EXPECT_NE(history.revision(), second) << "another text, another number";
    EXPECT_FALSE(history.can_redo());
}

TEST(EditHistory, SavedStateIsRecognised) {
    EditHistory history;
    history.record(typed(0, "a"), at(0), at(1), EditGroup::typing);
    EXPECT_TRUE(history.is_modified());
    history.mark_saved();
    EXPECT_FALSE(history.is_modified());
    history.record(typed(1, "b"), at(1), at(2), EditGroup::typing);
    EXPECT_TRUE(history.is_modified());
    history.undo();
    EXPECT_FALSE(history.is_modified()) << "saving ends the run of typing";
    history.undo();
    EXPECT_TRUE(history.is_modified());
    history.redo();
    EXPECT_FALSE(history.is_modified());
}

TEST(EditHistory, ForgetsTheOldestStepsWhenItGrowsTooLarge) {
    EditHistory history;
    const std::string big(EditHistory::kMaxBytes / 4, 'x');
    for (int i = 0; i < 10; ++i) history.record(typed(0, big), at(0), at(1), EditGroup::alone);
    int steps = 0;
    while (history.undo() != nullptr) ++steps;
    EXPECT_EQ(steps, 4);
    EXPECT_TRUE(history.is_modified()) << "the text at the start is out of reach";
    const std::string huge(EditHistory::kMaxBytes * 2, 'y');
    history.record(typed(0, huge), at(0), at(1), EditGroup::alone);
    EXPECT_NE(history.undo(), nullptr) << "the newest step is always there";
}

}  // namespace
}  // namespace asynchio
