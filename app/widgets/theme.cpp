#include "app/widgets/theme.h"

#include <fmt/format.h>

#include <toml++/toml.h>
#include <algorithm>
#include <fstream>
#include <iterator>
#include <optional>

#include "app/widgets/embedded_themes.h"

namespace asynchio::ui {
namespace {

constexpr std::array<std::string_view, kRoleCount> kRoleNames = {
    "background",  "surface",       "sunken",         "not_yet",      "hairline",      "edge",
    "outline",     "text",          "muted",          "accent",       "accent_wash",   "on_accent",
    "trouble",     "agreed",        "caption_ground", "caption_text", "caption_muted", "bar_outline",
    "pattern_ink", "blocking_edge", "shadow",         "veil"};

// The states that a theme gives a fill, and who they are.
struct StateName {
    std::string_view name;
    std::initializer_list<Look> looks;
};
constexpr StateName kStateNames[] = {
    {"ready", {Look::ready}},
    {"running", {Look::running}},
    {"waiting", {Look::waiting_timer, Look::waiting_network, Look::waiting_box, Look::waiting_queue}},
    {"lock", {Look::waiting_lock}},
    {"worker", {Look::in_worker}},
    {"blocking", {Look::blocking}},
    {"gil", {Look::wants_gil}}};

std::optional<Role> find_role(std::string_view name) {
    const auto found = std::find(kRoleNames.begin(), kRoleNames.end(), name);
    if (found == kRoleNames.end()) return std::nullopt;
    return static_cast<Role>(found - kRoleNames.begin());
}

// Reads one theme; the first thing that is wrong ends it with a sentence.
class ThemeReader {
  public:
    explicit ThemeReader(std::string_view source) : source_(source) {}

    Result<Theme> read(const toml::table& root) {
        for (const auto& [key, value] : root)
            if (!read_entry(key.str(), value)) return *failure_;
        if (theme_.name.empty()) return missing("name", "it is what the theme is called");
        for (std::size_t i = 0; i < kRoleCount; ++i)
            if (!seen_[i]) return missing(fmt::format("[colours] {}", kRoleNames[i]), "a theme gives every role a colour");
        if (own_states_ == 0) return theme_;
        for (std::size_t i = 0; i < std::size(kStateNames); ++i)
            if ((own_states_ >> i & 1u) == 0)
                return missing(fmt::format("[states] {}", kStateNames[i].name), "a theme gives all states a fill, or none");
        return theme_;
    }

  private:
    bool read_entry(std::string_view key, const toml::node& value) {
        if (key == "name" && value.is_string()) {
            theme_.name = value.ref<std::string>();
            return true;
        }
        if (key == "print" && value.is_boolean()) {
            theme_.print = value.ref<bool>();
            return true;
        }
        if (key == "bar_outline_width" && value.is_number()) {
            theme_.bar_outline_width = value.value<float>().value_or(0);
            if (theme_.bar_outline_width >= 0.5f && theme_.bar_outline_width <= 8) return true;
            return fail(value, "bar_outline_width must be a number of pixels from 0.5 to 8");
        }
        if (key == "colours" && value.is_table()) return read_colors(*value.as_table());
        if (key == "states" && value.is_table()) return read_states(*value.as_table());
        return fail(value,
                    fmt::format("'{}' is not part of a theme or has the wrong type; expected name = \"...\", "
                                "bar_outline_width = 1.5, print = false, a table [colours] and perhaps one [states]",
                                key));
    }

    bool read_colors(const toml::table& colors) {
        for (const auto& [key, value] : colors) {
            const std::optional<Role> role = find_role(key.str());
            if (!role)
                return fail(value, fmt::format("'{}' is no colour role; the roles are {}", key.str(),
                                               fmt::join(kRoleNames, ", ")));
            if (!read_color(key.str(), value, theme_.colors[static_cast<std::size_t>(*role)])) return false;
            seen_[static_cast<std::size_t>(*role)] = true;
        }
        return true;
    }

    bool read_states(const toml::table& states) {
        for (const auto& [key, value] : states) {
            const auto known = std::ranges::find(kStateNames, key.str(), &StateName::name);
            if (known == std::end(kStateNames))
                return fail(value, fmt::format("'{}' is no state that has a fill; they are ready, running, waiting, lock, "
                                               "worker, blocking, gil", key.str()));
            Color fill = 0;
            if (!read_color(key.str(), value, fill)) return false;
            if (alpha_of(fill) < 1) return fail(value, fmt::format("{} must be opaque, like \"#009E73\"", key.str()));
            for (const Look look : known->looks) theme_.fills[static_cast<std::size_t>(look)] = fill;
            own_states_ |= 1u << (known - kStateNames);
        }
        return true;
    }

    bool read_color(std::string_view name, const toml::node& value, Color& into) {
        const std::optional<std::string> text = value.value<std::string>();
        const std::optional<Color> color = text ? parse_color(*text) : std::nullopt;
        if (color) into = *color;
        return color || fail(value, fmt::format("{} is {}; expected a colour like \"#4338CA\" or, with opacity, \"#4338CA80\"",
                                                name, text ? fmt::format("\"{}\"", *text) : "not a text"));
    }

    bool fail(const toml::node& where, std::string_view what) {
        failure_ = Failure{fmt::format("{}, line {}: {}", source_, where.source().begin.line, what)};
        return false;
    }
    Failure missing(std::string_view what, std::string_view why) const {
        return {fmt::format("{}: {} is missing; {}", source_, what, why)};
    }

    std::string_view source_;
    Theme theme_;
    std::array<bool, kRoleCount> seen_{};
    unsigned own_states_ = 0;  // a bit for each of kStateNames
    std::optional<Failure> failure_;
};

}  // namespace

std::array<Color, kLookCount> Theme::usual_fills() {
    std::array<Color, kLookCount> fills{};
    for (std::size_t i = 0; i < kLookCount; ++i) fills[i] = state_look(static_cast<Look>(i)).fill;
    return fills;
}

Color Theme::fill(Look look) const {
    const Color own = fills[static_cast<std::size_t>(look)];
    if (!print || own == 0) return own;
    return look == Look::running ? rgb(0) : rgb(0xFFFFFF);
}

Color Theme::pattern_color(const Pattern& pattern) const {
    if (print) return rgb(0);
    return faded(pattern.white_ink ? rgb(0xFFFFFF) : (*this)[Role::pattern_ink], pattern.opacity);
}

std::string_view role_name(Role role) {
    return kRoleNames[static_cast<std::size_t>(role)];
}

Result<Theme> parse_theme(std::string_view text, std::string_view source) {
    try {
        return ThemeReader(source).read(toml::parse(text, source));
    } catch (const toml::parse_error& error) {
        return Failure{
            fmt::format("{}, line {}: {}", source, error.source().begin.line, error.description())};
    }
}

Result<Theme> load_theme(const std::filesystem::path& path) {
    std::ifstream file(path, std::ios::binary);
    if (!file) return Failure{fmt::format("{}: the theme file cannot be read", path.string())};
    const std::string text{std::istreambuf_iterator<char>(file), {}};
    return parse_theme(text, path.string());
}

Theme built_in_theme(std::string_view name) {
    const auto themes = embedded_themes();
    const auto found =
        std::find_if(themes.begin(), themes.end(), [name](const EmbeddedTheme& t) { return t.name == name; });
    const EmbeddedTheme& chosen = found == themes.end() ? themes.front() : *found;
    Result<Theme> theme = parse_theme(chosen.text, chosen.name);
    return theme ? *theme : Theme{};
}

std::vector<std::string_view> built_in_theme_names() {
    std::vector<std::string_view> names;
    for (const EmbeddedTheme& theme : embedded_themes()) names.push_back(theme.name);
    return names;
}

}  // namespace asynchio::ui
