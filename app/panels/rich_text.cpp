#include "app/panels/rich_text.h"

#include <fmt/format.h>

#include <cstdlib>
#include <string>
#include <string_view>
#include <vector>

#include "app/phrases/phrases.h"
#include "app/widgets/draw.h"
#include "app/widgets/hit.h"
#include "app/widgets/tooltip.h"

namespace asynchio::panels {
namespace {

constexpr float kIndent = 22;

// A word in one style, with the room before it.
struct Word {
    ui::Type type;
    std::string_view text;
    float gap = 0;
    bool breaks = false;  // a line break stands before it
    std::string_view link = {};
    bool link_begins = false;
};

// The faces of a paragraph, and whether to draw or only to measure.
struct Setting {
    ui::Type plain, bold, code;
    bool draw = false;
    RichLinks* links = nullptr;
};
Setting setting_of(bool small, bool draw, RichLinks* links = nullptr) {
    if (small) return {ui::Type::small, ui::Type::small_strong, ui::Type::small_mono, draw, links};
    return {ui::Type::body, ui::Type::body_strong, ui::Type::code, draw, links};
}

ui::Type type_of(const Setting& setting, const TextRun& run) {
    if (run.code) return setting.code;
    return run.bold ? setting.bold : setting.plain;
}

std::vector<Word> words_of(ui::Ui& ui, const Setting& setting, const Paragraph& paragraph) {
    const float space = ui::text_width(ui, setting.plain, " ");
    std::vector<Word> words;
    bool gap = false, line_break = false;
    for (const TextRun& run : paragraph.runs) {
        std::string_view rest = run.text;
        bool begins = true;
        while (!rest.empty()) {
            const std::size_t end = std::min(rest.find_first_of(" \n"), rest.size());
            if (end > 0) {
                words.push_back({type_of(setting, run), rest.substr(0, end), gap ? space : 0, line_break, run.link, begins});
                gap = line_break = begins = false;
            }
            if (end == rest.size()) break;
            (rest[end] == '\n' ? line_break : gap) = true;
            rest.remove_prefix(end + 1);
        }
    }
    return words;
}

// Words that follow without a space stay together with the one before ("await" and its comma).
float glued_width(ui::Ui& ui, std::span<const Word> words) {
    float width = ui::text_width(ui, words.front().type, words.front().text);
    for (const Word& next : words.subspan(1)) {
        if (next.gap > 0 || next.breaks) break;
        width += ui::text_width(ui, next.type, next.text);
    }
    return width;
}

// A word that can be clicked: a dotted line below it, a whole one under the pointer. Tab stops at the first of its words.
void draw_link(ui::Ui& ui, const ui::Rect& rect, const Word& word, bool joins, RichLinks& links) {
    ImGui::PushID(links.drawn++);
    const ui::Hit hit = ui::hit(ui, "link", rect, {.tab_stop = word.link_begins, .grow = false, .cursor = ImGuiMouseCursor_Hand});
    ImGui::PopID();
    const float y = rect.bottom() - ui.px(3), left = rect.x - (joins ? word.gap : 0);
    const bool word_link = word.link.starts_with("word:");
    if (hit.hovered || !word_link) ui::draw_horizontal(ui, left, rect.right(), y, ui::Role::accent);
    else ui::draw_dashed_line(ui, {left, y}, {rect.right(), y}, ui::Role::muted, 2, 2, 1);
    ui::draw_text(ui, {rect.x, rect.y, rect.w + ui.px(4), rect.h}, word.type, word_link ? ui::Role::text : ui::Role::accent, word.text);
    ui::draw_focus_ring(ui, hit, ui.px(2));
    if (hit.clicked) links.clicked = word.link;
    // A text beside a card that lies on top explains nothing.
    const bool on_top = ui.memory.focus.open_scope == ui.memory.focus.drawing_scope;
    if (on_top && ui::tooltip_due(ui, hit)) links.explained = word.link, links.place = rect;
}

// Lays the words of a paragraph out; returns the height.
float flow(ui::Ui& ui, const ui::Rect& rect, const Paragraph& paragraph, const Setting& setting) {
    const float line = ui::line_height(ui, setting.plain);
    const std::vector<Word> words = words_of(ui, setting, paragraph);
    float x = rect.x, y = rect.y;
    for (std::size_t i = 0; i < words.size(); ++i) {
        const Word& word = words[i];
        const bool starts = i == 0 || word.gap > 0 || word.breaks;
        const float needed = starts ? glued_width(ui, std::span(words).subspan(i)) : 0;
        if (word.breaks || (starts && x > rect.x && x + word.gap + needed > rect.right()))
            x = rect.x, y += line;
        else
            x += i == 0 ? 0 : word.gap;
        const float width = ui::text_width(ui, word.type, word.text);
        const bool linked = setting.links != nullptr && !word.link.empty();
        if (setting.draw && linked)
            draw_link(ui, {x, y, width, line}, word, !word.link_begins && x > rect.x, *setting.links);
        else if (setting.draw)
            ui::draw_text(ui, {x, y, width + ui.px(4), line}, word.type, ui::Role::text, word.text);
        x += width;
    }
    return y + line - rect.y;
}

float walk(ui::Ui& ui, const ui::Rect& rect, std::span<const Paragraph> paragraphs, const Setting& setting) {
    float y = rect.y;
    const Paragraph* before = nullptr;
    for (const Paragraph& paragraph : paragraphs) {
        const bool item = paragraph.kind != Paragraph::Kind::text;
        if (before != nullptr) y += item && before->kind == paragraph.kind ? ui.px(4) : ui.px(10);
        const float indent = ui.px(kIndent) * static_cast<float>(paragraph.depth);
        const ui::Rect place{rect.x + indent, y, std::max(1.0f, rect.w - indent), 0};
        if (setting.draw && item) {
            const std::string sign =
                paragraph.kind == Paragraph::Kind::number ? fmt::format("{}.", paragraph.number) : "•";
            const ui::Rect mark{place.x - ui.px(kIndent), y, ui.px(kIndent),
                                ui::line_height(ui, setting.plain)};
            ui::draw_text(ui, mark, setting.bold, ui::Role::muted, sign);
        }
        y += flow(ui, place, paragraph, setting);
        before = &paragraph;
    }
    return y - rect.y;
}

}  // namespace

float rich_text_height(ui::Ui& ui, std::span<const Paragraph> paragraphs, float width, bool small) {
    return walk(ui, {0, 0, width, 0}, paragraphs, setting_of(small, false));
}

float draw_rich_text(ui::Ui& ui, const ui::Rect& rect, std::span<const Paragraph> paragraphs, bool small, RichLinks* links) {
    return walk(ui, rect, paragraphs, setting_of(small, true, links));
}

void follow_links(ui::Ui& ui, const RichLinks& links, const Scene& scene, Actions& actions) {
    if (!links.clicked.empty()) actions.push_back(FollowLink{links.clicked});
    if (!links.explained.starts_with("word:") || scene.glossary == nullptr) return;
    const auto index = static_cast<std::size_t>(std::atoi(links.explained.c_str() + 5));
    if (index >= scene.glossary->size()) return;
    const GlossaryTerm& term = (*scene.glossary)[index];
    const std::string title = term.technical.empty() ? term.word : term.word + " (" + term.technical + ")";
    ui::show_tooltip(ui, links.place, {title, {term.meaning}, std::string(ui.say.word_hint()), std::nullopt});
}

}  // namespace asynchio::panels
