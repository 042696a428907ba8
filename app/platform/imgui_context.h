// An ImGui context and its settings. Every kind of frame (window, off-screen, none) has exactly one.
#pragma once

#include <imgui.h>

namespace asynchio::platform {

class ImguiContext {
  public:
    ImguiContext();
    ~ImguiContext();
    ImguiContext(const ImguiContext&) = delete;
    ImguiContext& operator=(const ImguiContext&) = delete;

    // Makes this the context that ImGui's functions work on.
    void make_current() const;

  private:
    ImGuiContext* context_;
};

// Size of the frame in pixels; one unit of ImGui is one pixel, on every system.
void set_frame_size(ImGuiIO& io, int width, int height, float seconds_since_last);

}  // namespace asynchio::platform
