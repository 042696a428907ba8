// The answers that a class votes on, and the speaker's notes. Plain data for the panels.
#pragma once

#include <string>
#include <vector>

#include "app/model/presenting.h"
#include "lessons/reader/markdown.h"

namespace asynchio {

struct VoteAnswer {
    std::string key, words;             // "1", which counts a hand, and "3.0 s"
    int count = 0, before = 0;          // `before`: in the first vote
    bool right = false;                 // the run says so; only once it has
};

struct VoteView {
    std::vector<VoteAnswer> answers;    // empty: the question has none that could be counted
    int total = 0;
    bool open = false;                  // votes are taken: the run has not answered yet
    bool shown = false, revoted = false;
    bool clock = false;                 // it runs; ...
    double left = kVoteSeconds, part = 1;          // ... seconds and the part of all that is left
    bool started = false;               // it ran
};

struct NotesView {
    std::string stage;                  // "Predict, question 1 of 2"
    std::string clock;                  // "7:05 of 12 min"
    std::string answer;                 // what the run will say to the open question; ""
    std::string advice;                 // what the votes ask for; ""
    std::string next;                   // what comes with the next key
    std::vector<std::vector<Paragraph>> teacher;  // the lesson's notes
};

}  // namespace asynchio
