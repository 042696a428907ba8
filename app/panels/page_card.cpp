#include "app/panels/page_card.h"

#include <algorithm>
#include <vector>

#include "app/panels/panel.h"
#include "app/panels/rich_text.h"
#include "app/phrases/phrases.h"
#include "app/widgets/button.h"
#include "app/widgets/draw.h"
#include "app/widgets/list.h"
#include "app/widgets/popup.h"
#include "app/widgets/scroll.h"

namespace asynchio::panels {
namespace {

constexpr float kWidth = 1160, kText = 820, kNames = 292, kNamesFrom = 900, kHead = 56, kRow = 38, kEdge = 24;
constexpr float kEndless = 1e7f;  // what is laid out from the top has no bottom
constexpr float kCellX = 12, kCellY = 6, kLeastColumn = 60;

// Draws the blocks of a page from top to bottom, or only measures them.
class PageLayout {
  public:
    PageLayout(ui::Ui& ui, const ui::Rect& rect, bool draw, RichLinks* links) : ui_(ui), rest_(rect), top_(rect.y), draw_(draw), links_(links) {}

    // `marked`: this row of the page's first table, from 1; 0 for none.
    void add(const Page& page, int marked) {
        for (const PageBlock& block : page.blocks) {
            if (&block != &page.blocks.front()) cut_top(rest_, ui_.px(block.kind == PageBlock::Kind::heading ? 22 : 12));
            switch (block.kind) {
                case PageBlock::Kind::heading: add_heading(block); break;
                case PageBlock::Kind::text: add_text(block.text); break;
                case PageBlock::Kind::table: add_table(block, std::exchange(marked, 0)); break;
            }
        }
    }
    float height() const { return rest_.y - top_; }
    const ui::Rect& marked_row() const { return marked_row_; }

  private:
    void add_heading(const PageBlock& block) {
        const std::string words = plain_text(block.text);
        const ui::Type type = block.level <= 2 ? ui::Type::title : ui::Type::body_strong;
        const ui::Rect place = cut_top(rest_, ui::wrapped_height(ui_, type, words, rest_.w));
        if (draw_) ui::draw_wrapped(ui_, place, type, ui::Role::text, words);
    }

    void add_text(const std::vector<Paragraph>& text) {
        const ui::Rect place = cut_top(rest_, rich_text_height(ui_, text, rest_.w, small()));
        if (draw_) draw_rich_text(ui_, place, text, small(), links_);
    }

    void add_table(const PageBlock& block, int marked) {
        const std::vector<float> widths = column_widths(block);
        for (std::size_t i = 0; i < block.rows.size(); ++i) {
            float height = 0;
            for (std::size_t c = 0; c < widths.size(); ++c) height = std::max(height, cell_height(block.rows[i][c], widths[c]));
            ui::Rect row = cut_top(rest_, height + 2 * ui_.px(kCellY));
            const bool is_marked = marked > 0 && i == static_cast<std::size_t>(marked);
            if (is_marked) marked_row_ = row;
            if (!draw_) continue;
            if (i == 0) ui::fill_rect(ui_, row, ui::Role::sunken, 4);
            if (is_marked) draw_mark(row);
            ui::draw_horizontal(ui_, row.x, row.right(), row.bottom() - ui_.px(1), ui::Role::hairline);
            for (std::size_t c = 0; c < widths.size(); ++c) draw_cell(cut_left(row, widths[c]), block.rows[i][c], i == 0);
        }
    }

    void draw_mark(const ui::Rect& row) {
        ui::fill_rect(ui_, row, ui::Role::accent_wash, 4);
        ui::fill_rect(ui_, {row.x, row.y, ui_.px(4), row.h}, ui::Role::accent);
    }

    void draw_cell(const ui::Rect& cell, const Paragraph& text, bool head) {
        const ui::Rect inner = cell.inset(ui_.px(kCellX), ui_.px(kCellY));
        if (head) ui::draw_text(ui_, inner, ui::Type::small_strong, ui::Role::muted, plain_text({text}));
        else draw_rich_text(ui_, inner, {&text, 1}, small(), links_);
    }

    float cell_height(const Paragraph& text, float width) {
        return rich_text_height(ui_, {&text, 1}, std::max(1.0f, width - 2 * ui_.px(kCellX)), small());
    }

    // As wide as their widest cell; when that is too much, the widest ones give way.
    std::vector<float> column_widths(const PageBlock& block) {
        std::vector<float> widths(block.rows.front().size(), ui_.px(kLeastColumn));
        for (const auto& row : block.rows)
            for (std::size_t c = 0; c < row.size(); ++c)
                widths[c] = std::max(widths[c], ui::text_width(ui_, small() ? ui::Type::small_strong : ui::Type::body_strong, plain_text({row[c]})) + 2 * ui_.px(kCellX + 1));
        float total = 0;
        for (const float width : widths) total += width;
        for (int round = 0; total > rest_.w && round < 16; ++round) {
            const auto widest = std::ranges::max_element(widths);
            const float less = std::max(ui_.px(kLeastColumn), *widest - std::max(total - rest_.w, 1.0f));
            float second = ui_.px(kLeastColumn);
            for (const float& width : widths)
                if (&width != &*widest) second = std::max(second, std::min(width, *widest - 1));
            const float next = std::max(less, second);
            total -= *widest - next;
            *widest = next;
        }
        return widths;
    }

    bool small() const { return !spacious(ui_); }

    ui::Ui& ui_;
    ui::Rect rest_;
    float top_;
    bool draw_;
    RichLinks* links_;
    ui::Rect marked_row_;
};

void draw_names(ui::Ui& ui, ui::Rect rest, const Scene& scene, const UiState& ui_state, Actions& actions) {
    for (std::size_t i = 0; i < scene.pages.size(); ++i) {
        const bool first_plan = i == 0 && scene.plans > 0, behind_plans = i == scene.plans;
        if (first_plan || behind_plans) {
            const ui::Rect act = cut_top(rest, ui.px(34));
            ui::draw_text(ui, act.inset(ui.px(12), 0), ui::Type::smallest_strong, ui::Role::muted,
                          first_plan ? ui.say.pages_plans() : ui.say.pages_look_up());
        }
        ImGui::PushID(static_cast<int>(i));
        const int index = static_cast<int>(i);
        // The head says "four lessons of 45 minutes: what for"; here the first half is enough.
        const std::string name = scene.pages[i].substr(0, scene.pages[i].find(':'));
        if (ui::menu_row(ui, "page", cut_top(rest, ui.px(kRow)), name, {}, index == ui_state.page)) actions.push_back(ShowPage{index});
        ImGui::PopID();
    }
}

float names_height(const ui::Ui& ui, const Scene& scene) {
    return static_cast<float>(scene.pages.size()) * ui.px(kRow) + ui.px(34) * (scene.plans > 0 ? 2 : 1);
}

void draw_text_of(ui::Ui& ui, const ui::Rect& rect, const Scene& scene, const UiState& ui_state, Actions& actions) {
    const Page& page = *scene.page;
    const int marked = ui_state.glossary_word + 1;
    ImGui::PushID(page.name.c_str());
    const float width = std::min(rect.w - ui.px(12), ui.px(kText));
    PageLayout measured(ui, {0, 0, width, kEndless}, false, nullptr);
    measured.add(page, marked);
    {
        ui::ScrollArea scroll(ui, "page text", rect, measured.height() + ui.px(kEdge));
        RichLinks links;
        PageLayout layout(ui, {scroll.content().x, scroll.content().y, width, kEndless}, true, &links);
        layout.add(page, marked);
        if (marked > 0 && changed_since("word", marked)) scroll.reveal(layout.marked_row().inset(0, -ui.px(60)));
        follow_links(ui, links, scene, actions);
    }
    ImGui::PopID();
}

}  // namespace

void draw_page_card(ui::Ui& ui, const ui::Rect& area, const Scene& scene, const UiState& ui_state, Actions& actions) {
    bool open = scene.page != nullptr;
    const float margin = ui.px(16);
    const float width = std::min(ui.px(kWidth), area.w - 2 * margin);
    const ui::Rect card = ui::snapped(ui::rect_around(area.centre(), width, area.h - 2 * margin));
    const bool was_open = open;
    if (ui::PopupCard popup(ui, "page", card, open); popup) {
        ui::Rect rest = card.inset(ui.px(kEdge), ui.px(10));
        ui::Rect head = cut_top(rest, ui.px(kHead) - ui.px(10), ui.px(6));
        const ui::ButtonLook back{.icon = ui::icon::arrow_left, .key = ui.say.key_escape()};
        const ui::Rect place = cut_right(head, ui::button_width(ui, ui.say.pages_back(), back), ui.px(12));
        const bool beside = width >= ui.px(kNamesFrom);
        ui::draw_text(ui, head, ui::Type::title, ui::Role::text, scene.page->title);
        ui::Rect names = beside ? cut_left(rest, ui.px(kNames), ui.px(kEdge)) : cut_top(rest, std::min(names_height(ui, scene), rest.h * 0.4f), ui.px(12));
        {
            const ui::ScrollArea scroll(ui, "page names", names, names_height(ui, scene));
            draw_names(ui, scroll.content().inset(ui.px(6), 0), scene, ui_state, actions);
        }
        draw_text_of(ui, rest, scene, ui_state, actions);
        if (ui::button(ui, "back", ui::rect_around(place.centre(), place.w, ui.px(36)), ui.say.pages_back(), back)) open = false;
    }
    if (was_open && !open) actions.push_back(ShowPage{-1});
}

}  // namespace asynchio::panels
