#include "app/panels/about_card.h"

#include "app/panels/card_head.h"
#include "app/panels/column.h"
#include "app/phrases/libraries.h"
#include "app/widgets/popup.h"
#include "app/widgets/scroll.h"

namespace asynchio::panels {
namespace {

constexpr float kWidth = 760, kName = 190, kLicence = 190, kBeside = 680, kRow = 28;

// Name, what it does here, its licence; in a narrow window without the words between.
void add_library(Column& column, const UsedLibrary& library) {
    ui::Ui& ui = column.ui();
    ui::Rect line = column.row(kRow);
    if (!column.draws()) return;
    const bool beside = column.width() >= ui.px(kBeside);
    const ui::Rect name = cut_left(line, beside ? ui.px(kName) : line.w / 2, ui.px(12));
    ui::draw_text(ui, name, ui::Type::label_strong, ui::Role::text, library.name);
    const ui::Rect licence = beside ? cut_right(line, ui.px(kLicence), ui.px(12)) : line;
    if (beside) ui::draw_text(ui, line, ui::Type::small, ui::Role::muted, (ui.say.*library.use)());
    ui::draw_text(ui, licence, ui::Type::small, ui::Role::text, library.licence);
}

void lay_out(Column& column, const Scene& scene) {
    const Phrases& say = column.ui().say;
    column.text(ui::Type::label_strong, ui::Role::text, say.about_version({.version = program_version()}));
    column.gap(4);
    column.text(ui::Type::label, ui::Role::text, say.about_what());
    column.gap(14);
    column.text(ui::Type::label_strong, ui::Role::text, say.about_uses());
    column.gap(4);
    for (const UsedLibrary& library : libraries()) add_library(column, library);
    column.gap(12);
    column.text(ui::Type::small, ui::Role::muted,
                scene.licences.empty() ? std::string(say.about_licences_with()) : say.about_licences_at({.folder = scene.licences}));
}

}  // namespace

void draw_about_card(ui::Ui& ui, const ui::Rect& area, const Scene& scene, const UiState& ui_state, Actions& actions) {
    bool open = ui_state.card == Card::about;
    const bool was_open = open;
    const CardRoom room = room_for_card(ui, area, kWidth, [&](Column& column) { lay_out(column, scene); });
    if (ui::PopupCard popup(ui, "about", room.card, open); popup) {
        ui::Rect rest = room.card.inset(ui.px(kCardEdge), ui.px(10));
        const ui::Rect cross = card_title(ui, rest, ui.say.settings_about());
        {
            const ui::ScrollArea scroll(ui, "about rows", rest.inset(-ui.px(kRingRoom), 0), room.inside);
            Column column(ui, {rest.x, scroll.content().y, room.width, room.inside});
            lay_out(column, scene);
        }
        if (card_cross(ui, "close about", cross, ui.say.settings_close())) open = false;
    }
    if (was_open && !open) actions.push_back(ShowCard{Card::none});
}

}  // namespace asynchio::panels
