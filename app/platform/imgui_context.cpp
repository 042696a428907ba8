#include "app/platform/imgui_context.h"

#include <algorithm>

#include "app/widgets/compat/imgui_compat.h"

namespace asynchio::platform {

ImguiContext::ImguiContext() : context_(ImGui::CreateContext()) {
    ImGui::SetCurrentContext(context_);
    ImGuiIO& io = ImGui::GetIO();
    io.IniFilename = nullptr;  // layout and settings are the app's own files
    io.LogFilename = nullptr;
    io.ConfigInputTextCursorBlink = false;
    io.ConfigWindowsMoveFromTitleBarOnly = true;
    compat::map_keys(io);
}

ImguiContext::~ImguiContext() {
    ImGui::DestroyContext(context_);
}

void ImguiContext::make_current() const {
    ImGui::SetCurrentContext(context_);
}

void set_frame_size(ImGuiIO& io, int width, int height, float seconds_since_last) {
    io.DisplaySize = {static_cast<float>(width), static_cast<float>(height)};
    io.DisplayFramebufferScale = {1, 1};
    io.DeltaTime = std::max(1e-5f, seconds_since_last);
}

}  // namespace asynchio::platform
