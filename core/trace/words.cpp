#include "core/trace/words.h"

#include <iterator>

namespace asynchio {
namespace {

struct Entry {
    std::string_view name;
    std::string_view meaning;
};

template <class Type>
struct Table;

#define WORDS_BEGIN(Type) \
    template <>           \
    struct Table<Type> {  \
        static constexpr Entry entries[] = {
#define WORD(name, meaning) {#name, meaning},
#define WORDS_END \
    }             \
    ;             \
    }             \
    ;
#include "core/trace/words.def"
#undef WORDS_BEGIN
#undef WORD
#undef WORDS_END

template <class Type>
Entry entry_of(Type value) {
    const auto index = static_cast<std::size_t>(value);
    return index < std::size(Table<Type>::entries) ? Table<Type>::entries[index] : Entry{"?", ""};
}

template <class Type>
std::optional<Type> find(std::string_view text) {
    for (std::size_t i = 0; i < std::size(Table<Type>::entries); ++i)
        if (Table<Type>::entries[i].name == text) return static_cast<Type>(i);
    return std::nullopt;
}

}  // namespace

#define WORDS_BEGIN(Type)                                                \
    template <>                                                          \
    std::size_t word_count<Type>() {                                     \
        return std::size(Table<Type>::entries);                          \
    }                                                                    \
    std::string_view word(Type value) { return entry_of(value).name; }   \
    std::string_view word_meaning(Type value) { return entry_of(value).meaning; } \
    template <>                                                          \
    std::optional<Type> parse_word<Type>(std::string_view text) {        \
        return find<Type>(text);                                         \
    }
#define WORD(name, meaning)
#define WORDS_END
#include "core/trace/words.def"

}  // namespace asynchio
