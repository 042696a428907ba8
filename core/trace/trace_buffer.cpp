#include "core/trace/trace_buffer.h"

#include <new>

#include "core/base/check.h"
#include "core/trace/vocabulary.h"

namespace asynchio {
namespace {

constexpr std::uint64_t kMagic = 0x6f69'6863'6e79'7361;  // "asynchio"
constexpr std::size_t kHeaderBytes = 128;
static_assert(sizeof(TraceHeader) <= kHeaderBytes);

// The empty text: a length of zero at offset zero.
constexpr std::size_t kEmptyTextBytes = sizeof(std::uint32_t);

}  // namespace

std::size_t TraceBuffer::size_for(std::size_t events, std::size_t text_bytes) {
    return kHeaderBytes + events * sizeof(Event) + text_bytes;
}

TraceBuffer TraceBuffer::format(std::span<std::byte> memory, std::size_t events, std::size_t text_bytes) {
    ASYNCHIO_CHECK(memory.size() >= size_for(events, text_bytes), "a trace buffer has room for what it promises");
    ASYNCHIO_CHECK(text_bytes >= kEmptyTextBytes, "a text table has room for the empty text");
    auto* header = new (memory.data()) TraceHeader{};
    header->magic = kMagic;
    header->vocabulary = vocabulary_hash();
    header->event_capacity = events;
    header->text_capacity = text_bytes;
    TraceBuffer buffer(header, events, text_bytes);
    buffer.clear();
    return buffer;
}

Result<TraceBuffer> TraceBuffer::open(std::span<std::byte> memory) {
    if (memory.size() < kHeaderBytes) return Failure{"the trace is shorter than its header"};
    auto* header = reinterpret_cast<TraceHeader*>(memory.data());
    if (header->magic != kMagic) return Failure{"this is not a trace of Asynchio"};
    if (header->vocabulary != vocabulary_hash())
        return Failure{"the trace was written by another version of Asynchio: rebuild both programs together"};
    const std::size_t events = header->event_capacity, text_bytes = header->text_capacity;
    if (events > memory.size() / sizeof(Event) || text_bytes > memory.size() ||
        memory.size() < size_for(events, text_bytes))
        return Failure{"the trace is shorter than its header says"};
    return TraceBuffer(header, events, text_bytes);
}

Event* TraceBuffer::events() const {
    return reinterpret_cast<Event*>(reinterpret_cast<std::byte*>(header_) + kHeaderBytes);
}

char* TraceBuffer::text() const { return reinterpret_cast<char*>(events() + event_capacity_); }

void TraceBuffer::clear() const {
    header_->events.store(0, std::memory_order_release);
    header_->serial.fetch_add(1, std::memory_order_acq_rel);
    *reinterpret_cast<std::uint32_t*>(text()) = 0;
    header_->text_bytes.store(kEmptyTextBytes, std::memory_order_release);
}

OwnedTraceBuffer::OwnedTraceBuffer(std::size_t events, std::size_t text_bytes)
    : memory_(new std::uint64_t[TraceBuffer::size_for(events, text_bytes) / 8 + 1]),
      buffer_(TraceBuffer::format(std::as_writable_bytes(std::span(
                                      memory_.get(), TraceBuffer::size_for(events, text_bytes) / 8 + 1)),
                                  events, text_bytes)) {}

}  // namespace asynchio
