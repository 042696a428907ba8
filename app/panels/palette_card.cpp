#include "app/panels/palette_card.h"

#include <algorithm>

#include "app/panels/commands.h"
#include "app/panels/panel.h"
#include "app/widgets/draw.h"
#include "app/widgets/field.h"
#include "app/widgets/focus.h"
#include "app/widgets/list.h"
#include "app/widgets/popup.h"
#include "app/widgets/scroll.h"

namespace asynchio::panels {
namespace {

constexpr float kWidth = 640, kHeight = 480, kField = 42, kRow = 38, kEdge = 12;

std::string in_small_letters(std::string_view text) {
    std::string small(text);
    std::ranges::transform(small, small.begin(), [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
    return small;
}

// Every word of `wanted` is somewhere in the row.
bool matches(const PaletteRow& row, std::string_view wanted) {
    const std::string text = in_small_letters(row.words + " " + row.keys + " " + row.note);
    const std::string words = in_small_letters(wanted);
    for (std::size_t at = words.find_first_not_of(' '); at < words.size();) {
        const std::size_t end = std::min(words.find(' ', at), words.size());
        if (text.find(words.substr(at, end - at)) == text.npos) return false;
        at = words.find_first_not_of(' ', end);
    }
    return true;
}

bool looks_like_path(std::string_view words) {
    return words.find('/') != words.npos || words.ends_with(".py");
}

void add_commands(std::vector<PaletteRow>& rows, const Phrases& say, const UiState& ui_state) {
    for (const Command& command : commands(say, ui_state.keys))
        if (is_available(command, ui_state))
            rows.push_back({std::string(command.words), std::string(command.keys_now()), "", command.press, command.action});
}

void add_library(std::vector<PaletteRow>& rows, const Phrases& say, const Scene& scene) {
    for (std::size_t i = 0; i < scene.lessons.size(); ++i) {
        const LessonItem& lesson = scene.lessons[i];
        const std::string note = lesson.number > 0 ? say.palette_lesson({.number = lesson.number}) : std::string(say.palette_lesson_own());
        rows.push_back({lesson.title, "", note, {}, OpenLesson{i}});
    }
    for (std::size_t i = 0; i < scene.pages.size(); ++i)
        rows.push_back({scene.pages[i], "", std::string(say.palette_page()), {}, ShowPage{static_cast<int>(i)}});
}

void add_files(std::vector<PaletteRow>& rows, const Phrases& say, const Scene& scene) {
    for (const RecentView& recent : scene.recent)
        rows.push_back({recent.name + "  " + recent.folder, "", std::string(say.palette_recent()), {}, OpenPath{recent.path}});
}

// Beside the field while it is typed into: which row Enter means.
class Chosen {
  public:
    explicit Chosen(std::size_t rows) : rows_(static_cast<int>(rows)), key_(ui::widget_id("chosen")) {}
    int row() const { return std::clamp(ImGui::GetStateStorage()->GetInt(key_, 0), 0, std::max(0, rows_ - 1)); }
    void set(int row) { ImGui::GetStateStorage()->SetInt(key_, row); }
    void move(int step) { set(rows_ == 0 ? 0 : (row() + step + rows_) % rows_); }

  private:
    int rows_;
    ImGuiID key_;
};

void run(ui::Ui& ui, const PaletteRow& row, Actions& actions) {
    actions.push_back(ShowCard{Card::none});
    if (row.action) actions.push_back(*row.action);
    else ui::press_key(ui, row.press);
}

// True when Enter was pressed.
bool draw_field(ui::Ui& ui, const ui::Rect& rect, const UiState& ui_state, bool opened, Chosen& chosen, bool& open, Actions& actions) {
    const ImGuiID id = ui::widget_id("command");
    if (opened) ui::start_editing(ui, id, ui_state.command_search), chosen.set(0);
    if (ui::is_editing(ui, id)) {
        while (ui.keys.take(Key::down)) chosen.move(+1);
        while (ui.keys.take(Key::up)) chosen.move(-1);
    }
    std::string words = ui_state.command_search;
    const ui::FieldEvent event =
        ui::text_field(ui, "command", rect, words, {.placeholder = ui.say.palette_search(), .icon = ui::icon::search, .stay_on_enter = true});
    if (event.changed) actions.push_back(SearchCommands{words}), chosen.set(0);
    if (event.cancelled) open = false;
    return event.submitted;
}

bool draw_row(ui::Ui& ui, const ui::Rect& rect, const PaletteRow& row, bool chosen) {
    const float note = row.note.empty() ? 0 : ui::text_width(ui, ui::Type::small, row.note) + ui.px(30);
    const bool clicked = ui::menu_row(ui, "row", {rect.x, rect.y, rect.w, rect.h}, ui::fit_text(ui, ui::Type::label_strong, row.words, rect.w - note - ui.px(40)), row.keys, chosen);
    if (note > 0) ui::draw_text(ui, rect.inset(ui.px(18), 0), ui::Type::small, ui::Role::muted, row.note, ui::Align::right);
    return clicked;
}

}  // namespace

std::vector<PaletteRow> palette_rows(const Phrases& say, const Scene& scene, const UiState& ui_state) {
    std::vector<PaletteRow> rows;
    add_files(rows, say, scene);
    add_commands(rows, say, ui_state);
    add_library(rows, say, scene);
    std::erase_if(rows, [&](const PaletteRow& row) { return !matches(row, ui_state.command_search); });
    if (looks_like_path(ui_state.command_search))
        rows.insert(rows.begin(), PaletteRow{say.palette_open({.path = ui_state.command_search}), "", "", {}, OpenPath{ui_state.command_search}});
    return rows;
}

void draw_palette_card(ui::Ui& ui, const ui::Rect& area, const Scene& scene, const UiState& ui_state, Actions& actions) {
    bool open = ui_state.card == Card::palette;
    const bool opened = changed_since("palette is open", open ? 1 : 0) && open;
    const float width = std::min(ui.px(kWidth), area.w - 2 * ui.px(kEdge));
    const float height = std::min(ui.px(kHeight), area.h - 2 * ui.px(kEdge));
    const float top = std::min(area.h * 0.14f, area.h - height - ui.px(kEdge));
    const ui::Rect card = ui::snapped({area.x + (area.w - width) / 2, area.y + top, width, height});
    const bool was_open = open;
    if (ui::PopupCard popup(ui, "palette", card, open); popup) {
        const std::vector<PaletteRow> rows = palette_rows(ui.say, scene, ui_state);
        ui::Rect rest = card.inset(ui.px(kEdge), ui.px(kEdge));
        const ui::Rect field = cut_top(rest, ui.px(kField), ui.px(8));
        Chosen chosen(rows.size());
        const int before = chosen.row();
        std::optional<std::size_t> picked;
        if (draw_field(ui, field, ui_state, opened, chosen, open, actions) && !rows.empty()) picked = static_cast<std::size_t>(chosen.row());
        if (rows.empty()) ui::draw_text(ui, cut_top(rest, ui.px(kRow)).inset(ui.px(6), 0), ui::Type::label, ui::Role::muted, ui.say.palette_none());
        ui::ScrollArea scroll(ui, "palette rows", rest, ui.px(kRow) * static_cast<float>(rows.size()));
        ui::Rect lines = scroll.content().inset(ui.px(4), 0);
        for (std::size_t i = 0; i < rows.size(); ++i) {
            const bool is_chosen = static_cast<int>(i) == chosen.row();
            const ui::Rect line = cut_top(lines, ui.px(kRow));
            ImGui::PushID(static_cast<int>(i));
            if (draw_row(ui, line, rows[i], is_chosen)) picked = i;
            ImGui::PopID();
            if (is_chosen && (opened || chosen.row() != before)) scroll.reveal(line);
        }
        if (picked) run(ui, rows[*picked], actions), open = false;
    }
    // What was run closes it itself, and may have opened another card.
    const bool ran = std::ranges::any_of(actions, [](const Action& action) { return std::holds_alternative<ShowCard>(action); });
    if (was_open && !open && !ran) actions.push_back(ShowCard{Card::none});
}

}  // namespace asynchio::panels
