// The theme files as they were when the program was built.
#pragma once

#include <span>
#include <string_view>

namespace asynchio::ui {

struct EmbeddedTheme {
    std::string_view name;
    std::string_view text;
};

std::span<const EmbeddedTheme> embedded_themes();

}  // namespace asynchio::ui
