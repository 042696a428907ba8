#include <algorithm>

#include "lessons/narration/moments.h"
#include "lessons/reader/decimal.h"

namespace asynchio {
namespace {

// Switches have several words for on and off.
std::string_view plain_switch(std::string_view value) {
    constexpr std::string_view kOn[] = {"on", "True", "true", "yes"};
    constexpr std::string_view kOff[] = {"off", "False", "false", "no"};
    if (std::ranges::find(kOn, value) != std::end(kOn)) return "1";
    return std::ranges::find(kOff, value) != std::end(kOff) ? "0" : value;
}

bool same_value(std::string_view a, std::string_view b) {
    if (plain_switch(a) == plain_switch(b)) return true;
    const auto left = parse_decimal(a), right = parse_decimal(b);
    return left && right && left->value == right->value;
}

}  // namespace

Settings settings_of_run(const Program& program, const Settings& machine) {
    Settings settings;
    for (const Parameter& parameter : program.parameters) settings.push_back({parameter.name, parameter.default_value});
    settings.insert(settings.end(), machine.begin(), machine.end());
    return settings;
}

bool holds(const Settings& wanted, const Settings& settings) {
    return std::ranges::all_of(wanted, [&](const Setting& one) {
        const auto found = std::ranges::find(settings, one.name, &Setting::name);
        return found != settings.end() && same_value(found->value, one.value);
    });
}

Narration narrate(const std::vector<LessonCaption>& captions, const Settings& settings, const MomentFinder& finder) {
    Narration narration;
    for (std::size_t i = 0; i < captions.size(); ++i) {
        const LessonCaption& caption = captions[i];
        if (!caption.anchor) continue;
        if (!holds(caption.with, settings)) {
            narration.for_other_settings.push_back(i);
            continue;
        }
        CaptionPlace place{i, finder.find(*caption.anchor)};
        (place.moment.happened ? narration.places : narration.did_not_happen).push_back(std::move(place));
    }
    std::ranges::stable_sort(narration.places, {}, [](const CaptionPlace& place) { return place.moment.event; });
    return narration;
}

}  // namespace asynchio
