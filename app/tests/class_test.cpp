// Before a class: what it votes on, the votes, the clock, and the notes that the speaker asks for.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "app/tests/learner.h"

namespace asynchio {
namespace {

using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;
using testing::all_lessons;

// Somebody who projects a lesson, with a clicker.
class Speaker : public testing::Learner {
  public:
    explicit Speaker(const std::string& lesson) : Learner(lesson) { does(ToggleProject{}); }
    void clicks() { does(GoOn{}); }
    // Up to this stage.
    void clicks_to(Stage stage) {
        for (int i = 0; i < 60 && sees().stage != stage; ++i) clicks();
        ASSERT_EQ(sees().stage, stage);
    }
    std::vector<int> counts() {
        std::vector<int> counts;
        for (const VoteAnswer& answer : picture().vote->answers) counts.push_back(answer.count);
        return counts;
    }
};

std::vector<std::string> words_of(const VoteView& vote) {
    std::vector<std::string> words;
    for (const VoteAnswer& answer : vote.answers) words.push_back(answer.key + " " + answer.words);
    return words;
}

std::ptrdiff_t right_ones(const VoteView& vote) { return std::ranges::count(vote.answers, true, &VoteAnswer::right); }

class ClassVote : public ::testing::TestWithParam<std::string> {};

TEST_P(ClassVote, HasAnswersToEveryQuestionAndTellsTheRightOneAfterTheRun) {
    Speaker speaker(GetParam());
    const std::size_t questions = speaker.playground().ui().flow.predictions.size();
    std::vector<std::vector<std::string>> asked;
    speaker.clicks_to(Stage::predict);
    for (std::size_t i = 0; i < questions; ++i) {
        ASSERT_TRUE(speaker.picture().vote);
        const VoteView& vote = *speaker.picture().vote;
        EXPECT_TRUE(vote.open && !vote.shown && !vote.clock);
        EXPECT_GE(vote.answers.size(), 2u) << speaker.sees().question->ask;
        EXPECT_EQ(right_ones(vote), 0) << "the picture never gives the answer away";
        asked.push_back(words_of(vote));
        speaker.does(AddVotes{0, 3});
        speaker.does(AddVotes{1, 1});
        if (i + 1 < questions) speaker.clicks();
    }
    speaker.clicks_to(Stage::explain);
    for (std::size_t i = 0; i < questions; ++i) {
        EXPECT_EQ(speaker.sees().told, i);
        ASSERT_TRUE(speaker.picture().vote) << "the votes stay beside the result";
        const VoteView& vote = *speaker.picture().vote;
        EXPECT_TRUE(!vote.open && vote.shown);
        EXPECT_EQ(words_of(vote), asked[i]);
        EXPECT_EQ(right_ones(vote), 1);
        EXPECT_EQ(vote.answers[0].count, 3);
        EXPECT_EQ(vote.total, 4);
        speaker.clicks();
    }
    EXPECT_NE(speaker.sees().stage, Stage::explain) << "behind the last answer comes the next stage";
}
INSTANTIATE_TEST_SUITE_P(Lessons, ClassVote, ::testing::ValuesIn(all_lessons()), testing::kLessonName);

TEST(ClassVotes, AnAnswerIsToldBesideTheRunItIsAbout) {
    Speaker speaker("06-first-come");
    const auto mode = [&] { return speaker.picture().parameters.back().value_text; };
    speaker.clicks_to(Stage::explain);
    EXPECT_EQ(mode(), "0") << "the first question is about the lesson's own run";
    speaker.clicks();
    EXPECT_EQ(mode(), "1") << "the second has a run of its own";
    EXPECT_TRUE(speaker.picture().transport.at_end);
    speaker.does(GoBack{});
    EXPECT_EQ(mode(), "0");
    speaker.clicks_to(Stage::break_it);
    EXPECT_EQ(mode(), "0") << "an experiment begins with the lesson's values";
}

TEST(ClassVotes, AreCountedAndNeverLessThanNone) {
    Speaker speaker("05-gather");
    speaker.clicks_to(Stage::predict);
    for (const AddVotes& votes : {AddVotes{0, 1}, AddVotes{0, 1}, AddVotes{1, 1}, AddVotes{1, -1}, AddVotes{1, -1}, AddVotes{2, 2000}, AddVotes{-1, 1}, AddVotes{99, 1}})
        speaker.does(votes);
    EXPECT_EQ(speaker.counts(), (std::vector{2, 0, kMostVotes}));
}

TEST(ClassVotes, AreHiddenUntilTheyAreShownAndMayBeRepeated) {
    Speaker speaker("05-gather");
    speaker.clicks_to(Stage::predict);
    const auto vote = [&]() -> const VoteView& { return *speaker.picture().vote; };
    speaker.does(PressVote{});
    EXPECT_TRUE(vote().clock);
    EXPECT_EQ(vote().left, kVoteSeconds);
    speaker.does(PassTime{15});
    EXPECT_EQ(vote().left, 30);
    EXPECT_NEAR(vote().part, 2.0 / 3, 1e-9);
    speaker.does(PassTime{31});
    EXPECT_FALSE(vote().clock);
    EXPECT_EQ(vote().left, 0);
    EXPECT_FALSE(vote().shown);
    speaker.does(AddVotes{1, 7});
    speaker.does(PressVote{});
    EXPECT_TRUE(vote().shown);
    speaker.does(PressVote{});
    EXPECT_TRUE(vote().clock && vote().revoted && !vote().shown) << "after they talked they vote again";
    EXPECT_EQ(vote().answers[1].before, 7);
    EXPECT_EQ(vote().total, 0);
}

TEST(ClassVotes, BelongToTheirQuestion) {
    Speaker speaker("05-gather");
    speaker.clicks_to(Stage::predict);
    speaker.does(PressVote{});
    speaker.does(PassTime{5});
    speaker.does(AddVotes{0, 4});
    speaker.clicks();
    EXPECT_EQ(speaker.picture().vote->total, 0);
    EXPECT_FALSE(speaker.picture().vote->clock) << "the clock of the question before does not run here";
    EXPECT_EQ(speaker.picture().vote->left, kVoteSeconds);
    Speaker other("05-gather");
    EXPECT_FALSE(other.picture().vote) << "nothing is asked yet";
    other.clicks_to(Stage::explain);
    EXPECT_FALSE(other.picture().vote) << "nobody voted";
}

TEST(ClassVotes, AreNotThereOnADesk) {
    testing::Learner learner("05-gather");
    learner.does(GoToStage{Stage::predict});
    EXPECT_FALSE(learner.picture().vote);
}

class SpeakersNotes : public ::testing::TestWithParam<std::string> {};

TEST_P(SpeakersNotes, SayWhatTheNextKeyShows) {
    Speaker speaker(GetParam());
    EXPECT_FALSE(speaker.picture().notes) << "on demand only";
    speaker.does(ToggleNotes{});
    EXPECT_THAT(speaker.picture().notes->teacher, Not(IsEmpty())) << "every lesson has a note for the teacher";
    int right = 0;
    for (int i = 0; i < 60; ++i) {
        const std::string next = speaker.picture().notes->next;
        if (next.empty()) break;
        speaker.clicks();
        const FlowView& flow = speaker.sees();
        const std::string shown = flow.question                                              ? flow.question->ask
                                  : flow.caption                                             ? flow.caption->text
                                  : flow.stage == Stage::explain && !flow.verdicts.empty()   ? flow.verdicts[flow.told].why
                                                                                             : "";
        if (!shown.empty()) {
            EXPECT_EQ(shown, next);
        }
        right += !shown.empty();
        if (flow.stage == Stage::challenge) break;
    }
    EXPECT_GT(right, 3);
}
INSTANTIATE_TEST_SUITE_P(Lessons, SpeakersNotes, ::testing::ValuesIn(all_lessons()), testing::kLessonName);

TEST(SpeakersNotes, SayWhatTheVotesAskFor) {
    Speaker speaker("05-gather");
    speaker.does(ToggleNotes{});
    speaker.clicks_to(Stage::predict);
    const auto notes = [&]() -> const NotesView& { return *speaker.picture().notes; };
    EXPECT_EQ(notes().advice, "");
    EXPECT_THAT(notes().answer, HasSubstr("['A', 'B', 'C']"));
    std::size_t right = 0;
    while (speaker.picture().vote->answers[right].words != notes().answer) ++right;
    const auto wrong = static_cast<int>(right == 0 ? 1 : 0);
    speaker.does(AddVotes{wrong, 8});
    speaker.does(AddVotes{static_cast<int>(right), 2});
    EXPECT_THAT(notes().advice, HasSubstr("2 of 10 are right: explain"));
    speaker.does(AddVotes{static_cast<int>(right), 4});
    EXPECT_THAT(notes().advice, HasSubstr("6 of 14 are right: let them talk"));
    speaker.does(AddVotes{static_cast<int>(right), 40});
    EXPECT_THAT(notes().advice, HasSubstr("46 of 54 are right: go on"));
    EXPECT_THAT(notes().stage, HasSubstr("1 of 2"));
    speaker.does(PassTime{125});
    EXPECT_THAT(notes().clock, HasSubstr("2:05 of"));
}

TEST(SpeakersNotes, BelongToTheLessonThatIsOpen) {
    Speaker speaker("05-gather");
    speaker.does(ToggleNotes{});
    speaker.clicks_to(Stage::predict);
    speaker.does(AddVotes{0, 4});
    speaker.does(OpenLesson{0});
    EXPECT_TRUE(speaker.playground().ui().presenting.notes) << "they stay open";
    speaker.clicks_to(Stage::predict);
    EXPECT_EQ(speaker.picture().vote->total, 0) << "the votes do not";
}

TEST(Projecting, ShowsTheProgramThenTheLinesAroundThenNothing) {
    Speaker speaker("05-gather");
    const UiState& ui = speaker.playground().ui();
    speaker.does(ToggleCode{});
    EXPECT_TRUE(ui.show_code && !ui.presenting.follow);
    speaker.does(ToggleCode{});
    EXPECT_TRUE(ui.show_code && ui.presenting.follow);
    speaker.does(ToggleCode{});
    EXPECT_TRUE(!ui.show_code && !ui.presenting.follow);
}

TEST(Projecting, ClosesWhatOnlyADeskHas) {
    testing::Learner learner("05-gather");
    const UiState& ui = learner.playground().ui();
    for (const Action& opens : Actions{ShowLessons{true}, TogglePages{}, ShowTour{0}, StartEditing{}, ShowPictureSearch{true}}) {
        learner.does(opens);
        learner.does(ToggleProject{});
        EXPECT_TRUE(!ui.show_lessons && ui.page < 0 && ui.tour < 0 && !ui.editing && !ui.search);
        learner.does(Escape{});
        EXPECT_FALSE(ui.project) << "nothing out of sight takes the key";
    }
}

class Clicker : public ::testing::TestWithParam<std::string> {};

// What the class sees with each click: the stage, how far in it, the values and the moment.
std::string moment_of(Speaker& speaker) {
    const FlowView& flow = speaker.sees();
    std::string moment = flow.stages[static_cast<std::size_t>(flow.stage)].name + " " + std::to_string(flow.step) + "/" + std::to_string(flow.steps);
    if (flow.question) moment += flow.question->ask;
    if (flow.caption) moment += flow.caption->text;
    if (flow.breaking && flow.breaking->is_set) moment += " set";
    for (const ParameterView& parameter : speaker.picture().parameters) moment += " " + parameter.value_text;
    return moment;
}

TEST_P(Clicker, GoesBackTheWayItCame) {
    Speaker speaker(GetParam());
    std::vector<std::string> way{moment_of(speaker)};
    for (int i = 0; i < 80; ++i) {
        speaker.clicks();
        if (const std::string now = moment_of(speaker); now != way.back()) way.push_back(now);
        else break;
    }
    ASSERT_GT(way.size(), 8u);
    EXPECT_EQ(speaker.sees().stage, Stage::free_play) << "the lesson ends";
    // The way back may leave out what an experiment had set, but shows nothing else.
    for (int i = 0; !way.empty() && i < 100; ++i) {
        speaker.does(GoBack{});
        const std::string now = moment_of(speaker);
        while (!way.empty() && way.back() != now) way.pop_back();
    }
    EXPECT_EQ(way.size(), 1u) << "now at " << moment_of(speaker);
    EXPECT_EQ(speaker.sees().stage, Stage::story);
    speaker.does(GoBack{});
    EXPECT_EQ(speaker.sees().stage, Stage::story);
}
INSTANTIATE_TEST_SUITE_P(Lessons, Clicker, ::testing::ValuesIn(all_lessons()), testing::kLessonName);

}  // namespace
}  // namespace asynchio
