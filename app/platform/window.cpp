#include "app/platform/window.h"

#include <fmt/format.h>
#include <glad/gl.h>

#define GLFW_INCLUDE_NONE
#include <GLFW/glfw3.h>

#include <algorithm>
#include <cmath>
#include <utility>

#include "app/platform/pacing.h"
#include "app/platform/window_keys.h"

namespace asynchio::platform {
namespace {

std::string glfw_reason() {
    const char* text = nullptr;
    glfwGetError(&text);
    return text == nullptr ? "the window library gives no reason" : text;
}

Modifiers modifiers_of(int mods) {
    return {(mods & GLFW_MOD_CONTROL) != 0, (mods & GLFW_MOD_SHIFT) != 0, (mods & GLFW_MOD_ALT) != 0};
}

// Some systems tell a modifier's own press and release with the state before it.
Modifiers modifiers_after(int key, int action, Modifiers mods) {
    const bool down = action != GLFW_RELEASE;
    if (key == GLFW_KEY_LEFT_CONTROL || key == GLFW_KEY_RIGHT_CONTROL) mods.ctrl = down;
    if (key == GLFW_KEY_LEFT_SHIFT || key == GLFW_KEY_RIGHT_SHIFT) mods.shift = down;
    if (key == GLFW_KEY_LEFT_ALT) mods.alt = down;
    return mods;
}

void hint_context() {
    glfwWindowHint(GLFW_CONTEXT_VERSION_MAJOR, 3);
    glfwWindowHint(GLFW_CONTEXT_VERSION_MINOR, 3);
    glfwWindowHint(GLFW_OPENGL_PROFILE, GLFW_OPENGL_CORE_PROFILE);
#if defined(__APPLE__)
    glfwWindowHint(GLFW_OPENGL_FORWARD_COMPAT, GLFW_TRUE);
#endif
    glfwWindowHint(GLFW_SCALE_TO_MONITOR, GLFW_TRUE);
    // By this name the desktop finds asynchio.desktop, and with it the icon.
    glfwWindowHintString(GLFW_X11_CLASS_NAME, "asynchio");
    glfwWindowHintString(GLFW_X11_INSTANCE_NAME, "asynchio");
}

struct Size {
    int width;
    int height;
};

// No larger than the monitor has room for.
Size fitting_size(const WindowOptions& options) {
    GLFWmonitor* monitor = glfwGetPrimaryMonitor();
    if (monitor == nullptr) return {options.width, options.height};
    int x = 0, y = 0, width = 0, height = 0;
    glfwGetMonitorWorkarea(monitor, &x, &y, &width, &height);
    float scale = 1;
    glfwGetMonitorContentScale(monitor, &scale, nullptr);
    if (width <= 0 || height <= 0 || scale <= 0) return {options.width, options.height};
    return {std::min(options.width, static_cast<int>(static_cast<float>(width) / scale)),
            std::min(options.height, static_cast<int>(static_cast<float>(height) / scale))};
}

constexpr int kFromCorner = 40;  // units, of a second window

// The monitor that shows most of the window; the primary one when none does.
GLFWmonitor* monitor_of(GLFWwindow* window) {
    int x = 0, y = 0, width = 0, height = 0, count = 0, most = 0;
    glfwGetWindowPos(window, &x, &y);
    glfwGetWindowSize(window, &width, &height);
    GLFWmonitor** const monitors = glfwGetMonitors(&count);
    GLFWmonitor* best = glfwGetPrimaryMonitor();
    for (int i = 0; i < count; ++i) {
        const GLFWvidmode* const mode = glfwGetVideoMode(monitors[i]);
        if (mode == nullptr) continue;
        int left = 0, top = 0;
        glfwGetMonitorPos(monitors[i], &left, &top);
        const int w = std::min(x + width, left + mode->width) - std::max(x, left), h = std::min(y + height, top + mode->height) - std::max(y, top);
        if (w > 0 && h > 0 && w * h > most) most = w * h, best = monitors[i];
    }
    return best;
}

GLFWmonitor* monitor_without(GLFWwindow* window) {
    int count = 0;
    GLFWmonitor** const monitors = glfwGetMonitors(&count);
    GLFWmonitor* const taken = monitor_of(window);
    for (int i = 0; i < count; ++i)
        if (monitors[i] != taken) return monitors[i];
    return nullptr;
}

}  // namespace

struct Window::Library {
    Library() = default;
    ~Library() { glfwTerminate(); }
    Library(const Library&) = delete;
    Library& operator=(const Library&) = delete;
};

struct Window::Callbacks {
    static Window& of(GLFWwindow* window) { return *static_cast<Window*>(glfwGetWindowUserPointer(window)); }

    static void push(GLFWwindow* window, InputEvent event) {
        of(window).input_.push(std::move(event));
        of(window).damaged_ = true;
    }
    static void key(GLFWwindow* window, int key, int scancode, int action, int mods) {
        const Key ours = key_from_glfw(key, glfwGetKeyName(key, scancode));
        push(window, KeyChanged{ours, action != GLFW_RELEASE, action == GLFW_REPEAT,
                                modifiers_after(key, action, modifiers_of(mods))});
    }
    static void character(GLFWwindow* window, unsigned c) { push(window, CharacterTyped{c}); }
    static void cursor(GLFWwindow* window, double x, double y) {
        const auto scale = static_cast<double>(of(window).pixels_per_unit_);
        push(window, MouseMoved{static_cast<float>(x * scale), static_cast<float>(y * scale)});
    }
    static void button(GLFWwindow* window, int button, int action, int mods) {
        push(window, MouseButton{button, action == GLFW_PRESS, modifiers_of(mods)});
    }
    static void scroll(GLFWwindow* window, double dx, double dy) {
        const bool ctrl = glfwGetKey(window, GLFW_KEY_LEFT_CONTROL) == GLFW_PRESS ||
                          glfwGetKey(window, GLFW_KEY_RIGHT_CONTROL) == GLFW_PRESS;
        const bool shift = glfwGetKey(window, GLFW_KEY_LEFT_SHIFT) == GLFW_PRESS;
        push(window, MouseWheel{static_cast<float>(dx), static_cast<float>(dy), {ctrl, shift, false}});
    }
    static void focus(GLFWwindow* window, int focused) {
        if (focused == GLFW_FALSE) push(window, FocusLost{});
    }
    static void enter(GLFWwindow* window, int entered) {
        if (entered == GLFW_FALSE) push(window, MouseMoved{-1e6f, -1e6f});
    }
    static void drop(GLFWwindow* window, int count, const char** paths) {
        push(window, FilesDropped{{paths, paths + count}});
    }
    static void size(GLFWwindow* window, int, int) { of(window).damaged_ = true; }
    static void refresh(GLFWwindow* window) { of(window).damaged_ = true; }
};

Result<std::unique_ptr<Window>> Window::open(const WindowOptions& options, const Window* first) {
    if (first == nullptr && glfwInit() == GLFW_FALSE)
        return Failure{
            fmt::format("No window can be opened: {}. Start Asynchio in a graphical session (DISPLAY must be "
                        "set; on Wayland, XWayland); `asynchio run` and `asynchio shot` need none",
                        glfw_reason())};
    auto library = first != nullptr ? first->library_ : std::make_shared<Library>();
    hint_context();
    glfwWindowHint(GLFW_VISIBLE, options.visible ? GLFW_TRUE : GLFW_FALSE);
    const Size size = fitting_size(options);
    GLFWwindow* handle = glfwCreateWindow(size.width, size.height, options.title.c_str(), nullptr, nullptr);
    if (handle == nullptr)
        return Failure{
            fmt::format("No window with OpenGL 3.3 can be opened: {}. Install or update the graphics driver "
                        "(on Debian: libgl1-mesa-dri), or try LIBGL_ALWAYS_SOFTWARE=1",
                        glfw_reason())};
    auto window = std::unique_ptr<Window>(new Window(std::move(library), handle));
    glfwMakeContextCurrent(handle);
    auto renderer = GlRenderer::create(&glfwGetProcAddress);
    if (!renderer) return renderer.failure();
    window->renderer_ = std::move(*renderer);
    glfwSwapInterval(first == nullptr ? 1 : 0);  // one of them is enough to wait for the screen
    if (first != nullptr && options.other_screen) {
        if (GLFWmonitor* const other = monitor_without(first->window_)) {
            int x = 0, y = 0;
            glfwGetMonitorWorkarea(other, &x, &y, nullptr, nullptr);
            glfwSetWindowPos(handle, x + kFromCorner, y + kFromCorner);
        }
    }
    window->install_callbacks();
    window->install_clipboard();
    window->update_size();
    return window;
}

Window::Window(std::shared_ptr<Library> library, GLFWwindow* window)
    : library_(std::move(library)), window_(window) {
    const auto make = [this](ImGuiMouseCursor which, int shape) {
        cursors_[which] = glfwCreateStandardCursor(shape);
    };
    make(ImGuiMouseCursor_Arrow, GLFW_ARROW_CURSOR);
    make(ImGuiMouseCursor_TextInput, GLFW_IBEAM_CURSOR);
    make(ImGuiMouseCursor_ResizeEW, GLFW_HRESIZE_CURSOR);
    make(ImGuiMouseCursor_ResizeNS, GLFW_VRESIZE_CURSOR);
    make(ImGuiMouseCursor_Hand, GLFW_HAND_CURSOR);
    ImGuiIO& io = ImGui::GetIO();
    io.BackendFlags |= ImGuiBackendFlags_HasMouseCursors;
    io.BackendPlatformName = "asynchio";
}

Window::~Window() {
    glfwMakeContextCurrent(window_);
    context_.make_current();
    renderer_.reset();
    for (GLFWcursor* cursor : cursors_)
        if (cursor != nullptr) glfwDestroyCursor(cursor);
    glfwDestroyWindow(window_);
}

void Window::install_callbacks() {
    glfwSetWindowUserPointer(window_, this);
    glfwSetKeyCallback(window_, &Callbacks::key);
    glfwSetCharCallback(window_, &Callbacks::character);
    glfwSetCursorPosCallback(window_, &Callbacks::cursor);
    glfwSetMouseButtonCallback(window_, &Callbacks::button);
    glfwSetScrollCallback(window_, &Callbacks::scroll);
    glfwSetWindowFocusCallback(window_, &Callbacks::focus);
    glfwSetCursorEnterCallback(window_, &Callbacks::enter);
    glfwSetDropCallback(window_, &Callbacks::drop);
    glfwSetFramebufferSizeCallback(window_, &Callbacks::size);
    glfwSetWindowRefreshCallback(window_, &Callbacks::refresh);
}

void Window::install_clipboard() {
    ImGuiIO& io = ImGui::GetIO();
    io.ClipboardUserData = this;
    io.SetClipboardTextFn = [](void* self, const char* text) {
        glfwSetClipboardString(static_cast<Window*>(self)->window_, text);
    };
    io.GetClipboardTextFn = [](void* self) -> const char* {
        auto* window = static_cast<Window*>(self);
        const char* text = glfwGetClipboardString(window->window_);
        window->clipboard_ = text == nullptr ? "" : text;
        return window->clipboard_.c_str();
    };
}

void Window::update_size() {
    int units = 0;
    glfwGetFramebufferSize(window_, &width_, &height_);
    glfwGetWindowSize(window_, &units, nullptr);
    pixels_per_unit_ = units > 0 && width_ > 0 ? static_cast<float>(width_) / static_cast<float>(units) : 1;
}

void Window::update_cursor() {
    const ImGuiMouseCursor wanted = ImGui::GetMouseCursor();
    glfwSetInputMode(window_, GLFW_CURSOR, wanted == ImGuiMouseCursor_None ? GLFW_CURSOR_HIDDEN : GLFW_CURSOR_NORMAL);
    if (wanted == ImGuiMouseCursor_None) return;
    GLFWcursor* cursor = cursors_[wanted];
    glfwSetCursor(window_, cursor == nullptr ? cursors_[ImGuiMouseCursor_Arrow] : cursor);
}

FrameInput Window::begin_frame() {
    make_current();
    update_size();
    renderer_->begin_frame();
    ImGuiIO& io = ImGui::GetIO();
    const double now = glfwGetTime();
    set_frame_size(io, std::max(1, width_), std::max(1, height_), static_cast<float>(now - last_frame_));
    last_frame_ = now;
    FrameInput frame = input_.next_frame(io);
    ImGui::NewFrame();
    return frame;
}

void Window::end_frame(ImU32 background, bool show, Picture* picture) {
    ImGui::Render();
    update_cursor();
    if (width_ <= 0 || height_ <= 0) return;  // minimised
    renderer_->render(width_, height_, background);
    if (picture != nullptr) {  // behind the swap nobody knows what the buffers hold
        glReadBuffer(GL_BACK);
        *picture = renderer_->read_pixels(width_, height_);
    }
    if (show) glfwSwapBuffers(window_);
}

void Window::make_current() {
    glfwMakeContextCurrent(window_);
    context_.make_current();
}

int Window::screens() {
    int count = 0;
    glfwGetMonitors(&count);
    return count;
}

void Window::wait(double seconds) {
    if (seconds <= 0)
        glfwPollEvents();
    else if (seconds == kForever)
        glfwWaitEvents();
    else
        glfwWaitEventsTimeout(seconds);
}

void Window::wake() {
    glfwPostEmptyEvent();
}

bool Window::take_damage() {
    return std::exchange(damaged_, false);
}

bool Window::close_requested() const {
    return glfwWindowShouldClose(window_) != GLFW_FALSE;
}

void Window::keep_open() {
    glfwSetWindowShouldClose(window_, GLFW_FALSE);
}

float Window::content_scale() const {
    float scale = 1;
    glfwGetWindowContentScale(window_, &scale, nullptr);
    return scale > 0 ? scale : 1;
}

void Window::set_title(const std::string& title) {
    glfwSetWindowTitle(window_, title.c_str());
}

void Window::set_full_screen(bool on) {
    if (on == full_screen_) return;
    Placement& before = before_full_screen_;
    GLFWmonitor* monitor = monitor_of(window_);  // the projector's, when it is there
    const GLFWvidmode* mode = monitor == nullptr ? nullptr : glfwGetVideoMode(monitor);
    if (on && mode == nullptr) return;
    if (on) {
        glfwGetWindowPos(window_, &before.x, &before.y);
        glfwGetWindowSize(window_, &before.width, &before.height);
        glfwSetWindowMonitor(window_, monitor, 0, 0, mode->width, mode->height, mode->refreshRate);
    } else {
        glfwSetWindowMonitor(window_, nullptr, before.x, before.y, before.width, before.height,
                             GLFW_DONT_CARE);
    }
    full_screen_ = on;
    damaged_ = true;
}

}  // namespace asynchio::platform
