// What is chosen for every sitting, and what was opened before.
#include <cerrno>
#include <cstring>

#include "app/play/playground.h"
#include "core/base/overloaded.h"

namespace asynchio {
void Playground::keep_settings_in(std::filesystem::path file, Locale usual) {
    settings_file_ = SettingsFile(std::move(file));
    const WindowSettings& kept = settings_file_.settings();
    ui_.theme = kept.theme;
    ui_.zoom = kept.zoom;
    ui_.reduced_motion = kept.reduced_motion;
    ui_.speed = kept.speed;
    ui_.left_width = kept.left_width;
    ui_.bottom_height = kept.bottom_height;
    ui_.keys = kept.keys;
    speak(kept.locale.value_or(usual));
    const std::filesystem::path& path = settings_file_.path();
    if (settings_file_.damaged()) warn_of_files(phrases().settings_damaged({.file = path.string(), .name = path.filename().string()}));
}

void Playground::offer_tour() {
    if (!settings_file_.settings().tour_seen) ui_.tour = 0;
}

void Playground::keep_settings(const std::function<void(WindowSettings&)>& edit) {
    if (settings_file_.change(edit)) return;
    warn_of_files(phrases().settings_not_kept({.file = settings_file_.path().string(), .why = std::strerror(errno)}));
}

// Each choice alone: what the command line set for this sitting is nobody's choice.
void Playground::remember_choice(const Action& action) {
    std::visit(Overloaded{
                   [&](const SetLocale&) { keep_settings([&](WindowSettings& s) { s.locale = ui_.locale; }); },
                   [&](const SetTheme&) { keep_settings([&](WindowSettings& s) { s.theme = ui_.theme; }); },
                   [&](const SetReducedMotion&) { keep_settings([&](WindowSettings& s) { s.reduced_motion = ui_.reduced_motion; }); },
                   [&](const SetSpeed&) { keep_settings([&](WindowSettings& s) { s.speed = ui_.speed; }); },
                   [&](const Zoom&) {
                       // A projector is another screen.
                       if (!ui_.project) keep_settings([&](WindowSettings& s) { s.zoom = ui_.zoom; });
                   },
                   [&](const SetLeftWidth& a) {
                       if (!a.dragging) keep_settings([&](WindowSettings& s) { s.left_width = ui_.left_width; });
                   },
                   [&](const SetBottomHeight& a) {
                       if (!a.dragging) keep_settings([&](WindowSettings& s) { s.bottom_height = ui_.bottom_height; });
                   },
                   [&](const ChooseKey& a) { keep_settings([&](WindowSettings& s) { choose_key(s.keys, a.usual, a.chosen); }); },
                   [&](const ResetKeys&) { keep_settings([](WindowSettings& s) { s.keys.clear(); }); },
                   [&](const ShowTour&) { keep_settings([](WindowSettings& s) { s.tour_seen = true; }); },
                   [](const auto&) {},
               },
               action);
}

// Of what stands in no list.
void Playground::remember_path(const std::string& wanted) {
    if (subject_.lesson && lesson_ < entries().size()) return;
    std::error_code error;
    const std::filesystem::path path = std::filesystem::absolute(subject_.lesson ? subject_.lesson->folder : std::filesystem::path(wanted), error);
    if (error || !std::filesystem::exists(path, error)) return;
    std::filesystem::path named = path.lexically_normal();
    if (!named.has_filename()) named = named.parent_path();
    keep_settings([&](WindowSettings& s) { add_recent_path(s, named.string()); });
}

void Playground::open_path(const std::string& words) {
    const std::string path = path_as_typed(words).string();
    const auto opened = open(path);
    if (opened) return;
    refuse(opened.why());
    keep_settings([&](WindowSettings& s) { std::erase(s.recent, path); });
}

}  // namespace asynchio
