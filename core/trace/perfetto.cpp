#include "core/trace/perfetto.h"

#include "core/trace/protobuf_writer.h"
#include "core/trace/track_events.h"

namespace asynchio {
namespace {

// Field numbers and constants of Perfetto's protos/perfetto/trace.
namespace packet_field {
constexpr std::uint32_t packet = 1, timestamp = 8, sequence = 10, track_event = 11, track_descriptor = 60;
}
namespace track_field {
constexpr std::uint32_t uuid = 1, name = 2, process = 3, thread = 4, parent = 5, counter = 8, ordering = 11, rank = 12;
constexpr std::uint64_t explicit_order = 3;
constexpr std::uint32_t process_pid = 1, process_name = 6, thread_pid = 1, thread_tid = 2, thread_name = 5;
constexpr std::uint32_t counter_unit = 3;
constexpr std::uint64_t unit_count = 2;
}
namespace event_field {
constexpr std::uint32_t annotations = 4, type = 9, track = 11, name = 23, value = 30, flows = 47, ending_flows = 48;
constexpr std::uint32_t argument_int = 4, argument_text = 6, argument_name = 10;
}

constexpr std::uint64_t kSequence = 1;  // everything comes from one writer

std::uint64_t type_of(TrackEvent::Kind kind) {
    switch (kind) {
        case TrackEvent::Kind::begin: return 1;
        case TrackEvent::Kind::end: return 2;
        case TrackEvent::Kind::moment: return 3;
        case TrackEvent::Kind::count: return 4;
    }
    return 0;
}

ProtobufWriter descriptor(const Track& track, std::uint64_t rank) {
    ProtobufWriter out;
    out.number(track_field::uuid, track.id);
    out.text(track_field::name, track.name);
    if (track.kind == Track::Kind::process) {
        ProtobufWriter process;
        process.number(track_field::process_pid, track.pid);
        process.text(track_field::process_name, track.name);
        out.message(track_field::process, process);
    } else if (track.kind == Track::Kind::thread) {
        ProtobufWriter thread;
        thread.number(track_field::thread_pid, track.pid);
        thread.number(track_field::thread_tid, track.tid);
        thread.text(track_field::thread_name, track.name);
        out.message(track_field::thread, thread);
    }
    if (track.parent != 0) out.number(track_field::parent, track.parent);
    if (track.kind == Track::Kind::counter) {
        ProtobufWriter counter;
        counter.number(track_field::counter_unit, track_field::unit_count);
        out.message(track_field::counter, counter);
    }
    out.number(track_field::ordering, track_field::explicit_order);
    out.number(track_field::rank, rank);
    return out;
}

ProtobufWriter argument(const TrackEvent::Argument& value) {
    ProtobufWriter out;
    out.text(event_field::argument_name, value.name);
    if (const auto* number = std::get_if<std::int64_t>(&value.value))
        out.number(event_field::argument_int, static_cast<std::uint64_t>(*number));
    else out.text(event_field::argument_text, std::get<std::string>(value.value));
    return out;
}

ProtobufWriter event_message(const TrackEvent& event) {
    ProtobufWriter out;
    for (const TrackEvent::Argument& value : event.arguments) out.message(event_field::annotations, argument(value));
    out.number(event_field::type, type_of(event.kind));
    out.number(event_field::track, event.track);
    if (!event.name.empty()) out.text(event_field::name, event.name);
    if (event.kind == TrackEvent::Kind::count) out.number(event_field::value, static_cast<std::uint64_t>(event.value));
    for (const std::uint64_t flow : event.flows) out.fixed64(event_field::flows, flow);
    for (const std::uint64_t flow : event.ending_flows) out.fixed64(event_field::ending_flows, flow);
    return out;
}

}  // namespace

std::string trace_to_perfetto(const Trace& trace) {
    const TrackEvents run = track_events(trace);
    ProtobufWriter out;
    std::uint64_t rank = 0;
    for (const Track& track : run.tracks) {
        ProtobufWriter packet;
        packet.number(packet_field::timestamp, 0);
        packet.number(packet_field::sequence, kSequence);
        packet.message(packet_field::track_descriptor, descriptor(track, rank++));
        out.message(packet_field::packet, packet);
    }
    for (const TrackEvent& event : run.events) {
        ProtobufWriter packet;
        packet.number(packet_field::timestamp, static_cast<std::uint64_t>(event.time));
        packet.number(packet_field::sequence, kSequence);
        packet.message(packet_field::track_event, event_message(event));
        out.message(packet_field::packet, packet);
    }
    return out.bytes();
}

}  // namespace asynchio
