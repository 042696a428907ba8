#include "core/runner/protocol.h"

#include <sys/socket.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <nlohmann/json.hpp>

#include "core/base/overloaded.h"

namespace asynchio {
namespace {

using nlohmann::json;

bool write_all(int descriptor, const char* data, std::size_t size) {
    while (size > 0) {
        const ssize_t written = ::send(descriptor, data, size, MSG_NOSIGNAL);
        if (written < 0 && errno == EINTR) continue;
        if (written <= 0) return false;
        data += written;
        size -= static_cast<std::size_t>(written);
    }
    return true;
}

bool read_all(int descriptor, char* data, std::size_t size) {
    while (size > 0) {
        const ssize_t got = ::read(descriptor, data, size);
        if (got < 0 && errno == EINTR) continue;
        if (got <= 0) return false;
        data += got;
        size -= static_cast<std::size_t>(got);
    }
    return true;
}

json encode(const PlainValue& value) {
    return std::visit(Overloaded{
                          [](std::monostate) { return json(); },
                          [](bool truth) { return json(truth); },
                          [](double number) { return json(number); },
                          [](const std::string& string) { return json(string); },
                          [](const PlainValue::List& list) {
                              json items = json::array();
                              for (const PlainValue& item : list) items.push_back(encode(item));
                              return items;
                          },
                      },
                      value.data);
}

PlainValue decode_value(const json& value, int depth = 0) {
    constexpr int kDeepest = 100;  // the runner sends nothing deeper
    if (value.is_boolean()) return PlainValue{value.get<bool>()};
    if (value.is_number()) return PlainValue{value.get<double>()};
    if (value.is_string()) return PlainValue{value.get<std::string>()};
    if (!value.is_array() || depth > kDeepest) return PlainValue{};
    PlainValue::List list;
    for (const json& item : value) list.push_back(decode_value(item, depth + 1));
    return PlainValue{std::move(list)};
}

json encode(const Answer& answer) {
    return {{"value", encode(answer.value)}, {"repr", answer.repr}, {"shown", answer.shown}, {"error", answer.error}, {"read_from", answer.read_from}, {"asked_at", answer.asked_at},
            {"variables", answer.variables}};
}

Answer decode_answer(const json& answer) {
    return Answer{decode_value(answer.at("value")), answer.at("repr").get<std::string>(),
                  answer.at("shown").get<std::string>(), answer.at("error").get<std::string>(),
                  answer.at("read_from").get<std::vector<std::size_t>>(), answer.at("asked_at").get<std::vector<double>>(),
                  answer.at("variables").get<std::vector<std::string>>()};
}

}  // namespace

std::string encode_request(const RunRequest& request, std::uint64_t run) {
    const Limits& limits = request.limits;
    const json text = {
        {"run", run},
        {"program", request.program},
        {"filename", request.filename},
        {"machine", format_machine(request.machine)},
        {"schedule", format_schedule(request.schedule)},
        {"inputs", request.inputs},
        {"interrupt_at", request.interrupt_at},
        {"arguments", request.arguments},
        {"compiled", request.compiled},
        {"parameters", request.parameters},
        {"questions", request.questions},
        {"steps", limits.steps},
        {"memory_bytes", limits.memory_bytes},
        {"threads", limits.threads},
        {"output_bytes", limits.output_bytes},
        {"events", limits.events},
        {"virtual_time", limits.virtual_time},
    };
    // Text that is no UTF-8 is the program's mistake, not a reason to fail here.
    return text.dump(-1, ' ', false, json::error_handler_t::replace);
}

Result<NumberedRequest> decode_request(const std::string& text) {
    try {
        const json fields = json::parse(text);
        NumberedRequest numbered;
        fields.at("run").get_to(numbered.run);
        RunRequest& request = numbered.request;
        fields.at("program").get_to(request.program);
        fields.at("filename").get_to(request.filename);
        fields.at("inputs").get_to(request.inputs);
        fields.at("interrupt_at").get_to(request.interrupt_at);
        fields.at("arguments").get_to(request.arguments);
        fields.at("compiled").get_to(request.compiled);
        fields.at("parameters").get_to(request.parameters);
        fields.at("questions").get_to(request.questions);
        const Result<Machine> machine = parse_machine(fields.at("machine").get<std::string>());
        if (!machine) return machine.failure();
        request.machine = *machine;
        Result<ScheduleText> schedule = parse_schedule(fields.at("schedule").get<std::string>());
        if (!schedule) return schedule.failure();
        request.schedule = std::move(*schedule);
        fields.at("steps").get_to(request.limits.steps);
        fields.at("memory_bytes").get_to(request.limits.memory_bytes);
        fields.at("threads").get_to(request.limits.threads);
        fields.at("output_bytes").get_to(request.limits.output_bytes);
        fields.at("events").get_to(request.limits.events);
        fields.at("virtual_time").get_to(request.limits.virtual_time);
        return numbered;
    } catch (const json::exception& error) {
        return Failure{std::string("the request cannot be read: ") + error.what()};
    }
}

std::string encode_reply(const RunReply& reply) {
    json answers = json::array();
    for (const Answer& answer : reply.answers) answers.push_back(encode(answer));
    const json text = {{"run", reply.run}, {"steps", reply.steps}, {"dirty", reply.dirty}, {"answers", std::move(answers)}};
    return text.dump(-1, ' ', false, json::error_handler_t::replace);
}

Result<RunReply> decode_reply(const std::string& text) {
    try {
        const json fields = json::parse(text);
        RunReply reply{fields.at("run").get<std::uint64_t>(), fields.at("steps").get<std::uint64_t>(),
                       fields.at("dirty").get<bool>(), {}};
        for (const json& answer : fields.value("answers", json::array())) reply.answers.push_back(decode_answer(answer));
        return reply;
    } catch (const json::exception& error) {
        return Failure{std::string("the reply cannot be read: ") + error.what()};
    }
}

bool write_frame(int descriptor, const std::string& text) {
    const auto length = static_cast<std::uint32_t>(text.size());
    std::string frame(reinterpret_cast<const char*>(&length), sizeof length);
    frame += text;
    return write_all(descriptor, frame.data(), frame.size());
}

std::optional<std::string> read_frame(int descriptor) {
    std::uint32_t length = 0;
    if (!read_all(descriptor, reinterpret_cast<char*>(&length), sizeof length) || length > kLongestFrame) return {};
    std::string text(length, '\0');
    if (!read_all(descriptor, text.data(), length)) return {};
    return text;
}

}  // namespace asynchio
