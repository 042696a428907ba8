#include "lessons/reader/course.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <map>

#include "lessons/tests/lesson_files.h"

namespace asynchio {
namespace {

using testing::ElementsAre;
using testing::ElementsAreArray;
using testing::HasSubstr;
using testing::Pair;

std::vector<std::string> names(const Course& course) {
    std::vector<std::string> all;
    for (const CourseEntry& entry : course.entries) all.push_back(entry.lesson.name);
    return all;
}

void write_lesson(const TemporaryFolder& folder, const std::string& name) {
    folder.write(name + "/lesson.md", "---\ntitle: T\n---\n");
    folder.write(name + "/program.py", "print(1)\n");
}

std::string found(const std::filesystem::path& dir, std::string_view wanted) {
    const Result<std::filesystem::path> folder = find_lesson(dir, wanted);
    return folder ? folder->filename().string() : "not found: " + folder.why();
}

TEST(Course, TheLessonsInFourActs) {
    const Result<Course> course = read_course(lessons_dir());
    ASSERT_TRUE(course);
    EXPECT_EQ(all_problems(course->problems), "");
    EXPECT_EQ(course->title, "Waiting together: asyncio and threads you can see");
    EXPECT_EQ(course->text, "Eighteen short lessons. Each one: read, predict, run, explain, break, solve.");
    EXPECT_THAT(names(*course), ElementsAreArray(kLessonNames));
    std::map<std::string, std::string> acts;  // by their first lesson
    for (const CourseEntry& entry : course->entries)
        if (!entry.act.empty()) acts[entry.lesson.name] = entry.act;
    EXPECT_THAT(acts, ElementsAre(Pair("01-wait-together", "One cook, many waits"),
                                  Pair("08-blocked-loop", "When the loop cannot breathe"),
                                  Pair("10-four-ways", "Threads share everything"),
                                  Pair("15-errors", "Real programs")));
}

TEST(Course, MistakesAreProblemsAndTheRestIsKept) {
    const TemporaryFolder folder;
    write_lesson(folder, "01-one");
    write_lesson(folder, "02-two");
    write_lesson(folder, "03-three");
    folder.write("course.md",
                 "---\ntitle: C\nlesons: x\nlessons: 02-two 02-tow ../02-two 02-two 01-one\n"
                 "acts: 1 \"A\" 9 \"B\"\n---\nHello.\n");
    const Result<Course> course = read_course(folder.path());
    ASSERT_TRUE(course);
    ASSERT_THAT(names(*course), ElementsAre("02-two", "01-one"));
    EXPECT_EQ(course->entries[0].act, "A");
    EXPECT_EQ(
        all_problems(course->problems),
        "course.md, line 3: 'lesons:' is not known. Did you mean 'lessons'? A course has title, lessons, "
        "acts.\n"
        "course.md, line 4: there is no lesson folder '02-tow' with a lesson.md. Did you mean '02-two'?\n"
        "course.md, line 4: there is no lesson folder '../02-two' with a lesson.md. Did you mean '02-two'?\n"
        "course.md, line 4: '02-two' is there twice; each lesson stands once\n"
        "course.md, line 4: the folder '03-three' is a lesson, but 'lessons:' does not name it, so nobody "
        "sees "
        "it; add the name where it belongs\n"
        "course.md, line 5: no lesson belongs to the act 9 \"B\"; the number is that of its first lesson\n");
}

TEST(Course, WithoutCourseFileAllLessonsByName) {
    const TemporaryFolder folder;
    write_lesson(folder, "02-two");
    write_lesson(folder, "01-one");
    std::filesystem::create_directories(folder.path() / "reader");
    const Result<Course> course = read_course(folder.path());
    ASSERT_TRUE(course);
    EXPECT_THAT(names(*course), ElementsAre("01-one", "02-two"));
    EXPECT_THAT(all_problems(course->problems), HasSubstr("so all lessons are here, by name"));
    EXPECT_FALSE(read_course(folder.path() / "none"));
}

TEST(Course, BrokenActs) {
    const TemporaryFolder folder;
    write_lesson(folder, "01-one");
    for (const char* acts : {"1 One", "\"One\"", "1 \"One", "one \"One\"", "1.5 \"One\""}) {
        folder.write("course.md", "---\ntitle: C\nlessons: 01-one\nacts: " + std::string(acts) + "\n---\n");
        EXPECT_THAT(all_problems(read_course(folder.path())->problems), HasSubstr("line 4: '")) << acts;
    }
}

TEST(FindLesson, ByNameShortNameNumberOrPath) {
    for (const std::string_view wanted : {"05-gather", "gather", "5", "05"}) {
        EXPECT_EQ(found(lessons_dir(), wanted), "05-gather") << wanted;
    }
    const std::string path = (lessons_dir() / "05-gather").string();
    for (const std::string& wanted : {path, path + "/program.py", path + "/lesson.md"}) {
        EXPECT_EQ(found("/nowhere", wanted), "05-gather") << wanted;
    }
    EXPECT_EQ(found(lessons_dir(), "11"), "11-lost-update");
}

TEST(FindLesson, RefusalsHelp) {
    EXPECT_THAT(found(lessons_dir(), "gahter"),
                HasSubstr("there is no lesson 'gahter'. Did you mean 'gather'?"));
    EXPECT_THAT(found(lessons_dir(), "77"), HasSubstr("The lessons are 01-wait-together, 02-recipe"));
    EXPECT_THAT(found(lessons_dir(), "/nowhere/x"), HasSubstr("'/nowhere/x' is no lesson"));
    EXPECT_THAT(found("/nowhere", "gather"), HasSubstr("there are no lessons in '/nowhere'"));
    EXPECT_THAT(found(lessons_dir(), ""), HasSubstr("there is no lesson ''"));
    const TemporaryFolder folder;
    write_lesson(folder, "01-one");
    write_lesson(folder, "01-two");
    EXPECT_THAT(found(folder.path(), "1"), HasSubstr("'1' may be 01-one or 01-two; write the whole name"));
}

}  // namespace
}  // namespace asynchio
