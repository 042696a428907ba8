#include "app/panels/top_bar.h"

#include <fmt/format.h>

#include <algorithm>

#include "app/panels/settings_card.h"
#include "app/panels/stages.h"
#include "app/panels/status.h"
#include "app/phrases/phrases.h"
#include "app/panels/window_plan.h"
#include "app/widgets/button.h"
#include "app/widgets/draw.h"
#include "app/widgets/hit.h"
#include "app/widgets/list.h"
#include "app/widgets/popup.h"

namespace asynchio::panels {
namespace {

constexpr float kButton = 40, kNarrow = 900, kNamedStages = 1500;

// Square buttons at the right end, from the right.
class Tools {
  public:
    Tools(ui::Ui& ui, ui::Rect& line) : ui_(ui), line_(line) {}

    bool icon(std::string_view id, ui::icon::Icon icon, std::string_view words, std::string_view key) {
        return ui::button(ui_, id, place(), {},
                          {.kind = ui::ButtonKind::plain, .icon = icon, .tooltip = words_of(words, key)});
    }
    bool word(std::string_view id, std::string_view label, std::string_view words) {
        const ui::Rect rect = place();
        const bool clicked =
            ui::button(ui_, id, rect, " ", {.kind = ui::ButtonKind::plain, .tooltip = words});
        ui::draw_text(ui_, rect, ui::Type::label_strong, ui::Role::text, label, ui::Align::centre);
        return clicked;
    }

    // Where the button before stands.
    const ui::Rect& last() const { return last_; }

  private:
    const ui::Rect& place() {
        const float size = std::min(ui_.px(kButton), line_.h - ui_.px(4));
        const ui::Rect at = cut_right(line_, ui_.px(kButton), ui_.px(2));
        return last_ = ui::rect_around(at.centre(), size, size);
    }
    std::string_view words_of(std::string_view words, std::string_view key) {
        text_ = key.empty() ? std::string(words) : fmt::format("{}  {}", words, key);
        return text_;
    }

    ui::Ui& ui_;
    ui::Rect& line_;
    ui::Rect last_;
    std::string text_;
};

// A list of all themes below the button.
void draw_theme_button(ui::Ui& ui, Tools& tools, const UiState& ui_state, Actions& actions) {
    const ImGuiID list = ui::widget_id("themes");
    const bool was_open = ui.memory.open_list == list;
    const bool clicked = tools.icon("theme", ui::icon::theme, ui.say.top_theme(), "");
    bool open = was_open != clicked;
    const auto names = theme_names(ui.say);
    const auto chosen = std::ranges::find(kThemes, ui_state.theme) - kThemes.begin();
    if (const int picked = ui::popup_list(ui, "themes", tools.last(), names, static_cast<int>(chosen), open); picked >= 0)
        actions.push_back(SetTheme{std::string(kThemes[static_cast<std::size_t>(picked)])});
    if (open) ui.memory.open_list = list;
    else if (was_open) ui.memory.open_list = 0;
}

Locale next_locale(Locale locale) {
    return kLocales[(static_cast<std::size_t>(locale) + 1) % kLocales.size()];
}

}  // namespace

void draw_top_bar(ui::Ui& ui, const ui::Rect& rect, const Scene& scene, const UiState& ui_state,
                  Actions& actions) {
    const ui::FocusGroup group(ui, 0);
    ui::fill_rect(ui, rect, ui::Role::surface);
    ui::draw_horizontal(ui, rect.x, rect.right(), rect.bottom() - ui.px(1), ui::Role::hairline);
    ui::Rect line = rect.inset(ui.px(12), 0);
    const bool narrow = rect.w < ui.px(kNarrow);
    const float height = std::min(ui.px(38), rect.h - ui.px(8));
    const ui::ButtonLook look{
        .icon = ui::icon::lessons, .tooltip = narrow ? ui.say.top_lessons() : std::string_view{}, .chosen = ui_state.show_lessons};
    const std::string_view label = narrow ? std::string_view{} : ui.say.top_lessons();
    const float width = narrow ? ui.px(42) : ui::button_width(ui, label, look);
    const ui::Rect lessons = cut_left(line, width, ui.px(16));
    if (ui::button(ui, "lessons", ui::rect_around(lessons.centre(), width, height), label, look))
        actions.push_back(ShowLessons{!ui_state.show_lessons});
    Tools tools(ui, line);
    if (tools.icon("help", ui::icon::help, ui.say.top_help(), "?"))
        actions.push_back(ShowHelp{!ui_state.show_help});
    if (rect.w >= ui.px(kNarrow) && tools.icon("settings", ui::icon::settings, ui.say.settings_title(), ui.say.key_settings()))
        actions.push_back(ShowCard{ui_state.card == Card::settings ? Card::none : Card::settings});
    if (scene.flow.on && rect.w >= ui.px(kNarrow) && tools.icon("handout", ui::icon::print, ui.say.top_handout(), "H"))
        actions.push_back(PrintHandout{});
    if (!scene.pages.empty() && tools.icon("pages", ui::icon::info, ui.say.top_pages(), "P"))
        actions.push_back(TogglePages{});
    if (tools.icon("projector", ui::icon::projector, ui.say.top_projector(), "F5")) actions.push_back(ToggleProject{});
    if (tools.word("locale", ui.say.top_locale(), ui.say.top_next_locale()))
        actions.push_back(SetLocale{next_locale(ui_state.locale)});
    draw_theme_button(ui, tools, ui_state, actions);
    if (tools.word("larger", "A+", ui.say.top_larger())) actions.push_back(Zoom{+1});
    if (tools.word("smaller", "A−", ui.say.top_smaller())) actions.push_back(Zoom{-1});
    // Pages have them in their own row.
    if (scene.flow.on && !is_compact(ui, rect.w)) {
        const bool names = rect.w >= ui.px(kNamedStages);  // else only the current one has its name
        draw_stages(ui, cut_right(line, std::min(stages_width(ui, scene.flow, names), line.w * 0.75f), ui.px(12)), scene.flow, names, actions);
    }
    if (shows_status(scene))
        draw_status(ui, cut_right(line, std::min(line.w, status_width(ui, scene)), ui.px(12)), scene,
                    ui_state, actions);
    ui::draw_runs(
        ui, line,
        {{ui::Type::title, ui::Role::accent, scene.number > 0 ? fmt::format("{}", scene.number) : ""},
         {ui::Type::title, ui::Role::text, scene.title, scene.number > 0 ? 12.0f : 0.0f}});
}

}  // namespace asynchio::panels
