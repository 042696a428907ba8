#include "core/python/live_container.h"

#include <string>

#include "core/python/bounded_repr.h"
#include "core/python/errors.h"
#include "core/python/interpreter.h"
#include "core/python/session.h"
#include "core/python/values.h"

namespace asynchio::python {
namespace {

PyRef deque_type() { return checked(PyObject_GetAttrString(import_real("_collections").get(), "deque")); }

class LiveContainer final : public LiveItems {
  public:
    LiveContainer(QueueOrder order, PyRef container)
        : order_(order), container_(container.get()), object_(std::move(container)) {
        if (!is_list()) limited_ = checked(PyObject_GetAttrString(container_, "maxlen")).get() != Py_None;
    }
    const Value& object() const override { return object_; }
    bool matters() const override { return limited_ || Py_REFCNT(container_) > 1; }

    bool holds(const std::deque<QueueItem>& items) const override {
        if (size() != items.size()) return false;
        std::size_t next = 0;
        return for_each([&](PyObject* object) {
            return next < items.size() && identity(items[next++].value) == object;
        });
    }
    std::vector<Value> values() const override {
        std::vector<Value> values;
        for_each([&](PyObject* object) {
            values.push_back(to_value(PyRef::borrow(object)));
            return true;
        });
        return values;
    }

    bool update(const std::deque<QueueItem>& items) override {
        const bool is_line = order_ != QueueOrder::priority;
        if (is_line && items.size() == size() + 1) append(items.back().value);
        else if (is_line && items.size() + 1 == size()) remove_one();
        else rewrite(items);
        return size() == items.size();
    }

    const void* identity(const Value& value) const override { return to_object(value).get(); }
    Text describe(const Value& value) const override {
        return current_session().recorder.text(bounded_repr(to_object(value).get(), kLongestItem));
    }

  private:
    bool is_list() const { return PyList_CheckExact(container_) != 0; }
    std::size_t size() const { return static_cast<std::size_t>(PyObject_Size(container_)); }

    // Until `look` says no, which is the answer then.
    template <class Look>
    bool for_each(Look look) const {
        if (is_list()) {
            for (Py_ssize_t i = 0; i < PyList_GET_SIZE(container_); ++i)
                if (!look(PyList_GET_ITEM(container_, i))) return false;
            return true;
        }
        const PyRef items = checked(PyObject_GetIter(container_));
        while (const PyRef item = PyRef::take(PyIter_Next(items.get())))
            if (!look(item.get())) return false;
        return true;
    }
    void call(const char* method) {
        static_cast<void>(checked(PyObject_CallMethodNoArgs(container_, make_str(method).get())));
    }
    void append(const Value& value) {
        const PyRef item = to_object(value);
        if (is_list()) checked(PyList_Append(container_, item.get()));
        else static_cast<void>(checked(PyObject_CallMethodOneArg(container_, make_str("append").get(), item.get())));
    }
    void remove_one() {
        if (order_ == QueueOrder::fifo) return call("popleft");
        if (!is_list()) return call("pop");
        shorten(PyList_GET_SIZE(container_) - 1);
    }
    void shorten(Py_ssize_t size) { checked(PyList_SetSlice(container_, size, PyList_GET_SIZE(container_), nullptr)); }
    void rewrite(const std::deque<QueueItem>& items) {
        if (!is_list()) {
            call("clear");
            for (const QueueItem& item : items) append(item.value);
            return;
        }
        // In place: what leaves is still the queue's, so nothing ends here that has code to run.
        if (size() > items.size()) shorten(static_cast<Py_ssize_t>(items.size()));
        for (std::size_t i = 0; i < items.size(); ++i) {
            if (i == size()) append(items[i].value);
            else checked(PyList_SetItem(container_, static_cast<Py_ssize_t>(i), to_object(items[i].value).detach()));
        }
    }

    const QueueOrder order_;
    PyObject* const container_;  // that of object_
    const Value object_;
    bool limited_ = false;  // a deque with a maxlen
};

}  // namespace

std::shared_ptr<LiveItems> make_live_container(QueueOrder order, const std::deque<QueueItem>& items) {
    PyRef list = checked(PyList_New(0));
    for (std::size_t i = 0; i < items.size(); ++i)
        checked(PyList_Append(list.get(), to_object(items[i].value).get()));
    if (order == QueueOrder::fifo) list = checked(PyObject_CallOneArg(deque_type().get(), list.get()));
    return std::make_shared<LiveContainer>(order, std::move(list));
}

std::shared_ptr<LiveItems> live_container(QueueOrder order, PyObject* container) {
    const bool is_deque = reinterpret_cast<PyObject*>(Py_TYPE(container)) == deque_type().get();
    const bool fits = is_deque ? order != QueueOrder::priority
                               : PyList_CheckExact(container) != 0 && order != QueueOrder::fifo;
    if (!fits)
        raise(PyExc_TypeError, std::string("the items of this queue are in a ") +
                                   (order == QueueOrder::fifo ? "collections.deque" : "list") + " in the playground");
    return std::make_shared<LiveContainer>(order, PyRef::borrow(container));
}

}  // namespace asynchio::python
