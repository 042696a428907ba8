#include "app/panels/export_card.h"

#include <algorithm>

#include "app/model/export_form.h"
#include "app/phrases/phrases.h"
#include "app/widgets/button.h"
#include "app/widgets/draw.h"
#include "app/widgets/popup.h"

namespace asynchio::panels {
namespace {

constexpr float kWidth = 660, kHead = 46, kRow = 44, kButton = 36, kMargin = 24, kFoot = 16;

struct Words {
    std::string_view name, what;
};

Words words_of(const Phrases& say, ExportForm form) {
    switch (form) {
        case ExportForm::png: return {say.export_png(), say.export_png_what()};
        case ExportForm::svg: return {say.export_svg(), say.export_svg_what()};
        case ExportForm::gif: return {say.export_gif(), say.export_gif_what()};
        case ExportForm::csv: return {say.export_csv(), say.export_csv_what()};
        case ExportForm::json: return {say.export_json(), say.export_json_what()};
        case ExportForm::transcript: return {say.export_transcript(), say.export_transcript_what()};
        case ExportForm::perfetto: return {say.export_perfetto(), say.export_perfetto_what()};
        case ExportForm::card: return {say.export_card(), say.export_card_what()};
    }
    return {};
}

// All as wide as the widest.
float buttons_width(ui::Ui& ui) {
    float widest = 0;
    for (const ExportForm form : kExportForms) widest = std::max(widest, ui::button_width(ui, words_of(ui.say, form).name));
    return widest;
}

void draw_rows(ui::Ui& ui, ui::Rect rest, Actions& actions) {
    const float width = buttons_width(ui);
    for (const ExportForm form : kExportForms) {
        const Words words = words_of(ui.say, form);
        ui::Rect row = cut_top(rest, ui.px(kRow));
        const ui::Rect place = cut_left(row, width, ui.px(14));
        if (ui::button(ui, suffix_of(form), ui::rect_around(place.centre(), width, ui.px(kButton)), words.name)) actions.push_back(ExportRun{form});
        ui::draw_text(ui, row, ui::Type::small, ui::Role::text, words.what);
    }
}

}  // namespace

void draw_export_card(ui::Ui& ui, const ui::Rect& area, const UiState& ui_state, Actions& actions) {
    bool open = ui_state.show_export;
    const ui::Magnified magnified(ui);
    const float width = std::min(ui.px(kWidth), area.w - ui.px(32));
    const float height = std::min(ui.px(kHead + kRow * kExportForms.size() + kFoot + 10), area.h - ui.px(32));
    const ui::Rect card = ui::snapped(ui::rect_around(area.centre(), width, height));
    if (ui::PopupCard popup(ui, "export", card, open); popup) {
        ui::Rect rest = card.inset(ui.px(kMargin), ui.px(10));
        ui::Rect head = cut_top(rest, ui.px(kHead - 2));
        const ui::Rect close = cut_right(head, ui.px(36));
        if (ui::button(ui, "close export", ui::rect_around(close.centre(), ui.px(36), ui.px(36)), {},
                       {.kind = ui::ButtonKind::plain, .icon = ui::icon::times, .tooltip = ui.say.help_close()}))
            open = false;
        ui::draw_text(ui, head, ui::Type::title, ui::Role::text, ui.say.export_title());
        draw_rows(ui, rest, actions);
    }
    if (open != ui_state.show_export) actions.push_back(ShowExport{open});
}

}  // namespace asynchio::panels
