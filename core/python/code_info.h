// What the tracer must know about a code object, found out once: whether it belongs to the program, and which of its
// instructions read or write shared variables or let the interpreter switch threads.
#pragma once

#include <cstdint>
#include <set>
#include <string>
#include <vector>

#include "core/python/py.h"
#include "core/trace/recorder.h"

namespace asynchio::python {

// Numbers of the instructions we look for, in this interpreter's version.
struct Opcodes {
    int extended_arg = -1, load_global = -1, load_name = -1, store_global = -1, store_name = -1, store_fast = -1,
        store_deref = -1, store_attr = -1, jump_backward = -1, call = -1, call_ex = -1, resume = -1, cache = -1,
        send = -1, for_iter = -1, swap = -1, copy = -1, build_tuple = -1, unpack_sequence = -1;
    std::set<int> jumps, builds;
    // Reads them from the `opcode` module.
    static Opcodes load();
};

struct Instruction {
    enum class Action : std::uint8_t { none, read_shared, write_shared };
    Action action = Action::none;
    bool after_call = false;   // the value on top of the stack may be what a call gave
    bool enters = false;       // where a body begins, or goes on, unless an exception is thrown into it
    bool may_switch = false;   // this interpreter may let another thread run here
    bool iterates = false;     // an await or a `for`: StopIteration is its end
    Text name;                 // of the shared variable
};

struct CodeInfo {
    PyRef code;                // keeps the address from being reused
    bool in_program = false;   // lines, locals and variables are told
    bool makes_coroutine = false;  // a call makes an object of this kind instead of running the body
    CoroutineKind kind = CoroutineKind::coroutine;
    bool counted = false;      // its steps count (everything but the standard library)
    Text function;
    Line first_line = 0;
    std::vector<Instruction> instructions;  // by code unit
    std::vector<Text> locals;               // empty text: not told

    // The instruction that its frame is at.
    Instruction at(PyFrameObject* frame) const {
        const auto offset = static_cast<std::size_t>(PyFrame_GetLasti(frame)) / 2;
        return offset < instructions.size() ? instructions[offset] : Instruction{};
    }
    // During a call event of its frame.
    bool is_thrown_into(PyFrameObject* frame) const { return !at(frame).enters; }
};

// Names that functions of the program declare global and assign: the variables that threads and tasks share.
std::set<std::string> shared_variables(PyObject* code, const Opcodes& opcodes);

CodeInfo analyse(PyObject* code, const Opcodes& opcodes, const std::set<std::string>& shared, Recorder& recorder);

// The variable that the result of the call at this byte offset is stored in: `lock` for `lock = Lock()`; else "".
std::string stored_in(PyObject* code, int offset, const Opcodes& opcodes);

}  // namespace asynchio::python
