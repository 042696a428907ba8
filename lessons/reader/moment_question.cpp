#include "lessons/reader/moment_question.h"

namespace asynchio {

bool asks_for_moment(const LessonQuestion& question) {
    using Kind = LessonQuestion::Kind;
    const std::string& answer = question.answer.text;
    const bool line = answer.starts_with("time_of(") && answer.find(')') == answer.size() - 1;
    return line || answer == "total" || question.kind == Kind::time || question.kind == Kind::bar;
}

}  // namespace asynchio
