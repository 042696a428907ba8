#include "core/program/errors.h"

#include "core/program/values.h"

namespace asynchio::program {
namespace {

struct Words {
    const char* module = "";
    const char* type = nullptr;  // null: not one of Python's
    std::string message;
    bool has_message = true;  // an empty one, too
};

struct Row {
    bool (*is)(const std::exception& error);
    const char* module;
    const char* type;
};

template <class Kind>
bool is(const std::exception& error) {
    return dynamic_cast<const Kind*>(&error) != nullptr;
}

constexpr Row kRows[] = {
    {is<InvalidStateError>, "asyncio.exceptions.", "InvalidStateError"},
    {is<TimeoutError>, "", "TimeoutError"},
    {is<ValueError>, "", "ValueError"},
    {is<RuntimeError>, "", "RuntimeError"},
    {is<IndexError>, "", "IndexError"},
    {is<ExceptionGroup>, "", "ExceptionGroup"},
    {is<QueueFull>, "asyncio.queues.", "QueueFull"},
    {is<QueueEmpty>, "asyncio.queues.", "QueueEmpty"},
    {is<BrokenBarrierError>, "asyncio.exceptions.", "BrokenBarrierError"},
};

Words words_of(const std::exception& error) {
    for (const Row& row : kRows) {
        if (!row.is(error)) continue;
        const std::string message = row.is == is<TimeoutError> ? "" : error.what();
        return {row.module, row.type, message, !message.empty()};
    }
    return {"", nullptr, error.what(), true};
}

Words words_of(const std::exception_ptr& error) {
    try {
        std::rethrow_exception(error);
    } catch (const CancelledError& cancelled) {
        const auto* const message = std::any_cast<std::string>(&cancelled.message());
        return {"asyncio.exceptions.", "CancelledError", message != nullptr ? *message : "", message != nullptr};
    } catch (const std::exception& exception) {
        return words_of(exception);
    } catch (...) {
        return {"", nullptr, "an exception of a type that has no words", true};
    }
}

std::string line_of(const Words& words, const char* module) {
    if (words.type == nullptr) return words.message;
    return std::string(module) + words.type + (words.message.empty() ? "" : ": ") + words.message;
}

}  // namespace

std::string type_name(const std::exception& error) {
    const Words words = words_of(error);
    return words.type != nullptr ? words.type : "Exception";
}

std::string repr(const std::exception_ptr& error) {
    const Words words = words_of(error);
    const std::string type = words.type != nullptr ? words.type : "Exception";
    return type + "(" + (words.has_message ? repr(words.message) : "") + ")";
}

std::string summary(const std::exception_ptr& error) { return line_of(words_of(error), ""); }

std::string last_words(const std::exception_ptr& error) {
    const Words words = words_of(error);
    return line_of(words, words.module);
}

}  // namespace asynchio::program
