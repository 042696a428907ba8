// A recorded run, as readers see it: an append-only list of events and the texts they mention. Grows while the
// run goes on; what is there never changes.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "core/trace/trace_buffer.h"

namespace asynchio {

class Trace {
  public:
    Trace();

    std::size_t size() const { return events_.size(); }
    bool empty() const { return events_.empty(); }
    const Event& operator[](std::size_t index) const { return events_[index]; }
    const std::vector<Event>& events() const { return events_; }
    // The string a text id stands for. Valid while the trace lives and does not grow.
    std::string_view text(Text id) const;

    // Takes over what the writer of `buffer` has committed since the last call. Returns how many events are new.
    // Every event and text reference that does not fit the vocabulary makes the rest of the buffer unreadable;
    // that is a fault of the writing process, reported as nothing new.
    std::size_t read(TraceBuffer buffer);

    // For readers of files and for whoever must add the end that a dead process could not write.
    void append(const Event& event) { events_.push_back(event); }
    Text add_text(std::string_view string);

    // The last event if it is RunEnded.
    bool ended() const;
    // When the last event happened; 0 for an empty trace.
    Time end_time() const { return events_.empty() ? 0 : events_.back().time; }

  private:
    bool valid(const Event& event, std::size_t text_bytes) const;

    std::vector<Event> events_;
    std::string text_;
};

// Reads everything a recorder wrote. For C++ programs and tests.
Trace read_trace(TraceBuffer buffer);

}  // namespace asynchio
