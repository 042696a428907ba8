// The teacher's pages.
#include <fmt/format.h>

#include "app/export/handout_parts.h"
#include "app/export/timeline_svg.h"

namespace asynchio {
namespace {

class Key {
  public:
    Key(Markup& page, const Handout& handout) : page_(page), handout_(handout) {}

    void add_answers(const HandoutVersion& version, const std::string& id) {
        const Element section(page_, "section", {{"class", "teacher key"}, {"id", id}});
        page_.line_break();
        add_head("Answers" + (version.letter.empty() ? "" : " to version " + version.letter));
        if (!version.letter.empty()) page_.element("div", {{"class", "version"}}, version.letter);
        page_.element("h1", handout_.lesson.title);
        if (!version.scene.parameters.empty()) add_words(page_, words_of_values(version.scene), "code");
        for (std::size_t i = 0; i < version.questions.size(); ++i) add_question(i + 1, version.questions[i]);
        add_heading(page_, "The run");
        page_.add(timeline_svg(version.scene.timeline, version.state, ui::built_in_theme("print"),
                               {id + "-run", "The finished timeline", 688, 0, 40, 470}));
        if (version.scene.banner) add_words(page_, version.scene.banner->title + " " + version.scene.banner->detail);
        add_words(page_, "Run card: " + version.scene.transport.run_card, "note code");
    }

    void add_notes() {
        const Element section(page_, "section", {{"class", "teacher notes"}});
        page_.line_break();
        add_head("Notes");
        page_.element("h1", handout_.lesson.title);
        add_facts();
        add_experiments();
        add_challenges();
        if (!handout_.teacher.empty()) {
            add_heading(page_, "In class");
            add_paragraphs(page_, handout_.teacher);
        }
        if (!handout_.see.empty()) {
            add_heading(page_, "What there is to see");
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
        const std::string lesson = handout_.lesson.number > 0 ? std::to_string(handout_.lesson.number) : handout_.lesson.name;
        page_.element("span", fmt::format("For the teacher · lesson {}", lesson));
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
        labelled("Why:", question.answered.why);
        if (question.wrong.empty()) return;
        const Element table(page_, "table");
        add_headings(page_, {"who answers", "may think, and can be told"});
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

    void add_experiments() {
        if (handout_.breaks.empty()) return;
        const Element kept(page_, "div", {{"class", "kept"}});
        add_heading(page_, "Break it");
        const Element table(page_, "table");
        add_headings(page_, {"setting", "what happens"});
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
            const ChallengeView& challenge = handout_.challenges[i];
            const Element kept(page_, "div", {{"class", "kept"}});
            add_heading(page_, count > 1 ? fmt::format("Challenge {} of {}", i + 1, count) : "Challenge");
            add_paragraphs(page_, challenge.text);
            labelled("Solution:", challenge.solution, "solution");
            labelled("Hint:", challenge.hint);
            labelled("Learned:", challenge.learned);
        }
        page_.line_break();
    }

    void add_facts() {
        const Lesson& lesson = handout_.lesson;
        std::string facts = lesson.minutes > 0 ? fmt::format("{} minutes in class", lesson.minutes) : "";
        for (const std::string& need : lesson.needs) facts += (facts.empty() ? "after " : ", after ") + need;
        labelled("Plan:", facts);
        for (const std::string& myth : lesson.myths) labelled("Misconception:", myth);
    }

    void add_claims() {
        if (handout_.claims.empty()) return;
        add_heading(page_, "Is it true?");
        const Element table(page_, "table");
        add_headings(page_, {"the sentence", "verdict", "how the run shows it"});
        for (const ClaimView& claim : handout_.claims) {
            const Element row(page_, "tr");
            {
                const Element quote(page_, "td", {{"style", "width: 58mm"}});
                add_inline(page_, claim.quote);
            }
            page_.element("td", {{"style", "width: 24mm"}}, claim.verdict);
            const Element text(page_, "td");
            add_paragraphs(page_, claim.text);
        }
        page_.line_break();
    }

    Markup& page_;
    const Handout& handout_;
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
