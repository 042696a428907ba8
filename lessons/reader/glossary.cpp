#include "lessons/reader/glossary.h"

#include <algorithm>
#include <string_view>

#include "lessons/reader/lesson.h"
#include "lessons/reader/text.h"

namespace asynchio {
namespace {

struct Form {
    std::string text;  // small letters
    std::size_t term = 0;
};

char small(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

std::string in_small_letters(std::string_view text) {
    std::string result(text);
    std::ranges::transform(result, result.begin(), small);
    return result;
}

// Bytes beyond ASCII belong to words, too.
bool is_word_character(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' ||
           static_cast<unsigned char>(c) >= 0x80;
}

// All that stands for a term in a text, the longest first. What is a word of its own stands for no other one.
std::vector<Form> forms_of(const Glossary& glossary, int lesson) {
    std::vector<Form> forms;
    const auto is_known = [&](const std::string& text) {
        return std::ranges::find(forms, text, &Form::text) != forms.end();
    };
    const auto is_late = [&](const GlossaryTerm& term) { return lesson > 0 && lesson_number(term.first_in) > lesson; };
    for (std::size_t i = 0; i < glossary.size(); ++i) forms.push_back({in_small_letters(glossary[i].word), i});
    for (std::size_t i = 0; i < glossary.size(); ++i) {
        std::string technical = in_small_letters(glossary[i].technical);
        if (!technical.empty() && !is_known(technical)) forms.push_back({std::move(technical), i});
    }
    std::erase_if(forms, [&](const Form& form) { return form.text.empty() || is_late(glossary[form.term]); });
    std::ranges::stable_sort(forms, [](const Form& a, const Form& b) { return a.text.size() > b.text.size(); });
    return forms;
}

// The length of the form at this place of the text, with an "s" behind it; 0 when it is not there.
std::size_t length_at(std::string_view text, std::size_t at, const Form& form) {
    if (at > 0 && is_word_character(text[at - 1])) return 0;
    if (text.size() - at < form.text.size()) return 0;
    for (std::size_t i = 0; i < form.text.size(); ++i)
        if (small(text[at + i]) != form.text[i]) return 0;
    std::size_t end = at + form.text.size();
    if (end < text.size() && text[end] == 's' && !form.text.ends_with('s')) ++end;
    return end == text.size() || !is_word_character(text[end]) ? end - at : 0;
}

class Linker {
  public:
    Linker(const Glossary& glossary, int lesson) : forms_(forms_of(glossary, lesson)), used_(glossary.size(), false) {}

    void link(Paragraph& paragraph) {
        std::vector<TextRun> runs;
        for (TextRun& run : paragraph.runs) {
            if (run.code || run.expression || !run.link.empty()) runs.push_back(std::move(run));
            else split(run, runs);
        }
        paragraph.runs = std::move(runs);
    }

  private:
    void split(const TextRun& run, std::vector<TextRun>& runs) {
        std::size_t begin = 0;
        const auto add = [&](std::size_t from, std::size_t to, std::string link) {
            if (from < to) runs.push_back({run.text.substr(from, to - from), run.bold, false, false, std::move(link)});
        };
        for (std::size_t at = 0; at < run.text.size();) {
            const auto [form, length] = find(run.text, at);
            if (form == nullptr) {
                ++at;
                continue;
            }
            // Another occurrence of the same word is none of a shorter one.
            if (!used_[form->term]) {
                used_[form->term] = true;
                add(begin, at, "");
                add(at, at + length, "word:" + std::to_string(form->term));
                begin = at + length;
            }
            at += length;
        }
        add(begin, run.text.size(), "");
    }

    std::pair<const Form*, std::size_t> find(std::string_view text, std::size_t at) const {
        if (at > 0 && is_word_character(text[at - 1])) return {nullptr, 0};
        for (const Form& form : forms_)
            if (const std::size_t length = length_at(text, at, form)) return {&form, length};
        return {nullptr, 0};
    }

    std::vector<Form> forms_;
    std::vector<bool> used_;
};

}  // namespace

Glossary read_glossary(const Page& page) {
    Glossary glossary;
    const auto words = [](const Paragraph& cell) { return plain_text({cell}); };
    for (const PageBlock& block : page.blocks) {
        const bool table = block.kind == PageBlock::Kind::table && block.rows.front().size() >= 2;
        if (!table || words(block.rows[0][0]) != "word" || words(block.rows[0][1]) != "meaning") continue;
        for (std::size_t i = 1; i < block.rows.size(); ++i) {
            const auto& row = block.rows[i];
            const std::string word = words(row[0]);
            const std::size_t open = std::min(word.find('('), word.size());
            const std::size_t close = std::min(word.find(')', open), word.size());
            GlossaryTerm term{std::string(trim(word.substr(0, open))), "", words(row[1]), row.size() > 2 ? words(row[2]) : ""};
            if (open < close) term.technical = trim(std::string_view(word).substr(open + 1, close - open - 1));
            glossary.push_back(std::move(term));
        }
    }
    return glossary;
}

void link_terms(std::vector<Paragraph>& paragraphs, const Glossary& glossary, int lesson_number) {
    if (glossary.empty()) return;
    Linker linker(glossary, lesson_number);
    for (Paragraph& paragraph : paragraphs) linker.link(paragraph);
}

}  // namespace asynchio
