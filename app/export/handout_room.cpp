// What there is room for on the first page. The numbers are those of handout_style.cpp with wide letters.
#include <algorithm>
#include <cmath>

#include "app/export/handout_parts.h"
#include "app/export/svg_canvas.h"

namespace asynchio {
namespace {

constexpr double kA4 = 1020, kLetter = 960;  // pixels of a page between its margins
constexpr double kTextWidth = 688, kReserve = 16, kHeading = 38;
constexpr double kLine = 18.5, kMargin = 6;
constexpr double kLegend = 200, kRuler = 30, kLeastLane = 21;
constexpr double kLeast = 120, kMost = 330;

double lines_of(const std::string& text, double size, double width, bool bold = false) {
    return std::max(1.0, std::ceil(text_width(text, {.size = size, .bold = bold}) * 1.04 / width));
}

double top_height(const Handout& handout) {
    double height = 34 + 27 * lines_of(handout.lesson.title, 22.7, kTextWidth - 60, true) + kMargin;
    if (!handout.lesson.goal.empty()) height += kLine * lines_of(handout.lesson.goal, 13.3, kTextWidth - 40, true) + kMargin;
    for (const Paragraph& paragraph : handout.story) {
        std::string text;
        for (const TextRun& run : paragraph.runs) text += run.text;
        height += kLine * lines_of(text, 13.3, kTextWidth) + kMargin;
    }
    return height;
}

double program_height(const Scene& scene) {
    const double row = is_dense(scene) ? 12.6 : 14.8;
    double values = 20;
    for (const ParameterView& parameter : scene.parameters)
        values += 18 * std::max<double>(1, std::max<double>(static_cast<double>(parameter.labels.size()) * 1.4, lines_of(parameter.unit, 11, 46)));
    return std::max(static_cast<double>(scene.code.size()) * row + 4, values) + 10;
}

double question_height(const PrintedQuestion& question) {
    using Kind = LessonQuestion::Kind;
    const double ask = kLine * lines_of(question.asked.ask + question.asked.about, 13.3, kTextWidth - 30, true) + 5 + 12;
    const double because = 24;
    if (question.kind == Kind::order) return ask + 20 + 21.5 * static_cast<double>(question.asked.order.size()) + because;
    if (question.kind != Kind::choice && question.kind != Kind::lane) return ask + because;
    double used = 0, rows = 1;
    for (const std::string& option : question.asked.option_words) {
        const double width = text_width(option, {.size = 12, .mono = true}) + 52;
        if (used > 0 && used + width > kTextWidth - 30) used = 0, ++rows;
        used += width;
    }
    return ask + 22 * rows + 6 + because;
}

double questions_height(const HandoutVersion& version) {
    double height = version.questions.empty() ? 0 : kHeading;
    for (const PrintedQuestion& question : version.questions) height += question_height(question);
    return height;
}

// What is left for lanes and whatever is below them.
double room_below_program(const Handout& handout, const HandoutVersion& version, PaperSize paper) {
    const double used = top_height(handout) + program_height(version.scene) + kHeading + kLine + kMargin + kReserve;
    return (paper == PaperSize::a4 ? kA4 : kLetter) - used;
}

}  // namespace

bool is_dense(const Scene& scene) {
    constexpr std::size_t kManyLines = 20, kLongLine = 62;
    const auto is_long = [](const CodeLineView& line) { return line.text.size() > kLongLine; };
    return scene.code.size() > kManyLines || std::ranges::any_of(scene.code, is_long);
}

FirstPage plan_first_page(const Handout& handout, const HandoutVersion& version, PaperSize paper) {
    const bool crowded = std::ranges::any_of(handout.versions, [&](const HandoutVersion& each) {
        const double room = room_below_program(handout, each, paper) - questions_height(each);
        return room < kRuler + kLeastLane * static_cast<double>(each.scene.timeline.lanes.size());
    });
    const double below = crowded ? kLegend : questions_height(version);
    return {std::clamp(room_below_program(handout, version, paper) - below, kLeast, kMost), !crowded};
}

}  // namespace asynchio
