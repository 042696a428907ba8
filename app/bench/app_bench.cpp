// How long a person waits: from a moved slider to the new scene, and to a frame in which all panels are drawn.
// Every sample runs the program again, with another value, in the runner's process.
#include <algorithm>
#include <chrono>
#include <cstdio>
#include <functional>
#include <vector>

#include "app/panels/window_layout.h"
#include "app/play/playground.h"
#include "app/runs/run_client.h"
#include "app/widgets/test_screen.h"

namespace asynchio {
namespace {

constexpr int kWarmUp = 20, kSamples = 300;

double milliseconds(const std::function<void()>& work) {
    const auto begin = std::chrono::steady_clock::now();
    work();
    return std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - begin).count();
}

void report(const char* what, const std::function<void()>& work) {
    std::vector<double> samples;
    for (int i = 0; i < kWarmUp + kSamples; ++i) {
        const double sample = milliseconds(work);
        if (i >= kWarmUp) samples.push_back(sample);
    }
    std::ranges::sort(samples);
    std::printf("%-44s p50 %7.3f ms   p95 %7.3f ms   max %7.3f ms\n", what, samples[kSamples / 2],
                samples[kSamples * 95 / 100], samples.back());
}

int measure() {
    Playground playground(std::filesystem::path(ASYNCHIO_SOURCE_DIR) / "lessons", default_runner());
    if (const auto opened = playground.open("5"); !opened) {
        std::fprintf(stderr, "app_bench: %s\n", opened.why().c_str());
        return 1;
    }
    playground.finish_run();
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
    return 0;
}

}  // namespace
}  // namespace asynchio

int main() { return asynchio::measure(); }
