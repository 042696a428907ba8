#include "app/panels/lesson_list.h"

#include <algorithm>
#include <string>

#include "app/panels/panel.h"
#include "app/phrases/phrases.h"
#include "app/widgets/button.h"
#include "app/widgets/draw.h"
#include "app/widgets/field.h"
#include "app/widgets/focus.h"
#include "app/widgets/list.h"
#include "app/widgets/popup.h"
#include "app/widgets/scroll.h"

namespace asynchio::panels {
namespace {

constexpr float kEndless = 1e7f;  // what is laid out from the top has no bottom
constexpr float kWidth = 780, kAct = 40, kSearch = 40, kFind = 300, kPagesFrom = 640, kEdge = 12;

ui::LessonRow row_of(const LessonItem& item, const std::string& needs) {
    ui::LessonRow row{item.number, item.title, item.detail};
    row.state = item.current ? ui::RowState::current : item.done ? ui::RowState::done : ui::RowState::open;
    row.text = item.goal;
    row.needs = needs;
    row.needs_open = item.needs_open && !item.done;
    row.trouble = item.problem;
    return row;
}

// "Needs 4 Wait your turn, which is not done yet".
std::string needs_of(const Phrases& say, const LessonItem& item) {
    if (item.needs.empty()) return "";
    if (item.needs_open && !item.done) return say.lesson_needs_open({.lessons = item.needs});
    return say.lesson_needs({.lessons = item.needs});
}

// The rows of the list from top to bottom, drawn or only measured.
class Rows {
  public:
    Rows(ui::Ui& ui, const ui::Rect& rect, const Scene& scene, bool draw) : ui_(ui), rest_(rect), top_(rect.y), scene_(scene), draw_(draw) {}

    // The lesson that was picked, if any. `show(rect)` is called with the row of the open lesson.
    template <class Show>
    std::optional<std::size_t> add(const Show& show) {
        std::optional<std::size_t> picked;
        std::string act, shown;
        bool own = false;
        for (std::size_t i = 0; i < scene_.lessons.size(); ++i) {
            const LessonItem& item = scene_.lessons[i];
            if (!item.act.empty()) act = item.act;
            if (!item.matches) continue;
            if (act != shown) add_act(act);
            if (item.own && !std::exchange(own, true)) add_own_problems();
            shown = act;
            if (add_lesson(i, item, show)) picked = i;
        }
        if (scene_.lessons_found == 0 && !scene_.search.empty()) add_words(ui::Role::muted, std::string(ui_.say.lessons_none_found()));
        if (!own && scene_.search.empty() && !scene_.own.folder.empty()) add_empty_own();
        return picked;
    }
    float height() const { return rest_.y - top_; }

  private:
    void add_act(const std::string& act) {
        const ui::Rect line = cut_top(rest_, ui_.px(kAct)).inset(ui_.px(kEdge), 0);
        if (draw_) ui::draw_text(ui_, line, ui::Type::label_strong, ui::Role::muted, act);
    }
    void add_words(ui::Role ink, const std::string& words) {
        const float width = rest_.w - 2 * ui_.px(kEdge);
        const ui::Rect place = cut_top(rest_, ui::wrapped_height(ui_, ui::Type::small, words, width) + ui_.px(8)).inset(ui_.px(kEdge), 0);
        if (draw_) ui::draw_wrapped(ui_, place, ui::Type::small, ink, words);
    }
    void add_own_problems() {
        for (const std::string& problem : scene_.own.problems) add_words(ui::Role::trouble, problem);
    }
    void add_empty_own() {
        add_act(std::string(ui_.say.lessons_own()));
        add_own_problems();
        if (scene_.own.none)
            add_words(ui::Role::muted, ui_.say.lessons_own_none({.folder = scene_.own.folder}));
    }
    template <class Show>
    bool add_lesson(std::size_t index, const LessonItem& item, const Show& show) {
        const std::string needs = needs_of(ui_.say, item);
        const ui::LessonRow row = row_of(item, needs);
        const ui::Rect place = cut_top(rest_, ui::lesson_row_height(ui_, row, rest_.w - 2 * ui_.px(6))).inset(ui_.px(6), ui_.px(1));
        if (!draw_) return false;
        ImGui::PushID(static_cast<int>(index));
        const bool picked = ui::lesson_row(ui_, "lesson", place, row);
        ImGui::PopID();
        if (item.current) show(place);
        return picked;
    }

    ui::Ui& ui_;
    ui::Rect rest_;
    float top_;
    const Scene& scene_;
    bool draw_;
};

// Typing searches from the first key on; Down goes to the rows, Enter opens the first one that is left.
bool draw_search(ui::Ui& ui, const ui::Rect& rect, const Scene& scene, bool opened, Actions& actions, bool& open) {
    if (opened) ui::set_focus(ui, ui::widget_id("search"), true);
    const bool typing = ui::is_editing(ui, ui::widget_id("search"));
    if (typing && ui.keys.take(Key::down)) ui::walk_focus(ui, +1);
    std::string words = scene.search;
    const ui::FieldEvent event =
        ui::text_field(ui, "search", rect, words, {.placeholder = ui.say.lessons_search(), .icon = ui::icon::search, .stay_on_enter = true});
    if (event.changed) actions.push_back(SearchLessons{words});
    if (event.cancelled) open = false;
    return event.submitted;
}

void draw_page_buttons(ui::Ui& ui, ui::Rect line, const Scene& scene, Actions& actions) {
    const auto button = [&](std::string_view id, std::string_view words, std::size_t page) {
        if (page >= scene.pages.size()) return;
        const ui::ButtonLook look{.kind = ui::ButtonKind::plain, .type = ui::Type::small_strong};
        const ui::Rect place = cut_left(line, ui::button_width(ui, words, look), ui.px(4));
        if (ui::button(ui, id, ui::rect_around(place.centre(), place.w, ui.px(34)), words, look))
            actions.push_back(ShowPage{static_cast<int>(page)});
    };
    if (scene.plans > 0) button("plans", ui.say.pages_plans_button(), 0);
    button("words", ui.say.pages_words_button(), scene.plans);
    button("picture", ui.say.pages_picture_button(), scene.plans + 1);
}

std::optional<std::size_t> first_match(const Scene& scene) {
    for (std::size_t i = 0; i < scene.lessons.size(); ++i)
        if (scene.lessons[i].matches) return i;
    return std::nullopt;
}

// Where the list was scrolled to the open lesson once, it stays as the hand scrolls it.
std::optional<std::size_t> draw_rows(ui::Ui& ui, const ui::Rect& rect, const Scene& scene, bool opened) {
    Rows measured(ui, {0, 0, rect.w - ImGui::GetStyle().ScrollbarSize, kEndless}, scene, false);
    measured.add([](const ui::Rect&) {});
    ui::ScrollArea scroll(ui, "lesson rows", rect, measured.height());
    Rows rows(ui, {scroll.content().x, scroll.content().y, rect.w - ImGui::GetStyle().ScrollbarSize, kEndless}, scene, true);
    return rows.add([&](const ui::Rect& row) {
        if (opened) scroll.reveal(row);
    });
}

}  // namespace

void draw_lesson_list(ui::Ui& ui, const ui::Rect& area, const Scene& scene, const UiState& ui_state,
                      Actions& actions) {
    bool open = ui_state.show_lessons;
    const bool opened = changed_since("lessons are open", open ? 1 : 0) && open;
    const float margin = ui.px(kEdge), width = std::min(ui.px(kWidth), area.w - 2 * margin);
    const bool pages_beside = width >= ui.px(kPagesFrom);
    const ui::Rect card{area.x + margin, area.y + ui.px(4), width, area.h - ui.px(kEdge)};
    if (ui::PopupCard popup(ui, "lessons", card, open); popup) {
        ui::Rect rest = card.inset(ui.px(8), ui.px(kEdge));
        ui::Rect head = cut_top(rest, ui.px(kSearch), ui.px(6)).inset(ui.px(6), 0);
        if (!pages_beside) draw_page_buttons(ui, cut_top(rest, ui.px(kSearch), ui.px(6)), scene, actions);
        const ui::Rect field = pages_beside ? cut_left(head, ui.px(kFind), ui.px(12)) : head;
        const bool first = draw_search(ui, field, scene, opened, actions, open);
        if (pages_beside) draw_page_buttons(ui, head, scene, actions);
        std::optional<std::size_t> picked = draw_rows(ui, rest, scene, opened);
        if (first && !picked) picked = first_match(scene);
        if (picked) {
            ui.memory.focus.return_to = 0;  // the lesson begins, and Enter is its own key
            actions.push_back(OpenLesson{*picked});
            open = false;
        }
    }
    if (open != ui_state.show_lessons) actions.push_back(ShowLessons{open});
}

}  // namespace asynchio::panels
