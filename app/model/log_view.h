// What asyncio and Python said about the run: records of debug mode, errors that nobody took, warnings. Plain data.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

namespace asynchio {

struct LogRecordView {
    std::string time, who;              // "1.40", "report"
    std::string level;                  // "WARNING", "ERROR", "RuntimeWarning", "your handler"
    std::string text;                   // in Python's words, lines of tracebacks left out
    std::string note;                   // which line it is about, and what happened there
    int line = 0;                       // a click goes there; 0 if there is none
    std::size_t position = 0;           // and then
    bool newest = false;
};

struct LogView {
    bool debug = false;                 // a loop is in debug mode
    std::vector<LogRecordView> records;  // oldest first
};

}  // namespace asynchio
