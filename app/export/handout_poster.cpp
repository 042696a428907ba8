// The page that stays with the learner. It is the same in every lesson, but for the frames of the lesson's own rules.
#include <algorithm>
#include <array>

#include "app/export/handout_parts.h"
#include "app/model/rules.h"

namespace asynchio {
namespace {

constexpr std::array kRules = {Rule::r1, Rule::r2, Rule::r3, Rule::r4, Rule::r5, Rule::t1, Rule::t2, Rule::t3};

void add_card(Markup& page, const Phrases& say, Rule rule, bool own) {
    const RuleText text = text_of(say, rule);
    const Element card(page, "div", {{"class", own ? "card own" : "card"}});
    {
        const Element name(page, "p", {{"class", "name"}});
        page.element("span", std::string(id_of(rule)) + " " + std::string(text.name));
        if (own) page.element("span", {{"class", "note"}}, say.paper_rule_here());
    }
    page.element("p", text.sentence);
    page.line_break();
}

void add_cards(Markup& page, const Phrases& say, const Lesson& lesson) {
    const Element cards(page, "div", {{"class", "cards"}});
    page.line_break();
    for (const Rule rule : kRules) add_card(page, say, rule, std::ranges::find(lesson.rules, id_of(rule)) != lesson.rules.end());
}

// `style`: "code" for names that are the same in every language.
void add_tool(Markup& page, std::string_view need, std::string_view tool, std::string_view style = "code") {
    const Element row(page, "tr");
    page.element("td", need);
    page.element("td", {{"class", style}}, tool);
    page.line_break();
}

void add_tools(Markup& page, const Phrases& say) {
    add_heading(page, say.paper_tools());
    const Element table(page, "table", {{"class", "tools"}});
    page.line_break();
    add_tool(page, say.paper_tool_wait(), "async");
    add_tool(page, say.paper_tool_block(), "asyncio.to_thread");
    add_tool(page, say.paper_tool_compute(), say.paper_tool_processes(), "");
    add_tool(page, say.paper_tool_tasks(), say.paper_tool_no_await(), "");
    add_tool(page, say.paper_tool_threads(), "threading.Lock, queue.Queue");
    add_tool(page, say.paper_tool_into_loop(), "call_soon_threadsafe, run_coroutine_threadsafe");
    add_tool(page, say.paper_tool_together(), "asyncio.TaskGroup");
    add_tool(page, say.paper_tool_limited(), "async with asyncio.Semaphore");
    add_tool(page, say.paper_tool_stop(), say.paper_tool_stopping(), "");
}

}  // namespace

void add_poster(Markup& page, const Handout& handout) {
    const Phrases& say = phrases_in(handout.locale);
    {
        const Element section(page, "section", {{"class", "poster"}});
        page.line_break();
        {
            const Element head(page, "div", {{"class", "head"}});
            page.element("span", lesson_words(handout) + " · " + handout.lesson.title);
        }
        page.element("h1", say.paper_rules());
        page.line_break();
        add_cards(page, say, handout.lesson);
        add_tools(page, say);
    }
    page.line_break();
}

}  // namespace asynchio
