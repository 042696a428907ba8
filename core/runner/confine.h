// What the runner's process may not do, whatever a program makes it try: accidents stop here. Not a security boundary
// between users; programs that are shared between people need one around the runner.
#pragma once

namespace asynchio {

// No core files, no files written or removed, no other processes, no network, a bounded address space; the process
// ends with the app. What the system does not support is left out.
void confine_process();

}  // namespace asynchio
