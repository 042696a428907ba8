#include "core/base/check.h"

#include <cstdio>
#include <cstdlib>

namespace asynchio {

void check_failed(const char* file, int line, const char* condition, const char* sentence,
                  const CheckWitness* witness) {
    std::fprintf(stderr, "%s:%d: broken invariant: %s (%s)\n", file, line, sentence, condition);
    if (witness != nullptr) witness->testify();
    std::abort();
}

}  // namespace asynchio
