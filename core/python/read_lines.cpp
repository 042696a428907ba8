#include "core/python/read_lines.h"

#include <algorithm>

namespace asynchio::python {
namespace {

constexpr std::size_t kMostEvents = 200;

}  // namespace

void ReadLines::read(Reads reads, const std::string& wanted, std::size_t nth) {
    const std::vector<Facts::PrintedLine>& lines = facts_.lines();
    std::size_t found = 0;
    for (std::size_t i = 0; reads != Reads::nothing && i < lines.size(); ++i) {
        if (lines[i].text.find(wanted) == std::string::npos) continue;
        ++found;
        if (reads == Reads::each || found == nth) lines_.push_back(i);
        if (reads == Reads::each || found < nth) continue;
        if (reads == Reads::first_and_next && i + 1 < lines.size()) lines_.push_back(i + 1);
        return;
    }
}

std::optional<std::vector<std::size_t>> ReadLines::take_in_step(std::size_t before, PyObject* list) {
    if (before >= lines_.size() || !PyList_Check(list)) return std::nullopt;
    if (static_cast<std::size_t>(PyList_GET_SIZE(list)) != lines_.size() - before) return std::nullopt;
    const auto from = lines_.begin() + static_cast<std::ptrdiff_t>(before);
    std::vector<std::size_t> taken(from, lines_.end());
    lines_.erase(from, lines_.end());
    return taken;
}

std::vector<std::size_t> ReadLines::events() const {
    std::vector<std::size_t> events;
    for (const std::size_t line : lines_) events.push_back(facts_.lines()[line].event);
    std::ranges::sort(events);
    events.erase(std::ranges::unique(events).begin(), events.end());
    if (events.size() > kMostEvents) events.resize(kMostEvents);
    return events;
}

}  // namespace asynchio::python
