// Pieces of the printed page. For handout_html.cpp, handout_sheet.cpp and handout_key.cpp.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "app/export/handout_html.h"
#include "app/export/markup.h"
#include "app/phrases/phrases.h"

namespace asynchio {

void add_style(Markup& page, PaperSize size);

// The worksheet of a version, and its answers. `id` is different for every version in the file.
void add_worksheet(Markup& page, const Handout& handout, const HandoutVersion& version, const std::string& id, PaperSize paper);
void add_key(Markup& page, const Handout& handout, const HandoutVersion& version, const std::string& id);
// What belongs to all versions: the comparison, experiments, challenges, claims, what there is to see, the teacher's note.
void add_notes(Markup& page, const Handout& handout);
// The last page of a worksheet, to keep or to hang up: the rules of the machine, and which tool is for what.
void add_poster(Markup& page, const Handout& handout);

// How the first page is filled, so that nothing runs over onto the next one. About: nobody knows the fonts of the machine
// that prints.
struct FirstPage {
    double bars = 300;      // pixels for the lanes to draw into
    bool questions = true;  // below them; else the legend is, and the questions are on the other page
};
// A program that is set in small letters, because it is long or its lines are.
bool is_dense(const Scene& scene);
// Alike for all versions of a handout.
FirstPage plan_first_page(const Handout& handout, const HandoutVersion& version, PaperSize paper);

// A heading, or a text of one line.
void add_heading(Markup& page, std::string_view words);
void add_words(Markup& page, std::string_view words, std::string_view style = "");
void add_paragraphs(Markup& page, const std::vector<Paragraph>& paragraphs, std::string_view style = "");
// The same for a text of one line that may have bold and code in it: what stands between elements.
void add_inline(Markup& page, std::string_view text);
// The comparison's table: with its totals, or with empty cells to write into. The handout must have one.
void add_totals(Markup& page, const Handout& handout, bool filled);
// A table's row of headings.
void add_headings(Markup& page, std::initializer_list<std::string_view> words);
// "A = 2.0" stays on one line.
std::string unbroken(std::string settings);

// "Asynchio · lesson 5"
std::string lesson_words(const Handout& handout);
// "5", or the name of a lesson without a number.
std::string number_words(const Lesson& lesson);
// "A = 2.0 s, HOW = gather": where all sliders of the version stand.
std::string words_of_values(const Scene& scene);

}  // namespace asynchio
