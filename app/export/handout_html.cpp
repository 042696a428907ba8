#include "app/export/handout_html.h"

#include <cerrno>
#include <cstdio>
#include <cstring>

#include "app/export/handout_parts.h"
#include "core/base/whole_file.h"

namespace asynchio {
namespace {

std::string id_of(const Handout& handout, const HandoutVersion& version, std::string_view part, std::size_t index) {
    // Names of folders may hold anything; numbers keep the lessons apart.
    const std::string lesson = handout.lesson.number > 0 ? std::to_string(handout.lesson.number) : "0";
    return std::string(part) + lesson + "-" + std::to_string(index + 1) + version.letter;
}

Result<bool> write_out(const std::string& output, const std::string& text) {
    if (output.empty()) {
        if (std::fwrite(text.data(), 1, text.size(), stdout) == text.size() && std::fflush(stdout) == 0) return true;
        return Failure{"the output could not be written"};
    }
    if (replace_file(output, text, FileAccess::everybody)) return true;
    return Failure{"'" + output + "' cannot be written: " + std::strerror(errno)};
}

}  // namespace

std::string handout_html(const std::vector<Handout>& handouts, const HandoutPaper& paper) {
    const Locale locale = handouts.empty() ? Locale::en : handouts.front().locale;
    Markup page;
    page.add("<!DOCTYPE html>\n");
    page.open("html", {{"xmlns", "http://www.w3.org/1999/xhtml"}, {"lang", code(locale)}});
    page.open("head");
    page.leaf("meta", {{"charset", "utf-8"}});
    page.leaf("meta", {{"name", "viewport"}, {"content", "width=device-width"}});
    page.element("title", handouts.size() == 1 ? handouts[0].lesson.title : "Asynchio");
    page.line_break();
    add_style(page, paper.size);
    page.close();
    page.line_break();
    page.open("body");
    page.line_break();
    for (std::size_t i = 0; i < handouts.size(); ++i)
        for (const HandoutVersion& version : handouts[i].versions) {
            add_worksheet(page, handouts[i], version, id_of(handouts[i], version, "sheet", i), paper.size);
            add_poster(page, handouts[i]);
        }
    for (std::size_t i = 0; i < handouts.size() && paper.key; ++i) {
        for (const HandoutVersion& version : handouts[i].versions)
            add_key(page, handouts[i], version, id_of(handouts[i], version, "key", i));
        add_notes(page, handouts[i]);
    }
    page.close();
    page.close();
    page.line_break();
    return page.take();
}

Result<bool> print_handout(const std::filesystem::path& lessons_dir, const HandoutOrder& order) {
    QuestionDesk desk(default_runner());
    std::vector<Handout> handouts;
    for (const std::string& wanted : order.lessons) {
        const Result<Subject> subject = load_subject(lessons_dir, wanted, order.own_lessons, texts_language(order.locale));
        if (!subject) return subject.failure();
        Result<Handout> handout = make_handout(*subject, desk, order.versions, order.locale);
        if (!handout) return handout.failure();
        handouts.push_back(std::move(*handout));
    }
    return write_out(order.output, handout_html(handouts, order.paper));
}

}  // namespace asynchio
