#include "lessons/reader/translation.h"

#include <algorithm>

#include "lessons/reader/text.h"

namespace asynchio {
namespace {

constexpr std::string_view kText[] = {"text"};
constexpr std::string_view kClaim[] = {"text"}, kClaimOptional[] = {"verdict", "proof"};
constexpr std::string_view kPredict[] = {"ask", "wrong", "why"}, kPredictOptional[] = {"options", "unit"};
constexpr std::string_view kBreak[] = {"look"}, kCompare[] = {"row"};
constexpr std::string_view kChallenge[] = {"text", "hint", "learned"}, kChallengeOptional[] = {"measured"};

std::vector<const Block*> of_kind(const std::vector<Block>& blocks, std::string_view kind) {
    std::vector<const Block*> found;
    for (const Block& block : blocks)
        if (block.kind == kind) found.push_back(&block);
    return found;
}

void put(Block& block, std::string_view key, std::string_view value) {
    if (value.empty()) return;
    const auto pair = std::ranges::find(block.keys, key, &KeyValue::key);
    if (pair != block.keys.end()) pair->value = value;
    else if (key == "text" && !block.text.empty()) block.text = value;
}

// What is said about each wrong answer, behind the answers of the original.
void put_wrong(Block& block, const Block& texts) {
    const std::vector<const KeyValue*> said = texts.all("wrong");
    if (said.size() != block.all("wrong").size()) return;
    auto next = said.begin();
    for (KeyValue& pair : block.keys) {
        if (pair.key != "wrong") continue;
        const std::string_view words = (*next++)->value;
        const std::size_t bar = bar_of(pair.value);
        if (bar != std::string::npos && !words.empty()) pair.value = pair.value.substr(0, bar) + "| " + std::string(words);
    }
}

// The names of a comparison's rows, before the settings of the original.
void put_rows(Block& block, const Block& texts) {
    const std::vector<const KeyValue*> said = texts.all("row");
    if (said.size() != block.all("row").size()) return;
    auto next = said.begin();
    for (KeyValue& pair : block.keys) {
        if (pair.key != "row") continue;
        const std::string_view words = (*next++)->value;
        const std::size_t bar = pair.value.rfind('|');
        if (bar != std::string::npos && !words.empty()) pair.value = std::string(words) + " " + pair.value.substr(bar);
    }
}

void put_texts(Block& block, const Block& texts) {
    const TextKeys keys = text_keys(block.kind);
    for (const auto& some : {keys.required, keys.optional})
        for (const std::string_view key : some)
            if (key != "wrong" && key != "options" && key != "row") put(block, key, key == "text" ? text_of(texts) : texts.value(key));
    put_wrong(block, texts);
    put_rows(block, texts);
}

// The words of a choice, if there are as many as answers.
void put_options(LessonQuestion& question, const Block& texts) {
    auto words = parse_text_list(texts.value("options"));
    const auto values = parse_text_list(question.options.text);
    if (words && (!values || values->size() == words->size())) question.option_words = std::move(*words);
}

}  // namespace

std::filesystem::path translated_file(const std::filesystem::path& file, std::string_view language) {
    return file.parent_path() / (file.stem().string() + "." + std::string(language) + file.extension().string());
}

TextKeys text_keys(std::string_view kind) {
    if (kind == "claim") return {kClaim, kClaimOptional};
    if (kind == "predict") return {kPredict, kPredictOptional};
    if (kind == "break") return {kBreak, {}};
    if (kind == "compare") return {kCompare, {}};
    if (kind == "challenge") return {kChallenge, kChallengeOptional};
    return {kText, {}};
}

void translate(Lesson& lesson, const LessonText& texts) {
    const auto value = [&](std::string_view key) {
        const KeyValue* pair = texts.find(key);
        return pair == nullptr ? std::string_view() : std::string_view(pair->value);
    };
    if (!value("title").empty()) lesson.title = value("title");
    if (!value("goal").empty()) lesson.goal = value("goal");
    if (!value("myth").empty()) lesson.myths = split_myths(value("myth"));
    lesson.units = split_units(value("units"));
    for (Parameter& parameter : lesson.program.parameters)
        for (Parameter::Choice& choice : parameter.choices) choice.label = said_unit(lesson, choice.label);
    if (!texts.story.empty()) lesson.story = texts.story;
    std::vector<std::pair<int, const Block*>> questions;  // by the line of the original
    for (std::size_t i = 0; i < lesson.blocks.size(); ++i) {
        Block& block = lesson.blocks[i];
        // One that is missing among several of a kind: nobody knows which.
        const auto all = of_kind(texts.blocks, block.kind), own = of_kind(lesson.blocks, block.kind);
        if (all.size() != own.size()) continue;
        const Block& said = *all[static_cast<std::size_t>(std::ranges::find(own, &block) - own.begin())];
        put_texts(block, said);
        if (block.kind == "predict") questions.emplace_back(block.line, &said);
    }
    lesson.parts = read_blocks(lesson.blocks);
    for (LessonQuestion& question : lesson.parts.questions)
        for (const auto& [line, said] : questions)
            if (line == question.line) put_options(question, *said);
}

void translate(Lesson& lesson, std::string_view language) {
    if (language.empty() || lesson.folder.empty()) return;
    const Result<std::string> text = read_text_file(translated_file(lesson.folder / "lesson.md", language));
    if (text) translate(lesson, parse_lesson_text(*text));
}

std::optional<std::vector<std::string>> parse_text_list(std::string_view list) {
    list = trim(list);
    if (list.size() < 2 || list.front() != '[' || list.back() != ']') return std::nullopt;
    std::vector<std::string> texts;
    for (std::string_view rest = trim(list.substr(1, list.size() - 2)); !rest.empty();) {
        const char quote = rest.front();
        if (quote != '"' && quote != '\'') return std::nullopt;
        std::string text;
        std::size_t at = 1;
        for (; at < rest.size() && rest[at] != quote; ++at) {
            if (rest[at] == '\\' && at + 1 < rest.size()) ++at;
            text += rest[at];
        }
        if (at >= rest.size()) return std::nullopt;
        texts.push_back(std::move(text));
        rest = trim(rest.substr(at + 1));
        if (rest.empty()) break;
        if (rest.front() != ',') return std::nullopt;
        rest = trim(rest.substr(1));
    }
    return texts;
}

}  // namespace asynchio
