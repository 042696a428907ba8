// What must hold for any text: checked on random texts and edits from fixed seeds, against a plain string.
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "app/text/columns.h"
#include "app/text/document.h"
#include "app/text/python_lexer.h"
#include "app/text/tests/dice.h"
#include "app/text/tests/printing.h"
#include "app/text/utf8.h"

namespace asynchio {
namespace {

// Byte offset of a snapped place in the text as one string.
std::size_t offset_of(const std::string& text, TextPosition place) {
    std::size_t offset = 0;
    for (std::size_t line = 0; line < place.line; ++line) offset = text.find('\n', offset) + 1;
    return offset + place.column;
}

void is_a_string_that_knows_its_lines(unsigned seed) {
    Dice dice(seed);
    std::string model = clean_text(dice.text(80));
    TextDocument document(model);
    std::vector<TextEdit> edits;
    std::vector<std::string> texts;
    for (int i = 0; i < 300; ++i) {
        const TextRange range = document.snapped({dice.place(document), dice.place(document)});
        const std::string text = dice.text(6);
        const std::size_t start = offset_of(model, range.start), end = offset_of(model, range.end);
        ASSERT_EQ(document.text(range), model.substr(start, end - start));
        texts.push_back(model);
        edits.push_back(document.replace(range, text));
        ASSERT_EQ(edits.back().removed, model.substr(start, end - start));
        model.replace(start, end - start, clean_text(text));
        ASSERT_EQ(document.text(), model);
        const TextPosition inserted_end = end_of(range.start, edits.back().inserted);
        ASSERT_EQ(offset_of(model, inserted_end), start + edits.back().inserted.size());
        if (model.size() > 3'000) document = TextDocument(model = ""), edits.clear(), texts.clear();
    }
    for (; !edits.empty(); edits.pop_back(), texts.pop_back()) {
        document.revert(edits.back());
        ASSERT_EQ(document.text(), texts.back());
    }
}

void shifted_places_stay_on_their_text(unsigned seed) {
    Dice dice(seed + 500);
    for (int i = 0; i < 300; ++i) {
        const std::string before = clean_text(dice.text(30));
        TextDocument document(before);
        const TextReplacement change{document.snapped({dice.place(document), dice.place(document)}),
                                     clean_text(dice.text(4))};
        const TextPosition place = document.snapped(dice.place(document));
        const std::size_t offset = offset_of(before, place), end = offset_of(before, change.range.end);
        document.replace(change.range, change.text);
        for (const Gravity gravity : {Gravity::stays, Gravity::moves}) {
            const TextPosition now = shifted(place, change, gravity);
            ASSERT_EQ(document.snapped(now), now);
            const std::string after = document.text();
            if (place < change.range.start) {
                ASSERT_EQ(now, place);
            }
            if (offset >= end && place != change.range.start) {
                ASSERT_EQ(after.size() - offset_of(after, now), before.size() - offset);
            }
        }
    }
}

void every_line_is_covered_by_its_tokens(unsigned seed) {
    Dice dice(seed + 900);
    LexState state;
    std::vector<CodeToken> tokens;
    for (int i = 0; i < 500; ++i) {
        std::string line = dice.text(12);
        std::erase(line, '\n');
        for (std::size_t n = dice.roll(3); n > 0; --n) line += static_cast<char>(dice.roll(256));
        state = lex_python_line(line, state, tokens);
        std::size_t at = 0;
        for (const CodeToken& token : tokens) {
            ASSERT_EQ(token.begin, at);
            ASSERT_GT(token.end, token.begin);
            at = token.end;
        }
        ASSERT_EQ(at, line.size());
        ASSERT_LE(state.field_count, LexState::kMaxFields);
    }
}

void columns_go_both_ways(unsigned seed) {
    Dice dice(seed + 1300);
    for (int i = 0; i < 200; ++i) {
        std::string line = clean_text(dice.text(12));
        std::erase(line, '\n');
        std::size_t last_column = 0;
        for (std::size_t at = 0;; at = next_cluster(line, at)) {
            const std::size_t column = column_at_byte(line, at);
            ASSERT_GE(column, last_column);
            last_column = column;
            const std::size_t back = byte_at_column(line, static_cast<double>(column));
            ASSERT_EQ(column_at_byte(line, back), column) << line;
            ASSERT_EQ(utf8::floor(line, back), back);
            if (at == line.size()) break;
        }
    }
}

TEST(DocumentProperties, IsAStringThatKnowsItsLines) {
    for_each_seed(20, is_a_string_that_knows_its_lines);
}

TEST(DocumentProperties, ShiftedPlacesStayOnTheirText) {
    for_each_seed(20, shifted_places_stay_on_their_text);
}

TEST(DocumentProperties, EveryLineIsCoveredByItsTokens) {
    for_each_seed(20, every_line_is_covered_by_its_tokens);
}

TEST(DocumentProperties, ColumnsGoBothWays) {
    for_each_seed(20, columns_go_both_ways);
}

}  // namespace
}  // namespace asynchio
