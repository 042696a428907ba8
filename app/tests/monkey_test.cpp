// 100,000 inputs without any sense, on frames without a window: nothing that keys and mouse can do crashes the app,
// hangs it, takes its numbers out of their limits or changes what a lesson runs like afterwards. The address sanitizer
// looks at the same (app/test --sanitize address).
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <set>

#include "app/model/reduce.h"
#include "app/shell/screen.h"
#include "app/tests/monkey.h"
#include "app/tests/runner_fixture.h"
#include "core/trace/text.h"
#include "lessons/tests/lesson_files.h"

namespace asynchio {
namespace {

constexpr int kInputs = 5'300;  // for each of 19 subjects: more than 100,000 together

constexpr std::string_view kPlainProgram = R"(import asyncio
import threading

WAIT = 0.5  # 0.1 .. 2.0

async def cook(name):
    await asyncio.sleep(WAIT)
    return name

async def main():
    print(await asyncio.gather(cook("a"), cook("b")))
    await asyncio.to_thread(print, threading.active_count())

asyncio.run(main())
)";

// The app as its window drives it, without the window.
class App {
  public:
    explicit App(const std::filesystem::path& home)
        : playground_(lessons_dir(), testing::built_runner(), home / "lessons"), frames_(1366, 768), screen_(true) {
        playground_.keep_progress_in(home / "progress.json");
        playground_.keep_settings_in(home / "settings.toml", Locale::en);
        screen_.keep_places();
    }

    // Whatever the text of the window says: opened anew, and the lesson's own run to its end. (Who left it at a question
    // with values of its own comes back to those.)
    std::string run_of(const std::string& subject) {
        EXPECT_TRUE(playground_.open(subject));
        playground_.apply({GoToStage{Stage::run}});
        playground_.finish_run();
        return trace_to_text(playground_.run().trace());
    }

    void frame(testing::Monkey& monkey) {
        const auto [width, height] = monkey.size();
        const double base = playground_.ui().project ? projected_scale(width, height) : 1.0;
        const float scale = static_cast<float>(base * playground_.ui().zoom);
        screen_.build_fonts(scale);
        screen_.draw(frames_.begin(), scale, playground_);
        drawn_ = &frames_.end();
        playground_.take_wishes();
        playground_.update();
        if (playground_.ui().playing) playground_.apply({Tick{1.0 / 60}});
    }

    bool input_is_waiting() { return frames_.input().waiting(); }
    void act(testing::Monkey& monkey) { monkey.act(frames_, screen_.places()); }
    Playground& playground() { return playground_; }
    const ImDrawData& drawn() const { return *drawn_; }

  private:
    Playground playground_;
    platform::NullFrames frames_;
    Screen screen_;
    const ImDrawData* drawn_ = nullptr;
};

// What must hold after every frame.
void expect_sane(Playground& playground) {
    const UiState& ui = playground.ui();
    ASSERT_LE(ui.position, playground.run().trace().size());
    ASSERT_TRUE(std::isfinite(ui.view.begin) && std::isfinite(ui.view.end) && ui.view.begin < ui.view.end);
    ASSERT_TRUE(ui.zoom >= kSmallestZoom && ui.zoom <= kLargestZoom) << ui.zoom;
    ASSERT_TRUE(ui.speed >= kSlowest && ui.speed <= kFastest) << ui.speed;
    ASSERT_TRUE(std::is_sorted(ui.breakpoints.begin(), ui.breakpoints.end()));
}

// ImGui clips what is drawn too far out; what is no number at all would reach the graphics card.
void expect_numbers(const ImDrawData& drawn) {
    for (int i = 0; i < drawn.CmdListsCount; ++i)
        for (const ImDrawVert& vertex : drawn.CmdLists[i]->VtxBuffer)
            ASSERT_TRUE(std::isfinite(vertex.pos.x) && std::isfinite(vertex.pos.y));
}

// Where the inputs led: a monkey that sits still would prove nothing.
struct Been {
    bool edited = false, projected = false, helped = false, listed = false, read = false;
    std::set<Stage> stages;

    void note(const UiState& ui) {
        edited |= ui.editing, projected |= ui.project, helped |= ui.show_help, listed |= ui.show_lessons;
        read |= ui.page >= 0;
        if (ui.flow.on) stages.insert(ui.flow.stage);
    }
    void expect_everywhere(const std::string& subject) const {
        EXPECT_TRUE(edited && projected && helped && listed && read) << edited << projected << helped << listed << read;
        // A program of one's own has no stages; whether a lesson is opened from there is the dice's.
        if (!subject.empty()) { EXPECT_GE(stages.size(), 4u) << "of " << subject; }
    }
};

void let_loose(const std::string& subject, unsigned seed) {
    const TemporaryFolder home;
    for (const char* variable : {"XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_STATE_HOME", "XDG_CACHE_HOME"})
        setenv(variable, home.path().c_str(), 1);
    App app(home.path());
    home.write("plain.py", kPlainProgram);
    const std::string wanted = subject.empty() ? (home.path() / "plain.py").string() : subject;
    const std::string before = app.run_of(wanted);
    ASSERT_FALSE(before.empty());
    testing::Monkey monkey(seed);
    Been been;
    for (int i = 0; i < kInputs; ++i) {
        SCOPED_TRACE("input " + std::to_string(i) + " of seed " + std::to_string(seed));
        app.act(monkey);
        do app.frame(monkey);
        while (app.input_is_waiting());
        if (monkey.once_in(50)) app.playground().finish_run();
        if (monkey.once_in(200)) {
            ASSERT_NO_FATAL_FAILURE(expect_numbers(app.drawn()));
        }
        ASSERT_NO_FATAL_FAILURE(expect_sane(app.playground()));
        been.note(app.playground().ui());
    }
    been.expect_everywhere(subject);
    EXPECT_EQ(app.run_of(wanted), before) << "the lesson is not what it was";
}

class Monkeys : public ::testing::TestWithParam<std::string> {};

TEST_P(Monkeys, HurtNothing) {
    const std::string& subject = GetParam();
    let_loose(subject, subject.empty() ? 100 : static_cast<unsigned>(std::stoi(subject)));
}

std::vector<std::string> subjects() {
    std::vector<std::string> all(std::begin(kLessonNames), std::end(kLessonNames));
    all.emplace_back();  // a program without a lesson
    return all;
}

INSTANTIATE_TEST_SUITE_P(Everywhere, Monkeys, ::testing::ValuesIn(subjects()), [](const auto& subject) {
    std::string name = subject.param.empty() ? "plain" : subject.param;
    std::replace(name.begin(), name.end(), '-', '_');
    return name;
});

}  // namespace
}  // namespace asynchio
