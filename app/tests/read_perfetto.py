"""Reads a Perfetto trace byte by byte, by the field numbers of Perfetto's protos/perfetto/trace, and complains about whatever
its importer would drop, bend or guess. Shares nothing with the writer.

usage: read_perfetto.py FILE.pftrace
"""
import collections
import struct
import sys

BEGIN, END, INSTANT, COUNTER = 1, 2, 3, 4


class Broken(Exception):
    pass


def require(holds, *what):
    if not holds:
        raise Broken(' '.join(str(part) for part in what))


def varint(data, at):
    value = shift = 0
    while True:
        require(at < len(data), 'a number is cut off at byte', at)
        require(shift < 70, 'a number is too long at byte', at)
        byte = data[at]
        value |= (byte & 0x7f) << shift
        at, shift = at + 1, shift + 7
        if byte < 0x80:
            return value, at


def fields(data):
    """Every (number, wire type, value) of a message; all bytes are used up."""
    at, found = 0, []
    while at < len(data):
        key, at = varint(data, at)
        number, wire = key >> 3, key & 7
        require(number > 0, 'field 0')
        if wire == 0:
            value, at = varint(data, at)
        elif wire == 1:
            require(at + 8 <= len(data), 'a fixed64 is cut off')
            value, at = struct.unpack_from('<Q', data, at)[0], at + 8
        elif wire == 2:
            size, at = varint(data, at)
            require(at + size <= len(data), 'a message is cut off')
            value, at = data[at:at + size], at + size
        else:
            raise Broken(f'wire type {wire}')
        found.append((number, wire, value))
    return found


def message(data, shape):
    """A dictionary of lists; a field or wire type that `shape` does not know is a fault."""
    values = collections.defaultdict(list)
    for number, wire, value in fields(data):
        require(number in shape, 'unknown field', number, 'beside', sorted(shape))
        name, kind = shape[number]
        require(wire == (0 if kind == 'number' else 1 if kind == 'fixed64' else 2), name, 'has wire type', wire)
        if kind == 'text':
            value = value.decode('utf-8')
        elif isinstance(kind, dict):
            value = message(value, kind)
        values[name].append(value)
    return values


ANNOTATION = {10: ('name', 'text'), 4: ('int', 'number'), 6: ('text', 'text')}
EVENT = {4: ('annotations', ANNOTATION), 9: ('type', 'number'), 11: ('track', 'number'), 23: ('name', 'text'), 30: ('value', 'number'),
         47: ('flows', 'fixed64'), 48: ('ending_flows', 'fixed64')}
DESCRIPTOR = {1: ('uuid', 'number'), 2: ('name', 'text'), 3: ('process', {1: ('pid', 'number'), 6: ('name', 'text')}),
              4: ('thread', {1: ('pid', 'number'), 2: ('tid', 'number'), 5: ('name', 'text')}), 5: ('parent', 'number'),
              8: ('counter', {3: ('unit', 'number')}), 11: ('ordering', 'number'), 12: ('rank', 'number')}
PACKET = {8: ('timestamp', 'number'), 10: ('sequence', 'number'), 11: ('event', EVENT), 60: ('descriptor', DESCRIPTOR)}

Slice = collections.namedtuple('Slice', 'track name begin end arguments flows ending_flows depth')


class Run:
    """The trace as an importer sees it."""

    def __init__(self, data):
        self.tracks, self.slices, self.moments, self.counts = {}, [], [], collections.defaultdict(list)
        self.flow_starts, self.flow_ends = {}, {}
        self.open = collections.defaultdict(list)
        self.time = 0
        for number, wire, packet in fields(data):
            require((number, wire) == (1, 2), 'the file holds something else than packets')
            self.packet(message(packet, PACKET))
        for track, stack in self.open.items():
            require(not stack, 'slices without an end on', self.tracks[track]['name'], stack)
        self.check_tracks()
        self.check_flows()

    def packet(self, packet):
        require(packet['sequence'] == [1], 'every packet names its sequence')
        require(len(packet['timestamp']) == 1, 'every packet has one time')
        require(len(packet['event']) + len(packet['descriptor']) == 1, 'a packet is an event or a track')
        time = packet['timestamp'][0]
        require(time >= self.time, 'time runs backwards', self.time, time)
        self.time = time
        if packet['descriptor']:
            track = packet['descriptor'][0]
            uuid = track['uuid'][0]
            require(uuid != 0 and uuid not in self.tracks, 'two tracks have the id', uuid)
            require(track['name'] and track['name'][0], 'a track has no name')
            self.tracks[uuid] = {key: values[0] for key, values in track.items() if values}
        else:
            self.event(time, packet['event'][0])

    def event(self, time, event):
        kind, track = event['type'][0], event['track'][0]
        require(track in self.tracks, 'an event is on an unknown track', track)
        counter = 'counter' in self.tracks[track]
        require(counter == (kind == COUNTER), 'events and counts do not mix')
        arguments = {a['name'][0]: (a['int'] + a['text'])[0] for a in event['annotations']}
        require(len(arguments) == len(event['annotations']), 'an argument is given twice', arguments)
        if kind == BEGIN:
            require(event['name'], 'a slice has no name')
            self.open[track].append((event['name'][0], time, arguments, event['flows'], event['ending_flows']))
        elif kind == END:
            require(self.open[track], 'an end without a begin on', self.tracks[track]['name'])
            require(not event['name'] and not event['flows'], 'an end says nothing')
            name, begin, arguments, flows, ending = self.open[track].pop()
            self.slices.append(Slice(track, name, begin, time, arguments, flows, ending, len(self.open[track])))
        elif kind == INSTANT:
            require(event['name'], 'a moment has no name')
            self.moments.append((track, time, event['name'][0]))
        elif kind == COUNTER:
            value = event['value'][0]
            require(0 <= value < 1 << 31, 'a counter is negative', value)
            self.counts[track].append((time, value))
        else:
            raise Broken(f'event of type {kind}')
        for flow in event['flows']:
            self.flow_starts.setdefault(flow, time)
        for flow in event['ending_flows']:
            require(flow not in self.flow_ends, 'flow', flow, 'ends twice')
            self.flow_ends[flow] = time

    def check_tracks(self):
        pids, tids, names = {}, set(), set()
        for uuid, track in self.tracks.items():
            if 'parent' in track:
                require(track['parent'] in self.tracks, 'a track has an unknown parent')
            siblings = (track.get('parent', 0), 'counter' in track, track['name'])
            if 'process' not in track and 'thread' not in track:
                require(siblings not in names, 'two tracks are drawn as one:', track['name'])
                names.add(siblings)
            if 'process' in track:
                pid = track['process']['pid'][0]
                require(pid not in pids, 'two processes have the number', pid)
                pids[pid] = uuid
        for track in self.tracks.values():
            if 'thread' not in track:
                continue
            pid, tid = track['thread']['pid'][0], track['thread']['tid'][0]
            require(pids.get(pid) == track['parent'], 'a thread is in another process than its parent')
            require(tid not in tids, 'two threads have the number', tid)
            tids.add(tid)
            require(tid == pid or tid not in pids, 'a thread looks like the first one of another process')

    def check_flows(self):
        require(self.flow_starts.keys() == self.flow_ends.keys(), 'flows without two ends:',
                sorted(self.flow_starts.keys() ^ self.flow_ends.keys())[:5])
        for flow, begin in self.flow_starts.items():
            require(begin <= self.flow_ends[flow], 'flow', flow, 'goes back in time')

    def named(self, name):
        """The ids of the tracks of this name."""
        return [uuid for uuid, track in self.tracks.items() if track['name'] == name]

    def on(self, name):
        """The slices of the tracks of this name, by their begin."""
        return sorted((s for s in self.slices if self.tracks[s.track]['name'] == name), key=lambda s: (s.begin, s.depth))


def read(path):
    with open(path, 'rb') as file:
        return Run(file.read())


if __name__ == '__main__':
    run = read(sys.argv[1])
    for track in run.tracks.values():
        print(track['name'])
        for one in run.on(track['name']):
            print('   ' * (one.depth + 1), one.begin / 1e9, one.end / 1e9, one.name, one.arguments or '')
    print(len(run.flow_starts), 'flows')
