#include "core/python/tracer.h"

#include "core/python/bounded_repr.h"
#include "core/python/errors.h"
#include "core/python/frame_access.h"
#include "core/python/interpreter.h"
#include "core/python/memory_meter.h"
#include "core/python/output.h"
#include "core/python/type_builder.h"

namespace asynchio::python {

namespace {

// Code of the standard library or of the runtime. Anything else is a text that the program compiled itself.
bool is_standard(std::string_view file) {
    return file.starts_with(Interpreter::get().library) || file.starts_with("<frozen ") || file == "<asynchio>";
}

// How many steps lie between two looks for cycles that nobody can reach; twice as many after each that found none.
constexpr std::uint64_t kStepsOfCollection = 50'000;

}  // namespace

Tracer::Tracer(SimulatedKernel& kernel, Output& out, Output& err)
    : kernel_(kernel),
      recorder_(kernel.recorder()),
      out_(out),
      err_(err),
      memory_(Interpreter::get().memory),
      opcodes_(Interpreter::get().opcodes),
      coroutines_(kernel),
      collection_interval_(kStepsOfCollection),
      next_collection_(kStepsOfCollection) {
    set_next_look();
}

Tracer::~Tracer() = default;

void Tracer::watch(PyObject* code) {
    program_file_ = PyRef::borrow(reinterpret_cast<PyCodeObject*>(code)->co_filename);
    shared_ = shared_variables(code, opcodes_);
}

void Tracer::attach() {
    auto& thread = threads_[kernel_.current_thread()];
    thread = std::make_unique<Thread>(Thread{*this, {}, Text(), nullptr, 0});
    PyTypeObject* const type = Interpreter::get().types.watcher;
    const PyRef self = checked(type->tp_alloc(type, 0));
    reinterpret_cast<Watcher*>(self.get())->thread = thread.get();
    PyEval_SetTrace(on_event, self.get());
}

void Tracer::detach() {
    PyEval_SetTrace(nullptr, nullptr);
    PyEval_SetProfile(nullptr, nullptr);  // a profiler that the program left on
}

Line Tracer::current_line() const {
    const auto found = threads_.find(kernel_.current_thread());
    if (found == threads_.end() || found->second->stack.empty()) return 0;
    return found->second->stack.back()->line;
}

int Tracer::on_event(PyObject* self, PyFrameObject* frame, int what, PyObject* argument) {
    Thread& thread = *reinterpret_cast<Watcher*>(self)->thread;
    Tracer& tracer = thread.tracer;
    if (what == PyTrace_OPCODE && tracer.only_counts(thread, frame)) {
        ++tracer.steps_;
        return 0;
    }
    try {
        tracer.handle(thread, frame, what, argument);
        return 0;
    } catch (...) {
        set_error(std::current_exception());
        return -1;
    }
}

PyTypeObject* Tracer::make_watcher_type(PyObject* module) {
    return make_type(module, "asynchio.Watcher", sizeof(Watcher), Py_TPFLAGS_DISALLOW_INSTANTIATION, {});
}

// Nearly every step: on_opcode would find nothing to do. Called many times as often as anything else here.
bool Tracer::only_counts(const Thread& thread, PyFrameObject* frame) const {
    if (steps_ + 1 >= next_look_ || held_ || kernel_.ending() || memory_.exhausted()) return false;
    if (out_.pending() || err_.pending() || thread.written != Text()) return false;
    const Frame* const record = innermost(thread, frame);
    if (record == nullptr) return true;
    const Instruction instruction = record->code->at(frame);
    if (instruction.after_call || instruction.action != Instruction::Action::none) return false;
    return !kernel_.anyone_runnable() || !(instruction.may_switch || kernel_.machine().preempt == PreemptModel::any);
}

void Tracer::handle(Thread& thread, PyFrameObject* frame, int what, PyObject* argument) {
    // What is being torn down gets no further, not even to its next line.
    const bool goes_on = what == PyTrace_CALL || what == PyTrace_LINE || what == PyTrace_OPCODE;
    if (goes_on && (kernel_.ending() || held_)) throw ThreadAbort{};
    switch (what) {
        case PyTrace_CALL: on_call(thread, frame); break;
        case PyTrace_LINE:
            on_line(thread, frame);
            if (!kernel_.ending()) kernel_.notice_interrupt();
            break;
        case PyTrace_OPCODE: on_opcode(thread, frame); break;
        case PyTrace_RETURN: return on_return(thread, frame, argument);
        case PyTrace_EXCEPTION: return on_exception(thread, frame, argument);
        default: return;
    }
    // The run is over: whatever the program does about it (except, finally, while True), it gets no further.
    if (kernel_.ending()) throw ThreadAbort{};
}

const CodeInfo& Tracer::info_of(PyObject* code) {
    const auto [place, is_new] = codes_.try_emplace(code);
    if (!is_new) return place->second;
    PyObject* const file = reinterpret_cast<PyCodeObject*>(code)->co_filename;
    CodeInfo info;
    if (file == program_file_.get()) {
        info = analyse(code, opcodes_, shared_, recorder_);
        info.in_program = info.counted = true;
    } else {
        info.counted = !is_standard(text_of(file));
    }
    info.code = PyRef::borrow(code);
    return place->second = std::move(info);
}

void Tracer::on_call(Thread& thread, PyFrameObject* frame) {
    const auto known = frames_.find(frame);
    if (known != frames_.end()) {  // a coroutine or generator goes on
        Frame& record = *known->second;
        thread.stack.push_back(&record);
        if (record.coroutine) coroutines_.resumed(record.coroutine, frame, *record.code);
        return;
    }
    const PyRef code_object = PyRef::take(reinterpret_cast<PyObject*>(PyFrame_GetCode(frame)));
    const CodeInfo& code = info_of(code_object.get());
    asynchio_frame_select_events(frame, code.in_program, code.counted);
    if (!code.in_program) return;
    PyObject* const generator = code.makes_coroutine ? asynchio_frame_generator(frame) : nullptr;
    if (generator != nullptr && code.is_thrown_into(frame)) return coroutines_.closed(generator);
    auto record = std::make_unique<Frame>();
    record->id = recorder_.next<FrameId>();
    record->frame = frame;
    record->code = &code;
    record->line = code.first_line;
    record->locals.resize(code.locals.size());
    recorder_.record(FrameEntered{record->id, code.function, code.first_line});
    if (generator != nullptr) record->coroutine = coroutines_.started(generator, code, record->id);
    thread.stack.push_back(record.get());
    frames_.emplace(frame, std::move(record));
}

void Tracer::on_line(Thread& thread, PyFrameObject* frame) {
    Frame* record = innermost(thread, frame);
    if (record == nullptr) return;
    tell_pending(thread);
    tell_locals(frame, *record);
    record->line = static_cast<Line>(PyFrame_GetLineNumber(frame));
    recorder_.record(LineReached{record->id, record->line});
    if (recorder_.full()) kernel_.end_out_of_budget(Budget::events);
}

void Tracer::on_opcode(Thread& thread, PyFrameObject* frame) {
    count_step(thread);
    const Frame* record = innermost(thread, frame);
    if (record == nullptr) return;
    const Instruction instruction = record->code->at(frame);
    if (instruction.after_call) look_at_result(*record, frame);
    // A switch comes before the step, so that what is told next really happens next.
    if (instruction.may_switch || kernel_.machine().preempt == PreemptModel::any) kernel_.switch_point();
    if (instruction.action == Instruction::Action::read_shared) tell_read(frame, *record, instruction.name);
    if (instruction.action == Instruction::Action::write_shared) {
        const PyRef globals = PyRef::take(PyFrame_GetGlobals(frame));
        thread.written = instruction.name;
        thread.written_in = globals.get();
        thread.written_line = record->line;
    }
}

// What it destroys may run code of the program, which is watched as always.
void Tracer::collect_garbage() {
    next_collection_ = UINT64_MAX;  // not within itself
    set_next_look();
    PyThreadState* const thread = PyThreadState_Get();
    PyThreadState_LeaveTracing(thread);
    const Py_ssize_t found = PyGC_Collect();
    PyThreadState_EnterTracing(thread);
    collection_interval_ = found > 0 ? kStepsOfCollection : 2 * collection_interval_;
    next_collection_ = steps_ + collection_interval_;
    set_next_look();
}

void Tracer::set_next_look() { next_look_ = std::min(next_collection_, kernel_.limits().steps); }

void Tracer::count_step(Thread& thread) {
    tell_pending(thread);
    if (++steps_ > kernel_.limits().steps) kernel_.end_out_of_budget(Budget::steps);
    if (steps_ >= next_collection_) collect_garbage();
    if (memory_.exhausted()) kernel_.end_out_of_budget(Budget::memory);
}

// A call of an async function or generator function runs nothing: it gives an object, seen here for the first time.
void Tracer::look_at_result(const Frame& record, PyFrameObject* frame) {
    PyObject* const result = asynchio_frame_stack_top(frame);
    if (result == nullptr || !CoroutineWatch::is_new(result)) return;
    const CodeInfo& code = info_of(asynchio_generator_code(result));
    if (code.in_program) coroutines_.made(result, code, record.line);
}

void Tracer::tasked(PyObject* coroutine, TaskId task) {
    if (!CoroutineWatch::is_new(coroutine)) return;
    const CodeInfo& code = info_of(asynchio_generator_code(coroutine));
    if (code.in_program) coroutines_.tasked(coroutine, code, task);
}

// Told in every frame that the exception passes; a coroutine's last one is what it ends with.
void Tracer::on_exception(Thread& thread, PyFrameObject* frame, PyObject* argument) {
    Frame* const record = innermost(thread, frame);
    if (record == nullptr || !record->coroutine || !PyTuple_Check(argument)) return;
    // An await or a loop that is over says so with StopIteration: no news about an exception that is still on its way.
    const bool over = PyErr_GivenExceptionMatches(PyTuple_GET_ITEM(argument, 0), PyExc_StopIteration) != 0;
    if (over && (record->raised.text != Text() || record->code->at(frame).iterates)) return;
    record->raised = coroutines_.raised(PyTuple_GET_ITEM(argument, 1));
}

void Tracer::on_return(Thread& thread, PyFrameObject* frame, PyObject* returned) {
    const auto known = frames_.find(frame);
    if (known == frames_.end()) return;
    tell_pending(thread);
    Frame& record = *known->second;
    std::erase(thread.stack, &record);
    tell_locals(frame, record);
    if (asynchio_frame_is_suspended(frame) != 0) {
        if (record.coroutine && returned != nullptr) coroutines_.paused(record.coroutine, record.code->kind, returned);
        return;
    }
    if (record.coroutine) coroutines_.ended(record.coroutine, returned, record.raised);
    recorder_.record(FrameLeft{record.id});
    frames_.erase(known);
}

// What the last step did is known only now: half a line of output, a variable's new value.
void Tracer::tell_pending(Thread& thread) {
    if (out_.pending()) out_.flush();
    if (err_.pending()) err_.flush();
    if (thread.written == Text()) return;
    const Text name = std::exchange(thread.written, Text());
    PyObject* const value = PyDict_GetItemWithError(thread.written_in, make_str(recorder_.string(name)).get());
    recorder_.record(VariableWritten{name, recorder_.text(value != nullptr ? bounded_repr(value) : ""),
                                     thread.written_line});
}

void Tracer::tell_read(PyFrameObject* frame, const Frame& record, Text name) {
    const PyRef globals = PyRef::take(PyFrame_GetGlobals(frame));
    PyObject* const value = PyDict_GetItemWithError(globals.get(), make_str(recorder_.string(name)).get());
    if (value == nullptr) return PyErr_Clear();
    recorder_.record(VariableRead{name, shown_in(recorder_, value), record.line});
}

void Tracer::tell_locals(PyFrameObject* frame, Frame& record) {
    PyObject* const* values = asynchio_frame_locals(frame);
    for (std::size_t i = 0; i < record.locals.size(); ++i) {
        if (record.code->locals[i] == Text()) continue;
        PyObject* value = values[i];
        if (value != nullptr && PyCell_Check(value)) value = PyCell_GET(value);
        tell_local(record, i, value);
    }
}

void Tracer::tell_local(Frame& record, std::size_t index, PyObject* value) {
    Local& local = record.locals[index];
    if (value == nullptr) {
        if (!local.known) return;
        local = Local();
        recorder_.record(LocalChanged{record.id, record.code->locals[index], Text()});
        return;
    }
    if (local.immutable.get() == value || local.type == Py_TYPE(value)) return;
    // Only values that cannot change are kept: keeping another one alive would change when it is destroyed.
    local.immutable = is_immutable(value) ? PyRef::borrow(value) : PyRef();
    local.type = shows_only_its_type(value) ? Py_TYPE(value) : nullptr;
    const Text shown = shown_in(recorder_, value);
    if (local.known && shown == local.shown) return;
    local.shown = shown;
    local.known = true;
    recorder_.record(LocalChanged{record.id, record.code->locals[index], shown});
}

}  // namespace asynchio::python
