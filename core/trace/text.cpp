#include "core/trace/text.h"

#include <charconv>
#include <cstdio>

#include "core/trace/vocabulary.h"

namespace asynchio {
namespace {

void append_quoted(std::string& out, std::string_view text) {
    out += '"';
    for (const char c : text) {
        if (c == '"' || c == '\\') (out += '\\') += c;
        else if (c == '\n') out += "\\n";
        else if (c == '\t') out += "\\t";
        else if (static_cast<unsigned char>(c) < 0x20 || c == 0x7f) {
            char hex[5];
            std::snprintf(hex, sizeof hex, "\\x%02x", static_cast<unsigned char>(c));
            out += hex;
        } else out += c;
    }
    out += '"';
}

void append_time(std::string& out, Time time) { out += format_seconds(time, 9); }

Time time_of(const std::uint32_t* words) {
    Time time = 0;
    detail::WordReader{words}.get(time);
    return time;
}

void append_field(std::string& out, const Trace& trace, const FieldInfo& field, const std::uint32_t* words) {
    (out += field.name) += '=';
    switch (field.type) {
        case FieldType::text: return append_quoted(out, trace.text(Text{*words}));
        case FieldType::time: return append_time(out, time_of(words));
        case FieldType::word: out += field.word_of(*words); return;
        case FieldType::count:
        case FieldType::flag:
        case FieldType::id: out += std::to_string(*words); return;
    }
}

// Reads one line of the text form.
class LineReader {
  public:
    LineReader(std::string_view line, Trace& trace) : rest_(line), trace_(trace) {}

    // Empty when the line was read into `event`, else what was expected.
    std::string read(Event& event) {
        if (!read_time(event.time)) return "a time in seconds with nine digits";
        if (!skip(" T") || !read_number(event.thread)) return "a thread such as T1 after the time";
        if (!skip(" ")) return "the name of an event after the thread";
        const std::string_view name = until(" ");
        const EventInfo* info = find_event(name);
        if (info == nullptr) return "the name of an event, not '" + std::string(name) + "'";
        event.kind = info->kind;
        std::uint32_t* words = event.words;
        for (const FieldInfo& field : info->fields) {
            if (!skip(" ") || !skip(field.name) || !skip("=") || !read_field(field, words))
                return "field " + std::string(field.name) + "=<" + std::string(field.type_name) + ">";
            words += field.type == FieldType::time ? 2 : 1;
        }
        return rest_.empty() ? "" : "the end of the line";
    }

  private:
    bool skip(std::string_view expected) {
        if (!rest_.starts_with(expected)) return false;
        rest_.remove_prefix(expected.size());
        return true;
    }
    std::string_view until(std::string_view end) {
        const std::string_view word = rest_.substr(0, rest_.find(end));
        rest_.remove_prefix(word.size());
        return word;
    }
    template <class Number>
    bool read_number(Number& number) {
        const auto [end, error] = std::from_chars(rest_.data(), rest_.data() + rest_.size(), number);
        if (error != std::errc()) return false;
        rest_.remove_prefix(static_cast<std::size_t>(end - rest_.data()));
        return true;
    }
    bool read_time(Time& time) {
        if (skip("never")) {
            time = kNever;
            return true;
        }
        const bool negative = skip("-");
        Time seconds = 0;
        if (!read_number(seconds) || !skip(".") || rest_.size() < 9) return false;
        Time fraction = 0;
        for (int i = 0; i < 9; ++i) {
            if (rest_[static_cast<std::size_t>(i)] < '0' || rest_[static_cast<std::size_t>(i)] > '9') return false;
            fraction = fraction * 10 + (rest_[static_cast<std::size_t>(i)] - '0');
        }
        rest_.remove_prefix(9);
        if (seconds < 0 || seconds > kNever / kSecond - 1) return false;
        time = seconds * kSecond + fraction;
        if (negative) time = -time;
        return true;
    }
    bool read_quoted(std::string& text) {
        if (!skip("\"")) return false;
        while (!rest_.empty() && rest_.front() != '"') {
            if (!skip("\\")) {
                text += rest_.front();
                rest_.remove_prefix(1);
            } else if (skip("n")) text += '\n';
            else if (skip("t")) text += '\t';
            else if (skip("x")) {
                unsigned value = 0;
                const std::string_view hex = rest_.substr(0, 2);
                const auto [end, error] = std::from_chars(hex.data(), hex.data() + hex.size(), value, 16);
                if (error != std::errc() || end != hex.data() + 2) return false;
                text += static_cast<char>(value);
                rest_.remove_prefix(2);
            } else if (!rest_.empty()) {
                text += rest_.front();
                rest_.remove_prefix(1);
            }
        }
        return skip("\"");
    }
    bool read_field(const FieldInfo& field, std::uint32_t* words) {
        detail::WordWriter out{words};
        switch (field.type) {
            case FieldType::text: {
                std::string text;
                if (!read_quoted(text)) return false;
                out.put(trace_.add_text(text));
                return true;
            }
            case FieldType::time: {
                Time time = 0;
                if (!read_time(time)) return false;
                out.put(time);
                return true;
            }
            case FieldType::word: {
                const auto value = field.parse(until(" "));
                if (value) out.put(*value);
                return value.has_value();
            }
            case FieldType::count:
            case FieldType::flag:
            case FieldType::id: return read_number(*words);
        }
        return false;
    }

    std::string_view rest_;
    Trace& trace_;
};

}  // namespace

std::string event_to_text(const Trace& trace, const Event& event) {
    std::string out;
    append_time(out, event.time);
    out += " T" + std::to_string(event.thread) + ' ';
    const EventInfo* info = find_event(event.kind);
    out += info->name;
    const std::uint32_t* words = event.words;
    for (const FieldInfo& field : info->fields) {
        out += ' ';
        append_field(out, trace, field, words);
        words += field.type == FieldType::time ? 2 : 1;
    }
    return out;
}

std::string trace_to_text(const Trace& trace) {
    std::string out;
    for (const Event& event : trace.events()) (out += event_to_text(trace, event)) += '\n';
    return out;
}

Result<Trace> parse_trace_text(std::string_view text) {
    Trace trace;
    for (std::size_t number = 1; !text.empty(); ++number) {
        const std::string_view line = text.substr(0, text.find('\n'));
        text.remove_prefix(std::min(text.size(), line.size() + 1));
        if (line.empty()) continue;
        Event event;
        const std::string expected = LineReader(line, trace).read(event);
        if (!expected.empty()) return Failure{"line " + std::to_string(number) + ": expected " + expected};
        trace.append(event);
    }
    return trace;
}

std::string first_difference(const Trace& expected, const Trace& actual) {
    for (std::size_t i = 0; i < expected.size() && i < actual.size(); ++i) {
        const std::string a = event_to_text(expected, expected[i]);
        const std::string b = event_to_text(actual, actual[i]);
        if (a != b) return "event " + std::to_string(i) + ": expected `" + a + "`, got `" + b + "`";
    }
    if (expected.size() == actual.size()) return "";
    const bool longer = actual.size() > expected.size();
    const std::size_t at = std::min(expected.size(), actual.size());
    return "event " + std::to_string(at) + ": expected " +
           (longer ? "the end, got `" + event_to_text(actual, actual[at]) + "`"
                   : "`" + event_to_text(expected, expected[at]) + "`, got the end");
}

}  // namespace asynchio
