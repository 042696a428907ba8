#include "core/python/address_spaces.h"

#include <algorithm>
#include <string_view>
#include <unordered_set>

#include "core/python/errors.h"
#include "core/python/identity.h"
#include "core/python/interpreter.h"
#include "core/python/lru_image.h"
#include "core/python/session.h"
#include "core/python/standard_library.h"

namespace asynchio::python {
namespace {

// All objects that the program has made and that can be changed, as far as the collector knows them.
class Finder {
  public:
    std::vector<PyRef> find() {
        const PyRef tracked = checked(PyObject_CallMethod(import_real("gc").get(), "get_objects", nullptr));
        // The names of a class belong to the class, what a cache holds to the cache.
        for (Py_ssize_t i = 0; i < PyList_GET_SIZE(tracked.get()); ++i) {
            PyObject* const object = PyList_GET_ITEM(tracked.get(), i);
            if (std::string_view(Py_TYPE(object)->tp_name) == "functools._lru_cache_wrapper")
                seen_.insert(entries_of_lru_cache(object));
            if (!PyType_Check(object)) continue;
            seen_.insert(reinterpret_cast<PyTypeObject*>(object)->tp_dict);
            seen_.insert(static_cast<PyObject*>(reinterpret_cast<PyTypeObject*>(object)->tp_subclasses));
        }
        for (Py_ssize_t i = 0; i < PyList_GET_SIZE(tracked.get()); ++i) add(PyList_GET_ITEM(tracked.get(), i));
        seen_.insert(tracked.get());
        // What holds only numbers is not tracked, but somebody who is tracked holds it.
        for (std::size_t i = 0; i < found_.size(); ++i) {
            PyObject* const object = found_[i].get();
            give_dict(object);
            if (const traverseproc traverse = Py_TYPE(object)->tp_traverse) traverse(object, visit, this);
        }
        return std::move(found_);
    }

  private:
    static int visit(PyObject* object, void* self) {
        static_cast<Finder*>(self)->add(object);
        return 0;
    }
    void add(PyObject* object) {
        if (!made_in_this_run(object) || !seen_.insert(object).second) return;
        if (PyUnicode_CheckExact(object) || PyLong_CheckExact(object) || PyBytes_CheckExact(object)) return;
        found_.push_back(PyRef::borrow(object));
    }

    std::vector<PyRef> found_;
    std::unordered_set<PyObject*> seen_;
};

// The generator behind random.random() and its like; null if nobody imported random.
PyRef shared_random() {
    const PyRef random = PyRef::take(PyImport_GetModule(make_str("random").get()));
    PyErr_Clear();
    if (!random) return {};
    PyRef generator = PyRef::take(PyObject_GetAttrString(random.get(), "_inst"));
    PyErr_Clear();
    return generator;
}

// No code of the program runs while things are dropped that no process has any more.
class Dropping {
  public:
    Dropping(Session& session, bool& dropping) : session_(session), dropping_(dropping) { hold(true); }
    ~Dropping() { hold(false); }
    Dropping(const Dropping&) = delete;
    Dropping& operator=(const Dropping&) = delete;

  private:
    void hold(bool on) {
        dropping_ = on;
        session_.tracer.hold(on);
        session_.out.mute(on);
        session_.err.mute(on);
    }
    Session& session_;
    bool& dropping_;
};

// Python's current exception is put aside meanwhile.
class ErrorAside {
  public:
    ErrorAside() { PyErr_Fetch(&type_, &value_, &traceback_); }
    ~ErrorAside() { PyErr_Restore(type_, value_, traceback_); }
    ErrorAside(const ErrorAside&) = delete;
    ErrorAside& operator=(const ErrorAside&) = delete;

  private:
    PyObject *type_ = nullptr, *value_ = nullptr, *traceback_ = nullptr;
};

}  // namespace

void AddressSpaces::fork(ProcessId child) {
    const ProcessId parent = loaded_;
    std::vector<PyRef> objects = Finder().find();
    // A condition of the child is on the child's lock, which has to be there then.
    std::ranges::stable_partition(objects, [](const PyRef& object) { return !is_condition(object.get()); });
    for (const PyRef& object : objects) share(object.get(), parent, child);
    if (const PyRef random = shared_random()) share(random.get(), parent, child);
    counters_[child] = Counters{session_.thread_names, session_.pool_names, PyRef(), false};
}

void AddressSpaces::share(PyObject* object, ProcessId parent, ProcessId child) {
    std::unique_ptr<ObjectImage> image = copy_object(object);
    if (!image) return;
    std::unique_ptr<Shared>& shared = objects_[object];
    if (!shared) {
        shared = std::make_unique<Shared>(Shared{PyRef::borrow(object), parent, {}});
        spaces_[parent].push_back(shared.get());
    }
    shared->images[child] = std::move(image);
    spaces_[child].push_back(shared.get());
}

void AddressSpaces::load(ProcessId process) {
    const ErrorAside aside;
    for (Shared* const shared : spaces_[process]) {
        if (shared->loaded == process) continue;
        auto image = shared->images.extract(process);
        image.mapped()->exchange(shared->object.get());
        image.key() = std::exchange(shared->loaded, process);
        shared->images.insert(std::move(image));
    }
    Counters counters = std::move(counters_[process]);
    exchange_counters(counters);
    counters_[std::exchange(loaded_, process)] = std::move(counters);
    drop_ended();
}

void AddressSpaces::exchange_counters(Counters& counters) {
    std::swap(counters.threads, session_.thread_names);
    std::swap(counters.pools, session_.pool_names);
    std::swap(counters.event_loop, session_.current_event_loop);
    std::swap(counters.event_loop_was_set, session_.event_loop_was_set);
}

// Not within the tracer, which could not keep the program's code from running.
void AddressSpaces::drop_ended() {
    PyThreadState* const thread = PyThreadState_Get();
    if (ended_.empty() || dropping_ || thread->tracing != 0) return;
    std::vector<ProcessId> waiting;
    for (const ProcessId process : std::exchange(ended_, {})) {
        if (process == loaded_ || session_.kernel.exit_of(process) == nullptr) waiting.push_back(process);
        else drop(process);
    }
    ended_.insert(ended_.end(), waiting.begin(), waiting.end());
}

void AddressSpaces::drop(ProcessId process) {
    const Dropping guard(session_, dropping_);
    std::vector<std::unique_ptr<Shared>> nobodys;
    std::vector<std::unique_ptr<ObjectImage>> images;
    for (Shared* const shared : spaces_[process]) {
        if (auto image = shared->images.extract(process)) images.push_back(std::move(image.mapped()));
        if (shared->images.empty()) nobodys.push_back(std::move(objects_.extract(shared->object.get()).mapped()));
    }
    spaces_.erase(process);
    for (auto& [other, space] : spaces_)
        std::erase_if(space, [](const Shared* shared) { return shared->images.empty(); });
    counters_.erase(process);
    images.clear();
    nobodys.clear();
}

void AddressSpaces::clear() {
    const Dropping guard(session_, dropping_);
    spaces_.clear();
    const auto objects = std::exchange(objects_, {});
    counters_.clear();
    ended_.clear();
}

}  // namespace asynchio::python
