#include "core/loop/host.h"

#include <typeinfo>

#include "core/loop/errors.h"
#include "core/loop/event_loop.h"
#include "core/loop/gather.h"
#include "core/loop/task.h"

namespace asynchio {
namespace {

std::string quoted(const std::string& text) { return "'" + text + "'"; }

}  // namespace

Ref<Future> LoopHost::new_future(EventLoop& loop, FuturePurpose purpose) { return make_ref<Future>(loop, purpose); }

Ref<Task> LoopHost::new_task(EventLoop& loop, std::unique_ptr<Coroutine> coroutine, const TaskSpec& spec) {
    return make_ref<Task>(loop, std::move(coroutine), spec);
}

Ref<GatheringFuture> LoopHost::new_gather(EventLoop& loop) { return make_ref<GatheringFuture>(loop); }

Value LoopHost::make_list(std::vector<Value> values) { return values; }

Value LoopHost::make_text(const std::string& text) { return text; }

void LoopHost::raise_too_deep() { throw UsageError("maximum recursion depth exceeded"); }

std::string LoopHost::name_of(const Object&) { return "the object"; }

Value LoopHost::error_as_value(const std::exception_ptr& error) { return error; }

bool LoopHost::less(const Value& a, const Value& b) {
    const auto* const number = std::any_cast<int>(&a);
    const auto* const other_number = std::any_cast<int>(&b);
    if (number != nullptr && other_number != nullptr) return *number < *other_number;
    const auto* const text = std::any_cast<std::string>(&a);
    const auto* const other_text = std::any_cast<std::string>(&b);
    if (text != nullptr && other_text != nullptr) return *text < *other_text;
    throw UsageError("these values have no order");
}

std::string LoopHost::describe(const Value& value) {
    if (!value.has_value()) return "None";
    if (const auto* text = std::any_cast<std::string>(&value)) return quoted(*text);
    if (const auto* text = std::any_cast<const char*>(&value)) return quoted(*text);
    if (const auto* number = std::any_cast<int>(&value)) return std::to_string(*number);
    if (const auto* flag = std::any_cast<bool>(&value)) return *flag ? "True" : "False";
    if (const auto* list = std::any_cast<std::vector<Value>>(&value)) {
        std::string text;
        for (const Value& entry : *list) text += (text.empty() ? "" : ", ") + describe(entry);
        return "[" + text + "]";
    }
    return "...";
}

std::string LoopHost::describe(const std::exception_ptr& error) {
    try {
        std::rethrow_exception(error);
    } catch (const CancelledError&) {
        return "CancelledError()";
    } catch (const std::exception& exception) {
        return exception.what();
    } catch (...) {
        return "an exception";
    }
}

}  // namespace asynchio
