#include "app/export/handout_parts.h"

namespace asynchio {
namespace {

void add_run(Markup& page, const TextRun& run) {
    const std::string text = run.expression ? "{" + run.text + "}" : run.text;
    if (run.bold) page.open("b");
    if (run.code) page.element("code", text);
    else page.text(text);
    if (run.bold) page.close();
}

// "• " and "2. " are written out, so that lists need no elements of their own.
std::string bullet_of(const Paragraph& paragraph) {
    switch (paragraph.kind) {
        case Paragraph::Kind::text: return "";
        case Paragraph::Kind::bullet: return "• ";
        case Paragraph::Kind::number: return std::to_string(paragraph.number) + ". ";
    }
    return "";
}

}  // namespace

void add_heading(Markup& page, std::string_view words) {
    page.element("h2", words);
    page.line_break();
}

void add_words(Markup& page, std::string_view words, std::string_view style) {
    page.element("p", {{"class", style}}, words);
    page.line_break();
}

void add_paragraphs(Markup& page, const std::vector<Paragraph>& paragraphs, std::string_view style) {
    for (const Paragraph& paragraph : paragraphs) {
        const std::string item = paragraph.depth > 0 ? " item" : "";
        const Element p(page, "p", {{"class", std::string(style) + item}});
        page.text(bullet_of(paragraph));
        for (const TextRun& run : paragraph.runs) add_run(page, run);
    }
    page.line_break();
}

void add_inline(Markup& page, std::string_view text) {
    const std::vector<Paragraph> paragraphs = parse_markdown(text);
    for (std::size_t i = 0; i < paragraphs.size(); ++i) {
        if (i > 0) page.leaf("br");
        for (const TextRun& run : paragraphs[i].runs) add_run(page, run);
    }
}

void add_headings(Markup& page, std::initializer_list<std::string_view> words) {
    const Element head(page, "thead");
    const Element row(page, "tr");
    for (const std::string_view word : words) page.element("th", word);
}

std::string unbroken(std::string settings) {
    constexpr std::string_view kEquals = " = ", kUnbroken = "\u00A0=\u00A0";
    for (std::size_t at = settings.find(kEquals); at != settings.npos; at = settings.find(kEquals, at + kUnbroken.size()))
        settings.replace(at, kEquals.size(), kUnbroken);
    return settings;
}

std::string lesson_words(const Handout& handout) {
    return "Asynchio · " + phrases_in(handout.locale).paper_lesson({.lesson = number_words(handout.lesson)});
}

std::string number_words(const Lesson& lesson) { return lesson.number > 0 ? std::to_string(lesson.number) : lesson.name; }

std::string words_of_values(const Scene& scene) {
    std::string words;
    for (const ParameterView& parameter : scene.parameters) {
        const std::string value = parameter.choice ? parameter.labels[static_cast<std::size_t>(parameter.chosen)] : parameter.value_text;
        const std::string unit = parameter.unit.empty() ? "" : " " + parameter.unit;
        words += (words.empty() ? "" : ", ") + parameter.name + " = " + value + unit;
    }
    return words;
}

}  // namespace asynchio
