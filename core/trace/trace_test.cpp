// The trace as data: packing, texts, the golden form, limits.
#include "core/trace/trace.h"

#include <gtest/gtest.h>

#include <random>

#include "core/trace/recorder.h"
#include "core/trace/text.h"
#include "core/trace/vocabulary.h"

namespace asynchio {
namespace {

// An event of every kind with field values that differ from each other.
Event sample(Recorder& recorder, const EventInfo& info, std::uint32_t salt) {
    Event event;
    event.kind = info.kind;
    event.time = static_cast<Time>(salt) * 1'234'567;
    event.thread = static_cast<std::uint16_t>(salt % 5);
    std::uint32_t* word = event.words;
    for (const FieldInfo& field : info.fields) {
        switch (field.type) {
            case FieldType::text: *word++ = recorder.text("text \"" + std::to_string(salt) + "\"\n\x01\\").offset; break;
            case FieldType::flag: *word++ = salt & 1; break;
            case FieldType::word: *word++ = 1; break;
            case FieldType::count:
            case FieldType::id: *word++ = ++salt; break;
            case FieldType::time: {
                detail::WordWriter writer{word};
                writer.put(salt % 3 == 0 ? kNever : static_cast<Time>(salt) << 33);
                word += 2;
                break;
            }
        }
    }
    return event;
}

// A trace with one event of each kind.
Trace trace_of_every_kind() {
    OwnedTraceBuffer buffer;
    Recorder recorder(buffer.get());
    Trace trace;
    std::uint32_t salt = 7;
    std::vector<Event> events;
    for (const EventInfo& info : vocabulary()) events.push_back(sample(recorder, info, salt += 3));
    trace.read(buffer.get());  // the texts
    for (const Event& event : events) trace.append(event);
    return trace;
}

TEST(Vocabulary, SaysOneSentenceAboutEveryEventAndField) {
    for (const EventInfo& info : vocabulary()) {
        EXPECT_TRUE(info.sentence.ends_with('.')) << info.name;
        EXPECT_EQ(find_event(info.name), &info) << "two events are called " << info.name;
        for (const FieldInfo& field : info.fields) EXPECT_FALSE(field.meaning.empty()) << info.name << "." << field.name;
    }
    EXPECT_EQ(find_event("no_such_event"), nullptr);
    EXPECT_EQ(find_event(static_cast<EventKind>(vocabulary().size())), nullptr);
}

TEST(Vocabulary, EveryWordReadsBack) {
    for (const EventInfo& info : vocabulary())
        for (const FieldInfo& field : info.fields)
            for (std::uint32_t value = 0; field.type == FieldType::word && field.word_of(value) != "?"; ++value)
                EXPECT_EQ(field.parse(field.word_of(value)), value) << field.type_name;
}

TEST(TraceText, ReadsBackEveryKindOfEvent) {
    const Trace trace = trace_of_every_kind();
    const std::string text = trace_to_text(trace);
    const Result<Trace> back = parse_trace_text(text);
    ASSERT_TRUE(back) << back.why();
    EXPECT_EQ(first_difference(trace, *back), "");
    EXPECT_EQ(trace_to_text(*back), text);
}

TEST(TraceText, SaysWhichLineIsWrongAndWhatWasExpected) {
    EXPECT_EQ(parse_trace_text("0.000000000 T1 loop_started loop=1\n0.0 T1 loop_started loop=1\n").why(),
              "line 2: expected a time in seconds with nine digits");
    EXPECT_EQ(parse_trace_text("0.000000000 T1 loop_begun loop=1\n").why(),
              "line 1: expected the name of an event, not 'loop_begun'");
    EXPECT_EQ(parse_trace_text("0.000000000 T1 loop_started pool=1\n").why(), "line 1: expected field loop=<LoopId>");
    EXPECT_EQ(parse_trace_text("0.000000000 T1 loop_started loop=1 more\n").why(), "line 1: expected the end of the line");
}

TEST(TraceText, SurvivesEveryTruncationAndFlippedBit) {
    const std::string text = trace_to_text(trace_of_every_kind());
    for (std::size_t size = 0; size < text.size(); ++size) static_cast<void>(parse_trace_text(text.substr(0, size)));
    std::mt19937 random(1);
    for (int i = 0; i < 20'000; ++i) {
        std::string damaged = text;
        damaged[random() % damaged.size()] ^= static_cast<char>(1 << random() % 8);
        const Result<Trace> trace = parse_trace_text(damaged);
        EXPECT_TRUE(trace || trace.why().find("expected") != std::string::npos);
    }
}

TEST(TraceText, TheFirstDifferenceIsASentence) {
    const Trace a = *parse_trace_text("0.000000000 T1 loop_started loop=1\n0.000000000 T1 loop_stopped loop=1\n");
    const Trace b = *parse_trace_text("0.000000000 T1 loop_started loop=1\n0.000000000 T1 loop_stopped loop=2\n");
    const Trace c = *parse_trace_text("0.000000000 T1 loop_started loop=1\n");
    EXPECT_EQ(first_difference(a, b),
              "event 1: expected `0.000000000 T1 loop_stopped loop=1`, got `0.000000000 T1 loop_stopped loop=2`");
    EXPECT_EQ(first_difference(a, c), "event 1: expected `0.000000000 T1 loop_stopped loop=1`, got the end");
    EXPECT_EQ(first_difference(a, a), "");
}

TEST(Recorder, EqualTextsHaveOneId) {
    OwnedTraceBuffer buffer;
    Recorder recorder(buffer.get());
    const Text hello = recorder.text("hello");
    EXPECT_EQ(recorder.text(std::string("hel") + "lo"), hello);
    EXPECT_NE(recorder.text("hello!"), hello);
    EXPECT_EQ(recorder.string(hello), "hello");
    EXPECT_EQ(recorder.text(""), Text());
}

TEST(Recorder, StopsAtItsLimitAndSaysSo) {
    OwnedTraceBuffer buffer;
    Recorder recorder(buffer.get(), 10);
    for (int i = 0; i < 50; ++i) recorder.record(LoopStarted{LoopId(1)});
    EXPECT_TRUE(recorder.full());
    recorder.end(RunEnded{RunOutcome::out_of_budget, 0, Budget::events, recorder.text("too many"), 0, 0, Text()});
    recorder.record(LoopStopped{LoopId(1)});
    const Trace trace = read_trace(buffer.get());
    ASSERT_EQ(trace.size(), 12u) << "ten events, the cut, the end";
    EXPECT_EQ(trace[10].kind, EventKind::TraceTruncated);
    EXPECT_EQ(trace[11].kind, EventKind::RunEnded);
    EXPECT_EQ(trace.text(unpack<RunEnded>(trace[11]).message), "too many");
}

TEST(Recorder, AFullTextTableCutsTheRecordingButNotItsEnd) {
    OwnedTraceBuffer buffer(1 << 12, 1 << 16);
    Recorder recorder(buffer.get());
    for (int i = 0; i < 5000; ++i)
        recorder.record(OutputWritten{Stream::out, recorder.text("a line that is long enough " + std::to_string(i))});
    EXPECT_TRUE(recorder.full());
    recorder.end(RunEnded{RunOutcome::finished, 0, Budget::none, recorder.text("why it ended"), 0, 0, Text()});
    const Trace trace = read_trace(buffer.get());
    EXPECT_TRUE(trace.ended());
    EXPECT_EQ(trace.text(unpack<RunEnded>(trace[trace.size() - 1]).message), "why it ended");
}

TEST(TraceBuffer, RefusesWhatIsNoTraceOfThisVocabulary) {
    std::vector<std::uint64_t> memory(TraceBuffer::size_for(8, 64) / 8 + 1);
    const auto bytes = std::as_writable_bytes(std::span(memory));
    EXPECT_EQ(TraceBuffer::open(bytes).why(), "this is not a trace of Asynchio");
    TraceBuffer buffer = TraceBuffer::format(bytes, 8, 64);
    EXPECT_TRUE(TraceBuffer::open(bytes));
    buffer.header().vocabulary ^= 1;
    EXPECT_NE(TraceBuffer::open(bytes).why().find("another version"), std::string::npos);
    buffer.header().vocabulary ^= 1;
    buffer.header().event_capacity = 1u << 30;
    EXPECT_EQ(TraceBuffer::open(bytes).why(), "the trace is shorter than its header says");
    EXPECT_EQ(TraceBuffer::open(bytes.subspan(0, 16)).why(), "the trace is shorter than its header");
}

TEST(Trace, ReadersSeeAGrowingPrefix) {
    OwnedTraceBuffer buffer;
    Recorder recorder(buffer.get());
    Trace trace;
    EXPECT_EQ(trace.read(buffer.get()), 0u);
    recorder.record(PoolCreated{PoolId(1), recorder.text("first"), 2});
    EXPECT_EQ(trace.read(buffer.get()), 1u);
    recorder.record(PoolCreated{PoolId(2), recorder.text("second"), 2});
    EXPECT_EQ(trace.read(buffer.get()), 1u);
    EXPECT_EQ(trace.text(unpack<PoolCreated>(trace[1]).label), "second");
    EXPECT_EQ(trace.read(buffer.get()), 0u);
}

TEST(Trace, DamagedEventsOfAWriterAreNotRead) {
    OwnedTraceBuffer buffer;
    Recorder recorder(buffer.get());
    recorder.record(LoopStarted{LoopId(1)});
    recorder.record(PoolCreated{PoolId(1), recorder.text("x"), 2});
    buffer.get().events()[1].words[1] = 0x7fffffff;  // a text far outside the table
    Trace trace;
    EXPECT_EQ(trace.read(buffer.get()), 1u);
    buffer.get().events()[1].kind = static_cast<EventKind>(9999);
    EXPECT_EQ(trace.read(buffer.get()), 0u);
}

}  // namespace
}  // namespace asynchio
