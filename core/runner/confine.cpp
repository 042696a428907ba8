#include "core/runner/confine.h"

#include <fcntl.h>
#include <linux/audit.h>
#include <linux/filter.h>
#include <linux/sched.h>
#include <linux/seccomp.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/syscall.h>

#include <cerrno>
#include <csignal>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <vector>

namespace asynchio {
namespace {

// Address space beyond which even allocations that Python does not count fail. Sanitizers need far more.
constexpr rlim_t kAddressSpace = 6ull << 30;

void limit(int resource, rlim_t value) {
    const rlimit both{value, value};
    setrlimit(resource, &both);
}

#if defined(__x86_64__)
constexpr std::uint32_t kArchitecture = AUDIT_ARCH_X86_64;
#elif defined(__aarch64__)
constexpr std::uint32_t kArchitecture = AUDIT_ARCH_AARCH64;
#else
constexpr std::uint32_t kArchitecture = 0;  // no filter
#endif

// System calls that reach outside: they fail as if the user had no right to them.
constexpr int kForbidden[] = {
    SYS_execve, SYS_execveat, SYS_ptrace, SYS_kill, SYS_socket, SYS_connect, SYS_bind, SYS_listen, SYS_unlinkat,
    SYS_renameat2, SYS_mkdirat, SYS_linkat, SYS_symlinkat, SYS_truncate, SYS_ftruncate, SYS_fchmod, SYS_fchmodat,
    SYS_fchown, SYS_fchownat, SYS_mknodat, SYS_setsid, SYS_setpgid, SYS_process_vm_writev,
#ifdef SYS_fork
    SYS_fork, SYS_vfork,
#endif
#ifdef SYS_unlink
    SYS_unlink, SYS_rename, SYS_mkdir, SYS_rmdir, SYS_link, SYS_symlink, SYS_chmod, SYS_chown, SYS_mknod, SYS_creat,
#endif
#ifdef SYS_renameat
    SYS_renameat,
#endif
};

class Filter {
  public:
    Filter() {
        load(offsetof(seccomp_data, arch));
        allow_unless(BPF_JEQ, kArchitecture);
        load(offsetof(seccomp_data, nr));
        for (const int call : kForbidden) fail_if(BPF_JEQ, static_cast<std::uint32_t>(call), EPERM);
        // glibc falls back to clone, whose flags can be read here.
        fail_if(BPF_JEQ, SYS_clone3, ENOSYS);
        forbid_flag(SYS_clone, 0, CLONE_THREAD, false);
        forbid_flag(SYS_openat, 2, O_WRONLY | O_RDWR | O_CREAT | O_TRUNC, true);
#ifdef SYS_open
        forbid_flag(SYS_open, 1, O_WRONLY | O_RDWR | O_CREAT | O_TRUNC, true);
#endif
        add(BPF_RET | BPF_K, SECCOMP_RET_ALLOW);
    }

    void install() {
        sock_fprog program{static_cast<unsigned short>(code_.size()), code_.data()};
        if (kArchitecture == 0 || prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) != 0) return;
        prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, &program);
    }

  private:
    void add(unsigned code, std::uint32_t value, unsigned if_true = 0, unsigned if_false = 0) {
        code_.push_back(sock_filter{static_cast<std::uint16_t>(code), static_cast<std::uint8_t>(if_true),
                                    static_cast<std::uint8_t>(if_false), value});
    }
    void load(std::size_t offset) { add(BPF_LD | BPF_W | BPF_ABS, static_cast<std::uint32_t>(offset)); }
    void fail_if(unsigned test, std::uint32_t value, int error) {
        add(BPF_JMP | test | BPF_K, value, 0, 1);
        add(BPF_RET | BPF_K, SECCOMP_RET_ERRNO | static_cast<std::uint32_t>(error));
    }
    void allow_unless(unsigned test, std::uint32_t value) {
        add(BPF_JMP | test | BPF_K, value, 1, 0);
        add(BPF_RET | BPF_K, SECCOMP_RET_ALLOW);
    }
    // `call` fails when any of `flags` is in its argument (or, without `present`, when none is).
    void forbid_flag(int call, unsigned argument, std::uint32_t flags, bool present) {
        constexpr unsigned kBody = 4;
        add(BPF_JMP | BPF_JEQ | BPF_K, static_cast<std::uint32_t>(call), 0, kBody);
        load(offsetof(seccomp_data, args) + argument * sizeof(std::uint64_t));
        add(BPF_JMP | BPF_JSET | BPF_K, flags, present ? 0 : 1, present ? 1 : 0);
        add(BPF_RET | BPF_K, SECCOMP_RET_ERRNO | EPERM);
        add(BPF_RET | BPF_K, SECCOMP_RET_ALLOW);
    }

    std::vector<sock_filter> code_;
};

}  // namespace

void confine_process() {
    prctl(PR_SET_PDEATHSIG, SIGKILL);
    limit(RLIMIT_CORE, 0);
    limit(RLIMIT_FSIZE, 0);
#ifndef ASYNCHIO_SANITIZED
    limit(RLIMIT_AS, kAddressSpace);
#endif
    setenv("TZ", "UTC", 1);
    Filter().install();
}

}  // namespace asynchio
