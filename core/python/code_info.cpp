#include "core/python/code_info.h"

#include <utility>

#include "core/python/errors.h"

namespace asynchio::python {
namespace {

PyCodeObject* as_code(PyObject* code) { return reinterpret_cast<PyCodeObject*>(code); }

// One instruction with its full argument; what the interpreter has specialised is seen as it was compiled.
struct Unit {
    int op = 0;
    unsigned arg = 0;
    std::size_t index = 0;  // in code units
};

class Units {
  public:
    Units(PyObject* code, const Opcodes& opcodes) : opcodes_(opcodes), bytes_(checked(PyCode_GetCode(as_code(code)))) {
        size_ = static_cast<std::size_t>(PyBytes_GET_SIZE(bytes_.get())) / 2;
    }
    std::size_t size() const { return size_; }
    void seek(std::size_t index) { next_ = index; }
    // The next instruction, skipping caches and prefixes; false at the end.
    bool next(Unit& unit) {
        const auto* bytes = reinterpret_cast<const unsigned char*>(PyBytes_AS_STRING(bytes_.get()));
        unsigned prefix = 0;
        for (; next_ < size_; ++next_) {
            const int op = bytes[next_ * 2];
            const unsigned arg = prefix << 8 | bytes[next_ * 2 + 1];
            if (op == opcodes_.cache) continue;
            if (op == opcodes_.extended_arg) {
                prefix = arg;
                continue;
            }
            unit = Unit{op, arg, next_++};
            return true;
        }
        return false;
    }

  private:
    const Opcodes& opcodes_;
    PyRef bytes_;
    std::size_t size_ = 0;
    std::size_t next_ = 0;
};

std::string name_at(PyObject* code, unsigned index) {
    PyObject* const names = as_code(code)->co_names;
    if (static_cast<Py_ssize_t>(index) >= PyTuple_GET_SIZE(names)) return "";
    return std::string(text_of(PyTuple_GET_ITEM(names, index)));
}

std::string local_at(PyObject* code, unsigned index) {
    PyObject* const names = as_code(code)->co_localsplusnames;
    if (static_cast<Py_ssize_t>(index) >= PyTuple_GET_SIZE(names)) return "";
    return std::string(text_of(PyTuple_GET_ITEM(names, index)));
}

// LOAD_GLOBAL keeps a flag in the lowest bit of its argument.
std::string global_name(PyObject* code, const Unit& unit, const Opcodes& opcodes) {
    return name_at(code, unit.op == opcodes.load_global ? unit.arg >> 1 : unit.arg);
}

void tell_kind(CodeInfo& info, int flags) {
    info.makes_coroutine = (flags & (CO_COROUTINE | CO_GENERATOR | CO_ASYNC_GENERATOR)) != 0;
    if ((flags & CO_GENERATOR) != 0) info.kind = CoroutineKind::generator;
    if ((flags & CO_ASYNC_GENERATOR) != 0) info.kind = CoroutineKind::async_generator;
}

std::string stored_in_next(PyObject* code, const Unit& unit, const Opcodes& opcodes) {
    const bool global = unit.op == opcodes.store_name || unit.op == opcodes.store_global;
    if (global) return name_at(code, unit.arg);
    return unit.op == opcodes.store_fast || unit.op == opcodes.store_deref ? local_at(code, unit.arg) : "";
}

}  // namespace

Opcodes Opcodes::load() {
    const PyRef module = import_real("opcode");
    const PyRef map = checked(PyObject_GetAttrString(module.get(), "opmap"));
    const auto number = [&](const char* name) {
        PyObject* const found = PyDict_GetItemString(map.get(), name);
        return found != nullptr ? static_cast<int>(PyLong_AsLong(found)) : -1;
    };
    Opcodes opcodes;
    opcodes.extended_arg = number("EXTENDED_ARG");
    opcodes.load_global = number("LOAD_GLOBAL");
    opcodes.load_name = number("LOAD_NAME");
    opcodes.store_global = number("STORE_GLOBAL");
    opcodes.store_name = number("STORE_NAME");
    opcodes.store_fast = number("STORE_FAST");
    opcodes.store_deref = number("STORE_DEREF");
    opcodes.store_attr = number("STORE_ATTR");
    opcodes.jump_backward = number("JUMP_BACKWARD");
    opcodes.call = number("CALL");
    opcodes.call_ex = number("CALL_FUNCTION_EX");
    opcodes.resume = number("RESUME");
    opcodes.cache = number("CACHE");
    opcodes.send = number("SEND");
    opcodes.for_iter = number("FOR_ITER");
    opcodes.swap = number("SWAP");
    opcodes.copy = number("COPY");
    opcodes.build_tuple = number("BUILD_TUPLE");
    opcodes.unpack_sequence = number("UNPACK_SEQUENCE");
    PyObject *name = nullptr, *value = nullptr;
    for (Py_ssize_t at = 0; PyDict_Next(map.get(), &at, &name, &value) != 0;) {
        const std::string_view word = text_of(name);
        const int op = static_cast<int>(PyLong_AsLong(value));
        if (word.find("JUMP") != word.npos || word == "FOR_ITER" || word == "SEND") opcodes.jumps.insert(op);
        if (word.starts_with("BUILD_")) opcodes.builds.insert(op);
    }
    return opcodes;
}

std::set<std::string> shared_variables(PyObject* code, const Opcodes& opcodes) {
    std::set<std::string> names;
    Units units(code, opcodes);
    for (Unit unit; units.next(unit);)
        if (unit.op == opcodes.store_global) names.insert(name_at(code, unit.arg));
    PyObject* const constants = as_code(code)->co_consts;
    for (Py_ssize_t i = 0; i < PyTuple_GET_SIZE(constants); ++i)
        if (PyCode_Check(PyTuple_GET_ITEM(constants, i)))
            names.merge(shared_variables(PyTuple_GET_ITEM(constants, i), opcodes));
    return names;
}

CodeInfo analyse(PyObject* code, const Opcodes& opcodes, const std::set<std::string>& shared, Recorder& recorder) {
    CodeInfo info;
    info.function = recorder.text(text_of(as_code(code)->co_name));
    info.first_line = static_cast<Line>(as_code(code)->co_firstlineno);
    tell_kind(info, as_code(code)->co_flags);
    Units units(code, opcodes);
    info.instructions.resize(units.size());
    bool after_call = false;
    for (Unit unit; units.next(unit);) {
        Instruction& instruction = info.instructions[unit.index];
        instruction.after_call = std::exchange(after_call, unit.op == opcodes.call || unit.op == opcodes.call_ex);
        instruction.enters = unit.op == opcodes.resume;
        instruction.iterates = unit.op == opcodes.send || unit.op == opcodes.for_iter;
        instruction.may_switch = unit.op == opcodes.jump_backward || unit.op == opcodes.resume ||
                                 unit.op == opcodes.call || unit.op == opcodes.call_ex;
        const bool reads = unit.op == opcodes.load_global || unit.op == opcodes.load_name;
        const bool writes = unit.op == opcodes.store_global || unit.op == opcodes.store_name;
        if (!reads && !writes) continue;
        const std::string name = global_name(code, unit, opcodes);
        if (!shared.contains(name)) continue;
        instruction.action = reads ? Instruction::Action::read_shared : Instruction::Action::write_shared;
        instruction.name = recorder.text(name);
    }
    const Py_ssize_t locals = PyTuple_GET_SIZE(as_code(code)->co_localsplusnames);
    for (Py_ssize_t i = 0; i < locals; ++i) {
        const std::string name = local_at(code, static_cast<unsigned>(i));
        info.locals.push_back(name.starts_with('.') ? Text() : recorder.text(name));  // .0 is a comprehension's own
    }
    return info;
}

// Follows the value on the stack, from the call on, through whatever is computed after it: in `knife, board = Lock(),
// Lock()` there is another call before the stores.
std::string stored_in(PyObject* code, int offset, const Opcodes& opcodes) {
    constexpr int kFarthest = 200;  // instructions
    Units units(code, opcodes);
    units.seek(static_cast<std::size_t>(offset) / 2 + 1);
    int above = 0;  // values on top of it
    Unit unit;
    for (int looked = 0; looked < kFarthest && units.next(unit); ++looked) {
        const int argument = static_cast<int>(unit.arg);
        const bool global = unit.op == opcodes.store_name || unit.op == opcodes.store_global;
        if (global && above == 0) return name_at(code, unit.arg);
        if ((unit.op == opcodes.store_fast || unit.op == opcodes.store_deref) && above == 0) return local_at(code, unit.arg);
        if (unit.op == opcodes.store_attr && above == 1) return name_at(code, unit.arg);
        if (unit.op == opcodes.copy && above == argument - 1) {
            above = 0;
        } else if (unit.op == opcodes.swap && above == 0) {
            above = argument - 1;
        } else if (unit.op == opcodes.swap && above == argument - 1) {
            above = 0;
        } else if (unit.op == opcodes.build_tuple && above < argument) {
            // A tuple that is taken apart at once has its first item on top then.
            const int place = argument - 1 - above;
            if (!units.next(unit) || unit.op != opcodes.unpack_sequence) return looked == 0 && above == 0 ? stored_in_next(code, unit, opcodes) : "";
            above = place;
        } else {
            const int effect = opcodes.jumps.contains(unit.op) ? -kFarthest : PyCompile_OpcodeStackEffect(unit.op, argument);
            if (effect > kFarthest || above + effect < 0) return "";
            if (opcodes.builds.contains(unit.op) && above > 0 && above < argument) return "";
            above += effect;
        }
    }
    return "";
}

}  // namespace asynchio::python
