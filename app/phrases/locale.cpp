#include "app/phrases/locale.h"

#include <algorithm>
#include <cstdlib>

#include "app/phrases/phrases.h"

namespace asynchio {

std::string_view code(Locale locale) { return locale == Locale::de ? "de" : "en"; }

std::string_view texts_language(Locale locale) { return locale == Locale::en ? std::string_view() : code(locale); }

std::optional<Locale> parse_locale(std::string_view text) {
    const auto found = std::ranges::find(kLocales, text, [](Locale locale) { return code(locale); });
    return found == kLocales.end() ? std::nullopt : std::optional(*found);
}

Locale locale_of(const std::function<std::optional<std::string>(const std::string& name)>& environment) {
    for (const char* name : {"LC_ALL", "LC_MESSAGES", "LANG"}) {
        const std::optional<std::string> value = environment(name);
        if (!value || value->empty()) continue;
        // "de", "de_AT.UTF-8", "de-CH"; but not "der".
        const std::string language = value->substr(0, value->find_first_of("_.-@"));
        return parse_locale(language).value_or(Locale::en);
    }
    return Locale::en;
}

Locale locale_of_process() {
    return locale_of([](const std::string& name) -> std::optional<std::string> {
        const char* value = std::getenv(name.c_str());
        return value == nullptr ? std::nullopt : std::optional<std::string>(value);
    });
}

const Phrases& phrases_in(Locale locale) {
    static const Phrases english(kPhraseKeys, kEnglishPhrases, kEnglishPhrases);
    static const Phrases german(kPhraseKeys, kGermanPhrases, kEnglishPhrases);
    return locale == Locale::de ? german : english;
}

}  // namespace asynchio
