#include "core/trace/vocabulary.h"

#include <array>
#include <iterator>

namespace asynchio {
namespace {

template <class T>
constexpr FieldType field_type() {
    if constexpr (std::is_same_v<T, Text>) return FieldType::text;
    else if constexpr (std::is_same_v<T, Time>) return FieldType::time;
    else if constexpr (std::is_same_v<T, Flag>) return FieldType::flag;
    else if constexpr (std::is_same_v<T, Count>) return FieldType::count;
    else if constexpr (std::is_enum_v<T>) return FieldType::word;
    else return FieldType::id;
}

template <class T>
constexpr FieldInfo describe(std::string_view name, std::string_view meaning, std::string_view type_name) {
    FieldInfo info{name, meaning, field_type<T>(), type_name, nullptr, nullptr};
    if constexpr (std::is_enum_v<T>) {
        info.word_of = [](std::uint32_t value) { return word(static_cast<T>(value)); };
        info.parse = [](std::string_view text) -> std::optional<std::uint32_t> {
            if (const auto value = parse_word<T>(text)) return static_cast<std::uint32_t>(*value);
            return std::nullopt;
        };
    }
    return info;
}

// A field list may be empty, which a plain array cannot be: each list ends with an entry that is not counted.
constexpr FieldInfo kEndOfFields{};

#define EVENT(Type, name, sentence) constexpr FieldInfo k##Type##Fields[] = {
#define FIELD(type, name, meaning) describe<type>(#name, meaning, #type),
#define EVENT_END(Type) \
    kEndOfFields        \
    }                   \
    ;
#include "core/trace/events.def"
#undef EVENT
#undef FIELD
#undef EVENT_END

constexpr EventInfo kVocabulary[] = {
#define EVENT(Type, name, sentence) \
    {EventKind::Type, #name, sentence, std::span(k##Type##Fields, std::size(k##Type##Fields) - 1)},
#define FIELD(type, name, meaning)
#define EVENT_END(Type)
#include "core/trace/events.def"
#undef EVENT
#undef FIELD
#undef EVENT_END
};

constexpr std::uint64_t mix(std::uint64_t hash, std::string_view text) {
    for (const char c : text) hash = (hash ^ static_cast<unsigned char>(c)) * 1099511628211ULL;
    return (hash ^ 0xff) * 1099511628211ULL;
}

}  // namespace

std::span<const EventInfo> vocabulary() { return kVocabulary; }

const EventInfo* find_event(EventKind kind) {
    const auto index = static_cast<std::size_t>(kind);
    return index < std::size(kVocabulary) ? &kVocabulary[index] : nullptr;
}

const EventInfo* find_event(std::string_view name) {
    for (const EventInfo& info : kVocabulary)
        if (info.name == name) return &info;
    return nullptr;
}

std::uint64_t vocabulary_hash() {
    std::uint64_t hash = 14695981039346656037ULL;
    for (const EventInfo& info : kVocabulary) {
        hash = mix(hash, info.name);
        for (const FieldInfo& field : info.fields) hash = mix(mix(hash, field.name), field.type_name);
    }
#define WORDS_BEGIN(Type) hash = mix(hash, #Type);
#define WORD(name, meaning) hash = mix(hash, #name);
#define WORDS_END
#include "core/trace/words.def"
    return hash;
}

}  // namespace asynchio
