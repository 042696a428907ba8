#include "core/python/session.h"

#include "core/python/errors.h"
#include "core/python/interpreter.h"

namespace asynchio::python {

Session::Session(Recorder& run_recorder, const RunRequest& run_request)
    : request(run_request),
      recorder(run_recorder),
      kernel(recorder, request.machine, request.limits, make_schedule(request.schedule, request.machine.seed), this),
      threads(kernel, *this),
      out(kernel, Stream::out, output_bytes),
      err(kernel, Stream::err, output_bytes),
      tracer(kernel, out, err),
      spaces(*this),
      processes(*this),
      signals(*this),
      modules(checked(PyDict_New())),
      entropy(request.machine.seed) {
    kernel.interrupt_at(request.interrupt_at);
}

Session::~Session() = default;

void* Session::before_wait() { return PyEval_SaveThread(); }
void Session::after_wait(void* saved) {
    PyEval_RestoreThread(static_cast<PyThreadState*>(saved));
    spaces.enter(kernel.current_process());
}
void Session::interrupted() {
    signals.take_notice();
}
OsThreads& Session::os_threads() { return Interpreter::get().os_threads; }
Line Session::current_line() { return tracer.current_line(); }

std::string Session::name_for_new_object() {
    PyFrameObject* const frame = PyEval_GetFrame();
    if (frame == nullptr) return "";
    const PyRef code = PyRef::take(reinterpret_cast<PyObject*>(PyFrame_GetCode(frame)));
    return stored_in(code.get(), PyFrame_GetLasti(frame), tracer.opcodes());
}

Session& current_session() {
    Session* session = Interpreter::get().session;
    if (session == nullptr) raise(PyExc_RuntimeError, "the program has ended");
    return *session;
}

LiveObject& live_objects() { return current_session().live; }

}  // namespace asynchio::python
