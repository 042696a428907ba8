#include "core/python/program.h"

#include "core/python/errors.h"
#include "core/python/identity.h"
#include "core/python/interpreter.h"
#include "core/python/interpreter_end.h"
#include "core/python/plain_copy.h"
#include "core/python/reports.h"
#include "core/python/sys_state.h"

namespace asynchio::python {
namespace {

constexpr Count kInterruptedStatus = 130;  // as a shell shows an end by Ctrl+C
constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";  // some editors put it in front of UTF-8 text

// A place in the program.
struct Place {
    Line line = 0;
    Count column = 0;
};

// Where the program was when the exception was raised: its innermost frame in the traceback.
Place place_of(PyObject* exception, PyObject* filename) {
    Place place;
    PyRef entry = PyRef::take(PyException_GetTraceback(exception));
    while (entry && entry.get() != Py_None) {
        const auto* traceback = reinterpret_cast<PyTracebackObject*>(entry.get());
        const PyRef code = PyRef::take(reinterpret_cast<PyObject*>(PyFrame_GetCode(traceback->tb_frame)));
        auto* code_object = reinterpret_cast<PyCodeObject*>(code.get());
        if (PyUnicode_Compare(code_object->co_filename, filename) == 0) {
            int line = 0, column = 0, end_line = 0, end_column = 0;
            PyCode_Addr2Location(code_object, traceback->tb_lasti, &line, &column, &end_line, &end_column);
            place = Place{static_cast<Line>(line), static_cast<Count>(column + 1)};
        }
        entry = PyRef::borrow(reinterpret_cast<PyObject*>(traceback->tb_next));
    }
    return place;
}

// Gives the traceback module the lines of a program that is in no file.
void remember_source(const RunRequest& request) {
    const PyRef cache = checked(PyObject_GetAttrString(import_real("linecache").get(), "cache"));
    const PyRef text = make_str(request.program);
    const PyRef lines = checked(PyUnicode_Splitlines(text.get(), 1));
    const PyRef entry = checked(Py_BuildValue("(nOOs)", PyUnicode_GET_LENGTH(text.get()), Py_None, lines.get(),
                                              request.filename.c_str()));
    checked(PyDict_SetItemString(cache.get(), request.filename.c_str(), entry.get()));
}

// Context variables that the program sets end with it.
class FreshContext {
  public:
    explicit FreshContext(Session& session) : session_(session), context_(checked(PyContext_New())) {
        checked(PyContext_Enter(context_.get()));
    }
    ~FreshContext() {
        if (PyContext_Exit(context_.get()) == 0) return;
        PyErr_Clear();
        session_.pollutes = true;
    }
    FreshContext(const FreshContext&) = delete;
    FreshContext& operator=(const FreshContext&) = delete;

  private:
    Session& session_;
    PyRef context_;
};

class Program {
  public:
    Program(Session& session, RunResult& result)
        : session_(session),
          result_(result),
          memory_(Interpreter::get().memory),
          filename_(make_str(session.request.filename)) {}

    // On the kernel's main thread. Returns when the program and all its threads are done.
    void run() {
        PyRef code = kept();
        if (!code) code = compile();
        if (!code) return;
        session_.tracer.watch(code.get());
        execute(code.get());
    }

  private:
    // Null if the program did not run here before.
    PyRef kept() {
        const CompiledProgram* const kept = Interpreter::get().compiled.find(session_.request);
        if (kept == nullptr) return PyRef();
        filename_ = kept->filename;
        adopt(kept->code.get());
        Interpreter::get().memory.charge_kept(kept->bytes);
        return kept->code;
    }

    // As compile(source, filename, "exec", 0, True). Not by that function: its first call makes a class for every kind of
    // node of a syntax tree, which takes longer than a short run.
    PyRef compiled(PyObject* source) const {
        const std::string_view text = text_of(source);
        if (text.find('\0') != text.npos) {  // it knows what to say then
            const PyRef function = checked(PyObject_GetAttrString(import_real("builtins").get(), "compile"));
            return PyRef::take(PyObject_CallFunction(function.get(), "OOsii", source, filename_.get(), "exec", 0, 1));
        }
        PyCompilerFlags flags{PyCF_SOURCE_IS_UTF8 | PyCF_IGNORE_COOKIE, PY_MINOR_VERSION};
        return PyRef::take(Py_CompileStringObject(text.data(), filename_.get(), Py_file_input, &flags, -1));
    }

    PyRef compile() {
        std::string_view text = session_.request.program;
        if (text.starts_with(kByteOrderMark)) text.remove_prefix(kByteOrderMark.size());
        const std::int64_t before = memory_.in_use();
        PyRef source = make_str(text);
        PyRef code = compiled(source.get());
        if (!code) {
            refuse(error_object(take_error()));
            return PyRef();
        }
        source = PyRef();
        // The compiler asks for hashes of constants, a NaN's among them.
        adopt(code.get());
        session_.identities = Identities();
        // Warnings of the compiler are output of each run.
        if (session_.output_bytes == 0)
            Interpreter::get().compiled.keep(session_.request, {filename_, code, memory_.in_use() - before});
        return code;
    }

    void refuse(const PyRef& exception) {
        if (memory_.exhausted()) return session_.kernel.end_out_of_budget(Budget::memory);
        add_line_of_source(exception);
        const std::string text = format_uncaught_only(exception);
        std::string line = exception_line(exception);
        Place place;
        if (PyErr_GivenExceptionMatches(exception.get(), PyExc_SyntaxError)) {
            place.line = number(exception, "lineno");
            place.column = number(exception, "offset");
        } else if (line == "MemoryError") {  // what CPython's parser says when its stack is full
            line += ": the program is nested too deeply to be compiled";
        }
        session_.err.write(text);
        session_.kernel.end(ended(RunOutcome::refused, 1, line, place, text));
    }

    // What the compiler finds after parsing has the line of the file, if there is one.
    void add_line_of_source(const PyRef& error) {
        if (!PyErr_GivenExceptionMatches(error.get(), PyExc_SyntaxError)) return;
        const PyRef known = checked(PyObject_GetAttrString(error.get(), "text"));
        const std::uint32_t number_of_line = number(error, "lineno");
        if (known.get() != Py_None || number_of_line == 0) return;
        const PyRef line = checked(PyObject_CallMethod(import_real("linecache").get(), "getline", "OI", filename_.get(),
                                                       number_of_line));
        checked(PyObject_SetAttrString(error.get(), "text", line.get()));
    }

    static std::uint32_t number(const PyRef& object, const char* attribute) {
        const PyRef value = PyRef::take(PyObject_GetAttrString(object.get(), attribute));
        const long number = value && PyLong_Check(value.get()) ? PyLong_AsLong(value.get()) : 0;
        PyErr_Clear();
        return number > 0 ? static_cast<std::uint32_t>(number) : 0;
    }

    // A program may put anything in the place of what its end is made of: it comes to it all the same.
    template <class Call>
    static void even_if_broken(Call call) {
        try {
            call();
        } catch (const PythonError&) {
            PyErr_Clear();
        }
    }

    void execute(PyObject* code) {
        const FreshContext context(session_);
        make_main_module();
        session_.tracer.attach();
        std::exception_ptr error = evaluate(code);
        try {
            RunEnded end = error ? report(error) : ended(RunOutcome::finished, 0, "", Place{}, "");
            wait_for_threads_or_interrupt();
            even_if_broken([] { call_exit_functions(); });
            if (!session_.kernel.ending()) {
                even_if_broken([&] { copy_globals(); });
                even_if_broken([&] { drop_program(session_, error); });
            }
            if (session_.kernel.ending()) return;
            if (memory_.exhausted()) session_.kernel.end_out_of_budget(Budget::memory);
            session_.out.flush();
            session_.err.flush();
            session_.kernel.end(end);
        } catch (const ThreadAbort&) {
        }
    }

    // What the program raised; null if nothing.
    std::exception_ptr evaluate(PyObject* code) {
        const PyRef globals = session_.globals;
        const PyRef result = PyRef::take(PyEval_EvalCode(code, globals.get(), globals.get()));
        if (result) return nullptr;
        note_traceback();
        return take_error();
    }

    // What the exception that is set knew of its way when it was last caught: what it passed since then is with the
    // interpreter only, and that gives the exception its whole way for a traceback, but not for SystemExit.
    void note_traceback() {
        PyObject *type = nullptr, *value = nullptr, *traceback = nullptr;
        PyErr_Fetch(&type, &value, &traceback);
        if (value != nullptr && PyExceptionInstance_Check(value))
            last_traceback_ = PyRef::take(PyException_GetTraceback(value));
        PyErr_Restore(type, value, traceback);
    }

    // Questions are asked after the run, when the program's own objects are gone.
    void copy_globals() {
        if (session_.request.questions.empty()) return;
        const MemoryPause pause(Interpreter::get().memory);
        result_.globals = plain_copy_of_globals(session_.globals.get());
    }

    void make_main_module() {
        const PyRef module = checked(PyModule_New("__main__"));
        PyRef globals = PyRef::borrow(PyModule_GetDict(module.get()));
        session_.globals = globals;
        checked(PyDict_SetItemString(globals.get(), "__builtins__", make_builtins().get()));
        checked(PyDict_SetItemString(globals.get(), "__file__", filename_.get()));
        checked(PyDict_SetItemString(PyImport_GetModuleDict(), "__main__", module.get()));
    }

    // The exception that left the program: as python3 reports it, and how the run ends.
    RunEnded report(const std::exception_ptr& error) {
        try {
            std::rethrow_exception(error);
        } catch (const ThreadAbort&) {
            throw;
        } catch (...) {
        }
        const PyRef exception = error_object(error);
        const PyRef traceback = std::exchange(last_traceback_, {});
        const Place place = place_of(exception.get(), filename_.get());
        // Python told the program that its memory is used up, and the program did nothing about it.
        if (memory_.exhausted()) {
            session_.kernel.end_out_of_budget(Budget::memory, place.line);
            throw ThreadAbort{};
        }
        if (PyErr_GivenExceptionMatches(exception.get(), PyExc_SystemExit)) {
            PyException_SetTraceback(exception.get(), traceback ? traceback.get() : Py_None);
            return report_exit(exception, place);
        }
        const std::string text = format_uncaught_in_program(exception);
        if (!call_hook(exception)) session_.err.write(text);
        const bool interrupted = PyErr_GivenExceptionMatches(exception.get(), PyExc_KeyboardInterrupt) != 0;
        return ended(RunOutcome::raised, interrupted ? kInterruptedStatus : 1, exception_line(exception), place, text);
    }

    // The program's own sys.excepthook; false if it has none.
    bool call_hook(const PyRef& exception) {
        const PyRef hook = PyRef::borrow(PySys_GetObject("excepthook"));
        if (!hook || hook.get() == PySys_GetObject("__excepthook__")) return false;
        const PyRef traceback = PyRef::take(PyException_GetTraceback(exception.get()));
        const PyRef result = PyRef::take(PyObject_CallFunctionObjArgs(
            hook.get(), Py_TYPE(exception.get()), exception.get(), traceback ? traceback.get() : Py_None, nullptr));
        if (result) return true;
        const std::exception_ptr error = take_error();
        const PyRef second = error_object(error);
        if (session_.kernel.ending()) std::rethrow_exception(error);
        session_.err.write("Error in sys.excepthook:\n" + format_uncaught(second) + "\nOriginal exception was:\n");
        return false;
    }

    RunEnded report_exit(const PyRef& exception, Place place) {
        const PyRef code = PyRef::take(PyObject_GetAttrString(exception.get(), "code"));
        if (!code) PyErr_Clear();
        if (!code || code.get() == Py_None) return ended(RunOutcome::finished, 0, "", Place{}, "");
        if (PyLong_Check(code.get())) {
            int overflow = 0;
            const long status = PyLong_AsLongAndOverflow(code.get(), &overflow);
            if (status == 0) return ended(RunOutcome::finished, 0, "", Place{}, "");
            return ended(RunOutcome::exited, static_cast<Count>(status & 0xff),
                         "The program asked for exit status " + std::to_string(status) + ".", place, "");
        }
        const PyRef text = PyRef::take(PyObject_Str(code.get()));
        if (!text) {
            if (session_.kernel.ending()) throw ThreadAbort{};
            PyErr_Clear();
            return ended(RunOutcome::exited, 1, "The program ended itself.", place, "");
        }
        session_.err.write(printable(text.get()) + "\n");
        return ended(RunOutcome::exited, 1, "The program ended itself: " + printable(text.get()), place, "");
    }

    // Ctrl+C while the interpreter waits for the other threads: it waits no more and drops them.
    void wait_for_threads_or_interrupt() {
        try {
            wait_for_threads();
        } catch (const PythonError& error) {
            session_.err.write("Exception ignored in: <module 'threading'>\n" +
                               exception_line(PyRef::borrow(error.exception())) + "\n");
        }
    }

    // As the interpreter does at its end: first the pools finish their queues, then the other threads.
    void wait_for_threads() {
        session_.processes.finish();
    }

    RunEnded ended(RunOutcome outcome, Count code, const std::string& message, Place place, const std::string& detail) {
        Recorder& recorder = session_.recorder;
        return RunEnded{outcome, code, Budget::none, recorder.text(message), place.line, place.column,
                        recorder.text(detail)};
    }
    Session& session_;
    RunResult& result_;
    const MemoryMeter& memory_;
    PyRef filename_;
    PyRef last_traceback_;
};

// Drops everything the program made. It is still watched, so none of its code gets to run. What it keeps alive
// elsewhere shows as live objects.
void clean_up(Session& session) {
    Interpreter& interpreter = Interpreter::get();
    interpreter.silence_unraisable();
    PyDict_DelItemString(PyImport_GetModuleDict(), "__main__");
    PyErr_Clear();
    // A run that is stopped within an `except` block never comes to the end of that block.
    PyErr_SetHandledException(nullptr);
    forget_exit_functions();
    // Calls that no worker will make any more hold on to the program.
    for (const auto& entry : session.pools)
        if (const auto pool = entry.executor.lock()) pool->drop_queue();
    // Set by the loop that runs; when a run ends early, by no fault of its own, it has no time to take them back.
    // Not through an import: the program may have emptied sys.modules.
    if (PyObject* const set_hooks = PySys_GetObject("set_asyncgen_hooks"))
        static_cast<void>(PyRef::take(PyObject_CallFunctionObjArgs(set_hooks, Py_None, Py_None, nullptr)));
    PyErr_Clear();
    session.spaces.clear();
    clear_live_objects();
    session.threads.forget_objects();
    session.processes.forget_objects();
    session.modules = PyRef();
    session.process_context = PyRef();
    session.signals.clear();
    session.current_event_loop = PyRef();
    PyErr_Clear();
    interpreter.shared.restore();
    forget_exit_functions();  // also where the program had put something else in the place of that
    PyGC_Collect();
    PyErr_Clear();
    session.tracer.detach();
}

// What exists between runs stays; the collector need not look at it.
void freeze() {
    static_cast<void>(PyRef::take(PyObject_CallMethod(import_real("gc").get(), "freeze", nullptr)));
    PyErr_Clear();
}

}  // namespace

RunResult run_program(TraceBuffer buffer, const RunRequest& request, RecordObserver* observer) {
    Interpreter& interpreter = Interpreter::get();
    Recorder recorder(buffer, request.limits.events);
    auto session = std::make_unique<Session>(recorder, request);
    interpreter.session = session.get();
    recorder.observe(observer);
    RunResult result;
    {
        const SysState sys(request);
        remember_source(request);
        interpreter.shared.begin();
        PyGC_Collect();  // the collector starts from the same state in every run
        interpreter.memory.begin(request.limits.memory_bytes);
        session->kernel.run(request.filename, [&] { Program(*session, result).run(); });
        interpreter.memory.end();
        if (!request.questions.empty() && session->globals) result.globals = plain_copy_of_globals(session->globals.get());
        session->globals = PyRef();
        result.steps = session->tracer.steps();
        clean_up(*session);
    }
    result.dirty = !session->live.alone() || session->pollutes;
    interpreter.compiled.trim();
    if (!result.dirty) freeze();
    interpreter.session = nullptr;
    // Objects that are still alive point into their session: it stays, and the process ends after this run.
    if (result.dirty) static_cast<void>(session.release());
    return result;
}

}  // namespace asynchio::python
