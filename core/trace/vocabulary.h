// What events.def says about the vocabulary, as data: names, sentences, fields. For the text form, JSON, the
// event log's help, and the check that two processes speak the same vocabulary.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string_view>

#include "core/trace/event.h"

namespace asynchio {

// How the words of a field are to be understood.
enum class FieldType : std::uint8_t { count, flag, text, time, id, word };

struct FieldInfo {
    std::string_view name;
    std::string_view meaning;
    FieldType type;
    std::string_view type_name;                         // "TaskId", "WaitKind", ...
    std::string_view (*word_of)(std::uint32_t);         // for FieldType::word
    std::optional<std::uint32_t> (*parse)(std::string_view);  // for FieldType::word
};

struct EventInfo {
    EventKind kind;
    std::string_view name;      // "task_created"
    std::string_view sentence;  // "A task was made from a coroutine."
    std::span<const FieldInfo> fields;
};

// One entry for each kind, in the order of events.def.
std::span<const EventInfo> vocabulary();
// Nothing if `kind` is no kind of this build.
const EventInfo* find_event(EventKind kind);
const EventInfo* find_event(std::string_view name);

// Changes when a name, field or word of the vocabulary changes. Traces of another hash cannot be read.
std::uint64_t vocabulary_hash();

}  // namespace asynchio
