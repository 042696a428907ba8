#include "core/python/compiled_programs.h"

#include <algorithm>
#include <utility>

namespace asynchio::python {
namespace {

constexpr std::size_t kMostPrograms = 32;         // a slider's way from end to end
constexpr std::size_t kLongestText = 256 * 1024;  // bytes

}  // namespace

const CompiledProgram* CompiledPrograms::find(const RunRequest& request) const {
    const auto found = std::ranges::find_if(entries_, [&](const Entry& entry) {
        return entry.text == request.program && entry.filename == request.filename;
    });
    return found != entries_.end() ? &found->program : nullptr;
}

void CompiledPrograms::keep(const RunRequest& request, CompiledProgram program) {
    if (request.program.size() > kLongestText) return;
    entries_.push_back({request.program, request.filename, std::move(program)});
}

void CompiledPrograms::trim() {
    if (entries_.size() > kMostPrograms) entries_.erase(entries_.begin());
}

}  // namespace asynchio::python
