// Events: the records of the trace, generated from events.def. `Event` is the packed form that is stored;
// one struct for each entry of the table (`TaskCreated`, `TimerFired`, ...) is the form that code reads and
// writes. `pack`, `unpack<T>` and `dispatch` convert.
#pragma once

#include <cstdint>
#include <string_view>
#include <type_traits>
#include <utility>

#include "core/base/ids.h"
#include "core/base/time.h"
#include "core/trace/words.h"

namespace asynchio {

// A string of the trace: where it starts in the trace's text table. 0 is the empty string.
struct Text {
    std::uint32_t offset = 0;
    friend constexpr auto operator<=>(Text, Text) = default;
};
using Line = std::uint32_t;   // line of the program, from 1; 0 is none
using Count = std::uint32_t;
using Flag = bool;

enum class EventKind : std::uint16_t {
#define EVENT(Type, name, sentence) Type,
#define FIELD(type, name, meaning)
#define EVENT_END(Type)
#include "core/trace/events.def"
#undef EVENT
#undef FIELD
#undef EVENT_END
};

#define EVENT(Type, name, sentence)                               \
    struct Type {                                                 \
        static constexpr EventKind kKind = EventKind::Type;
#define FIELD(type, name, meaning) type name{};
#define EVENT_END(Type)                                                   \
    friend bool operator==(const Type&, const Type&) = default;           \
    }                                                                     \
    ;
#include "core/trace/events.def"
#undef EVENT
#undef FIELD
#undef EVENT_END

inline constexpr int kEventWords = 7;

struct Event {
    Time time = 0;
    EventKind kind{};
    std::uint16_t thread = 0;  // ordinal of the thread that held the baton; 0 is the kernel
    std::uint32_t words[kEventWords] = {};
};
static_assert(sizeof(Event) == 40 && std::is_trivially_copyable_v<Event>);

namespace detail {

// Walks the words of one event in field order, writing or reading.
struct WordWriter {
    std::uint32_t* next;
    void put(std::uint32_t value) { *next++ = value; }
    void put(bool value) { put(std::uint32_t{value}); }
    void put(Text value) { put(value.offset); }
    template <class Tag>
    void put(Id<Tag> value) {
        put(value.value);
    }
    template <class Enum>
        requires std::is_enum_v<Enum>
    void put(Enum value) {
        put(static_cast<std::uint32_t>(value));
    }
    void put(Time value) {
        put(static_cast<std::uint32_t>(static_cast<std::uint64_t>(value)));
        put(static_cast<std::uint32_t>(static_cast<std::uint64_t>(value) >> 32));
    }
};

struct WordReader {
    const std::uint32_t* next;
    void get(std::uint32_t& value) { value = *next++; }
    void get(bool& value) { value = *next++ != 0; }
    void get(Text& value) { value.offset = *next++; }
    template <class Tag>
    void get(Id<Tag>& value) {
        value.value = *next++;
    }
    template <class Enum>
        requires std::is_enum_v<Enum>
    void get(Enum& value) {
        value = static_cast<Enum>(*next++);
    }
    void get(Time& value) {
        const std::uint64_t low = *next++;
        const std::uint64_t high = *next++;
        value = static_cast<Time>(low | high << 32);
    }
};

template <class T>
constexpr int words_of() {
    return std::is_same_v<T, Time> ? 2 : 1;
}

#define EVENT(Type, name, sentence) inline constexpr int k##Type##Words = 0
#define FIELD(type, name, meaning) +words_of<type>()
#define EVENT_END(Type) ;                     \
    static_assert(k##Type##Words <= kEventWords, #Type " has more fields than an event can hold");
#include "core/trace/events.def"
#undef EVENT
#undef FIELD
#undef EVENT_END

#define EVENT(Type, name, sentence) inline void write_fields(WordWriter& out, [[maybe_unused]] const Type& event) {
#define FIELD(type, name, meaning) out.put(event.name);
#define EVENT_END(Type)              \
    static_cast<void>(out);          \
    }
#include "core/trace/events.def"
#undef EVENT
#undef FIELD
#undef EVENT_END

#define EVENT(Type, name, sentence) inline void read_fields(WordReader& in, [[maybe_unused]] Type& event) {
#define FIELD(type, name, meaning) in.get(event.name);
#define EVENT_END(Type)             \
    static_cast<void>(in);          \
    }
#include "core/trace/events.def"
#undef EVENT
#undef FIELD
#undef EVENT_END

}  // namespace detail

template <class T>
Event pack(Time time, ThreadId thread, const T& event) {
    Event packed;
    packed.time = time;
    packed.kind = T::kKind;
    packed.thread = static_cast<std::uint16_t>(thread.value);
    detail::WordWriter writer{packed.words};
    detail::write_fields(writer, event);
    return packed;
}

template <class T>
T unpack(const Event& packed) {
    T event;
    detail::WordReader reader{packed.words};
    detail::read_fields(reader, event);
    return event;
}

// Calls visitor(const T&) with the unpacked event. The visitor must accept every T of events.def; give it a
// catch-all template overload to ignore the rest.
template <class Visitor>
void dispatch(const Event& packed, Visitor&& visitor) {
    switch (packed.kind) {
#define EVENT(Type, name, sentence) \
    case EventKind::Type: return visitor(unpack<Type>(packed));
#define FIELD(type, name, meaning)
#define EVENT_END(Type)
#include "core/trace/events.def"
#undef EVENT
#undef FIELD
#undef EVENT_END
    }
}

}  // namespace asynchio
