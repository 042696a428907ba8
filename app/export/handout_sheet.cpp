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
        : page_(page), handout_(handout), version_(version), scene_(version.scene), id_(id), first_(plan_first_page(handout, version, paper)),
          say_(phrases_in(handout.locale)) {}

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
        const Element section(page_, "section", {{"class", has_seat() && first_.questions ? "sheet back tight" : "sheet back"}});
        page_.line_break();
        add_running_head();
        if (!first_.questions) add_questions();
        add_comparison();
        add_breaks();
        add_challenges();
        add_claims();
        add_beliefs();
        if (first_.questions) add_legend();
    }

  private:
    // The table of a scheduler's decisions takes the room of the legend, which would stand on a page of its own.
    bool has_seat() const { return std::ranges::any_of(handout_.lesson.parts.challenges, &Challenge::scheduler); }

    void add_top() {
        {
            const Element head(page_, "div", {{"class", "head"}});
            page_.element("span", lesson_words(handout_));
            page_.element("span", name_line() + "   " + std::string(say_.paper_date()) + " ______________");
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

    std::string name_line() const { return std::string(say_.paper_name()) + " ______________________________"; }

    void add_running_head() {
        const Element head(page_, "div", {{"class", "head"}});
        page_.element("span", lesson_words(handout_) + " · " + handout_.lesson.title + (version_.letter.empty() ? "" : " · " + say_.paper_version({.letter = version_.letter})));
        page_.element("span", name_line());
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
        add_headings(page_, {say_.paper_slider(), say_.paper_here(), say_.paper_can_be()});
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
            page_.text(say_.paper_range({.least = fmt::format("{:.{}f}", parameter.minimum, parameter.decimals),
                                         .most = fmt::format("{:.{}f}", parameter.maximum, parameter.decimals)}));
        } else {
            for (std::size_t i = 0; i < parameter.labels.size(); ++i) {
                if (i > 0) page_.leaf("br");
                page_.text(parameter.values[i] + " " + parameter.labels[i]);
            }
        }
        page_.line_break();
    }

    void add_bars() {
        add_heading(page_, say_.paper_draw_bars());
        const bool turns = version_.state.ruler == Ruler::turns;
        add_words(page_, say_.paper_draw_how({.ruler = turns ? say_.paper_by_turns() : say_.paper_by_time(),
                                              .place = first_.questions ? say_.paper_on_other_page() : say_.paper_below()}),
                  "note");
        page_.add(empty_timeline_svg(scene_.timeline, version_.state, ui::built_in_theme("print"),
                                     {id_ + "-empty", std::string(say_.paper_empty_lanes()), 688, 0, 42, first_.bars, handout_.locale}));
    }

    void add_questions() {
        if (version_.questions.empty()) return;
        add_heading(page_, say_.paper_write_down());
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
            case Kind::lane: add_boxes(question.asked.option_words, "box", false); break;
            case Kind::order:
                add_words(page_, say_.paper_number_lines(), "note");
                add_boxes(question.asked.order, "box large", true);
                break;
            case Kind::number:
            case Kind::time:
            case Kind::bar: add_blank(question.asked.unit.empty() && question.kind != Kind::number ? "s" : question.asked.unit); break;
        }
        // Numbers have it in their own line.
        if (question.kind == Kind::choice || question.kind == Kind::lane || question.kind == Kind::order) add_begun_line(say_.paper_because());
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
        add_begun_line(say_.paper_because());
    }

    void add_comparison() {
        if (!handout_.comparison) return;
        add_heading(page_, say_.paper_comparison());
        add_words(page_, say_.paper_comparison_how(), "lead");
        add_totals(page_, handout_, false);
    }

    void add_breaks() {
        if (handout_.breaks.empty()) return;
        add_heading(page_, say_.paper_break());
        add_words(page_, say_.paper_break_how());
        const Element table(page_, "table", {{"class", handout_.breaks.size() > 2 ? "tall many" : "tall"}});
        add_headings(page_, {say_.paper_setting(), say_.paper_expect(), say_.paper_saw()});
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
        add_heading(page_, handout_.challenges.size() > 1 ? say_.paper_challenges() : say_.paper_challenge());
        for (const PrintedChallenge& challenge : handout_.challenges) {
            const Element task(page_, "div", {{"class", "task"}});
            add_paragraphs(page_, challenge.shown.text);
            if (!challenge.shown.locked.empty()) add_words(page_, challenge.shown.locked, "note");
            if (challenge.seat) add_seat(*challenge.seat);
            const Element answer(page_, "p");
            constexpr std::string_view kLine = "______________________________________________";
            page_.text(challenge.seat ? say_.paper_seat_chosen({.names = kLine}) : std::string(say_.paper_my_values()) + " " + std::string(kLine));
            page_.text("   ");
            page_.text(std::string(say_.paper_reached()) + " ");
            page_.element("span", {{"class", "box"}}, "");
            page_.text(std::string(say_.paper_yes()) + "   ");
            page_.element("span", {{"class", "box"}}, "");
            page_.text(say_.paper_not_yet());
        }
        page_.line_break();
    }

    // The learner is the scheduler: a table of decisions, with the first question asked.
    void add_seat(const PrintedSeat& seat) {
        add_words(page_, say_.paper_seat_how(), "note");
        const Element table(page_, "table", {{"class", "seat"}});
        add_headings(page_, {say_.paper_seat_number(), say_.paper_seat_can(), say_.paper_seat_goes(), say_.paper_seat_where()});
        page_.line_break();
        for (std::size_t i = 0; i < seat.rows; ++i) {
            const Element row(page_, "tr");
            page_.element("td", {{"style", "width: 20mm; height: 6.5mm"}}, std::to_string(i + 1));
            page_.element("td", {{"style", "width: 52mm"}}, i == 0 ? names_of(seat.first) : "");
            page_.element("td", {{"style", "width: 34mm"}}, "");
            page_.element("td", "");
            page_.line_break();
        }
    }

    static std::string names_of(const std::vector<CandidateView>& candidates) {
        std::string names;
        for (const CandidateView& candidate : candidates) names += (names.empty() ? "" : ", ") + candidate.name;
        return names;
    }

    void add_claims() {
        if (handout_.claims.empty()) return;
        add_heading(page_, say_.paper_claims());
        add_words(page_, say_.paper_claims_how(), "lead");
        // All that the key judges. A few are set small, so that the page holds them; more than it can hold go on with their
        // headings on the next one, which has room to write.
        constexpr std::size_t kMostOnPage = 5;
        const bool small = handout_.claims.size() > 2 && handout_.claims.size() <= kMostOnPage;
        const Element table(page_, "table", {{"class", small ? "claims" : "claims tall many"}});
        add_headings(page_, {say_.paper_sentence(), handout_.claims.size() > 4 ? say_.paper_true_short() : say_.paper_true()});
        page_.line_break();
        for (const ClaimView& claim : handout_.claims) {
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
        add_heading(page_, say_.paper_believe());
        for (const std::string_view beginning : {say_.paper_used_to_think(), say_.paper_now_think(), say_.paper_still_ask()}) add_begun_line(beginning);
    }

    void add_legend() {
        const Element kept(page_, "div", {{"class", "kept"}});
        add_heading(page_, say_.paper_legend());
        page_.add(legend_svg(ui::built_in_theme("print"), id_ + "-legend", 688, !version_.run->lanes().holds.empty(), handout_.locale));
    }

    Markup& page_;
    const Handout& handout_;
    const HandoutVersion& version_;
    const Scene& scene_;
    const std::string& id_;
    const FirstPage first_;
    const Phrases& say_;
};

}  // namespace

void add_worksheet(Markup& page, const Handout& handout, const HandoutVersion& version, const std::string& id, PaperSize paper) {
    Sheet(page, handout, version, id, paper).add();
    page.line_break();
}

}  // namespace asynchio
