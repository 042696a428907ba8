#include "core/trace/recorder.h"

#include <algorithm>
#include <cstdio>
#include <cstring>
#include <functional>
#include <utility>

#include "core/trace/vocabulary.h"

namespace asynchio {
namespace {

constexpr std::size_t kLongestText = 64 * 1024;
constexpr std::size_t kReservedEvents = 2;  // TraceTruncated and RunEnded always fit
constexpr std::size_t kReservedText = 3 * (kLongestText + 8);

std::size_t padded(std::size_t bytes) { return (bytes + 3) / 4 * 4; }

// Cuts at a character boundary of UTF-8.
std::string_view cut(std::string_view string) {
    if (string.size() <= kLongestText) return string;
    std::size_t end = kLongestText;
    while (end > 0 && (static_cast<unsigned char>(string[end]) & 0xC0) == 0x80) --end;
    return string.substr(0, end);
}

}  // namespace

Recorder::Recorder(TraceBuffer buffer, std::size_t event_limit)
    : buffer_(buffer), events_(buffer.events()), limit_(event_limit) {
    ASYNCHIO_CHECK(buffer.event_capacity() > kReservedEvents, "a trace has room for its end");
    limit_ = std::min(limit_, buffer.event_capacity() - kReservedEvents);
    buffer_.clear();
}

void Recorder::append(const Event& event) {
    if (ended_ || full_) return;
    if (count_ >= limit_) return truncate();
    write(event);
}

void Recorder::truncate() {
    full_ = true;
    write(pack(now_, ThreadId(), TraceTruncated{static_cast<Count>(limit_)}));
}

void Recorder::end(const RunEnded& event) {
    if (ended_) return;
    write(pack(now_, ThreadId(), event));
    ended_ = true;
}

void Recorder::write(const Event& event) {
    events_[count_] = event;
    buffer_.header().events.store(++count_, std::memory_order_release);
    if (observer_ != nullptr) observer_->recorded(event);
}

Text Recorder::text(std::string_view string) {
    string = cut(string);
    if (string.empty()) return {};
    const auto hash = static_cast<std::uint32_t>(std::hash<std::string_view>()(string));
    if (const Known& found = find_known(string, hash); found.offset != 0) return Text{found.offset};

    TraceHeader& header = buffer_.header();
    const std::size_t offset = header.text_bytes.load(std::memory_order_relaxed);
    const std::size_t bytes = sizeof(std::uint32_t) + padded(string.size());
    const std::size_t spare = buffer_.text_capacity() - offset;
    // The last texts are kept for the end of the run, so that it can always say why it ended.
    const std::size_t reserved = full_ ? 0 : std::min(kReservedText, buffer_.text_capacity() / 4);
    if (bytes + reserved > spare) {
        if (!full_ && !ended_) truncate();
        return {};
    }
    char* place = buffer_.text() + offset;
    const auto length = static_cast<std::uint32_t>(string.size());
    std::memcpy(place, &length, sizeof length);
    std::memcpy(place + sizeof length, string.data(), string.size());
    std::memset(place + sizeof length + string.size(), 0, padded(string.size()) - string.size());
    header.text_bytes.store(offset + bytes, std::memory_order_release);
    find_known(string, hash) = Known{hash, length, static_cast<std::uint32_t>(offset)};
    if (++known_count_ * 2 > known_.size()) grow_known();
    return Text{static_cast<std::uint32_t>(offset)};
}

// The entry of this text, or the free one where it belongs. The size of the table is a power of two.
Recorder::Known& Recorder::find_known(std::string_view string, std::uint32_t hash) {
    for (std::size_t at = hash;; ++at) {
        Known& known = known_[at & (known_.size() - 1)];
        if (known.offset == 0) return known;
        if (known.hash != hash || known.length != string.size()) continue;
        const char* const text = buffer_.text() + known.offset + sizeof(std::uint32_t);
        if (std::memcmp(text, string.data(), string.size()) == 0) return known;
    }
}

void Recorder::grow_known() {
    const std::vector<Known> old = std::exchange(known_, std::vector<Known>(known_.size() * 2));
    for (const Known& known : old) {
        if (known.offset == 0) continue;
        std::size_t at = known.hash & (known_.size() - 1);
        while (known_[at].offset != 0) at = (at + 1) & (known_.size() - 1);
        known_[at] = known;
    }
}

std::string_view Recorder::string(Text id) const {
    if (id == Text()) return {};
    std::uint32_t length = 0;
    const char* place = buffer_.text() + id.offset;
    std::memcpy(&length, place, sizeof length);
    return {place + sizeof length, length};
}

void Recorder::testify() const {
    const std::size_t first = count_ > 20 ? count_ - 20 : 0;
    std::fprintf(stderr, "the last %zu events of the run:\n", count_ - first);
    for (std::size_t i = first; i < count_; ++i) {
        const EventInfo* info = find_event(events_[i].kind);
        const std::string time = format_seconds(events_[i].time, 9);
        std::fprintf(stderr, "  %zu: %s T%u %.*s", i, time.c_str(), events_[i].thread,
                     static_cast<int>(info->name.size()), info->name.data());
        for (const std::uint32_t word : events_[i].words) std::fprintf(stderr, " %u", word);
        std::fprintf(stderr, "\n");
    }
}

}  // namespace asynchio
