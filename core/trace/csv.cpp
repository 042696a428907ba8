#include "core/trace/csv.h"

#include <algorithm>

#include "core/trace/vocabulary.h"

namespace asynchio {
namespace {

void append_cell(std::string& out, std::string_view cell) {
    if (cell.find_first_of(",\"\r\n") == std::string_view::npos) {
        out += cell;
        return;
    }
    out += '"';
    for (const char c : cell) {
        if (c == '"') out += '"';
        out += c;
    }
    out += '"';
}

std::string time_text(Time time) { return time == kNever ? "never" : format_seconds(time, 9); }

std::string value_text(const Trace& trace, const FieldInfo& field, const std::uint32_t* words) {
    switch (field.type) {
        case FieldType::text: return std::string(trace.text(Text{*words}));
        case FieldType::word: return std::string(field.word_of(*words));
        case FieldType::flag: return *words != 0 ? "true" : "false";
        case FieldType::count:
        case FieldType::id: return std::to_string(*words);
        case FieldType::time: {
            Time time = 0;
            detail::WordReader{words}.get(time);
            return time_text(time);
        }
    }
    return "";
}

std::size_t most_fields() {
    std::size_t most = 0;
    for (const EventInfo& info : vocabulary()) most = std::max(most, info.fields.size());
    return most;
}

}  // namespace

std::string trace_to_csv(const Trace& trace) {
    const std::size_t columns = most_fields();
    std::string out = "event,time,thread,name";
    for (std::size_t i = 1; i <= columns; ++i) out += ",field" + std::to_string(i);
    out += "\r\n";
    for (std::size_t i = 0; i < trace.size(); ++i) {
        const Event& event = trace[i];
        const EventInfo* info = find_event(event.kind);
        out += std::to_string(i) + ',' + time_text(event.time) + ',' + std::to_string(event.thread) + ',';
        out += info->name;
        const std::uint32_t* words = event.words;
        for (const FieldInfo& field : info->fields) {
            out += ',';
            append_cell(out, std::string(field.name) + '=' + value_text(trace, field, words));
            words += field.type == FieldType::time ? 2 : 1;
        }
        out.append(columns - info->fields.size(), ',');
        out += "\r\n";
    }
    return out;
}

}  // namespace asynchio
