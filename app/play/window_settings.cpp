#include "app/play/window_settings.h"

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <sstream>
#include <system_error>
#include <toml++/toml.h>

#include "app/model/ui_state.h"
#include "core/base/whole_file.h"

namespace asynchio {
namespace {

constexpr double kWidest = 4000;  // of a column, at 100 %

double number_of(const toml::table& fields, std::string_view key, double least, double most, double usual) {
    const auto value = fields[key].value<double>();
    return value && std::isfinite(*value) && *value >= least && *value <= most ? *value : usual;
}

std::vector<std::string> paths_of(const toml::table& fields, std::string_view key) {
    std::vector<std::string> paths;
    const toml::array* values = fields[key].as_array();
    if (values == nullptr) return paths;
    for (const toml::node& node : *values) {
        const auto path = node.value<std::string>();
        if (path && std::filesystem::path(*path).is_absolute() && paths.size() < kMostRecent) paths.push_back(*path);
    }
    return paths;
}

// [keys] "Ctrl+R" = "F6"
KeyChoices keys_of(const toml::table& fields) {
    KeyChoices keys;
    const toml::table* values = fields["keys"].as_table();
    if (values == nullptr) return keys;
    for (const auto& [usual, chosen] : *values) choose_key(keys, std::string(usual.str()), chosen.value<std::string>().value_or("?!"));
    return keys;
}

WindowSettings settings_in(const toml::table& fields) {
    WindowSettings settings;
    if (const auto language = fields["language"].value<std::string>()) settings.locale = parse_locale(*language);
    const std::string theme = fields["theme"].value_or(std::string());
    if (std::ranges::find(kThemes, theme) != kThemes.end()) settings.theme = theme;
    settings.zoom = number_of(fields, "size", kSmallestZoom, kLargestZoom, 1);
    settings.reduced_motion = fields["reduced_motion"].value_or(false);
    settings.speed = number_of(fields, "speed", kSlowest, kFastest, 1);
    settings.left_width = number_of(fields, "left_column", 0, kWidest, 0);
    settings.bottom_height = number_of(fields, "bottom_row", 0, kWidest, 0);
    settings.tour_seen = fields["tour_seen"].value_or(false);
    settings.recent = paths_of(fields, "recent");
    settings.keys = keys_of(fields);
    return settings;
}

std::string text_of(const WindowSettings& settings) {
    toml::table fields;
    if (settings.locale) fields.insert("language", std::string(code(*settings.locale)));
    fields.insert("theme", settings.theme);
    fields.insert("size", settings.zoom);
    fields.insert("reduced_motion", settings.reduced_motion);
    fields.insert("speed", settings.speed);
    fields.insert("left_column", settings.left_width);
    fields.insert("bottom_row", settings.bottom_height);
    fields.insert("tour_seen", settings.tour_seen);
    toml::array recent;
    for (const std::string& path : settings.recent) recent.push_back(path);
    fields.insert("recent", std::move(recent));
    toml::table keys;
    for (const KeyChoice& choice : settings.keys) keys.insert(choice.usual, choice.chosen);
    if (!keys.empty()) fields.insert("keys", std::move(keys));
    std::ostringstream text;
    text << fields << '\n';
    return text.str();
}

}  // namespace

void add_recent_path(WindowSettings& settings, const std::string& path) {
    std::erase(settings.recent, path);
    settings.recent.insert(settings.recent.begin(), path);
    if (settings.recent.size() > kMostRecent) settings.recent.resize(kMostRecent);
}

std::filesystem::path path_as_typed(const std::string& words) {
    const char* home = std::getenv("HOME");
    if (home == nullptr || !words.starts_with("~/")) return words;
    return std::filesystem::path(home) / words.substr(2);
}

SettingsFile::SettingsFile(std::filesystem::path file) : file_(std::move(file)) { read(); }

void SettingsFile::read() {
    std::error_code error;
    if (file_.empty() || !std::filesystem::exists(file_, error)) return;
    try {
        settings_ = settings_in(toml::parse_file(file_.string()));
    } catch (const toml::parse_error&) {
        damaged_ = true;
        set_aside(file_);
    }
}

bool SettingsFile::change(const std::function<void(WindowSettings&)>& edit) {
    if (!unwritten_) read();
    const WindowSettings before = settings_;
    edit(settings_);
    if (file_.empty() || (settings_ == before && !unwritten_)) return true;
    std::error_code error;
    std::filesystem::create_directories(file_.parent_path(), error);
    unwritten_ = !replace_file(file_, text_of(settings_));
    return !unwritten_;
}

}  // namespace asynchio
