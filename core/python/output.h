// sys.stdout and sys.stderr of a run. A line becomes one event, told by whoever wrote it; a part of a line is told
// as soon as the program goes on, so that it is seen when a real, unbuffered program would have shown it.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "core/kernel/simulated_kernel.h"
#include "core/trace/recorder.h"

namespace asynchio::python {

class Output {
  public:
    Output(SimulatedKernel& kernel, Stream stream, std::uint64_t& written)
        : kernel_(kernel), stream_(stream), written_(written) {}

    // Ends the run when the budget for output is used up.
    void write(std::string_view text);
    // Tells what is pending.
    void flush();
    // While muted, nothing is written.
    void mute(bool muted) { muted_ = muted; }
    bool pending() const { return !line_.empty(); }

  private:
    SimulatedKernel& kernel_;
    const Stream stream_;
    std::uint64_t& written_;  // bytes, shared by both streams
    std::string line_;
    bool muted_ = false;
};

}  // namespace asynchio::python
