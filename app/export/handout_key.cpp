// The teacher's pages.
#include <fmt/format.h>

#include "app/export/handout_parts.h"
#include "app/export/timeline_svg.h"
#include "app/model/make_scene.h"

namespace asynchio {
namespace {

class Key {
  public:
    Key(Markup& page, const Handout& handout) : page_(page), handout_(handout), say_(phrases_in(handout.locale)) {}

    void add_answers(const HandoutVersion& version, const std::string& id) {
        const Element section(page_, "section", {{"class", "teacher key"}, {"id", id}});
        page_.line_break();
        add_head(version.letter.empty() ? std::string(say_.paper_answers()) : say_.paper_answers_to({.letter = version.letter}));
        if (!version.letter.empty()) page_.element("div", {{"class", "version"}}, version.letter);
        page_.element("h1", handout_.lesson.title);
        if (!version.scene.parameters.empty()) add_words(page_, words_of_values(version.scene), "code");
        for (std::size_t i = 0; i < version.questions.size(); ++i) add_question(i + 1, version.questions[i]);
        add_heading(page_, say_.paper_run());
        page_.add(timeline_svg(version.scene.timeline, version.state, ui::built_in_theme("print"),
                               {id + "-run", std::string(say_.paper_timeline()), 688, 0, 40, 470, handout_.locale}));
        if (version.scene.banner) add_words(page_, version.scene.banner->title + " " + version.scene.banner->detail);
        add_words(page_, std::string(say_.paper_run_card()) + " " + version.scene.transport.run_card, "note code");
    }

    void add_notes() {
        const Element section(page_, "section", {{"class", "teacher notes"}});
        page_.line_break();
        add_head(say_.paper_notes());
        page_.element("h1", handout_.lesson.title);
        add_facts();
        add_comparison();
        add_experiments();
        add_challenges();
        if (!handout_.teacher.empty()) {
            add_heading(page_, say_.paper_in_class());
            add_paragraphs(page_, handout_.teacher);
        }
        if (!handout_.see.empty()) {
            add_heading(page_, say_.paper_to_see());
            add_paragraphs(page_, handout_.see);
        }
        add_claims();
    }

  private:
    // A paragraph that begins with a word of its own.
    void labelled(std::string_view label, std::string_view text, std::string_view style = "") {
        if (text.empty()) return;
        const Element p(page_, "p", {{"class", style}});
        page_.element("b", label);
        page_.text(" ");
        add_inline(page_, text);
    }

    void add_head(std::string_view what) {
        const Element head(page_, "div", {{"class", "head"}});
        page_.element("span", std::string(say_.paper_teacher()) + " · " + say_.paper_lesson({.lesson = number_words(handout_.lesson)}));
        page_.element("span", what);
    }

    void add_lines(const std::vector<std::string>& lines) {
        for (std::size_t i = 0; i < lines.size(); ++i) {
            if (i > 0) page_.leaf("br");
            page_.element("span", {{"class", "code"}}, lines.size() > 1 ? fmt::format("{}. {}", i + 1, lines[i]) : lines[i]);
        }
    }

    void add_question(std::size_t number, const PrintedQuestion& question) {
        const Element kept(page_, "div", {{"class", "kept"}});
        {
            const Element ask(page_, "h3");
            page_.text(fmt::format("{}  ", number));
            add_inline(page_, question.answered.ask);
            if (!question.answered.about.empty()) page_.text(" (" + question.answered.about + ")");
        }
        {
            const Element answer(page_, "p", {{"class", "solution"}});
            page_.text(question.answered.result.size() > 1 ? "" : "→ ");
            add_lines(question.answered.result);
        }
        labelled(say_.paper_why(), question.answered.why);
        if (question.wrong.empty()) return;
        const Element table(page_, "table");
        add_headings(page_, {say_.paper_who_answers(), say_.paper_can_be_told()});
        for (const WrongView& wrong : question.wrong) {
            const Element row(page_, "tr");
            {
                const Element answer(page_, "td", {{"style", "width: 56mm"}});
                add_lines(wrong.answer);
            }
            const Element feedback(page_, "td");
            add_inline(page_, wrong.feedback);
        }
        page_.line_break();
    }

    void add_comparison() {
        if (!handout_.comparison) return;
        const Element kept(page_, "div", {{"class", "kept"}});
        add_heading(page_, say_.paper_comparison());
        add_totals(page_, handout_, true);
    }

    void add_experiments() {
        if (handout_.breaks.empty()) return;
        const Element kept(page_, "div", {{"class", "kept"}});
        add_heading(page_, say_.paper_break());
        const Element table(page_, "table");
        add_headings(page_, {say_.paper_setting(), say_.paper_happens()});
        for (const BreakFlowView& experiment : handout_.breaks) {
            const Element row(page_, "tr");
            page_.element("td", {{"class", "code"}, {"style", "width: 56mm"}}, unbroken(experiment.set));
            const Element look(page_, "td");
            add_paragraphs(page_, experiment.look);
        }
    }

    void add_challenges() {
        const std::size_t count = handout_.challenges.size();
        for (std::size_t i = 0; i < count; ++i) {
            const ChallengeView& challenge = handout_.challenges[i].shown;
            const Element kept(page_, "div", {{"class", "kept"}});
            add_heading(page_, count > 1 ? say_.paper_challenge_of({.number = i + 1, .all = count}) : std::string(say_.paper_challenge()));
            add_paragraphs(page_, challenge.text);
            labelled(say_.paper_solution(), challenge.solution, "solution");
            if (const auto& seat = handout_.challenges[i].seat; seat && !seat->decisions.empty()) add_decisions(*seat);
            labelled(say_.paper_hint(), challenge.hint);
            labelled(say_.paper_learned(), challenge.learned);
        }
        page_.line_break();
    }

    // The schedule in words, and what it comes to.
    void add_decisions(const PrintedSeat& seat) {
        {
            const Element table(page_, "table");
            add_headings(page_, {say_.paper_seat_number(), say_.paper_seat_time(), say_.paper_seat_step(), say_.paper_seat_can(), say_.paper_seat_goes()});
            for (std::size_t i = 0; i < seat.decisions.size(); ++i) add_decision(i + 1, seat.decisions[i]);
        }
        page_.line_break();
        add_words(page_, say_.paper_seat_rest());
        for (const std::string& line : seat.output) labelled_code(say_.paper_seat_prints(), line);
        labelled_code(say_.paper_seat_replay(), seat.command);
    }

    void add_decision(std::size_t number, const PrintedDecision& decision) {
        const Element row(page_, "tr");
        page_.element("td", std::to_string(number));
        page_.element("td", seconds_text(decision.time) + " s");
        page_.element("td", std::to_string(decision.step));
        {
            const Element all(page_, "td");
            for (std::size_t i = 0; i < decision.candidates.size(); ++i) {
                if (i > 0) page_.leaf("br");
                page_.text(decision.candidates[i].name + ", " + decision.candidates[i].next);
            }
        }
        page_.element("td", {{"class", "solution"}}, decision.candidates[decision.chosen].name);
        page_.line_break();
    }

    void labelled_code(std::string_view label, std::string_view code) {
        const Element p(page_, "p");
        page_.element("b", label);
        page_.text(" ");
        page_.element("code", code);
    }

    void add_facts() {
        const Lesson& lesson = handout_.lesson;
        std::string facts = lesson.minutes > 0 ? say_.paper_minutes({.minutes = lesson.minutes}) : "";
        for (const std::string& need : lesson.needs) facts += (facts.empty() ? "" : ", ") + say_.paper_after({.lesson = need});
        labelled(say_.paper_plan(), facts);
        for (const std::string& myth : lesson.myths) labelled(say_.paper_misconception(), myth);
    }

    void add_claims() {
        if (handout_.claims.empty()) return;
        add_heading(page_, say_.paper_claims());
        const Element table(page_, "table");
        add_headings(page_, {say_.paper_sentence(), say_.paper_verdict(), say_.paper_run_shows()});
        for (const ClaimView& claim : handout_.claims) {
            const Element row(page_, "tr");
            {
                const Element quote(page_, "td", {{"style", "width: 58mm"}});
                add_inline(page_, claim.quote);
            }
            page_.element("td", {{"style", "width: 24mm"}}, claim.verdict);
            const Element text(page_, "td");
            add_paragraphs(page_, claim.text);
            add_proof(claim.proof);
        }
        page_.line_break();
    }

    // Many are Python's own words: nothing in them is a mark, as in the window.
    void add_proof(const std::string& proof) {
        if (proof.empty()) return;
        const Element p(page_, "p");
        page_.element("b", say_.paper_proof());
        page_.text(" " + proof);
    }

    Markup& page_;
    const Handout& handout_;
    const Phrases& say_;
};

}  // namespace

void add_key(Markup& page, const Handout& handout, const HandoutVersion& version, const std::string& id) {
    Key(page, handout).add_answers(version, id);
    page.line_break();
}

void add_notes(Markup& page, const Handout& handout) {
    Key(page, handout).add_notes();
    page.line_break();
}

}  // namespace asynchio
