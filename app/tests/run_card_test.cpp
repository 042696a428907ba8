// Run cards: whatever is written is read back, what is damaged is a sentence, and a pasted card is the very run.
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <unistd.h>

#include <fstream>
#include <random>

#include "app/model/run_card.h"
#include "app/tests/learner.h"
#include "core/trace/text.h"

namespace asynchio {
namespace {

using ::testing::AllOf;
using ::testing::HasSubstr;
using ::testing::StartsWith;
using testing::all_lessons;
using testing::lessons_folder;

// Any card, well within what cards can say.
class AnyCard {
  public:
    explicit AnyCard(unsigned seed) : random_(seed) {}

    RunCard make() {
        RunCard card;
        card.subject = text(1);
        for (int i = number(4); i > 0; --i) card.sliders.push_back({"S" + std::to_string(i), text(1)});
        if (number(2) != 0) card.machine.push_back({"cores", std::to_string(1 + number(64))});
        if (number(2) != 0) card.machine.push_back({"switch", std::to_string(1 + number(999)) + "ms"});
        if (number(2) != 0) card.machine.push_back({"seed", std::to_string(number(1'000'000))});
        card.language = number(2) != 0 ? Language::cpp : Language::python;
        if (number(2) != 0) card.interrupt_at = number(2'000'000'000);
        for (int i = number(3); i > 0; --i) card.inputs.push_back(text(0));
        if (number(3) != 0) card.schedule.policy = number(2) != 0 ? ScheduleText::Policy::random : ScheduleText::Policy::replay;
        if (card.schedule.policy == ScheduleText::Policy::replay) {
            card.schedule.program_hash = program_hash(text(0));
            for (int i = number(5); i > 0; --i) card.schedule.choices[static_cast<std::uint32_t>(number(1000))] = static_cast<std::uint32_t>(number(9));
        }
        if (number(2) != 0) card.program = program_hash(text(0)).substr(0, 8);
        if (number(2) != 0) card.version = "0." + std::to_string(number(20)) + ".1";
        return card;
    }
    int number(int below) { return std::uniform_int_distribution<int>(0, below - 1)(random_); }

  private:
    std::string text(int least) {
        static const std::vector<std::string> kPieces = {"a", "05-gather", " ", "\"", "\\", "=", "1.5", "\n", "é", "v1", "\t", "'", "asynchio"};
        std::string text;
        for (int i = least + number(4); i > 0; --i) text += kPieces[static_cast<std::size_t>(number(static_cast<int>(kPieces.size())))];
        return text;
    }
    std::mt19937 random_;
};

TEST(RunCards, AreReadBackAsTheyWereWritten) {
    AnyCard any(7);
    for (int i = 0; i < 2000; ++i) {
        const RunCard card = any.make();
        const std::string text = format_run_card(card);
        EXPECT_TRUE(looks_like_run_card(text));
        const Result<RunCard> read = parse_run_card(text);
        ASSERT_TRUE(read) << read.why() << "\n" << text;
        ASSERT_EQ(*read, card) << text;
    }
}

TEST(RunCards, SurviveLineEndsAndSpacesOfAnEmail) {
    const Result<RunCard> card = parse_run_card("  asynchio v1\n 05-gather\r\n\tA=2   seed=3\n\n");
    ASSERT_TRUE(card) << card.why();
    EXPECT_EQ(card->subject, "05-gather");
    EXPECT_EQ(card->sliders, (Settings{{"A", "2"}}));
    EXPECT_EQ(card->machine, (Settings{{"seed", "3"}}));
}

TEST(RunCards, ThatAreDamagedAreASentence) {
    const std::vector<std::pair<std::string, std::string>> cards = {
        {"", "nothing"},
        {"hello there", "begins with 'asynchio v1', not with 'hello'"},
        {"asynchio", "comes 'v1', not the end"},
        {"asynchio v2 05-gather", "its form is v2"},
        {"asynchio v1", "comes a lesson, such as 05-gather, not the end"},
        {"asynchio v1 A=2", "not 'A=2'"},
        {"asynchio v1 05-gather A", "'A' was not understood: expected NAME=VALUE"},
        {"asynchio v1 05-gather A=", "expected NAME=VALUE"},
        {"asynchio v1 05-gather \"A B\"=1", "'A B=1' was not understood"},
        {"asynchio v1 05-gather A=1 A=2", "'A' is there twice"},
        {"asynchio v1 05-gather cores=0", "cores is a number from 1 to 64"},
        {"asynchio v1 05-gather gil=maybe", "gil is 'on' or 'off'"},
        {"asynchio v1 05-gather schedule=\"v1 any 1f2e 4:x\"", "'4:x' is not <step>:<chosen>"},
        {"asynchio v1 05-gather schedule=\"v1 any", "no closing quote"},
        {"asynchio v1 05-gather A=\"\\n\"", "a backslash stands only before"},
        {"asynchio v1 05-gather language=java", "expected python or cpp"},
        {"asynchio v1 05-gather interrupt=soon", "expected a time in seconds"},
        {"asynchio v1 05-gather program=xyz", "expected 8 to 16 digits"},
    };
    for (const auto& [text, part] : cards) {
        const Result<RunCard> card = parse_run_card(text);
        ASSERT_FALSE(card) << text;
        EXPECT_THAT(card.why(), AllOf(HasSubstr("run card"), HasSubstr(part))) << text;
    }
    EXPECT_FALSE(parse_run_card(std::string(2 << 20, 'x')));
}

// Any byte may be lost or changed on the way: what comes out is a card or a sentence.
TEST(RunCards, OfAnyBytesAreACardOrASentence) {
    AnyCard any(11);
    for (int i = 0; i < 5000; ++i) {
        std::string text = format_run_card(any.make());
        for (int damage = 1 + any.number(3); damage > 0 && !text.empty(); --damage) {
            const auto at = static_cast<std::size_t>(any.number(static_cast<int>(text.size())));
            if (any.number(2) != 0) text.erase(at, 1);
            else text[at] = static_cast<char>(any.number(256));
        }
        const Result<RunCard> card = parse_run_card(text);
        if (!card) EXPECT_FALSE(card.why().empty());
        else EXPECT_TRUE(parse_run_card(format_run_card(*card))) << text;
    }
}

// --- in the window -------------------------------------------------------------------------------------------

class SharedRun : public ::testing::Test {
  protected:
    using Learner = testing::Learner;

    static std::string copied(Learner& learner) {
        learner.does(CopyRunCard{});
        return learner.playground().take_wishes().clipboard.value_or("");
    }
    static std::string trace_of(Learner& learner) { return trace_to_text(learner.playground().run().trace()); }
};

TEST_F(SharedRun, OfEveryLessonIsTheSameElsewhere) {
    for (const std::string& lesson : all_lessons()) {
        Learner teacher(lesson);
        Machine machine;
        machine.seed = 5;
        machine.cores = 2;
        teacher.does(SetMachine{machine});
        const Result<Subject> subject = load_subject(lessons_folder(), lesson);
        ASSERT_TRUE(subject) << subject.why();
        if (!subject->program.parameters.empty()) {
            const Parameter& first = subject->program.parameters.front();
            teacher.does(SetParameter{first.name, next_value(first, first.default_value), false});
        }
        const std::string card = copied(teacher);
        ASSERT_THAT(card, StartsWith("asynchio v1 " + lesson + " "));
        Learner pupil("01-wait-together");
        pupil.does(OpenRunCard{card});
        EXPECT_EQ(trace_of(pupil), trace_of(teacher)) << card << "\n" << pupil.playground().toast();
        EXPECT_EQ(copied(pupil), card);
    }
}

TEST_F(SharedRun, HoldsItsScheduleItsInterruptAndItsLanguage) {
    Learner pupil("05-gather");
    pupil.does(OpenRunCard{"asynchio v1 11-lost-update schedule=random preempt=any seed=4"});
    const std::string random = trace_of(pupil);
    EXPECT_THAT(random, HasSubstr("choice_made"));
    const std::string card = copied(pupil);
    EXPECT_THAT(card, HasSubstr("schedule=random"));
    pupil.does(OpenRunCard{"asynchio v1 05-gather interrupt=0.5 A=2"});
    EXPECT_THAT(trace_of(pupil), HasSubstr("0.500000000 T0 interrupt_requested"));
    EXPECT_THAT(copied(pupil), AllOf(HasSubstr("interrupt=0.5"), HasSubstr("A=2")));
    pupil.does(OpenRunCard{"asynchio v1 05-gather language=cpp"});
    EXPECT_EQ(pupil.picture().filename, "program.cpp");
    EXPECT_THAT(copied(pupil), HasSubstr("language=cpp"));
    pupil.does(OpenRunCard{card});
    EXPECT_EQ(trace_of(pupil), random);
}

TEST_F(SharedRun, ThatDoesNotFitIsASentenceAndChangesNothing) {
    Learner learner("05-gather");
    learner.does(SetParameter{"A", "2.0", false});
    const std::string before = trace_of(learner), card = copied(learner);
    const std::vector<std::pair<std::string, std::string>> bad = {
        {"some words", "this is no run card"},
        {"asynchio v1 no-such-lesson", "no-such-lesson"},
        {"asynchio v1 05-gather NOBODY=1", "NOBODY"},
        {"asynchio v1 05-gather A=99", "A"},
        {"asynchio v1 05-gather program=00000000", "another text of 05-gather"},
        {"asynchio v1 11-lost-update schedule=\"v1 any 0123456789abcdef 4:1\"", "another text of 11-lost-update"},
        {"asynchio v1 nobody.py", "open that file first"},
    };
    for (const auto& [text, part] : bad) {
        learner.does(OpenRunCard{text});
        EXPECT_THAT(learner.playground().toast(), HasSubstr(part)) << text;
        EXPECT_EQ(trace_of(learner), before) << text;
        EXPECT_EQ(copied(learner), card) << text;
    }
}

TEST_F(SharedRun, OfATextThatWasTypedHereHasNoCard) {
    Learner learner("05-gather");
    learner.does(StartEditing{});
    learner.does(EditText{TypeText{"print('mine')\n"}});
    EXPECT_EQ(copied(learner), "");
    EXPECT_THAT(learner.playground().toast(), HasSubstr("edited"));
    learner.does(RunEdited{});
    EXPECT_EQ(copied(learner), "");
    learner.does(ResetProgram{});
    EXPECT_THAT(copied(learner), StartsWith("asynchio v1 05-gather"));
}

class DroppedFile : public SharedRun {
  protected:
    DroppedFile() : folder_(std::filesystem::temp_directory_path() / ("asynchio-dropped-" + std::to_string(getpid()))) {
        std::filesystem::create_directories(folder_);
    }
    ~DroppedFile() override { std::filesystem::remove_all(folder_); }
    std::string file(const std::string& name, const std::string& text) {
        std::ofstream(folder_ / name, std::ios::binary) << text;
        return (folder_ / name).string();
    }
    std::filesystem::path folder_;
};

TEST_F(DroppedFile, IsAProgramALessonOrARunCard) {
    Learner learner("05-gather");
    learner.does(OpenFile{file("mine.py", "print('mine')\n")});
    EXPECT_EQ(learner.picture().title, "mine.py");
    // The card of a file is of the file that is open.
    const std::string card = copied(learner);
    EXPECT_THAT(card, StartsWith("asynchio v1 mine.py "));
    learner.does(OpenRunCard{card});
    EXPECT_THAT(learner.playground().toast(), HasSubstr("the run of the card"));
    learner.does(OpenFile{(lessons_folder() / "09-worker").string()});
    EXPECT_THAT(copied(learner), StartsWith("asynchio v1 09-worker "));
    learner.does(OpenFile{file("shared.asynchio", "asynchio v1 05-gather A=2\n")});
    EXPECT_THAT(copied(learner), StartsWith("asynchio v1 05-gather A=2"));
    learner.does(OpenFile{file("from an e-mail.txt", "asynchio v1 05-gather B=1\n")});
    EXPECT_THAT(copied(learner), StartsWith("asynchio v1 05-gather B=1"));
}

TEST_F(DroppedFile, OfAnotherKindIsASentenceAndChangesNothing) {
    Learner learner("05-gather");
    const std::string card = copied(learner);
    const std::vector<std::pair<std::string, std::string>> bad = {
        {file("picture.png", std::string("\x89PNG\0\0", 6)), "picture.png is neither"},
        {file("notes.txt", "asynchronous\n"), "notes.txt is neither"},
        {file("broken.asynchio", "asynchio v1 05-gather A\n"), "'broken.asynchio': run card: 'A'"},
        {file("latin1.py", "print('\xe9')\n"), "not UTF-8"},
        {(folder_ / "gone.txt").string(), "There is no file"},
        {folder_.string(), "asynchio-dropped"},
        {"/dev/zero", "zero is neither"},
    };
    for (const auto& [path, part] : bad) {
        learner.does(OpenFile{path});
        EXPECT_THAT(learner.playground().toast(), HasSubstr(part)) << path;
        EXPECT_EQ(copied(learner), card) << path;
    }
}

TEST_F(SharedRun, IsNotSavedWhileTheLessonAsks) {
    Learner learner("05-gather");
    learner.does(GoToStage{Stage::predict});
    learner.does(ExportRun{ExportForm::csv});
    EXPECT_FALSE(learner.playground().take_wishes().exported);
    EXPECT_FALSE(learner.playground().toast().empty());
    learner.does(GoToStage{Stage::run});
    learner.does(ExportRun{ExportForm::csv});
    const auto order = learner.playground().take_wishes().exported;
    ASSERT_TRUE(order);
    EXPECT_EQ(order->name, "05-gather");
}

}  // namespace
}  // namespace asynchio
