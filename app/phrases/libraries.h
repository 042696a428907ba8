// What Asynchio is, and what it is built with: names and licences are the same in every language. The texts of the
// licences are in assets/licences, and in share/asynchio/licences of an installation.
#pragma once

#include <span>
#include <string_view>

#include "app/phrases/phrases.h"

namespace asynchio {

// "0.1.0"
std::string_view program_version();

struct UsedLibrary {
    std::string_view name;                            // "Dear ImGui"
    std::string_view (Phrases::*use)() const = nullptr;  // what it does here
    std::string_view licence;                         // its short name (SPDX): "MIT"
    std::string_view file;                            // its text in assets/licences: "imgui.txt"
};

std::span<const UsedLibrary> libraries();

}  // namespace asynchio
