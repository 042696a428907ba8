// Fields that are typed into: a line of text, a number with its unit. And the editing under both.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "app/widgets/hit.h"
#include "app/widgets/slider_value.h"
#include "app/widgets/text.h"

namespace asynchio::ui {

struct FieldEvent {
    bool changed = false;    // the text is another one
    bool submitted = false;  // Enter
    bool cancelled = false;  // Esc
};

struct FieldLook {
    std::string_view placeholder = {};
    icon::Icon icon = {};
    Type type = Type::body;
    bool frame = true;           // outline and ground; false inside a card that has them
    bool stay_on_enter = false;  // Enter leaves the cursor in the field (search)
};

// A single line. Clicking or tabbing into it starts typing; `text` follows every key.
FieldEvent text_field(Ui& ui, std::string_view id, const Rect& rect, std::string& text,
                      const FieldLook& look = {});

// A number and its unit. A click, Enter, or just typing digits while it has the focus starts editing; Enter,
// Tab or a click elsewhere ends it. The value that was entered, brought onto the grid, when it is a different
// one; what is no number changes nothing.
std::optional<double> number_field(Ui& ui, std::string_view id, const Rect& rect, const SliderRange& range,
                                   double value, std::string_view unit);

// The editing itself, for controls that have their own look.
void start_editing(Ui& ui, ImGuiID id, std::string text);
bool is_editing(const Ui& ui, ImGuiID id);
// Draws text, selection and cursor of the field that is being edited, and lets keys and mouse change it.
struct EditEvent {
    bool changed = false;
    bool submitted = false;
    bool cancelled = false;
    bool left = false;  // Tab, or a click elsewhere
};
EditEvent edit_line(Ui& ui, const Hit& hit, const Rect& area, Type type);
void stop_editing(Ui& ui);

// Typing a number while `id` has the focus, without a click before: takes the text and starts editing with
// it.
bool start_by_typing(Ui& ui, ImGuiID id);

}  // namespace asynchio::ui
