// multiprocessing.Pipe: two ends, each with what the other one sent. An end is open as long as a process has it.
#include <deque>
#include <memory>
#include <set>

#include "core/python/bounded_repr.h"
#include "core/python/embedded.h"
#include "core/python/errors.h"
#include "core/python/interpreter.h"
#include "core/python/pickling.h"
#include "core/python/process_types.h"
#include "core/python/seconds.h"
#include "core/python/session.h"
#include "core/python/sync_type.h"
#include "core/python/type_builder.h"
#include "core/threads/wait_line.h"

namespace asynchio::python {
namespace {

// One direction.
struct Channel {
    struct Message {
        std::string bytes;
        Text text;
    };
    explicit Channel(Session& session) : id(session.recorder.next<QueueId>()) {
        session.recorder.record(
            QueueCreated{id, Party::threads, QueueOrder::fifo, session.recorder.text(session.name_for_new_object()), 0});
    }
    const QueueId id;
    std::deque<Message> messages;
    std::set<ProcessId> readers, writers;
    WaitLine line;
};

class Connection : public Object, private ProcessWatcher {
  public:
    Connection(Session& session, std::shared_ptr<Channel> in, std::shared_ptr<Channel> out)
        : session_(session), in_(std::move(in)), out_(std::move(out)) {
        hold(session_.kernel.current_process());
        session_.processes.add(*this);
    }
    ~Connection() override { session_.processes.remove(*this); }

    bool closed() const { return !holders_.contains(session_.kernel.current_process()); }
    bool readable() const { return in_ != nullptr; }
    bool writable() const { return out_ != nullptr; }
    void close() { let_go(session_.kernel.current_process()); }

    void send(std::string bytes, Text text) {
        if (out_->readers.empty()) {
            errno = EPIPE;
            PyErr_SetFromErrno(PyExc_OSError);
            throw_error();
        }
        out_->messages.push_back({std::move(bytes), text});
        session_.recorder.record(QueuePut{out_->id, text, static_cast<Count>(out_->messages.size())});
        out_->line.call(session_.kernel);
    }
    // Whether there is something to receive, or never will be.
    bool poll(Time deadline) {
        const auto in = in_;
        const Ref<Connection> self(this);
        while (in->messages.empty() && !in->writers.empty()) {
            if (deadline <= session_.kernel.now()) return false;
            if (!in->line.wait(session_.kernel, Wait{WaitKind::queue, in->id.value}, deadline))
                return !in->messages.empty();
        }
        return true;
    }
    std::string receive() {
        static_cast<void>(poll(kNever));
        if (in_->messages.empty()) {
            PyErr_SetNone(PyExc_EOFError);
            throw_error();
        }
        Channel::Message message = std::move(in_->messages.front());
        in_->messages.pop_front();
        session_.recorder.record(QueueTaken{in_->id, message.text, static_cast<Count>(in_->messages.size())});
        return std::move(message.bytes);
    }

  private:
    void hold(ProcessId process) {
        holders_.insert(process);
        if (in_) in_->readers.insert(process);
        if (out_) out_->writers.insert(process);
    }
    void let_go(ProcessId process) {
        if (holders_.erase(process) == 0) return;
        if (in_) in_->readers.erase(process);
        if (!out_) return;
        out_->writers.erase(process);
        if (out_->writers.empty()) out_->line.call_all(session_.kernel);
    }
    void forked(ProcessId parent, ProcessId child) override {
        if (holders_.contains(parent)) hold(child);
    }
    void ended(ProcessId process) override { let_go(process); }

    Session& session_;
    const std::shared_ptr<Channel> in_, out_;
    std::set<ProcessId> holders_;
};

Connection& open_connection(PyObject* self) {
    auto& connection = object_of<Connection>(self);
    if (connection.closed()) raise(PyExc_OSError, "handle is closed");
    return connection;
}
Connection& writable(PyObject* self) {
    Connection& connection = open_connection(self);
    if (!connection.writable()) raise(PyExc_OSError, "connection is read-only");
    return connection;
}
Connection& readable(PyObject* self) {
    Connection& connection = open_connection(self);
    if (!connection.readable()) raise(PyExc_OSError, "connection is write-only");
    return connection;
}

Text shown(PyObject* object) { return current_session().recorder.text(bounded_repr(object, kLongestItem)); }

PyObject* connection_send(PyObject* self, PyObject* object) {
    return guarded([&] {
        writable(self);
        std::string bytes = pickled(object);
        writable(self).send(std::move(bytes), shown(object));
        return none();
    });
}
PyObject* connection_recv(PyObject* self, PyObject*) {
    return guarded([&] { return unpickled(readable(self).receive()); });
}
PyObject* connection_send_bytes(PyObject* self, PyObject* bytes) {
    return guarded([&] {
        const PyRef copy = checked(PyBytes_FromObject(bytes));
        std::string text(PyBytes_AS_STRING(copy.get()), static_cast<std::size_t>(PyBytes_GET_SIZE(copy.get())));
        writable(self).send(std::move(text), shown(bytes));
        return none();
    });
}
PyObject* connection_recv_bytes(PyObject* self, PyObject*) {
    return guarded([&] {
        const std::string bytes = readable(self).receive();
        return checked(PyBytes_FromStringAndSize(bytes.data(), static_cast<Py_ssize_t>(bytes.size())));
    });
}
PyObject* connection_poll(PyObject* self, PyObject* arguments, PyObject* keywords) {
    return guarded([&] {
        PyObject* timeout = nullptr;
        parse(arguments, keywords, "|O:poll", {"timeout"}, &timeout);
        const Time deadline = timeout == nullptr ? current_session().kernel.now() : deadline_argument(timeout);
        return boolean(readable(self).poll(deadline));
    });
}
PyObject* connection_close(PyObject* self, PyObject*) {
    return guarded([&] {
        object_of<Connection>(self).close();
        return none();
    });
}
PyObject* connection_enter(PyObject* self, PyObject*) { return Py_NewRef(self); }
PyObject* connection_closed(PyObject* self, void*) {
    return guarded([&] { return boolean(object_of<Connection>(self).closed()); });
}
PyObject* connection_readable(PyObject* self, void*) {
    return guarded([&] { return boolean(object_of<Connection>(self).readable()); });
}
PyObject* connection_writable(PyObject* self, void*) {
    return guarded([&] { return boolean(object_of<Connection>(self).writable()); });
}

const PyMethodDef connection_methods[] = {
    {"send", connection_send, METH_O, nullptr},
    {"recv", connection_recv, METH_NOARGS, nullptr},
    {"send_bytes", connection_send_bytes, METH_O, nullptr},
    {"recv_bytes", connection_recv_bytes, METH_NOARGS, nullptr},
    method("poll", connection_poll, METH_VARARGS | METH_KEYWORDS),
    {"close", connection_close, METH_NOARGS, nullptr},
    {"__enter__", connection_enter, METH_NOARGS, nullptr},
    {"__exit__", connection_close, METH_VARARGS, nullptr},
    {"__reduce__", refuse_to_pickle, METH_NOARGS, nullptr},
    {nullptr, nullptr, 0, nullptr},
};
const PyGetSetDef connection_attributes[] = {
    {"closed", connection_closed, nullptr, nullptr, nullptr},
    {"readable", connection_readable, nullptr, nullptr, nullptr},
    {"writable", connection_writable, nullptr, nullptr, nullptr},
    {nullptr, nullptr, nullptr, nullptr, nullptr},
};

PyObject* pipe_function(PyObject*, PyObject* arguments, PyObject* keywords) {
    return guarded([&] {
        int duplex = 1;
        parse(arguments, keywords, "|p:Pipe", {"duplex"}, &duplex);
        Session& session = current_session();
        PyTypeObject* const type = Interpreter::get().types.connection;
        const auto there = std::make_shared<Channel>(session);
        const auto back = duplex != 0 ? std::make_shared<Channel>(session) : nullptr;
        // Without duplex the first end only receives.
        const Ref<Connection> first = make_embedded<Connection>(type, session, there, back);
        const Ref<Connection> second = make_embedded<Connection>(type, session, back, there);
        return checked(PyTuple_Pack(2, python_of(*first).get(), python_of(*second).get()));
    });
}

}  // namespace

const PyMethodDef* pipe_functions() {
    static const PyMethodDef functions[] = {
        method("Pipe", pipe_function, METH_VARARGS | METH_KEYWORDS),
        {nullptr, nullptr, 0, nullptr},
    };
    return functions;
}

void make_pipe_type(PyObject* module) {
    Interpreter::get().types.connection =
        make_type(module, "multiprocessing.connection.Connection", sizeof(Embedded<Connection>),
                  Py_TPFLAGS_HAVE_GC | Py_TPFLAGS_DISALLOW_INSTANTIATION,
                  {slot(Py_tp_dealloc, embedded_dealloc), slot(Py_tp_traverse, embedded_traverse),
                   slot(Py_tp_clear, embedded_clear), slot(Py_tp_methods, connection_methods),
                   slot(Py_tp_getset, connection_attributes)});
}

}  // namespace asynchio::python
