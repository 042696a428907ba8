#include "core/trace/json.h"

#include <cstdio>

#include "core/trace/vocabulary.h"

namespace asynchio {
namespace {

void append_string(std::string& out, std::string_view text) {
    out += '"';
    for (const char c : text) {
        const auto byte = static_cast<unsigned char>(c);
        if (c == '"' || c == '\\') (out += '\\') += c;
        else if (byte < 0x20) {
            char escape[8];
            std::snprintf(escape, sizeof escape, "\\u%04x", byte);
            out += escape;
        } else out += c;
    }
    out += '"';
}

// "never" is no number.
void append_time(std::string& out, Time time) {
    out += time == kNever ? "null" : format_seconds(time, 1);
}

void append_field(std::string& out, const Trace& trace, const FieldInfo& field, const std::uint32_t* words) {
    append_string(out += ',', field.name == "kind" ? "what" : field.name);
    out += ':';
    switch (field.type) {
        case FieldType::text: return append_string(out, trace.text(Text{*words}));
        case FieldType::word: return append_string(out, field.word_of(*words));
        case FieldType::flag: out += *words != 0 ? "true" : "false"; return;
        case FieldType::count:
        case FieldType::id: out += std::to_string(*words); return;
        case FieldType::time: {
            Time time = 0;
            detail::WordReader{words}.get(time);
            return append_time(out, time);
        }
    }
}

}  // namespace

std::string trace_to_json(const Trace& trace) {
    std::string out;
    for (const Event& event : trace.events()) {
        out += "{\"time\":";
        append_time(out, event.time);
        out += ",\"thread\":" + std::to_string(event.thread) + ",\"kind\":";
        const EventInfo* info = find_event(event.kind);
        append_string(out, info->name);
        const std::uint32_t* words = event.words;
        for (const FieldInfo& field : info->fields) {
            append_field(out, trace, field, words);
            words += field.type == FieldType::time ? 2 : 1;
        }
        out += "}\n";
    }
    return out;
}

}  // namespace asynchio
