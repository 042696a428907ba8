#include "app/runs/runner_process.h"

#include <fcntl.h>
#include <poll.h>
#include <spawn.h>
#include <sys/mman.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cerrno>
#include <csignal>
#include <cstring>
#include <ctime>
#include <utility>

namespace asynchio {
namespace {

// Room for the largest run that Limits allow.
constexpr std::size_t kEvents = 1'000'000 + 16;
constexpr std::size_t kTextBytes = 48u << 20;

constexpr std::uint32_t kLongestReply = 4u << 20;  // the runner bounds the answers in it
// Between the end of the conversation and the end of the process.
constexpr Duration kGrace = 200 * kMillisecond;

std::string system_error(const char* what) { return std::string(what) + ": " + std::strerror(errno); }

// Starts the runner with these descriptors where it expects them.
int spawn(const std::string& program, int socket, int memory, pid_t& pid) {
    posix_spawn_file_actions_t actions;
    posix_spawn_file_actions_init(&actions);
    posix_spawn_file_actions_adddup2(&actions, socket, kSocketDescriptor);
    posix_spawn_file_actions_adddup2(&actions, memory, kTraceDescriptor);
    posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, "/dev/null", O_RDONLY, 0);
    posix_spawnattr_t attributes;
    posix_spawnattr_init(&attributes);
    // A group of its own: Ctrl+C in the terminal is for the app, which stops the runner itself.
    posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETPGROUP);
    posix_spawnattr_setpgroup(&attributes, 0);
    char* const arguments[] = {const_cast<char*>(program.c_str()), nullptr};
    const int error = posix_spawn(&pid, program.c_str(), &actions, &attributes, arguments, environ);
    posix_spawnattr_destroy(&attributes);
    posix_spawn_file_actions_destroy(&actions);
    return error;
}

// Descriptors above those that the runner uses, so that moving them there cannot overwrite one another.
int move_up(int descriptor) {
    const int moved = fcntl(descriptor, F_DUPFD_CLOEXEC, 10);
    ::close(descriptor);
    return moved;
}

}  // namespace

Result<RunnerProcess> RunnerProcess::start(const std::filesystem::path& program) {
    RunnerProcess process;
    process.memory_descriptor_ = move_up(memfd_create("asynchio-trace", MFD_CLOEXEC | MFD_ALLOW_SEALING));
    process.memory_size_ = TraceBuffer::size_for(kEvents, kTextBytes);
    if (process.memory_descriptor_ < 0 ||
        ftruncate(process.memory_descriptor_, static_cast<off_t>(process.memory_size_)) != 0)
        return Failure{system_error("no memory for a trace")};
    // Nobody makes it shorter: reading what is gone would kill the reader.
    fcntl(process.memory_descriptor_, F_ADD_SEALS, F_SEAL_SHRINK | F_SEAL_GROW | F_SEAL_SEAL);
    process.memory_ =
        mmap(nullptr, process.memory_size_, PROT_READ | PROT_WRITE, MAP_SHARED, process.memory_descriptor_, 0);
    if (process.memory_ == MAP_FAILED) {
        process.memory_ = nullptr;
        return Failure{system_error("no memory for a trace")};
    }
    process.buffer_ = TraceBuffer::format(
        std::span(static_cast<std::byte*>(process.memory_), process.memory_size_), kEvents, kTextBytes);

    int sockets[2] = {-1, -1};
    if (socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, sockets) != 0) return Failure{system_error("no socket")};
    process.socket_ = move_up(sockets[0]);
    const int theirs = move_up(sockets[1]);
    const int error = spawn(program.string(), theirs, process.memory_descriptor_, process.pid_);
    ::close(theirs);
    if (error != 0) {
        process.pid_ = -1;
        return Failure{"'" + program.string() + "' could not be started: " + std::strerror(error) +
                       ". It belongs beside the asynchio program; build or install both together."};
    }
    return process;
}

RunnerProcess::RunnerProcess(RunnerProcess&& other) noexcept { *this = std::move(other); }

RunnerProcess& RunnerProcess::operator=(RunnerProcess&& other) noexcept {
    std::swap(pid_, other.pid_);
    std::swap(socket_, other.socket_);
    std::swap(memory_descriptor_, other.memory_descriptor_);
    std::swap(memory_, other.memory_);
    std::swap(memory_size_, other.memory_size_);
    std::swap(buffer_, other.buffer_);
    std::swap(input_, other.input_);
    return *this;
}

RunnerProcess::~RunnerProcess() {
    kill();
    if (socket_ >= 0) ::close(socket_);
    if (memory_ != nullptr) munmap(memory_, memory_size_);
    if (memory_descriptor_ >= 0) ::close(memory_descriptor_);
}

bool RunnerProcess::send(const RunRequest& request, std::uint64_t run) {
    buffer_->clear();
    return write_frame(socket_, encode_request(request, run));
}

// Takes what has arrived. False when the other end is closed.
bool RunnerProcess::fill_input() {
    char bytes[1 << 16];
    const ssize_t got = ::recv(socket_, bytes, sizeof bytes, MSG_DONTWAIT);
    if (got > 0) input_.append(bytes, static_cast<std::size_t>(got));
    return got > 0 || (got < 0 && (errno == EAGAIN || errno == EINTR));
}

// The first complete frame of what has arrived, if there is one.
std::optional<std::string> RunnerProcess::take_frame() {
    std::uint32_t length = 0;
    if (input_.size() < sizeof length) return std::nullopt;
    std::memcpy(&length, input_.data(), sizeof length);
    if (length > kLongestReply) return "";  // no reply of ours
    if (input_.size() - sizeof length < length) return std::nullopt;
    std::string text = input_.substr(sizeof length, length);
    input_.erase(0, sizeof length + length);
    return text;
}

RunnerProcess::Answer RunnerProcess::wait(Duration timeout, RunReply& reply) {
    std::optional<std::string> text = take_frame();
    if (!text) {
        pollfd descriptor{socket_, POLLIN, 0};
        const int milliseconds = static_cast<int>((timeout + kMillisecond - 1) / kMillisecond);
        if (::poll(&descriptor, 1, milliseconds) <= 0) return Answer::none;
        if (!fill_input()) return Answer::gone;
        text = take_frame();
    }
    if (!text) return Answer::none;
    if (*text == "ready") return Answer::ready;
    const Result<RunReply> decoded = decode_reply(*text);
    if (!decoded) return Answer::gone;
    reply = *decoded;
    return Answer::done;
}

void RunnerProcess::release_trace_memory() {
    buffer_->clear();
    const long page = sysconf(_SC_PAGESIZE);
    fallocate(memory_descriptor_, FALLOC_FL_PUNCH_HOLE | FALLOC_FL_KEEP_SIZE, page,
              static_cast<off_t>(memory_size_) - page);
    buffer_->clear();
}

Duration RunnerProcess::cpu_time() const {
    clockid_t clock = 0;
    timespec time{};
    if (clock_getcpuclockid(pid_, &clock) != 0 || clock_gettime(clock, &time) != 0) return 0;
    return time.tv_sec * kSecond + time.tv_nsec;
}

void RunnerProcess::kill() {
    if (pid_ <= 0) return;
    // The whole group: whatever a program may have started.
    ::kill(-pid_, SIGKILL);
    int status = 0;
    while (waitpid(pid_, &status, 0) < 0 && errno == EINTR) {
    }
    pid_ = -1;
}

// Whether the process ends within this time. It stays to be waited for, so its number is not given to another one.
bool RunnerProcess::ends_within(Duration patience) const {
    for (Duration waited = 0;; waited += kMillisecond) {
        siginfo_t info{};
        if (waitid(P_PID, static_cast<id_t>(pid_), &info, WEXITED | WNOHANG | WNOWAIT) != 0 || info.si_pid != 0)
            return true;
        if (waited >= patience) return false;
        usleep(1000);
    }
}

std::string RunnerProcess::how_it_ended() {
    if (pid_ <= 0) return "it has ended";
    if (!ends_within(kGrace)) {
        kill();
        return "it stopped answering";
    }
    ::kill(-pid_, SIGKILL);
    int status = 0;
    while (waitpid(pid_, &status, 0) < 0 && errno == EINTR) {
    }
    pid_ = -1;
    if (WIFSIGNALED(status)) {
        const int signal = WTERMSIG(status);
        if (signal == SIGKILL) return "it was killed";
        const char* name = sigdescr_np(signal);
        return name != nullptr ? name : "signal " + std::to_string(signal);
    }
    return "exit status " + std::to_string(WEXITSTATUS(status));
}

}  // namespace asynchio
