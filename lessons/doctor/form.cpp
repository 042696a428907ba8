#include "lessons/doctor/form.h"

#include <fmt/format.h>

#include "lessons/reader/text.h"

namespace asynchio {
namespace {

constexpr std::size_t kMostProgramLines = 25;
constexpr std::size_t kMostColumns = 79;
constexpr std::size_t kFewestCaptions = 3;
constexpr std::size_t kMostCaptions = 6;

std::size_t columns_of(std::string_view line) {
    std::size_t columns = 0;
    for (const char c : line) columns += (static_cast<unsigned char>(c) & 0xC0) != 0x80;  // not inside a character
    return columns;
}

class FormChecker {
  public:
    FormChecker(const Lesson& lesson, const Complain& complain) : lesson_(lesson), complain_(complain) {}

    void check() {
        check_program();
        check_front();
        check_counts();
        check_questions();
        for (const LessonNote& note : lesson_.parts.see) check_length("'## see'", note.text, kNoteWords, note.line);
        for (const LessonNote& note : lesson_.parts.teacher) check_length("'## teacher'", note.text, kNoteWords, note.line);
        for (const LessonCaption& caption : lesson_.parts.captions)
            check_length("this caption", caption.text, kCaptionWords, caption.line);
    }

  private:
    void check_program() const {
        const auto lines = split_lines(lesson_.program.text);
        if (lines.size() > kMostProgramLines)
            complain_("program.py", static_cast<int>(kMostProgramLines) + 1,
                      fmt::format("the program has {} lines; a lesson shows at most {} at once", lines.size(), kMostProgramLines));
        for (std::size_t i = 0; i < lines.size(); ++i) {
            const std::size_t columns = columns_of(lines[i]);
            if (columns <= kMostColumns) continue;
            complain_("program.py", static_cast<int>(i) + 1,
                      fmt::format("this line has {} columns; a projector shows at most {}", columns, kMostColumns));
            return;
        }
    }

    void check_front() const {
        if (lesson_.goal.empty()) complain_("lesson.md", 0, "the lesson has no goal; write 'goal: You can ...' at the top");
        if (lesson_.minutes == 0) complain_("lesson.md", 0, "the lesson does not say how long it takes; write 'minutes: 12' at the top");
        if (lesson_.story.empty()) complain_("lesson.md", 0, "the lesson has no story; write it below the second '---'");
        check_length("the story", lesson_.story, kStoryWords, 0);
    }

    void check_counts() const {
        const LessonBlocks& parts = lesson_.parts;
        if (parts.questions.empty()) complain_("lesson.md", 0, "the lesson asks nothing; write a block '## predict number' or another kind");
        if (parts.challenges.empty()) complain_("lesson.md", 0, "the lesson has no '## challenge'");
        const std::size_t captions = parts.captions.size();
        if (captions < kFewestCaptions || captions > kMostCaptions)
            complain_("lesson.md", captions > kMostCaptions ? parts.captions[kMostCaptions].line : 0,
                      fmt::format("the lesson has {} captions ('## say when ...'); {} to {} are good", captions, kFewestCaptions, kMostCaptions));
    }

    void check_questions() const {
        for (const LessonQuestion& question : lesson_.parts.questions)
            if (question.why.empty())
                complain_("lesson.md", question.line, "the question has no 'why:'; write what everybody reads with the answer, right or wrong");
    }

    void check_length(std::string_view what, std::string_view text, std::size_t most, int line) const {
        const std::size_t words = count_words(text);
        if (words > most) complain_("lesson.md", line, fmt::format("{} has {} words; write at most {}", what, words, most));
    }

    const Lesson& lesson_;
    const Complain& complain_;
};

}  // namespace

std::size_t count_words(std::string_view text) {
    std::size_t words = 0;
    for (const std::string_view line : split_lines(text)) words += split_words(line).size();
    return words;
}

void check_form(const Lesson& lesson, const Complain& complain) { FormChecker(lesson, complain).check(); }

}  // namespace asynchio
