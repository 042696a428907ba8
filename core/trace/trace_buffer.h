// The memory a trace is written to: a header, an array of events, a table of texts. It may be shared between two
// processes: one recorder appends, any number of readers see the committed prefix, without locks.
//
//   header | event 0 | event 1 | ... | text table: length, bytes, padding to 4; length, bytes, ...
//
// Texts are committed before the events that mention them, so whoever reads the event count first and the text
// size second can look up every text of every event it sees.
#pragma once

#include <atomic>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>

#include "core/base/result.h"
#include "core/trace/event.h"

namespace asynchio {

struct TraceHeader {
    std::uint64_t magic;
    std::uint64_t vocabulary;  // vocabulary_hash() of the writer
    std::uint64_t event_capacity;
    std::uint64_t text_capacity;
    std::atomic<std::uint64_t> serial;      // which run this is; readers of an older one see it change
    std::atomic<std::uint64_t> events;      // committed
    std::atomic<std::uint64_t> text_bytes;  // committed
};

// A view; whoever made the memory keeps it alive. Readers must check a shared header with `open` first. The sizes are
// kept here: the other process may damage the header, but not send this one out of the memory.
class TraceBuffer {
  public:
    // Bytes needed for this many events and bytes of text.
    static std::size_t size_for(std::size_t events, std::size_t text_bytes);
    // Lays out fresh memory. `memory` must be as large as size_for() says and aligned to 8.
    static TraceBuffer format(std::span<std::byte> memory, std::size_t events, std::size_t text_bytes);
    // Opens memory that another process laid out. Fails when it is not a trace of this vocabulary.
    static Result<TraceBuffer> open(std::span<std::byte> memory);

    TraceHeader& header() const { return *header_; }
    std::size_t event_capacity() const { return event_capacity_; }
    std::size_t text_capacity() const { return text_capacity_; }
    Event* events() const;
    char* text() const;
    // Forgets all events and texts and starts another serial. Writer only.
    void clear() const;

  private:
    TraceBuffer(TraceHeader* header, std::size_t events, std::size_t text_bytes)
        : header_(header), event_capacity_(events), text_capacity_(text_bytes) {}
    TraceHeader* header_;
    std::size_t event_capacity_;
    std::size_t text_capacity_;
};

// A buffer in private memory, for C++ programs and tests.
class OwnedTraceBuffer {
  public:
    explicit OwnedTraceBuffer(std::size_t events = 1 << 16, std::size_t text_bytes = 1 << 20);
    TraceBuffer get() const { return buffer_; }

  private:
    std::unique_ptr<std::uint64_t[]> memory_;
    TraceBuffer buffer_;
};

}  // namespace asynchio
