// Files that change while the lesson is open, and the teacher's own lessons: through the playground's door, with real files.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>

#include "app/play/playground.h"
#include "app/tests/runner_fixture.h"
#include "app/tests/seen_run.h"
#include "lessons/tests/lesson_files.h"

namespace asynchio {
namespace {

using ::testing::Contains;
using ::testing::Each;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;

const std::filesystem::path kLessons = std::filesystem::path(ASYNCHIO_SOURCE_DIR) / "lessons";

std::string replaced(std::string text, const std::string& from, const std::string& to) {
    const std::size_t at = text.find(from);
    EXPECT_NE(at, text.npos) << from;
    return at == text.npos ? text : text.replace(at, from.size(), to);
}

// A teacher with a lesson of her own: a copy of lesson 5.
class Reload : public ::testing::Test {
  protected:
    Reload() {
        lesson_ = text_of_file(kLessons / "05-gather/lesson.md");
        program_ = text_of_file(kLessons / "05-gather/program.py");
        save("lesson.md", lesson_);
        save("program.py", program_);
    }
    void save(const std::string& file, const std::string& text) { folder_.write("drinks/" + file, text); }
    void open(const std::string& wanted = "drinks") {
        playground_ = std::make_unique<Playground>(kLessons, testing::built_runner(), folder_.path());
        const auto opened = playground_->open(wanted);
        ASSERT_TRUE(opened) << opened.why();
        settle();
        testing::show_start(*playground_);
    }
    void settle() {
        if (playground_->running()) playground_->finish_run();
        playground_->finish_questions();
    }
    // As the window does: looks at the files some times, and takes in what comes of it.
    void look() {
        for (int i = 0; i < 8; ++i) playground_->look_at_files();
        playground_->finish_reload();
        settle();
    }
    void does(const Action& action) {
        playground_->apply({action});
        settle();
    }
    const Scene& scene() { return playground_->scene(); }
    std::string story() { return plain_text(scene().story); }
    std::vector<std::string> note_lines() { return scene().file_note ? scene().file_note->lines : std::vector<std::string>{}; }
    std::vector<std::string> output() {
        std::vector<std::string> lines;
        for (const OutputView& line : scene().output) lines.push_back(line.text);
        return lines;
    }

    const TemporaryFolder folder_;
    std::string lesson_, program_;
    std::unique_ptr<Playground> playground_;
};

TEST_F(Reload, ASavedTextIsShownAndThePlayheadStays) {
    open();
    does(GoToTime{kSecond});
    const std::size_t position = playground_->ui().position;
    save("lesson.md", replaced(replaced(lesson_, "Three drinks, one barista", "Two cups"), "title: One tray", "title: Two trays"));
    look();
    EXPECT_THAT(story(), HasSubstr("Two cups"));
    EXPECT_THAT(scene().title, HasSubstr("Two trays"));
    EXPECT_EQ(playground_->ui().position, position);
    EXPECT_EQ(scene().transport.time, "1.000 s");
    EXPECT_FALSE(scene().file_note);
    const auto item = std::ranges::find_if(scene().lessons, [](const LessonItem& lesson) { return lesson.own; });
    ASSERT_NE(item, scene().lessons.end());
    EXPECT_THAT(item->title, HasSubstr("Two trays")) << "the list is the files'";
}

TEST_F(Reload, ASavedProgramRunsAndSlidersStayWhereTheyCan) {
    open();
    does(SetParameter{"A", "4.0", false});
    does(GoToEnd{});
    save("program.py", replaced(program_, "B = 1.0", "B = 4.5"));
    look();
    EXPECT_EQ(scene().parameters.at(0).value_text, "4.0");
    EXPECT_EQ(scene().parameters.at(1).value_text, "4.5");
    EXPECT_EQ(scene().transport.time, "4.500 s") << "who was at the end is at the end";
    EXPECT_THAT(playground_->editor().document().text(), HasSubstr("B = 4.5"));
    EXPECT_FALSE(scene().edited);
    // A slider that is gone takes its value along; while the lesson still speaks of it, nothing is taken.
    save("program.py", replaced(replaced(program_, "A = 3.0", "WAIT = 3.0"), "A), brew", "WAIT), brew"));
    look();
    EXPECT_EQ(scene().parameters.at(0).name, "A");
    EXPECT_THAT(note_lines(), Contains(HasSubstr("drinks/lesson.md, line ")));
    save("lesson.md", lesson_.substr(0, lesson_.find("## see")));
    look();
    EXPECT_EQ(scene().parameters.at(0).name, "WAIT");
    EXPECT_EQ(scene().parameters.at(0).value_text, "3.0");
}

TEST_F(Reload, BothFilesSavedAtOnceAreTakenTogether) {
    open();
    save("lesson.md", lesson_.substr(0, lesson_.find("## see")));
    save("program.py", replaced(replaced(program_, "A = 3.0", "WAIT = 3.0"), "A), brew", "WAIT), brew"));
    look();
    EXPECT_EQ(scene().parameters.at(0).name, "WAIT");
    EXPECT_EQ(scene().parameters.at(0).value_text, "3.0");
}

TEST_F(Reload, ABrokenLessonKeepsTheLastGoodOneUntilItIsMended) {
    open();
    does(GoToStage{Stage::predict});
    const std::string ask = scene().flow.question->ask;
    save("lesson.md", replaced(replaced(lesson_, "answer: lines()[-1]", "anser: lines()[-1]"), "Three drinks", "Two drinks"));
    look();
    EXPECT_EQ(scene().flow.question->ask, ask);
    ASSERT_TRUE(scene().file_note);
    EXPECT_TRUE(scene().file_note->trouble);
    EXPECT_THAT(note_lines(), Contains(HasSubstr("drinks/lesson.md, line 2")));
    EXPECT_THAT(note_lines(), Contains(HasSubstr("answer")));
    does(GoToStage{Stage::story});
    EXPECT_THAT(story(), HasSubstr("Three drinks"));
    const auto item = std::ranges::find_if(scene().lessons, [](const LessonItem& lesson) { return lesson.own; });
    EXPECT_FALSE(item != scene().lessons.end() && item->problem.empty()) << "the list says it, too";
    save("lesson.md", replaced(lesson_, "Three drinks", "Two drinks"));
    look();
    EXPECT_THAT(story(), HasSubstr("Two drinks"));
    EXPECT_FALSE(scene().file_note);
}

TEST_F(Reload, AProgramThatIsNoPythonKeepsTheLastGoodRun) {
    open();
    does(GoToEnd{});
    const auto before = output();
    save("program.py", program_ + "def :\n");
    look();
    EXPECT_EQ(output(), before);
    EXPECT_THAT(note_lines(), Contains(HasSubstr("drinks/program.py, line " + std::to_string(split_lines(program_).size() + 1))));
    EXPECT_THAT(playground_->editor().document().text(), Not(HasSubstr("def :")));
    save("program.py", program_ + "print('more')\n");
    look();
    EXPECT_EQ(output().size(), before.size() + 1);
    EXPECT_FALSE(scene().file_note);
}

TEST_F(Reload, WhatWasTypedIsNeverLost) {
    open();
    does(StartEditing{1});
    does(EditText{TypeText{"# mine\n"}});
    const std::string typed = playground_->editor().document().text();
    save("program.py", program_ + "print('theirs')\n");
    save("lesson.md", replaced(lesson_, "Three drinks", "Two drinks"));
    look();
    EXPECT_EQ(playground_->editor().document().text(), typed);
    ASSERT_TRUE(scene().file_note);
    EXPECT_TRUE(scene().file_note->offers_text);
    EXPECT_THAT(story(), HasSubstr("Two drinks")) << "the text around it is the new one";
    does(RunEdited{});
    EXPECT_EQ(playground_->editor().document().text(), typed) << "run, and still the learner's";
    save("program.py", program_ + "print('theirs again')\n");
    look();
    EXPECT_EQ(playground_->editor().document().text(), typed);
    does(ResetProgram{});
    does(GoToEnd{});
    EXPECT_EQ(output().back(), "theirs again");
    EXPECT_FALSE(scene().file_note);
    EXPECT_FALSE(scene().edited);
}

TEST_F(Reload, AnOpenEditorWithoutEditsFollowsTheFile) {
    open();
    does(StartEditing{1});
    save("program.py", program_ + "print('theirs')\n");
    look();
    EXPECT_THAT(playground_->editor().document().text(), HasSubstr("theirs"));
    EXPECT_TRUE(playground_->ui().editing);
    EXPECT_FALSE(scene().stale);
    EXPECT_FALSE(scene().file_note);
}

TEST_F(Reload, EditorsThatSaveByRenameAndFilesThatGo) {
    open();
    folder_.write("drinks/.lesson.md.swp", replaced(lesson_, "Three drinks", "Two drinks"));
    std::filesystem::rename(folder_.path() / "drinks/.lesson.md.swp", folder_.path() / "drinks/lesson.md");
    look();
    EXPECT_THAT(story(), HasSubstr("Two drinks"));
    for (const char* file : {"lesson.md", "program.py"}) {
        const std::string text = text_of_file(folder_.path() / "drinks" / file);
        std::filesystem::remove(folder_.path() / "drinks" / file);
        look();
        EXPECT_THAT(note_lines(), Contains(HasSubstr(file))) << "a sentence";
        EXPECT_THAT(story(), HasSubstr("Two drinks"));
        EXPECT_EQ(scene().code.size(), split_lines(program_).size());
        save(file, text);
        look();
        EXPECT_FALSE(scene().file_note) << file << " is back";
    }
}

TEST_F(Reload, AnAnswerStaysWhileItsQuestionDoes) {
    open();
    testing::ask_again(*playground_);
    does(GoToStage{Stage::predict});
    does(Predict{scene().flow.question->options.at(0)});
    does(FixPrediction{});
    does(Predict{"3"});
    does(FixPrediction{});
    does(GoToStage{Stage::explain});
    save("lesson.md", replaced(lesson_, "How long does main wait for its tray?", "How long is it, in seconds?"));
    look();
    EXPECT_EQ(scene().flow.stage, Stage::explain);
    ASSERT_EQ(scene().flow.verdicts.size(), 2u);
    EXPECT_TRUE(scene().flow.verdicts[0].answered);
    EXPECT_TRUE(scene().flow.verdicts[0].agrees);
    EXPECT_FALSE(scene().flow.verdicts[1].answered) << "another question was not answered";
    EXPECT_EQ(scene().flow.verdicts[1].ask, "How long is it, in seconds?");
}

TEST_F(Reload, AStageThatIsGoneIsLeft) {
    open();
    does(GoToStage{Stage::challenge});
    save("lesson.md", lesson_.substr(0, lesson_.find("## break")));
    look();
    EXPECT_EQ(scene().flow.stage, Stage::explain);
    EXPECT_FALSE(scene().file_note) << note_lines().size();
}

TEST_F(Reload, AnEndlessProgramIsTakenAndHoldsNobodyUp) {
    save("lesson.md", lesson_.substr(0, lesson_.find("## see")));
    open();
    save("program.py", "n = 0\nwhile True:\n    n += 1\n");
    look();
    EXPECT_EQ(scene().code.size(), 3u);
    EXPECT_TRUE(scene().banner);
}

TEST_F(Reload, AProgramOfTheUsersIsReadAgain) {
    folder_.write("retry.py", "print('one')\n");
    open((folder_.path() / "retry.py").string());
    does(GoToEnd{});
    folder_.write("retry.py", "print('one')\nprint('two')\n");
    look();
    EXPECT_THAT(output(), ::testing::ElementsAre("one", "two"));
    std::filesystem::remove(folder_.path() / "retry.py");
    look();
    EXPECT_THAT(note_lines(), Contains(HasSubstr("there is no such file")));
    EXPECT_EQ(output().size(), 2u);
}

TEST_F(Reload, TheProgramInCppStaysAsItWasCompiled) {
    std::filesystem::create_directories(folder_.path() / "course");
    std::filesystem::copy(kLessons / "05-gather", folder_.path() / "course/05-gather");
    folder_.write("course/course.md", "---\ntitle: T\nlessons: 05-gather\n---\n");
    playground_ = std::make_unique<Playground>(folder_.path() / "course", testing::built_runner());
    ASSERT_TRUE(playground_->open("5"));
    settle();
    does(SetLanguage{Language::cpp});
    const std::size_t lines = scene().code.size();
    folder_.write("course/05-gather/program.cpp", "// another program\n");
    look();
    EXPECT_EQ(scene().code.size(), lines);
    ASSERT_TRUE(scene().file_note);
    EXPECT_THAT(scene().file_note->title, HasSubstr("program.cpp"));
    // The list of the course: one that cannot be read leaves it as it was.
    folder_.write("course/course.md", "no course\n");
    look();
    EXPECT_EQ(scene().lessons.size(), 1u);
    EXPECT_THAT(note_lines(), Contains(HasSubstr("course.md, line 1")));
}

TEST_F(Reload, AProgramInCppThatWasNotCompiledHasANoteInsteadOfARun) {
    std::filesystem::create_directories(folder_.path() / "course");
    std::filesystem::copy(kLessons / "05-gather", folder_.path() / "course/05-gather");
    folder_.write("course/course.md", "---\ntitle: T\nlessons: 05-gather\n---\n");
    const std::string compiled = text_of_file(kLessons / "05-gather/program.cpp");
    folder_.write("course/05-gather/program.cpp", "// mine\n" + compiled);
    playground_ = std::make_unique<Playground>(folder_.path() / "course", testing::built_runner());
    ASSERT_TRUE(playground_->open("5"));
    settle();
    does(SetLanguage{Language::cpp});
    EXPECT_EQ(scene().language, Language::python);
    EXPECT_EQ(scene().filename, "program.py");
    ASSERT_TRUE(scene().file_note);
    EXPECT_THAT(scene().file_note->title, HasSubstr("program.cpp is not the one that was compiled"));
    // As it was compiled, it runs.
    folder_.write("course/05-gather/program.cpp", compiled);
    look();
    EXPECT_FALSE(scene().file_note);
    does(SetLanguage{Language::cpp});
    EXPECT_EQ(scene().language, Language::cpp);
    EXPECT_EQ(scene().filename, "program.cpp");
}

TEST_F(Reload, OneMistakeAfterTheOtherIsMendedInSight) {
    save("lesson.md", replaced(replaced(lesson_, "minutes: 10", "minutes: many"), "rules: R2", "rules: R9"));
    open();
    EXPECT_EQ(scene().problems.size(), 2u);
    save("lesson.md", replaced(replaced(lesson_, "minutes: 10", "minutes: many"), "Three drinks", "Two drinks"));
    look();
    EXPECT_EQ(scene().problems.size(), 1u);
    EXPECT_THAT(story(), HasSubstr("Two drinks"));
}

// --- lessons of one's own ---

TEST_F(Reload, ALessonThatAppearsIsInTheList) {
    open("5");
    folder_.write("fresh/lesson.md", "---\ntitle: Fresh\n---\nHello.\n");
    folder_.write("fresh/program.py", "print(1)\n");
    folder_.write("wrong/lesson.md", "titel: x\n");
    look();
    std::vector<std::string> own;
    for (const LessonItem& item : scene().lessons)
        if (item.own) own.push_back(item.title + (item.problem.empty() ? "" : "!"));
    EXPECT_THAT(own, ::testing::ElementsAre("One tray, three cups", "Fresh", "wrong!"));
    EXPECT_EQ(scene().lessons[18].act, kOwnAct);
    EXPECT_EQ(scene().title, "One tray, three cups");
    // One that cannot be opened says why; the open one stays.
    const std::string toast = playground_->toast();
    does(OpenLesson{20});
    EXPECT_NE(playground_->toast(), toast);
    EXPECT_EQ(scene().title, "One tray, three cups");
    does(OpenLesson{19});
    EXPECT_EQ(scene().title, "Fresh");
}

TEST_F(Reload, TwoLessonsOfOneNameShareNothing) {
    std::filesystem::rename(folder_.path() / "drinks", folder_.path() / "05-gather");
    std::filesystem::copy(kLessons / "05-gather/program.cpp", folder_.path() / "05-gather/program.cpp");
    open("5");
    EXPECT_TRUE(scene().has_cpp);
    does(GoToStage{Stage::predict});
    does(OpenLesson{18});
    EXPECT_FALSE(scene().has_cpp) << "only the course's programs are compiled";
    EXPECT_EQ(scene().flow.stage, Stage::story);
    EXPECT_TRUE(scene().lessons[18].current);
    EXPECT_FALSE(scene().lessons[4].current);
    EXPECT_EQ(scene().lessons[18].detail, "10 min");
    EXPECT_EQ(scene().lessons[4].detail, "10 min, stage 2 of 7");
}

TEST_F(Reload, TheListSaysWhatALessonNeedsAndFindsWords) {
    open("5");
    const LessonItem& gather = scene().lessons[4];
    EXPECT_EQ(gather.needs, "4 Wait your turn");
    EXPECT_TRUE(gather.needs_open);
    EXPECT_FALSE(scene().lessons[0].needs_open);
    EXPECT_EQ(scene().lessons_found, 19u);
    does(ShowLessons{true});
    does(SearchLessons{"RACE thread"});
    EXPECT_TRUE(scene().lessons[11].matches) << "A race with one thread";
    EXPECT_FALSE(scene().lessons[4].matches);
    EXPECT_LT(scene().lessons_found, 5u);
    does(ShowLessons{true});
    EXPECT_EQ(scene().lessons_found, 19u) << "a new search begins with all";
}

// --- pages and links ---

TEST_F(Reload, LinksOpenLessonsAndWords) {
    open("5");
    const auto linked = [&](const std::string& word) {
        for (const Paragraph& paragraph : scene().story)
            for (const TextRun& run : paragraph.runs)
                if (run.text == word && run.link.starts_with("word:")) return run.link;
        return std::string();
    };
    EXPECT_EQ(linked("barista"), "");
    does(FollowLink{"lesson:04-ready-queue"});
    EXPECT_EQ(scene().number, 4);
    does(TogglePages{});
    ASSERT_NE(scene().page, nullptr);
    EXPECT_THAT(scene().page->name, HasSubstr("plans/"));
    does(FollowLink{"word:3"});
    ASSERT_NE(scene().page, nullptr);
    EXPECT_EQ(scene().page->name, kGlossaryPage);
    EXPECT_EQ(playground_->ui().glossary_word, 3);
    does(Escape{});
    EXPECT_EQ(scene().page, nullptr);
    does(FollowLink{"lesson:nobody"});
    does(FollowLink{"nonsense"});
    EXPECT_EQ(scene().number, 4);
}

// --- breakpoints ---

TEST_F(Reload, HitsOfABreakpointAreGoneToAndMarked) {
    open("5");
    int line = 0;
    for (const CodeLineView& code : scene().code)
        if (code.text.find("await asyncio.sleep") != std::string::npos) line = code.number;
    ASSERT_GT(line, 0);
    does(ToggleBreakpoint{line});
    EXPECT_TRUE(scene().code[static_cast<std::size_t>(line) - 1].breakpoint);
    EXPECT_EQ(scene().hits.words, "not hit yet");
    EXPECT_THAT(scene().timeline.hits, IsEmpty()) << "what was not seen is not marked";
    std::vector<std::size_t> places;
    while (scene().hits.has_next && places.size() < 10) {
        does(GoToHit{+1});
        places.push_back(playground_->ui().position);
        EXPECT_TRUE(scene().code[static_cast<std::size_t>(line) - 1].current);
    }
    EXPECT_EQ(places.size(), 3u) << "three drinks";
    EXPECT_EQ(scene().timeline.hits.size(), 3u);
    EXPECT_EQ(scene().hits.words, "hit 3");
    does(GoToHit{-1});
    EXPECT_EQ(playground_->ui().position, places[1]);
    does(GoToEnd{});
    EXPECT_EQ(scene().hits.words, "hit 3 of 3");
    // Playing stops there.
    does(GoToStart{});
    does(TogglePlay{});
    for (int i = 0; i < 400 && playground_->ui().playing; ++i) playground_->apply({Tick{0.05}});
    EXPECT_EQ(playground_->ui().position, places[0]);
    does(OpenLesson{5});
    EXPECT_TRUE(playground_->ui().breakpoints.empty()) << "remembered while the lesson is open";
}

TEST_F(Reload, WhileAQuestionIsOpenABreakpointShowsNothing) {
    open("5");
    testing::ask_again(*playground_);
    does(GoToStage{Stage::predict});
    does(ToggleBreakpoint{10});
    does(GoToHit{+1});
    EXPECT_EQ(playground_->ui().position, 0u);
}

TEST_F(Reload, AProofIsThereToBeUnfolded) {
    open("5");
    does(GoToStage{Stage::explain});
    ASSERT_FALSE(scene().flow.claims.empty());
    EXPECT_THAT(scene().flow.claims[0].proof, HasSubstr("CPython 3.11"));
    EXPECT_FALSE(scene().flow.claims[0].proof_open);
    does(ToggleProof{0});
    EXPECT_TRUE(scene().flow.claims[0].proof_open);
    does(ToggleProof{0});
    EXPECT_FALSE(scene().flow.claims[0].proof_open);
}

}  // namespace
}  // namespace asynchio
