// What each simulated process of a run has in memory. After a fork both processes have the same objects, at the same
// addresses, and each its own contents: the contents of the process that runs are in the objects, those of the others
// in images. Objects that are made after a fork belong to the process that made them.
//
// Thread: the baton holder, with the GIL.
#pragma once

#include <map>
#include <memory>
#include <unordered_map>
#include <vector>

#include "core/base/ids.h"
#include "core/python/object_image.h"
#include "core/python/py.h"

namespace asynchio::python {

class Session;

class AddressSpaces {
  public:
    explicit AddressSpaces(Session& session) : session_(session) {}

    // The current process forks `child`, which has a copy of everything the program made until now.
    void fork(ProcessId child);
    // From here on the objects hold what `process` has. Call whenever a thread begins or goes on.
    void enter(ProcessId process) {
        if (process != loaded_) load(process);
    }
    // What the process has is dropped as soon as no thread of it is left.
    void end(ProcessId process) { ended_.push_back(process); }
    // At the end of the run: everything is dropped.
    void clear();
    // Something is dropped that no process has any more: none of the program's code may run.
    bool dropping() const { return dropping_; }

  private:
    // An object that several processes have.
    struct Shared {
        PyRef object;
        ProcessId loaded;  // whose content is in it
        std::map<ProcessId, std::unique_ptr<ObjectImage>> images;  // of the others
    };
    // The part of the session's own state that each process has.
    struct Counters {
        std::uint32_t threads = 0, pools = 0;
        PyRef event_loop;
        bool event_loop_was_set = false;
    };
    void load(ProcessId process);
    void exchange_counters(Counters& counters);
    void share(PyObject* object, ProcessId parent, ProcessId child);
    void drop_ended();
    void drop(ProcessId process);

    Session& session_;
    ProcessId loaded_{1};
    std::unordered_map<PyObject*, std::unique_ptr<Shared>> objects_;
    std::map<ProcessId, std::vector<Shared*>> spaces_;  // what each process shares with others
    std::map<ProcessId, Counters> counters_;            // of those that are not loaded
    std::vector<ProcessId> ended_;
    bool dropping_ = false;
};

}  // namespace asynchio::python
