// What a key means while the program text has the keyboard.
#pragma once

#include <optional>

#include "app/model/action.h"
#include "app/widgets/compat/keys.h"

namespace asynchio::panels {

// Nothing when the key is none of the editor's. Pasting is not here: it needs the clipboard.
std::optional<Action> editor_action(const KeyPress& press, std::size_t page_rows);

}  // namespace asynchio::panels
