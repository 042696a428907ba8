#include "core/python/output.h"

namespace asynchio::python {

void Output::write(std::string_view text) {
    if (kernel_.ending() || muted_) return;
    written_ += text.size();
    while (!text.empty()) {
        const std::size_t end = text.find('\n');
        line_ += text.substr(0, end == text.npos ? end : end + 1);
        if (end == text.npos) break;
        text.remove_prefix(end + 1);
        flush();
    }
    if (written_ > kernel_.limits().output_bytes) {
        flush();
        kernel_.end_out_of_budget(Budget::output);
        throw ThreadAbort{};
    }
}

void Output::flush() {
    if (line_.empty()) return;
    Recorder& recorder = kernel_.recorder();
    recorder.record(OutputWritten{stream_, recorder.text(line_)});
    line_.clear();
}

}  // namespace asynchio::python
