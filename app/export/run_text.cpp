#include "app/export/run_text.h"

#include "core/trace/csv.h"
#include "core/trace/json.h"
#include "core/trace/perfetto.h"
#include "core/trace/transcript.h"

namespace asynchio {

std::string run_text(ExportForm form, const Trace& trace) {
    switch (form) {
        case ExportForm::csv: return trace_to_csv(trace);
        case ExportForm::json: return trace_to_json(trace);
        case ExportForm::transcript: return transcript(trace);
        case ExportForm::perfetto: return trace_to_perfetto(trace);
        case ExportForm::png:
        case ExportForm::svg:
        case ExportForm::gif:
        case ExportForm::card: return "";
    }
    return "";
}

}  // namespace asynchio
