#include "core/python/process_language.h"

#include <algorithm>
#include <utility>

#include "core/python/embedded.h"
#include "core/python/errors.h"
#include "core/python/interpreter.h"
#include "core/python/labels.h"
#include "core/python/pickling.h"
#include "core/python/processes.h"
#include "core/python/reports.h"
#include "core/python/session.h"
#include "core/python/values.h"

namespace asynchio::python {
namespace {

constexpr char kResult = 'R', kError = 'E';
constexpr long kMostWorkers = 1'000'000;  // more than any run may have threads

// A packed error: the text of its traceback, a zero, the pickled exception.
Parcel error_parcel(const std::string& text, const std::string& pickle) {
    Parcel parcel(1, kError);
    parcel += text;
    parcel += '\0';
    return parcel + pickle;
}

// Whether a worker survives it.
bool is_told(PoolKind kind, const PyRef& exception) {
    return kind == PoolKind::futures || PyErr_GivenExceptionMatches(exception.get(), PyExc_Exception) != 0;
}

PyRef encoding_error(const PyRef& reason, PyObject* value) {
    const std::string shown = printable(checked(PyObject_Repr(value)).get());
    const std::string why = printable(checked(PyObject_Repr(reason.get())).get());
    const PyRef text = make_str("Error sending result: '" + shown + "'. Reason: '" + why + "'");
    return checked(PyObject_CallOneArg(Interpreter::get().exceptions.maybe_encoding_error, text.get()));
}

PyRef call_all(PyObject* function, PyObject* several) {
    PyRef results = checked(PyList_New(0));
    for (Py_ssize_t i = 0; i < PyTuple_GET_SIZE(several); ++i)
        checked(PyList_Append(results.get(),
                              checked(PyObject_CallObject(function, PyTuple_GET_ITEM(several, i))).get()));
    return results;
}

}  // namespace

PyRef make_packed_call(PyObject* call) {
    PyObject* const function = PyTuple_GetItem(call, 0);
    PyObject* const arguments = PyTuple_GetItem(call, 1);
    PyObject* const keywords = PyTuple_GetItem(call, 2);
    if (PyObject_IsTrue(PyTuple_GetItem(call, 3)) == 1) return call_all(function, arguments);
    return checked(PyObject_Call(function, arguments, keywords == Py_None ? nullptr : keywords));
}

Parcel PythonPoolLanguage::pack(const Work& work) {
    const PyRef call = to_object(work.call());
    try {
        return pickled(call.get());
    } catch (const ThreadAbort&) {
        throw;
    } catch (...) {
        if (kind_ == PoolKind::tasks) throw;
        const PyRef exception = error_object(std::current_exception());
        set_remote_cause(exception, Interpreter::get().exceptions.futures_remote_traceback, remote_text(exception));
        std::rethrow_exception(error_from(exception));
    }
}

PoolLanguage::Made PythonPoolLanguage::make(const Parcel& parcel) {
    const PyRef call = unpickled(parcel);
    PyRef result;
    try {
        result = make_packed_call(call.get());
    } catch (const ThreadAbort&) {
        throw;
    } catch (...) {
        const PyRef exception = error_object(std::current_exception());
        if (!is_told(kind_, exception)) throw;
        return pack_error(exception);
    }
    try {
        return {kResult + pickled(result.get()), Outcome::done};
    } catch (const ThreadAbort&) {
        throw;
    } catch (...) {
        const PyRef exception = error_object(std::current_exception());
        return pack_error(kind_ == PoolKind::futures ? exception : encoding_error(exception, result.get()));
    }
}

PoolLanguage::Made PythonPoolLanguage::pack_error(const PyRef& exception) const {
    auto* const type = reinterpret_cast<PyObject*>(Py_TYPE(exception.get()));
    const std::string text = type == Interpreter::get().exceptions.maybe_encoding_error ? "" : remote_text(exception);
    try {
        return {error_parcel(text, pickled(exception.get())), Outcome::failed};
    } catch (const ThreadAbort&) {
        throw;
    } catch (...) {
        const PyRef other = error_object(std::current_exception());
        if (kind_ == PoolKind::futures)
            return {error_parcel(remote_text(other), pickled(other.get())), Outcome::failed};
        return {error_parcel("", pickled(encoding_error(other, exception.get()).get())), Outcome::failed};
    }
}

void PythonPoolLanguage::unpack(const Parcel& result, ConcurrentFuture& future) {
    if (result.front() == kResult) {
        Value value = to_value(unpickled(result.substr(1)));
        if (!future.done()) future.set_result(std::move(value));
        return;
    }
    const std::size_t end = result.find('\0');
    const PyRef exception = unpickled(result.substr(end + 1));
    const Exceptions& known = Interpreter::get().exceptions;
    if (end > 1)
        set_remote_cause(
            exception, kind_ == PoolKind::futures ? known.futures_remote_traceback : known.pool_remote_traceback,
            result.substr(1, end - 1));
    if (!future.done()) future.set_exception(error_from(exception));
}

std::string PythonPoolLanguage::describe(const std::exception_ptr& error) {
    return format_raised(error_object(error));
}

std::exception_ptr PythonPoolLanguage::broken(const std::string& cause) {
    const Exceptions& known = Interpreter::get().exceptions;
    const PyRef text = make_str("A process in the process pool was terminated abruptly while the future was running or "
                                "pending.");
    const PyRef exception = checked(PyObject_CallOneArg(known.broken_process_pool, text.get()));
    if (!cause.empty()) set_remote_cause(exception, known.futures_remote_traceback, "\n'''\n" + cause + "'''");
    return error_from(exception);
}

ProcessId PythonPoolLanguage::start_worker(PoolId pool, std::function<ProcessExit()> body) {
    const PyRef object = make_process_object(Interpreter::get().types.fork_process,
                                             kind_ == PoolKind::futures ? "ForkProcess" : "ForkPoolWorker");
    auto& process = object_of<ProcessObject>(object.get());
    process.pool = pool;
    process.daemon = kind_ == PoolKind::tasks;
    current_session().processes.start(object, std::move(body));
    return process.process;
}

bool PythonPoolLanguage::initialize() {
    if (!function_) return true;
    try {
        static_cast<void>(checked(PyObject_Call(function_.get(), arguments_.get(), nullptr)));
        return true;
    } catch (const ThreadAbort&) {
        throw;
    } catch (...) {
        if (kind_ == PoolKind::tasks) throw;
        current_session().err.write("Exception in initializer:\n" + describe(std::current_exception()));
        return false;
    }
}

void PythonPoolLanguage::visit_references(ReferenceVisitor& visitor) const {
    visitor.visit(Value(function_));
    visitor.visit(Value(arguments_));
}

void PythonPoolLanguage::clear_references() {
    const PyRef dropped[] = {std::exchange(function_, {}), std::exchange(arguments_, {})};
}

Work make_process_work(PyObject* function, PyRef arguments, PyRef keywords, bool several) {
    Work work;
    const bool one = several && PyTuple_GET_SIZE(arguments.get()) == 1;
    work.label = label_of_call(name_of_callable(function), one ? PyTuple_GET_ITEM(arguments.get(), 0)
                                                           : several ? nullptr : arguments.get());
    PyRef call = checked(PyTuple_Pack(4, function, arguments.get(), keywords ? keywords.get() : Py_None,
                                      several ? Py_True : Py_False));
    work.call = [call = std::move(call)]() -> Value { return Value(call); };
    return work;
}

std::uint32_t processes_argument(PyObject* number, const char* complaint) {
    if (number == nullptr || number == Py_None) return current_session().kernel.machine().cores;
    int overflow = 0;
    const long workers = PyLong_AsLongAndOverflow(number, &overflow);
    if (workers == -1 && PyErr_Occurred() != nullptr) throw_error();
    if (overflow > 0) return kMostWorkers;
    if (workers <= 0) raise(PyExc_ValueError, complaint);
    return static_cast<std::uint32_t>(std::min(workers, kMostWorkers));
}

}  // namespace asynchio::python
