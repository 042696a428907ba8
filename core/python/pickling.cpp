#include "core/python/pickling.h"

#include <vector>

#include "core/python/errors.h"
#include "core/python/interpreter.h"
#include "core/python/reports.h"
#include "core/python/session.h"
#include "core/python/standard_library.h"

namespace asynchio::python {
namespace {

// While pickle works, it finds the modules that the program has: time.sleep is ours.
class ProgramsModules {
  public:
    ProgramsModules() {
        PyObject *name = nullptr, *module = nullptr;
        PyObject* const loaded = current_session().modules.get();
        for (Py_ssize_t at = 0; PyDict_Next(loaded, &at, &name, &module) != 0;) {
            if (Interpreter::get().modules.find(std::string(text_of(name))) == nullptr) continue;
            real_.emplace_back(PyRef::borrow(name), PyRef::borrow(PyDict_GetItemWithError(all_, name)));
            checked(PyDict_SetItem(all_, name, module));
        }
    }
    ~ProgramsModules() {
        for (const auto& [name, module] : real_)
            if ((module ? PyDict_SetItem(all_, name.get(), module.get()) : PyDict_DelItem(all_, name.get())) < 0)
                PyErr_Clear();
    }
    ProgramsModules(const ProgramsModules&) = delete;
    ProgramsModules& operator=(const ProgramsModules&) = delete;

  private:
    PyObject* const all_ = PyImport_GetModuleDict();
    std::vector<std::pair<PyRef, PyRef>> real_;
};

PyRef call_pickle(const char* function, PyObject* argument) {
    const PyRef call = checked(PyObject_GetAttrString(standard_module("pickle").get(), function));
    const ProgramsModules modules;
    return checked(PyObject_CallOneArg(call.get(), argument));
}

}  // namespace


std::string pickled(PyObject* object) {
    const PyRef bytes = call_pickle("dumps", object);
    if (!PyBytes_Check(bytes.get())) raise(PyExc_TypeError, "pickle.dumps() gave no bytes");
    return {PyBytes_AS_STRING(bytes.get()), static_cast<std::size_t>(PyBytes_GET_SIZE(bytes.get()))};
}

PyRef unpickled(const std::string& bytes) {
    const PyRef object = checked(PyBytes_FromStringAndSize(bytes.data(), static_cast<Py_ssize_t>(bytes.size())));
    return call_pickle("loads", object.get());
}

void set_remote_cause(const PyRef& exception, PyObject* cause_type, const std::string& text) {
    const PyRef cause = checked(PyObject_CallOneArg(cause_type, make_str(text).get()));
    PyException_SetCause(exception.get(), cause.new_reference());
}

std::string remote_text(const PyRef& exception) { return "\n\"\"\"\n" + format_raised(exception) + "\"\"\""; }

}  // namespace asynchio::python
