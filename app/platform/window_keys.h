// From the window library's key codes to ours.
#pragma once

#include "app/widgets/compat/keys.h"

namespace asynchio::platform {

// `glfw_key` is the physical key; `name` what the user's layout prints on it, or null.
Key key_from_glfw(int glfw_key, const char* name);

}  // namespace asynchio::platform
