// threading.Event: a flag that threads wait for. Semantics: semantics.md R179.
#pragma once

#include <string>

#include "core/base/ref.h"
#include "core/kernel/kernel.h"
#include "core/threads/wait_line.h"

namespace asynchio {

class ThreadEventFlag : public Object {
  public:
    // `label` is the name of the variable it is stored in; may be empty.
    ThreadEventFlag(Kernel& kernel, const std::string& label);

    FlagId id() const { return id_; }
    bool is_set() const { return set_; }
    const WaitLine& line() const { return line_; }
    // Lets everybody who waits go on.
    void set();
    void clear();
    // Blocks until it is set (true, even if it was cleared since) or the deadline has passed (false).
    bool wait(Time deadline = kNever);

    std::unique_ptr<Image> copy_for_child() override;
    void exchange(Image& image) override;

  private:
    Kernel& kernel_;
    FlagId id_;
    const Text label_;
    bool set_ = false;
    WaitLine line_;
};

}  // namespace asynchio
