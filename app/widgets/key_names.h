// The names of keys in files: in English, the same everywhere, and read back.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "app/widgets/compat/keys.h"

namespace asynchio {

// "Ctrl+Shift+P", "F6", "PageUp", "?"; "" for no key.
std::string key_name(const KeyPress& press);
// None if no key is called so.
std::optional<KeyPress> key_named(std::string_view name);

}  // namespace asynchio
