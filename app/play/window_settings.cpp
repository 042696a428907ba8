#include "app/play/window_settings.h"

#include <system_error>
#include <toml++/toml.h>

#include "core/base/whole_file.h"

namespace asynchio {

SettingsFile::SettingsFile(std::filesystem::path file) : file_(std::move(file)) {
    std::error_code error;
    if (!std::filesystem::exists(file_, error)) return;
    try {
        const toml::table fields = toml::parse_file(file_.string());
        if (const auto language = fields["language"].value<std::string>()) settings_.locale = parse_locale(*language);
    } catch (const toml::parse_error&) {
        damaged_ = true;
        set_aside(file_);
    }
}

bool SettingsFile::keep(const WindowSettings& settings) {
    settings_ = settings;
    if (file_.empty()) return true;
    std::string text;
    if (settings.locale) text += "language = \"" + std::string(code(*settings.locale)) + "\"\n";
    std::error_code error;
    std::filesystem::create_directories(file_.parent_path(), error);
    return replace_file(file_, text);
}

}  // namespace asynchio
