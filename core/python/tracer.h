// Watches the program run: tells its lines, changed locals and shared variables, counts its steps, offers switch
// points to the schedule, and ends it when the run ends. What the runtime itself knows (tasks, queues, locks) is told
// by the runtime, not from here.
//
// Thread: the baton holder.
#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <set>
#include <string>
#include <unordered_map>
#include <vector>

#include "core/kernel/simulated_kernel.h"
#include "core/python/code_info.h"
#include "core/python/coroutine_watch.h"
#include "core/python/py.h"

namespace asynchio::python {

class MemoryMeter;
class Output;

class Tracer {
  public:
    Tracer(SimulatedKernel& kernel, Output& out, Output& err);
    ~Tracer();
    // Of the objects that stand for a watched thread.
    static PyTypeObject* make_watcher_type(PyObject* module);

    // The compiled program; its functions are known by their file name object.
    void watch(PyObject* code);
    // Starts and stops watching the calling thread.
    void attach();
    void detach();

    // A task was made from a coroutine object.
    void tasked(PyObject* coroutine, TaskId task);
    // One of the library's coroutines was thrown away before anything of it ran: asyncio.sleep(1) without await.
    void dropped_of_library(const std::string& function, Line made) { coroutines_.dropped_of_library(function, made); }
    // While held, code of the program ends where it begins.
    void hold(bool held) { held_ = held; }

    // The line that the thread with the baton executes, 0 if none.
    Line current_line() const;
    std::uint64_t steps() const { return steps_; }
    const Opcodes& opcodes() const { return opcodes_; }

  private:
    struct Local {
        PyRef immutable;                     // the value itself, if it cannot change
        const PyTypeObject* type = nullptr;  // of the value, if nothing else of it shows
        Text shown;
        bool known = false;
    };
    struct Frame {
        FrameId id;
        PyFrameObject* frame = nullptr;  // borrowed, while it is entered
        const CodeInfo* code = nullptr;
        CoroutineId coroutine;  // whose body it is, if any
        CoroutineWatch::Raised raised;  // the exception that passed through it last
        Line line = 0;
        std::vector<Local> locals;
    };
    // One watched thread.
    struct Thread {
        Tracer& tracer;
        std::vector<Frame*> stack;      // of the program's functions, innermost last
        Text written;                   // a shared variable whose new value is not there yet
        PyObject* written_in = nullptr; // the globals it is in; borrowed, they outlive the thread
        Line written_line = 0;
    };

    // What Python hands to on_event.
    struct Watcher {
        PyObject_HEAD
        Thread* thread;
    };

    static int on_event(PyObject* self, PyFrameObject* frame, int what, PyObject* argument);
    void handle(Thread& thread, PyFrameObject* frame, int what, PyObject* argument);
    void on_call(Thread& thread, PyFrameObject* frame);
    void on_line(Thread& thread, PyFrameObject* frame);
    void on_opcode(Thread& thread, PyFrameObject* frame);
    bool only_counts(const Thread& thread, PyFrameObject* frame) const;
    void set_next_look();
    void on_return(Thread& thread, PyFrameObject* frame, PyObject* returned);
    void on_exception(Thread& thread, PyFrameObject* frame, PyObject* argument);
    void look_at_result(const Frame& record, PyFrameObject* frame);
    void count_step(Thread& thread);
    void collect_garbage();
    void tell_pending(Thread& thread);
    void tell_read(PyFrameObject* frame, const Frame& record, Text name);
    void tell_locals(PyFrameObject* frame, Frame& record);
    void tell_local(Frame& record, std::size_t index, PyObject* value);
    const CodeInfo& info_of(PyObject* code);
    // The record of `frame` if it is the innermost function of the program, else null.
    static Frame* innermost(const Thread& thread, const PyFrameObject* frame) {
        return !thread.stack.empty() && thread.stack.back()->frame == frame ? thread.stack.back() : nullptr;
    }

    SimulatedKernel& kernel_;
    Recorder& recorder_;
    Output& out_;
    Output& err_;
    const MemoryMeter& memory_;
    const Opcodes opcodes_;
    PyRef program_file_;
    std::set<std::string> shared_;
    std::unordered_map<PyObject*, CodeInfo> codes_;
    CoroutineWatch coroutines_;
    std::unordered_map<PyFrameObject*, std::unique_ptr<Frame>> frames_;  // entered and not left
    std::map<ThreadId, std::unique_ptr<Thread>> threads_;
    std::uint64_t steps_ = 0;
    std::uint64_t collection_interval_, next_collection_;  // in steps
    std::uint64_t next_look_ = 0;  // the first step that is more than one to count: a collection, or the end of the budget
    bool held_ = false;
};

}  // namespace asynchio::python
