// The learner's pages.
#include <fmt/format.h>

#include <algorithm>

#include "app/export/handout_parts.h"
#include "app/export/timeline_svg.h"

namespace asynchio {
namespace {

// Quotes begin with the number of the article they are from, which is for the teacher.
std::string_view without_source(std::string_view quote) {
    const std::size_t digits = quote.find_first_not_of("0123456789");
    return digits == 3 && quote[3] == ' ' ? quote.substr(4) : quote;
}

class Sheet {
  public:
    Sheet(Markup& page, const Handout& handout, const HandoutVersion& version, const std::string& id, PaperSize paper)
        : page_(page), handout_(handout), version_(version), scene_(version.scene), id_(id), first_(plan_first_page(handout, version, paper)) {}

    void add() {
        {
            const Element section(page_, "section", {{"class", "sheet"}, {"id", id_}});
            page_.line_break();
            add_top();
            add_program();
            add_bars();
            if (first_.questions) add_questions();
            else add_legend();
        }
        page_.line_break();
        const Element section(page_, "section", {{"class", "sheet back"}});
        page_.line_break();
        add_running_head();
        if (!first_.questions) add_questions();
        add_breaks();
        add_challenges();
        add_claims();
        add_beliefs();
        if (first_.questions) add_legend();
    }

  private:
    std::string lesson_words() const {
        return fmt::format("Asynchio · lesson {}", handout_.lesson.number > 0 ? std::to_string(handout_.lesson.number) : handout_.lesson.name);
    }

    void add_top() {
        {
            const Element head(page_, "div", {{"class", "head"}});
            page_.element("span", lesson_words());
            page_.element("span", "Name ______________________________   Date ______________");
        }
        if (!version_.letter.empty()) page_.element("div", {{"class", "version"}}, version_.letter);
        page_.element("h1", handout_.lesson.title);
        page_.line_break();
        if (!handout_.lesson.goal.empty()) {
            const Element goal(page_, "p", {{"class", "goal"}});
            add_inline(page_, handout_.lesson.goal);
        }
        add_paragraphs(page_, handout_.story, "story");
    }

    void add_running_head() {
        const Element head(page_, "div", {{"class", "head"}});
        page_.element("span", lesson_words() + " · " + handout_.lesson.title + (version_.letter.empty() ? "" : " · version " + version_.letter));
        page_.element("span", "Name ______________________________");
    }

    void add_program() {
        const Element two(page_, "div", {{"class", "two"}});
        {
            const Element wide(page_, "div", {{"class", "wide"}});
            const Element table(page_, "table", {{"class", program_style()}});
            page_.line_break();
            for (const CodeLineView& line : scene_.code) add_code_line(line);
        }
        if (scene_.parameters.empty()) return;
        const Element narrow(page_, "div", {{"class", "narrow"}});
        const Element table(page_, "table", {{"class", "values"}});
        add_headings(page_, {"slider", "here", "can be"});
        page_.line_break();
        for (const ParameterView& parameter : scene_.parameters) add_value(parameter);
    }

    // Long programs and long lines are set smaller.
    std::string_view program_style() const {
        std::size_t widest = 0;
        for (const CodeLineView& line : scene_.code) widest = std::max(widest, line.text.size());
        if (widest > 71) return "program dense wide-lines";
        return is_dense(scene_) ? "program dense" : "program";
    }

    void add_code_line(const CodeLineView& line) {
        const Element row(page_, "tr");
        page_.element("td", {{"class", "n"}}, std::to_string(line.number));
        {
            const Element cell(page_, "td", {{"class", "code"}});
            if (line.parameter < 0) {
                page_.text(line.text);
            } else {
                page_.text(line.text.substr(0, line.value_begin));
                page_.element("b", line.text.substr(line.value_begin, line.value_end - line.value_begin));
                page_.text(line.text.substr(line.value_end));
            }
        }
        page_.line_break();
    }

    void add_value(const ParameterView& parameter) {
        const Element row(page_, "tr");
        page_.element("td", {{"class", "mono"}}, parameter.name);
        const std::string unit = parameter.unit.empty() ? "" : " " + parameter.unit;
        page_.element("td", parameter.value_text + unit);
        const Element range(page_, "td", {{"class", "note"}});
        if (!parameter.choice) {
            page_.text(fmt::format("{:.{}f} to {:.{}f}", parameter.minimum, parameter.decimals, parameter.maximum, parameter.decimals));
        } else {
            for (std::size_t i = 0; i < parameter.labels.size(); ++i) {
                if (i > 0) page_.leaf("br");
                page_.text(parameter.values[i] + " " + parameter.labels[i]);
            }
        }
        page_.line_break();
    }

    void add_bars() {
        add_heading(page_, "Predict: draw the bars");
        const bool turns = version_.state.ruler == Ruler::turns;
        add_words(page_, fmt::format("What does each one do, {}? Tall bars run, low bars wait (patterns: {}). Mark each end.",
                              turns ? "turn by turn" : "from 0 s on", first_.questions ? "on the other page" : "below"),
                  "note");
        page_.add(empty_timeline_svg(scene_.timeline, version_.state, ui::built_in_theme("print"),
                                     {id_ + "-empty", "Empty lanes to draw into", 688, 0, 42, first_.bars}));
    }

    void add_questions() {
        if (version_.questions.empty()) return;
        add_heading(page_, "Predict: write it down");
        const Element list(page_, "ol", {{"class", "questions"}});
        page_.line_break();
        for (std::size_t i = 0; i < version_.questions.size(); ++i) add_question(i + 1, version_.questions[i]);
    }

    void add_question(std::size_t number, const PrintedQuestion& question) {
        const Element item(page_, "li");
        page_.element("span", {{"class", "number"}}, std::to_string(number));
        {
            const Element ask(page_, "p", {{"class", "ask"}});
            add_inline(page_, question.asked.ask);
            if (!question.asked.about.empty()) page_.element("span", {{"class", "note"}}, " (" + question.asked.about + ")");
        }
        using Kind = LessonQuestion::Kind;
        switch (question.kind) {
            case Kind::choice:
            case Kind::lane: add_boxes(question.asked.options, "box", false); break;
            case Kind::order:
                add_words(page_, "Number the lines: 1 is the first.", "note");
                add_boxes(question.asked.order, "box large", true);
                break;
            case Kind::number:
            case Kind::time:
            case Kind::bar: add_blank(question.asked.unit.empty() && question.kind != Kind::number ? "s" : question.asked.unit); break;
        }
        // Numbers have it in their own line.
        if (question.kind == Kind::choice || question.kind == Kind::lane || question.kind == Kind::order) add_begun_line("because");
    }

    // A line to write on, with its first words.
    void add_begun_line(std::string_view words) {
        const Element begun(page_, "div", {{"class", "begun"}});
        page_.element("span", words);
        page_.element("div", {{"class", "line"}}, "");
        page_.line_break();
    }

    void add_boxes(const std::vector<std::string>& options, std::string_view style, bool rows) {
        const Element list(page_, "ul", {{"class", rows ? "options rows" : "options"}});
        for (const std::string& option : options) {
            const Element item(page_, "li");
            page_.element("span", {{"class", style}}, "");
            page_.element("span", {{"class", "code"}}, option);
        }
        page_.line_break();
    }

    void add_blank(const std::string& unit) {
        const Element answer(page_, "div", {{"class", "answer"}});
        {
            const Element said(page_, "span");
            page_.element("span", {{"class", "blank"}}, "");
            page_.text(" " + unit);
        }
        add_begun_line("because");
    }

    void add_breaks() {
        if (handout_.breaks.empty()) return;
        add_heading(page_, "Break it");
        add_words(page_, "Now run it. Open the lesson in Asynchio, go to Break, and set what the table says. All other sliders stay where the lesson has them.");
        const Element table(page_, "table", {{"class", handout_.breaks.size() > 2 ? "tall many" : "tall"}});
        add_headings(page_, {"setting", "what I expect", "what I saw"});
        page_.line_break();
        for (const BreakFlowView& experiment : handout_.breaks) {
            const Element row(page_, "tr");
            page_.element("td", {{"class", "code"}, {"style", "width: 50mm"}}, unbroken(experiment.set));
            page_.element("td", "");
            page_.element("td", "");
            page_.line_break();
        }
    }

    void add_challenges() {
        if (handout_.challenges.empty()) return;
        add_heading(page_, handout_.challenges.size() > 1 ? "Challenges" : "Challenge");
        for (const ChallengeView& challenge : handout_.challenges) {
            const Element task(page_, "div", {{"class", "task"}});
            add_paragraphs(page_, challenge.text);
            if (!challenge.locked.empty()) add_words(page_, challenge.locked, "note");
            const Element answer(page_, "p");
            page_.text("My values: ______________________________________________   reached: ");
            page_.element("span", {{"class", "box"}}, "");
            page_.text("yes   ");
            page_.element("span", {{"class", "box"}}, "");
            page_.text("not yet");
        }
        page_.line_break();
    }

    void add_claims() {
        if (handout_.claims.empty()) return;
        add_heading(page_, "Is it true?");
        add_words(page_, "Sentences from articles. Let the run decide, and say how you know.");
        const Element table(page_, "table", {{"class", handout_.claims.size() > 2 ? "claims" : "claims tall many"}});
        add_headings(page_, {"the sentence", handout_.claims.size() > 4 ? "true? how do I know?" : "true, half true, or not? how do I know?"});
        page_.line_break();
        // As many as fit on the page; the teacher has them all.
        constexpr std::size_t kMostClaims = 5;
        for (std::size_t i = 0; i < std::min(handout_.claims.size(), kMostClaims); ++i) {
            const ClaimView& claim = handout_.claims[i];
            const Element row(page_, "tr");
            {
                const Element quote(page_, "td", {{"style", handout_.claims.size() > 4 ? "width: 116mm" : "width: 96mm"}});
                add_inline(page_, without_source(claim.quote));
            }
            page_.element("td", "");
            page_.line_break();
        }
    }

    void add_beliefs() {
        const Element kept(page_, "div", {{"class", "kept"}});
        add_heading(page_, "What I now believe");
        for (const char* beginning : {"I used to think", "Now I think", "I still ask myself"}) add_begun_line(beginning);
    }

    void add_legend() {
        const Element kept(page_, "div", {{"class", "kept"}});
        add_heading(page_, "How the bars look");
        page_.add(legend_svg(ui::built_in_theme("print"), id_ + "-legend", 688, !version_.run->lanes().holds.empty()));
    }

    Markup& page_;
    const Handout& handout_;
    const HandoutVersion& version_;
    const Scene& scene_;
    const std::string& id_;
    const FirstPage first_;
};

}  // namespace

void add_worksheet(Markup& page, const Handout& handout, const HandoutVersion& version, const std::string& id, PaperSize paper) {
    Sheet(page, handout, version, id, paper).add();
    page.line_break();
}

}  // namespace asynchio
