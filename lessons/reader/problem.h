// What a reader found wrong in a lesson's file, for the teacher or learner who wrote it. Never an exception:
// the reader keeps whatever it could read.
#pragma once

#include <string>

namespace asynchio {

struct Problem {
    std::string file;      // "05-gather/lesson.md", or "" when the text came from no file
    int line = 0;          // from 1; 0 when no single line is at fault
    std::string sentence;  // what is wrong and what to write instead

    friend bool operator==(const Problem&, const Problem&) = default;
};

// "05-gather/lesson.md, line 41: the block '## predict' needs 'answer:' ..."
std::string describe(const Problem& problem);

}  // namespace asynchio
