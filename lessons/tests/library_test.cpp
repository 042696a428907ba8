// Pages, the glossary, the teacher's own folder.
#include "lessons/reader/library.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "lessons/reader/lesson_text.h"
#include "lessons/tests/lesson_files.h"

namespace asynchio {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

std::vector<std::string> linked_words(std::string_view text, const Glossary& glossary, int lesson) {
    std::vector<Paragraph> paragraphs = parse_markdown(text);
    const std::string before = plain_text(paragraphs);
    link_terms(paragraphs, glossary, lesson);
    EXPECT_EQ(plain_text(paragraphs), before) << "links change no text";
    std::vector<std::string> words;
    for (const Paragraph& paragraph : paragraphs)
        for (const TextRun& run : paragraph.runs)
            if (!run.link.empty()) words.push_back(run.text + " " + run.link);
    return words;
}

const Glossary kWords = {{"task", "", "m", "01-a"},
                         {"ready queue", "", "m", "04-b"},
                         {"ready", "", "m", "04-b"},
                         {"box", "future", "m", "07-c"},
                         {"process", "", "m", ""}};

TEST(Page, HeadingsTextAndTables) {
    const Page page = parse_page("p", "# The title\n\nOne **two**.\n- a\n- b\n\n## Part\n| x | y |\n|---|:-:|\n| `1` | two words |\n| only |\nAfter.\n");
    EXPECT_EQ(page.title, "The title");
    ASSERT_EQ(page.blocks.size(), 4u);
    EXPECT_EQ(plain_text(page.blocks[0].text), "One two.\n- a\n- b");
    EXPECT_EQ(page.blocks[1].kind, PageBlock::Kind::heading);
    EXPECT_EQ(page.blocks[1].level, 2);
    EXPECT_EQ(plain_text(page.blocks[1].text), "Part");
    ASSERT_EQ(page.blocks[2].rows.size(), 3u) << "the rule is no row";
    EXPECT_TRUE(page.blocks[2].rows[1][0].runs[0].code);
    EXPECT_EQ(plain_text({page.blocks[2].rows[1][1]}), "two words");
    EXPECT_EQ(page.blocks[2].rows[2].size(), 2u) << "a short row is filled";
    EXPECT_EQ(plain_text(page.blocks[3].text), "After.");
}

TEST(Page, TakesAnyBytes) {
    for (const std::string& text : {std::string("\xEF\xBB\xBF# T"), std::string("|"), std::string("|\n|-|"), std::string("\xFF|\xFE\0", 4),
                                    std::string("######"), std::string("#"), "|" + std::string(3000, '|')}) {
        const Page page = parse_page("name", text);
        EXPECT_FALSE(page.title.empty());
        for (const PageBlock& block : page.blocks) {
            if (block.kind == PageBlock::Kind::table) {
                EXPECT_FALSE(block.rows.empty());
            }
        }
    }
    EXPECT_EQ(parse_page("n", "\xEF\xBB\xBF# T").title, "T");
}

TEST(Glossary, TheLongestWordWinsAndEachIsLinkedOnce) {
    EXPECT_THAT(linked_words("Tasks stand in the ready queue. A task is ready.", kWords, 9),
                ElementsAre("Tasks word:0", "ready queue word:1", "ready word:2"));
    EXPECT_THAT(linked_words("A multitasking readyqueue, task_a.", kWords, 9), IsEmpty()) << "parts of words";
    EXPECT_THAT(linked_words("`task` and {task}", kWords, 9), IsEmpty()) << "code and expressions";
    EXPECT_THAT(linked_words("A **future** is a box.", kWords, 9), ElementsAre("future word:3"));
}

TEST(Glossary, AWordIsLinkedFromTheLessonOnThatExplainsIt) {
    EXPECT_THAT(linked_words("task, ready, box, process", kWords, 4), ElementsAre("task word:0", "ready word:2", "process word:4"));
    EXPECT_EQ(linked_words("task, ready, box, process", kWords, 0).size(), 4u);
}

TEST(Library, OfTheCourse) {
    const Library library = read_library(lessons_dir(), {});
    ASSERT_GE(library.pages.size(), 6u);
    EXPECT_EQ(library.pages.front().name, "plans/four-lessons");
    EXPECT_EQ(library.pages[find_page(library, kPicturePage)].title, "What the picture hides");
    EXPECT_EQ(find_page(library, "none"), library.pages.size());
    const auto queue = std::ranges::find(library.glossary, "ready queue", &GlossaryTerm::word);
    ASSERT_NE(queue, library.glossary.end());
    EXPECT_EQ(queue->first_in, "04-ready-queue");
    const auto box = std::ranges::find(library.glossary, "box", &GlossaryTerm::word);
    ASSERT_NE(box, library.glossary.end());
    EXPECT_EQ(box->technical, "future");
    for (const GlossaryTerm& term : library.glossary) EXPECT_FALSE(term.meaning.empty()) << term.word;
}

// Every lesson that a plan names can be opened from it.
TEST(Library, EveryRowOfAPlanIsALinkOrNoLesson) {
    const Library library = read_library(lessons_dir(), {});
    for (Page page : library.pages) {
        if (!page.name.starts_with("plans/")) continue;
        int links = 0;
        for_each_paragraph(page, [&](const Paragraph& paragraph) {
            for (const TextRun& run : paragraph.runs) {
                const bool named = std::ranges::find(kLessonNames, run.text) != std::end(kLessonNames);
                EXPECT_EQ(!run.link.empty(), named) << page.name << ": " << run.text;
                links += named;
            }
        });
        EXPECT_GE(links, 5) << page.name;
    }
}

TEST(OwnLessons, StandBehindTheCourseUnderTheirOwnAct) {
    const TemporaryFolder folder;
    folder.write("b-second/lesson.md", "---\ntitle: Second\n---\n");
    folder.write("b-second/program.py", "print(1)\n");
    folder.write("a-first/lesson.md", "---\ntitle: First\nneeds: 05-gather\n---\n");
    folder.write("a-first/program.py", "print(1)\n");
    folder.write("notes/readme.txt", "no lesson");
    const Library library = read_library(lessons_dir(), folder.path());
    ASSERT_EQ(library.course.entries.size(), std::size(kLessonNames) + 2);
    const CourseEntry& first = library.course.entries[std::size(kLessonNames)];
    EXPECT_EQ(first.act, kOwnAct);
    EXPECT_EQ(first.lesson.title, "First");
    EXPECT_TRUE(first.own);
    EXPECT_EQ(library.course.entries.back().lesson.title, "Second");
    EXPECT_FALSE(library.course.entries.front().own);
    EXPECT_EQ(all_problems(library.own_problems), "") << "a course.md is not needed";
    EXPECT_EQ(all_problems(library.course.problems), "");
}

TEST(OwnLessons, ABrokenOneIsAProblemAndTheOthersStay) {
    const TemporaryFolder folder;
    folder.write("good/lesson.md", "---\ntitle: Good\n---\n");
    folder.write("good/program.py", "print(1)\n");
    folder.write("half/program.py", "print(1)\n");
    folder.write("huge/lesson.md", std::string(kMaxFileBytes + 1, 'x'));
    folder.write("wrong/lesson.md", "titel: x\n## predikt\n");
    const Library library = read_library(lessons_dir(), folder.path());
    ASSERT_EQ(library.course.entries.size(), std::size(kLessonNames) + 2);
    EXPECT_EQ(library.course.entries.back().lesson.name, "wrong");
    EXPECT_GE(library.course.entries.back().lesson.problems.size(), 3u);
    EXPECT_THAT(all_problems(library.own_problems), HasSubstr("half/lesson.md: every lesson needs a lesson.md"));
    EXPECT_THAT(all_problems(library.own_problems), HasSubstr("huge/lesson.md: "));
    EXPECT_EQ(all_problems(library.course.problems), "");
}

TEST(OwnLessons, AFolderThatIsNotThereHasNone) {
    EXPECT_TRUE(read_own_lessons("/no/such/folder").entries.empty());
    EXPECT_EQ(all_problems(read_own_lessons("/no/such/folder").problems), "");
    EXPECT_TRUE(read_own_lessons("").entries.empty());
}

TEST(OwnLessons, MayHaveACourseOfTheirOwn) {
    const TemporaryFolder folder;
    for (const char* name : {"01-a", "02-b"}) {
        folder.write(std::string(name) + "/lesson.md", "---\ntitle: T\n---\n");
        folder.write(std::string(name) + "/program.py", "print(1)\n");
    }
    folder.write("course.md", "---\ntitle: Mine\nlessons: 02-b 01-a\nacts: 1 \"Start\"\n---\n");
    const Library library = read_library(lessons_dir(), folder.path());
    EXPECT_EQ(library.course.entries[std::size(kLessonNames)].lesson.name, "02-b");
    EXPECT_EQ(library.course.entries[std::size(kLessonNames)].act, "Your lessons: Start");
}

TEST(LessonText, NotesAreForTheWriterOnly) {
    const LessonText text = parse_lesson_text(
        "<!-- one\n---\n-->\n---\ntitle: T\n<!-- in the head -->\ngoal: G\n---\n<!-- before -->\nStory.\n<!--\n## predict\n-->\n"
        "## break\n<!-- between keys -->\nset: A=1\n<!-- again -->\nlook: here\n");
    EXPECT_EQ(all_problems(text.problems), "");
    EXPECT_EQ(text.story, "Story.");
    ASSERT_EQ(text.blocks.size(), 1u);
    EXPECT_EQ(text.blocks[0].line, 14) << "lines count as in the file";
    EXPECT_EQ(text.blocks[0].value("set"), "A=1");
    EXPECT_EQ(text.blocks[0].value("look"), "here");
    EXPECT_EQ(text.front_matter.size(), 2u);
}

TEST(LessonText, ANoteWithoutEndIsAProblemWithItsLine) {
    const LessonText text = parse_lesson_text("---\ntitle: T\n---\nStory.\n<!-- what\n## break\nset: A=1\n");
    EXPECT_EQ(all_problems(text.problems), "line 5: the comment that begins here has no end; write '-->' at the end of its last line\n");
    EXPECT_EQ(text.blocks.size(), 1u) << "nothing is lost";
}

}  // namespace
}  // namespace asynchio
