// The trace as a table for spreadsheets and scripts, one event a row, in RFC 4180's CSV:
//
//   event,time,thread,name,field1,field2,...
//   17,0.600000000,1,task_waits,task=3,kind=timer,object=9,deadline=0.850000000,,,
//
// event: its number from 0; time: seconds of virtual time with nine digits; thread: the ordinal of the thread that held the
// baton, 0 for the kernel; name: as in events.def. Each field of the event is a cell of its own, key=value, where nothing
// is quoted twice: what stands behind the first = is the value. Times are seconds, or never; flags are true or false. Every
// row has as many cells as the header.
#pragma once

#include <string>

#include "core/trace/trace.h"

namespace asynchio {

std::string trace_to_csv(const Trace& trace);

}  // namespace asynchio
