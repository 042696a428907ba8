// Every reader takes whatever bytes it gets: the real lessons, damaged in thousands of ways that are the same
// in every run.
#include <gtest/gtest.h>

#include "lessons/reader/compare.h"
#include "lessons/reader/course.h"
#include "lessons/reader/lesson.h"
#include "lessons/reader/markdown.h"
#include "lessons/reader/random_settings.h"
#include "lessons/tests/lesson_files.h"

namespace asynchio {
namespace {

class Damage {
  public:
    explicit Damage(std::uint64_t seed) : random_(seed) {}

    std::string damaged(std::string text) {
        const std::size_t times = 1 + below(6);
        for (std::size_t i = 0; i < times; ++i) text = damaged_once(std::move(text));
        return text;
    }

  private:
    std::size_t below(std::size_t limit) {
        return static_cast<std::size_t>(random_.next() % std::max<std::size_t>(limit, 1));
    }

    std::string damaged_once(std::string text) {
        static constexpr std::string_view kPieces[] = {
            "\r\n",
            "\r",
            "\t",
            "\n\n",
            "---",
            "---\n",
            "## ",
            "##",
            ": ",
            "|",
            "#: ",
            "#:1..2",
            "step 0.1",
            "choice ",
            "\"",
            "'''",
            "{",
            "}",
            "**",
            "`",
            "* ",
            "1. ",
            "=",
            "\\",
            "\xEF\xBB\xBF",
            "\xC3",
            "\xED\xA0\x80",
            "\x01",
            "999999999999",
            "-0.0000000001",
            "text: ",
            "with: N=",
            "## predict choice\n",
            "## say when ",
            "acts: 1 \"",
        };
        const std::size_t at = below(text.size() + 1);
        const std::size_t length = std::min(below(80), text.size() - at);
        switch (below(8)) {
            case 0: text.resize(at); break;         // truncated
            case 1: text.erase(at, length); break;  // a piece is missing
            case 2:
                text.insert(at, text.substr(below(text.size() + 1), 80));
                break;  // a piece is there twice
            case 3: text.insert(at, kPieces[below(std::size(kPieces))]); break;
            case 4:
                if (at < text.size()) text[at] = static_cast<char>(below(256));
                break;
            case 5: text.insert(at, 1, '\0'); break;
            case 6:
                text.insert(at, std::string(below(3000), text.empty() ? 'x' : text[below(text.size())]));
                break;
            default:
                for (std::size_t i = 0; i < length; ++i) text[at + i] = static_cast<char>(below(256));
        }
        return text;
    }

    SplitMix64 random_;
};

void check_program(const Program& program, std::string_view text) {
    EXPECT_EQ(program.text, text);
    for (const Parameter& parameter : program.parameters) {
        ASSERT_LE(parameter.offset + parameter.default_value.size(), text.size());
        ASSERT_EQ(text.substr(parameter.offset, parameter.default_value.size()), parameter.default_value);
        const std::int64_t last = step_count(parameter) - 1;
        ASSERT_GE(last, 0);
        for (const std::int64_t index : {std::int64_t{0}, last / 2, last}) {
            const std::string value = value_at(parameter, index);
            const Result<std::int64_t> again = index_of(parameter, value);
            ASSERT_TRUE(again) << value << ": " << again.why();
            ASSERT_EQ(*again, index) << value;
        }
    }
    for (const Settings& settings : random_settings(program, 3, 2)) {
        const Result<std::string> changed = apply_settings(program, settings);
        ASSERT_TRUE(changed) << changed.why();
        // A changed program has the same sliders, at the values that were set.
        const Program parsed = parse_program(*changed);
        ASSERT_EQ(parsed.parameters.size(), program.parameters.size());
        for (std::size_t i = 0; i < settings.size(); ++i) {
            ASSERT_EQ(parsed.parameters[i].default_value, settings[i].value);
        }
    }
    for (const std::string_view line : split_lines(text))
        ASSERT_TRUE(line.starts_with(hide_slider_comment(line)));
}

void check_problems(const std::vector<Problem>& problems, std::size_t lines) {
    EXPECT_LE(problems.size(), 60u);
    for (const Problem& problem : problems) {
        EXPECT_TRUE(is_valid_utf8(problem.sentence)) << problem.sentence;
        EXPECT_LE(problem.sentence.size(), 4000u);
        EXPECT_GE(problem.line, 0);
        EXPECT_LE(static_cast<std::size_t>(problem.line), lines + 1);
    }
}

void check_text_with_formulas(std::string_view text) {
    std::string pieces;
    std::vector<std::string> written;
    for (const TextPiece& piece : split_formulas(text)) {
        EXPECT_FALSE(piece.text.empty());
        if (piece.formula) written.push_back("{" + piece.text + "}");
        pieces += piece.formula ? written.back() : piece.text;
    }
    EXPECT_EQ(fill_formulas(text, written), pieces);
    EXPECT_EQ(formulas_in(text).size(), written.size());
}

void check_anchor(std::string_view text) {
    const Result<Anchor> anchor = parse_anchor(text);
    if (!anchor) {
        EXPECT_FALSE(anchor.why().empty());
        EXPECT_TRUE(is_valid_utf8(anchor.why()) || !is_valid_utf8(text));
        return;
    }
    const Result<Anchor> again = parse_anchor(describe(*anchor));
    ASSERT_TRUE(again) << describe(*anchor) << ": " << again.why();
    EXPECT_EQ(*again, *anchor) << text;
}

// Whatever could be read is whole.
void check_parts(const LessonBlocks& parts) {
    for (const LessonCaption& caption : parts.captions) {
        check_anchor(caption.anchor_text);
        check_text_with_formulas(caption.text);
    }
    for (const LessonQuestion& question : parts.questions) {
        EXPECT_GE(question.accept, 0);
        check_text_with_formulas(question.ask);
        for (const WrongAnswer& wrong : question.wrong) check_text_with_formulas(wrong.feedback);
    }
    for (const Claim& claim : parts.claims) check_text_with_formulas(claim.text);
    for (const Challenge& challenge : parts.challenges) EXPECT_TRUE(challenge.scheduler || challenge.schedule.empty());
}

void check_lesson(const std::string& lesson_md, const std::string& program_py) {
    const Lesson lesson = parse_lesson("05-gather", lesson_md, program_py);
    check_program(lesson.program, program_py);
    check_problems(lesson.problems, split_lines(lesson_md).size() + split_lines(program_py).size());
    EXPECT_FALSE(lesson.title.empty());
    EXPECT_TRUE(is_valid_utf8(lesson.title) && is_valid_utf8(lesson.story));
    parse_markdown(lesson.story);
    int line = 0;
    for (const Block& block : lesson.blocks) {
        EXPECT_GT(block.line, line);
        line = block.line;
        EXPECT_TRUE(is_valid_utf8(block.text));
        for (const Paragraph& paragraph : parse_markdown(text_of(block)))
            EXPECT_FALSE(paragraph.runs.empty());
        wrong_answers(block);
        settings_of(block, "set");
    }
    check_parts(lesson.parts);
}

TEST(Fuzz, DamagedLessons) {
    constexpr int kCasesPerLesson = 300;
    Damage damage(20240611);
    for (const std::string_view name : kLessonNames) {
        const std::string lesson_md = text_of_file(lessons_dir() / name / "lesson.md");
        const std::string program_py = text_of_file(lessons_dir() / name / "program.py");
        for (int i = 0; i < kCasesPerLesson && !testing::Test::HasFailure(); ++i) {
            check_lesson(damage.damaged(lesson_md), damage.damaged(program_py));
        }
    }
}

TEST(Fuzz, DamagedAnchors) {
    Damage damage(19);
    for (const std::string_view text : {"A0 2nd waiting timer", "main prints \"ask B\"", "T1 first waits for lock", "loop 2nd idle",
                                        "time 2.0 s", "program stuck", "warning \"never awaited\"", "\"my task\" last releases lock"})
        for (int i = 0; i < 1000 && !testing::Test::HasFailure(); ++i) check_anchor(damage.damaged(std::string(text)));
}

TEST(Fuzz, DamagedTextsWithFormulas) {
    Damage damage(23);
    for (int i = 0; i < 1000; ++i) check_text_with_formulas(damage.damaged("It takes {total} s, {count(\"}\") + 1} lines {{so}}."));
}

TEST(Fuzz, DamagedPrograms) {
    constexpr int kCasesPerLesson = 600;
    Damage damage(7);
    for (const std::string_view name : kLessonNames) {
        const std::string text = text_of_file(lessons_dir() / name / "program.py");
        // Mostly sliders, so that the damage hits them.
        const std::string sliders = text.substr(0, text.find("\ndef ")) + text.substr(0, 200);
        for (int i = 0; i < kCasesPerLesson && !testing::Test::HasFailure(); ++i) {
            const std::string damaged = damage.damaged(sliders);
            const Program program = parse_program(damaged);
            check_program(program, damaged);
            check_problems(program.problems, split_lines(damaged).size());
        }
    }
}

TEST(Fuzz, DamagedOutputs) {
    Damage damage(11);
    const std::string output = "tick 0\ntotal 1.25 s, [0.5, -2.75e-3]\nx = 3.\n10.0.0.1 read 6\n";
    for (int i = 0; i < 1000; ++i) {
        const std::string other = damage.damaged(output);
        EXPECT_EQ(compare_output(other, other), std::nullopt);
        EXPECT_EQ(compare_output(output, other).has_value(), compare_output(other, output).has_value());
    }
}

TEST(Fuzz, DamagedCourses) {
    const TemporaryFolder folder;
    folder.write("01-one/lesson.md", "---\ntitle: T\n---\n");
    folder.write("05-gather/lesson.md", "---\ntitle: T\n---\n");
    const std::string course_md = text_of_file(lessons_dir() / "course.md");
    Damage damage(3);
    for (int i = 0; i < 300; ++i) {
        const std::string damaged = damage.damaged(course_md);
        folder.write("course.md", damaged);
        const Result<Course> course = read_course(folder.path());
        ASSERT_TRUE(course);
        EXPECT_LE(course->entries.size(), 2u);
        check_problems(course->problems, split_lines(damaged).size());
        (void)find_lesson(folder.path(), damaged);
    }
}

TEST(Fuzz, HugeFilesAreReadQuickly) {
    constexpr std::size_t kHuge = 60'000;  // enough to see work that grows with the square
    const auto repeated = [](std::string_view piece) {
        std::string text;
        while (text.size() < kHuge) text += piece;
        return text;
    };
    for (const std::string_view piece : {"a",
                                         "\n",
                                         "a:\n",
                                         "a: b\n",
                                         "title: b\n",
                                         "## predict\n",
                                         "## x\nask: a\n",
                                         "wrong: x\n",
                                         "{",
                                         "{a}",
                                         "*",
                                         "**a",
                                         "`",
                                         "[",
                                         "> ",
                                         "* ",
                                         "1. ",
                                         "#",
                                         "A = 1 #: 1..6\n",
                                         "A = 1 #:\n",
                                         "'''",
                                         "\"",
                                         "\\",
                                         "\xFF",
                                         "&",
                                         "![",
                                         "<",
                                         "_",
                                         "\t",
                                         "1.5 ",
                                         "9"}) {
        const std::string text = repeated(piece);
        const Lesson lesson = parse_lesson("x", text, text);
        check_problems(lesson.problems, text.size());
        parse_lesson("x", "---\ntitle: T\n---\n## predict number\n" + text, "");
        parse_lesson("x", "---\ntitle: T\n---\n## predict number\nask: " + text, "");
        parse_markdown(text);
        EXPECT_EQ(compare_output(text, text), std::nullopt);
    }
}

}  // namespace
}  // namespace asynchio
