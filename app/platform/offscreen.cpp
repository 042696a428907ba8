#include "app/platform/offscreen.h"

#include <fmt/format.h>
#include <glad/gl.h>

#if ASYNCHIO_HAS_EGL
#include <EGL/egl.h>
#include <EGL/eglext.h>
#endif

namespace asynchio::platform {
namespace {

constexpr float kStep = 1.0f / 60;

#if ASYNCHIO_HAS_EGL

Failure no_drawing(std::string_view what) {
    return {fmt::format(
        "A picture cannot be drawn without a window: {}. On Debian, install libegl1, libegl-mesa0 and "
        "libgl1-mesa-dri",
        what)};
}

EGLDisplay surfaceless_display() {
    // Mesa's platform needs no display, no screen and no permission on a graphics device.
    const auto get_display =
        reinterpret_cast<PFNEGLGETPLATFORMDISPLAYEXTPROC>(eglGetProcAddress("eglGetPlatformDisplayEXT"));
    if (get_display == nullptr) return EGL_NO_DISPLAY;
    return get_display(EGL_PLATFORM_SURFACELESS_MESA, EGL_DEFAULT_DISPLAY, nullptr);
}

EGLContext core_context(EGLDisplay display) {
    constexpr EGLint kConfig[] = {EGL_SURFACE_TYPE, EGL_PBUFFER_BIT, EGL_RENDERABLE_TYPE, EGL_OPENGL_BIT,
                                  EGL_NONE};
    constexpr EGLint kContext[] = {EGL_CONTEXT_MAJOR_VERSION,
                                   3,
                                   EGL_CONTEXT_MINOR_VERSION,
                                   3,
                                   EGL_CONTEXT_OPENGL_PROFILE_MASK,
                                   EGL_CONTEXT_OPENGL_CORE_PROFILE_BIT,
                                   EGL_NONE};
    EGLConfig config = nullptr;
    EGLint count = 0;
    if (eglBindAPI(EGL_OPENGL_API) == EGL_FALSE) return EGL_NO_CONTEXT;
    eglChooseConfig(display, kConfig, &config, 1, &count);
    return eglCreateContext(display, count > 0 ? config : EGL_NO_CONFIG_KHR, EGL_NO_CONTEXT, kContext);
}

#endif

}  // namespace

#if ASYNCHIO_HAS_EGL

class Offscreen::Surface {
  public:
    static Result<std::unique_ptr<Surface>> create() {
        auto surface = std::unique_ptr<Surface>(new Surface());
        surface->display_ = surfaceless_display();
        if (surface->display_ == EGL_NO_DISPLAY) return no_drawing("EGL has no surfaceless platform here");
        if (eglInitialize(surface->display_, nullptr, nullptr) == EGL_FALSE)
            return no_drawing("EGL could not be started");
        surface->context_ = core_context(surface->display_);
        if (surface->context_ == EGL_NO_CONTEXT) return no_drawing("the driver offers no OpenGL 3.3");
        if (!surface->make_current()) return no_drawing("the OpenGL context could not be used");
        return surface;
    }
    ~Surface() {
        if (context_ != EGL_NO_CONTEXT) {
            eglMakeCurrent(display_, EGL_NO_SURFACE, EGL_NO_SURFACE, EGL_NO_CONTEXT);
            eglDestroyContext(display_, context_);
        }
        // The display is left alone: others in this process may share it.
    }

    bool make_current() {
        return eglMakeCurrent(display_, EGL_NO_SURFACE, EGL_NO_SURFACE, context_) == EGL_TRUE;
    }

    static GlRenderer::Procedure procedure(const char* name) { return eglGetProcAddress(name); }

    // Needs loaded GL functions.
    Result<bool> add_framebuffer(int width, int height) {
        GLint most = 0;
        glGetIntegerv(GL_MAX_RENDERBUFFER_SIZE, &most);
        if (width <= 0 || height <= 0 || width > most || height > most)
            return Failure{
                fmt::format("A picture of {} x {} pixels is not possible; each side must be 1 to {}", width,
                            height, most)};
        glGenRenderbuffers(1, &color_);
        glBindRenderbuffer(GL_RENDERBUFFER, color_);
        glRenderbufferStorage(GL_RENDERBUFFER, GL_RGBA8, width, height);
        glGenFramebuffers(1, &framebuffer_);
        glBindFramebuffer(GL_FRAMEBUFFER, framebuffer_);
        glFramebufferRenderbuffer(GL_FRAMEBUFFER, GL_COLOR_ATTACHMENT0, GL_RENDERBUFFER, color_);
        if (glCheckFramebufferStatus(GL_FRAMEBUFFER) != GL_FRAMEBUFFER_COMPLETE)
            return no_drawing("the driver gave no framebuffer");
        return true;
    }
    void remove_framebuffer() {
        if (framebuffer_ != 0) glDeleteFramebuffers(1, &framebuffer_);
        if (color_ != 0) glDeleteRenderbuffers(1, &color_);
    }
    void bind() { glBindFramebuffer(GL_FRAMEBUFFER, framebuffer_); }

  private:
    Surface() = default;

    EGLDisplay display_ = EGL_NO_DISPLAY;
    EGLContext context_ = EGL_NO_CONTEXT;
    GLuint framebuffer_ = 0;
    GLuint color_ = 0;
};

#else

class Offscreen::Surface {
  public:
    static Result<std::unique_ptr<Surface>> create() {
        return Failure{"Pictures without a window need EGL, which this build of Asynchio was made without"};
    }
    bool make_current() { return false; }
    static GlRenderer::Procedure procedure(const char*) { return nullptr; }
    Result<bool> add_framebuffer(int, int) { return false; }
    void remove_framebuffer() {}
    void bind() {}
};

#endif

Result<std::unique_ptr<Offscreen>> Offscreen::create(int width, int height) {
    auto surface = Surface::create();
    if (!surface) return surface.failure();
    auto offscreen = std::unique_ptr<Offscreen>(new Offscreen(std::move(*surface), width, height));
    auto renderer = GlRenderer::create(&Surface::procedure);
    if (!renderer) return renderer.failure();
    offscreen->renderer_ = std::move(*renderer);
    if (const Result<bool> added = offscreen->surface_->add_framebuffer(width, height); !added)
        return added.failure();
    return offscreen;
}

Offscreen::Offscreen(std::unique_ptr<Surface> surface, int width, int height)
    : surface_(std::move(surface)), width_(width), height_(height) {}

Offscreen::~Offscreen() {
    make_current();
    if (renderer_ != nullptr) surface_->remove_framebuffer();
    renderer_.reset();
}

void Offscreen::make_current() {
    surface_->make_current();
    context_.make_current();
}

FrameInput Offscreen::begin_frame() {
    make_current();
    ImGuiIO& io = ImGui::GetIO();
    renderer_->begin_frame();
    set_frame_size(io, width_, height_, kStep);
    FrameInput frame = input_.next_frame(io);
    ImGui::NewFrame();
    return frame;
}

void Offscreen::end_frame(ImU32 background) {
    ImGui::Render();
    surface_->bind();
    renderer_->render(width_, height_, background);
}

Picture Offscreen::read_pixels() {
    make_current();
    surface_->bind();
    return renderer_->read_pixels(width_, height_);
}

}  // namespace asynchio::platform
