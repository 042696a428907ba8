#include "app/shell/window_loop.h"

#include <fmt/format.h>

#include <algorithm>
#include <cerrno>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <cstring>

#include "app/export/timeline_svg.h"
#include "app/model/reduce.h"
#include "app/model/run_card.h"
#include "app/panels/key_choice.h"
#include "app/platform/pacing.h"
#include "app/platform/paths.h"
#include "app/platform/window.h"
#include "app/shell/camera.h"
#include "app/shell/exporter.h"
#include "app/shell/handout_printer.h"
#include "app/shell/notes_window.h"
#include "app/shell/screen.h"
#include "app/shell/state_log.h"
#include "core/base/whole_file.h"

namespace asynchio {
namespace {

int complain(const std::string& sentence) {
    std::fprintf(stderr, "asynchio: %s\n", sentence.c_str());
    return static_cast<int>(ExitStatus::usage);
}

// Puts the playhead where the command line wants it. Without a wish: at the start of a window, at the end of a picture.
void start_at(Playground& playground, const StartAt& at) {
    if (at.time) playground.jump(GoToTime{*at.time});
    if (at.turn) playground.jump(GoToPosition{playground.run().after_turn(*at.turn)});
}

constexpr double kLookSeconds = 0.2;  // between two looks at the files
constexpr double kLeastSlice = 0.005;
constexpr double kSoon = 0.5;  // seconds: what moves later than that has come to rest
constexpr double kLook = 0.05;  // seconds until the next look at a file that is being written

// What the command line names: a lesson, a program, or a run card.
Result<bool> open_wanted(Playground& playground, const std::string& wanted, const Settings& settings, const Machine* machine) {
    if (!looks_like_run_card(wanted) && !names_run_card_file(wanted)) return playground.open(wanted, settings, machine);
    if (!settings.empty() || machine != nullptr)
        return Failure{"a run card has sliders and a machine of its own: leave --set and --machine away"};
    return playground.open_card(wanted);
}

// What is wrong with the name of a theme; "" if nothing is.
std::string why_no_theme(const std::string& name) {
    const auto known = ui::built_in_theme_names();
    if (name.empty() || std::ranges::find(known, name) != known.end()) return "";
    return fmt::format("--theme: '{}' is none of {}", name, fmt::join(known, ", "));
}

// Seconds since the last call.
class Stopwatch {
  public:
    double lap() {
        const auto now = std::chrono::steady_clock::now();
        const double seconds = std::chrono::duration<double>(now - last_).count();
        last_ = now;
        return seconds;
    }

  private:
    std::chrono::steady_clock::time_point last_ = std::chrono::steady_clock::now();
};

class WindowLoop {
  public:
    WindowLoop(platform::Window& window, Playground& playground, double scale, const std::filesystem::path& lessons_dir)
        : window_(window), playground_(playground), printer_(lessons_dir), screen_(std::getenv("ASYNCHIO_REDUCED_MOTION") != nullptr), scale_(scale) {
        if (log_.on()) screen_.keep_places();
    }

    int run() {
        while (!quit_ && !window_.close_requested()) {
            frame();
            rest();
            advance();
        }
        return 0;
    }

  private:
    float scale() const {
        double base = scale_ > 0 ? scale_ : window_.content_scale();
        if (playground_.ui().project) base = projected_scale(window_.width(), window_.height());
        return static_cast<float>(base * playground_.ui().zoom);
    }

    void frame() {
        window_.take_damage();
        const float scale = this->scale();
        screen_.build_fonts(scale);
        exporter_.pose(playground_);
        screen_.draw(take_input(), scale, playground_, !exporter_.wants_picture());
        rescaled_ = this->scale() != scale;  // the window is larger or smaller than it was: the next frame is
        dirty_ = screen_.wants_fonts() || rescaled_;
        end_frame();
        grant(playground_.take_wishes());
        dirty_ |= notes_.frame(playground_);
        write_log();
        show_title();
    }

    // Parts are laid out from the frame before, so the second one in which the window poses is the picture.
    void end_frame() {
        const bool poses = exporter_.wants_picture() && !dirty_ && ++posed_ == 2;
        platform::Picture picture;
        window_.end_frame(screen_.background(), !screen_.wants_fonts(), poses ? &picture : nullptr);
        if (!poses) return;
        posed_ = 0;
        exporter_.show(std::move(picture), playground_);
    }

    // While the window poses for a film, the only key is the one that stops it.
    FrameInput take_input() {
        FrameInput input = window_.begin_frame();
        if (!exporter_.filming()) return input;
        if (std::ranges::any_of(input.keys, [](const KeyPress& press) { return press.key == Key::escape; })) exporter_.cancel(playground_);
        return {};
    }

    // Of frames that are shown: one that lacks glyphs is not.
    void write_log() {
        if (!log_.on() || screen_.wants_fonts() || rescaled_) return;
        const bool still = !moves() && screen_.redraw_in() > kSoon;
        log_.write(playground_, {screen_.places(), window_.width(), window_.height(), still});
    }

    // Only when it changed: X tells the window of its own title, which would wake it for one more frame, for ever.
    void show_title() {
        const std::string& title = playground_.scene().title;
        std::string wanted = title.empty() ? "Asynchio" : "Asynchio: " + title;
        if (exporter_.filming()) wanted = exporter_.progress(phrases_in(playground_.ui().locale));
        if (wanted == title_) return;
        window_.set_title(wanted);
        title_ = wanted;
    }

    void grant(const WindowWishes& wishes) {
        quit_ |= wishes.quit;
        if (wishes.toggle_full_screen) window_.set_full_screen(!window_.full_screen());
        if (wishes.handout) printer_.start(*wishes.handout, playground_.ui().locale);
        if (wishes.exported) exporter_.start(*wishes.exported, playground_);
        dirty_ |= exporter_.wants_picture();  // a frame without the card, or the next of a film
        if (wishes.clipboard) ImGui::SetClipboardText(wishes.clipboard->c_str());
    }

    // Until there is something to draw. Files are looked at meanwhile, a few times a second, without a frame.
    void rest() {
        double left = platform::seconds_to_wait(
            {.input_waiting = window_.input().waiting() || notes_.waiting(), .new_content = dirty_ || moves(),
             .redraw_in = std::min({printer_.busy() || exporter_.busy() ? kLook : screen_.redraw_in(), screen_.redraw_in(), notes_.redraw_in()})});
        for (;;) {
            const double slice = std::min({left, kLookSeconds, std::max(kLeastSlice, playground_.due_in())});
            Stopwatch watch;
            window_.wait(slice);
            const double waited = watch.lap();
            since_look_ += waited;
            dirty_ |= playground_.act_on_time();
            if (since_look_ >= kLookSeconds * 0.9) {
                since_look_ = 0;
                dirty_ |= playground_.look_at_files();
            }
            left -= slice;
            const bool woken = waited < slice * 0.95;  // by an event
            if (woken || dirty_ || moves() || left <= 0) return;
        }
    }

    // What goes on by itself: a run that grows, a playhead that plays.
    void advance() {
        const double seconds = watch_.lap();
        const bool moved = moves();
        dirty_ |= playground_.update();
        dirty_ |= log_.on() && moved && !moves();  // tests wait for a frame at rest
        for (auto sentence : {printer_.take_sentence(), exporter_.take_sentence()}) {
            if (!sentence) continue;
            playground_.say(std::move(*sentence));
            dirty_ = true;
        }
        if (playground_.ui().playing) playground_.apply({Tick{seconds}});
        pass_time(seconds);
    }

    // In the room: what nobody sees passes second by second, so that a moving pointer makes no scenes.
    void pass_time(double seconds) {
        const Presenting& presenting = playground_.ui().presenting;
        passed_ += seconds;
        const bool seen = presenting.votes.clock || presenting.notes || presenting.notes_window || presenting.screens != platform::Window::screens();
        if (playground_.ui().project && (seen || passed_ >= 1)) playground_.apply({PassTime{passed_, platform::Window::screens()}});
        else if (playground_.ui().project) return;
        passed_ = 0;
    }

    bool moves() { return playground_.ui().playing || playground_.busy(); }

    platform::Window& window_;
    Playground& playground_;
    HandoutPrinter printer_;
    Exporter exporter_;
    Screen screen_;
    NotesWindow notes_{window_};
    StateLog log_;
    Stopwatch watch_;
    double scale_;
    double since_look_ = 0;  // seconds
    double passed_ = 0;      // seconds before a class that are not counted yet
    std::string title_;
    int posed_ = 0;  // frames for the next picture
    bool dirty_ = true, rescaled_ = false;
    bool quit_ = false;
};

}  // namespace

int show_window(const WindowOptions& options, const std::filesystem::path& lessons_dir,
                const std::filesystem::path& own_lessons) {
    if (const std::string why = why_no_theme(options.theme); !why.empty()) return complain(why);
    Playground playground(lessons_dir, default_runner(), own_lessons);
    const Result<std::filesystem::path> config = platform::user_dir(platform::UserDir::config);
    playground.keep_settings_in(config ? *config / "settings.toml" : std::filesystem::path(), locale_of_process());
    if (options.locale) playground.speak(*options.locale);
    playground.keep_progress_in(usual_progress_file());
    if (const auto licences = platform::find_resource(platform::own_places(), "licences")) playground.tell_licences(licences->string());
    playground.keep_texts_in(usual_texts_folder());
    const Machine* machine = options.machine ? &*options.machine : nullptr;
    playground.ui_for_setup().project = options.project;  // a class begins at the beginning
    if (const auto opened = open_wanted(playground, options.subject, options.settings, machine); !opened) return complain(opened.why());
    const Phrases& say = phrases_in(playground.ui().locale);
    if (const auto problems = panels::problems_of_keys(say, playground.ui().keys); !problems.empty())
        playground.say(say.keys_not_held({.file = platform::short_path(*config / "settings.toml"), .problem = problems.front()}));
    if (!options.theme.empty()) playground.ui_for_setup().theme = options.theme;
    // Who starts it without naming anything looks around first.
    if (options.subject.empty() && !options.project && !options.at.time && !options.at.turn) playground.offer_tour();
    auto window = platform::Window::open({"Asynchio", 1366, 768});
    if (!window) return complain(window.why());
    if (options.at.time || options.at.turn) {
        if (playground.running()) playground.finish_run();
        start_at(playground, options.at);
    }
    return WindowLoop(**window, playground, options.scale, lessons_dir).run();
}

// The timeline alone, as wide as the picture: words are as large in it as in a picture of half the size.
static int write_svg(const ShotOptions& options, Playground& playground) {
    const Scene& scene = playground.scene();
    const ui::Theme theme = ui::built_in_theme(options.theme);
    const double width = options.width / (2 * options.scale);
    const std::string svg = timeline_svg(scene.timeline, playground.ui(), theme, {"timeline", scene.title, width, 10, 44, 1e6, playground.ui().locale});
    if (replace_file(options.output, svg, FileAccess::everybody)) return 0;
    return complain("'" + options.output + "' cannot be written: " + std::strerror(errno));
}

static void settle(Playground& playground) {
    if (playground.running()) playground.finish_run();
    playground.finish_questions();
}

// As a learner finds the stage who has just come to it. A sentence if this program does not have it; "" if all is well.
static std::string enter_stage(ShotStage wanted, const StartAt& at, Playground& playground) {
    static_assert(static_cast<std::size_t>(ShotStage::free) + 1 == kStages && static_cast<int>(ShotStage::free) == static_cast<int>(Stage::free_play));
    const FlowState& flow = playground.ui().flow;
    if (wanted == ShotStage::free && !flow.on) {
        playground.apply({GoToEnd{}});
        return "";
    }
    const auto stage = static_cast<Stage>(wanted);
    const std::string name(word_of(wanted));
    if (!flow.on) return "--stage: only lessons have the stage '" + name + "'; a program of your own has 'free'";
    if (stage == Stage::predict && (at.time || at.turn)) return "--stage: in 'predict' the run is not shown yet; leave --at and --turn out";
    playground.apply({GoToStage{stage}});
    if (stage == Stage::free_play) playground.jump(GoToEnd{});
    settle(playground);
    if (flow.stage != stage) return "--stage: this lesson has nothing for the stage '" + name + "'";
    return "";
}

// Moves the sliders to these values, as one drag does.
static void move_sliders(const Settings& settings, Playground& playground) {
    for (std::size_t i = 0; i < settings.size(); ++i)
        playground.apply({SetParameter{settings[i].name, settings[i].value, i + 1 < settings.size()}});
    settle(playground);
    playground.jump(GoToEnd{});
}

// The run with these values was on the screen before. A sentence if there is no such slider; "" if all is well.
static std::string show_before(const Settings& values, Playground& playground) {
    Settings now;
    for (const Setting& before : values) {
        const auto& parameters = playground.scene().parameters;
        const auto known = std::ranges::find(parameters, before.name, &ParameterView::name);
        if (known == parameters.end()) return "--before: there is no slider '" + before.name + "'";
        now.push_back({before.name, known->value_text});
    }
    move_sliders(values, playground);
    move_sliders(now, playground);
    return "";
}

static int write_film(const ShotOptions& options, Camera& camera, Playground& playground) {
    const Result<std::string> gif = film(camera, playground, options);
    if (!gif) return complain(gif.why());
    if (replace_file(options.output, *gif, FileAccess::everybody)) return 0;
    return complain("'" + options.output + "' cannot be written: " + std::strerror(errno));
}

int take_shot(const ShotOptions& options, const std::filesystem::path& lessons_dir,
                const std::filesystem::path& own_lessons) {
    if (const std::string why = why_no_theme(options.theme); !why.empty()) return complain(why);
    Playground playground(lessons_dir, default_runner(), own_lessons);
    playground.speak(options.locale.value_or(locale_of_process()));
    if (const auto opened = open_wanted(playground, options.subject, options.settings, nullptr); !opened) return complain(opened.why());
    settle(playground);
    UiState& ui = playground.ui_for_setup();
    ui.theme = options.theme;
    ui.project = options.project;
    ui.ruler = options.turns ? Ruler::turns : Ruler::time;
    // A picture shows the whole run up to its moment, as somebody sees it who has been to the end.
    if (options.stage) {
        if (const std::string why = enter_stage(*options.stage, options.at, playground); !why.empty()) return complain(why);
    } else {
        playground.jump(GoToEnd{});
    }
    if (const std::string why = show_before(options.before, playground); !why.empty()) return complain(why);
    start_at(playground, options.at);

    if (options.output.ends_with(".svg")) return write_svg(options, playground);

    auto camera = Camera::create(options);
    if (!camera) return complain(camera.why());
    if (options.output.ends_with(".gif")) return write_film(options, **camera, playground);
    const auto written = platform::write_png(options.output, (*camera)->take(playground));
    return written ? 0 : complain(written.why());
}

}  // namespace asynchio
