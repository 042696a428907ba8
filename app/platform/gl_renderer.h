// Draws ImGui's lists with OpenGL 3.3 into whatever framebuffer is bound, through ImGui's own renderer. The
// GL context must be current on this thread in every call.
#pragma once

#include <imgui.h>

#include <memory>

#include "app/platform/png.h"
#include "core/base/result.h"

namespace asynchio::platform {

class GlRenderer {
  public:
    using Procedure = void (*)();
    using Loader = Procedure (*)(const char* name);

    // Loads the functions of OpenGL and prepares ImGui's renderer for the current ImGui context.
    static Result<std::unique_ptr<GlRenderer>> create(Loader loader);
    ~GlRenderer();
    GlRenderer(const GlRenderer&) = delete;
    GlRenderer& operator=(const GlRenderer&) = delete;

    // Before ImGui::NewFrame: uploads the font atlas when it was built anew.
    void begin_frame();
    // After ImGui::Render: clears to `background` (packed like ImU32) and draws.
    void render(int width, int height, ImU32 background);

    // What the bound framebuffer shows now.
    Picture read_pixels(int width, int height);

  private:
    GlRenderer() = default;
};

}  // namespace asynchio::platform
