#include "app/shell/notes_window.h"

#include <limits>

#include "app/panels/notes_card.h"
#include "app/panels/vote_bar.h"
#include "app/phrases/phrases.h"
#include "app/shell/key_map.h"
#include "app/shell/screen.h"

namespace asynchio {
namespace {

constexpr int kWidth = 760, kHeight = 820;
constexpr double kLarger = 1.3;  // read from where a speaker stands

}  // namespace

struct NotesWindow::Parts {
    std::unique_ptr<platform::Window> window;
    std::string theme_name = "light";
    ui::Theme theme = ui::built_in_theme(theme_name);
    ui::Fonts fonts{fonts_beside_program()};
    ui::Memory memory;
};

NotesWindow::NotesWindow(platform::Window& first) : first_(first) {}

NotesWindow::~NotesWindow() {
    parts_.reset();
    first_.make_current();
}

bool NotesWindow::frame(Playground& playground) {
    const UiState& ui = playground.ui();
    const bool wanted = ui.project && ui.presenting.notes_window;
    if (wanted && !parts_) {
        auto window = platform::Window::open_beside(first_, {std::string(phrases_in(ui.locale).notes_title()), kWidth, kHeight, true, true});
        if (window) {
            parts_ = std::make_unique<Parts>();
            parts_->window = std::move(*window);
        } else {
            playground.say(window.why());
            playground.apply({ToggleNotes{true}});
        }
    }
    if (!wanted) parts_.reset();
    const bool acted = parts_ && draw(playground);
    first_.make_current();
    return acted;
}

bool NotesWindow::draw(Playground& playground) {
    platform::Window& window = *parts_->window;
    window.take_damage();
    window.make_current();
    if (parts_->theme_name != playground.ui().theme) {
        parts_->theme_name = playground.ui().theme;
        parts_->theme = ui::built_in_theme(parts_->theme_name);
    }
    const auto scale = static_cast<float>(kLarger * static_cast<double>(window.content_scale()) * playground.ui().zoom);
    Actions actions;
    // Once more while glyphs are missing.
    for (int i = 0; i < 3; ++i) {
        parts_->fonts.refresh(*ImGui::GetIO().Fonts, scale);
        ui::Keys keys(window.begin_frame());
        {
            ui::Ui ui{parts_->theme, parts_->fonts, parts_->memory, keys, scale, true, false, phrases_in(playground.ui().locale)};
            const ui::Frame frame(ui);
            panels::take_vote_keys(ui, playground.scene(), playground.ui(), actions);
            panels::draw_notes_window(ui, frame.area(), playground.scene());
        }
        act_on_keys(keys.left(), playground.ui(), actions);
        window.end_frame(parts_->theme[ui::Role::surface], !parts_->fonts.wants_refresh());
        if (!parts_->fonts.wants_refresh()) break;
    }
    if (window.close_requested()) actions.push_back(ToggleNotes{true});
    playground.apply(actions);
    return !actions.empty();
}

bool NotesWindow::waiting() { return parts_ && (parts_->window->input().waiting() || parts_->window->close_requested()); }

double NotesWindow::redraw_in() const { return parts_ ? parts_->memory.redraw_in : std::numeric_limits<double>::infinity(); }

}  // namespace asynchio
