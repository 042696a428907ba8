// The enums of words.def: a strong type each, its words as text, and their meaning in a sentence.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

namespace asynchio {

#define WORDS_BEGIN(Type) enum class Type : std::uint32_t {
#define WORD(name, meaning) name,
#define WORDS_END \
    }             \
    ;
#include "core/trace/words.def"
#undef WORDS_BEGIN
#undef WORD
#undef WORDS_END

// For every Type of words.def:
//   word_count<Type>()      how many words it has
//   word(value)             "timer"; "?" for a value that is none of its words
//   word_meaning(value)     "asleep until a time"
//   parse_word<Type>(text)  the value, or nothing
template <class Type>
std::size_t word_count();
template <class Type>
std::optional<Type> parse_word(std::string_view text);

#define WORDS_BEGIN(Type)                                  \
    template <>                                            \
    std::size_t word_count<Type>();                        \
    std::string_view word(Type value);                     \
    std::string_view word_meaning(Type value);             \
    template <>                                            \
    std::optional<Type> parse_word<Type>(std::string_view text);
#define WORD(name, meaning)
#define WORDS_END
#include "core/trace/words.def"
#undef WORDS_BEGIN
#undef WORD
#undef WORDS_END

}  // namespace asynchio
