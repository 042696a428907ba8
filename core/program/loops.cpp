#include "core/program/loops.h"

namespace asynchio::program {
namespace {

class Callback final : public asynchio::Handle {
  public:
    Callback(std::string name, std::function<void()> work) : name_(std::move(name)), work_(std::move(work)) {}
    HandleKind kind() const override { return HandleKind::callback; }
    std::string label() const override { return name_; }
    void run() override {
        try {
            std::exchange(work_, nullptr)();
        } catch (const ThreadAbort&) {
            throw;
        } catch (const LeaveLoop&) {
            throw;
        } catch (...) {
            Program::here().report("Exception in callback " + name_, std::current_exception());
        }
    }

  private:
    void on_cancel() override { work_ = nullptr; }
    const std::string name_;
    std::function<void()> work_;
};

}  // namespace

Ref<asynchio::Handle> detail::callback(const std::string& name, std::function<void()> work) {
    return make_ref<Callback>(name, std::move(work));
}

}  // namespace asynchio::program
