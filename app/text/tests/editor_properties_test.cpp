// What must hold for any text and any commands: checked on long random sequences from fixed seeds.
#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "app/text/editor.h"
#include "app/text/tests/dice.h"
#include "app/text/tests/printing.h"
#include "app/text/utf8.h"

namespace asynchio {
namespace {

constexpr EditAction kEdits[] = {
    EditAction::select_all,       EditAction::select_word,       EditAction::select_line,
    EditAction::newline,          EditAction::backspace,         EditAction::delete_right,
    EditAction::delete_word_left, EditAction::delete_word_right, EditAction::indent,
    EditAction::outdent,          EditAction::toggle_comment,    EditAction::duplicate_lines,
    EditAction::move_lines_up,    EditAction::move_lines_down};

constexpr CaretMove kMoves[] = {CaretMove::left,       CaretMove::right,          CaretMove::up,
                                CaretMove::down,       CaretMove::word_left,      CaretMove::word_right,
                                CaretMove::line_start, CaretMove::line_end,       CaretMove::page_up,
                                CaretMove::page_down,  CaretMove::document_start, CaretMove::document_end};

FindQuery any_query(Dice& dice) {
    return {dice.text(2), dice.roll(2) == 0};
}

void do_anything(TextEditor& editor, Dice& dice) {
    switch (dice.roll(14)) {
        case 0:
        case 1: editor.apply(MoveCaret{dice.pick(kMoves), dice.roll(2) == 0, dice.roll(9)}); return;
        case 2:
            editor.apply(SetSelection{{dice.place(editor.document()), dice.place(editor.document())}});
            return;
        case 3:
        case 4: editor.apply(TypeText{dice.text(2)}); return;
        case 5: editor.apply(PasteText{dice.roll(2) == 0 ? editor.copy() : dice.text(9)}); return;
        case 6: editor.cut(); return;
        case 7:
            editor.replace({dice.place(editor.document()), dice.place(editor.document())}, dice.text(4));
            return;
        case 8:
            switch (dice.roll(4)) {
                case 0: editor.find(any_query(dice), FindStep::next); return;
                case 1: editor.find(any_query(dice), FindStep::previous); return;
                case 2: editor.replace_match(any_query(dice), dice.text(2)); return;
                default: editor.replace_all(any_query(dice), dice.text(2)); return;
            }
        case 9:
            if (dice.roll(8) == 0) editor.mark_saved();
            if (dice.roll(8) == 0) editor.replace_text(dice.text(30));
            return;
        case 10:
            // In runs, so that random sequences come back to states from long before.
            for (std::size_t n = dice.roll(6); n > 0; --n) editor.apply(EditAction::undo);
            for (std::size_t n = dice.roll(4); n > 0; --n) editor.apply(EditAction::redo);
            return;
        default: editor.apply(dice.pick(kEdits)); return;
    }
}

bool on_boundary(const TextDocument& document, TextPosition place) {
    return document.snapped(place) == place;
}

void expect_sound(const TextEditor& editor) {
    const TextDocument& document = editor.document();
    ASSERT_GE(document.line_count(), 1u);
    for (const std::string& line : document.lines()) {
        ASSERT_EQ(utf8::to_valid(line), line);
        ASSERT_EQ(line.find_first_of("\r\n"), std::string::npos);
    }
    ASSERT_TRUE(on_boundary(document, editor.selection().anchor));
    ASSERT_TRUE(on_boundary(document, editor.selection().caret));
}

struct Snapshot {
    std::string text;
    TextSelection selection;
};

void stays_sound_and_undoes_everything(unsigned seed) {
    Dice dice(seed);
    const std::string original = clean_text(dice.text(60));
    TextEditor editor(original);
    for (int i = 0; i < 400; ++i) {
        do_anything(editor, dice);
        expect_sound(editor);
        if (testing::Test::HasFatalFailure()) return;
        // Large texts would only make the test slow.
        if (editor.document().text().size() > 20'000) editor.replace_text(dice.text(40));
    }
    const std::string last = editor.document().text();
    const std::uint64_t last_revision = editor.revision();
    while (editor.can_redo()) editor.apply(EditAction::redo);
    const Snapshot newest{editor.document().text(), editor.selection()};
    if (last_revision == editor.revision()) {
        EXPECT_EQ(newest.text, last);
    }

    // Down to the start and up again passes the same texts and revisions.
    std::vector<std::pair<std::uint64_t, std::string>> passed;
    while (editor.can_undo()) {
        passed.emplace_back(editor.revision(), editor.document().text());
        ASSERT_TRUE(editor.apply(EditAction::undo));
        expect_sound(editor);
        if (testing::Test::HasFatalFailure()) return;
    }
    EXPECT_EQ(editor.document().text(), original);
    EXPECT_EQ(editor.revision(), 0u);
    for (; !passed.empty(); passed.pop_back()) {
        ASSERT_TRUE(editor.apply(EditAction::redo));
        ASSERT_EQ(editor.revision(), passed.back().first);
        ASSERT_EQ(editor.document().text(), passed.back().second);
    }
    EXPECT_FALSE(editor.can_redo());
    EXPECT_EQ(editor.document().text(), newest.text);
}

void undo_and_redo_restore_the_selection(unsigned seed) {
    Dice dice(seed + 1000);
    TextEditor editor(dice.text(40));
    for (int i = 0; i < 300; ++i) {
        editor.apply(SetSelection{{dice.place(editor.document()), dice.place(editor.document())}});
        const Snapshot before{editor.document().text(), editor.selection()};
        const std::uint64_t revision = editor.revision();
        editor.apply(dice.roll(2) == 0 ? EditCommand(TypeText{dice.text(2)})
                                       : EditCommand(dice.pick(kEdits)));
        if (editor.revision() == revision) continue;  // only the selection is different
        const Snapshot changed{editor.document().text(), editor.selection()};
        editor.apply(EditAction::undo);
        ASSERT_EQ(editor.document().text(), before.text);
        ASSERT_EQ(editor.selection(), before.selection);
        ASSERT_EQ(editor.revision(), revision);
        editor.apply(EditAction::redo);
        ASSERT_EQ(editor.document().text(), changed.text);
        ASSERT_EQ(editor.selection(), changed.selection);
    }
}

void equal_revisions_are_equal_texts(unsigned seed) {
    Dice dice(seed + 2000);
    TextEditor editor(dice.text(20));
    std::vector<std::string> texts{editor.document().text()};
    std::string saved = texts[0];
    for (int i = 0; i < 300; ++i) {
        do_anything(editor, dice);
        if (dice.roll(40) == 0) {
            editor.mark_saved();
            saved = editor.document().text();
        }
        const auto revision = static_cast<std::size_t>(editor.revision());
        if (revision >= texts.size()) texts.resize(revision + 1, "\n(not seen)");
        if (texts[revision] == "\n(not seen)") texts[revision] = editor.document().text();
        ASSERT_EQ(texts[revision], editor.document().text());
        if (editor.document().text().size() > 20'000) editor.replace_text("");
    }
}

void tokens_matches_and_brackets_are_those_of_a_fresh_editor(unsigned seed) {
    Dice dice(seed + 3000);
    TextEditor editor(dice.text(60));
    for (int i = 0; i < 150; ++i) {
        do_anything(editor, dice);
        if (editor.document().text().size() > 5'000) editor.replace_text(dice.text(40));
        TextEditor fresh(editor.document().text());
        fresh.apply(SetSelection{editor.selection()});
        ASSERT_EQ(fresh.document().lines(), editor.document().lines());
        for (std::size_t line = 0; line < fresh.document().line_count(); ++line) {
            const auto mine = editor.tokens().line(line), right = fresh.tokens().line(line);
            ASSERT_TRUE(std::equal(mine.begin(), mine.end(), right.begin(), right.end())) << "line " << line;
        }
        const auto mine = editor.brackets_at_caret(), right = fresh.brackets_at_caret();
        ASSERT_EQ(mine.has_value(), right.has_value());
        if (mine) {
            ASSERT_EQ(mine->partner, right->partner);
        }
        const FindQuery query = any_query(dice);
        ASSERT_EQ(editor.matches(query), fresh.matches(query));
    }
}

TEST(EditorProperties, StaysSoundAndUndoesEverything) {
    for_each_seed(40, stays_sound_and_undoes_everything);
}

TEST(EditorProperties, UndoAndRedoRestoreTheSelection) {
    for_each_seed(40, undo_and_redo_restore_the_selection);
}

TEST(EditorProperties, EqualRevisionsAreEqualTexts) {
    for_each_seed(40, equal_revisions_are_equal_texts);
}

TEST(EditorProperties, TokensMatchesAndBracketsAreThoseOfAFreshEditor) {
    for_each_seed(40, tokens_matches_and_brackets_are_those_of_a_fresh_editor);
}

}  // namespace
}  // namespace asynchio
