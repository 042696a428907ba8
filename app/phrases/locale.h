// In which language the window speaks. Not `Language`, which is that of the program that is shown.
#pragma once

#include <array>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>

namespace asynchio {

enum class Locale : std::uint8_t { en, de };

inline constexpr std::array kLocales = {Locale::en, Locale::de};

// "en", "de": as files and the command line call it.
std::string_view code(Locale locale);
// The language of lessons' texts for readers of this one: the "de" of lesson.de.md; "" for English, which is lesson.md.
std::string_view texts_language(Locale locale);
// The locale of such a code.
std::optional<Locale> parse_locale(std::string_view code);
// What the environment asks for: the first of LC_ALL, LC_MESSAGES and LANG that is set decides. English for all
// languages that the window does not speak.
Locale locale_of(const std::function<std::optional<std::string>(const std::string& name)>& environment);
Locale locale_of_process();

class Phrases;
// Everything that the window says in this language. Lives as long as the program; any thread.
const Phrases& phrases_in(Locale locale);

}  // namespace asynchio
