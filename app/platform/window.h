// The window: GLFW and OpenGL 3.3 underneath, ImGui frames on top. It draws only when it is asked to; between
// frames wait() sleeps. UI thread only, except wake().
#pragma once

#include <memory>
#include <string>

#include "app/platform/gl_renderer.h"
#include "app/platform/imgui_context.h"
#include "app/platform/input_queue.h"
#include "core/base/result.h"

struct GLFWwindow;
struct GLFWcursor;

namespace asynchio::platform {

struct WindowOptions {
    std::string title = "Asynchio";
    int width = 1366;  // pixels at 100 %; the monitor's scale enlarges them, its size limits them
    int height = 768;
    bool visible = true;
    bool other_screen = false;  // of a second window: on a screen where the first one is not, if there is such a screen
};

class Window {
  public:
    // The sentence says what is missing (display, driver) and what helps.
    static Result<std::unique_ptr<Window>> open(const WindowOptions& options) { return open(options, nullptr); }
    // A second one beside `first`, which outlives it. Drawing in one of them makes it current; make_current() goes back.
    static Result<std::unique_ptr<Window>> open_beside(const Window& first, const WindowOptions& options) { return open(options, &first); }
    ~Window();
    Window(const Window&) = delete;
    Window& operator=(const Window&) = delete;

    InputQueue& input() { return input_; }
    // ImGui's functions are about this window from now on.
    void make_current();
    // How many screens there are.
    static int screens();

    // One frame. Build the fonts before; draw between begin and end. `show` false draws but keeps what is on
    // the screen (for a first try that lacked glyphs).
    FrameInput begin_frame();
    // `picture`: becomes what the frame shows.
    void end_frame(ImU32 background, bool show = true, Picture* picture = nullptr);

    // Sleeps until something happens or the time is over (0: only looks, infinity: for as long as it takes).
    void wait(double seconds);
    // Ends a wait from any thread.
    static void wake();
    // Something came that the next frame must show: input, another size, an uncovered window. Asking clears
    // it.
    bool take_damage();

    bool close_requested() const;
    void keep_open();  // the answer to a close request that came too early

    // Pixels for one pixel of the design, as the system wants it for this monitor.
    float content_scale() const;
    int width() const { return width_; }  // pixels of the frame
    int height() const { return height_; }
    void set_title(const std::string& title);
    bool full_screen() const { return full_screen_; }
    void set_full_screen(bool on);

  private:
    struct Placement {
        int x = 0, y = 0, width = 0, height = 0;
    };
    struct Callbacks;  // GLFW calls these
    struct Library;    // glfwInit and glfwTerminate

    static Result<std::unique_ptr<Window>> open(const WindowOptions& options, const Window* first);
    Window(std::shared_ptr<Library> library, GLFWwindow* window);
    void install_callbacks();
    void install_clipboard();
    void update_size();
    void update_cursor();

    std::shared_ptr<Library> library_;
    GLFWwindow* window_;
    ImguiContext context_;
    std::unique_ptr<GlRenderer> renderer_;
    InputQueue input_;
    GLFWcursor* cursors_[ImGuiMouseCursor_COUNT] = {};
    std::string clipboard_;
    Placement before_full_screen_;
    bool full_screen_ = false;
    bool damaged_ = true;
    int width_ = 0;
    int height_ = 0;
    float pixels_per_unit_ = 1;  // frame pixels for one unit of the window system
    double last_frame_ = 0;
};

}  // namespace asynchio::platform
