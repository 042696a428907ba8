#include "lessons/reader/lesson_blocks.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "lessons/reader/decimal.h"
#include "lessons/reader/text.h"

namespace asynchio {
namespace {

using Kind = LessonQuestion::Kind;

struct KindWord {
    Kind kind;
    std::string_view word;
};
constexpr std::array kKindWords = {
    KindWord{Kind::number, "number"}, KindWord{Kind::choice, "choice"}, KindWord{Kind::order, "order"},
    KindWord{Kind::lane, "lane"},     KindWord{Kind::time, "time"},     KindWord{Kind::bar, "bar"},
};

std::string value_of(const Block& block, std::string_view key) { return std::string(block.value(key)); }

Formula formula_of(const Block& block, std::string_view key) {
    const KeyValue* pair = block.find(key);
    return pair == nullptr ? Formula() : Formula{pair->value, pair->line};
}

LessonNote note_of(const Block& block) { return LessonNote{block.text, block.line}; }

Claim claim_of(const Block& block) {
    return Claim{value_of(block, "quote"),      value_of(block, "verdict"), settings_of(block, "with"),
                 formula_of(block, "test"),     value_of(block, "proof"),   std::string(text_of(block)),
                 block.line};
}

// Nothing for a kind that is not known.
std::optional<LessonQuestion> question_of(const Block& block) {
    const auto kind = std::ranges::find(kKindWords, block.argument, &KindWord::word);
    if (kind == kKindWords.end()) return std::nullopt;
    LessonQuestion question;
    question.kind = kind->kind;
    question.ask = block.value("ask");
    question.with = settings_of(block, "with");
    question.answer = formula_of(block, "answer");
    question.options = formula_of(block, "options");
    question.lane = block.value("lane");
    question.unit = block.value("unit");
    if (const auto accept = parse_decimal(block.value("accept")); accept && accept->value >= 0)
        question.accept = static_cast<double>(accept->value) / static_cast<double>(kOne);
    question.wrong = wrong_answers(block);
    question.why = block.value("why");
    for (const KeyValue* pair : block.all("because"))
        if (const Result<Anchor> anchor = parse_anchor(pair->value)) question.because.push_back({*anchor, pair->line});
    question.line = block.line;
    return question;
}

LessonCaption caption_of(const Block& block) {
    LessonCaption caption;
    if (const auto text = anchor_text_of(block)) {
        caption.anchor_text = *text;
        if (const Result<Anchor> anchor = parse_anchor(*text)) caption.anchor = *anchor;
    }
    caption.with = settings_of(block, "with");
    caption.text = block.text;
    caption.line = block.line;
    return caption;
}

LessonBreak break_of(const Block& block) {
    return LessonBreak{settings_of(block, "set"), value_of(block, "look"), formula_of(block, "expect"), block.line};
}

Challenge challenge_of(const Block& block) {
    Challenge challenge;
    challenge.text = text_of(block);
    challenge.lock = settings_of(block, "lock");
    challenge.goal = formula_of(block, "goal");
    challenge.measured = block.value("measured");
    challenge.hint = block.value("hint");
    challenge.learned = block.value("learned");
    challenge.scheduler = block.value("mode") == "scheduler";
    if (challenge.scheduler) {
        for (const std::string_view name : split_words(block.value("solution"))) challenge.schedule.emplace_back(name);
    } else {
        challenge.solution = settings_of(block, "solution");
    }
    challenge.line = block.line;
    return challenge;
}

}  // namespace

LessonBlocks read_blocks(const std::vector<Block>& blocks) {
    LessonBlocks all;
    for (const Block& block : blocks) {
        if (block.kind == "see") all.see.push_back(note_of(block));
        if (block.kind == "teacher") all.teacher.push_back(note_of(block));
        if (block.kind == "claim") all.claims.push_back(claim_of(block));
        if (block.kind == "say") all.captions.push_back(caption_of(block));
        if (block.kind == "break") all.breaks.push_back(break_of(block));
        if (block.kind == "challenge") all.challenges.push_back(challenge_of(block));
        if (block.kind == "compare" && !all.comparison)
            all.comparison = Comparison{block.argument, comparison_rows(block), block.line};
        if (block.kind == "predict")
            if (auto question = question_of(block)) all.questions.push_back(std::move(*question));
    }
    return all;
}

std::string_view text_of(const Block& block) {
    const KeyValue* text = block.find("text");
    return text == nullptr ? block.text : text->value;
}

std::size_t bar_of(std::string_view wrong) {
    char quote = 0;
    for (std::size_t i = 0; i < wrong.size(); ++i) {
        const char c = wrong[i];
        if (quote != 0) {
            if (c == quote) quote = 0;
        } else if (c == '|') {
            return i;
        } else if (c == '"' || c == '\'') {
            quote = c;
        }
    }
    return std::string_view::npos;
}

std::vector<WrongAnswer> wrong_answers(const Block& block) {
    std::vector<WrongAnswer> answers;
    for (const KeyValue* pair : block.all("wrong")) {
        const std::string_view value = pair->value;
        const std::size_t bar = bar_of(value);
        if (bar == std::string_view::npos) continue;
        answers.push_back(
            {std::string(trim(value.substr(0, bar))), std::string(trim(value.substr(bar + 1))), pair->line});
    }
    return answers;
}

std::vector<Comparison::Row> comparison_rows(const Block& block) {
    std::vector<Comparison::Row> rows;
    for (const KeyValue* pair : block.all("row")) {
        const std::string_view value = pair->value;
        const std::size_t bar = value.find('|');
        if (bar == std::string_view::npos) continue;
        Result<Settings> with = parse_settings(value.substr(bar + 1));
        if (with) rows.push_back({std::string(trim(value.substr(0, bar))), std::move(*with), pair->line});
    }
    return rows;
}

Settings settings_of(const Block& block, std::string_view key) {
    Result<Settings> settings = parse_settings(block.value(key));
    return settings ? std::move(*settings) : Settings();
}

std::optional<std::string_view> anchor_text_of(const Block& block) {
    std::string_view text = block.argument;
    const std::size_t space = text.find_first_of(" \t");
    if (text.substr(0, space) != "when") return std::nullopt;
    return trim(text.substr(4));
}

std::string_view word(LessonQuestion::Kind kind) {
    return std::ranges::find(kKindWords, kind, &KindWord::kind)->word;
}

bool same_answer(const LessonQuestion& question, const PlainValue& a, const PlainValue& b) {
    if (a.number() == nullptr || b.number() == nullptr) return a == b;
    return std::abs(*a.number() - *b.number()) <= question.accept + 1e-9;
}

Judgement judge(const LessonQuestion& question, const Answer& answer, const std::vector<Answer>& wrong,
                const PlainValue& given) {
    if (answer && same_answer(question, answer.value, given)) return {true, std::nullopt};
    for (std::size_t i = 0; i < wrong.size() && i < question.wrong.size(); ++i)
        if (wrong[i] && same_answer(question, wrong[i].value, given)) return {false, i};
    return {};
}

}  // namespace asynchio
