// asynchio-gallery: every widget and state in a window, or as pictures. For looking at themes and for window
// tests.
//
//   asynchio-gallery [--theme light|dark|projector|print] [--scale S] [--size WxH] [--shot FILE.png] [--log]
#include <fmt/format.h>

#include <cstdio>
#include <cstdlib>
#include <string>
#include <string_view>

#include "app/platform/offscreen.h"
#include "app/platform/pacing.h"
#include "app/platform/paths.h"
#include "app/platform/window.h"
#include "app/widgets/gallery.h"

namespace asynchio {
namespace {

struct Options {
    std::string theme = "light";
    float scale = 1;
    int width = 1600;
    int height = 1600;
    std::string shot;
    bool log = false;  // tell what changed, one line for each change
};

bool parse(int count, char** words, Options& options) {
    for (int i = 1; i < count; ++i) {
        const std::string_view word = words[i];
        const char* value = i + 1 < count ? words[i + 1] : "";
        if (word == "--log") {
            options.log = true;
            continue;
        }
        ++i;
        if (word == "--theme")
            options.theme = value;
        else if (word == "--scale")
            options.scale = std::strtof(value, nullptr);
        else if (word == "--shot")
            options.shot = value;
        else if (word == "--size") {
            if (std::sscanf(value, "%dx%d", &options.width, &options.height) != 2) return false;
        } else {
            return false;
        }
    }
    return options.scale >= 0.5f && options.scale <= 4;
}

ui::FontFiles fonts_beside_program() {
    const platform::Places places = platform::own_places();
    const std::filesystem::path directory = places.executable_dir / "fonts";
    return ui::find_font_files({&directory, 1});
}

class Gallery {
  public:
    explicit Gallery(const Options& options)
        : theme_(ui::built_in_theme(options.theme)), fonts_(fonts_beside_program()), log_(options.log) {}

    ImU32 background() const { return theme_[ui::Role::background]; }
    double redraw_in() const { return memory_.redraw_in; }
    bool wants_fonts() const { return fonts_.wants_refresh(); }
    void build_fonts(float scale) { fonts_.refresh(*ImGui::GetIO().Fonts, scale); }

    void draw(FrameInput input, float scale, bool projector) {
        ui::Keys keys(std::move(input));
        ui::Ui ui{theme_, fonts_, memory_, keys, scale, false, projector};
        const ui::Frame frame(ui);
        ui::draw_gallery(ui, frame.area(), state_);
        if (log_) log_changes();
    }

  private:
    void log_changes() {
        const std::string now = fmt::format(
            "clicks={} block={:.1f} pieces={:.0f} debug={} lesson={} search={} help={}", state_.clicks,
            state_.block, state_.pieces, state_.debug, state_.lesson, state_.search, state_.help_open);
        if (now == last_log_) return;
        last_log_ = now;
        fmt::print("{}\n", now);
        std::fflush(stdout);
    }

    ui::Theme theme_;
    ui::Fonts fonts_;
    ui::Memory memory_;
    ui::GalleryState state_;
    std::string last_log_;
    bool log_;
};

int fail(const std::string& sentence) {
    fmt::print(stderr, "asynchio-gallery: {}\n", sentence);
    return 1;
}

int take_picture(const Options& options, Gallery& gallery) {
    auto surface = platform::Offscreen::create(options.width, options.height);
    if (!surface) return fail(surface.why());
    do {  // once more when the first try lacked glyphs
        (*surface)->make_current();
        gallery.build_fonts(options.scale);
        gallery.draw((*surface)->begin_frame(), options.scale, options.theme == "projector");
        (*surface)->end_frame(gallery.background());
    } while (gallery.wants_fonts());
    const auto written = platform::write_png(options.shot, (*surface)->read_pixels());
    return written ? 0 : fail(written.why());
}

int show_window(const Options& options, Gallery& gallery) {
    auto opened = platform::Window::open({"asynchio-gallery", options.width, options.height});
    if (!opened) return fail(opened.why());
    platform::Window& window = **opened;
    while (!window.close_requested()) {
        const float scale = window.content_scale() * options.scale;
        gallery.build_fonts(scale);
        window.take_damage();
        gallery.draw(window.begin_frame(), scale, options.theme == "projector");
        window.end_frame(gallery.background(), !gallery.wants_fonts());
        window.wait(platform::seconds_to_wait(
            {.input_waiting = window.input().waiting(), .redraw_in = gallery.redraw_in()}));
    }
    return 0;
}

}  // namespace
}  // namespace asynchio

int main(int count, char** words) {
    asynchio::Options options;
    if (!asynchio::parse(count, words, options))
        return asynchio::fail(
            "usage: asynchio-gallery [--theme NAME] [--scale S] [--size WxH] [--shot FILE] [--log]");
    asynchio::Gallery gallery(options);
    return options.shot.empty() ? asynchio::show_window(options, gallery)
                                : asynchio::take_picture(options, gallery);
}
