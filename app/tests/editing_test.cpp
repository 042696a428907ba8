// A program that is typed: it runs by itself, is searched, is kept on disk through anything, and becomes a lesson.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <sys/wait.h>
#include <unistd.h>

#include <chrono>
#include <csignal>
#include <fstream>
#include <functional>
#include <thread>
#include <vector>

#include "app/play/kept_texts.h"
#include "app/tests/learner.h"
#include "app/tests/seen_run.h"

namespace asynchio {
namespace {

namespace fs = std::filesystem;
using asynchio::testing::built_runner;
using asynchio::testing::lessons_folder;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;

constexpr int kPatience = 20'000;  // milliseconds until something that does not come is an error

std::string read(const fs::path& path) {
    std::ifstream in(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
}

class Editing : public ::testing::Test {
  protected:
    void SetUp() override {
        home_ = fs::temp_directory_path() / ("asynchio-editing-" + std::to_string(::getpid()));
        fs::remove_all(home_);
        fs::create_directories(home_);
        sit_down();
    }
    void TearDown() override {
        playground_.reset();
        fs::remove_all(home_);
    }
    // Closes the window, if one is open, and opens lesson 5 in another.
    void sit_down(const std::string& lesson = "05") {
        playground_.reset();
        playground_ = std::make_unique<Playground>(lessons_folder(), built_runner(), home_ / "lessons");
        playground_->keep_texts_in(home_ / "edited");
        ASSERT_TRUE(playground_->open(lesson));
        playground_->finish_run();
        testing::show_start(*playground_);
    }
    bool comes(const std::function<bool()>& holds) {
        for (int waited = 0; waited < kPatience; waited += 10) {
            playground_->update();
            if (holds()) return true;
            std::this_thread::sleep_for(std::chrono::milliseconds(10));
        }
        return false;
    }
    void does(const Action& action) {
        playground_->apply({action});
        if (playground_->running()) playground_->finish_run();
    }
    // At the end of the text.
    void types(const std::string& text) {
        does(StartEditing{});
        does(EditText{MoveCaret{CaretMove::document_end}});
        does(EditText{PasteText{text}});
    }
    void replaces_all_with(const std::string& text) {
        does(StartEditing{});
        does(EditText{EditAction::select_all});
        does(EditText{PasteText{text}});
    }
    std::string text() { return playground_->editor().document().text(); }
    const Scene& scene() { return playground_->scene(); }
    std::size_t lines_printed() { return playground_->run().end().output.size(); }
    std::vector<std::string> files() {
        std::vector<std::string> found;
        if (fs::exists(home_ / "edited"))
            for (const auto& entry : fs::directory_iterator(home_ / "edited")) found.push_back(entry.path().string());
        return found;
    }

    fs::path home_;
    std::unique_ptr<Playground> playground_;
};

// --- runs while somebody types ---

TEST_F(Editing, WhatIsTypedRunsByItself) {
    const std::size_t before = lines_printed();
    types("\nprint('mine')\n");
    EXPECT_EQ(lines_printed(), before) << "not before the typing rests";
    EXPECT_TRUE(comes([&] { return lines_printed() == before + 1; }));
    EXPECT_THAT(scene().text_error, IsEmpty());
    EXPECT_FALSE(scene().stale);
    EXPECT_TRUE(playground_->ui().editing) << "and one types on";
}

TEST_F(Editing, AHalfTypedLineKeepsTheLastGoodRun) {
    const std::size_t good = lines_printed() + 1;
    types("\nprint('mine')\n");
    ASSERT_TRUE(comes([&] { return lines_printed() == good; }));
    types("print(");
    ASSERT_TRUE(comes([&] { return !scene().text_error.empty(); }));
    EXPECT_EQ(lines_printed(), good);
    EXPECT_GT(scene().text_error_line, 0);
    EXPECT_TRUE(scene().stale);
    types("'more')\n");
    EXPECT_TRUE(comes([&] { return lines_printed() == good + 1; }));
    EXPECT_THAT(scene().text_error, IsEmpty());
}

TEST_F(Editing, AnEndlessLoopOrAnErrorKeepsIt) {
    const std::size_t good = lines_printed();
    types("\nwhile True:\n    pass\n");
    ASSERT_TRUE(comes([&] { return !scene().text_error.empty(); }));
    EXPECT_EQ(lines_printed(), good);
    EXPECT_FALSE(scene().banner) << "the picture is still that of the good run";
    EXPECT_THAT(scene().text_error, HasSubstr("The last good run stays"));
    does(EditText{EditAction::undo});
    types("\nprinx\n");
    ASSERT_TRUE(comes([&] { return scene().text_error.find("prinx") != std::string::npos; })) << scene().text_error;
    EXPECT_EQ(lines_printed(), good);
    EXPECT_GT(scene().text_error_line, 0);
    does(RunEdited{});
    EXPECT_THAT(scene().text_error, IsEmpty()) << "who asks for it sees the run that fails";
    EXPECT_EQ(playground_->run().end().end.outcome, RunOutcome::raised);
}

TEST_F(Editing, InputIsGivenLineByLineAndTakenBack) {
    EXPECT_FALSE(scene().input);
    types("\nfor _ in range(2): print('hello', input('name? '))\n");
    does(RunEdited{});
    does(GoToEnd{});
    ASSERT_TRUE(scene().input);
    EXPECT_TRUE(scene().input->asked);
    EXPECT_EQ(scene().input->prompt, "name? ");
    does(TypeInput{"An"});
    EXPECT_EQ(playground_->ui().input_line, "An");
    does(GiveInput{"Ann"});
    EXPECT_EQ(playground_->ui().input_line, "");
    EXPECT_EQ(playground_->run().end().end.outcome, RunOutcome::raised) << "one is missing";
    does(GiveInput{"Bob"});
    EXPECT_EQ(playground_->run().end().end.outcome, RunOutcome::finished);
    EXPECT_THAT(scene().input->given, ::testing::ElementsAre("Ann", "Bob"));
    EXPECT_FALSE(scene().input->asked);
    EXPECT_THAT(scene().output.back().text, HasSubstr("hello Bob"));
    does(TakeBackInput{});
    EXPECT_TRUE(scene().input->asked);
    does(UndoChange{});
    EXPECT_THAT(scene().input->given, ::testing::ElementsAre("Ann", "Bob"));
    does(UndoChange{});
    EXPECT_THAT(scene().input->given, ::testing::ElementsAre("Ann"));
    does(RedoChange{});
    EXPECT_THAT(scene().input->given, ::testing::ElementsAre("Ann", "Bob"));
}

TEST_F(Editing, NothingRunsByItselfWhenThatIsOff) {
    does(ToggleLive{});
    const std::size_t before = lines_printed();
    types("\nprint('mine')\n");
    for (int i = 0; i < 60; ++i) playground_->update(), std::this_thread::sleep_for(std::chrono::milliseconds(10));
    EXPECT_EQ(lines_printed(), before);
    EXPECT_TRUE(scene().stale);
    does(RunEdited{});
    EXPECT_EQ(lines_printed(), before + 1);
}

// --- find and replace ---

TEST_F(Editing, FindsAndReplaces) {
    replaces_all_with("tea = 1\nTea = 2\nprint(tea, Tea)\n");
    FindState find{"tea", "cup", true, true, 1};
    does(EditText{MoveCaret{CaretMove::document_start}});
    does(SetFind{find});
    EXPECT_EQ(playground_->editor().selection().start(), (TextPosition{0, 0}));
    does(FindNext{1});
    EXPECT_EQ(playground_->editor().selection().start(), (TextPosition{2, 6}));
    does(FindNext{1});
    EXPECT_EQ(playground_->editor().selection().start(), (TextPosition{0, 0})) << "around the end";
    EXPECT_THAT(playground_->toast(), HasSubstr("other end"));
    does(FindNext{-1});
    EXPECT_EQ(playground_->editor().selection().start(), (TextPosition{2, 6}));
    does(ReplaceMatch{false});
    EXPECT_EQ(text(), "tea = 1\nTea = 2\nprint(cup, Tea)\n");
    find.match_case = false;
    does(SetFind{find});
    does(ReplaceMatch{true});
    EXPECT_EQ(text(), "cup = 1\ncup = 2\nprint(cup, cup)\n");
    EXPECT_THAT(playground_->toast(), HasSubstr("3 places"));
    does(EditText{EditAction::undo});
    EXPECT_EQ(text(), "tea = 1\nTea = 2\nprint(cup, Tea)\n") << "all of them are one step";
    does(SetFind{});
    does(ReplaceMatch{true});
    EXPECT_EQ(text(), "tea = 1\nTea = 2\nprint(cup, Tea)\n") << "nothing is searched for";
}

// --- kept between sittings ---

TEST_F(Editing, IsThereAgainInTheNextSitting) {
    const std::string original = text();
    types("\nprint('mine')\n");
    const std::string typed = text();
    sit_down();
    EXPECT_EQ(text(), typed);
    EXPECT_TRUE(scene().edited);
    ASSERT_TRUE(scene().file_note);
    EXPECT_THAT(scene().file_note->title, HasSubstr("here again"));
    EXPECT_TRUE(scene().file_note->offers_text);
    does(ResetProgram{});
    EXPECT_EQ(text(), original);
    sit_down();
    EXPECT_EQ(text(), original);
    EXPECT_FALSE(scene().file_note);
    EXPECT_THAT(files(), IsEmpty());
}

TEST_F(Editing, ATextThatDoesNotRunIsThereAgainBesideTheLastGoodRun) {
    types("\nprint('good')\n");
    does(RunEdited{});
    const std::size_t good = lines_printed();
    types("print(");
    const std::string typed = text();
    sit_down();
    EXPECT_EQ(text(), typed);
    EXPECT_EQ(lines_printed(), good);
    EXPECT_TRUE(playground_->ui().editing);
}

TEST_F(Editing, IsOnDiskWithinASecond) {
    types("\nprint('mine')\n");
    const auto began = std::chrono::steady_clock::now();
    ASSERT_TRUE(comes([&] { return files().size() == 1 && read(files().front()).find("mine") != std::string::npos; }));
    EXPECT_LT(std::chrono::steady_clock::now() - began, std::chrono::milliseconds(2 * 1000)) << "1 s, twice that on a busy machine";
}

TEST_F(Editing, SlidersAloneAreNoEdit) {
    does(GoToStage{Stage::break_it});
    does(SetParameter{"A", "1.0", false});
    sit_down();
    EXPECT_FALSE(scene().file_note);
    EXPECT_THAT(files(), IsEmpty());
}

TEST_F(Editing, OfEachLessonIsItsOwn) {
    types("\nprint('five')\n");
    sit_down("06");
    EXPECT_THAT(text(), Not(HasSubstr("five")));
    types("\nprint('six')\n");
    sit_down("05");
    EXPECT_THAT(text(), HasSubstr("five"));
    EXPECT_THAT(text(), Not(HasSubstr("six")));
    EXPECT_EQ(files().size(), 2u);
}

TEST_F(Editing, ADamagedFileIsSetAside) {
    types("\nprint('mine')\n");
    const std::string typed = text();
    sit_down();
    const fs::path file = files().at(0);
    for (const std::string& damage : {std::string("{\"text\": \"x"), std::string("\xff\xfe\x00", 3), std::string(), std::string("[1, 2]")}) {
        std::ofstream(file, std::ios::binary | std::ios::trunc) << damage;
        playground_ = std::make_unique<Playground>(lessons_folder(), built_runner(), home_ / "lessons");
        std::ofstream(file, std::ios::binary | std::ios::trunc) << damage;  // the window before wrote its text on closing
        playground_->keep_texts_in(home_ / "edited");
        ASSERT_TRUE(playground_->open("05"));
        playground_->finish_run();
        EXPECT_THAT(text(), Not(HasSubstr("mine")));
        EXPECT_THAT(playground_->toast(), HasSubstr(".damaged"));
        EXPECT_TRUE(fs::exists(file.string() + ".damaged"));
        types("\nprint('mine')\n");
        sit_down();
        EXPECT_EQ(text(), typed) << "it is kept as before";
    }
}

TEST_F(Editing, AFullDiskIsASentenceAndTriedAgain) {
    fs::create_directories(home_ / "edited");
    fs::create_symlink("/dev/full", home_ / "edited" / "05-gather.json");
    types("\nprint('mine')\n");
    ASSERT_TRUE(comes([&] { return playground_->toast().find("No space left") != std::string::npos; })) << playground_->toast();
    const int told = playground_->toast_number();
    types("print('more')\n");
    for (int i = 0; i < 100; ++i) playground_->update(), std::this_thread::sleep_for(std::chrono::milliseconds(10));
    EXPECT_EQ(playground_->toast_number(), told) << "once";
    fs::remove(home_ / "edited" / "05-gather.json");
    EXPECT_TRUE(comes([&] { return read(home_ / "edited" / "05-gather.json").find("more") != std::string::npos; })) << "there is room again";
}

TEST_F(Editing, AHomeThatCannotBeWrittenCostsASentence) {
    std::ofstream(home_ / "edited") << "this is no folder";
    sit_down();
    types("\nprint('mine')\n");
    ASSERT_TRUE(comes([&] { return playground_->toast().find("cannot be kept") != std::string::npos; }));
    EXPECT_TRUE(comes([&] { return scene().edited && lines_printed() > 0; })) << "everything else works";
    EXPECT_EQ(read(home_ / "edited"), "this is no folder");
}

TEST_F(Editing, OfTwoWindowsTheTextThatWasChangedLastIsKept) {
    Playground other(lessons_folder(), built_runner(), home_ / "lessons");
    other.keep_texts_in(home_ / "edited");
    ASSERT_TRUE(other.open("05"));
    other.finish_run();
    types("\nprint('here')\n");
    ASSERT_TRUE(comes([&] { return files().size() == 1; }));
    other.apply({StartEditing{}, EditText{PasteText{"print('there')\n"}}});
    bool told = false;
    for (int waited = 0; waited < kPatience && !told; waited += 10) {
        other.update();
        told = other.toast().find("another window") != std::string::npos;
        std::this_thread::sleep_for(std::chrono::milliseconds(10));
    }
    EXPECT_TRUE(told) << other.toast();
    EXPECT_THAT(read(files().at(0)), HasSubstr("there"));
}

// Killed at any moment: what is on disk is whole, and no older than a second.
TEST(KeptTextsOfAProcess, AreWholeWheneverItIsKilled) {
    const fs::path folder = fs::temp_directory_path() / ("asynchio-killed-" + std::to_string(::getpid()));
    int kept = 0;
    for (int round = 0; round < 25; ++round) {
        fs::remove_all(folder);
        const pid_t child = ::fork();
        ASSERT_GE(child, 0);
        if (child == 0) {
            KeptTexts texts(folder);
            texts.open("05-gather", "original", phrases_in(Locale::en));
            for (Duration number = 0;; ++number) {
                const std::string text(20'000 + static_cast<std::size_t>(number), 'x');
                texts.note(KeptText{text, text, true}, number * kSecond);
                texts.update(number * kSecond + kSecond, phrases_in(Locale::en));
            }
        }
        std::this_thread::sleep_for(std::chrono::milliseconds(15 + 7 * round));
        ::kill(child, SIGKILL);
        ::waitpid(child, nullptr, 0);
        KeptTexts texts(folder);
        const auto found = texts.open("05-gather", "original", phrases_in(Locale::en));
        EXPECT_THAT(texts.problem(), IsEmpty());
        kept += found.has_value();
        if (!found) continue;
        EXPECT_EQ(found->text, std::string(found->text.size(), 'x'));
    }
    EXPECT_GT(kept, 10) << "the test must have met written files";
    fs::remove_all(folder);
}

// --- progress of two windows ---

TEST(ProgressOfTwoWindows, IsKeptOfBoth) {
    const fs::path folder = fs::temp_directory_path() / ("asynchio-progress-" + std::to_string(::getpid()));
    fs::create_directories(folder);
    Progress one(folder / "progress.json"), two(folder / "progress.json");
    FlowState flow;
    flow.solved = true;
    ASSERT_TRUE(one.keep("01-wait-together", flow));
    ASSERT_TRUE(two.keep("05-gather", flow));
    ASSERT_TRUE(one.keep("02-recipe", flow));
    const Progress later(folder / "progress.json");
    for (const char* lesson : {"01-wait-together", "05-gather", "02-recipe"}) EXPECT_TRUE(later.of(lesson)) << lesson;
    fs::remove_all(folder);
}

// --- a lesson of one's own ---

TEST_F(Editing, BecomesALessonOfOnesOwn) {
    types("\nprint('mine')\n");
    const std::string typed = text();
    does(AskLessonName{""});
    ASSERT_TRUE(playground_->ui().save_name);
    EXPECT_EQ(*playground_->ui().save_name, "my-gather") << "a name to begin with";
    does(AskLessonName{"07-tea-time"});
    does(SaveAsLesson{});
    EXPECT_EQ(scene().title, "Tea time");
    EXPECT_EQ(text(), typed);
    EXPECT_FALSE(scene().edited) << "it is the lesson's own text";
    EXPECT_THAT(scene().problems, IsEmpty());
    EXPECT_EQ(read(home_ / "lessons" / "07-tea-time" / "program.py"), typed);
    EXPECT_TRUE(std::ranges::any_of(scene().lessons, [](const LessonItem& item) { return item.own && item.title == "Tea time" && !item.has_problem; }));
    does(GoToEnd{});
    does(PinRun{});
    EXPECT_TRUE(playground_->ui().pinned) << "a lesson that asks nothing has nothing to hide";
    sit_down("05");
    EXPECT_EQ(text(), typed) << "what was edited there stays, too";
}

TEST_F(Editing, NeverOverwritesALesson) {
    types("\nprint('first')\n");
    does(AskLessonName{"tea"});
    does(SaveAsLesson{});
    const std::string first = read(home_ / "lessons" / "tea" / "program.py");
    types("\nprint('second')\n");
    for (const char* name : {"tea", "", "Tea", "../tea", "tea/x", "-tea", "tea-", "t\xc3\xa9"}) {
        does(AskLessonName{name});
        playground_->ui_for_setup().save_name = name;
        const int before = playground_->toast_number();
        does(SaveAsLesson{});
        EXPECT_GT(playground_->toast_number(), before) << name;
        EXPECT_TRUE(playground_->ui().save_name) << "the field stays open: " << name;
    }
    EXPECT_EQ(read(home_ / "lessons" / "tea" / "program.py"), first);
    int entries = 0;
    for ([[maybe_unused]] const auto& entry : fs::directory_iterator(home_ / "lessons")) ++entries;
    EXPECT_EQ(entries, 1) << "nothing half made is left";
}

TEST_F(Editing, WhereLessonsCannotBeWrittenASentenceSaysSo) {
    std::ofstream(home_ / "lessons") << "this is no folder";
    types("\nprint('mine')\n");
    does(AskLessonName{"tea"});
    does(SaveAsLesson{});
    EXPECT_THAT(playground_->toast(), HasSubstr("cannot be written"));
    EXPECT_EQ(scene().number, 5) << "the lesson stays open";
}

}  // namespace
}  // namespace asynchio
