// How long a person waits: from the start to the first frame with a lesson in it; from a moved slider to the new scene,
// and to a frame in which all panels are drawn; and for a frame of a run with a million events.
#include <algorithm>
#include <chrono>
#include <cstdio>
#include <fstream>
#include <functional>
#include <random>
#include <vector>

#include "app/panels/window_layout.h"
#include "app/platform/offscreen.h"
#include "app/play/playground.h"
#include "app/runs/run_client.h"
#include "app/shell/screen.h"
#include "app/widgets/test_screen.h"

namespace asynchio {
namespace {

constexpr int kWarmUp = 20, kSamples = 300, kStarts = 10;

double milliseconds(const std::function<void()>& work) {
    const auto begin = std::chrono::steady_clock::now();
    work();
    return std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - begin).count();
}

void report(const char* what, const std::function<void()>& work, int warm_up = kWarmUp, int count = kSamples) {
    std::vector<double> samples;
    for (int i = 0; i < warm_up + count; ++i) {
        const double sample = milliseconds(work);
        if (i >= warm_up) samples.push_back(sample);
    }
    std::ranges::sort(samples);
    const auto at = [&](std::size_t percent) { return samples[samples.size() * percent / 100]; };
    std::printf("%-48s p50 %8.3f ms   p95 %8.3f ms   p99 %8.3f ms   max %8.3f ms\n", what, at(50), at(95), at(99),
                samples.back());
}

std::filesystem::path lessons() { return std::filesystem::path(ASYNCHIO_SOURCE_DIR) / "lessons"; }

// What the app does until a lesson is on the screen: its runner, the first run, a surface, fonts, shaders, two frames
// (the first finds out which glyphs are needed), and the pixels.
void first_frame() {
    Playground playground(lessons(), default_runner());
    if (!playground.open("5")) return;
    playground.finish_run();
    auto surface = platform::Offscreen::create(1366, 768);
    if (!surface) return;
    Screen screen(true);
    for (int frame = 0; frame < 2; ++frame) {
        (*surface)->make_current();
        screen.build_fonts(1);
        screen.draw((*surface)->begin_frame(), 1, playground);
        (*surface)->end_frame(screen.background());
    }
    (*surface)->read_pixels();
}

constexpr const char* kLongProgram = R"(import asyncio

async def work(n):
    for i in range(4000):
        await asyncio.sleep(0.001 + n / 10000)

async def main():
    await asyncio.gather(*(work(n) for n in range(50)))

asyncio.run(main())
)";

// Zooming and panning anywhere in a run that uses all the events it may have.
int measure_long_run(ui::TestScreen& screen) {
    const auto file = std::filesystem::temp_directory_path() / "asynchio_bench_long.py";
    std::ofstream(file) << kLongProgram;
    Playground playground(lessons(), default_runner());
    const auto opened = playground.open(file);
    std::filesystem::remove(file);
    if (!opened) return 1;
    report("a run with all the events it may have", [&] { playground.apply({Restart{}}), playground.finish_run(); }, 1, 5);
    std::printf("  it has %zu events\n", playground.run().trace().size());
    std::mt19937 dice(1);
    const auto at = [&](double part) { return std::uniform_real_distribution<double>(0, part)(dice); };
    const auto frame = [&] {
        Actions actions;
        screen.frame([&](ui::Ui& ui) {
            panels::draw_window(ui, {0, 0, 1920, 1080}, playground.scene(), playground.ui(), playground.editor(), actions);
        });
    };
    report("  a frame of it after a random zoom or pan", [&] {
        const double factor = at(1) < 0.5 ? 0.3 + at(0.6) : 1.2 + at(1.5);
        if (at(1) < 0.1) playground.apply({FitView{}});
        playground.apply({ZoomView{factor, at(6)}, PanView{at(2) - 1}});
        frame();
    });
    const auto show_part = [&] {
        const double begin = at(5), width = at(1);
        playground.apply({ShowView{begin, begin + width}});
        frame();
    };
    playground.apply({FitView{}});
    report("  a frame of all of it", frame);
    report("  a frame of a part, the run in small beside it", show_part);
    playground.apply({SelectRange{0.5, 3}});
    report("  the same with a range and its statistics", show_part);
    playground.apply({SelectRange{0, 0}, ShowPictureSearch{true}, SearchPicture{"timer"}});
    report("  the same with a search that finds half of all bars", show_part);
    report("  the next one that is found", [&] { playground.apply({GoToFound{1}}), frame(); });
    playground.apply({ShowPictureSearch{false}, TogglePasses{}});
    report("  the same with iterations of the loop", show_part);
    playground.apply({TogglePasses{}, GoToEnd{}, ToggleChain{}});
    report("  the same with the whole chain of a bar", show_part);
    playground.apply({ToggleChain{}, Deselect{}, FitView{}});
    report("  a frame of it after a jump of the playhead", [&] {
        playground.apply({GoToPosition{static_cast<std::size_t>(at(static_cast<double>(playground.run().trace().size())))}});
        frame();
    });
    return 0;
}

int measure() {
    report("start to the first frame with a lesson in it", first_frame, 1, kStarts);
    Playground playground(lessons(), default_runner());
    if (const auto opened = playground.open("5"); !opened) {
        std::fprintf(stderr, "app_bench: %s\n", opened.why().c_str());
        return 1;
    }
    playground.finish_run();
    playground.jump(GoToPosition{1});
    bool low = false;
    const auto move_slider = [&] {
        playground.apply({SetParameter{"B", (low = !low) ? "0.5" : "1.5", true}});
        playground.finish_run();
        playground.scene();
    };
    report("lesson 5: slider to scene", move_slider);

    ui::TestScreen screen(1920, 1080);
    const auto frame = [&] {
        Actions actions;
        screen.frame([&](ui::Ui& ui) {
            panels::draw_window(ui, {0, 0, 1920, 1080}, playground.scene(), playground.ui(), playground.editor(), actions);
        });
    };
    report("lesson 5: slider to a frame of all panels", [&] { move_slider(), frame(); });
    report("a frame of all panels, nothing new", frame);
    report("step, scene and frame", [&] {
        if (playground.ui().position >= playground.run().trace().size()) playground.apply({GoToStart{}});
        playground.apply({StepForward{}});
        frame();
    });
    return measure_long_run(screen);
}

}  // namespace
}  // namespace asynchio

int main() { return asynchio::measure(); }
