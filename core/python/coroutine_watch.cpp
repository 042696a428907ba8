#include "core/python/coroutine_watch.h"

#include "core/python/bounded_repr.h"
#include "core/python/errors.h"
#include "core/python/frame_access.h"

namespace asynchio::python {
namespace {

// Ended because it was asked to: closed, or its task cancelled.
bool is_cancellation(PyObject* raised) {
    return PyErr_GivenExceptionMatches(raised, PyExc_GeneratorExit) != 0 ||
           std::string_view(Py_TYPE(raised)->tp_name).ends_with("CancelledError");
}

}  // namespace

CoroutineWatch::~CoroutineWatch() {
    if (self_) PyCapsule_SetContext(self_.get(), nullptr);
}

bool CoroutineWatch::is_new(PyObject* object) {
    const bool known = PyCoro_CheckExact(object) || PyGen_CheckExact(object) || PyAsyncGen_CheckExact(object);
    return known && asynchio_generator_is_new(object) != 0;
}

void CoroutineWatch::made(PyObject* object, const CodeInfo& code, Line line) { know(object, code, line); }

void CoroutineWatch::tasked(PyObject* object, const CodeInfo& code, TaskId task) {
    recorder_.record(CoroutineTasked{know(object, code, 0), task});
}

CoroutineId CoroutineWatch::started(PyObject* object, const CodeInfo& code, FrameId frame) {
    const CoroutineId id = know(object, code, 0);
    forget(object);
    recorder_.record(CoroutineStarted{id, frame});
    return id;
}

void CoroutineWatch::paused(CoroutineId id, CoroutineKind kind, PyObject* returned) {
    PyObject* item = nullptr;
    if (kind == CoroutineKind::generator) item = returned;
    if (kind == CoroutineKind::async_generator) item = asynchio_async_generator_item(returned);
    const bool yielded = item != nullptr;
    recorder_.record(CoroutinePaused{id, yielded, yielded ? shown_in(recorder_, item) : Text()});
}

void CoroutineWatch::resumed(CoroutineId id, PyFrameObject* frame, const CodeInfo& code) {
    if (code.is_thrown_into(frame))
        return recorder_.record(CoroutineResumed{id, ResumeKind::raise, Text()});
    PyObject* const sent = asynchio_frame_stack_top(frame);
    const bool value = code.kind != CoroutineKind::coroutine && sent != nullptr && sent != Py_None;
    recorder_.record(CoroutineResumed{id, value ? ResumeKind::send : ResumeKind::next,
                                      value ? shown_in(recorder_, sent) : Text()});
}

CoroutineWatch::Raised CoroutineWatch::raised(PyObject* exception) {
    const Outcome outcome = is_cancellation(exception) ? Outcome::cancelled : Outcome::failed;
    return Raised{outcome, recorder_.text(describe_exception(exception))};
}

void CoroutineWatch::ended(CoroutineId id, PyObject* returned, const Raised& raised) {
    if (returned == nullptr) return recorder_.record(CoroutineEnded{id, raised.outcome, raised.text});
    recorder_.record(CoroutineEnded{id, Outcome::done, shown_in(recorder_, returned)});
}

void CoroutineWatch::closed(PyObject* object) {
    const auto entry = new_.find(object);
    if (entry == new_.end()) return;
    recorder_.record(CoroutineDropped{entry->second.id});
    forget(object);
}

void CoroutineWatch::dropped_of_library(const std::string& function, Line line) {
    const auto id = recorder_.next<CoroutineId>();
    recorder_.record(CoroutineCreated{id, CoroutineKind::coroutine, recorder_.text(function), line});
    recorder_.record(CoroutineDropped{id});
}

void CoroutineWatch::forget(PyObject* object) {
    const auto entry = new_.extract(object);
    if (entry) watched_.erase(entry.mapped().watcher.get());
}

CoroutineId CoroutineWatch::know(PyObject* object, const CodeInfo& code, Line line) {
    const auto [place, is_unknown] = new_.try_emplace(object);
    New& entry = place->second;
    if (!is_unknown) return entry.id;
    entry.id = recorder_.next<CoroutineId>();
    entry.watcher = checked(PyWeakref_NewRef(object, callback()));
    watched_.emplace(entry.watcher.get(), object);
    recorder_.record(CoroutineCreated{entry.id, code.kind, code.function, line});
    return entry.id;
}

PyObject* CoroutineWatch::callback() {
    static const PyMethodDef on_drop_function{"_coroutine_dropped", on_drop, METH_O, nullptr};
    if (!callback_) {
        self_ = checked(PyCapsule_New(this, nullptr, nullptr));
        checked(PyCapsule_SetContext(self_.get(), this));
        callback_ = checked(PyCFunction_New(const_cast<PyMethodDef*>(&on_drop_function), self_.get()));
    }
    return callback_.get();
}

PyObject* CoroutineWatch::on_drop(PyObject* self, PyObject* watcher) {
    auto* const watch = static_cast<CoroutineWatch*>(PyCapsule_GetContext(self));
    if (watch != nullptr) watch->drop(watcher);
    Py_RETURN_NONE;
}

void CoroutineWatch::drop(PyObject* watcher) {
    const auto watched = watched_.find(watcher);
    if (watched == watched_.end()) return;
    const auto entry = new_.extract(watched->second);
    watched_.erase(watched);
    if (entry && !kernel_.ending()) recorder_.record(CoroutineDropped{entry.mapped().id});
}

}  // namespace asynchio::python
