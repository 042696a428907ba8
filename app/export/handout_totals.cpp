// The comparison of a lesson on paper.
#include "app/export/handout_parts.h"

namespace asynchio {
namespace {

void add_ways(Markup& page, std::string_view corner, const std::vector<std::string>& ways) {
    const Element head(page, "thead");
    const Element row(page, "tr");
    page.element("th", corner);
    for (const std::string& way : ways) page.element("th", {{"class", "code"}}, way);
}

void add_total(Markup& page, const TotalView& total) {
    const Element cell(page, "td");
    page.text(total.text);
    if (total.problem.empty()) return;
    page.leaf("br");
    page.element("span", {{"class", "note"}}, total.problem);
}

void add_row(Markup& page, const TotalsView& totals, bool filled) {
    const Element row(page, "tr");
    {
        const Element name(page, "td");
        page.text(totals.name);
        page.leaf("br");
        page.element("span", {{"class", "code note"}}, unbroken(totals.settings));
    }
    for (const TotalView& total : totals.cells) {
        if (filled) add_total(page, total);
        else page.element("td", "");
    }
    page.line_break();
}

}  // namespace

void add_totals(Markup& page, const Handout& handout, bool filled) {
    {
        const Element table(page, "table", {{"class", filled ? "filled" : "totals"}});
        add_ways(page, phrases_in(handout.locale).comparison_totals(), handout.comparison->ways);
        page.line_break();
        for (const TotalsView& row : handout.comparison->rows) add_row(page, row, filled);
    }
    page.line_break();
}

}  // namespace asynchio
