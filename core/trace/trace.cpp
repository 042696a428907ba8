#include "core/trace/trace.h"

#include <cstring>

#include "core/trace/vocabulary.h"

namespace asynchio {

Trace::Trace() : text_(sizeof(std::uint32_t), '\0') {}

std::string_view Trace::text(Text id) const {
    std::uint32_t length = 0;
    if (id.offset + sizeof length > text_.size()) return {};
    std::memcpy(&length, text_.data() + id.offset, sizeof length);
    if (length > text_.size() - id.offset - sizeof length) return {};
    return std::string_view(text_).substr(id.offset + sizeof length, length);
}

std::size_t Trace::read(TraceBuffer buffer) {
    const TraceHeader& header = buffer.header();
    const std::size_t events = header.events.load(std::memory_order_acquire);
    const std::size_t text_bytes = header.text_bytes.load(std::memory_order_acquire);
    if (events > buffer.event_capacity() || text_bytes > buffer.text_capacity() || events < events_.size() ||
        text_bytes < text_.size())
        return 0;
    text_.append(buffer.text() + text_.size(), text_bytes - text_.size());
    const std::size_t before = events_.size();
    for (std::size_t i = before; i < events; ++i) {
        if (!valid(buffer.events()[i], text_bytes)) break;
        events_.push_back(buffer.events()[i]);
    }
    return events_.size() - before;
}

bool Trace::valid(const Event& event, std::size_t text_bytes) const {
    const EventInfo* info = find_event(event.kind);
    if (info == nullptr) return false;
    const std::uint32_t* word = event.words;
    for (const FieldInfo& field : info->fields) {
        if (field.type == FieldType::text && *word >= text_bytes) return false;
        if (field.type == FieldType::word && field.word_of(*word) == "?") return false;
        word += field.type == FieldType::time ? 2 : 1;
    }
    return true;
}

Text Trace::add_text(std::string_view string) {
    if (string.empty()) return {};
    const auto offset = static_cast<std::uint32_t>(text_.size());
    const auto length = static_cast<std::uint32_t>(string.size());
    text_.append(reinterpret_cast<const char*>(&length), sizeof length);
    text_.append(string);
    text_.append((4 - string.size() % 4) % 4, '\0');
    return Text{offset};
}

bool Trace::ended() const { return !events_.empty() && events_.back().kind == EventKind::RunEnded; }

Trace read_trace(TraceBuffer buffer) {
    Trace trace;
    trace.read(buffer);
    return trace;
}

}  // namespace asynchio
