#include "app/platform/gl_renderer.h"

#include <glad/gl.h>

#include <algorithm>
#if __has_include(<backends/imgui_impl_opengl3.h>)
#include <backends/imgui_impl_opengl3.h>
#else
#include <imgui_impl_opengl3.h>
#endif

#include "app/widgets/compat/imgui_compat.h"

namespace asynchio::platform {

Result<std::unique_ptr<GlRenderer>> GlRenderer::create(Loader loader) {
    const int version = gladLoadGL(loader);
    if (version == 0)
        return Failure{
            "The functions of OpenGL could not be loaded; install a driver (on Debian: libgl1-mesa-dri)"};
    if (GLAD_VERSION_MAJOR(version) * 10 + GLAD_VERSION_MINOR(version) < 33)
        return Failure{
            "The graphics driver is older than OpenGL 3.3; update it, or use Mesa's software renderer "
            "with LIBGL_ALWAYS_SOFTWARE=1"};
    if (!ImGui_ImplOpenGL3_Init("#version 330 core"))
        return Failure{"The renderer could not be prepared for OpenGL 3.3"};
    return std::unique_ptr<GlRenderer>(new GlRenderer());
}

GlRenderer::~GlRenderer() {
    ImGui_ImplOpenGL3_Shutdown();
}

void GlRenderer::begin_frame() {
    ImGui_ImplOpenGL3_NewFrame();
#if IMGUI_VERSION_NUM < 19200
    if (!compat::texture_is_forgotten(*ImGui::GetIO().Fonts)) return;
    ImGui_ImplOpenGL3_DestroyFontsTexture();
    ImGui_ImplOpenGL3_CreateFontsTexture();
#endif
}

void GlRenderer::render(int width, int height, ImU32 background) {
    const ImVec4 color = ImGui::ColorConvertU32ToFloat4(background);
    glViewport(0, 0, width, height);
    glDisable(GL_SCISSOR_TEST);
    glClearColor(color.x, color.y, color.z, 1);
    glClear(GL_COLOR_BUFFER_BIT);
    ImGui_ImplOpenGL3_RenderDrawData(ImGui::GetDrawData());
}

Picture GlRenderer::read_pixels(int width, int height) {
    Picture picture{width, height, {}};
    const auto row = static_cast<std::size_t>(width) * 4;
    picture.rgba.resize(row * static_cast<std::size_t>(height));
    glPixelStorei(GL_PACK_ALIGNMENT, 1);
    glReadPixels(0, 0, width, height, GL_RGBA, GL_UNSIGNED_BYTE, picture.rgba.data());
    for (std::size_t y = 0; y < static_cast<std::size_t>(height) / 2; ++y) {  // OpenGL counts rows from below
        const auto top = picture.rgba.begin() + static_cast<std::ptrdiff_t>(y * row);
        const auto bottom = picture.rgba.end() - static_cast<std::ptrdiff_t>((y + 1) * row);
        std::swap_ranges(top, top + static_cast<std::ptrdiff_t>(row), bottom);
    }
    return picture;
}

}  // namespace asynchio::platform
