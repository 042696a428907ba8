#include "app/phrases/libraries.h"

namespace asynchio {

std::string_view program_version() { return ASYNCHIO_VERSION; }

std::span<const UsedLibrary> libraries() {
    static constexpr UsedLibrary kLibraries[] = {
        {"CPython", &Phrases::about_python, "PSF-2.0", "cpython.txt"},
        {"Dear ImGui", &Phrases::about_imgui, "MIT", "imgui.txt"},
        {"GLFW", &Phrases::about_glfw, "Zlib", "glfw.txt"},
        {"glad", &Phrases::about_glad, "MIT, Apache-2.0", "glad.txt"},
        {"{fmt}", &Phrases::about_fmt, "MIT", "fmt.txt"},
        {"JSON for Modern C++", &Phrases::about_json, "MIT", "nlohmann-json.txt"},
        {"toml++", &Phrases::about_toml, "MIT", "tomlplusplus.txt"},
        {"MD4C", &Phrases::about_md4c, "MIT", "md4c.txt"},
        {"CLI11", &Phrases::about_cli11, "BSD-3-Clause", "cli11.txt"},
        {"stb", &Phrases::about_stb, "MIT", "stb.txt"},
        {"giflib", &Phrases::about_giflib, "MIT", "giflib.txt"},
        {"Inter", &Phrases::about_inter, "OFL-1.1", "inter.txt"},
        {"JetBrains Mono", &Phrases::about_jetbrains, "OFL-1.1", "jetbrains-mono.txt"},
        {"Fork Awesome", &Phrases::about_fork_awesome, "OFL-1.1", "fork-awesome.txt"},
    };
    return kLibraries;
}

}  // namespace asynchio
