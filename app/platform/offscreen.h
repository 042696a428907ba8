// ImGui frames drawn into memory, without any display: the same panels, the same picture as in a window.
#pragma once

#include <memory>

#include "app/platform/gl_renderer.h"
#include "app/platform/imgui_context.h"
#include "app/platform/input_queue.h"
#include "app/platform/png.h"

namespace asynchio::platform {

class Offscreen {
  public:
    // Size in pixels. The sentence says what to install when there is no way to draw.
    static Result<std::unique_ptr<Offscreen>> create(int width, int height);
    ~Offscreen();
    Offscreen(const Offscreen&) = delete;
    Offscreen& operator=(const Offscreen&) = delete;

    InputQueue& input() { return input_; }

    // As with a window: build the fonts, begin, draw, end. Time goes on by a fixed step, so that pictures
    // repeat.
    void make_current();
    FrameInput begin_frame();
    void end_frame(ImU32 background);
    // The picture of the last frame.
    Picture read_pixels();

  private:
    class Surface;  // the EGL context and the framebuffer it draws into
    Offscreen(std::unique_ptr<Surface> surface, int width, int height);

    std::unique_ptr<Surface> surface_;
    ImguiContext context_;
    std::unique_ptr<GlRenderer> renderer_;
    InputQueue input_;
    int width_;
    int height_;
};

}  // namespace asynchio::platform
