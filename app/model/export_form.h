// The forms in which a run leaves the window.
#pragma once

#include <array>
#include <cstdint>
#include <string_view>

namespace asynchio {

enum class ExportForm : std::uint8_t { png, svg, gif, csv, json, transcript, perfetto, card };
inline constexpr std::array kExportForms = {ExportForm::png,  ExportForm::svg,        ExportForm::gif,      ExportForm::csv,
                                            ExportForm::json, ExportForm::transcript, ExportForm::perfetto, ExportForm::card};

// What such a file's name ends with.
constexpr std::string_view suffix_of(ExportForm form) {
    switch (form) {
        case ExportForm::png: return ".png";
        case ExportForm::svg: return ".svg";
        case ExportForm::gif: return ".gif";
        case ExportForm::csv: return ".csv";
        case ExportForm::json: return ".json";
        case ExportForm::transcript: return ".txt";
        case ExportForm::perfetto: return ".pftrace";
        case ExportForm::card: return ".asynchio";
    }
    return "";
}

}  // namespace asynchio
