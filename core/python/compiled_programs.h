// The last programs of this process as CPython has compiled them. Compiling is half the time of a short run, and most
// runs are of a program that ran before: another machine, seed or schedule, Ctrl+C, a slider on its way back.
//
// A run cannot tell whether it got its code from here: nothing a program does changes a code object, its memory is
// charged as if it had been compiled (MemoryMeter::charge_kept), and what it holds counts as made in this run
// (adopt in identity.h). Texts about which the compiler says anything, errors or warnings, are not kept.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "core/kernel/run_request.h"
#include "core/python/py.h"

namespace asynchio::python {

struct CompiledProgram {
    PyRef filename;          // the very object in the code's co_filename
    PyRef code;
    std::int64_t bytes = 0;  // that compiling it left in use
};

// Needs the GIL. Lives as long as the interpreter.
class CompiledPrograms {
  public:
    // Null if this text, under this name, is not kept. Valid until the next call of another function.
    const CompiledProgram* find(const RunRequest& request) const;
    // Already in the run that compiles it, so that the code has as many owners in this run as in the next ones.
    void keep(const RunRequest& request, CompiledProgram program);
    // Forgets those that are too many. Between runs: it gives memory back.
    void trim();
    void clear() { entries_.clear(); }

  private:
    struct Entry {
        std::string text, filename;
        CompiledProgram program;
    };
    std::vector<Entry> entries_;  // the last one kept is the last
};

}  // namespace asynchio::python
