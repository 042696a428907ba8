#include "app/platform/null_frames.h"

#include <utility>

namespace asynchio::platform {

NullFrames::NullFrames(int width, int height, float seconds_per_frame)
    : width_(width), height_(height), step_(seconds_per_frame) {
    ImGuiIO& io = ImGui::GetIO();
    // Without this, ImGui stops at the first list of more than 65,536 vertices.
    io.BackendFlags |= ImGuiBackendFlags_RendererHasVtxOffset;
#if IMGUI_VERSION_NUM >= 19200
    io.BackendFlags |= ImGuiBackendFlags_RendererHasTextures;
#endif
    io.BackendPlatformName = "none";
    io.BackendRendererName = "none";
}

FrameInput NullFrames::begin() {
    context_.make_current();
    ImGuiIO& io = ImGui::GetIO();
    set_frame_size(io, width_, height_, step_ + std::exchange(extra_, 0.0f));
    FrameInput frame = input_.next_frame(io);
    ImGui::NewFrame();
    return frame;
}

const ImDrawData& NullFrames::end() {
    ImGui::Render();
    return *ImGui::GetDrawData();
}

}  // namespace asynchio::platform
